//! Dates: EDTF levels 0 and 1 (ISO 8601-2:2019), and what CSL-JSON has beside them.

/// The value of a date variable.
///
/// A date has a [`DateValue`], or a [`Date::literal`] text that is printed as it stands, or both
/// unset where the input held nothing usable (the reader then says so).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Date {
    /// The calendar value, where there is one.
    pub value: Option<DateValue>,
    /// EDTF `?`: the source is not sure.
    pub uncertain: bool,
    /// EDTF `~`, CSL-JSON `circa`.
    pub approximate: bool,
    /// Text to print as it stands ("1st dynasty").
    pub literal: Option<String>,
}

/// A day, month, season, year, or an interval between two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateValue {
    /// One date.
    Single(CalendarDate),
    /// EDTF `start/end`.
    Interval {
        /// Where it starts.
        start: Endpoint,
        /// Where it ends.
        end: Endpoint,
    },
}

/// An end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Endpoint {
    /// A date.
    Date(CalendarDate),
    /// EDTF `..`: no limit.
    Open,
    /// EDTF: nothing before or after the slash; there is a limit that nobody knows.
    Unknown,
}

/// A date in the proleptic Gregorian calendar, as precise as the source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CalendarDate {
    /// Astronomical year as CSL-JSON writes it: 2017, -100 (100 BC).
    pub year: i32,
    /// What is known beneath the year.
    pub part: YearPart,
}

/// What is known of a date beneath its year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum YearPart {
    /// Nothing: the year alone.
    #[default]
    Year,
    /// A decade (`201X`) or century (`20XX`): how many last digits of the year are not known.
    Unspecified {
        /// 1 for a decade, 2 for a century.
        digits: u8,
    },
    /// A season.
    Season(Season),
    /// A month, 1 to 12.
    Month(u8),
    /// A month, 1 to 12, and a day, 1 to 31.
    Day {
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        day: u8,
    },
}

/// A season (EDTF 21-24; CSL-JSON `season` 1-4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    /// 21
    Spring,
    /// 22
    Summer,
    /// 23
    Autumn,
    /// 24
    Winter,
}

impl Season {
    /// 1 (spring) to 4 (winter), as in CSL's `season-01` terms.
    pub const fn number(self) -> u8 {
        match self {
            Self::Spring => 1,
            Self::Summer => 2,
            Self::Autumn => 3,
            Self::Winter => 4,
        }
    }

    /// The season of 1 to 4.
    pub const fn from_number(number: u8) -> Option<Self> {
        match number {
            1 => Some(Self::Spring),
            2 => Some(Self::Summer),
            3 => Some(Self::Autumn),
            4 => Some(Self::Winter),
            _ => None,
        }
    }
}

impl CalendarDate {
    /// A year.
    pub const fn year(year: i32) -> Self {
        Self {
            year,
            part: YearPart::Year,
        }
    }

    /// 1 to 12 where the month is known.
    pub const fn month(self) -> Option<u8> {
        match self.part {
            YearPart::Month(month) | YearPart::Day { month, .. } => Some(month),
            _ => None,
        }
    }

    /// 1 to 31 where the day is known.
    pub const fn day(self) -> Option<u8> {
        match self.part {
            YearPart::Day { day, .. } => Some(day),
            _ => None,
        }
    }

    /// The season where one is given.
    pub const fn season(self) -> Option<Season> {
        match self.part {
            YearPart::Season(season) => Some(season),
            _ => None,
        }
    }
}

impl Date {
    /// A single date.
    pub fn single(date: CalendarDate) -> Self {
        Self {
            value: Some(DateValue::Single(date)),
            ..Self::default()
        }
    }

    /// Text to print as it stands.
    pub fn literal(text: impl Into<String>) -> Self {
        Self {
            literal: Some(text.into()),
            ..Self::default()
        }
    }

    /// The date, or the interval's start where it has one.
    pub const fn start(&self) -> Option<CalendarDate> {
        match self.value {
            Some(
                DateValue::Single(date)
                | DateValue::Interval {
                    start: Endpoint::Date(date),
                    ..
                },
            ) => Some(date),
            _ => None,
        }
    }

    /// The interval's end: `None` for a single date.
    pub const fn end(&self) -> Option<Endpoint> {
        match self.value {
            Some(DateValue::Interval { end, .. }) => Some(end),
            _ => None,
        }
    }

    /// Whether there is nothing to print or sort by.
    pub fn is_empty(&self) -> bool {
        self.value.is_none() && self.literal.as_deref().is_none_or(str::is_empty)
    }
}
