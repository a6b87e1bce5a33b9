//! Tags: their names and their attributes (HTML Living Standard, from "Tag name state" to "Self-closing
//! start tag state").

use std::ops::Range;

use html5ever::tendril::StrTendril;
use html5ever::{Attribute, QualName, ns};
use memchr::memchr;

use super::reference::{Place, decoded};
use super::{Tokenizer, unread};

/// An opening tag.
pub(super) struct Opening<'s> {
    /// As it was written.
    pub name: &'s str,
    /// Those that are read.
    pub attributes: Vec<Attribute>,
    pub closes_itself: bool,
    /// Behind its `>`.
    pub end: usize,
}

/// What comes next in a tag.
enum Part {
    /// An attribute: where its name stands, and its value.
    Attribute(Range<usize>, Range<usize>),
    /// The `>`; whether a `/` stands before it.
    End(bool),
}

impl<'s> Tokenizer<'s> {
    /// The tag that opens at `start`; `None` where the source ends in it.
    pub(super) fn opening_tag(&mut self, start: usize) -> Option<Opening<'s>> {
        let name = self.name_of_tag(start + 1);
        let mut at = name.end;
        let mut attributes: Vec<Attribute> = Vec::new();
        loop {
            let (part, next) = self.part(at)?;
            at = next;
            match part {
                Part::Attribute(name, value) => self.keep(&mut attributes, name, value),
                Part::End(closes_itself) => {
                    return Some(Opening {
                        name: self.source.get(name)?,
                        attributes,
                        closes_itself,
                        end: at,
                    });
                }
            }
        }
    }

    /// The name of the tag that closes at `start`, and where it ends; `None` where the source ends in
    /// it.
    pub(super) fn closing_tag(&self, start: usize) -> Option<(&'s str, usize)> {
        let name = self.name_of_tag(start + 2);
        let mut at = name.end;
        loop {
            let (part, next) = self.part(at)?;
            at = next;
            if matches!(part, Part::End(_)) {
                return Some((self.source.get(name)?, at));
            }
        }
    }

    fn name_of_tag(&self, from: usize) -> Range<usize> {
        let length = self
            .bytes(from)
            .iter()
            .position(|byte| is_space(*byte) || matches!(byte, b'/' | b'>'));
        from..length.map_or(self.source.len(), |length| from + length)
    }

    /// The next attribute or the tag's end, and where it ends.
    fn part(&self, from: usize) -> Option<(Part, usize)> {
        let mut at = from;
        let mut slash = false;
        let first = loop {
            match self.byte(at)? {
                b'/' => slash = true,
                b'>' => return Some((Part::End(slash), at + 1)),
                byte if is_space(byte) => slash = false,
                _ => break at,
            }
            at += 1;
        };
        // Whatever the first character is, it is the name's.
        at += 1;
        while let Some(byte) = self.byte(at)
            && !is_space(byte)
            && !matches!(byte, b'/' | b'>' | b'=')
        {
            at += 1;
        }
        let name = first..at;
        let behind = self.skip_space(at);
        if self.byte(behind)? != b'=' {
            return Some((Part::Attribute(name, behind..behind), behind));
        }
        let (value, end) = self.value(self.skip_space(behind + 1))?;
        Some((Part::Attribute(name, value), end))
    }

    /// The value that starts here, and where it ends.
    fn value(&self, from: usize) -> Option<(Range<usize>, usize)> {
        let quote = self.byte(from)?;
        if matches!(quote, b'"' | b'\'') {
            let value = from + 1;
            let length = memchr(quote, self.bytes(value))?;
            return Some((value..value + length, value + length + 1));
        }
        let length = self
            .bytes(from)
            .iter()
            .position(|byte| is_space(*byte) || *byte == b'>')?;
        Some((from..from + length, from + length))
    }

    /// Keeps an attribute that is read. The first of a name counts.
    fn keep(&mut self, attributes: &mut Vec<Attribute>, name: Range<usize>, value: Range<usize>) {
        let Some(name) = self.names.attribute(self.source.get(name).unwrap_or("")) else {
            return;
        };
        if attributes.iter().all(|known| known.name.local != name) {
            attributes.push(Attribute {
                name: QualName::new(None, ns!(), name),
                value: self.attribute_value(value),
            });
        }
    }

    fn attribute_value(&self, range: Range<usize>) -> StrTendril {
        let text = self.source.get(range.clone()).unwrap_or("");
        let is_plain = text.bytes().all(|byte| byte != b'&' && byte >= b' ');
        if is_plain {
            return self.slice(range);
        }
        decoded(&unread::on_one_line(text), Place::Attribute).into()
    }

    fn skip_space(&self, from: usize) -> usize {
        let length = self.bytes(from).iter().position(|byte| !is_space(*byte));
        length.map_or(self.source.len(), |length| from + length)
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.source.as_bytes().get(at).copied()
    }
}

/// White space in tags.
pub(super) const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | b'\x0c')
}
