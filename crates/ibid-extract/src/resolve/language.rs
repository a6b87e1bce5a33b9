//! The language: declared, or guessed from the words where nothing is declared.

use ibid_model::TextVariable;

use crate::candidate::Property;
use crate::language::{primary, tag, three_letter};
use crate::provenance::{Extractor, Provenance};

use super::Draft;
use super::ballot::{text, weigh};

/// How much text the guess needs, and how much it reads, in bytes.
const ENOUGH: usize = 400;
const SAMPLE: usize = 6_000;

pub(crate) fn resolve(draft: &mut Draft<'_>) {
    let sniffed = sniff(draft.source.text);
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
        let trust = confidence * 0.8;
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

/// The language that the text's words are of, and how sure that is.
fn sniff(text: &str) -> Option<(&'static str, f32)> {
    let mut prose = String::new();
    // Lines long enough to be prose: menus are often in another language.
    for line in text.lines().filter(|line| line.len() > 80) {
        prose.push_str(line);
        prose.push(' ');
        if prose.len() > SAMPLE {
            break;
        }
    }
    if prose.len() < ENOUGH {
        return None;
    }
    let info = whatlang::detect(&prose)?;
    let code = three_letter(info.lang().code())?;
    info.is_reliable().then(|| (code, info.confidence() as f32))
}
