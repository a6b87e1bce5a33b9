//! The language: declared, or guessed from the words where nothing is declared.

use ibid_model::TextVariable;

use crate::candidate::{Candidate, Property};
use crate::language::{primary, sniff, tag};
use crate::provenance::{Extractor, Provenance};

use super::Draft;
use super::ballot::{text, weigh};

pub(crate) fn resolve(draft: &mut Draft<'_>) {
    let declared: Vec<(String, f32)> = draft
        .of(Property::Language)
        .filter_map(|candidate| {
            let tag = tag(text(candidate)?)?;
            Some((primary(&tag).to_owned(), candidate.trust))
        })
        .collect();
    let sniffed = sniff(draft.source.text);
    let contradicts = sniffed.is_some_and(|(code, confidence)| {
        let mut others = declared.iter().filter(|(declared, _)| declared != code);
        others.clone().next().is_some()
            && others.all(|(declared, _)| is_template_default(declared, code, confidence))
    });
    // A language that the page itself declares needs no guess that does not contradict it.
    let is_settled = declared.iter().any(|(_, trust)| *trust >= DECLARED) && !contradicts;
    let sniffed = sniffed.filter(|_| !is_settled);
    let declared = draft.of(Property::Language).filter_map(|candidate| {
        let tag = tag(text(candidate)?)?;
        Some((
            primary(&tag).to_owned(),
            tag,
            candidate.trust,
            candidate.provenance.clone(),
        ))
    });
    let guess = sniffed.iter().map(|(code, confidence)| {
        let provenance = Provenance::new(
            Extractor::Sniffed,
            "text",
            draft.source.text.get(..80).unwrap_or(""),
        );
        let trust = if contradicts { 0.97 } else { confidence * 0.6 };
        ((*code).to_owned(), (*code).to_owned(), trust, provenance)
    });
    let choices = weigh(declared.chain(guess).collect::<Vec<_>>());
    let Some(best) = choices.first() else { return };
    let alternatives = super::details::alternatives(choices.get(1..).unwrap_or(&[]));
    draft.set_text(
        TextVariable::Language,
        &best.value,
        best.score,
        best.provenance.clone(),
        alternatives,
    );
}

/// Why a candidate was not weighed.
pub(super) fn refusal(candidate: &Candidate) -> Option<&'static str> {
    let is_tag = text(candidate).and_then(tag).is_some();
    (!is_tag).then_some("it is no tag of a language")
}

/// The trust in the `lang` attribute of the page.
const DECLARED: f32 = 0.8;

/// How sure a guess is that outweighs a declared language of the same script.
const SURE: f32 = 0.95;

/// Whether a language is declared by the page's template, and not by who wrote the text, which is
/// surely in another: `lang="en"` on a page in German.
fn is_template_default(declared: &str, found: &str, confidence: f32) -> bool {
    let is_other_script = !is_latin(found);
    is_latin(declared) && (is_other_script || (confidence >= SURE && !are_akin(declared, found)))
}

/// Languages that a guess takes for each other.
fn are_akin(one: &str, other: &str) -> bool {
    const FAMILIES: &[&[&str]] = &[
        &["da", "nb", "nn", "no", "sv"],
        &["bs", "hr", "sl", "sr"],
        &["cs", "sk"],
        &["ca", "es", "gl", "it", "la", "pt"],
        &["id", "ms"],
        &["af", "nl"],
        &["et", "fi"],
    ];
    FAMILIES
        .iter()
        .any(|family| family.contains(&one) && family.contains(&other))
}

/// Whether a language is one of those that templates declare by default, all of the Latin script.
fn is_latin(code: &str) -> bool {
    matches!(
        code,
        "en" | "de"
            | "fr"
            | "es"
            | "it"
            | "pt"
            | "nl"
            | "sv"
            | "da"
            | "no"
            | "nb"
            | "fi"
            | "pl"
            | "cs"
            | "tr"
            | "ro"
            | "hu"
            | "id"
            | "vi"
            | "ca"
            | "hr"
            | "sl"
            | "sk"
            | "et"
            | "lv"
            | "lt"
            | "af"
            | "la"
            | "zu"
    )
}
