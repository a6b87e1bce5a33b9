//! Initials of given names (CSL 1.0.2 "initialize", "initialize-with", "initialize-with-hyphen").
//!
//! Given names are taken as elements with spaces and hyphens between them. A hyphen before a lower-case
//! letter (`Ji-yoon`) is part of an element, and a full stop ends one (`J.R.`).

#[cfg(test)]
mod tests;

/// Words that stand in place of given names, and are never cut.
const HONORIFICS: [&str; 2] = ["Lord", "Lady"];

/// Reduces given names to initials, each with `with` after it: `J. R.` of `John Ronald`, with `. `.
///
/// Lower-case particles stay whole, abbreviations of several letters (`Ph.`) too. With `only_normalise`
/// (`initialize="false"`) whole names stay, and `with` is put after the initials and abbreviations that
/// are there. `hyphen` keeps the hyphen of compound names (`J.-L.`). Names in scripts without initials
/// are returned as they are.
pub fn initialize(given: &str, with: &str, only_normalise: bool, hyphen: bool) -> String {
    let starts_with_letter = given
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
    tidy(&joined)
}

/// Given names printed in full: as they are, with single spaces.
pub fn normalise_full(given: &str) -> String {
    given.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// A part of the given names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Element<'a> {
    /// Without the full stop.
    text: &'a str,
    dotted: bool,
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

/// Cuts given names into elements.
fn elements(given: &str, hyphen: bool) -> Vec<Element<'_>> {
    let mut elements: Vec<Element> = Vec::new();
    let mut start = 0;
    let mut characters = given.char_indices().peekable();
    while let Some((position, character)) = characters.next() {
        let before_lower = characters
            .peek()
            .is_some_and(|(_, next)| next.is_lowercase());
        let inside = character == '-' && hyphen && before_lower && position > start;
        if inside || !(matches!(character, '-' | '.') || is_space(character)) {
            continue;
        }
        push_element(&mut elements, given.get(start..position));
        start = position + character.len_utf8();
        match (character, elements.last_mut()) {
            ('.', Some(last)) => last.dotted = true,
            ('-', Some(last)) => last.hyphen_after = hyphen,
            _ => {}
        }
    }
    push_element(&mut elements, given.get(start..));
    elements
}

fn push_element<'a>(elements: &mut Vec<Element<'a>>, text: Option<&'a str>) {
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        elements.push(Element {
            text,
            dotted: false,
            hyphen_after: false,
        });
    }
}

/// Puts `with` after abbreviations and leaves the other elements as they are.
fn normalise(elements: &[Element], with: &str) -> String {
    let mut joined = String::new();
    let mut rest = elements.iter().peekable();
    while let Some(element) = rest.next() {
        joined.push_str(element.text);
        let abbreviation = element.is_abbreviation();
        let Some(next) = rest.peek() else {
            joined.push_str(if abbreviation { with } else { "" });
            break;
        };
        let before_initial = next.is_one_letter() && next.is_abbreviation();
        if abbreviation {
            joined.push_str(if before_initial {
                with
            } else {
                with.trim_end_matches('\u{feff}')
            });
        }
        if element.hyphen_after {
            joined.push('-');
        } else if !abbreviation || !before_initial {
            joined.push(' ');
        }
    }
    joined
}

/// Reduces each element to its initial with `with` after it.
fn reduce(elements: &[Element], with: &str) -> String {
    let mut joined = String::new();
    let mut after_whole = false;
    for element in elements {
        let initial = initial(element);
        if after_whole || initial.is_none() {
            joined.push(' ');
        }
        after_whole = initial.is_none() && !element.hyphen_after;
        match initial {
            Some(initial) => {
                joined.push_str(&initial);
                joined.push_str(with);
            }
            None => {
                joined.push_str(element.text);
                joined.push_str(if element.dotted { "." } else { "" });
            }
        }
        if element.hyphen_after {
            joined.push('-');
        }
    }
    joined
}

/// The initial of an element; `None` for what has none, such as a particle.
///
/// An abbreviation stays whole, and so do capitals that are one letter together (`Dž` of `DŽordž`).
fn initial(element: &Element) -> Option<String> {
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
        return Some(element.text.to_owned());
    }
    let accents = word.find(|c| !is_combining(c)).unwrap_or(word.len());
    let (accents, word) = word.split_at(accents);
    let capitals = word.find(|c: char| !c.is_uppercase()).unwrap_or(word.len());
    let digraph = if capitals < word.len() {
        word.get(..capitals).unwrap_or_default()
    } else {
        ""
    };
    Some(format!("{first}{accents}{}", digraph.to_lowercase()))
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
fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    for character in text.trim_end_matches(is_space).chars() {
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
