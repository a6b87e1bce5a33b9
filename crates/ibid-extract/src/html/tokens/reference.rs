//! Character references (HTML Living Standard, from "Character reference state" to "Numeric character
//! reference end state").

use html5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};
use memchr::memchr3;

/// Longest name of a reference, with its semicolon.
const LONGEST: usize = 33;

/// Where a text stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Text,
    Attribute,
    /// Where references are not read.
    Raw,
}

/// A text with the characters that its references stand for, with line feeds for other line breaks and
/// replacement characters for null characters.
pub(crate) fn decoded(text: &str, place: Place) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr3(b'&', b'\0', b'\r', rest.as_bytes()) {
        let (before, special) = rest.split_at(at);
        decoded.push_str(before);
        let mut length = 1;
        match special.as_bytes() {
            [b'\0', ..] => decoded.push('\u{fffd}'),
            [b'\r', behind @ ..] => {
                decoded.push('\n');
                length += usize::from(behind.first() == Some(&b'\n'));
            }
            _ => match reference(special).filter(|found| found.counts(special, place)) {
                Some(found) => {
                    decoded.push(found.first);
                    decoded.extend(found.second);
                    length = found.length;
                }
                None => decoded.push('&'),
            },
        }
        rest = special.get(length..).unwrap_or("");
    }
    decoded.push_str(rest);
    decoded
}

/// What a reference stands for.
struct Reference {
    first: char,
    second: Option<char>,
    /// How long it is, in bytes.
    length: usize,
    is_closed: bool,
    is_named: bool,
}

impl Reference {
    /// Whether the reference is one where it stands: in addresses, `&copy=` is a parameter.
    fn counts(&self, text: &str, place: Place) -> bool {
        let is_parameter = || {
            let next = text.as_bytes().get(self.length);
            next.is_some_and(|byte| *byte == b'=' || byte.is_ascii_alphanumeric())
        };
        match place {
            Place::Raw => false,
            Place::Text => true,
            Place::Attribute => self.is_closed || !self.is_named || !is_parameter(),
        }
    }
}

/// The reference whose `&` a text starts with.
fn reference(text: &str) -> Option<Reference> {
    let rest = text.get(1..)?;
    match rest.strip_prefix('#') {
        Some(number) => numeric(number),
        None => named(rest),
    }
}

fn numeric(text: &str) -> Option<Reference> {
    let (radix, digits) = match text.strip_prefix(['x', 'X']) {
        Some(digits) => (16, digits),
        None => (10, text),
    };
    let value = |byte: u8| char::from(byte).to_digit(radix);
    let count = digits
        .bytes()
        .take_while(|byte| value(*byte).is_some())
        .count();
    let number = digits
        .bytes()
        .map_while(value)
        .fold(0_u32, |number, digit| {
            number.saturating_mul(radix).saturating_add(digit)
        });
    let is_closed = digits.as_bytes().get(count) == Some(&b';');
    (count > 0).then(|| Reference {
        first: character(number),
        second: None,
        length: 2 + (text.len() - digits.len()) + count + usize::from(is_closed),
        is_closed,
        is_named: false,
    })
}

/// The character of a number: what it cannot be is replaced, and what Windows had there is read as such.
fn character(number: u32) -> char {
    let windows = number
        .checked_sub(0x80)
        .and_then(|at| usize::try_from(at).ok())
        .and_then(|at| C1_REPLACEMENTS.get(at).copied().flatten());
    match (windows, number) {
        (Some(windows), _) => windows,
        (None, 0) => char::REPLACEMENT_CHARACTER,
        (None, number) => char::from_u32(number).unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

/// The longest name that is one. Old ones need no semicolon.
fn named(text: &str) -> Option<Reference> {
    let length = text
        .bytes()
        .take(LONGEST)
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    let is_closed = text.as_bytes().get(length) == Some(&b';');
    let closed = is_closed.then(|| lookup(text, length + 1)).flatten();
    closed.or_else(|| (2..=length).rev().find_map(|length| lookup(text, length)))
}

/// The name of this length.
fn lookup(text: &str, length: usize) -> Option<Reference> {
    let name = text.get(..length)?;
    let (first, second) = *NAMED_ENTITIES.get(name)?;
    // The table has the beginnings of names too, as 0.
    (first != 0).then_some(Reference {
        first: char::from_u32(first)?,
        second: char::from_u32(second).filter(|second| *second != '\0'),
        length: length + 1,
        is_closed: name.ends_with(';'),
        is_named: true,
    })
}
