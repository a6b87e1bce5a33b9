//! The authors: whom the byline names, and the page's tags confirm.

use std::cell::LazyCell;

use ibid_model::{Name, NameVariable};

use crate::candidate::{Candidate, Creator, Property, Value};
use crate::clean::{fold, letters};
use crate::csl_json;
use crate::extraction::Alternative;
use crate::names::{Bylines, display};
use crate::provenance::{Extractor, Provenance};
use crate::text::names::{BylineName, Contribution, is_plausible_person, same_person};

use super::Draft;
use super::ballot::{Choice, sort, weigh};
use super::confidence::{AUTHORS, alternatives, refused};

/// The names of one candidate, and how far they are trusted.
struct Vote {
    names: Vec<Name>,
    trust: f32,
    provenance: Provenance,
}

pub(crate) fn resolve(draft: &mut Draft<'_>) {
    let language = draft.item.language().map(str::to_owned);
    let sites: Vec<String> = draft.sites.iter().map(|site| letters(site)).collect();
    let mut votes: Vec<Vote> = Vec::new();
    let mut rejected: Vec<Alternative> = Vec::new();
    for candidate in draft.of(Property::Authors) {
        match vote(candidate, &draft.bylines, language.as_deref(), &sites) {
            Ok(vote) => votes.push(vote),
            Err(reason) => rejected.extend(rejection(candidate, reason)),
        }
    }
    let mut choices = weigh(
        votes
            .into_iter()
            .map(|vote| (key(&vote.names), vote.names, vote.trust, vote.provenance)),
    );
    for choice in &mut choices {
        choice.score = by_families(choice);
    }
    doubt_unseen(&mut choices, draft.source.text);
    sort(&mut choices);
    let Some(best) = choices.first().filter(|best| best.score >= LEAST).cloned() else {
        let mut refused = refused(&choices, |names| csl_json::names(names));
        refused.extend(rejected);
        draft.note_nothing(NameVariable::Author.as_str(), refused);
        return;
    };
    let confidence = AUTHORS.confidence(&choices);
    let mut rest = alternatives(&choices, confidence, |names| csl_json::names(names));
    rest.extend(rejected);
    draft
        .item
        .names
        .insert(NameVariable::Author, best.value.clone());
    draft.note(
        NameVariable::Author.as_str(),
        csl_json::names(&best.value),
        confidence,
        best.provenance,
        rest,
    );
}

/// Editors, translators and recipients: by tags made for them, and by what bylines say ("Translated by …").
pub(crate) fn resolve_others(draft: &mut Draft<'_>) {
    let language = draft.item.language().map(str::to_owned);
    let others = [
        (
            Property::Editors,
            Contribution::Editor,
            NameVariable::Editor,
        ),
        (
            Property::Translators,
            Contribution::Translator,
            NameVariable::Translator,
        ),
        (
            Property::Recipients,
            Contribution::Author,
            NameVariable::Recipient,
        ),
    ];
    for (property, contribution, variable) in others {
        // Who edited a page is not cited: an editor counts where a work's own tags name one.
        let tagged = draft
            .of(property)
            .filter(|candidate| candidate.trust >= LEAST_TRUST)
            .map(|candidate| (candidate, Contribution::Author));
        let in_bylines = draft
            .of(Property::Authors)
            .filter(|candidate| candidate.trust >= 0.55 && property == Property::Translators)
            .map(|candidate| (candidate, contribution));
        let votes: Vec<_> = tagged
            .chain(in_bylines)
            .filter_map(|(candidate, wanted)| {
                let names = contributors(candidate, wanted, &draft.bylines, language.as_deref());
                let provenance = candidate.provenance.clone();
                (!names.is_empty()).then(|| (key(&names), names, candidate.trust, provenance))
            })
            .collect();
        let choices = weigh(votes);
        let Some(best) = choices.first().cloned() else {
            continue;
        };
        let rest = alternatives(&choices, best.score, |names| csl_json::names(names));
        draft.item.names.insert(variable, best.value.clone());
        let value = csl_json::names(&best.value);
        draft.note(variable.as_str(), value, best.score, best.provenance, rest);
    }
}

/// The least trust in a candidate that names an editor, a translator or a recipient.
const LEAST_TRUST: f32 = 0.65;

/// Why a candidate for another role than the author's was not weighed.
pub(super) fn refusal(candidate: &Candidate) -> &'static str {
    if candidate.trust < LEAST_TRUST {
        "who edited or translated a page counts where the work's own tags say so"
    } else {
        "no name was read in it"
    }
}

/// The names in a candidate that have done what is `wanted`.
fn contributors(
    candidate: &Candidate,
    wanted: Contribution,
    bylines: &Bylines,
    language: Option<&str>,
) -> Vec<Name> {
    let Value::Creators(creators) = &candidate.value else {
        return Vec::new();
    };
    read(creators, bylines, language)
        .into_iter()
        .filter(|found| found.contribution == wanted)
        .map(|found| found.name)
        .collect()
}

/// The least score with which a name is an author: below it nothing is better than a guess.
const LEAST: f32 = 0.3;

/// What a candidate says of the authors, or why it names none.
fn vote(
    candidate: &Candidate,
    bylines: &Bylines,
    language: Option<&str>,
    sites: &[String],
) -> Result<Vote, &'static str> {
    let Value::Creators(creators) = &candidate.value else {
        return Err("it is no name");
    };
    let mut trust = candidate.trust;
    let mut names: Vec<Name> = Vec::new();
    let mut reason = "no name was read in it";
    for found in read(creators, bylines, language) {
        if found.contribution != Contribution::Author {
            reason = "it names who edited, translated or pictured it";
            continue;
        }
        let kept = trust_in(&found, candidate, sites);
        if kept <= 0.0 {
            reason = if sites.contains(&letters(&display(&found.name))) {
                "it is the site's own name"
            } else {
                "it does not look like a name"
            };
            continue;
        }
        trust = trust.min(candidate.trust * kept);
        if !names.iter().any(|known| same_person(known, &found.name)) {
            names.push(found.name);
        }
    }
    if names.is_empty() {
        return Err(reason);
    }
    Ok(Vote {
        names,
        trust,
        provenance: candidate.provenance.clone(),
    })
}

/// A candidate that names no author, as what it says.
fn rejection(candidate: &Candidate, reason: &str) -> Option<Alternative> {
    let Value::Creators(creators) = &candidate.value else {
        return None;
    };
    let texts = creators
        .iter()
        .take(100)
        .map(|creator| creator.text.as_str());
    Some(Alternative {
        value: serde_json::json!([{ "literal": texts.collect::<Vec<_>>().join("; ") }]),
        confidence: 0.0,
        provenance: vec![candidate.provenance.clone()],
        reason: reason.to_owned(),
    })
}

fn read(creators: &[Creator], bylines: &Bylines, language: Option<&str>) -> Vec<BylineName> {
    creators
        .iter()
        .take(1_000)
        .flat_map(|creator| bylines.read(creator, language))
        .collect()
}

/// How far a name from this source is one of an author, 0 to 1.
fn trust_in(found: &BylineName, candidate: &Candidate, sites: &[String]) -> f32 {
    let shown = display(&found.name);
    let is_seen = matches!(
        candidate.provenance.extractor,
        Extractor::Byline | Extractor::Text
    );
    let own = letters(&shown);
    // As a whole, too, where it was read as several names: `Dr. Name`, `Name and Name, Town`.
    let is_whole = || match &candidate.value {
        Value::Creators(creators) => creators.iter().any(|creator| {
            let whole = letters(&creator.text);
            sites.iter().any(|site| {
                site.len() >= 6
                    && (*site == whole || (found.is_organisation && whole.starts_with(site)))
            })
        }),
        _ => false,
    };
    if sites.contains(&own) || is_whole() {
        // The site's own name: an author only where the page prints it as one, or where it is that of
        // a person, whose site it is.
        let is_person = !found.is_organisation
            && shown.contains(' ')
            && is_plausible_person(&shown) > 0.5
            && candidate.provenance.extractor != Extractor::Meta;
        return match (is_seen, is_person) {
            (true, _) => 0.75,
            (_, true) => 0.6,
            _ => 0.0,
        };
    }
    if found.is_organisation {
        // `<meta name=author>` with an organisation is the site's owner, or who built it.
        return match candidate.provenance.extractor {
            Extractor::Meta => 0.3,
            _ => 0.9,
        };
    }
    let plausible = is_plausible_person(&shown);
    if plausible < 0.15 {
        return 0.0;
    }
    match (is_login(&shown), is_seen) {
        (true, false) if spells_name(&shown) => 0.7,
        (true, false) => 0.3,
        (true, true) => 0.6,
        _ => 1.0,
    }
}

/// Whether a name is rather that of an account: `jdoe`, `jane_doe`, `JD4711`.
fn is_login(name: &str) -> bool {
    let all_small = name
        .chars()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '.' | '-'));
    !name.contains(' ')
        && name.is_ascii()
        && (all_small || name.bytes().filter(u8::is_ascii_digit).count() > 1)
}

/// Whether an account's name is a person's, written out: `jane.doe`.
fn spells_name(login: &str) -> bool {
    let is_word = |word: &str| word.len() >= 3 && word.bytes().all(|b| b.is_ascii_alphabetic());
    login
        .split_once(['.', '_'])
        .is_some_and(|(given, family)| is_word(given) && is_word(family))
}

/// Sources that are one: what the page shows, its schema.org markup, its tags.
fn family(extractor: Extractor) -> u8 {
    match extractor {
        Extractor::Byline | Extractor::Text | Extractor::Microformats => 0,
        Extractor::JsonLd | Extractor::Rdfa | Extractor::Microdata => 1,
        Extractor::Highwire
        | Extractor::Repository
        | Extractor::DublinCore
        | Extractor::Coins
        | Extractor::CitationLine => 2,
        _ => 3,
    }
}

/// The chance that not all families are wrong.
fn by_families(choice: &Choice<Vec<Name>>) -> f32 {
    let mut wrong = 1.0;
    for number in 0..=3 {
        let trusts = choice
            .votes
            .iter()
            .filter(|(extractor, _)| family(*extractor) == number)
            .map(|(_, trust)| *trust);
        let (mut best, mut count) = (0.0_f32, 0.0_f32);
        for trust in trusts {
            best = best.max(trust);
            count += 1.0;
        }
        wrong *= 1.0 - (best + 0.03 * (count - 1.0).max(0.0)).min(0.97);
    }
    1.0 - wrong
}

/// The least visible text, in bytes, of a page that shows its author if it has one.
const SHOWN: usize = 1_500;

/// Names that only the tags have and the page prints nowhere are those of accounts, as a rule: who
/// put the text into the system, not who wrote it. Scholarly tags are kept by hand, and believed.
fn doubt_unseen(choices: &mut [Choice<Vec<Name>>], text: &str) {
    if text.len() < SHOWN {
        return;
    }
    let folded = LazyCell::new(|| fold(text));
    for choice in choices.iter_mut() {
        let is_believed = choice.votes.iter().any(|(extractor, _)| {
            matches!(
                extractor,
                Extractor::Byline
                    | Extractor::Text
                    | Extractor::Highwire
                    | Extractor::Repository
                    | Extractor::Coins
                    | Extractor::CitationLine
            )
        });
        let is_seen = |name: &Name| {
            let part = name.family.clone().unwrap_or_else(|| display(name));
            text.contains(&part) || folded.contains(&fold(&part))
        };
        if !is_believed && !choice.value.iter().any(is_seen) {
            choice.score *= 0.3;
            choice.doubt = Some("only tags have the name, and the page shows it nowhere");
        }
    }
}

/// The key by which two lists of names are the same: order does not count.
fn key(names: &[Name]) -> String {
    let mut keys: Vec<String> = names.iter().map(|name| fold(&display(name))).collect();
    keys.sort();
    keys.join(";")
}
