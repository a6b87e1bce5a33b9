//! Where the values of a JSON text begin and end, without parsing them.
//!
//! So that one broken entry does not cost the others, and so that a diagnostic can name the line
//! of an entry or field. Brackets and strings are matched without recursion; what is inside is
//! for the parser.

use memchr::memchr2;

use crate::diagnostic::Span;

/// A value in a text, with its key where it is a member of an object.
#[derive(Clone, Debug)]
pub struct Element<'t> {
    /// The member's key; `None` for what is no member, and for a key that cannot be read.
    pub key: Option<String>,
    /// The value as it stands in the text.
    pub text: &'t str,
    /// Byte offset of `text` in the whole text.
    pub start: usize,
}

impl Element<'_> {
    /// The bytes of the value in the whole text.
    pub fn span(&self) -> Span {
        Span {
            start: self.start,
            end: self.start + self.text.len(),
        }
    }
}

/// The values at the top of a text; a byte order mark is passed over.
pub fn values(text: &str) -> Vec<Element<'_>> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    list(body, text.len() - body.len())
}

/// The elements of an array.
pub fn elements<'t>(array: &Element<'t>) -> Vec<Element<'t>> {
    list(inner(array.text, '[', ']'), array.start + 1)
}

/// The members of an object.
pub fn members<'t>(object: &Element<'t>) -> Vec<Element<'t>> {
    let body = inner(object.text, '{', '}');
    let mut out = Vec::new();
    let mut at = 0;
    loop {
        at = skip(body, at, |c| c.is_whitespace() || c == ',');
        let key_end = value_end(body, at);
        if key_end <= at {
            return out;
        }
        let key = body.get(at..key_end).unwrap_or_default();
        at = skip(body, key_end, |c| c.is_whitespace() || c == ':');
        let end = value_end(body, at);
        out.push(Element {
            key: serde_json::from_str(key).ok(),
            text: body.get(at..end).unwrap_or_default().trim_end(),
            start: object.start + 1 + at,
        });
        at = end.max(key_end);
    }
}

/// The byte offset of a 1-based line and a 1-based column in bytes, as serde_json counts them.
pub fn offset(text: &str, line: usize, column: usize) -> usize {
    let line_start: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let mut at = (line_start + column.saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn inner(text: &str, open: char, close: char) -> &str {
    let text = text.strip_prefix(open).unwrap_or(text);
    text.strip_suffix(close).unwrap_or(text)
}

fn list(body: &str, offset: usize) -> Vec<Element<'_>> {
    let mut out = Vec::new();
    let mut at = 0;
    loop {
        at = skip(body, at, |c| c.is_whitespace() || c == ',');
        let end = value_end(body, at);
        if end <= at {
            return out;
        }
        out.push(Element {
            key: None,
            text: body.get(at..end).unwrap_or_default().trim_end(),
            start: offset + at,
        });
        at = end;
    }
}

fn skip(text: &str, at: usize, passes: impl Fn(char) -> bool) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    text.len() - rest.trim_start_matches(passes).len()
}

/// Where the value that starts at `from` ends: behind its last bracket or quote, or before the
/// comma, colon or white space behind a number or word.
fn value_end(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut depth = 0_usize;
    let mut at = from;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' | b'{' | b'[' if depth == 0 && at > from => return at,
            b'"' => {
                at = string_end(bytes, at);
                if depth == 0 {
                    return at;
                }
                continue;
            }
            b'{' | b'[' => depth += 1,
            // A bracket too many is passed over with what stands before it.
            b'}' | b']' if depth <= 1 => return at + 1,
            b'}' | b']' => depth -= 1,
            b',' | b':' | b' ' | b'\t' | b'\n' | b'\r' if depth == 0 => {
                return at.max(from + 1);
            }
            _ => {}
        }
        at += 1;
    }
    text.len()
}

/// Where the string ends whose quotation mark stands at `start`: behind the one that closes it.
fn string_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        let Some(found) = memchr2(b'"', b'\\', rest) else {
            return bytes.len();
        };
        if rest.get(found) == Some(&b'"') {
            return at + found + 1;
        }
        // The character behind a backslash is escaped.
        at += found + 2;
    }
}
