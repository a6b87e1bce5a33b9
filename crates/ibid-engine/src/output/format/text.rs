//! Plain text: one line an entry, white space collapsed.

use ibid_csl::Display;

use super::{Face, Format, Writer};

/// The plain text writer.
pub(super) struct Text;

impl Writer for Text {
    fn text(&self, text: &str, out: &mut String) {
        out.push_str(text);
    }

    fn open(&self, _face: Face, _out: &mut String) {}

    fn close(&self, _face: Face, _out: &mut String) {}

    fn open_display(&self, _display: Display, out: &mut String) {
        out.push(' ');
    }

    fn close_display(&self, _display: Display, out: &mut String) {
        out.push(' ');
    }
}

impl Format for Text {
    fn finish_cluster(&self, cluster: String) -> String {
        collapse_spaces(&cluster)
    }

    fn finish_entry(&self, entry: String) -> String {
        collapse_spaces(&entry)
    }

    fn finish_bibliography(&self, entries: &[&str]) -> String {
        entries.join("\n")
    }
}

/// One space for each run of ASCII white space, none at the ends. No-break spaces stay.
pub(super) fn collapse_spaces(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text
        .split(|c: char| c.is_ascii_whitespace())
        .filter(|word| !word.is_empty())
    {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}
