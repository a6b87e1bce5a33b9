//! Extended Date/Time Format, levels 0 and 1, in and out.
//!
//! Source: ISO 8601-2:2019, as the Library of Congress publishes it
//! (<https://www.loc.gov/standards/datetime/>). EDTF counts years astronomically (`0000` is 1 BC);
//! [`CalendarDate::year`] counts them as CSL-JSON does (-1 is 1 BC).

use std::fmt::Write as _;

use crate::calendar::{DateError, astronomical};
use crate::date::{CalendarDate, Date, DateValue, Endpoint, Season, YearPart};

impl Date {
    /// Reads an EDTF string of level 0 or 1: `2017`, `2017-07-19`, `2017-21`, `201X`, `2004-XX`,
    /// `1984?`, `2004-06~/2006`, `../1985`, `/1985`, `Y-17000`.
    ///
    /// The time of `2017-07-19T12:00:00Z` is dropped: a citation has no use for it. Qualifiers of
    /// either end of an interval hold for the interval. The drafts' `u`, `open` and `unknown` are
    /// read too.
    ///
    /// # Errors
    /// The text is not EDTF of these levels, or names a day that does not exist.
    pub fn parse_edtf(text: &str) -> Result<Self, DateError> {
        let text = text.trim();
        let mut date = Self::default();
        let Some((start, end)) = text.split_once('/') else {
            date.value = Some(DateValue::Single(qualified(text, &mut date)?));
            return Ok(date);
        };
        let start = endpoint(start, &mut date)?;
        let end = endpoint(end, &mut date)?;
        match (start, end) {
            (Endpoint::Date(start), Endpoint::Date(end)) if end.is_before(start) => {
                return Err(DateError::Reversed {
                    text: text.to_owned(),
                });
            }
            (Endpoint::Date(_), _) | (_, Endpoint::Date(_)) => {}
            _ => return Err(syntax(text)),
        }
        date.value = Some(DateValue::Interval { start, end });
        Ok(date)
    }

    /// The date as an EDTF string; `None` where there is no calendar value.
    pub fn to_edtf(&self) -> Option<String> {
        let mut out = String::new();
        match self.value? {
            DateValue::Single(date) => self.write_date(&mut out, date),
            DateValue::Interval { start, end } => {
                self.write_endpoint(&mut out, start);
                out.push('/');
                self.write_endpoint(&mut out, end);
            }
        }
        Some(out)
    }

    fn write_endpoint(&self, out: &mut String, endpoint: Endpoint) {
        match endpoint {
            Endpoint::Date(date) => self.write_date(out, date),
            Endpoint::Open => out.push_str(".."),
            Endpoint::Unknown => {}
        }
    }

    fn write_date(&self, out: &mut String, date: CalendarDate) {
        write_calendar_date(out, date);
        match (self.uncertain, self.approximate) {
            (true, true) => out.push('%'),
            (true, false) => out.push('?'),
            (false, true) => out.push('~'),
            (false, false) => {}
        }
    }
}

fn write_calendar_date(out: &mut String, date: CalendarDate) {
    let year = astronomical(date.year);
    let sign = if year < 0 { "-" } else { "" };
    let magnitude = year.unsigned_abs();
    let long = if magnitude > 9999 { "Y" } else { "" };
    // Writing to a string cannot fail.
    let _ = match date.part {
        YearPart::Year => write!(out, "{long}{sign}{magnitude:04}"),
        YearPart::Unspecified { digits } => write_unspecified(out, sign, magnitude, digits),
        YearPart::Season(season) => {
            write!(out, "{long}{sign}{magnitude:04}-{}", season.number() + 20)
        }
        YearPart::Month(month) => write!(out, "{long}{sign}{magnitude:04}-{month:02}"),
        YearPart::Day { month, day } => {
            write!(out, "{long}{sign}{magnitude:04}-{month:02}-{day:02}")
        }
    };
}

fn write_unspecified(out: &mut String, sign: &str, magnitude: u32, digits: u8) -> std::fmt::Result {
    let known = magnitude / 10_u32.saturating_pow(u32::from(digits));
    let hidden = usize::from(digits);
    write!(
        out,
        "{sign}{known:0width$}",
        width = 4_usize.saturating_sub(hidden)
    )?;
    (0..hidden).try_for_each(|_| out.write_char('X'))
}

fn syntax(text: &str) -> DateError {
    DateError::Syntax {
        text: text.to_owned(),
    }
}

fn endpoint(text: &str, date: &mut Date) -> Result<Endpoint, DateError> {
    match text.trim() {
        "" | "unknown" => Ok(Endpoint::Unknown),
        ".." | "open" => Ok(Endpoint::Open),
        text => qualified(text, date).map(Endpoint::Date),
    }
}

/// Reads a date with `?`, `~` or `%` behind it, and notes those in `date`.
fn qualified(text: &str, date: &mut Date) -> Result<CalendarDate, DateError> {
    let bare = text.strip_suffix(['?', '~', '%']).unwrap_or(text);
    match text.get(bare.len()..) {
        Some("?") => date.uncertain = true,
        Some("~") => date.approximate = true,
        Some("%") => {
            date.uncertain = true;
            date.approximate = true;
        }
        _ => {}
    }
    if bare.contains(['?', '~', '%', '[', '{', '^']) || bare.contains("..") {
        return Err(DateError::Unsupported {
            text: text.to_owned(),
        });
    }
    calendar_date(without_time(bare)?)
}

/// Cuts the time off `2017-07-19T12:00:00Z`.
fn without_time(text: &str) -> Result<&str, DateError> {
    let Some((day, time)) = text.split_once('T') else {
        return Ok(text);
    };
    let clock = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | ',' | '+' | '-' | 'Z');
    let starts_with_hour = time.bytes().take(2).filter(u8::is_ascii_digit).count() == 2;
    let whole_day = day.trim_start_matches('-').split('-').count() == 3;
    if starts_with_hour && whole_day && time.chars().all(clock) {
        Ok(day)
    } else {
        Err(syntax(text))
    }
}

fn calendar_date(text: &str) -> Result<CalendarDate, DateError> {
    let (long, rest) = match text.strip_prefix(['Y', 'y']) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (negative, rest) = match rest.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    let mut parts = rest.split('-');
    let year_text = parts.next().unwrap_or_default();
    let (year, hidden) = if long {
        (long_year(year_text, negative)?, 0)
    } else {
        year(year_text, negative).ok_or_else(|| syntax(text))?
    };
    let (month, day) = (parts.next(), parts.next());
    if parts.next().is_some() {
        return Err(syntax(text));
    }
    match (month, hidden) {
        (None, 0) => Ok(CalendarDate::year(year)),
        (None, digits) => Ok(CalendarDate {
            year,
            part: YearPart::Unspecified { digits },
        }),
        (Some(_), 1..) => Err(DateError::Unsupported {
            text: text.to_owned(),
        }),
        (Some(month), 0) => below_year(text, year, month, day),
    }
}

/// A month, season or day: two digits each, or `XX` for one that is not known.
fn below_year(
    text: &str,
    year: i32,
    month: &str,
    day: Option<&str>,
) -> Result<CalendarDate, DateError> {
    let number = |part: &str| -> Result<Option<i64>, DateError> {
        match part {
            "XX" | "xx" | "uu" => Ok(None),
            _ if part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit()) => {
                part.parse().map(Some).map_err(|_| syntax(text))
            }
            _ => Err(syntax(text)),
        }
    };
    match (number(month)?, day.map(number).transpose()?.flatten(), day) {
        (None, None, _) => Ok(CalendarDate::year(year)),
        (Some(season @ 21..=24), _, None) => season_of(season - 20)
            .map(|season| CalendarDate::season_of(year, season))
            .ok_or(DateError::Month { month: season }),
        (None, Some(_), _) | (Some(25..=41), _, None) => Err(DateError::Unsupported {
            text: text.to_owned(),
        }),
        (Some(month), None, _) => CalendarDate::month_of(year, month),
        (Some(month), Some(day), _) => CalendarDate::day_of(year, month, day),
    }
}

fn season_of(number: i64) -> Option<Season> {
    u8::try_from(number).ok().and_then(Season::from_number)
}

/// `YYYY`, `YYYX` or `YYXX`: the year as CSL counts it, and how many digits are hidden.
fn year(text: &str, negative: bool) -> Option<(i32, u8)> {
    if text.len() != 4 {
        return None;
    }
    let known = text.trim_end_matches(['X', 'x', 'u']);
    let hidden = u8::try_from(text.len() - known.len()).ok()?;
    if hidden > 2 || !known.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let year = known.parse::<i32>().ok()? * 10_i32.pow(u32::from(hidden));
    if negative && year == 0 {
        return None;
    }
    csl_year(if negative { -year } else { year }).map(|year| (year, hidden))
}

/// What follows `Y`: a year of more than four digits.
fn long_year(text: &str, negative: bool) -> Result<i32, DateError> {
    if text.len() < 5 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(syntax(text));
    }
    let year = text.parse::<i32>().ok();
    let year = year.and_then(|year| csl_year(if negative { -year } else { year }));
    year.ok_or_else(|| DateError::Year {
        year: text.to_owned(),
    })
}

/// CSL-JSON's year for an astronomical one.
fn csl_year(astronomical: i32) -> Option<i32> {
    if astronomical <= 0 {
        astronomical.checked_sub(1)
    } else {
        Some(astronomical)
    }
}
