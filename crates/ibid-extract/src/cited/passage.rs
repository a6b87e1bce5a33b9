//! A stretch of an article that is read for the works that it cites.

use std::ops::Range;

/// What kind of stretch it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Running text.
    Prose,
    /// An entry of the list of references.
    Entry,
}

/// A paragraph, or an entry of the list of references.
#[derive(Clone, Debug)]
pub(super) struct Passage {
    pub part: Part,
    /// As it is read: one line, without markup.
    pub text: String,
    /// Stretches that are links, in bytes of [`Self::text`], and where they lead.
    pub links: Vec<(Range<usize>, String)>,
    /// Stretches in italics.
    pub marked: Vec<Range<usize>>,
    /// A CSS path, or `line 3`.
    pub where_: String,
    /// 1-based, for texts; and where in [`Self::text`] further lines of it start.
    pub lines: Vec<(usize, usize)>,
}

impl Passage {
    /// The line that a byte of the text stands on.
    pub fn line_at(&self, at: usize) -> Option<usize> {
        let before = self.lines.iter().take_while(|(start, _)| *start <= at);
        before.last().map(|(_, line)| *line)
    }

    /// Where a byte of the text stands.
    pub fn place_of(&self, at: usize) -> String {
        match self.line_at(at) {
            Some(line) => format!("line {line}"),
            None => self.where_.clone(),
        }
    }
}

/// The stretches that lie within another, counted from its start.
pub(super) fn within(range: &Range<usize>, inner: &[Range<usize>]) -> Vec<Range<usize>> {
    inner
        .iter()
        .filter(|part| range.start <= part.start && part.end <= range.end)
        .map(|part| part.start - range.start..part.end - range.start)
        .collect()
}
