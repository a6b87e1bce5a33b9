//! Names of journals, papers and organisations within a sentence.

use std::ops::Range;

use super::sentences::Word;
use crate::text::dates::month_number;
use crate::text::names::is_organisation;

/// The most words of a name.
const LONGEST: usize = 12;

/// Words that stand within a name between its capitals.
const CONNECTORS: &[&str] = &[
    "of", "for", "on", "at", "de", "la", "le", "del", "du", "des", "der", "für", "the", "and", "&",
    "und", "et", "in", "y", "di", "van",
];
/// Words after which "in" goes on with the name.
const BEFORE_IN: &[&str] = &[
    "advances",
    "trends",
    "frontiers",
    "progress",
    "developments",
    "research",
    "reports",
    "methods",
    "issues",
    "topics",
    "reviews",
    "perspectives",
    "studies",
    "women",
    "proceedings",
];
/// Words that periodicals are called by.
const PERIODICALS: &[&str] = &[
    "journal",
    "review",
    "magazine",
    "times",
    "post",
    "proceedings",
    "annals",
    "archives",
    "letters",
    "bulletin",
    "lancet",
    "herald",
    "tribune",
    "gazette",
    "chronicle",
    "transactions",
    "quarterly",
    "newspaper",
    "nature",
    "science",
    "plos",
    "bmj",
    "jama",
    "reviews",
    "reports",
    "frontiers",
    "zeitschrift",
    "revue",
    "revista",
    "rivista",
    "guardian",
    "telegraph",
    "daily",
    "weekly",
    "monthly",
    "acta",
    "monitor",
];

/// Words of bodies that sign no article, but are what articles rest on.
const BODIES: &[&str] = &[
    "organization",
    "organisation",
    "nations",
    "centers",
    "centres",
    "bureau",
    "board",
    "college",
    "society",
    "academy",
    "council",
    "commission",
    "committee",
    "administration",
    "agency",
];

/// A name in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub text: String,
    /// In bytes of the sentence.
    pub span: Range<usize>,
    /// The index of the first word behind it.
    pub next: usize,
    /// Whether it is set off as titles are, in italics.
    pub is_marked: bool,
    /// Whether it is one word.
    pub is_single: bool,
}

impl Found {
    /// Whether a word in it is one that periodicals are called by.
    pub fn is_periodical(&self) -> bool {
        self.text
            .to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| PERIODICALS.contains(&word))
    }

    /// Whether it names a body that says things: by its words, or as an abbreviation.
    pub fn is_body(&self, words: &[Word<'_>]) -> bool {
        let first = self.next.checked_sub(1).and_then(|at| words.get(at));
        let is_acronym = self.is_single && first.is_some_and(Word::is_acronym);
        let is_named = |text: &str| {
            let lower = text.to_lowercase();
            let mut words = lower.split_whitespace();
            words.any(|word| BODIES.contains(&word))
        };
        is_acronym || (!self.is_single && (is_organisation(&self.text) || is_named(&self.text)))
    }
}

/// The name that starts at a word; `marked` are the stretches in italics.
pub(super) fn name_at(
    sentence: &str,
    words: &[Word<'_>],
    at: usize,
    marked: &[Range<usize>],
) -> Option<Found> {
    let first = words.get(at)?;
    if !first.is_name() {
        return None;
    }
    if let Some(range) = marked
        .iter()
        .find(|range| range.contains(&first.span.start))
    {
        return marked_name(sentence, words, at, range);
    }
    let mut last = at;
    while last - at < LONGEST {
        let Some(word) = words.get(last) else { break };
        let is_possessive = sentence
            .get(word.span.end..)
            .is_some_and(|rest| rest.starts_with("'s") || rest.starts_with("’s"));
        if word.is_stopped || is_possessive {
            break;
        }
        match next_of_name(words, last) {
            Some(next) => last = next,
            None => break,
        }
    }
    let span = first.span.start..words.get(last)?.span.end;
    Some(Found {
        text: sentence.get(span.clone())?.to_owned(),
        span,
        next: last + 1,
        is_marked: false,
        is_single: last == at,
    })
}

/// The index of the word with which a name goes on after the one at `last`.
fn next_of_name(words: &[Word<'_>], last: usize) -> Option<usize> {
    let here = words.get(last)?;
    let next = words.get(last + 1)?;
    if next.is_name() {
        return Some(last + 1);
    }
    if !next.is_one_of(CONNECTORS) || next.is_stopped {
        return None;
    }
    let after = words.get(last + 2)?;
    match next.lower.as_str() {
        "in" if !here.is_one_of(BEFORE_IN) => None,
        // "in The Lancet on Monday"
        "on" | "at" if is_of_calendar(&after.lower) => None,
        // "the CDC and the FDA" are two.
        "and" | "&" | "und" | "et" | "y"
            if here.is_acronym() || !after.is_name() || after.is_acronym() =>
        {
            None
        }
        _ if after.is_name() => Some(last + 2),
        // "of the American Medical Association"
        _ if after.is_one_of(&["the", "la", "le", "der", "les"])
            && words.get(last + 3)?.is_name() =>
        {
            Some(last + 3)
        }
        _ => None,
    }
}

/// Whether a word is a month or a day of the week.
fn is_of_calendar(lower: &str) -> bool {
    month_number(lower).is_some() || lower.ends_with("day")
}

/// A name in italics is whole.
fn marked_name(
    sentence: &str,
    words: &[Word<'_>],
    at: usize,
    range: &Range<usize>,
) -> Option<Found> {
    let inside = words
        .iter()
        .skip(at)
        .take_while(|word| word.span.start < range.end)
        .count();
    let last = words.get(at + inside.checked_sub(1)?)?;
    let span = words.get(at)?.span.start..last.span.end;
    let text = sentence.get(span.clone())?.to_owned();
    (inside <= LONGEST).then_some(Found {
        text,
        span,
        next: at + inside,
        is_marked: true,
        is_single: inside == 1,
    })
}
