//! Searches among titles and names, and suggestions for a name that is not there.

use std::collections::BTreeSet;

use crate::catalog::Catalog;
use crate::embedded;
use crate::entry::StyleEntry;
use crate::names::{aliases, aliases_of, name_key, unaliased};

/// How many names are suggested.
const SUGGESTIONS: usize = 5;
/// No style has a longer name; comparing longer ones would take long.
const LONGEST: usize = 200;

impl Catalog {
    /// The styles whose name, alias, title, format or fields have every word of `query`, those
    /// that it fits best first. A word need not be whole. Without a word, every style.
    pub fn search(&self, query: &str) -> Vec<StyleEntry> {
        let key = name_key(query);
        let words: Vec<&str> = key.split('-').filter(|word| !word.is_empty()).collect();
        let mut found: Vec<(usize, usize, StyleEntry)> = self
            .list()
            .into_iter()
            .filter_map(|entry| Some((rank(&entry, &key, &words)?, entry.name.len(), entry)))
            .collect();
        found.sort_by(|a, b| (a.0, a.1, &a.2.name).cmp(&(b.0, b.1, &b.2.name)));
        found.into_iter().map(|(_, _, entry)| entry).collect()
    }

    /// Names like one that is not there: slips of the pen first, then styles with its words.
    pub(crate) fn suggestions(&self, query: &str) -> Vec<String> {
        let key: String = name_key(query).chars().take(LONGEST).collect();
        let slips = (key.chars().count() / 4).clamp(1, 3);
        let mut near: Vec<(usize, String)> = self
            .names()
            .into_iter()
            .filter(|name| name.len().abs_diff(key.len()) <= 4 * slips)
            .map(|name| (strsim::osa_distance(&key, &name), name))
            .filter(|(distance, _)| *distance <= slips)
            .collect();
        near.sort();
        let near = near.into_iter().map(|(_, name)| name);
        let with_words = self.search(&key).into_iter().map(|entry| entry.name);
        let mut suggestions: Vec<String> = Vec::new();
        for name in near.chain(with_words) {
            if suggestions.len() < SUGGESTIONS && !suggestions.contains(&name) {
                suggestions.push(name);
            }
        }
        suggestions
    }

    /// Every name and alias that a style can be asked for by.
    fn names(&self) -> BTreeSet<String> {
        let embedded = embedded::styles().iter().map(|style| style.name.to_owned());
        let folders = self.sources().filter_map(|source| source.folder().cloned());
        let in_folders = folders.flat_map(|folder| folder.style_files().into_keys());
        let given = self.given.styles().into_iter().map(|entry| entry.name);
        // Of styles that this build has.
        let aliases = aliases().filter(|alias| unaliased(alias).is_some_and(is_embedded));
        let aliases = aliases.map(str::to_owned);
        let named = given.chain(embedded).chain(in_folders);
        named.chain(aliases).collect()
    }
}

fn is_embedded(name: &str) -> bool {
    embedded::style(name).is_some()
}

/// How well an entry fits; less is better. `None` where a word is nowhere in it.
fn rank(entry: &StyleEntry, key: &str, words: &[&str]) -> Option<usize> {
    let info = &entry.info;
    let title = name_key(&info.title);
    let short = info
        .title_short
        .as_deref()
        .map(name_key)
        .unwrap_or_default();
    let aliases: Vec<&str> = aliases_of(&entry.name).collect();
    let known_as = [&entry.name, &title, &short].map(String::as_str);
    let named = || known_as.iter().copied().chain(aliases.iter().copied());
    let subjects = || info.citation_format.iter().chain(&info.fields);
    let names_have = |word: &&str| named().any(|name| name.contains(word));
    let subject_has = |word: &&str| subjects().any(|subject| name_key(subject).contains(word));
    if !words
        .iter()
        .all(|word| names_have(word) || subject_has(word))
    {
        return None;
    }
    let whole_word = |word: &&str| named().any(|name| name.split('-').any(|part| part == *word));
    Some(if named().any(|name| name == key) {
        0
    } else if named().any(|name| name.starts_with(key)) {
        1 + usize::from(entry.is_dependent())
    } else if words.iter().all(whole_word) {
        3 + usize::from(entry.is_dependent())
    } else if words.iter().all(names_have) {
        5 + usize::from(entry.is_dependent())
    } else {
        7
    })
}
