//! Dates of CSL-JSON: `date-parts`, `season`, `circa`, `literal`, `raw`, EDTF strings, and the
//! shapes that other tools write.

use super::item::Reading;
use super::json::{Json, Members};
use crate::codes;
use crate::date::{CalendarDate, Date, DateValue, Endpoint, Season, YearPart};
use crate::vocabulary::DateVariable;

/// Reads the value of a date variable.
pub(super) fn read_date(
    reading: &mut Reading,
    variable: DateVariable,
    key: &str,
    value: &Json<'_>,
) {
    let mut reader = DateReader { reading, key };
    let date = match value {
        Json::Object(members) => reader.object(members),
        Json::Array(_) => Date {
            value: reader.date_parts(value),
            ..Date::default()
        },
        other => match other.text() {
            Some(text) => reader.text(&text),
            None => return,
        },
    };
    if !date.is_empty() {
        reading.item.dates.insert(variable, date);
    }
}

struct DateReader<'r> {
    reading: &'r mut Reading,
    key: &'r str,
}

impl DateReader<'_> {
    fn object(&mut self, members: &Members<'_>) -> Date {
        let mut date = Date::default();
        if let Some(parts) = members.get("date-parts").filter(|parts| !parts.is_null()) {
            date.value = self.date_parts(parts);
        } else if members.contains_key("year") {
            let part = |key: &str| members.get(key).cloned().unwrap_or(Json::Null);
            let parts = vec![part("year"), part("month"), part("day")];
            date.value = self.single(&parts).map(DateValue::Single);
        }
        self.raw(members, &mut date);
        if members.get("circa").is_some_and(Json::truthy) && !date.uncertain {
            date.approximate = true;
        }
        date.literal = members
            .get("literal")
            .and_then(Json::text)
            .filter(|text| !text.is_empty())
            .or(date.literal);
        if let Some(season) = members.get("season").filter(|season| !season.is_null()) {
            self.season(&mut date, season);
        }
        date
    }

    /// `raw` speaks where there are no `date-parts`, or says the same more exactly in EDTF.
    fn raw(&mut self, members: &Members<'_>, date: &mut Date) {
        let text = |key: &str| members.get(key).and_then(Json::text);
        let Some(raw) = text("raw")
            .or_else(|| text("date-time"))
            .or_else(|| text("edtf"))
        else {
            return;
        };
        let is_exact = members.contains_key("raw");
        let year = |date: &Date| date.start().map(|start| start.year);
        match (&date.value, Date::parse_edtf(&raw)) {
            (None, _) => *date = self.text(&raw),
            (Some(_), Ok(exact)) if is_exact && year(&exact) == year(date) => {
                *date = exact;
            }
            _ => {}
        }
    }

    /// An EDTF string, or a date as people write it.
    fn text(&mut self, text: &str) -> Date {
        if text.trim().is_empty() {
            return Date::default();
        }
        let date = Date::parse_raw(text);
        if date.value.is_none() {
            let message = format!("`{}` is not read as a date: `{text}`", self.key);
            let help = "it is printed as it stands; write dates as EDTF, such as `2017-07-19`";
            let key = self.key;
            self.reading
                .warn(codes::DATE_UNREAD, key, message, Some(help));
        }
        date
    }

    /// `[[2017, 7, 19]]`, `[[1999], [2001]]`, and the flat `[2017, 7, 19]`.
    fn date_parts(&mut self, parts: &Json<'_>) -> Option<DateValue> {
        let Json::Array(entries) = parts else {
            let text = parts.text()?;
            return self.text(&text).value;
        };
        if !entries.iter().any(|entry| entry.as_array().is_some()) {
            return self.single(entries).map(DateValue::Single);
        }
        let mut dates = entries.iter().filter_map(Json::as_array);
        let start = dates.next()?;
        let end = dates.next();
        if dates.next().is_some() {
            self.impossible("has more than two dates; the first two are taken");
        }
        let first = self.single(start);
        let Some(end) = end.filter(|end| !is_absent(end)) else {
            return first.map(DateValue::Single);
        };
        // An end of nothing but zeros is an open one.
        let end = if is_zero(end) {
            Endpoint::Open
        } else {
            match self.single(end) {
                Some(end) => Endpoint::Date(end),
                None => return first.map(DateValue::Single),
            }
        };
        let start = match first {
            Some(start) => Endpoint::Date(start),
            None if is_zero(start) => Endpoint::Open,
            None => Endpoint::Unknown,
        };
        if start == Endpoint::Open && end == Endpoint::Open {
            return None;
        }
        Some(DateValue::Interval { start, end })
    }

    /// Year, month and day, as far as they are there and can be.
    fn single(&mut self, parts: &[Json<'_>]) -> Option<CalendarDate> {
        let year = self.part(parts.first())?;
        let Some(year) = i32::try_from(year).ok().filter(|year| *year != 0) else {
            if year != 0 {
                self.impossible(&format!("has a year that cannot be: `{year}`"));
            }
            return None;
        };
        let whole_year = Some(CalendarDate::year(year));
        let Some(month) = self.part(parts.get(1)).filter(|month| *month != 0) else {
            return whole_year;
        };
        let day = self.part(parts.get(2)).filter(|day| *day != 0);
        if let Some(season) = season_of_month(month) {
            if day.is_some() {
                self.impossible(&format!("has a day in a season (month {month})"));
            }
            return Some(CalendarDate::season_of(year, season));
        }
        let known = match CalendarDate::month_of(year, month) {
            Ok(known) => known,
            Err(error) => {
                self.impossible(&format!("is impossible: {error}"));
                return whole_year;
            }
        };
        let Some(day) = day else { return Some(known) };
        match CalendarDate::day_of(year, month, day) {
            Ok(date) => Some(date),
            Err(error) => {
                self.impossible(&format!("is impossible: {error}"));
                Some(known)
            }
        }
    }

    /// A part as a whole number; `None` where it is absent or no number.
    fn part(&mut self, part: Option<&Json<'_>>) -> Option<i64> {
        let part = part.filter(|part| !part.is_null())?;
        if let Some(number) = part.as_i64() {
            return Some(number);
        }
        let text = part.scalar();
        let text = text.as_deref().map_or("", str::trim);
        if text.is_empty() && part.as_str().is_some() {
            return None;
        }
        let number = text.parse().ok();
        if number.is_none() {
            let found = if text.is_empty() { part.kind() } else { text };
            self.impossible(&format!("has a part that is no number: `{found}`"));
        }
        number
    }

    fn season(&mut self, date: &mut Date, season: &Json<'_>) {
        let text = season.text().unwrap_or_default();
        let text = text.trim();
        let Some(known) = season_named(text) else {
            if !text.is_empty() {
                let message = format!("`{}` has a `season` that is none: `{text}`", self.key);
                let help = "a season is 1 to 4 (spring to winter); it is kept in `custom`";
                let key = self.key;
                self.reading
                    .warn(codes::VALUE_UNUSABLE, key, message, Some(help));
                self.reading
                    .keep(&format!("{key}-season"), season.to_value());
            }
            return;
        };
        let Some(
            DateValue::Single(start)
            | DateValue::Interval {
                start: Endpoint::Date(start),
                ..
            },
        ) = &mut date.value
        else {
            return;
        };
        // A month says more than a season.
        if start.part == YearPart::Year {
            start.part = YearPart::Season(known);
        }
    }

    fn impossible(&mut self, what: &str) {
        let message = format!("the date `{}` {what}", self.key);
        let help = Some("the part of the date that can stand is kept");
        let key = self.key;
        self.reading
            .warn(codes::DATE_IMPOSSIBLE, key, message, help);
    }
}

/// Whether no part of a date is given: `[null]`, `[""]`, `[]`.
fn is_absent(parts: &[Json<'_>]) -> bool {
    parts
        .iter()
        .all(|part| part.is_null() || part.as_str().is_some_and(|text| text.trim().is_empty()))
}

fn is_zero(parts: &[Json<'_>]) -> bool {
    !is_absent(parts)
        && parts
            .iter()
            .all(|part| part.text().is_some_and(|text| text.trim() == "0"))
}

/// Months 13 to 24 are seasons, four by four: 13, 17 and 21 are spring.
///
/// 21 to 24 are EDTF's, 13 to 16 what citeproc-js made of the terms' numbers; it folds the rest.
fn season_of_month(month: i64) -> Option<Season> {
    if !(13..=24).contains(&month) {
        return None;
    }
    u8::try_from((month - 13) % 4 + 1)
        .ok()
        .and_then(Season::from_number)
}

/// A season by number (1 to 4, or as a month) or by its English name.
fn season_named(text: &str) -> Option<Season> {
    if let Ok(number) = text.parse::<u8>() {
        return Season::from_number(number).or_else(|| season_of_month(number.into()));
    }
    match text.to_ascii_lowercase().as_str() {
        "spring" => Some(Season::Spring),
        "summer" => Some(Season::Summer),
        "autumn" | "fall" => Some(Season::Autumn),
        "winter" => Some(Season::Winter),
        _ => None,
    }
}
