//! Text values as people would read them.

use crate::html::page::one_line;
use crate::html::tokens::{self, Place, decoded};
use crate::html::tree::Step;
use memchr::memchr;

/// A value of a tag or of JSON as plain text: entities decoded (publishing systems often encode
/// them twice), markup taken out, white space collapsed.
pub(crate) fn plain(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..2 {
        if !has_markup(&text) {
            break;
        }
        text = if memchr(b'<', text.as_bytes()).is_some() {
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
    use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};
    // Most texts are in their normal form: to see that is much faster than to make it.
    if is_nfkc_quick(text.chars()) == IsNormalized::Yes {
        folded(text.chars(), text.len())
    } else {
        folded(text.nfkc(), text.len())
    }
}

fn folded(text: impl Iterator<Item = char>, length: usize) -> String {
    let mut folded = String::with_capacity(length);
    for c in text {
        match c {
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
            c if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            c => folded.extend(c.to_lowercase()),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Only the letters and digits of a text, in lower case: `The Times` and `thetimes` are one.
pub(crate) fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
