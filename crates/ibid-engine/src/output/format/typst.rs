//! Typst markup. Functions end in `;`, so that what follows is never read as their arguments.

use ibid_csl::Display;

use super::text::collapse_spaces;
use super::{Face, Format, Frame, Writer, escape_list_marker};
use crate::output::link::LinkTarget;

/// The Typst writer.
pub(super) struct Typst;

impl Writer for Typst {
    fn text(&self, text: &str, out: &mut String) {
        for c in text.chars() {
            if matches!(
                c,
                '\\' | '*'
                    | '_'
                    | '`'
                    | '$'
                    | '#'
                    | '@'
                    | '<'
                    | '>'
                    | '~'
                    | '['
                    | ']'
                    | '"'
                    | '\''
                    | '/'
            ) {
                out.push('\\');
            }
            // Two hyphens would become a dash, three dots an ellipsis.
            if matches!(c, '-' | '.') && out.ends_with(c) {
                out.push('\\');
            }
            out.push(c);
        }
    }

    fn open(&self, face: Face, out: &mut String) {
        out.push_str(match face {
            Face::Italic => "#emph[",
            Face::Oblique => "#text(style: \"oblique\")[",
            Face::Upright => "#text(style: \"normal\")[",
            Face::SmallCaps => "#smallcaps[",
            Face::Bold => "#strong[",
            Face::Light => "#text(weight: \"light\")[",
            Face::NormalWeight => "#text(weight: \"regular\")[",
            Face::Underline => "#underline[",
            Face::Superscript => "#super[",
            Face::Subscript => "#sub[",
            Face::NoSmallCaps | Face::NoUnderline | Face::Baseline => "#[",
        });
    }

    fn close(&self, _face: Face, out: &mut String) {
        out.push_str("];");
    }

    fn open_display(&self, _display: Display, out: &mut String) {
        out.push(' ');
    }

    fn close_display(&self, _display: Display, out: &mut String) {
        out.push(' ');
    }

    fn open_link(&self, target: &LinkTarget, out: &mut String) {
        out.push_str("#link(\"");
        for c in target.url.chars() {
            if matches!(c, '"' | '\\') {
                out.push('\\');
            }
            out.push(c);
        }
        out.push_str("\")[");
    }

    fn close_link(&self, _target: &LinkTarget, out: &mut String) {
        out.push_str("];");
    }
}

impl Format for Typst {
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
