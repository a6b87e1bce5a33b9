//! The names of terms (CSL 1.0.2 appendix II, and `csl-terms.rnc` of the schema).

use ibid_model::{DateVariable, ItemType, LocatorLabel, NameVariable, NumberVariable};

/// Terms that are not the name of a type, a locator or a variable as well.
const OTHER_TERMS: &[&str] = &[
    "ad",
    "advance-online-publication",
    "album",
    "and",
    "and others",
    "anonymous",
    "at",
    "audio-recording",
    "available at",
    "bc",
    "bce",
    "by",
    "ce",
    "circa",
    "cited",
    "close-inner-quote",
    "close-quote",
    "colon",
    "comma",
    "et-al",
    "film",
    "forthcoming",
    "from",
    "henceforth",
    "ibid",
    "in",
    "in press",
    "internet",
    "letter",
    "loc-cit",
    "no date",
    "no-place",
    "no-publisher",
    "on",
    "online",
    "op-cit",
    "open-inner-quote",
    "open-quote",
    "ordinal",
    "original-work-published",
    "page-range-delimiter",
    "personal-communication",
    "podcast",
    "podcast-episode",
    "preprint",
    "presented at",
    "printing",
    "radio-broadcast",
    "radio-series",
    "radio-series-episode",
    "reference",
    "retrieved",
    "review-of",
    "scale",
    "semicolon",
    "special-issue",
    "special-section",
    "television-broadcast",
    "television-series",
    "television-series-episode",
    "video",
    "working-paper",
];

/// Terms with a number of two digits at the end.
const NUMBERED_TERMS: &[&str] = &["long-ordinal-", "month-", "ordinal-", "season-"];

/// Whether CSL has a term of this name.
pub(super) fn is_term_name(name: &str) -> bool {
    let numbered = NUMBERED_TERMS.iter().any(|start| {
        let number = name.strip_prefix(start);
        number.is_some_and(|n| n.len() == 2 && n.bytes().all(|b| b.is_ascii_digit()))
    });
    numbered || term_names().any(|known| known == name)
}

/// The names of all terms, except those with a number.
pub(super) fn term_names() -> impl Iterator<Item = &'static str> {
    let types = ItemType::ALL.iter().map(|v| v.as_str());
    let locators = LocatorLabel::ALL.iter().map(|v| v.as_str());
    let numbers = NumberVariable::ALL.iter().map(|v| v.as_str());
    let names = NameVariable::ALL.iter().map(|v| v.as_str());
    let dates = DateVariable::ALL.iter().map(|v| v.as_str());
    let others = OTHER_TERMS.iter().copied();
    others
        .chain(types)
        .chain(locators)
        .chain(numbers)
        .chain(names)
        .chain(dates)
}
