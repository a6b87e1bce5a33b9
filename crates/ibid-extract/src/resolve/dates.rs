//! When the work was published, and when it was last changed.

use ibid_model::{CalendarDate, Date, DateVariable, Diagnostic, codes};

use crate::candidate::{Candidate, DateReading, Property, Value};
use crate::csl_json;
use crate::extraction::Alternative;
use crate::provenance::Provenance;

use super::ballot::{Choice, weigh};
use super::{Draft, rounded};

pub(crate) fn resolve(draft: &mut Draft<'_>) {
    let published = draft
        .of(Property::Published)
        .chain(draft.of(Property::UndatedDate));
    let published = weigh(published.filter_map(vote).collect::<Vec<_>>());
    let modified = weigh(
        draft
            .of(Property::Modified)
            .filter_map(vote)
            .collect::<Vec<_>>(),
    );
    let changed = modified.first().cloned();
    match published.first() {
        Some(best) => {
            set_issued(draft, best, published.get(1..).unwrap_or(&[]));
            if let Some(changed) = changed {
                let value = csl_json::date(changed.value.date);
                draft
                    .item
                    .custom
                    .insert("modified".to_owned(), value.clone());
                draft.note(
                    "custom.modified",
                    value,
                    changed.score,
                    changed.provenance,
                    Vec::new(),
                );
            }
        }
        None => {
            let Some(changed) = changed else { return };
            set_issued(draft, &changed, modified.get(1..).unwrap_or(&[]));
            let text = changed
                .provenance
                .first()
                .map_or("", |place| place.text.as_str());
            draft.warnings.push(Diagnostic::warning(
                codes::DATE_IS_UPDATE,
                format!(
                    "the date is that of an update (`{text}`); no date of publication was found"
                ),
            ));
        }
    }
}

fn vote(candidate: &Candidate) -> Option<(String, DateReading, f32, Provenance)> {
    let Value::Date(reading) = candidate.value else {
        return None;
    };
    Some((
        key(reading.date),
        reading,
        candidate.trust,
        candidate.provenance.clone(),
    ))
}

fn key(date: CalendarDate) -> String {
    format!("{date:?}")
}

fn set_issued(draft: &mut Draft<'_>, best: &Choice<DateReading>, rest: &[Choice<DateReading>]) {
    let alternatives = rest
        .iter()
        .map(|choice| Alternative {
            value: csl_json::date(choice.value.date),
            confidence: rounded(choice.score),
            provenance: choice.provenance.clone(),
            reason: "less likely than the value taken".to_owned(),
        })
        .collect();
    draft
        .item
        .dates
        .insert(DateVariable::Issued, Date::single(best.value.date));
    draft.note(
        DateVariable::Issued.as_str(),
        csl_json::date(best.value.date),
        best.score,
        best.provenance.clone(),
        alternatives,
    );
}
