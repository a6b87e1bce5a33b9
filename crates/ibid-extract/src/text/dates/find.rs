//! Dates in running text.

use std::ops::Range;

use ibid_model::date::CalendarDate;

use super::numeric::{self, Order, Part, Reading};
use super::scan::{Kind, Token, digit, fold, tokens};
use super::{FoundDate, calendars, day, labels, month, months};

/// Finds the dates in a text: with month names of any language in the table, numeric ones, and
/// those with 年 月 日 and the like. `languages` are BCP 47 tags, the likeliest first; they settle
/// which month a word is and in what order numbers stand.
///
/// A date has at least a year and a month; a bare year is not a date. Linear in the text's length.
pub fn find_dates(text: &str, languages: &[&str]) -> Vec<FoundDate> {
    if !text.chars().any(|character| digit(character).is_some()) {
        return Vec::new();
    }
    let tokens = tokens(text);
    let finder = Finder {
        text,
        tokens: &tokens,
        languages,
        order: Order::of(languages),
        thai: languages.iter().any(|tag| primary(tag) == "th"),
    };
    let mut found: Vec<(Reading, Range<usize>)> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if let Some((reading, next)) = finder.date_at(at) {
            let span = finder.span(at, next);
            found.push((reading, span));
            at = next.max(at + 1);
        } else {
            at += 1;
        }
    }
    label_all(text, found)
}

fn label_all(text: &str, found: Vec<(Reading, Range<usize>)>) -> Vec<FoundDate> {
    let starts: Vec<usize> = found.iter().map(|(_, span)| span.start).collect();
    let mut previous_end = 0;
    let mut dates = Vec::with_capacity(found.len());
    for (index, ((date, ambiguous), span)) in found.into_iter().enumerate() {
        let next_start = starts.get(index + 1).copied();
        let before = text.get(previous_end..span.start).unwrap_or_default();
        let after = text
            .get(span.end..next_start.unwrap_or(text.len()))
            .unwrap_or_default();
        let next_follows = next_start.is_some_and(|start| start - span.end < 48);
        previous_end = span.end;
        dates.push(FoundDate {
            date,
            label: labels::label(before, after, next_follows),
            span,
            ambiguous,
        });
    }
    dates
}

/// The primary language of a BCP 47 tag.
fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or_default()
}

struct Finder<'t> {
    text: &'t str,
    tokens: &'t [Token],
    languages: &'t [&'t str],
    order: Order,
    thai: bool,
}

/// A month word with what comes after it.
struct MonthAt {
    month: u32,
    jalali: bool,
    thai: bool,
    /// The other month that the word can be in another language.
    other: Option<u32>,
    /// Whether the word is one of the text's languages.
    at_home: bool,
    next: usize,
}

type Match = (Reading, usize);

impl Finder<'_> {
    fn span(&self, from: usize, next: usize) -> Range<usize> {
        let start = self.tokens.get(from).map_or(0, |token| token.start);
        let end = next
            .checked_sub(1)
            .and_then(|last| self.tokens.get(last))
            .map_or(start, |token| token.end);
        start..end
    }

    fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    fn number(&self, at: usize) -> Option<Part> {
        match self.token(at)?.kind {
            Kind::Number { value, digits } => Some(Part { value, digits }),
            _ => None,
        }
    }

    fn mark(&self, at: usize) -> Option<char> {
        match self.token(at)?.kind {
            Kind::Mark(character) => Some(character),
            _ => None,
        }
    }

    fn word(&self, at: usize) -> Option<&str> {
        let token = self.token(at)?;
        (token.kind == Kind::Word)
            .then(|| self.text.get(token.start..token.end))
            .flatten()
    }

    /// Whether the token follows the one before it without a space.
    fn attached(&self, at: usize) -> bool {
        at.checked_sub(1)
            .and_then(|before| Some((self.token(before)?, self.token(at)?)))
            .is_some_and(|(before, token)| before.end == token.start)
    }

    fn date_at(&self, at: usize) -> Option<Match> {
        match self.token(at)?.kind {
            Kind::Number { .. } if self.inside_longer_number(at) => None,
            Kind::Number { .. } => self
                .cjk(at, 0)
                .or_else(|| self.numeric(at))
                .or_else(|| self.day_first(at))
                .or_else(|| self.year_first(at)),
            Kind::Word => self.month_first(at),
            Kind::Mark(_) => self.era(at),
        }
    }

    /// "1.2.2017": the "2" is not where a date begins.
    fn inside_longer_number(&self, at: usize) -> bool {
        at >= 2
            && self.attached(at)
            && self.attached(at - 1)
            && matches!(self.mark(at - 1), Some('.' | '-' | '/' | ':'))
            && self.number(at - 2).is_some()
    }

    /// 令和5年7月19日.
    fn era(&self, at: usize) -> Option<Match> {
        let pair: String = [self.mark(at)?, self.mark(at + 1)?].iter().collect();
        let (_, base) = calendars::ERAS.iter().find(|(name, _)| *name == pair)?;
        if self.mark(at + 2) == Some('元') && self.mark(at + 3) == Some('年') {
            return self.cjk_month(*base + 1, at + 4);
        }
        self.cjk(at + 2, *base)
    }

    /// 2017年7月19日, 2017년 7월 19일, with `base` added to the year.
    fn cjk(&self, at: usize, base: i32) -> Option<Match> {
        let year = self.number(at)?;
        matches!(self.mark(at + 1)?, '年' | '년').then_some(())?;
        let mut value = i32::try_from(year.value).ok()? + base;
        if base == 0 && year.digits != 4 {
            // 17年 is a span of time as often as a year.
            return None;
        }
        if base == 0 && calendars::is_buddhist_year(value) {
            value = calendars::from_buddhist(value);
        }
        self.cjk_month(value, at + 2)
    }

    fn cjk_month(&self, year: i32, at: usize) -> Option<Match> {
        let number = self.number(at)?;
        matches!(self.mark(at + 1)?, '月' | '월').then_some(())?;
        if let Some(of_month) = self.number(at + 2)
            && matches!(self.mark(at + 3), Some('日' | '일' | '号' | '號'))
        {
            return Some(((day(year, number.value, of_month.value)?, None), at + 4));
        }
        Some(((month(year, number.value)?, None), at + 2))
    }

    /// 19.07.2017, 7/19/2017, 2017-07-19, 2017. 7. 19.
    fn numeric(&self, at: usize) -> Option<Match> {
        let first = self.number(at)?;
        let separator = self.separator(at + 1)?;
        let second = self.number(at + 2)?;
        (self.separator(at + 3)? == separator).then_some(())?;
        let third = self.number(at + 4)?;
        // A version number or an address goes on; so does a file name.
        let goes_on = self.attached(at + 5)
            && matches!(self.mark(at + 5), Some('.' | '-' | '/'))
            && self.attached(at + 6)
            && self.number(at + 6).is_some();
        if goes_on || self.glued_before(at) {
            return None;
        }
        let reading = numeric::read([first, second, third], separator, self.order, self.thai)?;
        Some((reading, at + 5))
    }

    /// A letter or a mark that makes the number part of something else.
    fn glued_before(&self, at: usize) -> bool {
        self.attached(at)
            && at.checked_sub(1).is_some_and(|before| {
                matches!(self.mark(before), Some('$' | '€' | '£' | '#' | '+'))
            })
    }

    fn separator(&self, at: usize) -> Option<char> {
        match self.mark(at)? {
            '.' | '．' => Some('.'),
            '/' | '／' => Some('/'),
            // "26 | 01 | 2022": set apart by design.
            '|' => Some('|'),
            '-' | '\u{2010}' | '\u{2011}' | '\u{2013}' | '\u{2212}' => Some('-'),
            _ => None,
        }
    }

    /// 19 July 2017, 19. července 2017, 19 de julio de 2017, 19-Jul-17, ngày 19 tháng 7 năm 2017.
    fn day_first(&self, at: usize) -> Option<Match> {
        let of_month = self.number(at)?;
        if of_month.digits > 2 || !(1..=31).contains(&of_month.value) {
            return None;
        }
        let at_month = self.skip_day_marks(at + 1);
        if let Some(found) = self.vietnamese(of_month, at_month) {
            return Some(found);
        }
        let name = self.month_name(at_month)?;
        let (year, next) = self.year_after(name.next, name.thai, true)?;
        Some((Self::gregorian(year, &name, of_month.value)?, next))
    }

    fn vietnamese(&self, of_month: Part, at: usize) -> Option<Match> {
        (fold(self.word(at)?) == "thang").then_some(())?;
        let number = self.number(at + 1)?;
        let mut next = at + 2;
        while matches!(self.mark(next), Some(',' | '-' | '/'))
            || self.word(next).is_some_and(|word| fold(word) == "nam")
        {
            next += 1;
        }
        let year = self.number(next).filter(|year| year.digits == 4)?;
        let year = numeric::full_year(year, false)?;
        Some(((day(year, number.value, of_month.value)?, None), next + 1))
    }

    /// 2017 July 19, 2017. július 19., 2017 m. liepos 19 d., 2017. gada 19. jūlijs.
    fn year_first(&self, at: usize) -> Option<Match> {
        let year = self.number(at).filter(|year| year.digits == 4)?;
        let mut next = self.skip_day_marks(at + 1);
        if let Some(of_month) = self.number(next).filter(|part| part.digits <= 2) {
            // Latvian puts the day between year and month.
            let name = self.month_name(self.skip_day_marks(next + 1))?;
            let year = numeric::full_year(year, name.thai)?;
            return Some((Self::gregorian(year, &name, of_month.value)?, name.next));
        }
        let name = self.month_name(next)?;
        next = name.next;
        while matches!(self.mark(next), Some('.' | ',' | '-')) {
            next += 1;
        }
        let of_month = self.number(next).filter(|part| part.digits <= 2)?;
        // "2017 July 19:30" is a time.
        if self.mark(next + 1) == Some(':') {
            return None;
        }
        let year = numeric::full_year(year, name.thai)?;
        Some((Self::gregorian(year, &name, of_month.value)?, next + 1))
    }

    /// July 19, 2017; Jul 19 10:00:00 PDT 2017; July 2017.
    fn month_first(&self, at: usize) -> Option<Match> {
        if !self.is_before_number(at) {
            return None;
        }
        let name = self.month_name(at)?;
        let mut next = name.next;
        while matches!(self.mark(next), Some('.' | ',' | '-')) {
            next += 1;
        }
        let part = self.number(next);
        if let Some(of_month) = part.filter(|part| part.digits <= 2) {
            let after = self.skip_ordinal(next + 1);
            let after = self.skip_day_range(after);
            let after = self.skip_clock(after);
            let (year, end) = self.year_after(after, name.thai, false)?;
            return Some((Self::gregorian(year, &name, of_month.value)?, end));
        }
        let (year, end) = self.year_after(name.next, name.thai, false)?;
        let word = self.word(at).unwrap_or_default();
        // Short words of other languages ("set", "out", "may") are rarely months without a day.
        let capital = self.languages.is_empty() && word.starts_with(char::is_uppercase);
        let clear = name.at_home || capital || word.chars().count() > 4;
        if !clear || name.jalali {
            return None;
        }
        Some(((month(year, name.month)?, None), end))
    }

    /// Whether a number follows, before more words than stand between a month's first word and its day
    /// or year: a second word of its name, and four small ones.
    fn is_before_number(&self, at: usize) -> bool {
        const WORDS: usize = 5;
        let ahead = self.tokens.iter().skip(at + 1).map(|token| token.kind);
        let ahead = ahead.filter(|kind| !matches!(kind, Kind::Mark(_)));
        ahead
            .take(WORDS + 1)
            .any(|kind| matches!(kind, Kind::Number { .. }))
    }

    fn gregorian(year: i32, name: &MonthAt, of_month: u32) -> Option<Reading> {
        if name.jalali || calendars::is_jalali_year(year) {
            let (year, month, of_month) = calendars::from_jalali(year, name.month, of_month)?;
            return day(year, month, of_month).map(|date| (date, None));
        }
        let date: CalendarDate = day(year, name.month, of_month)?;
        let other = name.other.and_then(|other| day(year, other, of_month));
        Some((date, other))
    }

    /// The month that the word at `at` names, two-word names and dotted abbreviations included.
    fn month_name(&self, at: usize) -> Option<MonthAt> {
        let word = fold(self.word(at)?);
        if let Some(second) = self.word(at + 1)
            && let Some(found) = self.named(&format!("{word}_{}", fold(second)), at + 2)
        {
            return Some(found);
        }
        if self.mark(at + 1) == Some('.')
            && self.attached(at + 2)
            && let Some(second) = self.word(at + 2)
            && let Some(found) = self.named(&format!("{word}.{}", fold(second)), at + 3)
        {
            return Some(found);
        }
        self.named(&word, at + 1)
            // Hebrew and Arabic attach "in" and "of".
            .or_else(|| self.named(word.strip_prefix('ב')?, at + 1))
    }

    fn named(&self, folded: &str, next: usize) -> Option<MonthAt> {
        let names = months::lookup(folded);
        let home = self.languages.iter().find_map(|tag| {
            let language = match primary(tag) {
                "no" => "nb",
                other => other,
            };
            names.iter().find(|name| name.language == language)
        });
        let name = home.or_else(|| names.first())?;
        let other = names
            .iter()
            .find(|other| other.month != name.month && other.jalali == name.jalali)
            .filter(|_| home.is_none())
            .map(|other| other.month);
        Some(MonthAt {
            month: name.month,
            jalali: name.jalali,
            thai: name.language == "th",
            other,
            at_home: home.is_some(),
            next,
        })
    }

    /// Skips an ordinal's ending, a full stop and the small words between day and month.
    fn skip_day_marks(&self, at: usize) -> usize {
        let mut at = self.skip_ordinal(at);
        for _ in 0..3 {
            if matches!(
                self.mark(at),
                Some('.' | '-' | '/' | '\u{2013}' | ',' | '\'' | '’')
            ) || self.word(at).is_some_and(is_connector)
            {
                at += 1;
            }
        }
        at
    }

    /// "th", "er", "º" directly after a number.
    fn skip_ordinal(&self, at: usize) -> usize {
        const ENDINGS: [&str; 20] = [
            "st", "nd", "rd", "th", "er", "re", "e", "eme", "a", "o", "º", "ª", "ko", "an", "en",
            "d", "m", "го", "ого", "η",
        ];
        let ends = self.attached(at)
            && (self
                .word(at)
                .is_some_and(|word| ENDINGS.contains(&fold(word).as_str()))
                || matches!(self.mark(at), Some('°' | 'º')));
        if ends { at + 1 } else { at }
    }

    /// The end of "19-20" or "19–21".
    fn skip_day_range(&self, at: usize) -> usize {
        let ranged = matches!(self.mark(at), Some('-' | '\u{2013}'))
            && self
                .number(at + 1)
                .is_some_and(|part| part.digits <= 2 && (1..=31).contains(&part.value));
        if ranged { at + 2 } else { at }
    }

    /// "10:00:00 PDT" between day and year.
    fn skip_clock(&self, at: usize) -> usize {
        if self.number(at).is_none() || self.mark(at + 1) != Some(':') {
            return at;
        }
        let mut next = at + 1;
        while self.mark(next) == Some(':') && self.number(next + 1).is_some() {
            next += 2;
        }
        let zone = self.word(next).is_some_and(|word| {
            word.len() <= 5 && word.bytes().all(|byte| byte.is_ascii_uppercase())
        });
        if zone { next + 1 } else { next }
    }

    /// The year after a month (or after month and day), with what may stand between.
    fn year_after(&self, at: usize, thai: bool, two_digits: bool) -> Option<(i32, usize)> {
        let mut at = at;
        let mut apostrophe = false;
        let mut joined = false;
        for _ in 0..4 {
            match self.mark(at) {
                Some('\'' | '’' | '‘') => apostrophe = true,
                Some('-' | '.' | '/' | '\u{2013}') => joined = self.attached(at),
                Some(',' | '،') => {}
                _ if self.word(at).is_some_and(is_connector) => {}
                _ => break,
            }
            at += 1;
        }
        let year = self.number(at)?;
        let short = year.digits == 2 && (apostrophe || joined || two_digits);
        if year.digits == 2 && !self.ends_date(at + 1) {
            return None;
        }
        (year.digits == 4 || short).then_some(())?;
        let thai = thai || self.thai;
        Some((numeric::full_year(year, thai)?, at + 1))
    }

    /// Whether a two-digit number ends here, and is no time, sum or count.
    fn ends_date(&self, at: usize) -> bool {
        match self.token(at).map(|token| token.kind) {
            None => true,
            Some(Kind::Mark(mark)) => {
                let decimal = matches!(mark, '.' | ',')
                    && self.attached(at + 1)
                    && self.number(at + 1).is_some();
                !decimal && !matches!(mark, ':' | '%' | '°' | '€' | '$')
            }
            Some(Kind::Number { .. }) => self.mark(at + 1) == Some(':'),
            Some(Kind::Word) => false,
        }
    }
}

/// Small words between the parts of a date.
fn is_connector(word: &str) -> bool {
    const WORDS: [&str; 22] = [
        "de",
        "del",
        "of",
        "do",
        "da",
        "di",
        "d",
        "den",
        "der",
        "ho",
        "the",
        "m",
        "gada",
        "г",
        "ta",
        "y",
        "พ",
        "ศ",
        "من",
        "a",
        "dia",
        "בחודש",
    ];
    WORDS.contains(&fold(word).as_str())
}
