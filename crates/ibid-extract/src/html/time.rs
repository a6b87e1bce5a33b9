//! `<time>` elements, and elements whose class names say that they hold a date.

use crate::candidate::{Candidate, DateReading, Property};
use crate::dates::days_between;
use crate::html::Context;
use crate::html::page::{Element, ElementId, with_spaces};
use crate::html::regions::FOREIGN;
use crate::html::words::Hints;
use crate::provenance::{Extractor, Provenance};
use crate::text::dates::{DateLabel, find_dates};

/// Longest text of an element that is a date, in bytes.
const LONGEST: usize = 160;
/// Most elements that are looked at.
const ELEMENT_LIMIT: usize = 400;

/// Dates in elements made for dates.
pub(crate) fn candidates(context: &Context<'_>) -> Vec<Candidate> {
    context
        .page
        .elements
        .iter()
        .enumerate()
        .filter(|(_, element)| is_date_element(element))
        .filter(|(_, element)| !element.region.any(FOREIGN.or(Hints::CAPTION)))
        .take(ELEMENT_LIMIT)
        .filter_map(|(id, element)| candidate(context, id, element))
        .collect()
}

/// Whether the element is made for a date.
fn is_date_element(element: &Element<'_>) -> bool {
    if element.text.len() > LONGEST {
        return false;
    }
    element.tag() == "time"
        || (element.is_dated
            && element.attr("datetime").is_some()
            && !matches!(element.tag(), "del" | "ins"))
        || (element
            .hints
            .any(Hints::DATE | Hints::PUBLISHED | Hints::MODIFIED)
            && !matches!(element.tag(), "meta" | "link" | "script" | "html" | "body"))
}

/// What one element says.
fn candidate(context: &Context<'_>, id: ElementId, element: &Element<'_>) -> Option<Candidate> {
    let languages: Vec<&str> = context.language.as_deref().into_iter().collect();
    let text = with_spaces(context.page.lines(id));
    let shown = find_dates(&text, &languages).into_iter().next();
    if let Some(found) = &shown
        && context.is_of_link(element.text.start, found.span.len())
    {
        return None;
    }
    let attribute = ["datetime", "content", "data-datetime", "data-date", "title"]
        .iter()
        .find_map(|name| element.attr(name))
        .and_then(|value| Some((value, context.read_date(value)?)));
    let (source, date) = match (attribute, &shown) {
        (Some((value, stamp)), shown) => (
            value.to_owned(),
            in_page_zone(stamp, shown.as_ref().map(|found| found.date)),
        ),
        (None, Some(found)) => (
            text.clone(),
            DateReading {
                other_reading: found.ambiguous,
                ..DateReading::from(found.date)
            },
        ),
        (None, None) => return None,
    };
    let label = label_of(
        context,
        element,
        shown.and_then(|found| found.label),
        &languages,
    );
    if label == Some(DateLabel::Accessed) {
        return None;
    }
    let property = match label {
        Some(DateLabel::Modified) => Property::Modified,
        Some(_) => Property::Published,
        None => Property::UndatedDate,
    };
    let trust = trust(context, element, property);
    let provenance = Provenance::new(Extractor::Time, context.page.path(id), &source);
    Some(Candidate::date(property, date, provenance, trust))
}

/// A time stamp in UTC, of which the page shows the day in its own zone: the page's day counts.
fn in_page_zone(stamp: DateReading, shown: Option<ibid_model::CalendarDate>) -> DateReading {
    match shown {
        Some(shown)
            if days_between(stamp.date, shown).is_some_and(|days| days.abs() == 1)
                && stamp.offset.is_none_or(|offset| offset == 0) =>
        {
            DateReading::from(shown)
        }
        _ => stamp,
    }
}

/// What the element is said to be: by its class names, its own words, or those before it.
fn label_of(
    context: &Context<'_>,
    element: &Element<'_>,
    own: Option<DateLabel>,
    languages: &[&str],
) -> Option<DateLabel> {
    let property = element.attr("itemprop").unwrap_or("");
    if element.hints.any(Hints::MODIFIED) || property.contains("dateModified") {
        return Some(DateLabel::Modified);
    }
    if own.is_some() {
        return own;
    }
    let line = context.page.line_around(element.text.start);
    let in_line = (line.len() <= 400)
        .then(|| {
            let before = with_spaces(context.page.slice(line.start..element.text.end));
            find_dates(&before, languages)
                .pop()
                .and_then(|date| date.label)
        })
        .flatten();
    if in_line.is_some() {
        return in_line;
    }
    let is_published = element.hints.any(Hints::PUBLISHED)
        || property.contains("datePublished")
        || element.node.attr("pubdate").is_some();
    is_published.then_some(DateLabel::Published)
}

/// How far the element is trusted: near the headline more than away from it.
fn trust(context: &Context<'_>, element: &Element<'_>, property: Property) -> f32 {
    let base = match property {
        Property::UndatedDate => 0.55,
        _ => 0.7,
    };
    let (distance, behind) = context.distance(element.text.start);
    let near = match (distance, behind) {
        (0..400, _) => 0.1,
        (400..1_500, true) => 0.0,
        (400..1_500, false) => -0.2,
        (_, true) => -0.25,
        (_, false) => -0.35,
    };
    let by_tag = if element.tag() == "time" { 0.05 } else { 0.0 };
    base + near + by_tag
}
