//! Numeric dates and the order of their parts.

use ibid_model::date::CalendarDate;

use super::{YEARS, calendars, day};

/// Which part comes first in a date of three numbers that does not begin with its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// Day, month, year; nobody who writes this language does otherwise.
    DayFirst,
    /// Month, day, year is likely, day first possible: English without a region, or with one that
    /// many sites declare by default.
    MonthFirst,
    /// Nothing is known of the language.
    Unknown,
}

impl Order {
    /// The order of the first language that tells one.
    pub(super) fn of(languages: &[&str]) -> Self {
        languages.first().map_or(Self::Unknown, |tag| {
            let mut parts = tag.split(['-', '_']);
            let language = parts.next().unwrap_or_default().to_ascii_lowercase();
            let region = parts
                .find(|part| part.len() == 2)
                .map(str::to_ascii_uppercase);
            match (language.as_str(), region.as_deref()) {
                ("en", None | Some("US" | "CA" | "PH")) | ("fil" | "tl", _) => Self::MonthFirst,
                ("" | "und" | "mul", _) => Self::Unknown,
                _ => Self::DayFirst,
            }
        })
    }
}

/// A number with its count of digits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    pub value: u32,
    pub digits: u8,
}

/// A numeric date, and its other reading where day and month cannot be told apart.
pub(super) type Reading = (CalendarDate, Option<CalendarDate>);

/// Reads `a SEPARATOR b SEPARATOR c`.
pub(super) fn read(
    [first, second, third]: [Part; 3],
    separator: char,
    order: Order,
    thai: bool,
) -> Option<Reading> {
    if first.digits == 4 && second.digits <= 2 && third.digits <= 2 {
        let year = full_year(first, thai)?;
        if calendars::is_jalali_year(year) {
            let (year, month, of_month) = calendars::from_jalali(year, second.value, third.value)?;
            return day(year, month, of_month).map(|date| (date, None));
        }
        return day(year, second.value, third.value).map(|date| (date, None));
    }
    let bar = separator == '|' && third.digits != 4;
    if bar || first.digits > 2 || second.digits > 2 || !matches!(third.digits, 2 | 4) {
        return None;
    }
    let year = full_year(third, thai)?;
    // Two-digit years are too like version numbers and scores unless both other parts are padded
    // or the separator is one that dates only use.
    if third.digits == 2 && (first.digits != 2 || second.digits != 2) && separator != '/' {
        return None;
    }
    let day_first = day(year, second.value, first.value);
    let month_first = day(year, first.value, second.value);
    let month_first = month_first.filter(|_| separator != '.' && separator != '|');
    match (day_first, month_first) {
        (Some(one), Some(other)) if one == other => Some((one, None)),
        (Some(dmy), Some(mdy)) => Some(match order {
            Order::DayFirst => (dmy, None),
            Order::MonthFirst => (mdy, Some(dmy)),
            Order::Unknown => (dmy, Some(mdy)),
        }),
        (Some(date), None) | (None, Some(date)) => Some((date, None)),
        (None, None) => None,
    }
}

/// The year that a number of two or four digits stands for.
pub(super) fn full_year(part: Part, thai: bool) -> Option<i32> {
    let value = i32::try_from(part.value).ok()?;
    match part.digits {
        4 if calendars::is_buddhist_year(value) => thai.then(|| calendars::from_buddhist(value)),
        4 if YEARS.contains(&value) || calendars::is_jalali_year(value) => Some(value),
        // The window that POSIX and most tools use: 69-99 is 1969-1999.
        2 => Some(if value < 69 {
            2000 + value
        } else {
            1900 + value
        }),
        _ => None,
    }
}
