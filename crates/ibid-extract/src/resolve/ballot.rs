//! Weighing: equal values are one choice, and each further reader that found it makes it likelier.

use crate::candidate::{Candidate, Value};
use crate::provenance::{Extractor, Provenance};

/// Candidates that say the same.
#[derive(Clone, Debug)]
pub(crate) struct Choice<V> {
    /// By what they are the same.
    pub key: String,
    /// The value of the most trusted one.
    pub value: V,
    /// How likely, 0 to 1.
    pub score: f32,
    /// The most trusted place first.
    pub provenance: Vec<Provenance>,
    /// Each reader's trust.
    pub votes: Vec<(Extractor, f32)>,
    /// What speaks against the value itself, whoever found it.
    pub doubt: Option<&'static str>,
}

/// Groups values by key and adds up what their readers' trust is worth: each reader counts once,
/// by its most trusted candidate; the chance that all are wrong is the product of each one's.
pub(crate) fn weigh<V>(
    votes: impl IntoIterator<Item = (String, V, f32, Provenance)>,
) -> Vec<Choice<V>> {
    let mut choices: Vec<(Choice<V>, f32)> = Vec::new();
    for (key, value, trust, provenance) in votes {
        let extractor = provenance.extractor;
        match choices.iter_mut().find(|(choice, _)| choice.key == key) {
            Some((choice, best)) => {
                if trust > *best {
                    *best = trust;
                    choice.value = value;
                    choice.provenance.insert(0, provenance);
                } else {
                    choice.provenance.push(provenance);
                }
                match choice
                    .votes
                    .iter_mut()
                    .find(|(voter, _)| *voter == extractor)
                {
                    Some((_, own)) => *own = own.max(trust),
                    None => choice.votes.push((extractor, trust)),
                }
            }
            None => choices.push((
                Choice {
                    key,
                    value,
                    score: 0.0,
                    provenance: vec![provenance],
                    votes: vec![(extractor, trust)],
                    doubt: None,
                },
                trust,
            )),
        }
    }
    let mut choices: Vec<Choice<V>> = choices.into_iter().map(|(choice, _)| choice).collect();
    for choice in &mut choices {
        choice.score = combined(&choice.votes);
    }
    sort(&mut choices);
    choices
}

/// The best first; the first found between equals.
pub(crate) fn sort<V>(choices: &mut [Choice<V>]) {
    choices.sort_by(|a, b| b.score.total_cmp(&a.score));
}

/// The chance that not all voters are wrong.
fn combined(votes: &[(Extractor, f32)]) -> f32 {
    1.0 - votes
        .iter()
        .map(|(_, trust)| 1.0 - trust.clamp(0.0, 0.99))
        .product::<f32>()
}

/// The text of a candidate.
pub(crate) fn text(candidate: &Candidate) -> Option<&str> {
    match &candidate.value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// Text candidates as votes, by a key.
pub(crate) fn text_votes<'a>(
    candidates: impl IntoIterator<Item = &'a Candidate>,
    key: impl Fn(&str) -> String,
) -> Vec<(String, String, f32, Provenance)> {
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let text = text(candidate)?;
            Some((
                key(text),
                text.to_owned(),
                candidate.trust,
                candidate.provenance.clone(),
            ))
        })
        .collect()
}

/// A small count as the weighing has it.
pub(crate) fn count(number: usize) -> f32 {
    f32::from(u16::try_from(number).unwrap_or(u16::MAX))
}

/// How large a part of `whole` is `part`.
pub(crate) fn share(part: usize, whole: usize) -> f32 {
    count(part) / count(whole.max(1))
}
