//! Names in capitals, brought to how they are written.

/// Particles that are written small in names that are otherwise in capitals.
const SMALL: [&str; 14] = [
    "von", "van", "der", "den", "de", "la", "del", "dos", "das", "du", "und", "y", "e", "zu",
];

/// Recases a name of which every letter is a capital ("JANE DOE", "SUSIE O'BRIEN"); others stay.
pub(super) fn recase(name: &str) -> String {
    if !is_all_capitals(name) {
        return name.to_owned();
    }
    let words: Vec<String> = name
        .split(' ')
        .enumerate()
        .map(|(index, word)| {
            let lower = word.to_lowercase();
            if index > 0 && SMALL.contains(&lower.as_str()) {
                lower
            } else {
                recase_word(word)
            }
        })
        .collect();
    words.join(" ")
}

/// Two words at least, no small letter, and one word that is no set of initials.
pub(super) fn is_all_capitals(name: &str) -> bool {
    let mut words = 0;
    let mut long = false;
    for word in name.split_whitespace() {
        if word.chars().any(char::is_lowercase) {
            return false;
        }
        words += 1;
        long |= is_long_capitals(word);
    }
    words >= 2 && long
}

/// "SMITH", but not "J.K." or "TJ".
pub(super) fn is_long_capitals(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 3
        && !word.contains('.')
        && word
            .chars()
            .filter(|c| c.is_alphabetic())
            .all(char::is_uppercase)
}

/// A word in capitals as it is written in a name.
pub(super) fn recase_word(word: &str) -> String {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    // Initials: "J.K.", "TJ", "III".
    if word.contains('.') || is_roman_suffix(word) || (letters <= 2 && !has_vowel(word)) {
        return word.to_owned();
    }
    let mut out = String::with_capacity(word.len());
    let mut start = true;
    for character in word.chars() {
        if start {
            out.push(character);
        } else {
            out.extend(character.to_lowercase());
        }
        // A hyphen begins a new part; an apostrophe does after one or two letters ("O'", "D'").
        let elision = matches!(character, '\'' | '’') && out.chars().count() <= 3;
        start = matches!(character, '-' | '\u{2010}' | '(')
            || elision
            || !character.is_alphabetic() && start;
    }
    capitalise_after_mc(&out)
}

fn is_roman_suffix(word: &str) -> bool {
    matches!(word.trim_end_matches('.'), "II" | "III" | "IV")
}

fn has_vowel(word: &str) -> bool {
    word.chars()
        .flat_map(char::to_lowercase)
        .any(|letter| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'))
}

/// "Mcdonald" is "McDonald"; "Mac" is left, for "Macy" and "Mackenzie" are as frequent.
fn capitalise_after_mc(word: &str) -> String {
    let Some(rest) = word.strip_prefix("Mc") else {
        return word.to_owned();
    };
    let mut characters = rest.chars();
    characters.next().map_or_else(
        || word.to_owned(),
        |first| {
            let mut out = String::from("Mc");
            out.extend(first.to_uppercase());
            out.push_str(characters.as_str());
            out
        },
    )
}
