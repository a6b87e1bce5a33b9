//! Rich Text Format 1.9: what word processors paste.

use std::fmt::Write;

use ibid_csl::Display;

use super::{Face, Format, Frame, Writer};
use crate::output::link::LinkTarget;

/// The RTF writer.
pub(super) struct Rtf;

impl Writer for Rtf {
    fn text(&self, text: &str, out: &mut String) {
        for c in text.chars() {
            match c {
                '\\' | '{' | '}' => {
                    out.push('\\');
                    out.push(c);
                }
                '\t' => out.push_str("\\tab{}"),
                c if c.is_ascii() => out.push(c),
                c => {
                    let mut units = [0u16; 2];
                    for unit in c.encode_utf16(&mut units) {
                        // RTF writes UTF-16 code units as signed numbers.
                        let _ = write!(out, "\\uc0\\u{}{{}}", unit.cast_signed());
                    }
                }
            }
        }
    }

    fn open(&self, face: Face, out: &mut String) {
        out.push_str(match face {
            Face::Italic | Face::Oblique => "{\\i{}",
            Face::Upright => "{\\i0{}",
            Face::SmallCaps => "{\\scaps ",
            Face::NoSmallCaps => "{\\scaps0{}",
            Face::Bold => "{\\b{}",
            Face::NormalWeight => "{\\b0{}",
            Face::Underline => "{\\ul{}",
            Face::NoUnderline => "{\\ulnone{}",
            Face::Superscript => "{\\super ",
            Face::Subscript => "{\\sub ",
            Face::Light | Face::Baseline => "{",
        });
    }

    fn close(&self, _face: Face, out: &mut String) {
        out.push('}');
    }

    fn open_display(&self, display: Display, out: &mut String) {
        out.push_str(match display {
            Display::Block => "\\line{}",
            Display::Indent => "\\line{}\\tab{}",
            Display::LeftMargin | Display::RightInline => "",
        });
    }

    fn close_display(&self, display: Display, out: &mut String) {
        out.push_str(match display {
            Display::Block | Display::Indent => "\\line{}",
            Display::LeftMargin => "\\tab{}",
            Display::RightInline => "",
        });
    }

    fn open_link(&self, target: &LinkTarget, out: &mut String) {
        out.push_str("{\\field{\\*\\fldinst HYPERLINK \"");
        for c in target.url.chars() {
            self.text(c.encode_utf8(&mut [0; 4]), out);
        }
        out.push_str("\"}{\\fldrslt ");
    }

    fn close_link(&self, _target: &LinkTarget, out: &mut String) {
        out.push_str("}}");
    }
}

impl Format for Rtf {
    fn frame(&self) -> Frame {
        Frame {
            open: "{\\rtf1\\ansi ",
            between: "\\par\n",
            close: "}",
        }
    }
}
