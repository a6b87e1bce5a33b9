//! Several names in one field.

use super::{organisation, person, plausible, role};

/// How a piece is joined to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// The first piece.
    First,
    /// A comma: another name, or a role, a place, an affiliation.
    Comma,
    /// "and", "&", a semicolon: another name.
    And,
    /// A slash or dash: as a comma, but an organisation is an affiliation.
    Slash,
}

/// A piece of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub text: String,
    pub joint: Joint,
}

/// Words between names, with the languages whose names they cannot be a part of. An empty list: a
/// conjunction wherever it stands.
const CONJUNCTIONS: &[(&str, &[&str])] = &[
    ("and", &[]),
    ("und", &[]),
    ("et", &[]),
    ("och", &[]),
    ("og", &[]),
    ("oraz", &[]),
    ("with", &[]),
    ("mit", &[]),
    ("avec", &[]),
    ("og", &[]),
    ("và", &[]),
    ("dan", &["id", "ms"]),
    ("és", &[]),
    ("și", &[]),
    ("şi", &[]),
    ("ve", &["tr", "az"]),
    ("та", &[]),
    ("και", &[]),
    ("и", &[]),
    ("і", &[]),
    ("й", &[]),
    ("ja", &["fi", "et"]),
    ("ir", &["lt"]),
    ("un", &["lv"]),
    ("eta", &["eu"]),
    ("και", &[]),
    ("y", &["es", "gl"]),
    ("e", &["it", "pt", "gl"]),
    ("i", &["pl", "hr", "sr", "bs", "ca"]),
    ("en", &["nl", "af"]),
    ("a", &["cs", "sk"]),
    ("in", &["sl"]),
    ("con", &["es", "it"]),
    ("com", &["pt"]),
    ("med", &["sv", "da", "nb", "no"]),
    ("met", &["nl", "af"]),
    ("con", &["es"]),
    ("و", &[]),
    ("ו", &[]),
    ("और", &[]),
    ("এবং", &[]),
    ("และ", &[]),
    ("e", &["it"]),
    ("agus", &["ga"]),
    ("in", &["sl"]),
    ("dhe", &["sq"]),
    ("ja", &["fi"]),
];

/// Splits a field into its pieces: at semicolons, conjunctions of the language, slashes and commas,
/// except inside an organisation's name and between a surname and a given name.
pub(super) fn pieces(field: &str, language: &str) -> Vec<Piece> {
    let field = field.trim();
    if is_one_organisation(field) {
        return vec![Piece {
            text: field.to_owned(),
            joint: Joint::First,
        }];
    }
    let mut pieces: Vec<Piece> = Vec::new();
    for (index, strong) in field.split([';', '；', '،', '、']).enumerate() {
        let mut joint = if index == 0 { Joint::First } else { Joint::And };
        for group in at_conjunctions(strong, language) {
            for piece in at_commas(&group) {
                let text = piece
                    .text
                    .trim_matches([' ', ',', '.', '-', '–', '—'])
                    .to_owned();
                // "Jr." keeps its full stop, initials too.
                let text = if ends_with_abbreviation(&piece.text) {
                    piece
                        .text
                        .trim_matches([' ', ',', '-', '–', '—'])
                        .to_owned()
                } else {
                    text
                };
                if !text.is_empty() {
                    let joint = if piece.joint == Joint::First {
                        joint
                    } else {
                        piece.joint
                    };
                    pieces.push(Piece { text, joint });
                }
            }
            joint = Joint::And;
        }
    }
    if let Some(first) = pieces.first_mut() {
        first.joint = Joint::First;
    }
    pieces
}

fn ends_with_abbreviation(text: &str) -> bool {
    let last = text
        .trim_end_matches([' ', ',', '-', '–', '—'])
        .rsplit(' ')
        .next()
        .unwrap_or_default();
    last.ends_with('.') && last.chars().count() <= 5
}

/// "Bureau of Labor and Statistics", "Johnson & Johnson", "Prince and the Revolution",
/// "Staff and news service reports": conjunctions and commas inside are part of the name.
fn is_one_organisation(field: &str) -> bool {
    let lower = field.to_lowercase();
    if organisation::is_agency(&lower) {
        return true;
    }
    let words: Vec<&str> = lower.split_whitespace().collect();
    let conjunction = words
        .iter()
        .position(|word| matches!(*word, "and" | "&" | "und" | "et" | "+"));
    let Some(at) = conjunction else { return false };
    let (left, right) = words.split_at(at);
    let right = right.get(1..).unwrap_or_default();
    // The head stands first: "Jane Doe, University of X, and John Roe" has people before it.
    let headed = left.windows(2).take(3).any(|pair| {
        matches!(pair, [head, "of" | "for" | "für" | "de" | "du" | "des" | "der"] if is_head(head))
    }) && !left.iter().take(2).any(|word| word.ends_with(','));
    let one_each_side = left.len() == 1 && right.len() == 1 && words.get(at) == Some(&"&");
    let band = right
        .first()
        .is_some_and(|first| matches!(*first, "the" | "die" | "les"))
        && left.len() == 1;
    let ampersand = words.get(at) == Some(&"&")
        && !field.contains(',')
        && organisation::kind(field).is_some()
        && !(left.len() >= 2 && right.len() == 2 && !right.iter().any(|word| is_head(word)));
    // All in small letters but the first word: a phrase, not two names.
    let phrase = left.len() <= 2
        && organisation::kind(field).is_some()
        && field
            .split_whitespace()
            .skip(at + 1)
            .all(|word| word.starts_with(char::is_lowercase));
    let shouted_phrase = field == field.to_uppercase()
        && right.len() >= 2
        && organisation::kind(&left.join(" ")).is_some()
        && organisation::kind(&right.join(" ")).is_some();
    // "The Nowhere and Elsewhere defence ministries".
    let plural = matches!(left.first(), Some(&"the"))
        && field
            .split_whitespace()
            .last()
            .is_some_and(|last| last.starts_with(char::is_lowercase));
    headed
        || plural
        || one_each_side
        || band
        || ampersand
        || phrase
        || left.first() == Some(&"staff")
        || shouted_phrase
}

fn is_head(word: &str) -> bool {
    super::vocabulary::ORGANISATION_WORDS.contains(&word)
}

/// Splits at conjunctions that stand between names.
fn at_conjunctions(text: &str, language: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut groups: Vec<Vec<&str>> = vec![Vec::new()];
    for (index, word) in words.iter().enumerate() {
        let before = groups.last().map_or(0, Vec::len);
        let after = words.get(index + 1..).unwrap_or_default();
        if is_conjunction(word, language, before, after) {
            groups.push(Vec::new());
        } else if let Some(name) = joined_name(word).filter(|_| before >= 2 && !after.is_empty()) {
            groups.push(vec![name]);
        } else if let Some(group) = groups.last_mut() {
            group.push(word);
        }
    }
    groups
        .into_iter()
        .map(|group| group.join(" "))
        .filter(|group| !group.is_empty())
        .collect()
}

/// Arabic and Hebrew write "and" in one with the next word: "أحمد محمد وعلي حسن".
fn joined_name(word: &str) -> Option<&str> {
    const OWN: [&str; 22] = [
        "وليد",
        "وائل",
        "وسيم",
        "وفاء",
        "وجدي",
        "وحيد",
        "وردة",
        "وداد",
        "وصال",
        "ولاء",
        "وسام",
        "وجيه",
        "واصف",
        "ورد",
        "وهبي",
        "وهيب",
        "ורד",
        "ויקטור",
        "ולדימיר",
        "ויטלי",
        "ויקי",
        "וואליד",
    ];
    let name = word.strip_prefix(['و', 'ו'])?;
    (name.chars().count() >= 3 && !OWN.contains(&word)).then_some(name)
}

fn is_conjunction(word: &str, language: &str, before: usize, after: &[&str]) -> bool {
    if matches!(word, "&" | "+" | "＆") {
        return true;
    }
    let lower = word.to_lowercase();
    // "JOSH AND DAVID"; a capital alone is an initial, and "Dan" a name.
    let shouted = word.chars().count() > 1
        && word.chars().all(char::is_uppercase)
        && after
            .iter()
            .all(|next| !next.chars().any(char::is_lowercase));
    if lower != word && !shouted {
        return false;
    }
    CONJUNCTIONS.iter().any(|(conjunction, languages)| {
        let short = !languages.is_empty();
        if *conjunction != lower {
            return false;
        }
        if !short {
            return true;
        }
        // "José Ortega y Gasset", "Artur da Costa e Silva": two whole names must stand around it.
        let next_name = after
            .iter()
            .take_while(|next| !next.ends_with(',') && !is_any_conjunction(next))
            .count()
            + usize::from(after.first().is_some_and(|next| next.ends_with(',')));
        let known = languages.contains(&language);
        let surname_joiner = matches!(*conjunction, "y" | "e" | "i");
        let capital_follows = after
            .first()
            .is_some_and(|next| next.starts_with(char::is_uppercase));
        capital_follows
            && before >= 1
            && if surname_joiner {
                (before >= 2 && next_name >= 2) || (before == 1 && known)
            } else {
                known
            }
    })
}

fn is_any_conjunction(word: &str) -> bool {
    CONJUNCTIONS
        .iter()
        .any(|(conjunction, _)| *conjunction == word)
}

/// Splits at commas and slashes, keeping "Last, First" together.
fn at_commas(group: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut joint = Joint::First;
    for (index, slashed) in spaced_slashes(group).into_iter().enumerate() {
        if index > 0 {
            joint = Joint::Slash;
        }
        let parts: Vec<&str> = slashed
            .split([',', '，'])
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect();
        for text in pair_inverted(&parts) {
            pieces.push(Piece { text, joint });
            joint = Joint::Comma;
        }
    }
    pieces
}

/// Parts around slashes and dashes that have spaces, or a slash between two whole names.
fn spaced_slashes(text: &str) -> Vec<String> {
    let spaced = text
        .replace(" / ", "\n")
        .replace(" /", "\n")
        .replace(" // ", "\n")
        .replace('／', "\n")
        .replace(" - ", "\n")
        .replace(" – ", "\n")
        .replace(" — ", "\n");
    spaced
        .split('\n')
        .flat_map(|part| {
            let halves: Vec<&str> = part.split('/').map(str::trim).collect();
            let names = halves.len() > 1
                && halves.iter().all(|half| {
                    half.split(' ').count() >= 2 && plausible::is_plausible_person(half) > 0.6
                });
            if names {
                halves.into_iter().map(str::to_owned).collect::<Vec<_>>()
            } else {
                vec![part.trim().to_owned()]
            }
        })
        .filter(|part| !part.is_empty())
        .collect()
}

/// Puts inverted names together: "Gillman", "Steve" becomes "Gillman, Steve"; so does every pair
/// of "Smith", "J.", "Doe", "R.".
fn pair_inverted(parts: &[&str]) -> Vec<String> {
    let mut merged: Vec<String> = Vec::new();
    let names: Vec<&str> = parts.to_vec();
    let all_pairs = names.len() >= 2
        && names.len().is_multiple_of(2)
        && names
            .chunks(2)
            .all(|pair| matches!(pair, [family, given] if is_inverted(family, given)));
    let one_pair = names.len() == 2
        || (names.len() == 3
            && names
                .get(2)
                .is_some_and(|last| person::is_suffix(last) || role::is_credential(last)));
    let initials_pairs = all_pairs
        && names
            .chunks(2)
            .all(|pair| pair.last().is_some_and(|given| is_initials(given)));
    if initials_pairs
        || (one_pair
            && matches!(names.as_slice(), [family, given, ..] if is_inverted(family, given)))
    {
        for pair in names.chunks(2) {
            if let [family, given] = pair {
                merged.push(format!("{family}, {given}"));
            } else if let (Some(last), [suffix]) = (merged.last_mut(), pair) {
                last.push_str(", ");
                last.push_str(suffix);
            }
        }
        return merged;
    }
    for name in names {
        // A suffix or a degree belongs to the name before it.
        let belongs = person::is_suffix(name) || role::is_credential(name);
        match merged.last_mut() {
            Some(last) if belongs => {
                last.push_str(", ");
                last.push_str(name);
            }
            _ => merged.push(name.to_owned()),
        }
    }
    merged
}

/// Whether two parts are one name, family name first: one word (with particles), then given names.
fn is_inverted(family: &str, given: &str) -> bool {
    let family_words: Vec<&str> = family.split(' ').collect();
    let given_words: Vec<&str> = given.split(' ').collect();
    let surname = family_words
        .iter()
        .filter(|word| !person::is_particle(&word.to_lowercase()))
        .count();
    let letters_only = |text: &str| {
        text.chars().all(|c| {
            c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '’' | '\u{2010}' | '\u{2011}')
        }) || text.chars().any(|c| ('\u{300}'..='\u{36f}').contains(&c))
    };
    let plain = letters_only(family)
        && letters_only(given)
        && family.starts_with(char::is_alphabetic)
        && given.starts_with(char::is_uppercase);
    let no_other = organisation::kind(given).is_none()
        && !organisation::is_agency(&given.to_lowercase())
        && organisation::kind(family).is_none()
        && !organisation::is_agency(&family.to_lowercase())
        && !role::is_role(given)
        && !person::is_suffix(given)
        && !role::is_credential_only(given)
        && is_given(&given_words);
    plain
        && no_other
        && given_words.len() <= 4
        && (surname == 1
            || (surname == 2
                && !role::is_credential(given)
                && (is_initials(given)
                    || family.contains(' ') && given_words.len() == 1 && is_initials(given))))
}

/// Given names, perhaps with the family name's particle behind: "Michiel de".
fn is_given(words: &[&str]) -> bool {
    let particles = words
        .iter()
        .rev()
        .take_while(|word| person::is_particle(word))
        .count();
    let given = words.split_at(words.len() - particles).0;
    !given.is_empty() && plausible::is_plausible_person(&given.join(" ")) > 0.3
}

/// "J.", "J. R. R.", "JRR".
fn is_initials(given: &str) -> bool {
    given
        .split([' ', '.', '-'])
        .filter(|part| !part.is_empty())
        .all(|part| {
            part.chars().count() <= 3
                && part.chars().all(char::is_uppercase)
                && (part.chars().count() == 1 || part.len() <= 3)
        })
}
