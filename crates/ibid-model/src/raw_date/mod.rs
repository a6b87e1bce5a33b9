//! Dates as people write them: CSL-JSON's `raw`.
//!
//! EDTF is tried first. What else is read follows what CSL processors read from `raw`: month
//! names, `2008/5/12`, `5/12/2008`, `12.5.2008`, `circa 1910?`, `spring 2005`, `100 BC`, Japanese
//! dates, and ranges of all these. Text that is no date is kept to be printed as it stands.

mod lexer;

use crate::calendar::DateError;
use crate::date::{CalendarDate, Date, DateValue, Endpoint, Season, YearPart};

use lexer::{Spaced, Token, normalised, tokens};

/// Longer text is no date.
const MAX_LENGTH: usize = 120;

impl Date {
    /// Reads a date as people write it; text that is none becomes [`Date::literal`].
    ///
    /// Text in double quotes is kept as a literal. In `5/12/2008` the month comes first, as CSL
    /// processors take it, unless the numbers rule that out; in `12.5.2008` the day does.
    pub fn parse_raw(text: &str) -> Self {
        let trimmed = text.trim();
        if let Some(quoted) = trimmed.strip_prefix('"').and_then(|t| t.strip_suffix('"')) {
            return Self::literal(quoted);
        }
        if trimmed.len() > MAX_LENGTH {
            return Self::literal(text);
        }
        match Self::parse_edtf(trimmed) {
            Ok(date) => date,
            // Reads as EDTF, but there is no such day: no other reading is better.
            Err(DateError::Day { .. }) => Self::literal(trimmed),
            Err(_) => loose(trimmed).unwrap_or_else(|| Self::literal(trimmed)),
        }
    }
}

fn loose(text: &str) -> Option<Date> {
    let is_year = |t: &&str| (1..=4).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_digit());
    if let Some(year) = text.strip_prefix('-').filter(is_year) {
        let year = -year.parse::<i32>().ok()?;
        return (year != 0).then(|| Date::single(CalendarDate::year(year)));
    }
    let tokens = tokens(&normalised(text));
    if let Some((date, marks)) = parts(&tokens).and_then(|p| Some((p.date()?, p.marks))) {
        return Some(marks.on(DateValue::Single(date)));
    }
    let divides = |(token, _): &Spaced| matches!(token, Token::Separator('-' | '/' | '~'));
    let mut separators: Vec<usize> = (1..tokens.len())
        .filter(|at| tokens.get(*at).is_some_and(divides))
        .collect();
    // Separators with space before them divide ranges more often than dates.
    separators.sort_by_key(|at| !tokens.get(*at).is_some_and(|(_, spaced)| *spaced));
    separators.into_iter().find_map(|at| range(&tokens, at))
}

/// The range that the separator at `at` divides.
fn range(tokens: &[Spaced], at: usize) -> Option<Date> {
    let (left, right) = (tokens.get(..at)?, tokens.get(at + 1..)?);
    let mut start = parts(left)?;
    if right.is_empty() {
        let marks = start.marks;
        let start = Endpoint::Date(start.date()?);
        let end = Endpoint::Open;
        return Some(marks.on(DateValue::Interval { start, end }));
    }
    let mut end = parts(right)?;
    start.fill_from(&end);
    end.expand_year(&start);
    end.fill_from(&start);
    let (from, to) = (start.date()?, end.date()?);
    if to.is_before(from) {
        return None;
    }
    let marks = start.marks.and(end.marks);
    Some(marks.on(DateValue::Interval {
        start: Endpoint::Date(from),
        end: Endpoint::Date(to),
    }))
}

/// Doubts about a date.
#[derive(Clone, Copy, Debug, Default)]
struct Marks {
    uncertain: bool,
    approximate: bool,
}

impl Marks {
    fn on(self, value: DateValue) -> Date {
        Date {
            value: Some(value),
            uncertain: self.uncertain,
            approximate: self.approximate,
            literal: None,
        }
    }

    fn and(self, other: Self) -> Self {
        Self {
            uncertain: self.uncertain || other.uncertain,
            approximate: self.approximate || other.approximate,
        }
    }
}

/// The parts of one date, as far as they are written.
#[derive(Clone, Debug, Default)]
struct Parts {
    year: Option<i32>,
    month: Option<i32>,
    day: Option<i32>,
    season: Option<Season>,
    decade: bool,
    marks: Marks,
}

impl Parts {
    /// The date, if the parts are those of one that exists.
    fn date(&self) -> Option<CalendarDate> {
        let year = self.year.filter(|year| *year != 0)?;
        match (self.month, self.day, self.season) {
            (None, None, Some(season)) => Some(CalendarDate::season_of(year, season)),
            (None, None, None) if self.decade => Some(CalendarDate {
                year,
                part: YearPart::Unspecified { digits: 1 },
            }),
            (None, None, None) => Some(CalendarDate::year(year)),
            (Some(month @ 21..=24), None, None) => {
                let season = Season::from_number(u8::try_from(month - 20).ok()?)?;
                Some(CalendarDate::season_of(year, season))
            }
            (Some(month), None, None) => CalendarDate::month_of(year, month.into()).ok(),
            (Some(month), Some(day), None) => {
                CalendarDate::day_of(year, month.into(), day.into()).ok()
            }
            _ => None,
        }
    }

    /// Takes what this side of a range leaves out from the other: "12-14 May 2008".
    fn fill_from(&mut self, other: &Self) {
        let below_year = self.month.is_some() || self.season.is_some() || self.day.is_some();
        self.year = self.year.or(other.year);
        if self.day.is_some() || !below_year && other.season.is_none() && self.year == other.year {
            self.month = self.month.or(other.month);
        }
    }

    /// The end of "1965-66" and "2019/20".
    fn expand_year(&mut self, start: &Self) {
        let ((Some(short), None, None) | (None, None, Some(short))) =
            (self.year, self.month, self.day)
        else {
            return;
        };
        let Some(year) = start.year.filter(|year| *year > 99) else {
            return;
        };
        if (0..=99).contains(&short) && short > year % 100 {
            self.year = Some(year - year % 100 + short);
            self.day = None;
            self.season = self.season.or(start.season);
        }
    }

    fn set_month(&mut self, month: i32) -> Option<()> {
        self.month.replace(month).is_none().then_some(())
    }
}

/// Reads all of `tokens` as one date, whole or in part; `None` if something does not fit.
fn parts(tokens: &[Spaced]) -> Option<Parts> {
    let mut parts = Parts::default();
    let mut loose_numbers = Vec::new();
    let mut rest = tokens;
    while let Some(((token, _), after)) = rest.split_first() {
        if let Some(taken) = numeric(rest, &mut parts) {
            rest = rest.get(taken..)?;
            continue;
        }
        match *token {
            Token::Number { value, digits } => loose_numbers.push((value, digits)),
            Token::Month(month) => parts.set_month(month.into())?,
            Token::Season(season) => parts.season.replace(season).is_none().then_some(())?,
            Token::Before => {
                let (year, _) = loose_numbers.pop()?;
                parts.year.replace(-year).is_none().then_some(())?;
            }
            Token::After => {
                let following = leading_number(after);
                let (year, _) = following.or_else(|| loose_numbers.pop())?;
                parts.year.replace(year).is_none().then_some(())?;
                rest = after.get(usize::from(following.is_some())..)?;
                continue;
            }
            Token::Circa => parts.marks.approximate = true,
            Token::Doubt => parts.marks.uncertain = true,
            Token::Decade => parts.decade = true,
            Token::Separator(separator) => separator_in_date(separator, tokens, after)?,
            Token::Unknown => return None,
        }
        rest = after;
    }
    place_numbers(&mut parts, &loose_numbers)?;
    Some(parts)
}

fn leading_number(tokens: &[Spaced]) -> Option<(i32, usize)> {
    match tokens.first() {
        Some((Token::Number { value, digits }, _)) => Some((*value, *digits)),
        _ => None,
    }
}

/// Commas and full stops may stand anywhere; a hyphen or slash only between a word and a number
/// that it joins: "12-May-2008".
fn separator_in_date(separator: char, tokens: &[Spaced], after: &[Spaced]) -> Option<()> {
    if matches!(separator, ',' | '.') {
        return Some(());
    }
    let at = tokens.len() - after.len();
    let before = at.checked_sub(2).and_then(|at| tokens.get(at))?;
    let ((next, next_space), (_, own_space)) = (after.first()?, tokens.get(at - 1)?);
    let joins = matches!(
        (&before.0, next),
        (Token::Number { .. }, Token::Month(_)) | (Token::Month(_), Token::Number { .. })
    );
    (joins && separator != '~' && !own_space && !next_space).then_some(())
}

/// Gives the numbers that stand alone their meaning: a year, a day, or both.
fn place_numbers(parts: &mut Parts, numbers: &[(i32, usize)]) -> Option<()> {
    for &(value, digits) in numbers {
        let is_year = digits >= 3 || value > 31;
        let slot = if is_year || parts.season.is_some() || parts.day.is_some() {
            &mut parts.year
        } else {
            &mut parts.day
        };
        slot.replace(value).is_none().then_some(())?;
    }
    Some(())
}

/// Reads `2008/5/12`, `5/12/2008`, `12.5.2008`, `2008-05` or `5/2008` at the start of `tokens`;
/// returns how many tokens that took.
fn numeric(tokens: &[Spaced], parts: &mut Parts) -> Option<usize> {
    let (first, first_digits) = leading_number(tokens)?;
    let separator = joined_separator(tokens.get(1..)?)?;
    let (second, second_digits) = leading_number(tokens.get(2..)?)?;
    let third = tokens
        .get(3..)
        .filter(|rest| joined_separator(rest) == Some(separator))
        .and_then(|rest| leading_number(rest.get(1..)?));
    if parts.year.is_some() {
        return None;
    }
    let (year, month, day, taken) = match (first_digits, second_digits, third) {
        (4, 1..=2, Some((day, 1..=2))) => (first, second, Some(day), 5),
        (1..=2, 1..=2, Some((year, 4))) => {
            let day_first = separator == '.' && second <= 12 || first > 12;
            let (month, day) = if day_first {
                (second, first)
            } else {
                (first, second)
            };
            (year, month, Some(day), 5)
        }
        // A second number beyond the months is the end of a range: "1965-66".
        (4, 1..=2, None) if matches!(second, 1..=12 | 21..=24) => (first, second, None, 3),
        (1..=2, 4, None) if matches!(first, 1..=12 | 21..=24) => (second, first, None, 3),
        _ => return None,
    };
    parts.set_month(month)?;
    parts.year = Some(year);
    parts.day = day.filter(|day| *day != 0);
    Some(taken)
}

/// `-`, `/` or `.` between two numbers, with no space.
fn joined_separator(tokens: &[Spaced]) -> Option<char> {
    match (tokens.first(), tokens.get(1)) {
        (Some((Token::Separator(c @ ('-' | '/' | '.')), false)), Some((_, false))) => Some(*c),
        _ => None,
    }
}
