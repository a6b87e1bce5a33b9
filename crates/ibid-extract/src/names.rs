//! Creators as names, by the byline reader of [`crate::text::names`].

use std::cell::RefCell;
use std::collections::HashMap;

use ibid_model::Name;

use crate::candidate::{Creator, CreatorKind};
use crate::text::names::{
    BylineName, Contribution, is_organisation, parse_byline, parse_person_in,
};

/// Bylines that were read: a page has the same one in several tags.
#[derive(Default)]
pub(crate) struct Bylines {
    read: RefCell<HashMap<String, Vec<BylineName>>>,
}

impl Bylines {
    /// [`read`], of which the language is always the same.
    pub fn read(&self, creator: &Creator, language: Option<&str>) -> Vec<BylineName> {
        if !is_for_byline_reader(creator) {
            return read(creator, language);
        }
        if let Some(known) = self.read.borrow().get(&creator.text) {
            return known.clone();
        }
        let names = read(creator, language);
        let mut read = self.read.borrow_mut();
        read.insert(creator.text.clone(), names.clone());
        names
    }
}

/// Whether a creator's text may be more than one name.
fn is_for_byline_reader(creator: &Creator) -> bool {
    creator.parts.is_none()
        && match creator.kind {
            CreatorKind::Organisation => false,
            CreatorKind::Person => !is_inverted(creator.text.trim()),
            CreatorKind::Unknown | CreatorKind::Byline => true,
        }
}

/// The names that a creator's text holds.
pub(crate) fn read(creator: &Creator, language: Option<&str>) -> Vec<BylineName> {
    let text = creator.text.trim();
    if let Some((family, given)) = &creator.parts {
        let name = parse_person_in(&format!("{family}, {given}"), language);
        return vec![person(name)];
    }
    match creator.kind {
        CreatorKind::Organisation => vec![BylineName {
            name: Name::literal(text),
            is_organisation: true,
            role: None,
            contribution: Contribution::Author,
        }],
        CreatorKind::Person if is_inverted(text) => vec![person(parse_person_in(text, language))],
        _ => parse_byline(text, language),
    }
}

fn person(name: Name) -> BylineName {
    let is_organisation = name.literal.as_deref().is_some_and(is_organisation);
    BylineName {
        name,
        is_organisation,
        role: None,
        contribution: Contribution::Author,
    }
}

/// Whether one name is written family name first: `Doe, Jane`.
fn is_inverted(text: &str) -> bool {
    text.matches(',').count() == 1 && !text.contains([';', '&', '|'])
}

/// A name as it is read out.
pub(crate) fn display(name: &Name) -> String {
    if let Some(literal) = &name.literal {
        return literal.clone();
    }
    let parts = [
        &name.given,
        &name.dropping_particle,
        &name.non_dropping_particle,
        &name.family,
        &name.suffix,
    ];
    let parts: Vec<&str> = parts.iter().filter_map(|part| part.as_deref()).collect();
    parts.join(" ")
}
