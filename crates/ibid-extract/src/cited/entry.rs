//! Entries of lists of references, and identifiers that are written out.

use ibid_model::ident::{Identifier, Named, find_identifiers};
use ibid_model::{CalendarDate, Date, DateVariable, Item, ItemType, NameVariable, TextVariable};

use super::{set_address, set_identifier};
use crate::candidate::{Property, Value};
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

/// A work for each identifier of one that stands in a text.
pub(super) fn identified(text: &str) -> Vec<Item> {
    let found = find_identifiers(text).into_iter();
    let works = found.filter_map(|found| match found.identifier {
        Named::Work(identifier) => Some(item_of(&identifier)),
        _ => None,
    });
    works.collect()
}

fn item_of(identifier: &Identifier) -> Item {
    let mut item = Item::new("", ItemType::Document);
    set_identifier(&mut item, identifier);
    item
}
