//! Plain text: one line an entry, white space collapsed.

use ibid_csl::Display;

use super::{Face, Format, Frame, Writer};

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
    fn finish_cluster(&self, cluster: &mut String) {
        collapse_spaces(cluster);
    }

    fn finish_entry(&self, entry: &mut String) {
        collapse_spaces(entry);
    }

    fn frame(&self) -> Frame {
        Frame::separated("\n")
    }
}

/// One space for each run of ASCII white space, none at the ends. No-break spaces stay.
pub(super) fn collapse_spaces(text: &mut String) {
    let bytes = text.as_bytes();
    let is_space = u8::is_ascii_whitespace;
    let edges = [bytes.first(), bytes.last()];
    let doubled = |pair: &[u8]| pair.iter().all(is_space);
    let is_clean = !edges.into_iter().flatten().any(is_space)
        && !bytes.windows(2).any(doubled)
        && !bytes.iter().any(|byte| *byte != b' ' && is_space(byte));
    if is_clean {
        return;
    }
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
    *text = out;
}
