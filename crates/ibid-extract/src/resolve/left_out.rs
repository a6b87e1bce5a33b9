//! What was found and became neither a field nor one of its alternatives: kept with the reason.
//!
//! Every file of the resolver says why it takes no account of a candidate; this pass sees to it that
//! none is lost on the way, so that chosen values and alternatives are all that was found.

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};

use crate::candidate::{Candidate, Property, Value};
use crate::csl_json;
use crate::extraction::{Alternative, Field};
use crate::provenance::{Extractor, Provenance};

use super::{Draft, authors, details, identifiers, kind, language, site, title};

/// Adds the candidates that no field accounts for to the alternatives of the field that they are
/// nearest to; a field of which nothing was taken has the value `null`.
pub(crate) fn add(draft: &mut Draft<'_>) {
    let mut missing: Vec<(&'static str, Alternative)> = Vec::new();
    for property in properties(draft.candidates) {
        let names = fields_of(property);
        let kept = places(&draft.fields, names);
        for candidate in draft.of(property) {
            if !kept.contains(&place(&candidate.provenance)) {
                let name = names.first().copied().unwrap_or("custom.other");
                missing.push((name, alternative(draft, candidate)));
            }
        }
    }
    for (name, alternative) in missing {
        match draft.fields.iter_mut().find(|field| field.name == name) {
            Some(field) => field.alternatives.push(alternative),
            None => draft.note_nothing(name, vec![alternative]),
        }
    }
}

/// The properties that candidates have, each once.
fn properties(candidates: &[Candidate]) -> BTreeSet<Property> {
    candidates
        .iter()
        .map(|candidate| candidate.property)
        .collect()
}

/// A place as it is compared.
fn place(provenance: &Provenance) -> (Extractor, &str, &str) {
    (
        provenance.extractor,
        provenance.where_.as_str(),
        provenance.text.as_str(),
    )
}

/// The places that fields and their alternatives name.
fn places<'f>(fields: &'f [Field], names: &[&str]) -> BTreeSet<(Extractor, &'f str, &'f str)> {
    fields
        .iter()
        .filter(|field| names.contains(&field.name.as_str()))
        .flat_map(|field| {
            let others = field
                .alternatives
                .iter()
                .flat_map(|other| &other.provenance);
            field.provenance.iter().chain(others)
        })
        .map(place)
        .collect()
}

/// The fields that candidates for a property go to; the first is the one that they are told with
/// where none has them.
const fn fields_of(property: Property) -> &'static [&'static str] {
    match property {
        Property::Title => &["title"],
        Property::Subtitle => &["custom.subtitle"],
        Property::AmpUrl => &["custom.amp-url"],
        Property::EmbedUrl => &["custom.oembed-url"],
        Property::Authors => &["author", "translator"],
        Property::Editors => &["editor"],
        Property::Translators => &["translator"],
        Property::Published | Property::UndatedDate => &["issued"],
        Property::Modified => &["custom.modified", "issued"],
        Property::Site | Property::Container => &["container-title"],
        Property::ContainerShort => &["container-title-short"],
        Property::Publisher => &["publisher", "container-title"],
        Property::PublisherPlace => &["publisher-place"],
        Property::Url => &["URL"],
        Property::Doi => &["DOI"],
        Property::Issn => &["ISSN"],
        Property::Isbn => &["ISBN"],
        Property::Pmid => &["PMID"],
        Property::Pmcid => &["PMCID"],
        Property::Number => &["number"],
        Property::Volume => &["volume"],
        Property::Issue => &["issue"],
        Property::FirstPage | Property::LastPage | Property::Pages => &["page"],
        Property::Section => &["section"],
        Property::Language => &["language"],
        Property::Kind => &["type"],
        Property::Abstract => &["abstract"],
        Property::Keyword => &["keyword"],
        Property::Genre => &["genre"],
        Property::Recipients => &["recipient"],
        Property::Archive => &["archive"],
        Property::ArchiveLocation => &["archive_location"],
        Property::ArchiveDate => &["custom.archive_date"],
        Property::SavedDate => &["custom.saved-date"],
    }
}

fn alternative(draft: &Draft<'_>, candidate: &Candidate) -> Alternative {
    let value = match &candidate.value {
        Value::Text(text) => Json::from(text.as_str()),
        Value::Date(reading) => csl_json::date(reading.date),
        Value::Creators(creators) => {
            let texts = creators.iter().take(100).map(|one| one.text.as_str());
            json!([{ "literal": texts.collect::<Vec<_>>().join("; ") }])
        }
    };
    Alternative {
        value,
        confidence: 0.0,
        provenance: vec![candidate.provenance.clone()],
        reason: reason(draft, candidate).to_owned(),
    }
}

/// Why a candidate was not weighed, by the file that decides on its property.
fn reason(draft: &Draft<'_>, candidate: &Candidate) -> &'static str {
    let told = match candidate.property {
        Property::Title => Some(title::NOTHING_LEFT),
        Property::Site | Property::Container | Property::Publisher => {
            site::refusal(draft, candidate)
        }
        Property::Url => identifiers::refusal(draft, candidate),
        Property::Language => language::refusal(candidate),
        Property::Kind => kind::refusal(candidate),
        Property::Editors | Property::Translators | Property::Recipients => {
            Some(authors::refusal(candidate))
        }
        Property::Published | Property::UndatedDate | Property::Modified => {
            Some("too little speaks for it as the date of the work")
        }
        _ => details::refusal(draft, candidate),
    };
    told.unwrap_or("too little speaks for it")
}
