//! The words, numbers and signs that dates are written with.

use crate::date::Season;

const MONTHS: [&str; 12] = [
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
const SEASONS: [(&str, Season); 5] = [
    ("spring", Season::Spring),
    ("summer", Season::Summer),
    ("autumn", Season::Autumn),
    ("fall", Season::Autumn),
    ("winter", Season::Winter),
];
/// Words that say nothing about which day it is.
const FILLERS: [&str; 24] = [
    "the",
    "of",
    "in",
    "on",
    "st",
    "nd",
    "rd",
    "th",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
];
const CIRCA: [&str; 8] = [
    "c",
    "ca",
    "cca",
    "circ",
    "circa",
    "about",
    "around",
    "approximately",
];
/// Japanese eras with the year before their first.
const ERAS: [(&str, i32); 5] = [
    ("明治", 1867),
    ("大正", 1911),
    ("昭和", 1925),
    ("平成", 1988),
    ("令和", 2018),
];

/// What a date may be made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Digits: how many and their value.
    Number {
        value: i32,
        digits: usize,
    },
    Month(u8),
    Season(Season),
    /// `BC`.
    Before,
    /// `AD`.
    After,
    Circa,
    Doubt,
    /// `s` after a year: "1990s".
    Decade,
    /// `-`, `/`, `.` or `,`, or `~` for the word "to".
    Separator(char),
    Unknown,
}

/// A token and whether white space stands before it.
pub(super) type Spaced = (Token, bool);

/// Lower case, with one kind of dash, without times, and with Japanese dates in numbers.
pub(super) fn normalised(text: &str) -> String {
    let mut text: String = text
        .chars()
        .map(|c| match c {
            '–' | '—' | '‒' | '−' | '_' => '-',
            '〜' | '～' => '/',
            '[' | ']' | '(' | ')' => ' ',
            _ => c,
        })
        .flat_map(char::to_lowercase)
        .collect();
    if text.contains('年') {
        text = western(&text);
    }
    let words: Vec<&str> = text
        .split_whitespace()
        .filter(|word| !word.contains(':') || !word.starts_with(|c: char| c.is_ascii_digit()))
        .collect();
    words.join(" ")
}

/// "平成20年5月12日" as "2008-5-12".
fn western(text: &str) -> String {
    let mut out: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    for (era, before) in ERAS {
        while let Some(at) = out.find(era) {
            let rest = out.get(at + era.len()..).unwrap_or_default();
            let digits = rest.chars().take_while(char::is_ascii_digit).count();
            let (year, taken) = match rest.get(..digits).and_then(|d| d.parse::<i32>().ok()) {
                Some(year) => (year, digits),
                None if rest.starts_with('元') => (1, '元'.len_utf8()),
                None => (0, 0),
            };
            let western = before.saturating_add(year).to_string();
            out.replace_range(at..at + era.len() + taken, &western);
        }
    }
    let out = out.replace('日', "").replace(['年', '月'], "-");
    out.replace("-/", "/").trim_end_matches('-').to_owned()
}

/// The words, numbers and signs of a normalised text.
pub(super) fn tokens(text: &str) -> Vec<Spaced> {
    let mut out: Vec<Spaced> = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let trimmed = rest.trim_start();
        let spaced = trimmed.len() < rest.len();
        let class = |c: char| (c.is_alphabetic(), c.is_ascii_digit());
        let Some(head) = trimmed.chars().next() else {
            break;
        };
        let mut length = head.len_utf8();
        if head.is_alphabetic() || head.is_ascii_digit() {
            let run = trimmed.chars().take_while(|c| class(*c) == class(head));
            length = run.map(char::len_utf8).sum();
        }
        let (word, after) = trimmed.split_at(length);
        rest = after;
        let is_decade = word == "s" && !spaced && first.is_alphabetic();
        if let Some(token) = token(word, is_decade, &mut rest) {
            out.push((token, spaced));
        }
    }
    out
}

/// The meaning of one word, number or sign; `None` for a filler.
fn token(word: &str, is_decade: bool, rest: &mut &str) -> Option<Token> {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(word.parse().map_or(Token::Unknown, |value| Token::Number {
            value,
            digits: word.len(),
        }));
    }
    match word {
        "-" | "/" | "," | "." => return word.chars().next().map(Token::Separator),
        "to" | "through" | "until" => return Some(Token::Separator('~')),
        "?" => return Some(Token::Doubt),
        "~" => return Some(Token::Circa),
        "s" if is_decade => return Some(Token::Decade),
        "bc" | "bce" => return Some(Token::Before),
        "ad" | "ce" => return Some(Token::After),
        // "B.C.", "A. D."
        "a" | "b" => {
            let tail = rest.trim_start_matches(['.', ' ']);
            let (letter, era) = if word == "b" {
                ('c', Token::Before)
            } else {
                ('d', Token::After)
            };
            let Some(after) = tail.strip_prefix(letter) else {
                return Some(Token::Unknown);
            };
            if after.starts_with(char::is_alphabetic) {
                return Some(Token::Unknown);
            }
            let ce = after.trim_start_matches('.').strip_prefix('e');
            *rest = ce.unwrap_or(after);
            return Some(era);
        }
        _ => {}
    }
    if CIRCA.contains(&word) {
        return Some(Token::Circa);
    }
    if FILLERS.contains(&word) || word == "sunday" {
        return None;
    }
    Some(month_or_season(word))
}

/// A month or season by its name, or three or more of its first letters.
fn month_or_season(word: &str) -> Token {
    if word.len() < 3 {
        return Token::Unknown;
    }
    let month = MONTHS.iter().position(|name| name.starts_with(word));
    if let Some(month) = month.and_then(|at| u8::try_from(at + 1).ok()) {
        return Token::Month(month);
    }
    let season = SEASONS.iter().find(|(name, _)| name.starts_with(word));
    season.map_or(Token::Unknown, |(_, season)| Token::Season(*season))
}
