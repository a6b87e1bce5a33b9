//! Lines to records: continuation lines, missing ends, text between records, records on one line.

use ibid_model::Span;

/// How a format's lines are told apart.
pub(in crate::formats) struct Syntax {
    /// A line's tag, in upper case, and its value; `None` for a line without a tag.
    pub split: fn(line: &str) -> Option<(String, &str)>,
    /// The tag that begins a record.
    pub start: &'static str,
    /// Tags that other programs begin one with, whose records end at an empty line.
    pub starts_unmarked: &'static [&'static str],
    /// The tag that ends one.
    pub end: Option<&'static str>,
    /// Whether an empty line ends a record.
    pub blank_ends: BlankLine,
    /// Whether a line without a tag goes on with the line before, as wrapped text does.
    pub wraps: bool,
    /// Tags with which a record may begin that lacks its first line.
    pub is_known: fn(tag: &str) -> bool,
}

/// What an empty line inside a record means.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum BlankLine {
    /// Nothing.
    Nothing,
    /// The record's end, if it did not begin with the tag that begins records.
    EndsUnmarked,
}

/// A tag and its value, whose lines are divided by line feeds.
#[derive(Debug)]
pub(in crate::formats) struct Field {
    pub tag: String,
    pub value: String,
    pub span: Span,
}

/// The fields between a record's beginning and its end.
#[derive(Debug, Default)]
pub(super) struct Record {
    pub fields: Vec<Field>,
    /// Its first line.
    pub span: Span,
    /// Whether its first tag is the one that begins records.
    pub is_marked: bool,
    /// Whether its end is not marked.
    pub lacks_end: bool,
    /// Lines before it that belong to nothing: the first, and how many there are.
    pub stray: Option<(Span, usize)>,
}

/// Reads records one after the other.
pub(super) struct Scanner<'t> {
    syntax: &'static Syntax,
    rest: &'t str,
    at: usize,
    record: Record,
    is_open: bool,
}

impl<'t> Scanner<'t> {
    pub(super) fn new(syntax: &'static Syntax, text: &'t str) -> Self {
        Self {
            syntax,
            rest: text,
            at: 0,
            record: Record::default(),
            is_open: false,
        }
    }

    /// The next line without its end, and where it begins. A lone carriage return ends a line too.
    fn line(&mut self) -> Option<(&'t str, usize)> {
        if self.rest.is_empty() {
            return None;
        }
        let start = self.at;
        let end = self.rest.find(['\n', '\r']).unwrap_or(self.rest.len());
        let (line, behind) = self.rest.split_at(end);
        let after = behind
            .strip_prefix("\r\n")
            .or_else(|| behind.get(1..))
            .unwrap_or_default();
        self.at += self.rest.len() - after.len();
        self.rest = after;
        Some((line, start))
    }

    fn close(&mut self) -> Option<Record> {
        self.is_open = false;
        let record = std::mem::take(&mut self.record);
        if record.fields.is_empty() && !record.is_marked {
            // What belongs to nothing is said of the record that follows.
            self.record.stray = record.stray;
            return None;
        }
        Some(record)
    }

    /// The next record.
    pub(super) fn next_record(&mut self) -> Option<Record> {
        while let Some((line, start)) = self.line() {
            let line = if start == 0 {
                line.trim_start_matches('\u{feff}')
            } else {
                line
            };
            if let Some(record) = self.feed(line, start) {
                return Some(record);
            }
        }
        if !self.is_open {
            return None;
        }
        self.record.lacks_end = self.syntax.end.is_some();
        self.close()
    }

    /// What stands behind the last record and belongs to nothing.
    pub(super) fn stray(&self) -> Option<(Span, usize)> {
        self.record.stray
    }

    /// Takes a line; returns the record that it ends.
    fn feed(&mut self, line: &str, start: usize) -> Option<Record> {
        let span = Span {
            start,
            end: start + line.len(),
        };
        if line.trim().is_empty() {
            let ends = match self.syntax.blank_ends {
                BlankLine::Nothing => false,
                BlankLine::EndsUnmarked => !self.record.is_marked,
            };
            return if ends && self.is_open {
                self.close()
            } else {
                None
            };
        }
        let Some((tag, value)) = (self.syntax.split)(line) else {
            self.continuation(line, span);
            return None;
        };
        if Some(tag.as_str()) == self.syntax.end {
            let ended = if self.is_open { self.close() } else { None };
            // `ER  - TY  - JOUR`: a line feed is missing.
            if let Some((tag, value)) = (self.syntax.split)(value.trim_start()) {
                self.begin(span, tag == self.syntax.start);
                self.push(tag, value, span);
            }
            return ended;
        }
        let is_start = tag == self.syntax.start;
        let mut ended = None;
        if is_start && self.is_open {
            self.record.lacks_end = self.syntax.end.is_some();
            ended = self.close();
        }
        if !self.is_open {
            if !is_start && !(self.syntax.is_known)(&tag) {
                self.continuation(line, span);
                return ended;
            }
            self.begin(span, is_start);
        }
        self.push(tag, value, span);
        ended
    }

    fn begin(&mut self, span: Span, is_marked: bool) {
        self.is_open = true;
        self.record.span = span;
        self.record.is_marked = is_marked;
    }

    fn push(&mut self, tag: String, value: &str, span: Span) {
        let value = value.trim().to_owned();
        self.record.fields.push(Field { tag, value, span });
    }

    fn continuation(&mut self, line: &str, span: Span) {
        let last = self.record.fields.last_mut().filter(|_| self.is_open);
        if let Some(field) = last {
            if !field.value.is_empty() {
                let between = if self.syntax.wraps { ' ' } else { '\n' };
                field.value.push(between);
            }
            field.value.push_str(line.trim());
        } else {
            let (first, count) = self.record.stray.unwrap_or((span, 0));
            self.record.stray = Some((first, count + 1));
        }
    }
}
