//! Whether two names of different sources are one person's.

use ibid_model::Name;
use unicode_normalization::UnicodeNormalization;

/// Whether two names can be the same person's: accents, case, order, initials and left-out middle
/// names aside. "J. R. R. Tolkien", "Tolkien, John Ronald Reuel" and "JOHN TOLKIEN" are the same;
/// "Jane Doe" and "John Doe" are not.
pub fn same_person(a: &Name, b: &Name) -> bool {
    let (a, b) = (words(a), words(b));
    if a.is_empty() || b.is_empty() {
        return false;
    }
    if a.concat() == b.concat() || sorted(&a) == sorted(&b) {
        return true;
    }
    let (Some((family_a, given_a)), Some((family_b, given_b))) = (a.split_last(), b.split_last())
    else {
        return false;
    };
    !given_a.is_empty()
        && !given_b.is_empty()
        && family_a == family_b
        && given_match(given_a, given_b)
}

/// First given names agree (or one is the other's initial), and so do the rest as far as both go.
fn given_match(a: &[String], b: &[String]) -> bool {
    let (a, b) = (initials_apart(a), initials_apart(b));
    a.iter().zip(&b).all(|(one, other)| {
        one == other
            || (one.chars().count() == 1 && other.starts_with(one.as_str()))
            || (other.chars().count() == 1 && one.starts_with(other.as_str()))
    })
}

/// "JRR" before a family name is three initials.
fn initials_apart(given: &[String]) -> Vec<String> {
    given
        .iter()
        .flat_map(|word| {
            let consonants = !word.contains(['a', 'e', 'i', 'o', 'u', 'y']);
            if word.len() <= 3 && consonants && word.is_ascii() {
                word.chars().map(String::from).collect()
            } else {
                vec![word.clone()]
            }
        })
        .collect()
}

fn sorted(words: &[String]) -> Vec<&String> {
    let mut sorted: Vec<&String> = words.iter().collect();
    sorted.sort();
    sorted
}

/// The name's words, given names first, folded; a literal's words in its order.
fn words(name: &Name) -> Vec<String> {
    let parts = [
        &name.literal,
        &name.given,
        &name.dropping_particle,
        &name.non_dropping_particle,
        &name.family,
    ];
    parts
        .into_iter()
        .flatten()
        .flat_map(|part| {
            fold(part)
                .split(' ')
                .filter(|word| !word.is_empty())
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Lower case without accents; marks become spaces; letters that do not decompose are spelt out.
pub(super) fn fold(text: &str) -> String {
    text.nfkd()
        .flat_map(char::to_lowercase)
        .filter(|character| !matches!(character, '\u{300}'..='\u{36f}' | '\'' | '’' | '‘' | '`'))
        .fold(String::with_capacity(text.len()), |mut out, character| {
            match character {
                'ß' => out.push_str("ss"),
                'æ' => out.push_str("ae"),
                'œ' => out.push_str("oe"),
                'ø' => out.push('o'),
                'ł' => out.push('l'),
                'đ' | 'ð' => out.push('d'),
                'þ' => out.push_str("th"),
                'ı' => out.push('i'),
                other if other.is_alphanumeric() => out.push(other),
                _ => out.push(' '),
            }
            out
        })
}
