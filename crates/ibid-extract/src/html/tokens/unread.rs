//! What of a page is not parsed: what is too deep, and what shows nothing.
//!
//! An HTML parser looks through its open elements for each tag that it reads, so that 100,000
//! nested ones take it minutes. Nobody writes such a page: elements nested deeper than a limit are
//! left out, and their text stays. A third of most pages is programs, style sheets, pictures and
//! forms, which say nothing of the work: they are left out too.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr;

use super::attributes::is_space;

/// Deepest nesting that is parsed.
const DEPTH_LIMIT: usize = 1_000;

/// Decides what is not parsed.
#[derive(Default)]
pub(super) struct Unread<'s> {
    depth: usize,
    is_cut: bool,
    /// Names that no closing tag follows any more, so that a page of nothing but opening tags is not
    /// searched through for each.
    unclosed: Vec<&'s str>,
}

impl<'s> Unread<'s> {
    /// Whether tags were left out because they nest too deep.
    pub const fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// Whether an opening tag is read, and where reading goes on: behind it, or before the closing tag
    /// of an element of which nothing is of the work.
    pub fn opens(&mut self, source: &'s str, name: &'s str, end: usize) -> (bool, usize) {
        let nature = Nature::of(name);
        let next = match nature {
            Nature::Silent => self.end_of_silent(source, end, name).unwrap_or(end),
            Nature::Nests | Nature::Ends => end,
        };
        if nature == Nature::Ends {
            return (true, next);
        }
        self.depth += 1;
        let is_read = self.depth <= DEPTH_LIMIT;
        self.is_cut |= !is_read;
        (is_read, next)
    }

    /// Whether a closing tag is read.
    pub fn closes(&mut self, name: &str) -> bool {
        if Nature::of(name) == Nature::Ends {
            return true;
        }
        let is_read = self.depth <= DEPTH_LIMIT;
        self.is_cut |= !is_read;
        self.depth = self.depth.saturating_sub(1);
        is_read
    }

    /// Where the closing tag of a silent element stands.
    fn end_of_silent(&mut self, source: &str, from: usize, name: &'s str) -> Option<usize> {
        let is_unclosed = |known: &&str| known.eq_ignore_ascii_case(name);
        if self.unclosed.iter().any(is_unclosed) {
            return None;
        }
        let end = closing(source, from, name);
        if end.is_none() {
            self.unclosed.push(name);
        }
        end
    }
}

/// What an element's name says of how it is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Nature {
    /// Others stand in it.
    Nests,
    /// It ends by itself: where the next one starts, or at once.
    Ends,
    /// Nothing in it is of the work, where it is closed.
    Silent,
}

impl Nature {
    fn of(name: &str) -> Self {
        // Names are short, and most are in lower case already.
        let lower: Cow<'_, str> = if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(name.to_ascii_lowercase())
        } else {
            Cow::Borrowed(name)
        };
        match &*lower {
            "p" | "li" | "dt" | "dd" | "td" | "th" | "tr" | "tbody" | "thead" | "option" | "br"
            | "img" | "input" | "hr" | "meta" | "link" | "source" | "wbr" | "col" | "area"
            | "base" | "embed" | "param" | "track" | "script" | "style" | "textarea" | "title"
            | "xmp" => Self::Ends,
            "svg" | "select" | "noscript" | "iframe" => Self::Silent,
            _ => Self::Nests,
        }
    }
}

/// Where the closing tag of an element stands.
fn closing(source: &str, from: usize, name: &str) -> Option<usize> {
    let bytes = source.as_bytes();
    let mut from = from;
    loop {
        let start = from + memchr(b'<', bytes.get(from..)?)?;
        let end = bytes.get(start + 2..start + 2 + name.len());
        let is_named = end.is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes()));
        if is_named && bytes.get(start + 1) == Some(&b'/') {
            return Some(start);
        }
        from = start + 1;
    }
}

/// Whether the text of an element without tags is read: no style sheets, no programs. A script is a
/// program where its type is not JSON's, or where it has none and its text is not that of an object.
pub(super) fn is_text_read(name: &str, tag: &str, text: &str) -> bool {
    if name.eq_ignore_ascii_case("style") {
        return false;
    }
    if !name.eq_ignore_ascii_case("script") {
        return true;
    }
    let mut parts = tag.as_bytes().windows(4);
    parts.any(|part| part.eq_ignore_ascii_case(b"json"))
        || text.trim_start().starts_with(['{', '['])
}

/// A range of text with no more than one character of white space at either end: most pages indent every
/// line, and browsers show that as one space.
pub(super) fn without_outer_space(source: &str, range: Range<usize>) -> Range<usize> {
    let bytes = source.as_bytes().get(range.clone()).unwrap_or_default();
    let is_word = |byte: &u8| !is_space(*byte);
    let Some(first) = bytes.iter().position(is_word) else {
        return range.start..range.end.min(range.start + 1);
    };
    let last = bytes.iter().rposition(is_word).unwrap_or(first);
    let start = range.start + first.saturating_sub(1);
    let end = range.start + (last + 2).min(bytes.len());
    start..end
}

/// A value on one line: line breaks with the white space around them become one space.
pub(super) fn on_one_line(value: &str) -> Cow<'_, str> {
    if memchr(b'\n', value.as_bytes()).is_none() {
        return Cow::Borrowed(value);
    }
    let mut kept = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((line, behind)) = rest.split_once('\n') {
        kept.push_str(line.trim_end_matches(['\r', ' ', '\t']));
        kept.push(' ');
        rest = behind.trim_start_matches(['\n', '\r', ' ', '\t']);
    }
    kept.push_str(rest);
    Cow::Owned(kept)
}
