//! A piece of a byline, cut down to the name in it.

use crate::address::is_host_name;

use super::organisation::OrganisationKind;
use super::vocabulary::{INTERFACE, LABEL_FILLERS, ORGANISATION_WORDS};
use super::{organisation, person, role};

/// Cuts a piece down to what can be the person's name, and gives the job that stood behind it.
pub(super) fn person_part(text: &str) -> (String, Option<String>) {
    let text = without_heading(text);
    let (text, role) = match role::cut_role(text) {
        Some((name, role)) => (name, Some(role.to_owned())),
        None => (text, None),
    };
    let text = cut_sentence(text);
    let text = cut_interface(&text);
    let text = cut_outlet(&text);
    (without_repetition(&text), role)
}

/// Takes the heading of an author's box away: "About the author Jane Doe".
fn without_heading(text: &str) -> &str {
    const HEADINGS: [&str; 14] = [
        "about",
        "author",
        "authors",
        "über",
        "autor",
        "autorin",
        "autoreninfo",
        "propos",
        "à",
        "auteur",
        "meet",
        "autore",
        "sobre",
        "profil",
    ];
    let bare = |word: &str| {
        word.trim_matches(|mark: char| !mark.is_alphanumeric())
            .to_lowercase()
    };
    let words = role::words(text);
    let heads = words
        .iter()
        .take_while(|(_, word)| {
            let word = bare(word);
            HEADINGS.contains(&word.as_str())
                || LABEL_FILLERS.contains(&word.as_str())
                || matches!(
                    word.as_str(),
                    "der" | "die" | "den" | "l'auteur" | "el" | "de" | "o"
                )
        })
        .count();
    let has_heading = words
        .iter()
        .take(heads)
        .any(|(_, word)| HEADINGS.contains(&bare(word).as_str()));
    match words.get(heads) {
        Some((at, _)) if has_heading => text.get(*at..).unwrap_or(text),
        _ => text,
    }
}

/// Ends the text at the first small word that no name holds: "Laura E. Adkins is Opinion Editor".
fn cut_sentence(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let starts_small = words
        .first()
        .is_some_and(|word| word.starts_with(char::is_lowercase));
    if starts_small
        && words
            .iter()
            .all(|word| word.starts_with(char::is_lowercase))
    {
        return words.join(" ");
    }
    let mut kept: Vec<&str> = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let small = word.starts_with(char::is_lowercase);
        let followed_by_name = words
            .get(index + 1..)
            .is_some_and(|rest| rest.iter().any(|next| next.starts_with(char::is_uppercase)));
        let particle = person::is_particle(word)
            && (followed_by_name || text.contains(','))
            && !is_preposition(word);
        let joined = word.contains(['\'', '’', '-']) && word.chars().any(char::is_uppercase);
        let suffix = matches!(word.trim_end_matches(['.', ',']), "jr" | "sr");
        // "Cindy mangomini": a name that is not written with care.
        let careless = words.len() == 2 && !is_small_word(word);
        if index > 0 && small && !particle && !joined && !suffix && !careless {
            break;
        }
        kept.push(word);
        // "Jane Doe. She covers": a full stop after a whole word ends it.
        let ends = word.ends_with('.')
            && word.chars().count() > 5
            && !word.trim_end_matches('.').contains('.');
        if index > 0 && ends {
            break;
        }
    }
    kept.join(" ")
        .trim_end_matches([',', ' ', '-', '–'])
        .to_owned()
}

/// Small words that begin a place or a beat more often than a surname.
fn is_preposition(word: &str) -> bool {
    matches!(word, "in" | "op" | "a" | "auf" | "til" | "i")
}

/// Drops words of the interface at the end and at the beginning.
fn cut_interface(text: &str) -> String {
    let is_interface = |word: &str| {
        let bare = word
            .trim_matches(|mark: char| !mark.is_alphanumeric())
            .to_lowercase();
        INTERFACE.contains(&bare.as_str()) || bare.is_empty() || is_host_name(&bare)
    };
    let mut words: Vec<&str> = text.split_whitespace().collect();
    while words.len() > 2 && words.last().is_some_and(|word| is_interface(word)) {
        words.pop();
    }
    // "Tips meg": the interface's own words follow from the first of them on.
    if let Some(at) = words.iter().skip(2).position(|word| is_interface(word)) {
        words.truncate(at + 2);
    }
    words.join(" ")
}

/// "Jane Doe Reuters", "Jane Doe NewsTV Health News": a body behind two or more words.
fn cut_outlet(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let outlet_from = (2..words.len()).find(|from| {
        words.get(*from..).is_some_and(|tail| {
            is_outlet(tail)
                && organisation::kind(&tail.join(" ")) != Some(OrganisationKind::Team)
                && tail.iter().all(|word| word.starts_with(char::is_uppercase))
        })
    });
    outlet_from.map_or_else(
        || text.to_owned(),
        |from| {
            words
                .iter()
                .take(from)
                .copied()
                .collect::<Vec<_>>()
                .join(" ")
        },
    )
}

/// An agency; an abbreviation or a brand that other words make a body's name ("XZT News").
fn is_outlet(words: &[&str]) -> bool {
    let joined = words.join(" ");
    if organisation::is_agency(&joined.to_lowercase()) {
        return true;
    }
    let Some((first, rest)) = words.split_first() else {
        return false;
    };
    let headed = rest
        .last()
        .is_some_and(|last| ORGANISATION_WORDS.contains(&last.to_lowercase().as_str()));
    // In a line of capitals every word looks like a brand.
    let shouted = rest.iter().all(|word| *word == word.to_uppercase());
    headed && !shouted && role::looks_like_brand(first)
}

/// "Rachel Brazil Rachel Brazil", "Valentina Palladino Valentina": printed twice.
fn without_repetition(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let half = words.len() / 2;
    if words.len() >= 4 && words.len().is_multiple_of(2) && words.get(..half) == words.get(half..) {
        return words
            .iter()
            .take(half)
            .copied()
            .collect::<Vec<_>>()
            .join(" ");
    }
    if words.len() >= 3 && words.first() == words.last() {
        return words
            .iter()
            .take(words.len() - 1)
            .copied()
            .collect::<Vec<_>>()
            .join(" ");
    }
    text.to_owned()
}

/// Words that go on after a name: short ones, and verbs of saying.
fn is_small_word(word: &str) -> bool {
    word.chars().count() <= 3
        || person::is_particle(word)
        || matches!(
            word,
            "says"
                | "said"
                | "writes"
                | "wrote"
                | "reports"
                | "covers"
                | "from"
                | "with"
                | "this"
                | "that"
                | "about"
                | "sagt"
                | "schreibt"
                | "meint"
                | "berichtet"
                | "leitet"
                | "arbeitet"
                | "unter"
                | "écrit"
                | "dans"
                | "pour"
                | "desde"
                | "para"
                | "scrive"
                | "dalla"
                | "skriver"
                | "updated"
                | "published"
                | "posted"
        )
        || INTERFACE.contains(&word)
}

/// "View author archive": a button, not an organisation.
pub(super) fn starts_with_command(text: &str) -> bool {
    const COMMANDS: [&str; 27] = [
        "updated",
        "published",
        "posted",
        "view",
        "read",
        "get",
        "see",
        "show",
        "share",
        "follow",
        "all",
        "sign",
        "subscribe",
        "click",
        "browse",
        "visit",
        "join",
        "load",
        "mehr",
        "weitere",
        "alle",
        "voir",
        "lire",
        "ver",
        "leer",
        "vedi",
        "bekijk",
    ];
    let first = text
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .to_lowercase();
    COMMANDS.contains(&first.as_str())
}
