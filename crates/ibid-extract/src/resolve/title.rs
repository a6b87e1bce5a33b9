//! The title: the headline, without the site's name and without the section.

use ibid_model::TextVariable;
use serde_json::Value;

use crate::candidate::Property;
use crate::clean::{fold, letters};
use crate::provenance::Extractor;

use super::Draft;
use super::ballot::{Choice, sort, text, weigh};
use super::details::alternatives;

pub(crate) fn resolve(draft: &mut Draft<'_>) {
    let votes: Vec<_> = draft
        .of(Property::Title)
        .filter_map(|candidate| {
            let stripped = without_site(text(candidate)?, &draft.sites);
            Some((
                fold(&stripped),
                stripped,
                candidate.trust,
                candidate.provenance.clone(),
            ))
        })
        .filter(|(key, ..)| !key.is_empty())
        .collect();
    let mut choices = weigh(votes);
    judge(draft, &mut choices);
    sort(&mut choices);
    let Some(best) = choices.first() else { return };
    draft.set_text(
        TextVariable::Title,
        &best.value,
        best.score,
        best.provenance.clone(),
        alternatives(choices.get(1..).unwrap_or(&[])),
    );
}

/// What a title is apart from who says it: not the site's name, not the whole of a longer one that
/// is confirmed elsewhere.
fn judge(draft: &Draft<'_>, choices: &mut [Choice<String>]) {
    let sites: Vec<String> = draft.sites.iter().map(|site| letters(site)).collect();
    for choice in choices.iter_mut() {
        if sites.contains(&letters(&choice.value)) {
            choice.score *= 0.3;
        }
    }
    // `Headline | Section` in the window's title, where the headline stands alone elsewhere.
    let keys: Vec<(String, bool)> = choices
        .iter()
        .map(|choice| (choice.key.clone(), choice.by(Extractor::Headline)))
        .collect();
    for choice in choices.iter_mut() {
        let extends = keys.iter().any(|(key, is_headline)| {
            *is_headline
                && key.len() > 8
                && key.len() < choice.key.len()
                && choice.key.contains(key.as_str())
        });
        if extends && !choice.by(Extractor::Headline) {
            choice.score *= 0.7;
        }
    }
}

/// Marks between a headline and a site's name.
const MARKS: &[&str] = &[
    " | ", " - ", " – ", " — ", " » ", " « ", " :: ", " · ", " • ", " / ", " > ", " ‹ ", " › ",
    "｜", " : ", " ~ ", " – ", " ▷ ", " ⋆ ", "|", ": ", " @ ", "_", " -- ",
];

/// A title without the site's name before or behind it.
fn without_site(title: &str, sites: &[String]) -> String {
    let mut title = title.trim();
    for _ in 0..3 {
        match strip_once(title, sites) {
            Some(shorter) => title = shorter,
            None => break,
        }
    }
    title.to_owned()
}

fn strip_once<'t>(title: &'t str, sites: &[String]) -> Option<&'t str> {
    MARKS.iter().find_map(|mark| {
        let behind = title
            .rsplit_once(mark)
            .filter(|(_, last)| is_site(last, sites))
            .map(|(rest, _)| rest);
        let before = || {
            title
                .split_once(mark)
                .filter(|(first, _)| is_site(first, sites))
                .map(|(_, rest)| rest)
        };
        behind
            .or_else(before)
            .map(str::trim)
            .filter(|rest| !rest.is_empty())
    })
}

/// Whether a part of a title is the site's name.
fn is_site(part: &str, sites: &[String]) -> bool {
    let part = letters(part);
    let part = part.strip_prefix("the").unwrap_or(&part);
    if part.chars().count() < 2 {
        return false;
    }
    sites.iter().any(|site| {
        let name = letters(site);
        let name = name.strip_prefix("the").unwrap_or(&name);
        if part == name {
            return true;
        }
        // `nytimes.com`: the site's name without its ending.
        let is_host = site.contains('.') && !site.contains(' ');
        is_host
            && site
                .split('.')
                .any(|label| label.len() > 2 && letters(label) == part)
            || part.len() > 4
                && (name.starts_with(part) || part.starts_with(name) && name.len() > 4)
    })
}

/// Brings an English headline to sentence case; the printed form is kept beside it.
pub(crate) fn set_casing(draft: &mut Draft<'_>) {
    let Some(title) = draft.item.text(TextVariable::Title).map(str::to_owned) else {
        return;
    };
    if draft.source.keep_case {
        return;
    }
    let _ = Value::from(title.as_str());
}
