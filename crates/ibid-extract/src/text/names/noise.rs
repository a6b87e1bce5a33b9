//! Dates, times and counts in a byline.

use crate::text::dates::{find_dates, month_number};

/// Takes dates out, with the small words before them, and numbers with the units after them.
pub(super) fn without_dates(text: &str, language: &str) -> String {
    let languages: Vec<&str> = if language.is_empty() {
        Vec::new()
    } else {
        vec![language]
    };
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for found in find_dates(text, &languages) {
        let before = text.get(from..found.span.start).unwrap_or_default();
        out.push_str(without_weekday(before));
        out.push('\n');
        from = found.span.end;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out.split('\n')
        .map(without_numbers)
        .collect::<Vec<_>>()
        .join("\n")
}

/// "Jane Doe Fr, 18. Oktober": the day of the week goes with the date.
fn without_weekday(before: &str) -> &str {
    let trimmed = before.trim_end_matches([' ', ',', '.', '(', '|']);
    let last = trimmed.rsplit([' ', '\n']).next().unwrap_or_default();
    if DAYS.contains(&last.to_lowercase().as_str()) {
        trimmed.get(..trimmed.len() - last.len()).unwrap_or(before)
    } else {
        before
    }
}

/// Ends a field at a number ("10:44 am PST", "5 min read", "51 Comments", "8 января") and drops
/// the words that count with it.
fn without_numbers(line: &str) -> String {
    let words: Vec<&str> = line.split(' ').collect();
    let alone = words.iter().filter(|word| !word.is_empty()).count() <= 1;
    let mut out = String::with_capacity(line.len());
    let mut counting = false;
    for (index, word) in words.iter().enumerate() {
        // A user name may hold digits, where it stands alone ("Flo9r").
        let is_number = is_number(word) && !(alone && word.starts_with(char::is_alphabetic));
        let is_counted = counting && is_unit(word);
        let before_number = words
            .get(index + 1)
            .is_some_and(|next| is_number_start(next));
        let is_month = before_number && month_number(word.trim_matches([',', '.'])).is_some();
        if is_number || is_counted || is_month {
            if !out.ends_with('\n') {
                out.push('\n');
            }
            counting = true;
        } else {
            counting = false;
            if !out.is_empty() && !out.ends_with('\n') {
                out.push(' ');
            }
            out.push_str(word);
        }
    }
    out
}

fn is_number_start(word: &str) -> bool {
    word.starts_with(|next: char| next.is_ascii_digit())
}

/// Mostly digits: "10:44", "4.34pm", "2016", "1st", "(42)".
fn is_number(word: &str) -> bool {
    let digits = word.chars().filter(|c| c.is_numeric()).count();
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    digits > 0 && digits >= letters && letters <= 3
}

fn is_unit(word: &str) -> bool {
    let lower = word.to_lowercase();
    UNITS.contains(&lower.trim_matches(|mark: char| !mark.is_alphanumeric()))
        || month_number(word.trim_matches([',', '.'])).is_some()
}

/// Days of the week, and their short forms.
#[rustfmt::skip]
const DAYS: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag", "mo", "di", "mi", "do", "fr", "sa", "so", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag", "mandag", "tirsdag", "lørdag", "søndag", "poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье", "pazartesi", "salı", "çarşamba", "perşembe",
];

/// Words that count with a number.
#[rustfmt::skip]
const UNITS: &[&str] = &[
    "am", "pm", "a.m", "p.m", "et", "pt", "ct", "est", "edt", "pst", "pdt", "cst", "cdt", "gmt", "utc", "bst", "ist", "cet", "cest", "uhr", "h", "min", "mins", "minute", "minutes", "minuten", "minuti", "minutos", "minuter", "mn", "sec", "seconds", "read", "reading", "ago", "hour", "hours", "hrs", "day", "days", "week", "weeks", "month", "months", "year", "years", "comments", "comment", "kommentare", "kommentar", "commentaires", "comentarios", "views", "view", "shares", "share", "likes", "reads", "words", "stunden", "stunde", "tagen", "tage", "heures", "horas", "ore", "часов", "минут",
];
