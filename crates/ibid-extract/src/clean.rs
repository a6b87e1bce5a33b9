//! Text values as people would read them.

use crate::html::page::one_line;
use crate::html::tokens::{self, Place, decoded};
use crate::html::tree::Step;
use memchr::memchr2;

/// A value of a tag or of JSON as plain text: entities decoded (publishing systems often encode
/// them twice), markup taken out, white space collapsed.
pub(crate) fn plain(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..2 {
        if !has_markup(&text) {
            break;
        }
        text = if memchr2(b'<', b'\0', text.as_bytes()).is_some() {
            shown(&text)
        } else {
            decoded(&text, Place::Text)
        };
    }
    one_line(&text)
}

/// Whether `text` may hold entities or tags.
fn has_markup(text: &str) -> bool {
    text.match_indices(['&', '<']).any(|(at, _)| {
        text.get(at + 1..)
            .and_then(|rest| rest.chars().next())
            .is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '#' | '/' | '!'))
    })
}

/// The text of an HTML fragment; a space stands for each tag that breaks the line.
fn shown(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for step in tokens::fragment(text).walk() {
        match step {
            Step::Text(text) => plain.push_str(text),
            Step::Open(element) if matches!(element.name(), "br" | "p" | "div" | "li") => {
                plain.push(' ');
            }
            _ => {}
        }
    }
    plain
}

/// The key by which two values count as the same: case, quotes, dashes and white space folded.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| !byte.is_ascii()) {
        // The letter before an accent is one character with it.
        let (plain, behind) = rest.split_at(at.saturating_sub(1));
        push_folded(&mut folded, plain.chars());
        let first = at.min(1);
        let length = behind
            .bytes()
            .skip(first)
            .position(|byte| byte.is_ascii())
            .map_or(behind.len(), |length| first + length);
        let (other, behind) = behind.split_at(length);
        push_normal(&mut folded, other);
        rest = behind;
    }
    push_folded(&mut folded, rest.chars());
    folded.truncate(folded.trim_end().len());
    folded
}

/// Adds a piece in its normal form. Most are in it: to see that is faster than to make it.
fn push_normal(folded: &mut String, piece: &str) {
    use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};
    if is_nfkc_quick(piece.chars()) == IsNormalized::Yes {
        push_folded(folded, piece.chars());
    } else {
        push_folded(folded, piece.nfkc());
    }
}

fn push_folded(folded: &mut String, text: impl Iterator<Item = char>) {
    for c in text {
        match c {
            c if c.is_ascii_alphanumeric() => folded.push(c.to_ascii_lowercase()),
            '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' | '\u{2032}' | '`' | '\u{b4}' => {
                folded.push('\'');
            }
            '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}' | '\u{2033}' => {
                folded.push('"');
            }
            '\u{2010}'..='\u{2015}' | '\u{2212}' => folded.push('-'),
            c if c.is_whitespace() => {
                if !folded.is_empty() && !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            c => folded.extend(c.to_lowercase()),
        }
    }
}

/// Only the letters and digits of a text, in lower case: `The Times` and `thetimes` are one.
pub(crate) fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
