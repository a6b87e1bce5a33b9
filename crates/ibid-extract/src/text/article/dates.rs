//! Dates that a line states of the article.

use crate::candidate::{DateReading, Property};
use crate::text::dates::{DateLabel, FoundDate, find_dates};

use super::Found;
use super::lines::Line;

/// How many filled lines at either end are looked at.
const NEAR: usize = 40;
/// A line that states a date is no longer than this, in characters.
const LONGEST: usize = 160;

pub(super) fn read(lines: &[Line<'_>], found: &mut Found) {
    let filled: Vec<&Line<'_>> = lines.iter().filter(|line| !line.is_blank()).collect();
    let count = filled.len();
    for (index, line) in filled.into_iter().enumerate() {
        let near = index < NEAR || index + NEAR >= count;
        if !near || line.text.chars().count() > LONGEST || line.is_paragraph() {
            continue;
        }
        let languages = found.languages();
        let dates = find_dates(line.text, &languages);
        let only = dates.len() == 1;
        for date in dates {
            if let Some((property, trust)) = reading(line, &date, index, only) {
                let reading = DateReading {
                    other_reading: date.ambiguous,
                    ..DateReading::from(date.date)
                };
                if !already_stated(found, property, line) {
                    found.date(property, reading, line, trust);
                }
            }
        }
    }
}

/// A field of the header has given this line's date.
fn already_stated(found: &Found, property: Property, line: &Line<'_>) -> bool {
    found.candidates.iter().any(|known| {
        let dated = matches!(known.property, Property::Published | Property::Modified);
        (known.property == property || (dated && property == Property::UndatedDate))
            && known.provenance.line == Some(line.number)
            && known.trust > 0.85
    })
}

/// What the date on a line is, and how far that is to be trusted.
fn reading(line: &Line<'_>, date: &FoundDate, index: usize, only: bool) -> Option<(Property, f32)> {
    let before = line.text.get(..date.span.start).unwrap_or_default();
    let after = line.text.get(date.span.end..).unwrap_or_default();
    let words = |text: &str| text.split_whitespace().count();
    // A label that begins the line speaks of the article; one inside a sentence may not.
    let beside = words(before) + words(after);
    let has_day = date.date.day().is_some();
    match date.label {
        Some(DateLabel::Accessed) => None,
        Some(_) if beside > 14 => None,
        Some(DateLabel::Published) => Some((Property::Published, if has_day { 0.85 } else { 0.6 })),
        Some(DateLabel::Modified) => Some((Property::Modified, if has_day { 0.85 } else { 0.6 })),
        // A line that is little but a date, near the top: "July 19, 2017", "Jane Doe | 19.07.2017".
        None if index < 12 && only && beside <= 8 && (has_day || beside <= 2) => {
            Some((Property::UndatedDate, if beside <= 3 { 0.7 } else { 0.5 }))
        }
        None => None,
    }
}
