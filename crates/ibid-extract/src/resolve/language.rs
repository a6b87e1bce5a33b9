//! The language: declared, or guessed from the words where nothing is declared.

use ibid_model::TextVariable;

use crate::candidate::{Candidate, Property};
use crate::language::{primary, sniff, tag};
use crate::provenance::{Extractor, Provenance};

use super::Draft;
use super::ballot::{text, weigh};

pub(crate) fn resolve(draft: &mut Draft<'_>) {
    // Where the page itself declares a language of Latin letters and is in them, a guess would change
    // nothing.
    let declared = draft
        .of(Property::Language)
        .filter(|candidate| candidate.trust >= DECLARED)
        .filter_map(|candidate| tag(text(candidate)?));
    let is_settled = declared.into_iter().any(|tag| is_latin(primary(&tag)))
        && crate::language::is_latin(draft.source.text) != Some(false);
    let sniffed = if is_settled {
        None
    } else {
        sniff(draft.source.text)
    };
    let contradicts = sniffed.is_some_and(|(code, _)| {
        !is_latin(code)
            && draft
                .of(Property::Language)
                .filter_map(|candidate| tag(text(candidate)?))
                .all(|declared| is_latin(primary(&declared)))
    });
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

/// Whether a language is one of those that templates declare by default, all of the Latin script: a
/// text in another script is not in it.
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
