//! Dates in the visible text: near the headline, or with a word that says what they are.

use crate::candidate::{Candidate, DateReading, Property};
use crate::html::Context;
use crate::html::page::with_spaces;
use crate::html::regions::FOREIGN;
use crate::html::words::Hints;
use crate::provenance::{Extractor, Provenance};
use crate::resolve::share;
use crate::text::dates::{DateLabel, FoundDate, find_dates, label_of_line};

/// Longest line in which a date is the article's own, in bytes.
const LONGEST: usize = 240;
/// Most lines that are read.
const LINE_LIMIT: usize = 4_000;

/// Longest line that is but a label of the one below it, in bytes.
const LONGEST_LABEL: usize = 40;

/// Dates near the headline, and labelled dates anywhere.
pub(crate) fn candidates(context: &Context<'_>) -> Vec<Candidate> {
    let page = context.page;
    let near = context.near_headline();
    let languages: Vec<&str> = context.language.as_deref().into_iter().collect();
    let mut found = Vec::new();
    let mut label = "";
    let mut count = 0;
    for (start, line) in page.lines_in(0..page.text.len()) {
        let above = std::mem::replace(&mut label, line);
        if line.len() > LONGEST || !line.chars().any(char::is_numeric) {
            continue;
        }
        count += 1;
        if count > LINE_LIMIT {
            break;
        }
        let above = if above.len() <= LONGEST_LABEL {
            above
        } else {
            ""
        };
        let mut dates = dates_in(line, above, &languages);
        if dates.is_empty() {
            continue;
        }
        let place = page.element_at(start);
        let region = place
            .and_then(|id| page.get(id))
            .map_or_else(Hints::default, |element| element.region);
        // A footer says when the page was last changed, if it says so in words.
        if region.any(FOREIGN.without(Hints::FOOTER).or(Hints::CAPTION)) {
            continue;
        }
        dates.retain(|date| !context.is_of_link(start + date.span.start, date.span.len()));
        let is_footer = region.any(Hints::FOOTER);
        let is_near = near.contains(&start) && !is_footer;
        for date in dates {
            let Some((property, mut trust)) = judge(context, &date, start, line, is_near) else {
                continue;
            };
            if is_footer {
                trust *= 0.6;
            }
            let where_ = place.map_or_else(String::new, |id| page.path(id));
            let provenance = Provenance::new(Extractor::Text, where_, &with_spaces(line));
            let reading = DateReading {
                other_reading: date.ambiguous,
                ..DateReading::from(date.date)
            };
            found.push(Candidate::date(property, reading, provenance, trust));
        }
    }
    found
}

/// The dates of a line. The line above may be the label of one that begins with its date.
fn dates_in(line: &str, above: &str, languages: &[&str]) -> Vec<FoundDate> {
    let text = with_spaces(line);
    let mut dates = find_dates(&text, languages);
    if let Some(first) = dates.first_mut()
        && first.label.is_none()
        && !above.is_empty()
        && text
            .get(..first.span.start)
            .is_some_and(|before| before.trim().is_empty())
    {
        first.label = label_of_line(above);
    }
    dates
}

/// What a date in the text is, and how far it is trusted.
fn judge(
    context: &Context<'_>,
    date: &FoundDate,
    start: usize,
    line: &str,
    is_near: bool,
) -> Option<(Property, f32)> {
    date.date.day()?;
    let property = match date.label {
        Some(DateLabel::Accessed) => return None,
        Some(DateLabel::Modified) => Property::Modified,
        Some(DateLabel::Published) => Property::Published,
        None => Property::UndatedDate,
    };
    // A line that is little more than its date is a date line; one in a sentence is prose.
    let share = share(date.span.len(), line.trim().len());
    if !is_near && date.label.is_none() {
        // Without a headline, a line of its own in the first half is all that there is to go by.
        let is_alone = context.headline.is_none() && share > 0.9;
        let is_early = start * 2 < context.page.text.len();
        return (is_alone && is_early).then_some((property, 0.35));
    }
    let (distance, behind) = context.distance(start);
    let near = match (distance, behind) {
        (0..300, _) => 0.1,
        (300..1_500, true) => 0.0,
        _ => -0.15,
    };
    let base = if date.label.is_some() { 0.55 } else { 0.25 };
    Some((property, base + near + 0.2 * share))
}
