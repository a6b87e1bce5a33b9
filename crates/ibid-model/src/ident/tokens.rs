//! Where in a text the characters of an identifier end.

use super::doi;
use super::text::{is_separator, strip_prefix_ignoring_case};

/// Where a run of the characters of an identifier ends: at white space, quotation marks, a bracket
/// that it did not open, and outside of URLs at what ends a URL's path.
pub(super) fn token_end(text: &str, in_url: bool) -> usize {
    let mut open = [0_usize; 3];
    let mut skip_to = 0;
    for (at, c) in text
        .char_indices()
        .filter(|(_, c)| !c.is_ascii_alphanumeric())
    {
        if at < skip_to {
            continue;
        }
        let is_end = match c {
            '<' => match sici_segment(text.get(at..).unwrap_or_default()) {
                Some(length) => {
                    skip_to = at + length;
                    false
                }
                None => true,
            },
            '(' | '[' | '{' | ')' | ']' | '}' => !is_balanced(&mut open, c),
            // A SICI's check character may be a number sign.
            '#' => !in_url && !text.get(..at).is_some_and(|before| before.ends_with(";2-")),
            '?' | '|' => !in_url,
            ',' | ';' => doi_prefix(text.get(at + 1..).unwrap_or_default()).is_some(),
            _ => is_stop(c),
        };
        if is_end {
            return at;
        }
    }
    text.len()
}

/// Counts a bracket; whether it has a partner so far, or may still get one.
fn is_balanced(open: &mut [usize; 3], bracket: char) -> bool {
    let [round, square, curly] = open;
    let (count, opens) = match bracket {
        '(' => (round, true),
        ')' => (round, false),
        '[' => (square, true),
        ']' => (square, false),
        '{' => (curly, true),
        _ => (curly, false),
    };
    if opens {
        *count += 1;
        return true;
    }
    let is_partner = *count > 0;
    *count = count.saturating_sub(1);
    is_partner
}

/// Characters that are in no identifier: white space, control and format characters (a soft hyphen,
/// a zero-width space), quotation marks, and the punctuation of Chinese and Japanese.
fn is_stop(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(
            c,
            '"' | '>'
                | '\\'
                | '^'
                | '`'
                | '\u{ad}'
                | '«'
                | '»'
                | '\u{200b}'..='\u{200f}'
                | '\u{2018}'..='\u{201f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3000}'..='\u{3020}'
                | '\u{ff00}'..='\u{ff0f}'
                | '\u{ff1a}'..='\u{ff20}'
                | '\u{feff}'
                | '\u{fffc}'..='\u{ffff}'
        )
}

/// The length of `<1661::AID-SIM968>` at the start, which is a part of DOIs that are made of a SICI
/// (ANSI/NISO Z39.56: a location and a title's code, and digits behind).
fn sici_segment(text: &str) -> Option<usize> {
    let body = text.strip_prefix('<')?;
    let end = body.find(|c: char| c == '>' || c == '<' || is_stop(c))?;
    let (inner, rest) = body.split_at_checked(end)?;
    let rest = rest.strip_prefix('>')?;
    let is_segment = inner.contains(':') && rest.starts_with(|c: char| c.is_ascii_digit());
    is_segment.then_some(end + 2)
}

/// The lengths of a DOI's prefix and of the slash behind it, which may be percent-encoded.
pub(super) fn doi_prefix(text: &str) -> Option<(usize, usize)> {
    let rest = text.strip_prefix("10.")?;
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let slash = rest.get(end..)?;
    let slash = if slash.starts_with('/') {
        1
    } else {
        strip_prefix_ignoring_case(slash, "%2F").map(|_| 3)?
    };
    let end = "10.".len() + end;
    doi::is_prefix(text.get(..end)?).then_some((end, slash))
}

/// Whether nothing goes on where a number or word ends.
pub(super) fn ends_at(text: &str, end: usize) -> bool {
    let mut rest = text.get(end..).unwrap_or_default().chars();
    match rest.next() {
        Some('.' | ',' | '-' | '/') => !rest.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => !c.is_alphanumeric() && c != '_',
        None => true,
    }
}

/// Where `count` digits end, of which the last may be `X`, with at most one separator between two.
pub(super) fn grouped(text: &str, count: usize) -> Option<usize> {
    let mut left = count;
    let mut after_separator = true;
    for (at, c) in text.char_indices() {
        let is_digit = c.is_ascii_digit() || (left == 1 && matches!(c, 'x' | 'X'));
        if is_digit {
            left -= 1;
            if left == 0 {
                let end = at + c.len_utf8();
                return ends_at(text, end).then_some(end);
            }
        } else if !is_separator(c) || after_separator {
            return None;
        }
        after_separator = !is_digit;
    }
    None
}
