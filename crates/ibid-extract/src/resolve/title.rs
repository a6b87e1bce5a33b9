//! The title: the headline, without the site's name, the section or the kicker.

pub(super) mod segments;

use ibid_model::TextVariable;
use serde_json::Value;

use crate::candidate::{Candidate, Property};
use crate::clean::{fold, letters};
use crate::provenance::{Extractor, Provenance};
use crate::text::casing::{Evidence, may_change, to_sentence_case};

use super::Draft;
use super::ballot::{Choice, sort, text, weigh};
use super::confidence::{TITLE, alternatives};
use segments::{longest_segment, parts_at_marks, without_site};

/// Why a candidate for the title is none.
pub(super) const NOTHING_LEFT: &str = "it has no words besides the site's name and a date";

/// One candidate's say.
struct Vote {
    key: String,
    value: String,
    trust: f32,
    provenance: Provenance,
}

pub(crate) fn resolve(draft: &mut Draft<'_>) {
    let mut votes: Vec<Vote> = draft
        .of(Property::Title)
        .filter_map(|candidate| vote(candidate, &draft.sites))
        .collect();
    join_extended(&mut votes, &draft.sites);
    cut_unconfirmed(&mut votes);
    let votes = votes
        .into_iter()
        .map(|vote| (vote.key, vote.value, vote.trust, vote.provenance));
    let mut choices = weigh(votes);
    for choice in &mut choices {
        choice.score = by_families(choice);
    }
    judge(draft, &mut choices);
    sort(&mut choices);
    let Some(best) = choices.first() else { return };
    let confidence = TITLE.confidence(&choices);
    draft.set_text(
        TextVariable::Title,
        &best.value,
        confidence,
        best.provenance.clone(),
        alternatives(&choices, confidence, |title| Value::from(title.as_str())),
    );
}

fn vote(candidate: &Candidate, sites: &[String]) -> Option<Vote> {
    let printed = text(candidate)?;
    let value = match candidate.provenance.extractor {
        // Tags of the scholarly kind hold the title and nothing else.
        Extractor::Highwire | Extractor::Repository | Extractor::Coins => printed.to_owned(),
        _ => without_site(printed, sites),
    };
    let value = segments::without_date(&value).to_owned();
    let key = fold(&value);
    (!key.is_empty()).then(|| Vote {
        key,
        value,
        trust: candidate.trust,
        provenance: candidate.provenance.clone(),
    })
}

/// `Kicker: Headline` and `Headline | Section`, where the headline stands alone in the page: both
/// say the headline.
fn join_extended(votes: &mut [Vote], sites: &[String]) {
    let sites: Vec<String> = sites.iter().map(|site| letters(site)).collect();
    let headlines: Vec<(String, String)> = votes
        .iter()
        .filter(|vote| vote.provenance.extractor == Extractor::Headline && vote.trust > 0.25)
        .filter(|vote| !sites.contains(&letters(&vote.value)))
        .map(|vote| (vote.key.clone(), vote.value.clone()))
        .collect();
    let mut other_parts: Vec<String> = Vec::new();
    for vote in votes.iter_mut() {
        if headlines.iter().any(|(key, _)| *key == vote.key) {
            continue;
        }
        let parts: Vec<String> = parts_at_marks(&vote.value).into_iter().map(fold).collect();
        let mut found: Vec<&(String, String)> = headlines
            .iter()
            .filter(|(key, _)| parts.contains(key))
            .collect();
        found.sort_by_key(|(key, _)| std::cmp::Reverse(key.len()));
        if let Some((key, value)) = found.first()
            && key.len() * 5 >= vote.key.len() * 2
        {
            vote.key.clone_from(key);
            vote.value.clone_from(value);
            // Where the site's name is a heading too, both are parts of the window's title.
            let shorter = found
                .iter()
                .skip(1)
                .filter(|(other, _)| !key.contains(other.as_str()));
            other_parts.extend(shorter.map(|(other, _)| other.clone()));
        }
    }
    for vote in votes
        .iter_mut()
        .filter(|vote| other_parts.contains(&vote.key))
    {
        vote.trust *= 0.3;
    }
    join_kickers(votes);
}

/// A headline that starts with its kicker: what stands behind it is a title by the page's tags.
fn join_kickers(votes: &mut [Vote]) {
    let tagged: Vec<(String, String)> = votes
        .iter()
        .filter(|vote| !is_shown(vote))
        .filter(|vote| vote.trust > 0.5)
        .map(|vote| (vote.key.clone(), vote.value.clone()))
        .collect();
    for vote in votes.iter_mut() {
        if !is_shown(vote) || tagged.iter().any(|(key, _)| *key == vote.key) {
            continue;
        }
        let found = tagged.iter().find(|(key, _)| {
            let behind = vote
                .key
                .strip_suffix(key.as_str())
                .is_some_and(|kicker| kicker.ends_with(|c: char| !c.is_alphanumeric()));
            let before = vote.key.strip_prefix(key.as_str()).is_some_and(|rest| {
                let rest = rest.trim_start();
                rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '|' | '-' | '•'))
            });
            (behind || before) && key.len() * 5 >= vote.key.len() * 2
        });
        if let Some((key, value)) = found {
            vote.key.clone_from(key);
            vote.value.clone_from(value);
        }
    }
}

/// Whether readers see the title where the extractor reads it.
fn is_shown(vote: &Vote) -> bool {
    matches!(
        vote.provenance.extractor,
        Extractor::Headline | Extractor::Microformats
    )
}

/// A window's title that nothing confirms loses what stands behind its last mark: a section or a
/// site's name, most likely.
fn cut_unconfirmed(votes: &mut [Vote]) {
    let keys: Vec<String> = votes.iter().map(|vote| vote.key.clone()).collect();
    for vote in votes.iter_mut() {
        let is_alone = keys.iter().filter(|key| **key == vote.key).count() == 1;
        if vote.provenance.extractor == Extractor::Title && is_alone {
            let cut = longest_segment(&vote.value);
            if cut.len() < vote.value.len() {
                vote.key = fold(cut);
                vote.value = cut.to_owned();
            }
        }
    }
}

/// Sources that are one: what the page shows, what its head says to others (written once by the
/// publishing system, told in many tags), what it says to machines.
fn family(extractor: Extractor) -> u8 {
    match extractor {
        Extractor::Headline | Extractor::Microdata | Extractor::Microformats => 0,
        Extractor::JsonLd | Extractor::Rdfa => 1,
        Extractor::Highwire
        | Extractor::Repository
        | Extractor::Coins
        | Extractor::CitationLine => 2,
        Extractor::Title => 3,
        _ => 4,
    }
}

/// The chance that not all families are wrong; a second tag of a family adds little.
fn by_families(choice: &Choice<String>) -> f32 {
    let mut wrong = 1.0;
    for number in 0..=4 {
        let trusts: Vec<f32> = choice
            .votes
            .iter()
            .filter(|(extractor, _)| family(*extractor) == number)
            .map(|(_, trust)| *trust)
            .collect();
        let best = trusts.iter().copied().fold(0.0, f32::max);
        let more = 0.02 * super::ballot::count(trusts.len().saturating_sub(1));
        let sure = if number == 3 { best * 0.6 } else { best };
        wrong *= 1.0 - (sure + more).min(0.97);
    }
    1.0 - wrong
}

/// What a title is apart from who says it: not the site's name.
fn judge(draft: &Draft<'_>, choices: &mut [Choice<String>]) {
    let sites: Vec<String> = draft.sites.iter().map(|site| letters(site)).collect();
    for choice in choices.iter_mut() {
        let is_headline = choice
            .votes
            .iter()
            .any(|(extractor, trust)| *extractor == Extractor::Headline && *trust > 0.7);
        if sites.contains(&letters(&choice.value)) {
            choice.score *= if is_headline { 0.5 } else { 0.3 };
            choice.doubt = Some("it is the site's own name");
        }
    }
}

/// Where the item keeps the title as the page prints it.
const AS_PRINTED: &str = "title-as-printed";

/// Brings an English headline to sentence case, as CSL expects titles; the printed form is kept
/// beside it.
pub(crate) fn set_casing(draft: &mut Draft<'_>) {
    if draft.source.keep_case {
        return;
    }
    let Some(printed) = draft.item.text(TextVariable::Title).map(str::to_owned) else {
        return;
    };
    if !may_change(&printed, draft.item.language()) {
        return;
    }
    let evidence = Evidence::from_body(draft.source.text);
    let Some(title) = to_sentence_case(&printed, &evidence, draft.item.language()) else {
        return;
    };
    let custom = format!("custom.{AS_PRINTED}");
    draft
        .item
        .custom
        .insert(AS_PRINTED.to_owned(), Value::from(printed.as_str()));
    draft
        .item
        .texts
        .insert(TextVariable::Title, title.as_str().into());
    let Some(field) = draft.fields.iter_mut().find(|field| field.name == "title") else {
        return;
    };
    field.value = Value::from(title);
    field.derived_from = Some(custom.clone());
    let (confidence, provenance) = (field.confidence, field.provenance.clone());
    draft.note(
        &custom,
        Value::from(printed),
        confidence,
        provenance,
        Vec::new(),
    );
}
