//! Entries of lists of references, and identifiers that are written out.

use ibid_model::ident::{ArxivId, Identifier, Pmcid, Pmid};
use ibid_model::{CalendarDate, Date, DateVariable, Item, ItemType, NameVariable, TextVariable};

use super::{set_address, set_identifier};
use crate::candidate::{Property, Value};
use crate::identifiers::doi_in;
use crate::names;
use crate::text::article::fields_of_citation;

/// The shortest and the longest entry, in characters.
const LENGTHS: std::ops::RangeInclusive<usize> = 20..=2_000;

/// The work of an entry, with what is certain of it: identifiers and addresses, the year, and where
/// the year stands between them, authors and title. `None` where the text is no entry.
pub(super) fn read(text: &str, urls: &[String]) -> Option<Item> {
    if !LENGTHS.contains(&text.chars().count()) {
        return None;
    }
    let mut item = Item::new("", ItemType::Document);
    let fields = fields_of_citation(text);
    // "Doe, J. (2019). Title": where the year stands in brackets, it divides them for certain.
    let is_divided = fields.iter().any(|candidate| match &candidate.value {
        Value::Date(reading) => text.contains(&format!("({}", reading.date.year)),
        _ => false,
    });
    for candidate in &fields {
        match (&candidate.property, &candidate.value) {
            (Property::Title | Property::Authors, _) if !is_divided => {}
            (Property::Title, Value::Text(title)) => {
                item.texts
                    .insert(TextVariable::Title, title.as_str().into());
            }
            (Property::Published, Value::Date(reading)) => {
                let date = Date::single(CalendarDate::year(reading.date.year));
                item.dates.insert(DateVariable::Issued, date);
            }
            (Property::Authors, Value::Creators(creators)) => {
                let names = creators
                    .iter()
                    .flat_map(|creator| names::read(creator, None));
                let names: Vec<_> = names.map(|read| read.name).collect();
                if !names.is_empty() {
                    item.names.insert(NameVariable::Author, names);
                }
            }
            _ => {}
        }
    }
    let written = identified(text);
    for found in &written {
        merge(&mut item, found);
    }
    for url in urls {
        let has_address = item.text(TextVariable::Url).is_some();
        if Identifier::recognise(url).is_some() || !has_address {
            set_address(&mut item, url);
        }
    }
    let is_entry = !fields.is_empty() || !written.is_empty() || !urls.is_empty();
    is_entry.then_some(item)
}

/// Adds what one item has to another.
fn merge(item: &mut Item, found: &Item) {
    for (variable, text) in found.texts.iter() {
        if !item.texts.contains(variable) {
            item.texts.insert(variable, text.clone());
        }
    }
    for (variable, number) in found.numbers.iter() {
        item.numbers.insert(variable, number.clone());
    }
    if item.item_type == ItemType::Document {
        item.item_type = found.item_type;
    }
}

/// A work for each identifier that a text has written out with its label: a DOI, `PMID: 123`,
/// `arXiv:2101.00001`, or an address.
pub(super) fn identified(text: &str) -> Vec<Item> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(doi) = doi_in(rest) {
        let Some(at) = rest.find(doi.as_str()) else {
            break;
        };
        rest = rest.get(at + doi.len()..).unwrap_or_default();
        found.extend(Identifier::recognise(&doi).as_ref().map(item_of));
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    for (at, word) in words.iter().enumerate() {
        let word = word.trim_matches(['(', ')', '[', ']', ',', ';', '.']);
        let next = words.get(at + 1).map_or("", |next| {
            next.trim_matches(['(', ')', '[', ']', ',', ';', '.'])
        });
        let lower = word.to_ascii_lowercase();
        let identifier = if lower == "pmid:" || lower == "pmid" {
            Pmid::parse(next).ok().map(Identifier::Pmid)
        } else if lower.starts_with("pmid:") {
            Pmid::parse(word).ok().map(Identifier::Pmid)
        } else if lower.starts_with("pmc") {
            Pmcid::parse(word).ok().map(Identifier::Pmcid)
        } else if lower == "arxiv:" {
            ArxivId::parse(next).ok().map(Identifier::Arxiv)
        } else if lower.starts_with("arxiv:") {
            ArxivId::parse(word).ok().map(Identifier::Arxiv)
        } else {
            None
        };
        found.extend(identifier.as_ref().map(item_of));
    }
    found
}

fn item_of(identifier: &Identifier) -> Item {
    let mut item = Item::new("", ItemType::Document);
    set_identifier(&mut item, identifier);
    item
}
