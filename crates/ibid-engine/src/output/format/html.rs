//! HTML as the CSL test suite writes it.

use ibid_csl::Display;

use super::{Face, Format, Frame, Writer, superscript};
use crate::output::link::LinkTarget;

/// The HTML writer.
pub(super) struct Html;

impl Writer for Html {
    fn text(&self, text: &str, out: &mut String) {
        let mut rest = text;
        while !rest.is_empty() {
            let (plain, special) = rest.split_at(plain_length(rest));
            out.push_str(plain);
            rest = special_char(special, out);
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

    fn open_link(&self, target: &LinkTarget, out: &mut String) {
        out.push_str("<a href=\"");
        for c in target.url.chars() {
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

    fn close_link(&self, _target: &LinkTarget, out: &mut String) {
        out.push_str("</a>");
    }
}

/// How many bytes at the start surely stand for themselves.
fn plain_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut behind = 0;
    let special = bytes.iter().position(|byte| {
        behind += 1;
        match KINDS.get(usize::from(*byte)) {
            Some(Kind::Plain) => false,
            Some(Kind::Space) => bytes
                .get(behind)
                .is_some_and(|next| !next.is_ascii_graphic()),
            _ => true,
        }
    });
    special.unwrap_or(bytes.len())
}

/// What a byte is to the writer.
#[derive(Clone, Copy)]
enum Kind {
    /// It stands for itself.
    Plain,
    /// It does, where no other follows.
    Space,
    Special,
}

/// The kind of each byte: text is looked through byte by byte.
#[expect(clippy::indexing_slicing, reason = "there is a kind for each byte")]
const KINDS: [Kind; 256] = {
    let mut kinds = [Kind::Special; 256];
    let mut byte = 0u8;
    while byte.is_ascii() {
        kinds[byte as usize] = match byte {
            b'&' | b'<' | b'>' => Kind::Special,
            b'\t'..=b'\r' | b' ' => Kind::Space,
            _ => Kind::Plain,
        };
        byte += 1;
    }
    kinds
};

/// Writes the first character, and returns the rest.
fn special_char<'t>(text: &'t str, out: &mut String) -> &'t str {
    let mut chars = text.chars();
    let Some(c) = chars.next() else { return "" };
    let rest = chars.as_str();
    match c {
        '&' => out.push_str("&#38;"),
        '<' => out.push_str("&#60;"),
        '>' => out.push_str("&#62;"),
        // Two spaces would be shown as one.
        c if c.is_whitespace() && rest.starts_with(char::is_whitespace) => {
            chars.next();
            out.push_str("\u{a0} ");
            return chars.as_str();
        }
        c => match superscript::plain(c) {
            Some(plain) => {
                out.push_str("<sup>");
                out.push_str(plain);
                out.push_str("</sup>");
            }
            None => out.push(c),
        },
    }
    rest
}

impl Format for Html {
    fn finish_entry(&self, entry: &mut String) {
        entry.insert_str(0, "  <div class=\"csl-entry\">");
        entry.push_str("</div>\n");
    }

    fn frame(&self) -> Frame {
        Frame {
            open: "<div class=\"csl-bib-body\">\n",
            between: "",
            close: "</div>",
        }
    }
}

/// HTML for those who put entries into a page of their own: no `csl-entry` and no line breaks.
pub(crate) struct Fragment;

impl Writer for Fragment {
    fn text(&self, text: &str, out: &mut String) {
        Html.text(text, out);
    }

    fn open(&self, face: Face, out: &mut String) {
        Html.open(face, out);
    }

    fn close(&self, face: Face, out: &mut String) {
        Html.close(face, out);
    }

    fn open_display(&self, display: Display, out: &mut String) {
        out.push_str(match display {
            Display::Block => "<div class=\"csl-block\">",
            Display::LeftMargin => "<div class=\"csl-left-margin\">",
            Display::RightInline => "<div class=\"csl-right-inline\">",
            Display::Indent => "<div class=\"csl-indent\">",
        });
    }

    fn close_display(&self, _display: Display, out: &mut String) {
        out.push_str("</div>");
    }

    fn open_link(&self, target: &LinkTarget, out: &mut String) {
        Html.open_link(target, out);
    }

    fn close_link(&self, target: &LinkTarget, out: &mut String) {
        Html.close_link(target, out);
    }
}

impl Format for Fragment {
    fn frame(&self) -> Frame {
        Frame::separated("")
    }
}
