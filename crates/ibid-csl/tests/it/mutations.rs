//! Broken input never panics and never hangs.

use ibid_csl::{LocaleMap, MergedLocale, StyleFile, parse_locale, parse_style};
use proptest::prelude::*;

/// A style with every element and most attributes.
const STYLE: &str = include_str!("every-element.csl");

/// Reads a style or locale and uses what came out of it.
fn read(xml: &str) {
    let files = LocaleMap::new();
    if let Ok(parsed) = parse_style(xml)
        && let StyleFile::Independent(style) = parsed.value
    {
        let merged = MergedLocale::new(&style, "de-AT", &files);
        assert!(!merged.language().is_empty());
    }
    if let Ok(parsed) = parse_locale(xml) {
        let files = LocaleMap::from_iter([parsed.value]);
        let merged = MergedLocale::without_style("en-US", &files);
        let _ = (merged.ordinal_suffix(u64::MAX, None), merged.options());
    }
}

#[test]
fn the_style_itself_is_without_fault() {
    let parsed = parse_style(STYLE).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(parsed.diagnostics, []);
}

#[test]
fn cut_off_at_every_place() {
    for (at, _) in STYLE.char_indices() {
        read(&STYLE[..at]);
    }
}

proptest! {
    #[test]
    fn any_text(xml in "\\PC*") {
        read(&xml);
    }

    #[test]
    fn any_language(tag in "[a-zA-Z0-9_ \\-]{0,40}|\\PC{0,20}") {
        let merged = MergedLocale::without_style(&tag, &LocaleMap::new());
        prop_assert!(!merged.language().is_empty());
    }

    #[test]
    fn pieces_in_another_order(
        places in prop::collection::vec(any::<[prop::sample::Index; 2]>(), 1..8),
        words in prop::collection::vec("[<>&\"'=/ a-z]{0,6}", 1..8),
    ) {
        let characters: Vec<char> = STYLE.chars().collect();
        let mut mutated = characters.clone();
        for ([from, to], word) in places.iter().zip(&words) {
            let from = from.index(characters.len());
            let piece = characters[from..(from + 40).min(characters.len())].iter().copied();
            let to = to.index(mutated.len() + 1);
            let end = (to + word.len() * 5).min(mutated.len());
            mutated.splice(to..end, word.chars().chain(piece));
        }
        read(&mutated.iter().collect::<String>());
    }

    #[test]
    fn names_and_values_swapped(seed in prop::collection::vec(any::<prop::sample::Index>(), 1..12)) {
        // Well-formed XML with wrong names and values reaches further into the reader.
        let words = ["text", "names", "macro", "title", "author", "true", "short", "layout", "if",
                     "variable", "form", "name", "key", "term", "year", "sort", "citation"];
        let mut mutated = STYLE.to_owned();
        for pair in seed.windows(2) {
            let (from, to) = (words[pair[0].index(words.len())], words[pair[1].index(words.len())]);
            let (from, to) = (format!("\"{from}\""), format!("\"{to}\""));
            mutated = mutated.replacen(&from, &to, 1 + pair[0].index(3));
        }
        read(&mutated);
    }
}
