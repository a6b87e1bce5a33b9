//! From the weight of the evidence to how sure the value is, and why the others were not taken.
//!
//! The weights of the ballot say which value is the likeliest; how often the likeliest is right is
//! another question, and is measured: of the fields said to be 90 % sure, about 90 % are right.
//! `cargo xtask extract-study calibration` reports the curve, and docs/extraction.md has it.

use crate::extraction::Alternative;

use super::ballot::Choice;
use super::rounded;

/// How a field's evidence and its rival's make a confidence.
pub(crate) struct Curve {
    /// How often a value without a rival is right, at each of [`WEIGHTS`].
    right: [f32; 6],
    /// How much a rival as strong as can be takes off the odds: they are divided by one more.
    rival: f32,
}

/// The weights of evidence that the curves are given at; between them they are straight.
const WEIGHTS: [f32; 6] = [0.3, 0.5, 0.7, 0.85, 0.95, 0.99];

// Fitted on the corpus of article pages, as a logistic curve of two slopes a field (the log odds of
// the weight, the rival's weight), of which these are points. Fitted on each half and tested on the
// other, the mean distance from what is said to what is right was 4, 3, 2 and 11 hundredths.

/// Of titles.
pub(crate) const TITLE: Curve = Curve {
    right: [0.61, 0.70, 0.78, 0.85, 0.91, 0.96],
    rival: 2.7,
};
/// Of authors.
pub(crate) const AUTHORS: Curve = Curve {
    right: [0.61, 0.71, 0.80, 0.87, 0.93, 0.97],
    rival: 0.65,
};
/// Of dates.
pub(crate) const DATE: Curve = Curve {
    right: [0.73, 0.79, 0.84, 0.89, 0.93, 0.96],
    rival: 0.5,
};
/// Of sites' names, on which those who look it up agree least.
pub(crate) const SITE: Curve = Curve {
    right: [0.50, 0.57, 0.65, 0.71, 0.79, 0.87],
    rival: 1.0,
};

impl Curve {
    /// How sure the first of the choices is.
    pub fn confidence<V>(&self, choices: &[Choice<V>]) -> f32 {
        let score = |at: usize| choices.get(at).map_or(0.0, |choice| choice.score);
        let alone = self.alone(score(0));
        let odds = alone / (1.0 - alone) / (1.0 + self.rival * score(1).min(1.0));
        odds / (1.0 + odds)
    }

    /// How often a value of this weight is right.
    fn alone(&self, weight: f32) -> f32 {
        let points = || WEIGHTS.iter().zip(&self.right);
        let [first, .., last] = self.right;
        if weight <= WEIGHTS.first().copied().unwrap_or(0.0) {
            return first;
        }
        points()
            .zip(points().skip(1))
            .find(|(_, (next, _))| weight < **next)
            .map_or(last, |((from, low), (to, high))| {
                low + (high - low) * (weight - from) / (to - from)
            })
    }
}

/// The choices that were not taken: they share what is left of the confidence, and each says why.
pub(crate) fn alternatives<V>(
    choices: &[Choice<V>],
    confidence: f32,
    value: impl Fn(&V) -> serde_json::Value,
) -> Vec<Alternative> {
    let Some((best, rest)) = choices.split_first() else {
        return Vec::new();
    };
    let total: f32 = rest.iter().map(|choice| choice.score).sum();
    rest.iter()
        .map(|choice| Alternative {
            value: value(&choice.value),
            confidence: rounded((1.0 - confidence) * choice.score / total.max(1.0)),
            provenance: choice.provenance.clone(),
            reason: reason(best, choice),
        })
        .collect()
}

/// The choices of a field of which none is likely enough.
pub(crate) fn refused<V>(
    choices: &[Choice<V>],
    value: impl Fn(&V) -> serde_json::Value,
) -> Vec<Alternative> {
    choices
        .iter()
        .map(|choice| Alternative {
            value: value(&choice.value),
            confidence: rounded(choice.score),
            provenance: choice.provenance.clone(),
            reason: choice
                .doubt
                .unwrap_or("too little speaks for it")
                .to_owned(),
        })
        .collect()
}

/// Why one choice was not taken.
fn reason<V>(best: &Choice<V>, other: &Choice<V>) -> String {
    if let Some(doubt) = other.doubt {
        return doubt.to_owned();
    }
    let reader = |choice: &Choice<V>| {
        choice
            .votes
            .iter()
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .map_or("", |(extractor, _)| extractor.as_str())
    };
    if other.votes.len() < best.votes.len() {
        return format!(
            "fewer readers found it: {} against {}",
            other.votes.len(),
            best.votes.len()
        );
    }
    let (own, taken) = (reader(other), reader(best));
    if own == taken {
        format!("`{own}` found the value taken in a likelier place")
    } else {
        format!("`{own}` is trusted less here than `{taken}`")
    }
}
