//! From candidates to one item: every field is chosen by weighing all that was found for it.
//!
//! One file a field. The order matters: the language decides how names and dates are read, the
//! site's name is taken off the title and out of the authors.

mod authors;
mod ballot;
mod confidence;
mod dates;
mod details;
mod identifiers;
mod kind;
mod language;
mod left_out;
mod people;
mod site;
mod title;
mod warnings;

pub(crate) use ballot::share;

use ibid_model::{Diagnostic, Item, ItemType, TextVariable};
use serde_json::Value;

use crate::candidate::{Candidate, Property};
use crate::extraction::{Alternative, Extraction, Field};
use crate::names::Bylines;
use crate::provenance::Provenance;

/// What the resolver knows beside the candidates.
pub(crate) struct Source<'a> {
    /// Where the page came from, by the caller.
    pub url: Option<&'a str>,
    /// Where the source itself says so, where it is not the caller who does.
    pub url_place: Option<&'a Provenance>,
    /// Its visible text.
    pub text: &'a str,
    /// Whether the title keeps the casing of the page.
    pub keep_case: bool,
}

/// Chooses the value of every field.
pub(crate) fn resolve(
    candidates: &[Candidate],
    source: &Source<'_>,
    warnings: Vec<Diagnostic>,
) -> Extraction {
    let mut draft = Draft {
        candidates,
        source,
        item: Item::new("", ItemType::Webpage),
        fields: Vec::new(),
        warnings,
        sites: Vec::new(),
        bylines: Bylines::default(),
    };
    language::resolve(&mut draft);
    site::find_names(&mut draft);
    identifiers::resolve(&mut draft);
    title::resolve(&mut draft);
    authors::resolve(&mut draft);
    authors::resolve_others(&mut draft);
    people::resolve(&mut draft);
    dates::resolve(&mut draft);
    details::resolve(&mut draft);
    kind::resolve(&mut draft);
    details::set_genre(&mut draft);
    site::resolve(&mut draft);
    kind::set_medium(&mut draft);
    title::set_casing(&mut draft);
    warnings::add(&mut draft);
    left_out::add(&mut draft);
    draft.fields.sort_by_key(|field| place_of(&field.name));
    Extraction {
        item: draft.item,
        fields: draft.fields,
        warnings: draft.warnings,
        cited: Vec::new(),
    }
}

/// Where a field stands among the others: as people read a reference, then the rest by name.
fn place_of(name: &str) -> (usize, String) {
    const ORDER: &[&str] = &[
        "type",
        "title",
        "custom.title-as-printed",
        "custom.subtitle",
        "author",
        "editor",
        "translator",
        "issued",
        "custom.modified",
        "container-title",
        "publisher",
        "volume",
        "issue",
        "page",
        "DOI",
        "URL",
        "language",
    ];
    let at = ORDER.iter().position(|known| *known == name);
    (at.unwrap_or(ORDER.len()), name.to_owned())
}

/// The item in the making.
pub(crate) struct Draft<'a> {
    pub candidates: &'a [Candidate],
    pub source: &'a Source<'a>,
    pub item: Item,
    pub fields: Vec<Field>,
    pub warnings: Vec<Diagnostic>,
    /// Names that the site may have, to be taken off titles and out of authors.
    pub sites: Vec<String>,
    /// Bylines that were read in the item's language.
    pub bylines: Bylines,
}

impl<'a> Draft<'a> {
    /// Candidates for a property.
    pub fn of(&self, property: Property) -> impl Iterator<Item = &'a Candidate> + use<'a> {
        self.candidates
            .iter()
            .filter(move |candidate| candidate.property == property)
    }

    /// Notes a field with its evidence.
    pub fn note(
        &mut self,
        name: &str,
        value: Value,
        confidence: f32,
        provenance: Vec<Provenance>,
        alternatives: Vec<Alternative>,
    ) {
        self.fields.push(Field {
            name: name.to_owned(),
            value,
            confidence: rounded(confidence),
            provenance,
            derived_from: None,
            alternatives,
        });
    }

    /// Notes what was found for a field of which nothing is taken.
    pub fn note_nothing(&mut self, name: &str, alternatives: Vec<Alternative>) {
        if !alternatives.is_empty() {
            self.note(name, Value::Null, 0.0, Vec::new(), alternatives);
        }
    }

    /// Sets a text variable and notes it.
    pub fn set_text(
        &mut self,
        variable: TextVariable,
        text: &str,
        confidence: f32,
        provenance: Vec<Provenance>,
        alternatives: Vec<Alternative>,
    ) {
        self.item.texts.insert(variable, text.into());
        self.note(
            variable.as_str(),
            Value::from(text),
            confidence,
            provenance,
            alternatives,
        );
    }
}

/// A confidence in hundredths: more digits would say more than is known.
pub(crate) fn rounded(confidence: f32) -> f32 {
    (confidence.clamp(0.0, 1.0) * 100.0).round() / 100.0
}
