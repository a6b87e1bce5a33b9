//! Initials of given names (CSL 1.0.2 "initialize", "initialize-with", "initialize-with-hyphen").
//!
//! Given names are taken as elements with spaces and hyphens between them. A hyphen before a lower-case
//! letter (`Ji-yoon`) is part of an element, and a full stop ends one (`J.R.`).

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use smallvec::SmallVec;

use super::markup::strip;
use super::tags::{Tag, tag_at};

/// Words that stand in place of given names, and are never cut.
const HONORIFICS: [&str; 2] = ["Lord", "Lady"];

/// Reduces given names to initials, each with `with` after it: `J. R.` of `John Ronald`, with `. `.
///
/// Lower-case particles stay whole, abbreviations of several letters (`Ph.`) too. With `only_normalise`
/// (`initialize="false"`) whole names stay, and `with` is put after the initials and abbreviations that
/// are there. `hyphen` keeps the hyphen of compound names (`J.-L.`). Names in scripts without initials
/// are returned as they are.
pub fn initialize(given: &str, with: &str, only_normalise: bool, hyphen: bool) -> String {
    if !only_normalise && let Some(joined) = reduce_plain(given, with) {
        return tidy(joined);
    }
    let starts_with_letter = strip(given)
        .chars()
        .next()
        .is_some_and(|c| has_initials(c) || c == '&');
    if HONORIFICS.contains(&given) || !starts_with_letter {
        return given.to_owned();
    }
    let elements = elements(given, hyphen);
    let joined = if only_normalise {
        normalise(&elements, with)
    } else {
        reduce(&elements, with)
    };
    tidy(joined)
}

/// [`reduce`] for names that most are like: words of a capital and small letters of ASCII, with single
/// spaces between them, abbreviated or not. `None` for all others.
fn reduce_plain(given: &str, with: &str) -> Option<String> {
    let mut joined = String::with_capacity(given.len().min(8) + 2 * with.len());
    for word in given.split(' ') {
        let bare = word.strip_suffix('.').unwrap_or(word);
        let (first, tail) = bare.split_at_checked(1)?;
        let is_plain = first.bytes().all(|byte| byte.is_ascii_uppercase())
            && tail.bytes().all(|byte| byte.is_ascii_lowercase());
        if !is_plain {
            return None;
        }
        let is_abbreviation = bare.len() < word.len();
        joined.push_str(if is_abbreviation { bare } else { first });
        joined.push_str(with);
    }
    Some(joined).filter(|_| !HONORIFICS.contains(&given))
}

/// Given names printed in full: as they are, with single spaces.
pub fn normalise_full(given: &str) -> Cow<'_, str> {
    let is_space = |byte: &u8| byte.is_ascii_whitespace();
    let bytes = given.as_bytes();
    let doubled = bytes.windows(2).any(|pair| pair.iter().all(is_space));
    let edged = bytes.first().is_some_and(is_space) || bytes.last().is_some_and(is_space);
    let other = bytes.iter().any(|byte| *byte != b' ' && is_space(byte));
    if !doubled && !edged && !other {
        return Cow::Borrowed(given);
    }
    Cow::Owned(given.split_ascii_whitespace().collect::<Vec<_>>().join(" "))
}

/// A part of the given names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Element<'a> {
    /// Tags of inline markup in front of it.
    opening: String,
    /// Without the full stop.
    text: &'a str,
    dotted: bool,
    /// Tags of inline markup after it.
    closing: String,
    /// Whether a hyphen stands between it and the next.
    hyphen_after: bool,
}

impl Element<'_> {
    fn is_one_letter(&self) -> bool {
        self.text.chars().nth(1).is_none()
    }

    /// Whether it is an initial or ends in a full stop.
    fn is_abbreviation(&self) -> bool {
        let capital = self.text.chars().all(|c| !c.is_lowercase());
        (self.dotted && !self.text.is_empty()) || (self.is_one_letter() && capital)
    }
}

/// The elements of given names.
type Elements<'a> = SmallVec<[Element<'a>; 4]>;

/// Cuts given names into elements.
fn elements(given: &str, hyphen: bool) -> Elements<'_> {
    let mut elements = Elements::new();
    let mut opening = String::new();
    let mut start = 0;
    let mut position = 0;
    while let Some(rest) = given.get(position..).filter(|rest| !rest.is_empty()) {
        let Some((separator, length)) = separator_at(rest, hyphen && position > start) else {
            position += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        push_element(&mut elements, &mut opening, given.get(start..position));
        let written = rest.get(..length).unwrap_or_default();
        match (separator, elements.last_mut()) {
            (Separator::OpeningTag, _) => opening.push_str(written),
            (Separator::ClosingTag, Some(last)) => last.closing.push_str(written),
            (Separator::Stop, Some(last)) => last.dotted = true,
            (Separator::Hyphen, Some(last)) => last.hyphen_after = hyphen,
            _ => {}
        }
        position += length;
        start = position;
    }
    push_element(&mut elements, &mut opening, given.get(start..));
    elements
}

/// What ends an element.
#[derive(Clone, Copy)]
enum Separator {
    Stop,
    Hyphen,
    Space,
    OpeningTag,
    ClosingTag,
}

/// The separator that `rest` starts with, and its length in bytes. `compounds`: a hyphen before a
/// lower-case letter is none.
fn separator_at(rest: &str, compounds: bool) -> Option<(Separator, usize)> {
    let mut characters = rest.chars();
    let first = characters.next()?;
    match first {
        '.' => Some((Separator::Stop, 1)),
        '-' if compounds && characters.next().is_some_and(char::is_lowercase) => None,
        '-' => Some((Separator::Hyphen, 1)),
        '<' => tag_at(rest).map(|(tag, length)| match tag {
            Tag::Open(_) => (Separator::OpeningTag, length),
            Tag::Close(_) => (Separator::ClosingTag, length),
        }),
        _ => is_space(first).then_some((Separator::Space, first.len_utf8())),
    }
}

fn push_element<'a>(elements: &mut Elements<'a>, opening: &mut String, text: Option<&'a str>) {
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        let opening = std::mem::take(opening);
        elements.push(Element {
            opening,
            text,
            ..Element::default()
        });
    }
}

/// Adds `with` and the closing tags of an element, which stand before its space.
fn push_with(joined: &mut String, with: &str, element: &Element) {
    let (mark, space) = with.split_at(with.trim_end().len());
    joined.extend([mark, &element.closing, space]);
}

/// Puts `with` after abbreviations and leaves the other elements as they are.
fn normalise(elements: &[Element], with: &str) -> String {
    let mut joined = String::new();
    let mut rest = elements.iter().peekable();
    while let Some(element) = rest.next() {
        joined.push_str(&element.opening);
        joined.push_str(element.text);
        let abbreviation = element.is_abbreviation();
        let before_initial = rest
            .peek()
            .is_none_or(|next| next.is_one_letter() && next.is_abbreviation());
        let mark = match (abbreviation, before_initial) {
            (false, _) => "",
            (true, true) => with,
            (true, false) => with.trim_end_matches('\u{feff}'),
        };
        push_with(&mut joined, mark, element);
        if element.hyphen_after && rest.peek().is_some() {
            joined.push('-');
        } else if !abbreviation || !before_initial {
            joined.push(' ');
        }
    }
    joined
}

/// Reduces each element to its initial with `with` after it.
fn reduce(elements: &[Element], with: &str) -> String {
    let mut joined = String::with_capacity(16);
    let mut after_whole = false;
    for element in elements {
        let initial = initial(element);
        if after_whole || initial.is_none() {
            joined.push(' ');
        }
        after_whole = initial.is_none() && !element.hyphen_after;
        joined.push_str(&element.opening);
        if let Some((initial, digraph)) = initial {
            joined.push_str(initial);
            joined.extend(digraph.chars().flat_map(char::to_lowercase));
            push_with(&mut joined, with, element);
        } else {
            joined.push_str(element.text);
            push_with(&mut joined, if element.dotted { "." } else { "" }, element);
        }
        if element.hyphen_after {
            joined.push('-');
        }
    }
    joined
}

/// The initial of an element, and the capitals after it that are one letter together with it;
/// `None` for what has none, such as a particle.
///
/// An abbreviation stays whole, and so do capitals that are one letter together (`Dž` of `DŽordž`).
fn initial<'t>(element: &Element<'t>) -> Option<(&'t str, &'t str)> {
    let mut characters = element.text.chars();
    let first = characters
        .next()
        .filter(|&c| has_initials(c) && !c.is_lowercase())?;
    let tail = characters.as_str();
    let letters = tail
        .find(|c: char| !c.is_alphabetic() && !is_combining(c))
        .unwrap_or(tail.len());
    let word = tail.get(..letters).unwrap_or_default();
    if element.dotted && letters == tail.len() {
        return Some((element.text, ""));
    }
    let accents = word.find(|c| !is_combining(c)).unwrap_or(word.len());
    let word = word.get(accents..).unwrap_or_default();
    let capitals = word.find(|c: char| !c.is_uppercase()).unwrap_or(word.len());
    let digraph = if capitals < word.len() {
        word.get(..capitals).unwrap_or_default()
    } else {
        ""
    };
    let initial = element.text.get(..first.len_utf8() + accents)?;
    Some((initial, digraph))
}

/// Whether initials are made of a letter: those of scripts with case, and of Hebrew, Arabic and Thai.
fn has_initials(letter: char) -> bool {
    letter.is_lowercase()
        || letter.is_uppercase()
        || matches!(letter, '\u{590}'..='\u{6ff}' | '\u{e01}'..='\u{e5b}')
}

fn is_combining(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

fn is_space(character: char) -> bool {
    character.is_whitespace() || character == '\u{feff}'
}

/// Single spaces, none around hyphens or at the end.
fn tidy(mut text: String) -> String {
    text.truncate(text.trim_end_matches(is_space).len());
    let spaced = |pair: &[u8]| matches!(pair, [b' ', b' ' | b'-'] | [b'-', b' ']);
    let other = |byte: &u8| byte.is_ascii_whitespace() && *byte != b' ';
    let bytes = text.as_bytes();
    let is_tidy = bytes.first() != Some(&b' ')
        && !bytes.windows(2).any(spaced)
        && !bytes.iter().any(other)
        && (text.is_ascii() || !text.contains('-'));
    if is_tidy {
        return text;
    }
    let mut tidied = String::with_capacity(text.len());
    for character in text.chars() {
        let space = character.is_ascii_whitespace();
        if character == '-' {
            tidied.truncate(tidied.trim_end_matches(is_space).len());
        }
        if !space {
            tidied.push(character);
        } else if !tidied.ends_with([' ', '-']) && !tidied.is_empty() {
            tidied.push(' ');
        }
    }
    tidied
}
