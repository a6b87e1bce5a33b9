//! What a difference is like, whatever the words are: the key of a class.
//!
//! Two strings are cut into tokens and aligned; each run of tokens that one side has and the other
//! does not is a hunk. In its signature, words of the items become `w`, `W` or `WW` by their case
//! and digits `9`; what a style or locale has printed, punctuation and markup stay as they are.

use std::collections::BTreeSet;

/// How many tokens a sequence has at most that is looked for behind itself.
const LONGEST_REPEAT: usize = 4;

/// The signatures of all hunks between two strings, without repetition, in order.
pub fn signatures(ours: &str, theirs: &str, words: &BTreeSet<String>) -> Vec<String> {
    let (ours, theirs) = (tokens(ours), tokens(theirs));
    let mut found: Vec<String> = Vec::new();
    for hunk in hunks(&ours, &theirs) {
        let (old, new) = (
            &ours[hunk.ours.0..hunk.ours.1],
            &theirs[hunk.theirs.0..hunk.theirs.1],
        );
        let (mut left, mut right) = (abstracted(old, words), abstracted(new, words));
        if is_small(old) && is_small(new) {
            let before = hunk
                .ours
                .0
                .checked_sub(1)
                .map(|at| abstracted(&ours[at..=at], words));
            let after = ours
                .get(hunk.ours.1)
                .map(|token| abstracted(&[token], words));
            let (before, after) = (before.unwrap_or("^".into()), after.unwrap_or("$".into()));
            left = format!("{before}{{{left}}}{after}");
            right = format!("{{{right}}}");
        }
        let signature = format!("{left} → {right}");
        if !found.contains(&signature) {
            found.push(signature);
        }
    }
    found
}

/// Whether only white space and punctuation differ: then the neighbours tell more.
fn is_small(tokens: &[&str]) -> bool {
    tokens
        .iter()
        .all(|token| !token.starts_with(char::is_alphanumeric))
}

/// Cuts a string into words, numbers, tags, character references, and single characters.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let run = |is_part: fn(char) -> bool| rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let length = match first {
            '<' => rest.find('>').map_or(1, |end| end + 1),
            '&' => rest.find(';').map_or(1, |end| end + 1),
            c if c.is_numeric() => run(char::is_numeric),
            c if c.is_alphabetic() => run(char::is_alphabetic),
            c => c.len_utf8(),
        };
        let (token, tail) = rest.split_at(length);
        tokens.push(token);
        rest = tail;
    }
    tokens
}

/// A run of tokens on each side, as start and end.
struct Hunk {
    ours: (usize, usize),
    theirs: (usize, usize),
}

/// The hunks of a longest common subsequence.
fn hunks(ours: &[&str], theirs: &[&str]) -> Vec<Hunk> {
    let width = theirs.len() + 1;
    let mut common = vec![0u32; (ours.len() + 1) * width];
    for (i, a) in ours.iter().enumerate().rev() {
        for (j, b) in theirs.iter().enumerate().rev() {
            common[i * width + j] = if a == b {
                common[(i + 1) * width + j + 1] + 1
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let mut hunks = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < ours.len() || j < theirs.len() {
        let start = (i, j);
        while i < ours.len() || j < theirs.len() {
            match (ours.get(i), theirs.get(j)) {
                (Some(a), Some(b)) if a == b => break,
                (Some(_), None) => i += 1,
                (Some(_), Some(_)) if common[(i + 1) * width + j] >= common[i * width + j + 1] => {
                    i += 1;
                }
                _ => j += 1,
            }
        }
        if start != (i, j) {
            hunks.push(Hunk {
                ours: (start.0, i),
                theirs: (start.1, j),
            });
        }
        while i < ours.len() && j < theirs.len() && ours[i] == theirs[j] {
            i += 1;
            j += 1;
        }
    }
    hunks
}

/// The tokens without what is the items' own; what repeats stands once.
fn abstracted(tokens: &[&str], words: &BTreeSet<String>) -> String {
    let mut shapes: Vec<&str> = Vec::new();
    for token in tokens {
        shapes.push(shape(token, words));
        for length in 1..=LONGEST_REPEAT {
            let end = shapes.len();
            if end >= 2 * length && shapes[end - length..] == shapes[end - 2 * length..end - length]
            {
                shapes.truncate(end - length);
            }
        }
    }
    shapes.concat()
}

fn shape<'t>(token: &'t str, words: &BTreeSet<String>) -> &'t str {
    let Some(first) = token.chars().next() else {
        return token;
    };
    if first.is_numeric() {
        "9"
    } else if !first.is_alphabetic() || !words.contains(&token.to_lowercase()) {
        token
    } else if !first.is_uppercase() {
        "w"
    } else if token.chars().skip(1).any(char::is_uppercase) {
        "WW"
    } else {
        "W"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(ours: &str, theirs: &str, expected: &[&str]) {
        let words = ["roe", "otters", "at", "home"].map(str::to_owned).into();
        assert_eq!(signatures(ours, theirs, &words), expected);
    }

    #[test]
    fn words_of_items_and_numbers_are_abstract_and_terms_are_not() {
        check(
            "Roe, 2001, Otters",
            "Roe, 1999, otters",
            &["9 → 9", "W → w"],
        );
        check("Roe (eds)", "Roe (ed)", &["eds → ed"]);
        check("Roe. Otters at home. ", "Roe. ", &["W w.  → "]);
        check("1, 2, 3, 4", "1–4", &[", 9,  → –"]);
    }

    #[test]
    fn punctuation_is_shown_with_its_neighbours() {
        check("Roe, 2001", "Roe 2001", &["W{,}  → {}"]);
        check("<i>Roe</i>", "Roe", &["^{<i>}W → {}", "W{</i>}$ → {}"]);
        check("Roe", "Roe", &[]);
    }
}
