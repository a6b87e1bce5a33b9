//! Fields that need no judgement beside the weighing: volume, pages, section.

use ibid_model::{ItemType, NumberVariable, TextVariable};
use serde_json::Value;

use crate::candidate::{Candidate, Property};
use crate::clean::fold;
use crate::extraction::Alternative;

use super::ballot::{Choice, text, text_votes, weigh};
use super::{Draft, rounded};

/// Choices that were not taken, as alternatives.
pub(crate) fn alternatives(rest: &[Choice<String>]) -> Vec<Alternative> {
    rest.iter()
        .map(|choice| Alternative {
            value: Value::from(choice.value.as_str()),
            confidence: rounded(choice.score),
            provenance: choice.provenance.clone(),
            reason: choice
                .doubt
                .unwrap_or("less likely than the value taken")
                .to_owned(),
        })
        .collect()
}

/// Text variables.
const TEXTS: &[(Property, TextVariable)] = &[
    (Property::Abstract, TextVariable::Abstract),
    (Property::Keyword, TextVariable::Keyword),
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
        if let Some(found) = Found::of(draft, *property) {
            set_custom(draft, name, found);
        }
    }
    for (property, variable) in TEXTS {
        if let Some(Found { best, rest }) = Found::of(draft, *property) {
            let rest = alternatives(&rest);
            draft.set_text(*variable, &best.value, best.score, best.provenance, rest);
        }
    }
    for (property, variable) in NUMBERS {
        if let Some(found) = Found::of(draft, *property) {
            set_number(draft, *variable, found);
        }
    }
    if let Some(pages) = pages(draft) {
        set_number(draft, NumberVariable::Page, pages);
    }
}

/// The genre of works that are told apart by it: which degree a thesis is for, which series' kind a
/// report is.
pub(crate) fn set_genre(draft: &mut Draft<'_>) {
    let has_genre = matches!(
        draft.item.item_type,
        ItemType::Thesis | ItemType::Report | ItemType::Article
    );
    if !has_genre {
        return;
    }
    if let Some(Found { best, rest }) = Found::of(draft, Property::Genre)
        && best.score >= 0.6
    {
        let rest = alternatives(&rest);
        draft.set_text(
            TextVariable::Genre,
            &best.value,
            best.score,
            best.provenance,
            rest,
        );
    }
}

/// Why a candidate was not weighed.
pub(super) fn refusal(draft: &Draft<'_>, candidate: &Candidate) -> Option<&'static str> {
    match candidate.property {
        Property::Genre => Some("the type says as much, or has no genre"),
        Property::FirstPage | Property::LastPage => Some("the pages are given as a whole"),
        _ if says_title(draft, &fold(text(candidate)?)) => Some("the title has it"),
        _ => None,
    }
}

/// The likeliest value of a property, and the others.
struct Found {
    best: Choice<String>,
    rest: Vec<Choice<String>>,
}

impl Found {
    fn of(draft: &Draft<'_>, property: Property) -> Option<Self> {
        let mut choices = weigh(text_votes(draft.of(property), fold)).into_iter();
        let best = choices.next()?;
        Some(Self {
            best,
            rest: choices.collect(),
        })
    }
}

/// Whether the title has a text (folded).
fn says_title(draft: &Draft<'_>, text: &str) -> bool {
    let title = draft.item.text(TextVariable::Title).map(fold);
    title.is_some_and(|title| title.contains(text))
}

/// Keeps a value under `custom`, unless the title says it already.
fn set_custom(draft: &mut Draft<'_>, name: &str, found: Found) {
    if says_title(draft, &found.best.key) {
        return;
    }
    let Found { best, rest } = found;
    let value = Value::from(best.value);
    draft.item.custom.insert(name.to_owned(), value.clone());
    draft.note(
        &format!("custom.{name}"),
        value,
        best.score,
        best.provenance,
        alternatives(&rest),
    );
}

fn set_number(draft: &mut Draft<'_>, variable: NumberVariable, found: Found) {
    let Found { best, rest } = found;
    let text = best.value.as_str();
    draft.item.numbers.insert(variable, text.into());
    draft.note(
        variable.as_str(),
        Value::from(text),
        best.score,
        best.provenance,
        alternatives(&rest),
    );
}

/// The pages: as written, or from first and last.
fn pages(draft: &Draft<'_>) -> Option<Found> {
    if let Some(pages) = Found::of(draft, Property::Pages) {
        return Some(pages);
    }
    let mut first = Found::of(draft, Property::FirstPage)?;
    if let Some(last) = Found::of(draft, Property::LastPage) {
        if last.best.value != first.best.value {
            first.best.value = format!("{}-{}", first.best.value, last.best.value);
        }
        first.best.provenance.extend(last.best.provenance);
        first.rest.extend(last.rest);
    }
    Some(first)
}
