//! The calendar's rules: which days exist.
//!
//! Years are counted as CSL-JSON counts them: no year 0, and -1 is 1 BC. The calendar is the
//! proleptic Gregorian one, as in ISO 8601.

use crate::date::{CalendarDate, Season, YearPart};

/// Why text or numbers are not a date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DateError {
    /// Not in the form of an EDTF date.
    #[error("`{text}` is not an EDTF date")]
    Syntax {
        /// The text, or the part of it that could not be read.
        text: String,
    },
    /// EDTF level 2, or another form that ibid does not read.
    #[error("`{text}` is EDTF beyond level 1")]
    Unsupported {
        /// The part that is beyond.
        text: String,
    },
    /// There is no year 0 in CSL's count, or the year is beyond what can be held.
    #[error("there is no year `{year}`")]
    Year {
        /// The year as written.
        year: String,
    },
    /// A month beyond 12 that is no season either.
    #[error("there is no month `{month}`")]
    Month {
        /// The month as written.
        month: i64,
    },
    /// A day that the month does not have.
    #[error("there is no day {day} in month {month} of {year}")]
    Day {
        /// CSL-JSON's year.
        year: i32,
        /// 1 to 12.
        month: u8,
        /// The day as written.
        day: i64,
    },
    /// An interval that ends before it starts.
    #[error("the interval `{text}` ends before it starts")]
    Reversed {
        /// The interval.
        text: String,
    },
}

/// How many days a month has; 0 for a month that does not exist.
///
/// `year` is CSL-JSON's (-1 is 1 BC, a leap year).
pub const fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(astronomical(year)) => 29,
        2 => 28,
        _ => 0,
    }
}

/// The year of ISO 8601, where 0 is 1 BC, for CSL-JSON's.
pub(crate) const fn astronomical(year: i32) -> i32 {
    if year < 0 {
        year.saturating_add(1)
    } else {
        year
    }
}

const fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

impl CalendarDate {
    /// A month of a year.
    ///
    /// # Errors
    /// There is no year 0 and no month but 1 to 12.
    pub fn month_of(year: i32, month: i64) -> Result<Self, DateError> {
        check_year(year)?;
        match u8::try_from(month) {
            Ok(known @ 1..=12) => Ok(Self {
                year,
                part: YearPart::Month(known),
            }),
            _ => Err(DateError::Month { month }),
        }
    }

    /// A day of a month.
    ///
    /// # Errors
    /// There is no such year, month or day (29 February only in leap years).
    pub fn day_of(year: i32, month: i64, day: i64) -> Result<Self, DateError> {
        let YearPart::Month(month) = Self::month_of(year, month)?.part else {
            return Err(DateError::Month { month });
        };
        match u8::try_from(day) {
            Ok(known) if known >= 1 && known <= days_in_month(year, month) => Ok(Self {
                year,
                part: YearPart::Day { month, day: known },
            }),
            _ => Err(DateError::Day { year, month, day }),
        }
    }

    /// A season of a year.
    pub const fn season_of(year: i32, season: Season) -> Self {
        Self {
            year,
            part: YearPart::Season(season),
        }
    }

    /// Whether `self` lies wholly before `other`, as far as both are known.
    pub(crate) fn is_before(self, other: Self) -> bool {
        use std::cmp::Ordering::{Equal, Greater, Less};
        if let (YearPart::Unspecified { .. }, _) | (_, YearPart::Unspecified { .. }) =
            (self.part, other.part)
        {
            return self.last_year() < other.year;
        }
        let both = |a: Option<u8>, b: Option<u8>| match (a, b) {
            (Some(a), Some(b)) => a.cmp(&b),
            _ => Equal,
        };
        let season = |date: Self| date.season().map(Season::number);
        match self.year.cmp(&other.year) {
            Less => true,
            Greater => false,
            Equal => {
                both(self.month(), other.month())
                    .then(both(self.day(), other.day()))
                    .then(both(season(self), season(other)))
                    == Less
            }
        }
    }

    fn last_year(self) -> i32 {
        match self.part {
            YearPart::Unspecified { digits } => {
                let span = 10_i32.saturating_pow(u32::from(digits)) - 1;
                self.year.saturating_add(span)
            }
            _ => self.year,
        }
    }
}

/// CSL-JSON has no year 0.
fn check_year(year: i32) -> Result<(), DateError> {
    if year == 0 {
        return Err(DateError::Year {
            year: "0".to_owned(),
        });
    }
    Ok(())
}
