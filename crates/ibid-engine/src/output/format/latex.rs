//! LaTeX, for any document class; needs `hyperref` for links.

use ibid_csl::Display;

use super::text::collapse_spaces;
use super::{Face, Format, Frame, Writer};
use crate::output::link::LinkTarget;

/// The LaTeX writer.
pub(super) struct Latex;

impl Writer for Latex {
    fn text(&self, text: &str, out: &mut String) {
        for c in text.chars() {
            match c {
                '\\' => out.push_str("\\textbackslash{}"),
                '~' => out.push_str("\\textasciitilde{}"),
                '^' => out.push_str("\\textasciicircum{}"),
                '<' => out.push_str("\\textless{}"),
                '>' => out.push_str("\\textgreater{}"),
                '#' | '$' | '%' | '&' | '_' | '{' | '}' => {
                    out.push('\\');
                    out.push(c);
                }
                '\u{a0}' => out.push('~'),
                // Two hyphens would become a dash, two quotes a quotation mark.
                '-' | '\'' | '`' if out.ends_with(c) => {
                    out.push_str("{}");
                    out.push(c);
                }
                c => out.push(c),
            }
        }
    }

    fn open(&self, face: Face, out: &mut String) {
        out.push_str(match face {
            Face::Italic => "\\textit{",
            Face::Oblique => "\\textsl{",
            Face::Upright | Face::NoSmallCaps => "\\textup{",
            Face::SmallCaps => "\\textsc{",
            Face::Bold => "\\textbf{",
            Face::NormalWeight | Face::Light => "\\textmd{",
            Face::Underline => "\\underline{",
            Face::Superscript => "\\textsuperscript{",
            Face::Subscript => "\\textsubscript{",
            Face::NoUnderline | Face::Baseline => "{",
        });
    }

    fn close(&self, _face: Face, out: &mut String) {
        out.push('}');
    }

    fn open_display(&self, _display: Display, out: &mut String) {
        out.push(' ');
    }

    fn close_display(&self, _display: Display, out: &mut String) {
        out.push(' ');
    }

    fn open_link(&self, target: &LinkTarget, out: &mut String) {
        out.push_str("\\href{");
        for c in target.url.chars() {
            if matches!(c, '%' | '#' | '&' | '_' | '{' | '}' | '\\') {
                out.push('\\');
            }
            out.push(c);
        }
        out.push_str("}{");
    }

    fn close_link(&self, _target: &LinkTarget, out: &mut String) {
        out.push('}');
    }
}

impl Format for Latex {
    fn finish_cluster(&self, cluster: &mut String) {
        collapse_spaces(cluster);
    }

    fn finish_entry(&self, entry: &mut String) {
        collapse_spaces(entry);
    }

    fn frame(&self) -> Frame {
        Frame::separated("\n\n")
    }
}
