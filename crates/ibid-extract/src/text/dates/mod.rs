//! Dates as pages write them: machine timestamps in metadata, and dates in running text in some
//! fifty languages.
//!
//! [`parse_timestamp`] reads one value that is meant to be a date. [`find_dates`] looks for dates in
//! prose, says what each is labelled as, and reports what it could not settle. Both are linear in
//! the length of the text, and never guess a year that is not written.

mod calendars;
mod find;
mod labels;
mod months;
mod numeric;
mod scan;
mod timestamp;

use std::ops::Range;

use ibid_model::date::{CalendarDate, YearPart};

pub use find::find_dates;
pub(crate) use labels::label_of_line;
pub use months::month_number;
pub use timestamp::{parse_timestamp, parse_timestamp_in};

/// A date found in running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundDate {
    /// The date, as precise as the text is (a month at least).
    pub date: CalendarDate,
    /// Where it stands in the text, in bytes.
    pub span: Range<usize>,
    /// What the words beside it say that it is.
    pub label: Option<DateLabel>,
    /// The other reading of a numeric date whose day and month cannot be told apart
    /// ("03/04/2017").
    pub ambiguous: Option<CalendarDate>,
}

/// What a date is said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateLabel {
    /// "Published", "Posted", "Veröffentlicht", "Publié le", …
    Published,
    /// "Updated", "Last modified", "Aktualisiert", "Mis à jour", …
    Modified,
    /// "Accessed", "Retrieved", "Abgerufen", "Consulté le", …
    Accessed,
}

/// A date with what the source says of the time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timestamp {
    /// The calendar day (or month, or year) in the source's own offset.
    pub date: CalendarDate,
    /// The time of day, where one is given.
    pub time: Option<TimeOfDay>,
    /// Minutes east of UTC, where the source says so.
    pub offset: Option<i16>,
    /// The other reading, where day and month cannot be told apart.
    pub ambiguous: Option<CalendarDate>,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeOfDay {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 60.
    pub second: u8,
}

/// The earliest and the latest year taken for a date in text; others are numbers of something else.
const YEARS: std::ops::RangeInclusive<i32> = 1400..=2199;

/// A day of the Gregorian calendar, if it exists.
fn day(year: i32, month: u32, day: u32) -> Option<CalendarDate> {
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    (YEARS.contains(&year) && day >= 1 && day <= days_in_month(year, month)).then_some(
        CalendarDate {
            year,
            part: YearPart::Day { month, day },
        },
    )
}

/// A month of the Gregorian calendar, if it exists.
fn month(year: i32, month: u32) -> Option<CalendarDate> {
    let month = u8::try_from(month).ok()?;
    (YEARS.contains(&year) && (1..=12).contains(&month)).then_some(CalendarDate {
        year,
        part: YearPart::Month(month),
    })
}

/// How many days the month has; 0 for a month that does not exist.
const fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 0,
    }
}
