//! A byline's fields: what stands between bars and lines, and what its labels say.

use super::Contribution;
use super::noise;
use super::vocabulary::{BY, DEEDS, LABEL_FILLERS, OTHER_LABELS};

/// A stretch of a byline with what its label says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Field {
    /// The label's meaning; `None` without a label.
    pub label: Option<Label>,
    /// What follows the label.
    pub text: String,
}

/// What a label says of what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// Names, and what they did.
    Names(Contribution),
    /// Something else: a date, a source, tags.
    Other,
}

/// Divides a tidied byline into fields, dates and times taken out.
pub(super) fn split(text: &str, language: &str) -> Vec<Field> {
    let text = noise::without_dates(text, language);
    let mut fields: Vec<Field> = Vec::new();
    let mut pending: Option<Label> = None;
    for segment in segments(&text) {
        for field in labelled(segment, language) {
            let label = field.label.or(pending);
            if field.text.is_empty() {
                // A label alone on its line speaks of the next one.
                pending = label.filter(|label| *label != Label::Other);
                continue;
            }
            pending = None;
            fields.push(Field { label, ..field });
        }
    }
    fields
}

/// Parts between line breaks, and middle dots and bars with spaces around them.
fn segments(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n')
        .flat_map(|line| line.split(" · "))
        .flat_map(|line| line.split(" ∙ "))
        .flat_map(|line| line.split(" ‧ "))
        .flat_map(|line| line.split(" :: "))
        .flat_map(|line| line.split(" // "))
        .map(|part| {
            unbracketed(part).trim_matches([
                ' ', '-', '–', '—', '·', ',', '/', '|', '*', '+', '=', '~', '_', ';', '\u{3000}',
            ])
        })
        .filter(|part| !part.is_empty())
}

/// "[田中宏昌，TechNews]": brackets around the whole say nothing.
fn unbracketed(part: &str) -> &str {
    let part = part.trim();
    [
        ('[', ']'),
        ('(', ')'),
        ('【', '】'),
        ('（', '）'),
        ('［', '］'),
    ]
    .iter()
    .find_map(|(open, close)| {
        let inner = part.strip_prefix(*open)?.strip_suffix(*close)?;
        (!inner.contains([*open, *close])).then_some(inner)
    })
    .unwrap_or(part)
}

/// Divides a segment at its labels.
fn labelled(segment: &str, language: &str) -> Vec<Field> {
    let spaced = space_colons(segment);
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut fields = vec![Field {
        label: None,
        text: String::new(),
    }];
    let mut at = 0;
    while at < words.len() {
        let at_start = fields.last().is_some_and(|field| field.text.is_empty());
        if let Some((label, next)) = label_at(&words, at, at_start, language) {
            fields.push(Field {
                label: Some(label),
                text: String::new(),
            });
            at = next;
            continue;
        }
        if let (Some(field), Some(word)) = (fields.last_mut(), words.get(at)) {
            if *word == ":" {
                // A colon after no known label: what follows is about something else.
                fields.push(Field {
                    label: Some(Label::Other),
                    text: String::new(),
                });
            } else {
                if !field.text.is_empty() {
                    field.text.push(' ');
                }
                field.text.push_str(word);
            }
        }
        at += 1;
    }
    let labelled = fields.iter().any(|field| field.label.is_some());
    fields.retain(|field| field.label.is_some() || !field.text.is_empty());
    if !labelled {
        fields.retain(|field| !field.text.is_empty());
    }
    // "Author: by Jane Doe": the first of two labels in a row has no text of its own.
    let mut kept: Vec<Field> = Vec::new();
    for field in fields {
        if let Some(last) = kept.last_mut()
            && last.text.is_empty()
        {
            *last = Field {
                label: field.label.or(last.label),
                text: field.text,
            };
            continue;
        }
        kept.push(field);
    }
    kept
}

/// Sets colons apart, except inside times and numbers.
fn space_colons(segment: &str) -> String {
    let mut out = String::with_capacity(segment.len() + 8);
    let mut before = ' ';
    let mut characters = segment.chars().peekable();
    while let Some(character) = characters.next() {
        let digits = before.is_ascii_digit() && characters.peek().is_some_and(char::is_ascii_digit);
        let gender = characters
            .peek()
            .is_some_and(|next| matches!(next, 'i' | 'r'))
            && before.is_lowercase();
        match character {
            ':' | '：' if !digits && !gender => out.push_str(" : "),
            '／' => out.push_str(" ／ "),
            other => out.push(other),
        }
        before = character;
    }
    out
}

/// Words for an author that label a name without a mark between.
const UNMARKED_LABELS: &[&str] = &[
    "autor",
    "autorin",
    "autor/in",
    "autoren",
    "author(s)",
    "autor:in",
    "autor*in",
    "tekst",
    "auteur",
    "投稿者",
    "作者",
    "記者",
    "记者",
    "автор",
    "撰文",
];

/// The label that begins at `at`, and where what it labels begins.
fn label_at(words: &[&str], at: usize, at_start: bool, language: &str) -> Option<(Label, usize)> {
    let mut contribution = None;
    let mut other = false;
    let mut next = at;
    // Up to five known words, then a colon or "by".
    while next < at + 6 {
        let Some(word) = words.get(next) else { break };
        if matches!(*word, ":" | "／" | "●") {
            let dated = next > at
                && words
                    .get(at..next)
                    .is_some_and(|label| label.iter().all(|word| is_dated(word)));
            let known = contribution
                .filter(|_| !dated)
                .map(Label::Names)
                .or((other || dated).then_some(Label::Other));
            return known.map(|label| (label, next + 1));
        }
        let lower = word.to_lowercase();
        let has_deed = contribution.is_some() || other;
        if is_by(&lower, words.len() - next - 1, language, has_deed, at_start)
            && (has_deed || next == at)
        {
            let label = contribution.unwrap_or_default();
            return Some((Label::Names(label), skip_by(words, next)));
        }
        if let Some(found) = deed(&lower) {
            // "Text & Fotos": writing comes first; "Reviewed by" is not "Review".
            contribution = Some(match contribution {
                Some(Contribution::Author) | None if found == Contribution::Reviewer => found,
                Some(known) => known,
                None => found,
            });
        } else if OTHER_LABELS.contains(&lower.as_str()) {
            other = true;
        } else if !LABEL_FILLERS.contains(&lower.as_str()) {
            break;
        }
        next += 1;
    }
    // "Autor gnaddrig", "AUTOR/IN Julius Richter": a label without a mark, at the start only.
    let plain = words
        .get(at)
        .map(|word| word.to_lowercase())
        .unwrap_or_default();
    let marked_label = UNMARKED_LABELS.contains(&plain.as_str());
    if at_start && marked_label && words.len() > at + 1 {
        return Some((Label::Names(Contribution::Author), at + 1));
    }
    bare_label(words, at, &plain, at_start).map(|contribution| (Label::Names(contribution), at + 1))
}

/// "Words Jane Doe", "Photos John Roe", "글 이영희 사진 박민수": a deed right before a whole name.
fn bare_label(words: &[&str], at: usize, plain: &str, at_start: bool) -> Option<Contribution> {
    let korean = matches!(plain, "글" | "사진" | "그림" | "취재" | "번역");
    let latin = at_start
        && matches!(
            plain,
            "words"
                | "text"
                | "texte"
                | "texto"
                | "testo"
                | "photos"
                | "fotos"
                | "foto"
                | "photography"
                | "illustrations"
        );
    let names = words
        .iter()
        .skip(at + 1)
        .take(2)
        .filter(|word| {
            word.starts_with(|first: char| first.is_alphabetic() && !first.is_lowercase())
        })
        .count();
    (korean && names >= 1 || latin && names == 2)
        .then(|| deed(plain))
        .flatten()
}

/// Deeds that, with a colon, have a date or a heading after them: "Posted: Oct 14".
fn is_dated(word: &str) -> bool {
    const WORDS: [&str; 36] = [
        "posted",
        "published",
        "created",
        "submitted",
        "uploaded",
        "update",
        "updated",
        "news",
        "blog",
        "post",
        "report",
        "article",
        "feature",
        "review",
        "opinion",
        "story",
        "veröffentlicht",
        "erstellt",
        "eingestellt",
        "artikel",
        "meinung",
        "beitrag",
        "publié",
        "posté",
        "publicado",
        "publicada",
        "postado",
        "pubblicato",
        "publicat",
        "publisert",
        "publicerad",
        "gepubliceerd",
        "first",
        "originally",
        "last",
        "reported",
    ];
    WORDS.contains(&word.to_lowercase().as_str())
        || LABEL_FILLERS.contains(&word.to_lowercase().as_str())
}

fn deed(lower: &str) -> Option<Contribution> {
    let bare = lower.trim_matches([',', '.', '(', ')', '[', ']']);
    DEEDS
        .iter()
        .find(|(_, words)| words.contains(&lower) || words.contains(&bare))
        .map(|(contribution, _)| *contribution)
}

/// "By by Jane Doe": one label, twice.
fn skip_by(words: &[&str], by: usize) -> usize {
    let mut next = by + 1;
    while words
        .get(next)
        .is_some_and(|word| matches!(*word, ":" | "by" | "By" | "von" | "par"))
    {
        next += 1;
    }
    next
}

/// Whether the word is "by" or its like here, with `following` words after it.
fn is_by(lower: &str, following: usize, language: &str, has_deed: bool, at_start: bool) -> bool {
    BY.iter().any(|(by, languages)| {
        if *by != lower {
            return false;
        }
        // "by" means itself anywhere; others are particles of names too ("von", "di"), and are labels
        // only at the start or after a deed ("Kommentar von").
        languages.is_empty()
            || (has_deed && lower != "from")
            || (at_start
                && (languages.contains(&language)
                    || following >= 3
                    || (following >= 2 && language.is_empty())))
            || (at_start
                && matches!(lower, "von" | "par" | "door")
                && (following >= 2 || following == 0))
    }) || (lower == "de" && has_deed)
}
