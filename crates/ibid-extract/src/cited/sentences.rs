//! The sentences of a text, and their words.

use std::ops::Range;

/// Words, lower case and without their full stop, that do not end a sentence.
const ABBREVIATIONS: &[&str] = &[
    "dr", "mr", "mrs", "ms", "prof", "st", "vs", "etc", "eg", "e.g", "i.e", "cf", "al", "no",
    "vol", "fig", "jr", "sr", "inc", "ltd", "co", "corp", "dept", "univ", "jan", "feb", "mar",
    "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "approx", "ed", "eds", "pp",
    "p", "nr", "bzw", "z.b", "u.a", "ca", "gen", "sen", "rep", "gov", "u.s", "u.k", "u.n", "ph.d",
    "m.d", "j", "med",
];

/// The ranges of a text's sentences, without the white space around them.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let is_wide = matches!(c, '。' | '！' | '？');
        if !is_wide && !matches!(c, '.' | '!' | '?' | '…') {
            continue;
        }
        // Quotes and brackets that close after the mark belong to the sentence.
        let mut end = at + c.len_utf8();
        while let Some((next, mark)) = chars.peek().copied() {
            if !matches!(
                mark,
                '"' | '”' | '’' | '\'' | ')' | ']' | '»' | '.' | '!' | '?' | '」'
            ) {
                break;
            }
            end = next + mark.len_utf8();
            chars.next();
        }
        let rest = text.get(end..).unwrap_or_default();
        if is_wide
            || (c != '.' || !is_abbreviation(text.get(start..at).unwrap_or_default()))
                && starts_one(rest)
        {
            push(text, start..end, &mut ranges);
            start = end;
        }
    }
    push(text, start..text.len(), &mut ranges);
    ranges
}

fn push(text: &str, range: Range<usize>, ranges: &mut Vec<Range<usize>>) {
    let piece = text.get(range.clone()).unwrap_or_default();
    let start = range.start + (piece.len() - piece.trim_start().len());
    let end = range.start + piece.trim_end().len();
    if start < end {
        ranges.push(start..end);
    }
}

/// Whether what follows a mark can start a sentence.
fn starts_one(rest: &str) -> bool {
    let bare = rest.trim_start();
    if bare.len() == rest.len() {
        return rest.is_empty();
    }
    let first = bare
        .chars()
        .find(|c| !matches!(c, '"' | '“' | '‘' | '\'' | '(' | '[' | '«' | '„'));
    first.is_none_or(|c| !c.is_lowercase())
}

/// Whether the last word before a full stop is short for another: "Dr.", "J.", "et al."
fn is_abbreviation(before: &str) -> bool {
    let word = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    is_initial || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

/// A word of a sentence.
#[derive(Clone, Debug)]
pub(super) struct Word<'t> {
    /// Without the marks around it.
    pub text: &'t str,
    pub lower: String,
    /// Of [`Self::text`], in bytes of the sentence.
    pub span: Range<usize>,
    /// Whether a comma, a bracket or another mark but a full stop stands behind it.
    pub is_stopped: bool,
}

impl Word<'_> {
    /// Whether it is written as names are: `Nature`, `eLife`, `CDC`.
    pub fn is_name(&self) -> bool {
        let mut chars = self.text.chars();
        chars.next().is_some_and(char::is_alphabetic)
            && (self.text.starts_with(char::is_uppercase)
                || chars.next().is_some_and(char::is_uppercase))
    }

    /// Whether it is an abbreviation of capitals: `CDC`.
    pub fn is_acronym(&self) -> bool {
        (2..=6).contains(&self.text.len())
            && self.text.bytes().all(|byte| byte.is_ascii_uppercase())
    }

    pub fn is_one_of(&self, words: &[&str]) -> bool {
        words.contains(&self.lower.as_str())
    }
}

/// The words of a sentence; a possessive's `'s` is a mark behind it.
pub(super) fn words(sentence: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut at = 0;
    for piece in sentence.split(char::is_whitespace) {
        let from = at;
        at = from + piece.len();
        at += sentence
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .map_or(0, char::len_utf8);
        let is_edge = |c: char| !c.is_alphanumeric() && c != '&';
        let bare = piece.trim_start_matches(is_edge);
        let lead = piece.len() - bare.len();
        let text = bare.trim_end_matches(is_edge);
        let text = ["'s", "’s"]
            .iter()
            .find_map(|end| text.strip_suffix(end))
            .unwrap_or(text);
        if text.is_empty() {
            continue;
        }
        let start = from + lead;
        let behind = bare.get(text.len()..).unwrap_or_default();
        words.push(Word {
            text,
            lower: text.to_lowercase(),
            span: start..start + text.len(),
            is_stopped: behind.chars().any(|c| c != '.' && c != '*' && c != '_'),
        });
    }
    words
}
