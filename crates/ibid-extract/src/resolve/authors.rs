//! The authors.

use ibid_model::{Name, NameVariable};

use crate::candidate::{Candidate, Property, Value};
use crate::clean::{fold, letters};
use crate::csl_json;
use crate::extraction::Alternative;
use crate::names;

use super::ballot::{Choice, weigh};
use super::{Draft, rounded};

pub(crate) fn resolve(draft: &mut Draft<'_>) {
    let language = draft.item.language().map(str::to_owned);
    let sites: Vec<String> = draft.sites.iter().map(|site| letters(site)).collect();
    let votes: Vec<_> = draft
        .of(Property::Authors)
        .filter_map(|candidate| {
            let names = read(candidate, language.as_deref());
            let names: Vec<Name> = names
                .into_iter()
                .filter(|name| !sites.contains(&letters(&display(name))))
                .collect();
            (!names.is_empty()).then(|| {
                (
                    key(&names),
                    names,
                    candidate.trust,
                    candidate.provenance.clone(),
                )
            })
        })
        .collect();
    let choices = weigh(votes);
    let Some(best) = choices.first().cloned() else {
        return;
    };
    let rest = choices
        .get(1..)
        .unwrap_or(&[])
        .iter()
        .map(alternative)
        .collect();
    draft
        .item
        .names
        .insert(NameVariable::Author, best.value.clone());
    draft.note(
        NameVariable::Author.as_str(),
        csl_json::names(&best.value),
        best.score,
        best.provenance,
        rest,
    );
}

/// The names that a candidate holds.
fn read(candidate: &Candidate, language: Option<&str>) -> Vec<Name> {
    let Value::Creators(creators) = &candidate.value else {
        return Vec::new();
    };
    creators
        .iter()
        .flat_map(|creator| names::read(creator, language))
        .collect()
}

/// A name as it is read out.
fn display(name: &Name) -> String {
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

/// The key by which two lists of names are the same: order does not count.
fn key(names: &[Name]) -> String {
    let mut keys: Vec<String> = names.iter().map(|name| fold(&display(name))).collect();
    keys.sort();
    keys.join(";")
}

fn alternative(choice: &Choice<Vec<Name>>) -> Alternative {
    Alternative {
        value: csl_json::names(&choice.value),
        confidence: rounded(choice.score),
        provenance: choice.provenance.clone(),
        reason: "less likely than the value taken".to_owned(),
    }
}
