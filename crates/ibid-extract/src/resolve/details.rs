//! Fields that need no judgement beside the weighing: volume, pages, section.

use ibid_model::{NumberVariable, TextVariable};
use serde_json::Value;

use crate::candidate::Property;
use crate::clean::fold;
use crate::extraction::Alternative;

use super::ballot::{Choice, text_votes, weigh};
use super::{Draft, rounded};

/// Choices that were not taken, as alternatives.
pub(crate) fn alternatives(rest: &[Choice<String>]) -> Vec<Alternative> {
    rest.iter()
        .map(|choice| Alternative {
            value: Value::from(choice.value.as_str()),
            confidence: rounded(choice.score),
            provenance: choice.provenance.clone(),
            reason: "less likely than the value taken".to_owned(),
        })
        .collect()
}

/// Text variables.
const TEXTS: &[(Property, TextVariable)] = &[
    (Property::ContainerShort, TextVariable::ContainerTitleShort),
    (Property::PublisherPlace, TextVariable::PublisherPlace),
    (Property::Issn, TextVariable::Issn),
    (Property::Isbn, TextVariable::Isbn),
    (Property::Pmid, TextVariable::Pmid),
    (Property::Pmcid, TextVariable::Pmcid),
    (Property::Archive, TextVariable::Archive),
    (Property::ArchiveLocation, TextVariable::ArchiveLocation),
];

/// Number variables.
const NUMBERS: &[(Property, NumberVariable)] = &[
    (Property::Volume, NumberVariable::Volume),
    (Property::Issue, NumberVariable::Issue),
    (Property::Number, NumberVariable::Number),
    (Property::Section, NumberVariable::Section),
];

/// What CSL has no variable for: kept beside the item's.
const CUSTOM: &[(Property, &str)] = &[
    (Property::Subtitle, "subtitle"),
    (Property::AmpUrl, "amp-url"),
    (Property::EmbedUrl, "oembed-url"),
    (Property::ArchiveDate, "archive_date"),
    (Property::SavedDate, "saved-date"),
];

pub(crate) fn resolve(draft: &mut Draft<'_>) {
    for (property, name) in CUSTOM {
        if let Some(best) = best(draft, *property) {
            set_custom(draft, name, &best);
        }
    }
    for (property, variable) in TEXTS {
        if let Some(best) = best(draft, *property) {
            draft.set_text(
                *variable,
                &best.value,
                best.score,
                best.provenance,
                Vec::new(),
            );
        }
    }
    for (property, variable) in NUMBERS {
        if let Some(best) = best(draft, *property) {
            set_number(draft, *variable, &best);
        }
    }
    if let Some(pages) = pages(draft) {
        set_number(draft, NumberVariable::Page, &pages);
    }
}

fn best(draft: &Draft<'_>, property: Property) -> Option<Choice<String>> {
    weigh(text_votes(draft.of(property), fold))
        .into_iter()
        .next()
}

/// Keeps a value under `custom`, unless the title says it already.
fn set_custom(draft: &mut Draft<'_>, name: &str, choice: &Choice<String>) {
    let title = draft.item.text(TextVariable::Title).map(fold);
    if title.is_some_and(|title| title.contains(&choice.key)) {
        return;
    }
    let value = Value::from(choice.value.as_str());
    draft.item.custom.insert(name.to_owned(), value.clone());
    draft.note(
        &format!("custom.{name}"),
        value,
        choice.score,
        choice.provenance.clone(),
        Vec::new(),
    );
}

fn set_number(draft: &mut Draft<'_>, variable: NumberVariable, choice: &Choice<String>) {
    draft
        .item
        .numbers
        .insert(variable, choice.value.as_str().into());
    draft.note(
        variable.as_str(),
        Value::from(choice.value.as_str()),
        choice.score,
        choice.provenance.clone(),
        Vec::new(),
    );
}

/// The pages: as written, or from first and last.
fn pages(draft: &Draft<'_>) -> Option<Choice<String>> {
    if let Some(pages) = best(draft, Property::Pages) {
        return Some(pages);
    }
    let mut first = best(draft, Property::FirstPage)?;
    if let Some(last) = best(draft, Property::LastPage)
        && last.value != first.value
    {
        first.value = format!("{}-{}", first.value, last.value);
        first.provenance.extend(last.provenance);
    }
    Some(first)
}
