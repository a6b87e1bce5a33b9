//! Date values of tags, by the readers of [`crate::text::dates`].

use ibid_model::{CalendarDate, YearPart};

use crate::candidate::DateReading;
use crate::text::dates::parse_timestamp_in;

/// The date in a tag's value.
pub(crate) fn read(text: &str, language: Option<&str>) -> Option<DateReading> {
    let languages: Vec<&str> = language.into_iter().collect();
    let stamp = parse_timestamp_in(text, &languages)?;
    Some(DateReading {
        date: stamp.date,
        offset: stamp.offset,
        minutes: stamp
            .time
            .map(|time| u16::from(time.hour) * 60 + u16::from(time.minute)),
        other_reading: stamp.ambiguous,
    })
}

/// Days from one calendar day to another; `None` where one is less precise.
pub(crate) fn days_between(from: CalendarDate, to: CalendarDate) -> Option<i32> {
    Some(day_number(to)? - day_number(from)?)
}

/// A day's number in a count of days.
///
/// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
pub(crate) fn day_number(date: CalendarDate) -> Option<i32> {
    let YearPart::Day { month, day } = date.part else {
        return None;
    };
    let (month, day) = (i32::from(month), i32::from(day));
    let year = date.year - i32::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    Some(era * 146_097 + day_of_era)
}

/// Whether `precise` is a day (or month) within `coarse`.
pub(crate) fn refines(precise: CalendarDate, coarse: CalendarDate) -> bool {
    precise.year == coarse.year
        && match coarse.part {
            YearPart::Year => true,
            YearPart::Month(month) => precise.month() == Some(month),
            _ => precise.part == coarse.part,
        }
}
