//! Formatted text as JSON: the tree that pandoc's `citeproc` writes.
//!
//! An array of strings and of objects `{"format": NAME, "contents": [...]}`. `format` is `italics`,
//! `no-italics`, `bold`, `no-bold`, `small-caps`, `no-small-caps`, `underline`, `no-decoration`,
//! `superscript`, `subscript`, `baseline`, `link` (with `target`) or `div` (with `class`). What
//! undoes a face is there only where it undoes one. Quotation marks are the locale's, as text.

use std::fmt::Write as _;

use ibid_csl::Display;

use super::super::link::LinkTarget;
use super::{Face, Format, Frame, Writer};

/// The JSON writer: writes what stands between the brackets of the outermost array.
pub(crate) struct Json;

impl Writer for Json {
    fn text(&self, text: &str, out: &mut String) {
        if text.is_empty() {
            return;
        }
        // A string is the only thing that ends so: what follows it is more of it.
        if out.ends_with('"') {
            out.pop();
        } else {
            separate(out);
            out.push('"');
        }
        escape(text, out);
        out.push('"');
    }

    fn open(&self, face: Face, out: &mut String) {
        if let Some(name) = face_name(face) {
            separate(out);
            out.push_str("{\"format\":\"");
            out.push_str(name);
            out.push_str("\",\"contents\":[");
        }
    }

    fn close(&self, face: Face, out: &mut String) {
        if face_name(face).is_some() {
            out.push_str("]}");
        }
    }

    fn open_display(&self, display: Display, out: &mut String) {
        separate(out);
        out.push_str("{\"format\":\"div\",\"class\":\"");
        out.push_str(match display {
            Display::Block => "csl-block",
            Display::LeftMargin => "csl-left-margin",
            Display::RightInline => "csl-right-inline",
            Display::Indent => "csl-indent",
        });
        out.push_str("\",\"contents\":[");
    }

    fn close_display(&self, _display: Display, out: &mut String) {
        out.push_str("]}");
    }

    fn open_link(&self, target: &LinkTarget, out: &mut String) {
        separate(out);
        out.push_str("{\"format\":\"link\",\"target\":\"");
        escape(&target.url, out);
        out.push_str("\",\"contents\":[");
    }

    fn close_link(&self, _target: &LinkTarget, out: &mut String) {
        out.push_str("]}");
    }
}

impl Format for Json {
    fn finish_cluster(&self, cluster: &mut String) {
        cluster.insert(0, '[');
        cluster.push(']');
    }

    fn finish_entry(&self, entry: &mut String) {
        self.finish_cluster(entry);
    }

    fn frame(&self) -> Frame {
        Frame {
            open: "[",
            between: ",",
            close: "]",
        }
    }
}

/// A comma where something stands before in the same array.
fn separate(out: &mut String) {
    if !out.is_empty() && !out.ends_with('[') {
        out.push(',');
    }
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            // Writing to a string cannot fail.
            c if c.is_control() => drop(write!(out, "\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
}

const fn face_name(face: Face) -> Option<&'static str> {
    Some(match face {
        Face::Italic | Face::Oblique => "italics",
        Face::Upright => "no-italics",
        Face::SmallCaps => "small-caps",
        Face::NoSmallCaps => "no-small-caps",
        Face::Bold => "bold",
        Face::NormalWeight => "no-bold",
        Face::Underline => "underline",
        Face::NoUnderline => "no-decoration",
        Face::Superscript => "superscript",
        Face::Subscript => "subscript",
        Face::Baseline => "baseline",
        Face::Light => return None,
    })
}
