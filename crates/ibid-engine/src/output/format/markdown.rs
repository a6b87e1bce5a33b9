//! CommonMark, with HTML elements for what it has no mark for.

use ibid_csl::Display;

use super::text::collapse_spaces;
use super::{Face, Format, Frame, Writer, escape_list_marker};
use crate::output::link::LinkTarget;

/// The Markdown writer.
pub(super) struct Markdown;

impl Writer for Markdown {
    fn text(&self, text: &str, out: &mut String) {
        for c in text.chars() {
            if matches!(
                c,
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '$'
            ) {
                out.push('\\');
            }
            if c == '&' {
                out.push('\\');
            }
            out.push(c);
        }
    }

    fn open(&self, face: Face, out: &mut String) {
        out.push_str(match face {
            Face::Italic | Face::Oblique => "*",
            Face::Bold => "**",
            Face::SmallCaps => "<span style=\"font-variant:small-caps;\">",
            Face::NoSmallCaps => "<span style=\"font-variant:normal;\">",
            Face::Upright => "<span style=\"font-style:normal;\">",
            Face::NormalWeight => "<span style=\"font-weight:normal;\">",
            Face::Underline => "<u>",
            Face::NoUnderline => "<span style=\"text-decoration:none;\">",
            Face::Superscript => "<sup>",
            Face::Subscript => "<sub>",
            Face::Light | Face::Baseline => "",
        });
    }

    fn close(&self, face: Face, out: &mut String) {
        out.push_str(match face {
            Face::Italic | Face::Oblique => "*",
            Face::Bold => "**",
            Face::SmallCaps
            | Face::NoSmallCaps
            | Face::Upright
            | Face::NormalWeight
            | Face::NoUnderline => "</span>",
            Face::Underline => "</u>",
            Face::Superscript => "</sup>",
            Face::Subscript => "</sub>",
            Face::Light | Face::Baseline => "",
        });
    }

    fn open_display(&self, _display: Display, out: &mut String) {
        out.push(' ');
    }

    fn close_display(&self, _display: Display, out: &mut String) {
        out.push(' ');
    }

    fn open_link(&self, _target: &LinkTarget, out: &mut String) {
        out.push('[');
    }

    fn close_link(&self, target: &LinkTarget, out: &mut String) {
        out.push_str("](<");
        // An `&` could begin an entity.
        out.push_str(&target.url.replace('&', "&amp;"));
        out.push_str(">)");
    }
}

impl Format for Markdown {
    fn finish_cluster(&self, cluster: &mut String) {
        collapse_spaces(cluster);
    }

    fn finish_entry(&self, entry: &mut String) {
        collapse_spaces(entry);
        escape_list_marker(entry);
    }

    fn frame(&self) -> Frame {
        Frame::separated("\n\n")
    }
}
