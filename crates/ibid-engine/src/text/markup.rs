//! CSL-JSON inline markup and quotation marks as nested structure.
//!
//! Reading goes in three steps: `tokens` finds what may be markup, `nest` pairs it, and [`parse`] puts
//! out pieces, in which what found no partner is text again.

mod nest;
#[cfg(test)]
mod tests;
mod tokens;

use std::borrow::Cow;

use self::nest::Role;
use self::tokens::{Key, Token};
use super::tags::{Element, tag_at};

/// A piece of a text with markup. Every `Open` has its `Close`, properly nested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Characters to print. No two stand side by side, and none is empty.
    Text(Cow<'a, str>),
    /// A span starts.
    Open(Inline),
    /// The span that was opened last, of this kind, ends.
    Close(Inline),
}

/// A kind of inline span.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Inline {
    /// `<i>`
    Italic,
    /// `<b>`
    Bold,
    /// `<sc>`, `<span style="font-variant:small-caps;">`
    SmallCaps,
    /// `<sup>`
    Superscript,
    /// `<sub>`
    Subscript,
    /// `<span class="nodecor">`: without the font style, variant and weight around it.
    NoDecoration,
    /// A quotation. Its marks are the locale's outer ones, unless it stands in another quotation: then
    /// they are of the kind that the one around it has not.
    Quote,
    /// A quotation that has the locale's inner marks where it stands in no other: it is written with
    /// ‘single’ marks beside others with “double” ones. In another quotation it is as [`Inline::Quote`].
    InnerQuote,
}

/// The quotation marks of a locale.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quotes {
    /// The term `open-quote`.
    pub open: String,
    /// The term `close-quote`.
    pub close: String,
    /// The term `open-inner-quote`.
    pub inner_open: String,
    /// The term `close-inner-quote`.
    pub inner_close: String,
}

/// Whether the text surely holds no markup, quotation mark or apostrophe, so that it prints as it is.
pub fn is_plain(text: &str) -> bool {
    let is_markup = |byte: &u8| matches!(byte, b'<' | b'"' | b'\'' | b'`');
    if text.is_ascii() {
        return !text.as_bytes().iter().any(is_markup);
    }
    text.chars().all(|character| match character {
        '<' | '"' | '\'' | '`' => false,
        '–' | '—' | '\u{a0}' => true,
        _ => character.is_ascii() || character.is_alphanumeric(),
    })
}

/// Reads inline markup and quotation marks: straight ones that stand where one opens or closes, and the
/// locale's own.
///
/// A straight apostrophe becomes `’`. Tags and marks without a partner are text, as they are written;
/// nesting deeper than 32 spans is text too. `nocase` spans leave no trace: see [`super::case`].
pub fn parse<'a>(text: &'a str, quotes: &Quotes) -> Vec<Piece<'a>> {
    let tokens = tokens::tokenize(text, quotes);
    let roles = nest::pair(&tokens);
    let single_is_outer = first_straight(&tokens, &roles) == Some(Key::Single);
    let mut pieces = Vec::with_capacity(tokens.len());
    for (token, role) in tokens.iter().zip(roles) {
        match (role, inline_of(token, single_is_outer)) {
            (Role::Literal, _) => push_text(&mut pieces, token.as_text()),
            (Role::Open, Some(inline)) => pieces.push(Piece::Open(inline)),
            (Role::Close(partner), _) => {
                let inline = tokens
                    .get(partner)
                    .and_then(|open| inline_of(open, single_is_outer));
                pieces.extend(inline.map(Piece::Close));
            }
            (Role::Open, None) => {}
        }
    }
    pieces
}

/// The kind of the first quotation in straight marks: it is the outer one.
fn first_straight(tokens: &[Token], roles: &[Role]) -> Option<Key> {
    let opened = tokens
        .iter()
        .zip(roles)
        .filter(|(_, role)| **role == Role::Open);
    let mut keys = opened.filter_map(|(token, _)| token.opens());
    keys.find(|key| matches!(key, Key::Single | Key::Double))
}

/// What an opening token starts; `None` for `nocase`, which prints as nothing.
fn inline_of(token: &Token, single_is_outer: bool) -> Option<Inline> {
    let quote = |outer: bool| {
        Some(if outer {
            Inline::Quote
        } else {
            Inline::InnerQuote
        })
    };
    match token {
        Token::OpenTag(_, element) => match element {
            Element::Italic => Some(Inline::Italic),
            Element::Bold => Some(Inline::Bold),
            Element::SmallCaps | Element::SmallCapsSpan => Some(Inline::SmallCaps),
            Element::Superscript => Some(Inline::Superscript),
            Element::Subscript => Some(Inline::Subscript),
            Element::NoDecoration => Some(Inline::NoDecoration),
            Element::NoCase => None,
        },
        Token::OpenQuote(_, Key::Double) => quote(!single_is_outer),
        Token::OpenQuote(_, Key::Single) => quote(single_is_outer),
        Token::OpenQuote(_, Key::LocaleInner) => quote(false),
        Token::OpenQuote(..) => quote(true),
        _ => None,
    }
}

fn push_text<'a>(pieces: &mut Vec<Piece<'a>>, text: &'a str) {
    match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some(Piece::Text(before)) => before.to_mut().push_str(text),
        _ => pieces.push(Piece::Text(Cow::Borrowed(text))),
    }
}

/// The text without its tags; quotation marks stay.
pub fn strip(text: &str) -> Cow<'_, str> {
    if !text.contains('<') {
        return Cow::Borrowed(text);
    }
    let mut stripped = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(bracket) = rest.find('<') {
        let (before, tail) = rest.split_at(bracket);
        stripped.push_str(before);
        let tag = tag_at(tail).map_or(0, |(_, length)| length);
        if tag == 0 {
            stripped.push('<');
        }
        rest = tail.get(tag.max(1)..).unwrap_or_default();
    }
    stripped.push_str(rest);
    Cow::Owned(stripped)
}
