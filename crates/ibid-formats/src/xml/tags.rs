//! A light scanner for tags: it takes any text, well-formed or not, in one pass.
//!
//! Source: XML 1.0, 2.4 to 2.8 and 3.1, as far as tags are to be told from what is none.

use memchr::{memchr, memmem};

/// What a tag does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `<a>`
    Open,
    /// `</a>`
    Close,
    /// `<a/>`
    Empty,
}

/// A tag, with its place in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tag<'t> {
    pub kind: Kind,
    /// The element's name without its prefix.
    pub name: &'t str,
    /// What stands behind the name: attributes.
    pub attributes: &'t str,
    /// Where `<` is.
    pub start: usize,
    /// Behind `>`.
    pub end: usize,
}

/// What the scanner finds.
#[derive(Clone, Copy, Debug)]
pub(super) enum Event<'t> {
    Tag(Tag<'t>),
    /// A document type declaration, with its internal subset.
    Doctype(&'t str),
}

/// The tags of a text, from a place on.
pub(super) struct Tags<'t> {
    text: &'t str,
    pub at: usize,
    /// Ends that do not come any more: they are not looked for again.
    missing: Vec<&'static str>,
}

impl<'t> Tags<'t> {
    pub(super) const fn new(text: &'t str, at: usize) -> Self {
        Self {
            text,
            at,
            missing: Vec::new(),
        }
    }

    /// Goes behind `end`; where that does not come, behind the `<` alone.
    fn skip_to(&mut self, start: usize, end: &'static str) {
        let rest = self.text.get(start..).unwrap_or_default();
        let known_missing = self.missing.contains(&end);
        let found = (!known_missing).then(|| memmem::find(rest.as_bytes(), end.as_bytes()));
        if let Some(length) = found.flatten() {
            self.at = start + length + end.len();
            return;
        }
        self.at = start + 1;
        if !known_missing {
            self.missing.push(end);
        }
    }

    fn tag(&mut self, start: usize, name_start: usize) -> Option<Event<'t>> {
        let end = tag_end(self.text.as_bytes(), name_start);
        self.at = end;
        let inside = self.text.get(name_start..end)?;
        let inside = inside.strip_suffix('>').unwrap_or(inside);
        let is_close = name_start == start + 2;
        let bare = inside.strip_suffix('/');
        let kind = match bare {
            _ if is_close => Kind::Close,
            Some(_) => Kind::Empty,
            None => Kind::Open,
        };
        let inside = bare.unwrap_or(inside);
        let length = inside
            .find(|c: char| c.is_ascii_whitespace())
            .unwrap_or(inside.len());
        let (name, attributes) = inside.split_at_checked(length)?;
        let name = name.rsplit(':').next().unwrap_or(name);
        Some(Event::Tag(Tag {
            kind,
            name,
            attributes,
            start,
            end,
        }))
    }

    fn doctype(&mut self, start: usize) -> Option<Event<'t>> {
        let bytes = self.text.as_bytes().get(start..)?;
        let (mut depth, mut length) = (0_usize, bytes.len());
        for (at, byte) in bytes.iter().enumerate() {
            match byte {
                b'[' => depth += 1,
                b']' => depth = depth.saturating_sub(1),
                b'>' if depth == 0 => {
                    length = at + 1;
                    break;
                }
                _ => {}
            }
        }
        self.at = start + length;
        self.text.get(start..self.at).map(Event::Doctype)
    }
}

impl<'t> Iterator for Tags<'t> {
    type Item = Event<'t>;

    fn next(&mut self) -> Option<Event<'t>> {
        loop {
            let rest = self.text.as_bytes().get(self.at..)?;
            let start = self.at + memchr(b'<', rest)?;
            let from = self.text.as_bytes().get(start..)?;
            match from.get(1) {
                Some(b'!') if from.starts_with(b"<!--") => self.skip_to(start, "-->"),
                Some(b'!') if from.starts_with(b"<![CDATA[") => self.skip_to(start, "]]>"),
                Some(b'!') if from.starts_with(b"<!DOCTYPE") => return self.doctype(start),
                Some(b'?') => self.skip_to(start, "?>"),
                Some(b'/') => {
                    if let Some(event) = self.tag(start, start + 2) {
                        return Some(event);
                    }
                }
                Some(c) if c.is_ascii_alphabetic() || *c == b'_' || *c >= 0x80 => {
                    if let Some(event) = self.tag(start, start + 1) {
                        return Some(event);
                    }
                }
                _ => self.at = start + 1,
            }
        }
    }
}

/// Where the tag ends: behind `>` that is in no attribute's value, or before the next `<`, which
/// no tag has.
fn tag_end(bytes: &[u8], from: usize) -> usize {
    let mut quote = None;
    for (at, byte) in bytes.iter().enumerate().skip(from) {
        match (quote, *byte) {
            (_, b'<') => return at,
            (None, b'"' | b'\'') => quote = Some(*byte),
            (Some(open), byte) if byte == open => quote = None,
            (None, b'>') => return at + 1,
            _ => {}
        }
    }
    bytes.len()
}

/// The name of the first element of a text that begins as XML does.
pub(super) fn first_element(head: &str) -> Option<&str> {
    if !head.trim_start().starts_with('<') {
        return None;
    }
    Tags::new(head, 0).find_map(|event| match event {
        Event::Tag(tag) => Some(tag.name),
        Event::Doctype(_) => None,
    })
}

/// The attributes of a tag: name with its prefix, and value as it is written.
pub(super) fn attributes(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (name, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, after) = after.get(1..)?.split_once(quote)?;
        rest = after;
        Some((name.trim(), value))
    })
}
