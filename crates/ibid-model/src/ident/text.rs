//! What the readers of identifiers share: labels, digits, check characters, percent-encoding, and
//! the marks of the sentence around.

use std::fmt::Write as _;

/// What stands behind one of `labels` (case does not count) and a colon or spaces, or `text`. A label
/// that ends in a slash, such as `info:doi/`, needs nothing more.
pub(super) fn without_label<'t>(text: &'t str, labels: &[&str]) -> &'t str {
    let text = text.trim();
    labels
        .iter()
        .find_map(|label| behind_label(text, label))
        .unwrap_or(text)
}

/// What stands behind a label that `text` begins with.
pub(super) fn behind_label<'t>(text: &'t str, label: &str) -> Option<&'t str> {
    let rest = strip_prefix_ignoring_case(text, label)?;
    let bare = rest.trim_start_matches(|c: char| c == ':' || c.is_whitespace());
    (label.ends_with('/') || bare.len() < rest.len()).then_some(bare)
}

/// `text` without `prefix`, in which the case of ASCII letters does not count.
pub(super) fn strip_prefix_ignoring_case<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let (first, expected) = (text.as_bytes().first()?, prefix.as_bytes().first()?);
    if !first.eq_ignore_ascii_case(expected) {
        return None;
    }
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix)
        .then(|| text.get(prefix.len()..))?
}

/// Whether the text is ASCII digits, and not empty.
pub(super) fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a character may stand between the digits of a number that is written in groups.
pub(super) const fn is_separator(c: char) -> bool {
    matches!(c, '-' | ' ' | '\u{a0}' | '\u{2010}'..='\u{2013}')
}

/// The digits of text in which hyphens, dashes and spaces do not count, `X` at the end allowed.
pub(super) fn digits(text: &str) -> Option<String> {
    let mut out = String::new();
    for c in text.trim().chars() {
        match c {
            '0'..='9' => out.push(c),
            'x' | 'X' => out.push('X'),
            c if is_separator(c) => {}
            _ => return None,
        }
    }
    let body = out.strip_suffix('X').unwrap_or(&out);
    (!body.contains('X')).then_some(out)
}

/// The check character of ISO 7064 or a weighted sum, modulo 11: `X` for 10.
pub(super) fn modulo_11(value: u32) -> char {
    char::from_digit(value % 11, 10).unwrap_or('X')
}

/// Undoes percent-encoding (RFC 3986, 2.1); `None` where that is no UTF-8.
pub(super) fn percent_decoded(text: &str) -> Option<String> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        let hex = |at: usize| after.get(at).and_then(|b| char::from(*b).to_digit(16));
        match (byte, hex(0), hex(1)) {
            (b'%', Some(high), Some(low)) => {
                out.push(u8::try_from(high * 16 + low).ok()?);
                rest = after.get(2..)?;
            }
            _ => out.push(*byte),
        }
    }
    String::from_utf8(out).ok()
}

/// Percent-encodes what may not stand in the path of a URL, and what `also` names.
pub(super) fn percent_encoded(text: &str, also: &[u8]) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        let is_unsafe = matches!(
            byte,
            0..=b' '
                | b'%'
                | b'"'
                | b'#'
                | b'?'
                | b'<'
                | b'>'
                | b'{'
                | b'}'
                | b'^'
                | b'['
                | b']'
                | b'`'
                | b'|'
                | b'\\'
                | b'+'
                | 0x7f..
        );
        if is_unsafe || also.contains(&byte) {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        } else {
            out.push(char::from(byte));
        }
    }
    out
}

/// Brackets that a sentence puts around things, and identifiers hold too.
const BRACKETS: [(char, char); 4] = [('(', ')'), ('[', ']'), ('<', '>'), ('{', '}')];

/// Cuts what ends the sentence and not the identifier: full stops and their like, quotation marks,
/// and closing brackets that nothing in the identifier opened. Linear in the text.
pub(super) fn without_sentence(text: &str) -> &str {
    let mut surplus = BRACKETS.map(|(open, close)| {
        let (opened, closed) = text.chars().fold((0_usize, 0_usize), |(o, c), sign| {
            (
                o + usize::from(sign == open),
                c + usize::from(sign == close),
            )
        });
        closed.saturating_sub(opened)
    });
    text.trim_end_matches(|c: char| {
        let marks = [
            '.', ',', ';', ':', '!', '?', '"', '\'', '”', '“', '’', '»', '…', '。', '、',
        ];
        if marks.contains(&c) {
            return true;
        }
        let bracket = BRACKETS.iter().position(|(_, close)| *close == c);
        let count = bracket.and_then(|at| surplus.get_mut(at));
        count.is_some_and(|count| {
            let is_surplus = *count > 0;
            *count = count.saturating_sub(1);
            is_surplus
        })
    })
}
