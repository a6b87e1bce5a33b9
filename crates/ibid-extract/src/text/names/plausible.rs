//! Whether a text can be a person's name.

use super::east_asian;
use super::organisation;
use super::person::is_particle;
use super::role;
use super::vocabulary::{INTERFACE, PLACEHOLDERS};

/// How likely a text is to be one person's name, 0 to 1.
///
/// 0 for what holds code, addresses, digits or sentences and for placeholder accounts ("admin");
/// low for words of a page's interface and for organisations; about 0.5 for a single word, which may
/// be a pen name; above 0.8 for what has the shape of a name.
pub fn is_plausible_person(text: &str) -> f32 {
    let text = text.trim();
    if text.is_empty() || text.len() > 120 || is_placeholder(text) || has_code(text) {
        return 0.0;
    }
    if east_asian::is_east_asian(text) {
        return east_asian::plausibility(text);
    }
    let mut words: Vec<&str> = text.split_whitespace().collect();
    while words.len() > 2 && words.last().is_some_and(|word| role::is_credential(word)) {
        words.pop();
    }
    let digits = text.chars().any(char::is_numeric);
    if words.len() > 6 || (digits && words.len() > 1) {
        return 0.0;
    }
    if words.iter().any(|word| word.chars().count() > 30) {
        return 0.0;
    }
    if let [only] = words.as_slice() {
        return single(only, digits);
    }
    let bare = |word: &str| {
        word.trim_matches(|mark: char| !mark.is_alphanumeric())
            .to_lowercase()
    };
    // "Larry Page", but not "View Profile" or "Jane Doe Follow".
    match words
        .iter()
        .filter(|word| is_interface(&bare(word)))
        .count()
    {
        0 => {}
        1 if words.len() == 2
            && words.last().is_some_and(|last| {
                matches!(
                    bare(last).as_str(),
                    "page" | "post" | "link" | "home" | "read" | "rate" | "name" | "play" | "menu"
                )
            }) =>
        {
            return 0.45;
        }
        _ => return 0.1,
    }
    if organisation::kind(text).is_some() || role::is_role(text) {
        return 0.2;
    }
    shape(&words)
}

/// Whether a text is an account or placeholder that names nobody.
pub(super) fn is_placeholder(text: &str) -> bool {
    let lower = text.to_lowercase();
    PLACEHOLDERS.contains(
        &lower.trim_matches(|mark: char| !mark.is_alphanumeric() && mark != '[' && mark != ']'),
    ) || is_template_field(text)
}

/// `facebook_url`, `author_name`: a field of a template that nothing was filled into.
fn is_template_field(text: &str) -> bool {
    let is_identifier = text
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    let is_field = |word: &str| matches!(word, "url" | "name" | "id") || is_interface(word);
    is_identifier && text.contains('_') && text.split('_').any(is_field)
}

fn is_interface(bare: &str) -> bool {
    INTERFACE.contains(&bare)
}

/// Marks that stand in code, addresses and sentences only.
fn has_code(text: &str) -> bool {
    text.contains([
        '{', '}', '<', '>', '[', ']', '@', ';', '=', '\\', '^', '~', '%', '$', '€', '!', '?', '#',
        '*', '|', '\u{fffd}',
    ]) || text.contains(": ")
        || text.contains("://")
        || text.ends_with(':')
        || !text.chars().any(char::is_alphabetic)
}

/// A pen name, a user name, a given name.
fn single(word: &str, digits: bool) -> f32 {
    let lower = word.to_lowercase();
    // "Comments67": the count is glued to the word.
    let lower = lower.trim_matches(|mark: char| !mark.is_alphabetic());
    if is_interface(lower) || word.contains('/') && !word.starts_with("u/") {
        return 0.1;
    }
    let capital = word.starts_with(char::is_uppercase);
    match (capital, digits) {
        (true, false) if word.chars().count() >= 2 => 0.55,
        (true, _) => 0.35,
        (false, false) => 0.4,
        (false, true) => 0.3,
    }
}

fn shape(words: &[&str]) -> f32 {
    let last = words.len() - 1;
    let inverted = words.iter().any(|word| word.ends_with(','));
    let mut small = 0;
    let mut wrong = 0;
    for (index, word) in words.iter().enumerate() {
        let letters = word.trim_matches(|mark: char| {
            matches!(
                mark,
                '"' | '“' | '”' | '\'' | '‘' | '’' | '(' | ')' | '„' | ','
            )
        });
        if letters.is_empty() || letters.contains(['"', ':', '(', ')', '&', '/', '_']) {
            wrong += 1;
        } else if is_particle(letters)
            && (index < last || inverted)
            && (index > 0 || !is_preposition(letters))
        {
            // "van", "de la": at home anywhere but at the end.
        } else if !starts_like_name(letters) {
            small += 1;
        } else if letters.ends_with('.') && ends_sentence(letters) {
            wrong += 1;
        }
    }
    if wrong > 0 {
        return 0.2;
    }
    match (small, words.len()) {
        (0, 2..=4) => 0.95,
        (0, _) => 0.7,
        // "cindy mangomini", "bell hooks", "Cindy mangomini".
        (_, 2) => 0.4,
        _ => 0.15,
    }
}

/// Particles that more often begin a place or a beat: "in Gefühle".
fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "in" | "op" | "a" | "auf" | "til" | "i" | "e" | "y" | "und"
    )
}

/// A capital, a letter of a script without capitals, or an elided article before a capital.
fn starts_like_name(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else {
        return false;
    };
    first.is_uppercase()
        || !first.is_lowercase()
        || is_suffix_word(word)
        || word
            .split(['\'', '’', '-'])
            .skip(1)
            .any(|rest| rest.starts_with(char::is_uppercase))
}

fn is_suffix_word(word: &str) -> bool {
    matches!(word.trim_end_matches('.'), "jr" | "sr")
}

/// "reporter." ends a sentence; "Jr." and "St." do not.
fn ends_sentence(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    word.chars().count() > 4 && !word.contains('.') && word.chars().skip(1).all(char::is_lowercase)
}
