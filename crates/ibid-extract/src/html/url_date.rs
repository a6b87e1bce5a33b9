//! The date in the page's address: `/2020/08/23/`, `/2020-08-23-title`, `/20200823/`, `/2020/08/`.

use ibid_model::{CalendarDate, YearPart};

use crate::address;
use crate::candidate::{Candidate, DateReading, Property};
use crate::html::{Context, link};
use crate::provenance::{Extractor, Provenance};

/// The date in the caller's address, or in the canonical one.
pub(crate) fn candidates(context: &Context<'_>) -> Vec<Candidate> {
    let canonical = link::canonical(context.page);
    [context.url, canonical]
        .into_iter()
        .flatten()
        .find_map(|url| {
            let (date, text) = in_path(address::path(url))?;
            let trust = if date.day().is_some() { 0.7 } else { 0.35 };
            let provenance = Provenance::new(Extractor::Url, "url", &text);
            Some(Candidate::date(
                Property::Published,
                DateReading::from(date),
                provenance,
                trust,
            ))
        })
        .into_iter()
        .collect()
}

/// The date in a path, and its text.
fn in_path(path: &str) -> Option<(CalendarDate, String)> {
    let runs: Vec<&str> = path
        .split(['/', '-', '_', '.'])
        .filter(|run| !run.is_empty())
        .collect();
    // Three runs: year, month (a number or an English name), day.
    for window in runs.windows(3) {
        if let [year, month, day] = window
            && let (Some(year), Some(month), Some(day)) =
                (year_of(year), month_of(month), number(day, 2))
            && let Some(date) = day_of(year, month, day)
        {
            return Some((date, window.join("/")));
        }
    }
    for run in &runs {
        if run.len() == 8 && run.bytes().all(|b| b.is_ascii_digit()) {
            let part = |from: usize, to: usize| run.get(from..to).unwrap_or("");
            if let (Some(year), Some(month), Some(day)) = (
                year_of(part(0, 4)),
                number(part(4, 6), 2),
                number(part(6, 8), 2),
            ) && let Some(date) = day_of(year, month, day)
            {
                return Some((date, (*run).to_owned()));
            }
        }
    }
    // A month alone counts where both are folders of their own.
    let folders: Vec<&str> = path.split('/').filter(|run| !run.is_empty()).collect();
    folders.windows(2).find_map(|window| {
        let [year, month] = window else { return None };
        let (year, number) = (year_of(year)?, number(month, 2)?);
        let date = CalendarDate {
            year,
            part: YearPart::Month(u8::try_from(number).ok().filter(|m| (1..=12).contains(m))?),
        };
        (month.len() == 2).then(|| (date, window.join("/")))
    })
}

/// A year of the web.
fn year_of(text: &str) -> Option<i32> {
    let year = number(text, 4).filter(|_| text.len() == 4)?;
    (1990..=2099)
        .contains(&year)
        .then(|| i32::try_from(year).ok())
        .flatten()
}

fn month_of(text: &str) -> Option<u32> {
    number(text, 2).or_else(|| {
        let names = [
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
        ];
        let lower = text.to_ascii_lowercase();
        let at = names.iter().position(|name| lower == *name);
        let long = || crate::text::dates::month_number(&lower).filter(|_| lower.len() > 3);
        at.and_then(|at| u32::try_from(at + 1).ok())
            .or_else(|| long().map(u32::from))
    })
}

/// A number of at most `digits` digits.
fn number(text: &str, digits: usize) -> Option<u32> {
    (text.len() <= digits && !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

fn day_of(year: i32, month: u32, day: u32) -> Option<CalendarDate> {
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some(CalendarDate {
        year,
        part: YearPart::Day { month, day },
    })
}
