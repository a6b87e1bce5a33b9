//! One value that is meant to be a date: ISO 8601 and the many ways that metadata writes it.

use ibid_model::date::CalendarDate;

use super::find::find_dates;
use super::scan::digit;
use super::{TimeOfDay, Timestamp, calendars, day, month};

/// Values longer than this are not timestamps.
const LONGEST: usize = 256;

/// Reads a timestamp: ISO 8601 in its variants, compact digits, seconds or milliseconds since
/// 1970, RFC 2822, JavaScript's `Date`, and dates in words of any language in the table.
///
/// `None` for what is not a date, for days that do not exist, and for the zero dates that databases
/// write ("0001-01-01", "0000-00-00").
pub fn parse_timestamp(text: &str) -> Option<Timestamp> {
    parse_timestamp_in(text, &[])
}

/// [`parse_timestamp`] with the page's languages (BCP 47 tags, the likeliest first), which settle
/// month names and the order of numbers.
pub fn parse_timestamp_in(text: &str, languages: &[&str]) -> Option<Timestamp> {
    let text = text.trim().trim_matches(['"', '\'']);
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return from_digits(text);
    }
    iso(text).or_else(|| in_words(text, languages))
}

fn from_digits(text: &str) -> Option<Timestamp> {
    let number: i64 = text.parse().ok()?;
    let field = |from: usize, to: usize| text.get(from..to)?.parse::<u32>().ok();
    let year = |to: usize| text.get(..to)?.parse::<i32>().ok();
    let dated = |time: Option<TimeOfDay>| {
        Some(Timestamp {
            date: day(year(4)?, field(4, 6)?, field(6, 8)?)?,
            time,
            offset: None,
            ambiguous: None,
        })
    };
    match text.len() {
        4 => super::YEARS
            .contains(&year(4)?)
            .then(|| plain(CalendarDate::year(year(4).unwrap_or_default()))),
        6 => month(year(4)?, field(4, 6)?).map(plain),
        8 => dated(None),
        // Both are also lengths of a count since 1970, which begins with 1 until 2286.
        12 if !text.starts_with('1') => dated(clock(field(8, 10)?, field(10, 12)?, 0)),
        14 => dated(clock(field(8, 10)?, field(10, 12)?, field(12, 14)?)),
        9 | 10 => Some(from_epoch(number)),
        12 | 13 => Some(from_epoch(number.div_euclid(1000))),
        16 => Some(from_epoch(number.div_euclid(1_000_000))),
        _ => None,
    }
}

const fn plain(date: CalendarDate) -> Timestamp {
    Timestamp {
        date,
        time: None,
        offset: None,
        ambiguous: None,
    }
}

fn from_epoch(seconds: i64) -> Timestamp {
    let (year, of_year, of_month) = calendars::civil_from_days(seconds.div_euclid(86_400));
    let of_day = u32::try_from(seconds.rem_euclid(86_400)).unwrap_or(0);
    Timestamp {
        date: day(year, of_year, of_month).unwrap_or(CalendarDate::year(year)),
        time: clock(of_day / 3600, of_day / 60 % 60, of_day % 60),
        offset: Some(0),
        ambiguous: None,
    }
}

/// A time of day, if it exists.
fn clock(hour: u32, minute: u32, second: u32) -> Option<TimeOfDay> {
    (hour < 24 && minute < 60 && second <= 60).then_some(TimeOfDay {
        hour: u8::try_from(hour).ok()?,
        minute: u8::try_from(minute).ok()?,
        second: u8::try_from(second).ok()?,
    })
}

/// `YYYY[-MM[-DD]]` with `-`, `/` or `.`, or `YYYYMMDD`, then perhaps `T` or spaces, a time, an
/// offset.
fn iso(text: &str) -> Option<Timestamp> {
    let mut reader = Reader(text);
    let year = reader.digits(4, 4)?;
    let year = i32::try_from(year).ok()?;
    if let Some(compact) = compact_day(reader.0) {
        let (of_year, of_month, rest) = compact;
        return Some(with_time(day(year, of_year, of_month)?, rest));
    }
    let separator = reader.one_of(&['-', '/', '.'])?;
    let of_year = reader.digits(1, 2)?;
    let Some(of_month) = reader.exactly(separator).and_then(|()| reader.digits(1, 2)) else {
        return reader
            .0
            .is_empty()
            .then(|| month(year, of_year).map(plain))
            .flatten();
    };
    if reader.0.starts_with(|next: char| next.is_ascii_digit()) {
        return None;
    }
    Some(with_time(day(year, of_year, of_month)?, reader.0))
}

/// `MMDD` before a `T`: the rest of ISO 8601's basic format.
fn compact_day(rest: &str) -> Option<(u32, u32, &str)> {
    let (of_year, of_month, after) = (rest.get(..2)?, rest.get(2..4)?, rest.get(4..)?);
    let starts_time = after.starts_with(['T', 't', ' ']);
    starts_time
        .then(|| Some((of_year.parse().ok()?, of_month.parse().ok()?, after)))
        .flatten()
}

fn with_time(date: CalendarDate, rest: &str) -> Timestamp {
    let (time, offset) = time_and_offset(rest);
    Timestamp {
        date,
        time,
        offset,
        ambiguous: None,
    }
}

fn in_words(text: &str, languages: &[&str]) -> Option<Timestamp> {
    let found = find_dates(text, languages).into_iter().next()?;
    let after = text.get(found.span.end..).unwrap_or_default();
    let inside = text.get(found.span.clone()).unwrap_or_default();
    let before = text.get(..found.span.start).unwrap_or_default();
    // Inside: "Wed Jul 19 10:00:00 PDT 2017". The parts of the date itself are joined by other
    // marks than a time's colon.
    let (time, offset) = [after, inside, before]
        .into_iter()
        .filter(|part| *part != inside || part.contains(':'))
        .map(time_and_offset)
        .find(|(time, _)| time.is_some())
        .unwrap_or_default();
    Some(Timestamp {
        date: found.date,
        time,
        offset,
        ambiguous: found.ambiguous,
    })
}

/// The first time of day in the text, and the offset that follows it.
fn time_and_offset(text: &str) -> (Option<TimeOfDay>, Option<i16>) {
    let starts = text
        .char_indices()
        .filter(|(_, character)| character.is_ascii_digit())
        .map(|(at, _)| at);
    let mut last_end = 0;
    for start in starts {
        if start < last_end {
            continue;
        }
        let mut reader = Reader(text.get(start..).unwrap_or_default());
        if let Some(time) = time_of_day(&mut reader, text.starts_with(['T', 't'])) {
            return (Some(time), offset(reader.0));
        }
        let rest = text.get(start..).unwrap_or_default();
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        last_end = start + digits;
    }
    (None, None)
}

/// A time of day; `basic` allows ISO 8601's `hhmm` and `hhmmss` without colons.
fn time_of_day(reader: &mut Reader<'_>, basic: bool) -> Option<TimeOfDay> {
    let mut hour = reader.digits(1, 2)?;
    let mut minute = 0;
    let mut second = 0;
    let coloned = reader.one_of(&[':', '.', 'h', 'H', '時', '시', '点']);
    if coloned.is_some() {
        minute = reader.digits(2, 2).unwrap_or(60);
        if reader.one_of(&[':', '.']).is_some() {
            second = reader.digits(2, 2).unwrap_or(0);
            if reader.one_of(&['.', ',']).is_some() {
                reader.skip_digits();
            }
        }
    } else if basic && let Some(minutes) = reader.digits(2, 2) {
        minute = minutes;
        second = reader.digits(2, 2).unwrap_or(0);
    }
    let half = reader.half_of_day();
    if coloned.is_none() && half.is_none() && !basic {
        return None;
    }
    match half {
        Some(true) if hour < 12 => hour += 12,
        Some(false) if hour == 12 => hour = 0,
        _ => {}
    }
    clock(hour, minute, second)
}

/// The offset at the start of the text, in minutes east of UTC.
fn offset(text: &str) -> Option<i16> {
    let text = text.trim_start_matches([' ', '\u{a0}', '(', ',']);
    let sign = match text.chars().next()? {
        '+' => 1,
        '-' | '\u{2212}' => -1,
        _ => return zone(text),
    };
    let mut reader = Reader(text.get(text.chars().next()?.len_utf8()..)?);
    let hours = reader.digits(1, 2)?;
    reader.one_of(&[':']);
    let minutes = reader.digits(2, 2).unwrap_or(0);
    let total = i16::try_from(hours * 60 + minutes).ok()?;
    (total <= 14 * 60).then_some(sign * total)
}

/// Zones and their offsets from UTC in minutes.
const ZONES: [(&str, i16); 34] = [
    ("Z", 0),
    ("UTC", 0),
    ("GMT", 0),
    ("WET", 0),
    ("BST", 60),
    ("WEST", 60),
    ("CET", 60),
    ("MEZ", 60),
    ("WAT", 60),
    ("CEST", 120),
    ("MESZ", 120),
    ("EET", 120),
    ("SAST", 120),
    ("CAT", 120),
    ("EEST", 180),
    ("MSK", 180),
    ("EAT", 180),
    ("GST", 240),
    ("PKT", 300),
    ("IST", 330),
    ("WIB", 420),
    ("HKT", 480),
    ("SGT", 480),
    ("PHT", 480),
    ("JST", 540),
    ("KST", 540),
    ("AEST", 600),
    ("AEDT", 660),
    ("NZST", 720),
    ("NZDT", 780),
    ("BRT", -180),
    ("ART", -180),
    ("HST", -600),
    ("AKDT", -480),
];

/// The zones of North America, likewise.
const AMERICAN: [(&str, i16); 8] = [
    ("EST", -300),
    ("EDT", -240),
    ("CST", -360),
    ("CDT", -300),
    ("MST", -420),
    ("MDT", -360),
    ("PST", -480),
    ("PDT", -420),
];

/// Zones by their abbreviation. Names that several zones share are read as English newspapers mean
/// them; those without a season ("ET") tell no offset.
fn zone(text: &str) -> Option<i16> {
    let name: String = text
        .chars()
        .take_while(char::is_ascii_alphabetic)
        .collect::<String>()
        .to_ascii_uppercase();
    let (_, minutes) = ZONES
        .iter()
        .chain(&AMERICAN)
        .find(|(known, _)| *known == name)?;
    // "GMT+0200", "UTC+2".
    let rest = text.get(name.len()..).unwrap_or_default();
    if *minutes == 0 && rest.starts_with(['+', '-']) {
        return offset(rest);
    }
    Some(*minutes)
}

/// What is left to read.
struct Reader<'t>(&'t str);

impl Reader<'_> {
    /// From `least` to `most` decimal digits.
    fn digits(&mut self, least: usize, most: usize) -> Option<u32> {
        let mut value = 0;
        let mut count = 0;
        let mut end = 0;
        for (at, character) in self.0.char_indices().take(most) {
            let Some(next) = digit(character) else { break };
            value = value * 10 + next;
            count += 1;
            end = at + character.len_utf8();
        }
        (count >= least).then(|| {
            self.0 = self.0.get(end..).unwrap_or_default();
            value
        })
    }

    fn skip_digits(&mut self) {
        self.0 = self
            .0
            .trim_start_matches(|next: char| next.is_ascii_digit());
    }

    fn one_of(&mut self, characters: &[char]) -> Option<char> {
        let next = self
            .0
            .chars()
            .next()
            .filter(|next| characters.contains(next))?;
        self.0 = self.0.get(next.len_utf8()..)?;
        Some(next)
    }

    fn exactly(&mut self, character: char) -> Option<()> {
        self.one_of(&[character]).map(|_| ())
    }

    /// "a.m." (false) or "p.m." (true).
    fn half_of_day(&mut self) -> Option<bool> {
        let rest = self.0.trim_start();
        let letters: String = rest
            .chars()
            .take(4)
            .filter(|character| *character != '.' && *character != ' ')
            .take(2)
            .collect::<String>()
            .to_ascii_lowercase();
        let half = match letters.as_str() {
            "am" => false,
            "pm" => true,
            _ => return None,
        };
        let end = rest.find(['m', 'M']).map_or(0, |at| at + 1);
        self.0 = rest.get(end..).unwrap_or_default().trim_start_matches('.');
        Some(half)
    }
}
