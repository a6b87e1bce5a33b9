//! Dates: `date = {EDTF}`, and BibTeX's `year`, `month` and `day`.
//!
//! Source: BibLaTeX's manual, "Date and time specifications"; BibTeX's manual for the months.

use ibid_model::{CalendarDate, Date, DateValue, YearPart};

use super::tex::{Reading, decode};

/// Reads one date of BibLaTeX's.
pub(super) fn read(value: &str) -> Date {
    let text = text(value);
    Date::parse_edtf(&text).unwrap_or_else(|_| Date::parse_raw(&text))
}

/// The text of a date: dashes as hyphens, no spaces that do not break. The sign `~` is EDTF's behind a
/// date, and TeX's between words.
fn text(value: &str) -> String {
    let value = value.trim();
    let is_edtf = |b: u8| b.is_ascii_alphanumeric() || b"-/.~?%:+".contains(&b);
    let tie = value.find('~').and_then(|at| value.get(at + 1..));
    let ties = tie.is_some_and(|behind| behind.starts_with(|c: char| c.is_ascii_alphanumeric()));
    if value.bytes().all(is_edtf) && !ties && !value.contains("--") {
        return value.to_owned();
    }
    let decoded = decode(value, Reading::Text);
    let sign = |c: char| match c {
        '\u{a0}' | '\u{2009}' => ' ',
        '–' | '—' => '-',
        c => c,
    };
    decoded.chars().map(sign).collect()
}

/// What `year`, `month` and `day` come to.
pub(super) struct ByParts {
    pub date: Date,
    /// Whether `month` and `day` could not be read and are not in the date.
    pub year_alone: bool,
}

/// Reads `year`, `month` and `day`: `2001`, `mar`, `8~mar`, `May--June`, `Spring`.
pub(super) fn read_parts(year: &str, month: &str, day: &str) -> ByParts {
    let whole = |date| ByParts {
        date,
        year_alone: false,
    };
    let year = text(year);
    let number = plain_year(&year);
    if month.is_empty() {
        return whole(number.map_or_else(
            || read(&year),
            |year| Date::single(CalendarDate::year(year)),
        ));
    }
    let (month, day) = (text(month), text(day));
    if let (Some(year), Some(month)) = (number, month_number(&month)) {
        let month = i64::from(month);
        let date = match day.parse::<i64>() {
            Ok(day) => CalendarDate::day_of(year, month, day),
            Err(_) => CalendarDate::month_of(year, month),
        };
        if let Ok(date) = date {
            return whole(Date::single(date));
        }
    }
    let spelled = format!("{day} {month} {year}");
    let date = Date::parse_raw(spelled.trim());
    if date.value.is_some() {
        return whole(date);
    }
    let season = month_number(&month).is_none();
    let date = Date::parse_raw(&format!("{month} {year}"));
    if date.value.is_some() && season && day.is_empty() {
        return whole(date);
    }
    ByParts {
        date: number.map_or_else(
            || read(&year),
            |year| Date::single(CalendarDate::year(year)),
        ),
        year_alone: true,
    }
}

fn plain_year(text: &str) -> Option<i32> {
    let digits = (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|year| digits && *year != 0)
}

/// BibTeX's macros for months.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

fn month_number(text: &str) -> Option<u8> {
    if let Ok(number) = text.parse::<u8>() {
        return (1..=12).contains(&number).then_some(number);
    }
    let name = text.trim_end_matches('.');
    let head = name.get(..3)?;
    let is_word = name.bytes().all(|b| b.is_ascii_alphabetic());
    let at = MONTHS.iter().position(|m| m.eq_ignore_ascii_case(head))?;
    let long = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let full = long.get(at)?;
    let fits = full
        .get(..name.len())
        .is_some_and(|f| f.eq_ignore_ascii_case(name));
    (is_word && fits)
        .then(|| u8::try_from(at + 1).ok())
        .flatten()
}

/// A date in BibTeX's fields.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    pub year: String,
    /// The name of a string.
    pub month: Option<&'static str>,
    pub day: Option<u8>,
    /// EDTF, for what the others do not hold.
    pub date: Option<String>,
}

/// A date as BibTeX's fields.
pub(super) fn parts(date: &Date) -> Parts {
    let certain = !date.uncertain && !date.approximate;
    let mut parts = Parts::default();
    match date.value {
        Some(DateValue::Single(day)) if certain && day.year > 0 && day.year <= 9999 => {
            parts.year = day.year.to_string();
            match day.part {
                YearPart::Year => {}
                YearPart::Month(_) | YearPart::Day { .. } => {
                    let at = day.month().and_then(|m| usize::from(m).checked_sub(1));
                    parts.month = at.and_then(|at| MONTHS.get(at)).copied();
                    parts.day = day.day();
                }
                YearPart::Unspecified { .. } | YearPart::Season(_) => parts.date = date.to_edtf(),
            }
        }
        Some(_) => {
            parts.year = date
                .start()
                .map_or_else(String::new, |d| d.year.to_string());
            parts.date = date.to_edtf();
        }
        None => parts.year = date.literal.clone().unwrap_or_default(),
    }
    parts
}
