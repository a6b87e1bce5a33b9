//! What is known of the authors beside their names: ORCID iDs and institutions, for which CSL has no
//! variables. They are kept under `custom`, by the name as it is read out.

use ibid_model::{Name, NameVariable};
use serde_json::{Map, Value as Json};

use crate::candidate::{Creator, Property, Value};
use crate::names::{self, display};
use crate::provenance::Provenance;
use crate::text::names::same_person;

use super::Draft;

/// How sure such a fact is: the source's own markup states it.
const SURE: f32 = 0.9;

/// Keeps the facts under `custom.orcid` (`{NAME: "0000-0002-1825-0097"}`) and `custom.affiliation`
/// (`{NAME: ["University of X"]}`).
pub(crate) fn resolve(draft: &mut Draft<'_>) {
    let authors: Vec<Name> = draft
        .item
        .names
        .get(NameVariable::Author)
        .map_or_else(Vec::new, Clone::clone);
    let orcid = |creator: &Creator| {
        let orcid = creator.orcid.as_ref()?;
        Some(Json::from(orcid.as_str()))
    };
    let affiliation = |creator: &Creator| {
        let list = &creator.affiliations;
        (!list.is_empty()).then(|| Json::from(list.clone()))
    };
    keep(draft, &authors, "orcid", orcid);
    keep(draft, &authors, "affiliation", affiliation);
}

/// Keeps one fact of each author whom a source states it of.
fn keep(
    draft: &mut Draft<'_>,
    authors: &[Name],
    custom: &str,
    fact: impl Fn(&Creator) -> Option<Json>,
) {
    let language = draft.item.language().map(str::to_owned);
    let mut facts = Map::new();
    let mut places: Vec<Provenance> = Vec::new();
    for candidate in draft.of(Property::Authors) {
        let Value::Creators(creators) = &candidate.value else {
            continue;
        };
        for creator in creators.iter().take(1_000) {
            let Some(value) = fact(creator) else { continue };
            let read = names::read(creator, language.as_deref());
            let author = authors
                .iter()
                .find(|author| read.iter().any(|found| same_person(author, &found.name)));
            let Some(author) = author.map(display) else {
                continue;
            };
            if !facts.contains_key(&author) {
                facts.insert(author, value);
                places.push(candidate.provenance.clone());
            }
        }
    }
    places.dedup();
    if !facts.is_empty() {
        let value = Json::Object(facts);
        draft.item.custom.insert(custom.to_owned(), value.clone());
        draft.note(&format!("custom.{custom}"), value, SURE, places, Vec::new());
    }
}
