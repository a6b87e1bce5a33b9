//! HTML as the CSL test suite writes it.

use ibid_csl::Display;

use super::{Face, Writer};

/// The HTML writer.
pub(super) struct Html;

impl Writer for Html {
    fn text(&self, text: &str, out: &mut String) {
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '&' => out.push_str("&#38;"),
                '<' => out.push_str("&#60;"),
                '>' => out.push_str("&#62;"),
                // Two spaces would be shown as one.
                c if c.is_whitespace() && chars.peek().is_some_and(|n| n.is_whitespace()) => {
                    chars.next();
                    out.push_str("\u{a0} ");
                }
                c => match superscript(c) {
                    Some(plain) => {
                        out.push_str("<sup>");
                        out.push_str(plain);
                        out.push_str("</sup>");
                    }
                    None => out.push(c),
                },
            }
        }
    }

    fn open(&self, face: Face, out: &mut String) {
        out.push_str(match face {
            Face::Italic => "<i>",
            Face::Oblique => "<em>",
            Face::Upright => "<span style=\"font-style:normal;\">",
            Face::SmallCaps => "<span style=\"font-variant:small-caps;\">",
            Face::NoSmallCaps => "<span style=\"font-variant:normal;\">",
            Face::Bold => "<b>",
            Face::Light => "",
            Face::NormalWeight => "<span style=\"font-weight:normal;\">",
            Face::Underline => "<span style=\"text-decoration:underline;\">",
            Face::NoUnderline => "<span style=\"text-decoration:none;\">",
            Face::Superscript => "<sup>",
            Face::Subscript => "<sub>",
            Face::Baseline => "<span style=\"baseline\">",
        });
    }

    fn close(&self, face: Face, out: &mut String) {
        out.push_str(match face {
            Face::Italic => "</i>",
            Face::Oblique => "</em>",
            Face::Bold => "</b>",
            Face::Superscript => "</sup>",
            Face::Subscript => "</sub>",
            Face::Light => "",
            _ => "</span>",
        });
    }

    fn open_display(&self, display: Display, out: &mut String) {
        out.push_str(match display {
            Display::Block => "\n\n    <div class=\"csl-block\">",
            Display::LeftMargin => "\n    <div class=\"csl-left-margin\">",
            Display::RightInline => "<div class=\"csl-right-inline\">",
            Display::Indent => "<div class=\"csl-indent\">",
        });
    }

    fn close_display(&self, display: Display, out: &mut String) {
        out.push_str(match display {
            Display::Block => "</div>\n",
            Display::LeftMargin => "</div>",
            Display::RightInline | Display::Indent => "</div>\n  ",
        });
    }

    fn open_link(&self, url: &str, out: &mut String) {
        out.push_str("<a href=\"");
        for c in url.chars() {
            match c {
                '"' => out.push_str("&#34;"),
                '&' => out.push_str("&#38;"),
                '<' => out.push_str("&#60;"),
                '>' => out.push_str("&#62;"),
                c => out.push(c),
            }
        }
        out.push_str("\">");
    }

    fn close_link(&self, _url: &str, out: &mut String) {
        out.push_str("</a>");
    }

    fn finish_entry(&self, entry: String) -> String {
        format!("  <div class=\"csl-entry\">{entry}</div>\n")
    }

    fn finish_bibliography(&self, entries: &[&str]) -> String {
        format!("<div class=\"csl-bib-body\">\n{}</div>", entries.concat())
    }
}

/// The plain form of a superscript character (Unicode "Superscripts and Subscripts" and the
/// modifier letters that scholarly titles use).
fn superscript(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{00aa}' | '\u{1d43}' => "a",
        '\u{00b2}' => "2",
        '\u{00b3}' => "3",
        '\u{00b9}' => "1",
        '\u{00ba}' | '\u{1d52}' => "o",
        '\u{02b0}' => "h",
        '\u{02b1}' => "\u{266}",
        '\u{02b2}' => "j",
        '\u{02b3}' => "r",
        '\u{02b4}' => "\u{279}",
        '\u{02b5}' => "\u{27b}",
        '\u{02b6}' => "\u{281}",
        '\u{02b7}' => "w",
        '\u{02b8}' => "y",
        '\u{02e0}' => "\u{263}",
        '\u{02e1}' => "l",
        '\u{02e2}' => "s",
        '\u{02e3}' => "x",
        '\u{02e4}' => "\u{295}",
        '\u{1d2c}' => "A",
        '\u{1d2d}' => "\u{c6}",
        '\u{1d2e}' => "B",
        '\u{1d30}' => "D",
        '\u{1d31}' => "E",
        '\u{1d32}' => "\u{18e}",
        '\u{1d33}' => "G",
        '\u{1d34}' => "H",
        '\u{1d35}' => "I",
        '\u{1d36}' => "J",
        '\u{1d37}' => "K",
        '\u{1d38}' => "L",
        '\u{1d39}' => "M",
        '\u{1d3a}' => "N",
        '\u{1d3c}' => "O",
        '\u{1d3d}' => "\u{222}",
        '\u{1d3e}' => "P",
        '\u{1d3f}' => "R",
        '\u{1d40}' => "T",
        '\u{1d41}' => "U",
        '\u{1d42}' => "W",
        '\u{1d47}' => "b",
        '\u{1d48}' => "d",
        '\u{1d49}' => "e",
        '\u{1d4d}' => "g",
        '\u{1d4f}' => "k",
        '\u{1d50}' => "m",
        '\u{1d56}' => "p",
        '\u{1d57}' => "t",
        '\u{1d58}' => "u",
        '\u{1d5b}' => "v",
        '\u{2070}' => "0",
        '\u{2071}' => "i",
        '\u{2074}' => "4",
        '\u{2075}' => "5",
        '\u{2076}' => "6",
        '\u{2077}' => "7",
        '\u{2078}' => "8",
        '\u{2079}' => "9",
        '\u{207a}' => "+",
        '\u{207b}' => "\u{2212}",
        '\u{207c}' => "=",
        '\u{207d}' => "(",
        '\u{207e}' => ")",
        '\u{207f}' => "n",
        '\u{2120}' => "SM",
        '\u{2122}' => "TM",
        _ => return None,
    })
}
