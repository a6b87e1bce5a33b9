//! Cutting a text into tags, quotation marks and the text between.

use super::Quotes;
use crate::text::tags::{Element, Name, Tag, tag_at};

/// A stretch of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Text(&'a str),
    OpenTag(&'a str, Element),
    CloseTag(&'a str, Name),
    OpenQuote(&'a str, Key),
    CloseQuote(&'a str, Key),
}

/// What pairs an opening token with a closing one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    Tag(Name),
    /// `"`
    Double,
    /// `'`
    Single,
    /// The locale's quotation marks.
    Locale,
    /// The locale's inner quotation marks.
    LocaleInner,
}

impl<'a> Token<'a> {
    pub(super) fn opens(self) -> Option<Key> {
        match self {
            Self::OpenTag(_, element) => Some(Key::Tag(element.name())),
            Self::OpenQuote(_, key) => Some(key),
            _ => None,
        }
    }

    pub(super) fn closes(self) -> Option<Key> {
        match self {
            Self::CloseTag(_, name) => Some(Key::Tag(name)),
            Self::CloseQuote(_, key) => Some(key),
            _ => None,
        }
    }

    /// What is printed if the token is no markup: a straight single mark is an apostrophe.
    pub(super) fn as_text(self) -> &'a str {
        match self {
            Self::OpenQuote(_, Key::Single) | Self::CloseQuote(_, Key::Single) => "’",
            Self::Text(text)
            | Self::OpenTag(text, _)
            | Self::CloseTag(text, _)
            | Self::OpenQuote(text, _)
            | Self::CloseQuote(text, _) => text,
        }
    }
}

/// Cuts a text into tokens, which together are the whole text.
pub(super) fn tokenize<'a>(text: &'a str, quotes: &Quotes) -> Vec<Token<'a>> {
    let mut tokens = Vec::new();
    let mut start = 0;
    let mut previous = None;
    let mut characters = text.char_indices();
    let firsts = first_bytes(quotes);
    while let Some((position, character)) = characters.next() {
        let byte = text.as_bytes().get(position).copied().unwrap_or_default();
        if !firsts.contains(&byte) {
            previous = Some(character);
            continue;
        }
        let rest = text.get(position..).unwrap_or_default();
        let after_opening = position == start
            && tokens
                .last()
                .is_some_and(|last: &Token| last.opens().is_some());
        let place = Place {
            previous,
            after_opening,
        };
        let Some((token, length)) = token_at(rest, place, quotes) else {
            previous = Some(character);
            continue;
        };
        if start < position {
            tokens.push(Token::Text(text.get(start..position).unwrap_or_default()));
        }
        if !matches!(token, Token::OpenTag(..) | Token::CloseTag(..)) {
            previous = Some(character);
        }
        tokens.push(token);
        start = position + length;
        while characters.offset() < start && characters.next().is_some() {}
    }
    if start < text.len() {
        tokens.push(Token::Text(text.get(start..).unwrap_or_default()));
    }
    tokens
}

/// The bytes that tags and marks begin with: most characters are none of them.
fn first_bytes(quotes: &Quotes) -> [u8; 7] {
    let first = |mark: &str| mark.bytes().next().unwrap_or(b'<');
    let Quotes {
        open,
        close,
        inner_open,
        inner_close,
    } = quotes;
    let [a, b, c, d] = [open, close, inner_open, inner_close].map(|mark| first(mark));
    [b'<', b'"', b'\'', a, b, c, d]
}

/// Where a token stands.
#[derive(Clone, Copy)]
struct Place {
    /// The character before, tags not counted.
    previous: Option<char>,
    /// Directly after an opening tag or mark.
    after_opening: bool,
}

impl Place {
    /// Whether a quotation may open here: at the start, after a space, bracket or dash, or where
    /// something else opens.
    fn can_open(self) -> bool {
        self.after_opening
            || self
                .previous
                .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '{' | '—' | '–'))
    }
}

/// The tag or mark that `rest` starts with, and its length in bytes.
fn token_at<'a>(rest: &'a str, place: Place, quotes: &Quotes) -> Option<(Token<'a>, usize)> {
    match rest.as_bytes().first()? {
        b'<' => {
            let (tag, length) = tag_at(rest)?;
            let written = rest.get(..length)?;
            let token = match tag {
                Tag::Open(element) => Token::OpenTag(written, element),
                Tag::Close(name) => Token::CloseTag(written, name),
            };
            Some((token, length))
        }
        b'"' => straight(rest, Key::Double, place).map(|token| (token, 1)),
        b'\'' => straight(rest, Key::Single, place).map(|token| (token, 1)),
        _ => locale_mark(rest, place, quotes),
    }
}

/// A straight mark opens where a quotation can and closes elsewhere; within a word the single one is an
/// apostrophe, as it is before a space where it cannot close.
fn straight(rest: &str, key: Key, place: Place) -> Option<Token<'_>> {
    let written = rest.get(..1)?;
    let next = rest.chars().nth(1);
    let before_word = next.is_some_and(char::is_alphanumeric);
    if place.can_open() && next.is_some_and(|c| !c.is_whitespace()) {
        Some(Token::OpenQuote(written, key))
    } else if key == Key::Single && (before_word || place.can_open()) {
        Some(Token::Text("’"))
    } else if place.can_open() {
        None
    } else {
        Some(Token::CloseQuote(written, key))
    }
}

/// One of the locale's marks. A locale whose marks are straight has none of its own; where both marks
/// look alike, the place tells.
fn locale_mark<'a>(rest: &'a str, place: Place, quotes: &Quotes) -> Option<(Token<'a>, usize)> {
    let pairs = [
        (&quotes.open, &quotes.close, Key::Locale),
        (&quotes.inner_open, &quotes.inner_close, Key::LocaleInner),
    ];
    let own = |(open, close, _): &(&String, &String, Key)| {
        !open.is_empty()
            && !close.is_empty()
            && !open.contains(['"', '\''])
            && !close.contains(['"', '\''])
    };
    let apostrophe = rest.starts_with('’')
        && place.previous.is_some_and(char::is_alphanumeric)
        && rest.chars().nth(1).is_some_and(char::is_alphanumeric);
    if apostrophe {
        return None;
    }
    for (open, close, key) in pairs.into_iter().filter(own) {
        if rest.starts_with(open.as_str()) && (open != close || place.can_open()) {
            return Some((Token::OpenQuote(rest.get(..open.len())?, key), open.len()));
        }
        if rest.starts_with(close.as_str()) {
            return Some((
                Token::CloseQuote(rest.get(..close.len())?, key),
                close.len(),
            ));
        }
    }
    None
}
