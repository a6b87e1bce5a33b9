//! Names, dates, pages and identifiers as fields of tagged lines have them.

use ibid_model::ident::IdentError;
use ibid_model::{CalendarDate, Date, DateValue, Name, Season, TextVariable, YearPart, ident};

/// How a name says what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats) enum NameForm {
    /// `Doe, Jane, Jr.` is a person; a name without a comma is an organisation, and so is one with
    /// a comma at its end or with its first comma doubled.
    Inverted,
    /// As [`Self::Inverted`], but `Jane Doe` is a person: organisations end with a comma.
    Refer,
}

/// Reads a name.
///
/// Source: EndNote's manual, "Entering authors": a comma ends the name of an organisation, and two
/// commas stand for one inside it.
pub(in crate::formats) fn read_name(text: &str, form: NameForm) -> Name {
    let text = one_line(text);
    let text = text.as_str();
    if let Some((before, after)) = text.split_once(",,") {
        let after = after.trim();
        return Name::literal(match after {
            "" => before.to_owned(),
            after => format!("{before}, {after}"),
        });
    }
    if let Some(name) = text.strip_suffix(',') {
        return Name::literal(name.trim());
    }
    if form == NameForm::Refer && !text.contains(',') {
        return match text.rsplit_once(' ') {
            Some((given, family)) => Name::person(family, given).split_particles(),
            None => Name::literal(text),
        };
    }
    Name::from_inverted(text).split_particles()
}

/// Writes a name; whether it is read as the same.
pub(in crate::formats) fn write_name(name: &Name, form: NameForm) -> (String, bool) {
    let text = match &name.literal {
        Some(literal) => organisation(literal, form),
        None => person(name),
    };
    let is_same = read_name(&text, form) == *name;
    (text, is_same)
}

fn organisation(literal: &str, form: NameForm) -> String {
    let literal = one_line(literal);
    match (literal.split_once(','), form) {
        (Some((before, after)), _) => format!("{before},, {}", after.trim()),
        (None, NameForm::Refer) if literal.contains(' ') => format!("{literal},"),
        (None, _) => literal,
    }
}

fn person(name: &Name) -> String {
    let family = joined([&name.non_dropping_particle, &name.family]);
    let given = joined([&name.given, &name.dropping_particle]);
    let mut text = family;
    if !given.is_empty() {
        text = format!("{text}, {given}");
    } else if !text.is_empty() && name.suffix.is_none() {
        return text;
    }
    if let Some(suffix) = &name.suffix {
        text = format!("{text}, {suffix}");
    }
    one_line(&text)
}

fn joined(parts: [&Option<String>; 2]) -> String {
    let parts = parts.into_iter().flatten().map(String::as_str);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

/// Text on one line, with single spaces.
pub(in crate::formats) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `YYYY/MM/DD/other`, whose parts may be empty. The other part is a season, or a date in EDTF
/// that says more.
///
/// Source: RIS format specification (Research Information Systems, 2001), `Y1`.
pub(in crate::formats) fn read_slashed(text: &str) -> Option<Date> {
    let mut parts = text.trim().splitn(4, '/').map(str::trim);
    let year = parts.next().unwrap_or_default();
    let month = parts.next().unwrap_or_default();
    let day = parts.next().unwrap_or_default();
    let other = parts.next().unwrap_or_default();
    if let Some(date) = (!other.is_empty())
        .then(|| Date::parse_edtf(other).ok())
        .flatten()
    {
        return Some(date);
    }
    if year.len() != 4 || !year.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let year: i32 = year.parse().ok()?;
    let date = if month.is_empty() {
        let season = season(other);
        season.map_or(CalendarDate::year(year), |s| {
            CalendarDate::season_of(year, s)
        })
    } else if day.is_empty() {
        CalendarDate::month_of(year, month.parse().ok()?).ok()?
    } else {
        let month = month.parse().ok()?;
        let day = day.parse().ok()?;
        CalendarDate::day_of(year, month, day).ok()?
    };
    (year != 0).then(|| Date::single(date))
}

const SEASONS: [(&str, Season); 5] = [
    ("Spring", Season::Spring),
    ("Summer", Season::Summer),
    ("Autumn", Season::Autumn),
    ("Winter", Season::Winter),
    ("Fall", Season::Autumn),
];

fn season(word: &str) -> Option<Season> {
    let mut seasons = SEASONS.iter();
    seasons
        .find(|(known, _)| known.eq_ignore_ascii_case(word))
        .map(|(_, season)| *season)
}

/// The word of a season.
pub(in crate::formats) fn season_word(season: Season) -> &'static str {
    let mut seasons = SEASONS.iter();
    seasons
        .find(|(_, known)| *known == season)
        .map_or("", |(word, _)| *word)
}

/// A date in a field of its own: slashed, EDTF, or as people write it.
pub(in crate::formats) fn read_date(text: &str) -> Date {
    let text = one_line(text);
    read_slashed(&text)
        .or_else(|| Date::parse_edtf(&text).ok())
        .unwrap_or_else(|| Date::parse_raw(&text))
}

/// How a date is written where both ways can say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats) enum DateForm {
    /// `2005/04/01/`, as RIS has it.
    Slashed,
    /// `2005-04-01`
    Edtf,
}

/// Writes a date for a field of its own; whether it is read as the same.
pub(in crate::formats) fn write_date(date: &Date, form: DateForm) -> (String, bool) {
    let edtf = date.to_edtf();
    let candidates = [
        slashed(date).filter(|_| form == DateForm::Slashed),
        edtf.clone(),
        edtf.as_ref().map(|edtf| format!("///{edtf}")),
        date.literal.clone(),
    ];
    let mut found = candidates.iter().flatten();
    let same = found.find(|text| read_date(text) == *date && one_line(text) == **text);
    if let Some(text) = same {
        return (text.clone(), true);
    }
    let first = candidates.into_iter().flatten().next();
    (one_line(&first.unwrap_or_default()), false)
}

fn slashed(date: &Date) -> Option<String> {
    let Some(DateValue::Single(single)) = date.value else {
        return None;
    };
    let year = four_digits(single.year)?;
    Some(match single.part {
        YearPart::Year => format!("{year}///"),
        YearPart::Month(month) => format!("{year}/{month:02}//"),
        YearPart::Day { month, day } => format!("{year}/{month:02}/{day:02}/"),
        YearPart::Season(season) => format!("{year}///{}", season_word(season)),
        YearPart::Unspecified { .. } => return None,
    })
}

fn four_digits(year: i32) -> Option<String> {
    (1..=9999).contains(&year).then(|| format!("{year:04}"))
}

/// A date from a field for the year and one for the day; whether the second said anything.
pub(in crate::formats) fn read_pair(year: &str, day: &str) -> (Date, bool) {
    let whole = |text: &str| Some(read_date(text)).filter(|date| date.value.is_some());
    let has_year = |text: &str| {
        let digits = |run: &str| run.len() == 4;
        text.split(|c: char| !c.is_ascii_digit()).any(digits)
    };
    if !day.is_empty() {
        let is_whole = year.is_empty() || has_year(day) || day.starts_with("///");
        let both = format!("{day} {year}");
        let date = if is_whole { whole(day) } else { whole(&both) };
        if let Some(date) = date {
            return (date, true);
        }
    }
    if year.is_empty() && !day.is_empty() {
        return (read_date(day), true);
    }
    (read_date(year), false)
}

/// A date for a field for the year and one for all of it; whether they are read as the same.
pub(in crate::formats) fn write_pair(date: &Date, form: DateForm) -> (String, String, bool) {
    let year = date.start().and_then(|start| four_digits(start.year));
    let year = year.unwrap_or_default();
    let (text, _) = write_date(date, form);
    let candidates = [
        (year.clone(), String::new()),
        (year, text.clone()),
        (text.clone(), String::new()),
        (String::new(), text.clone()),
    ];
    let mut found = candidates.into_iter();
    let same = found.find(|(year, day)| {
        !(year.is_empty() && day.is_empty())
            && read_pair(year, day) == (date.clone(), !day.is_empty())
    });
    match same {
        Some((year, day)) => (year, day, true),
        None => (text, String::new(), false),
    }
}

/// Pages from a field for the first and one for the last.
pub(in crate::formats) fn join_pages(first: &str, last: &str) -> String {
    let first = first.replace(['–', '—'], "-");
    if last.is_empty() || first == last || first.contains('-') {
        return first;
    }
    if first.is_empty() {
        return last.to_owned();
    }
    format!("{first}-{last}")
}

/// The first and the last of a range of pages; `None` for any other form.
pub(in crate::formats) fn split_pages(pages: &str) -> Option<(&str, &str)> {
    let (first, last) = pages.split_once('-')?;
    let is_range = !first.is_empty() && !last.is_empty() && !pages.contains([',', ' ', ';']);
    (is_range && !last.contains('-') && first != last).then_some((first, last))
}

/// An identifier in its normal form.
///
/// # Errors
/// It is not in the form, or its check digit is wrong.
pub(in crate::formats) fn identifier(
    variable: TextVariable,
    text: &str,
) -> Result<String, IdentError> {
    match variable {
        TextVariable::Doi => ident::Doi::parse(text).map(|id| id.as_str().to_owned()),
        TextVariable::Pmid => ident::Pmid::parse(text).map(|id| id.as_str().to_owned()),
        TextVariable::Pmcid => ident::Pmcid::parse(text).map(|id| id.as_str().to_owned()),
        // Hyphens are kept.
        TextVariable::Isbn => ident::Isbn::parse(text).map(|_| text.to_owned()),
        TextVariable::Issn => ident::Issn::parse(text).map(|_| text.to_owned()),
        _ => Ok(text.to_owned()),
    }
}

/// Whether a number is an ISBN or an ISSN, also where its check digit is wrong.
pub(in crate::formats) fn serial(text: &str) -> Option<TextVariable> {
    let is_digit = |c: &char| c.is_ascii_digit() || matches!(c, 'X' | 'x');
    let bare = text.split(['(', ' ', ';', ',']).next().unwrap_or_default();
    let is_number = bare.chars().all(|c| is_digit(&c) || c == '-');
    let digits = bare.chars().filter(is_digit).count();
    match digits {
        _ if ident::Issn::parse(text).is_ok() => Some(TextVariable::Issn),
        _ if ident::Isbn::parse(text).is_ok() => Some(TextVariable::Isbn),
        8 if is_number => Some(TextVariable::Issn),
        10 | 13 if is_number => Some(TextVariable::Isbn),
        _ => None,
    }
}
