//! How the article's body writes words.

use std::collections::HashMap;
use std::ops::Range;

/// Bodies longer than this are cut: what the first pages do not show is not looked for.
const LONGEST: usize = 400_000;
/// A word that stands in more places than this is not followed further.
const MOST_PLACES: usize = 300;

/// How an article's running text writes its words: large in the middle of sentences (names), or
/// small. Headings and other lines in headline case do not count.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// The words as they are written, one behind the other.
    text: String,
    words: Vec<BodyWord>,
    /// The numbers of the words' small forms.
    numbers: HashMap<String, usize>,
    /// By these numbers.
    places: Vec<Places>,
}

#[derive(Clone, Debug)]
struct BodyWord {
    /// Where it is in the text.
    text: Range<usize>,
    /// The number of its small form; `None` where a sentence ends.
    lower: Option<usize>,
    /// Whether a capital here means a name.
    inside: bool,
}

/// A word of a sentence that may still be a heading.
struct SentenceWord<'s> {
    text: &'s str,
    inside: bool,
}

#[derive(Clone, Debug, Default)]
struct Places {
    large: u32,
    small: u32,
    at: Vec<usize>,
}

impl Evidence {
    /// Counts the words of an article's body (plain text, sentences and lines).
    pub fn from_body(body: &str) -> Self {
        let body = crate::text::head(body, LONGEST);
        let mut evidence = Self::default();
        let mut lower = String::new();
        for line in body.split('\n') {
            for sentence in sentences(line) {
                evidence.read_sentence(sentence, &mut lower);
            }
        }
        evidence
    }

    fn places_of(&self, lower: &str) -> Option<&Places> {
        self.places.get(*self.numbers.get(lower)?)
    }

    /// A word as it is written.
    fn written(&self, word: &BodyWord) -> &str {
        self.text.get(word.text.clone()).unwrap_or_default()
    }

    /// Whether there is too little running text to tell anything.
    pub fn is_empty(&self) -> bool {
        self.words.len() < 40
    }

    /// Whether the body is English, by its commonest words.
    pub(super) fn is_english(&self) -> bool {
        let count = |word: &str| self.places_of(word).map_or(0, |places| places.small);
        count("the") >= 2 && count("of") + count("and") + count("to") + count("is") >= 3
    }

    /// Whether the body writes the word (lower case) large inside sentences, and hardly ever small;
    /// `None` where it does not have the word there.
    pub(super) fn writes_large(&self, lower: &str) -> Option<bool> {
        let places = self.places_of(lower)?;
        if places.large == 0 && places.small == 0 {
            return None;
        }
        Some(places.large > 0 && places.large >= 4 * places.small)
    }

    /// The form that the body gives a word inside sentences, where that is not its small form.
    pub(super) fn form(&self, lower: &str) -> Option<&str> {
        if self.writes_large(lower) != Some(true) {
            return None;
        }
        self.places_of(lower)?.at.iter().find_map(|at| {
            let word = self.words.get(*at)?;
            let written = self.written(word);
            (word.inside && written != lower).then_some(written)
        })
    }

    /// Whether the body writes the run of words (lower case) small, and not large as a name.
    pub(super) fn writes_small(&self, lower: &[String]) -> bool {
        let Some(first) = lower.first().and_then(|word| self.places_of(word)) else {
            return false;
        };
        let small = |at: &usize| {
            self.words.get(*at..*at + lower.len()).is_some_and(|run| {
                run.iter()
                    .zip(lower)
                    .all(|(word, wanted)| self.written(word) == wanted)
            })
        };
        first.at.iter().any(small) && self.phrase(lower).is_none()
    }

    /// The forms of a run of words (lower case) that the body writes as one name: large at both
    /// ends, inside a sentence, and not as often small.
    pub(super) fn phrase(&self, lower: &[String]) -> Option<Vec<String>> {
        let first = self.places_of(lower.first()?)?;
        let wanted: Option<Vec<usize>> = lower
            .iter()
            .map(|word| self.numbers.get(word).copied())
            .collect();
        let wanted = wanted?;
        let the = self.numbers.get("the").copied();
        let mut large: u32 = 0;
        let mut small: u32 = 0;
        let mut forms: Option<Vec<String>> = None;
        for at in &first.at {
            let Some(run) = self.words.get(*at..*at + lower.len()) else {
                continue;
            };
            if !run
                .iter()
                .zip(&wanted)
                .all(|(word, wanted)| word.lower == Some(*wanted))
            {
                continue;
            }
            let is_large = |word: &BodyWord| self.written(word).starts_with(char::is_uppercase);
            let (Some(head), Some(tail)) = (run.first(), run.last()) else {
                continue;
            };
            let head_tells = the.is_none() || head.lower != the || head.inside;
            if is_large(head) && is_large(tail) && tail.inside && head_tells {
                // At a sentence's start the first capital says nothing, but the last one does.
                large += 1;
                forms.get_or_insert_with(|| {
                    run.iter()
                        .map(|word| self.written(word).to_owned())
                        .collect()
                });
            } else if !is_large(tail) {
                small += 1;
            }
        }
        forms.filter(|_| large > small)
    }

    fn read_sentence(&mut self, sentence: &str, lower: &mut String) {
        let words = sentence_words(sentence);
        let ends = sentence.trim_end().ends_with(['.', '”', '"']);
        if is_heading(&words, ends) {
            return;
        }
        for word in words {
            lower_into(lower, word.text);
            self.add(&word, lower);
        }
        // No name goes over the end of a sentence.
        self.words.push(BodyWord {
            text: 0..0,
            lower: None,
            inside: false,
        });
    }

    fn add(&mut self, word: &SentenceWord<'_>, lower: &str) {
        let number = self.numbers.get(lower).copied().unwrap_or_else(|| {
            self.places.push(Places::default());
            let number = self.places.len() - 1;
            self.numbers.insert(lower.to_owned(), number);
            number
        });
        let at = self.words.len();
        if let Some(places) = self.places.get_mut(number) {
            if word.text == lower {
                places.small += 1;
            } else if word.inside {
                places.large += 1;
            }
            if places.at.len() < MOST_PLACES {
                places.at.push(at);
            }
        }
        let start = self.text.len();
        self.text.push_str(word.text);
        self.words.push(BodyWord {
            text: start..self.text.len(),
            lower: Some(number),
            inside: word.inside,
        });
    }
}

/// The words of a sentence, and whether a capital would mean a name.
fn sentence_words(sentence: &str) -> Vec<SentenceWord<'_>> {
    let mut words = Vec::new();
    let mut start = true;
    for token in sentence.split_whitespace() {
        let bare = token.trim_matches(|c: char| !c.is_alphanumeric());
        if bare.is_empty() {
            start |= token.contains([':', '"', '“', '•', '-', '–', '—', '|']);
            continue;
        }
        let opening = token.starts_with(['"', '“', '‘', '\'', '(', '[', '«', '•']);
        words.push(SentenceWord {
            text: without_possessive(bare),
            inside: !start && !opening,
        });
        start = token.ends_with([':', '?', '!', ';'])
            || token.ends_with(".\"")
            || token.ends_with(".”");
    }
    words
}

/// Writes the small form of a word over `lower`.
fn lower_into(lower: &mut String, word: &str) {
    lower.clear();
    if word.is_ascii() {
        lower.push_str(word);
        lower.make_ascii_lowercase();
    } else {
        lower.push_str(&word.to_lowercase());
    }
}

fn without_possessive(word: &str) -> &str {
    word.strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .unwrap_or(word)
}

/// A line in headline case; one that ends as sentences do must be so nearly throughout.
fn is_heading(words: &[SentenceWord<'_>], ends: bool) -> bool {
    let is_long = |word: &str| {
        if word.is_ascii() {
            word.len() > 3
        } else {
            word.to_lowercase().chars().nth(3).is_some()
        }
    };
    let told = words
        .iter()
        .skip(1)
        .filter(|word| is_long(word.text) && word.text.starts_with(char::is_alphabetic));
    let (mut large, mut small) = (0, 0);
    for word in told {
        if word.text.starts_with(char::is_uppercase) {
            large += 1;
        } else {
            small += 1;
        }
    }
    let share = if ends { 9 } else { 6 };
    large > 0 && large * 10 >= (large + small) * share
}

/// Rough sentences: a full stop, question or exclamation mark, then a space and a capital.
fn sentences(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = sentence_end(rest).unwrap_or(rest.len());
        let (sentence, after) = rest.split_at_checked(end)?;
        rest = after;
        Some(sentence)
    })
}

fn sentence_end(text: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(found) = text.get(from..)?.find(['.', '?', '!']) {
        let at = from + found;
        let after = text.get(at + 1..)?;
        let closing = after.len()
            - after
                .trim_start_matches(['"', '”', '’', '\'', ')', ']'])
                .len();
        let next = after.get(closing..)?;
        let word = text
            .get(..at)?
            .rsplit(char::is_whitespace)
            .next()
            .unwrap_or_default();
        // "Dr. Jane", "J. Doe", "U.S. Senate" go on.
        let abbreviated = word.chars().count() <= 1
            || word.contains('.')
            || matches!(
                word,
                "Mr" | "Mrs"
                    | "Ms"
                    | "Dr"
                    | "Prof"
                    | "St"
                    | "Gov"
                    | "Sen"
                    | "Rep"
                    | "Gen"
                    | "Lt"
                    | "Col"
                    | "vs"
                    | "No"
                    | "Jr"
                    | "Sr"
            );
        if next.starts_with(char::is_whitespace) && !abbreviated {
            return Some(at + 1 + closing);
        }
        from = at + 1;
    }
    None
}
