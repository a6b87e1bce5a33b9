//! Org mode. What Org has no mark for is left plain.

use ibid_csl::Display;

use super::text::collapse_spaces;
use super::{Face, Format, Frame, Writer};
use crate::output::link::LinkTarget;

/// The Org writer.
pub(super) struct Org;

impl Writer for Org {
    fn text(&self, text: &str, out: &mut String) {
        for c in text.chars() {
            let entity = match c {
                '\\' => Some("\\backslash{}"),
                '^' => Some("\\asciicirc{}"),
                '_' => Some("\\under{}"),
                '[' => Some("\\lbrack{}"),
                ']' => Some("\\rbrack{}"),
                '<' => Some("\\lt{}"),
                '>' => Some("\\gt{}"),
                '$' => Some("\\dollar{}"),
                '|' => Some("\\vert{}"),
                '*' if opens(out) => Some("\\ast{}"),
                '/' if opens(out) => Some("\\slash{}"),
                '+' if opens(out) => Some("\\plus{}"),
                '=' if opens(out) => Some("\\equal{}"),
                '~' if opens(out) => Some("\\tilde{}"),
                '#' if out.is_empty() => Some("\\num{}"),
                _ => None,
            };
            match entity {
                Some(entity) => out.push_str(entity),
                None => out.push(c),
            }
        }
    }

    fn open(&self, face: Face, out: &mut String) {
        out.push_str(match face {
            Face::Italic | Face::Oblique => "/",
            Face::Bold => "*",
            Face::Underline => "_",
            Face::Superscript => "^{",
            Face::Subscript => "_{",
            _ => "",
        });
    }

    fn close(&self, face: Face, out: &mut String) {
        out.push_str(match face {
            Face::Italic | Face::Oblique => "/",
            Face::Bold => "*",
            Face::Underline => "_",
            Face::Superscript | Face::Subscript => "}",
            _ => "",
        });
    }

    fn open_display(&self, _display: Display, out: &mut String) {
        out.push(' ');
    }

    fn close_display(&self, _display: Display, out: &mut String) {
        out.push(' ');
    }

    fn open_link(&self, target: &LinkTarget, out: &mut String) {
        out.push_str("[[");
        out.push_str(&target.url.replace('[', "%5B").replace(']', "%5D"));
        out.push_str("][");
    }

    fn close_link(&self, _target: &LinkTarget, out: &mut String) {
        out.push_str("]]");
    }
}

impl Format for Org {
    fn finish_cluster(&self, cluster: &mut String) {
        collapse_spaces(cluster);
    }

    fn finish_entry(&self, entry: &mut String) {
        collapse_spaces(entry);
        unlist(entry);
    }

    fn frame(&self) -> Frame {
        Frame::separated("\n\n")
    }
}

/// Whether a mark that comes after `before` would begin emphasis.
fn opens(before: &str) -> bool {
    before
        .chars()
        .next_back()
        .is_none_or(|c| c.is_whitespace() || matches!(c, '-' | '(' | '{' | '\'' | '"' | '“' | '‘'))
}

/// Keeps a paragraph that begins as an item of a list from being one, by a space of no width.
fn unlist(paragraph: &mut String) {
    let rest = paragraph.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = rest.len() < paragraph.len() && rest.starts_with(['.', ')']);
    let bulleted = paragraph.starts_with("- ") || paragraph.starts_with("+ ");
    if numbered || bulleted {
        paragraph.insert(0, '\u{200b}');
    }
}
