//! When the work was published, and when it was last changed.
//!
//! What pages do: tags give the day in UTC while the page prints its own; a date of an update
//! stands where that of publication should; `3/4/2020` is printed without saying whose order it is.

use ibid_model::{CalendarDate, Date, DateVariable, Diagnostic, codes};

use crate::candidate::{Candidate, DateReading, Property, Value};
use crate::csl_json;
use crate::dates::{days_between, refines};
use crate::provenance::{Extractor, Provenance};

use super::Draft;
use super::ballot::{Choice, sort, weigh};
use super::confidence::{DATE, alternatives, refused};

/// The least score with which a date is that of publication: below it nothing is better.
const LEAST: f32 = 0.3;

/// The same for an update, which its words say that it is.
const LEAST_UPDATE: f32 = 0.2;

/// One candidate's say.
#[derive(Clone)]
struct Vote {
    reading: DateReading,
    trust: f32,
    provenance: Provenance,
}

pub(crate) fn resolve(draft: &mut Draft<'_>) {
    let mut published: Vec<Vote> = draft
        .of(Property::Published)
        .chain(draft.of(Property::UndatedDate))
        .filter_map(vote)
        .collect();
    let mut modified: Vec<Vote> = draft.of(Property::Modified).filter_map(vote).collect();
    let certain: Vec<CalendarDate> = published
        .iter()
        .chain(&modified)
        .filter(|vote| vote.reading.other_reading.is_none() && vote.reading.date.day().is_some())
        .map(|vote| vote.reading.date)
        .collect();
    settle(&mut published, &certain);
    settle(&mut modified, &certain);
    let changes = weighed(&modified);
    let mut publications = weighed(&published);
    doubt_updates(&mut publications, &changes);
    let is_weak = publications.first().is_some_and(|best| best.score < LEAST);
    let weak = if is_weak {
        std::mem::take(&mut publications)
    } else {
        Vec::new()
    };
    if let Some(first_seen) = shown_before(&publications, &changes) {
        publications.insert(0, first_seen);
    }
    let update = changes.first().cloned();
    match (publications.first().cloned(), update) {
        (Some(best), update) => {
            set_issued(draft, &best, &publications);
            warn_of_rivals(draft, &publications);
            if let Some(update) = update {
                set_modified(draft, update, &changes);
            }
        }
        (None, Some(update)) if update.score >= LEAST_UPDATE => {
            set_issued(draft, &update, &changes);
            warn_of_update(draft, &update);
        }
        _ => {}
    }
    keep_weak(draft, &weak);
}

/// Dates that are too unlikely for `issued`, as its alternatives.
fn keep_weak(draft: &mut Draft<'_>, weak: &[Choice<DateReading>]) {
    let rest = refused(weak, |reading| csl_json::date(reading.date));
    let name = DateVariable::Issued.as_str();
    match draft.fields.iter_mut().find(|field| field.name == name) {
        Some(field) => field.alternatives.extend(rest),
        None => draft.note_nothing(name, rest),
    }
}

fn vote(candidate: &Candidate) -> Option<Vote> {
    let Value::Date(reading) = candidate.value else {
        return None;
    };
    Some(Vote {
        reading,
        trust: candidate.trust,
        provenance: candidate.provenance.clone(),
    })
}

/// Settles what one vote leaves open by what the others say: the page's own day of a time stamp in
/// UTC, the order of day and month, the day of a month. `known` are the days that all votes together
/// leave no doubt of.
fn settle(votes: &mut [Vote], known: &[CalendarDate]) {
    let shown: Vec<CalendarDate> = votes
        .iter()
        .filter(|vote| is_visible(vote.provenance.extractor) && vote.trust >= 0.3)
        .filter(|vote| vote.reading.offset.is_none())
        .map(|vote| vote.reading.date)
        .collect();
    for vote in votes
        .iter_mut()
        .filter(|vote| vote.reading.offset == Some(0))
    {
        let is_shown = shown.contains(&vote.reading.date);
        let own_day = shown
            .iter()
            .find(|day| !is_shown && may_be_shifted(vote.reading, **day));
        if let Some(day) = own_day {
            vote.reading.date = *day;
        }
    }
    let certain: Vec<CalendarDate> = votes
        .iter()
        .filter(|vote| vote.reading.other_reading.is_none() && vote.reading.date.day().is_some())
        .map(|vote| vote.reading.date)
        .collect();
    for vote in votes.iter_mut() {
        let date = vote.reading.date;
        if let Some(other) = vote.reading.other_reading {
            if known.contains(&date) {
                vote.reading.other_reading = None;
            } else if known.contains(&other) {
                vote.reading.date = other;
                vote.reading.other_reading = None;
            }
        } else if date.day().is_none() {
            // A coarser date of the same source adds little to a finer one.
            if let Some(finer) = certain.iter().find(|finer| refines(**finer, date)) {
                vote.reading.date = *finer;
                vote.trust *= 0.4;
            } else {
                vote.trust *= 0.8;
            }
        }
    }
}

/// Whether a time stamp in UTC is the shown day somewhere: clocks run from 12 hours behind to 14
/// hours ahead of it.
fn may_be_shifted(stamp: DateReading, shown: CalendarDate) -> bool {
    const HOUR: u16 = 60;
    match (days_between(stamp.date, shown), stamp.minutes) {
        (Some(1), Some(minutes)) => minutes >= 10 * HOUR,
        (Some(-1), Some(minutes)) => minutes < 12 * HOUR,
        _ => false,
    }
}

/// Whether readers see what the extractor reads.
fn is_visible(extractor: Extractor) -> bool {
    matches!(
        extractor,
        Extractor::Time | Extractor::Text | Extractor::Microformats
    )
}

/// The votes as choices, by the chance that not all families of sources are wrong.
fn weighed(votes: &[Vote]) -> Vec<Choice<DateReading>> {
    let mut choices = weigh(votes.iter().cloned().map(|vote| {
        let key = format!("{:?}", vote.reading.date);
        (key, vote.reading, vote.trust, vote.provenance)
    }));
    for choice in &mut choices {
        let mut wrong = 1.0;
        for number in 0..=2 {
            let own = choice
                .votes
                .iter()
                .filter(|(extractor, _)| family(*extractor) == number);
            let best = own.clone().map(|(_, trust)| *trust).fold(0.0, f32::max);
            let more = 0.04 * super::ballot::count(own.count().saturating_sub(1));
            wrong *= 1.0 - (best + more).min(0.97);
        }
        choice.score = 1.0 - wrong;
    }
    sort(&mut choices);
    choices
}

/// Sources that are one: what the page shows, its address, its tags.
fn family(extractor: Extractor) -> u8 {
    match extractor {
        Extractor::Time | Extractor::Text | Extractor::Microformats | Extractor::CitationLine => 0,
        Extractor::Url => 1,
        _ => 2,
    }
}

/// A date that is also given as that of a change, where an earlier one is given too: tags that
/// were overwritten by the update.
fn doubt_updates(publications: &mut [Choice<DateReading>], changes: &[Choice<DateReading>]) {
    let earliest = publications
        .iter()
        .filter(|choice| choice.score > 0.6)
        .map(|choice| choice.value.date)
        .min();
    let Some(earliest) = earliest else { return };
    for choice in publications.iter_mut() {
        let is_change = changes.iter().any(|change| change.key == choice.key);
        if is_change && choice.value.date > earliest {
            choice.score *= 0.5;
            choice.doubt = Some("it is also given as the date of a change");
        }
    }
    sort(publications);
}

/// A day that the page shows as that of a change, where tags alone give a later one as that of
/// publication: nothing is changed before it is published, so that the tags are of a later state.
fn shown_before(
    publications: &[Choice<DateReading>],
    changes: &[Choice<DateReading>],
) -> Option<Choice<DateReading>> {
    let best = publications.first()?;
    let is_tagged = best
        .votes
        .iter()
        .all(|(extractor, _)| family(*extractor) == 2);
    let shown = changes.iter().find(|change| {
        change
            .votes
            .iter()
            .any(|(extractor, trust)| is_visible(*extractor) && *trust >= 0.55)
    })?;
    (is_tagged && best.score < 0.85 && shown.value.date < best.value.date).then(|| shown.clone())
}

fn set_issued(draft: &mut Draft<'_>, best: &Choice<DateReading>, all: &[Choice<DateReading>]) {
    let confidence = DATE.confidence(all);
    let rest = alternatives(all, confidence, |reading| csl_json::date(reading.date));
    draft
        .item
        .dates
        .insert(DateVariable::Issued, Date::single(best.value.date));
    draft.note(
        DateVariable::Issued.as_str(),
        csl_json::date(best.value.date),
        confidence,
        best.provenance.clone(),
        rest,
    );
    if let Some(other) = best.value.other_reading {
        let text = best.provenance.first().map_or("", |place| &place.text);
        draft.warnings.push(
            Diagnostic::warning(
                codes::DATE_AMBIGUOUS,
                format!(
                    "`{text}` may be {} or {}: nothing settles which number is the month",
                    iso(best.value.date),
                    iso(other)
                ),
            )
            .with_help("correct it with `--set issued=YYYY-MM-DD`"),
        );
    }
}

/// The date as ISO 8601 writes it, as far as it is known.
fn iso(date: CalendarDate) -> String {
    match (date.month(), date.day()) {
        (Some(month), Some(day)) => format!("{:04}-{month:02}-{day:02}", date.year),
        (Some(month), None) => format!("{:04}-{month:02}", date.year),
        _ => format!("{:04}", date.year),
    }
}

fn set_modified(draft: &mut Draft<'_>, changed: Choice<DateReading>, all: &[Choice<DateReading>]) {
    let rest = alternatives(all, changed.score, |reading| csl_json::date(reading.date));
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
        rest,
    );
}

fn warn_of_update(draft: &mut Draft<'_>, changed: &Choice<DateReading>) {
    let text = changed.provenance.first().map_or("", |place| &place.text);
    draft.warnings.push(
        Diagnostic::warning(
            codes::DATE_IS_UPDATE,
            format!("the date is that of an update (`{text}`); no date of publication was found"),
        )
        .with_help("if you know the date of publication, give it with `--set issued=YYYY-MM-DD`"),
    );
}

/// Two dates of publication that are about as likely, more than a day apart.
fn warn_of_rivals(draft: &mut Draft<'_>, publications: &[Choice<DateReading>]) {
    let [best, second, ..] = publications else {
        return;
    };
    let apart = days_between(best.value.date, second.value.date).is_none_or(|days| days.abs() > 1);
    if second.score > 0.7 && apart {
        draft.warnings.push(
            Diagnostic::warning(
                codes::DATES_DISAGREE,
                format!(
                    "the source gives {} and {} as its date of publication; the first was taken",
                    iso(best.value.date),
                    iso(second.value.date)
                ),
            )
            .with_help("correct it with `--set issued=YYYY-MM-DD`"),
        );
    }
}
