//! Bylines among the lines of an article's head.

use crate::candidate::{CreatorKind, Property};
use crate::text::names::{Contribution, is_organisation, is_plausible_person, parse_byline};

use super::Found;
use super::head::is_dated;
use super::lines::{Line, strip_prefix_ignore_case};

/// Reads the bylines before and after the title.
pub(super) fn read_bylines(before: &[Line<'_>], zone: &[&Line<'_>], found: &mut Found) {
    for line in before.iter().chain(zone.iter().copied()) {
        if line.is_paragraph() && by_label(line.text).is_none() {
            continue;
        }
        if by_label(line.text).is_some()
            && is_byline(line.text)
            && first_sentence_is_names(line.text, found)
        {
            found.creators(
                Property::Authors,
                &[line.text.to_owned()],
                CreatorKind::Byline,
                line,
                0.9,
            );
            return;
        }
    }
    if let Some(line) = zone.iter().take(5).find(|line| has_reporter(line.text)) {
        found.creators(
            Property::Authors,
            &[line.text.to_owned()],
            CreatorKind::Byline,
            line,
            0.8,
        );
        return;
    }
    let over: Vec<&Line<'_>> = before.iter().filter(|line| !line.is_blank()).collect();
    if !read_bare_names(zone, found) {
        read_bare_names(&over, found);
    }
}

/// East Asian bylines put the reporter's job beside the name, without a label at the line's start.
fn has_reporter(text: &str) -> bool {
    text.chars().count() <= 60
        && [
            "記者",
            "记者",
            "기자",
            "특파원",
            "作者",
            "撰文",
            "文／",
            "文／",
            "取材・文",
            "執筆",
        ]
        .iter()
        .any(|word| text.contains(word))
        && !text.ends_with(['。', '.'])
        && !parse_byline(text, None).is_empty()
}

/// "By the time Jane Doe came": what follows the label is a sentence, not names.
fn first_sentence_is_names(text: &str, found: &Found) -> bool {
    let Some(rest) = by_label(text) else {
        return false;
    };
    let names = parse_byline(text, found.language());
    let starts_name = rest.starts_with(|c: char| c.is_uppercase() || !c.is_ascii())
        || rest.split_whitespace().count() <= 3;
    starts_name
        && names
            .iter()
            .any(|name| name.contribution == Contribution::Author)
}

/// Names without a label under the title: several on a line, or one beside a date, an address or a
/// university.
fn read_bare_names(zone: &[&Line<'_>], found: &mut Found) -> bool {
    let mut run: Vec<String> = Vec::new();
    let mut evidence: Option<&Line<'_>> = None;
    for (index, line) in zone.iter().enumerate().take(8) {
        if line.is_paragraph() {
            break;
        }
        let credit = undated(line.text);
        let people = people_on(&credit, found.language());
        let companion = [index.checked_sub(1), Some(index + 1), Some(index + 2)]
            .into_iter()
            .flatten()
            .filter_map(|at| zone.get(at))
            .any(|near| is_companion(near.text));
        let companion = companion || credit.len() < line.text.len();
        if people >= 2 || (people == 1 && (companion || !run.is_empty())) {
            evidence.get_or_insert(line);
            run.push(credit);
        } else if !run.is_empty() && !is_companion(line.text) {
            break;
        }
    }
    let Some(line) = evidence else { return false };
    found.creators(Property::Authors, &run, CreatorKind::Byline, line, 0.6);
    true
}

/// A line without the date in it and the marks around it; one without a date as it is.
fn undated(text: &str) -> String {
    let dates = crate::text::dates::find_dates(text, &[]);
    if dates.is_empty() {
        return text.to_owned();
    }
    let mut out = text.to_owned();
    for date in dates.iter().rev() {
        if out.get(date.span.clone()).is_some() {
            out.replace_range(date.span.clone(), "");
        }
    }
    let is_mark =
        |c: char| c.is_whitespace() || matches!(c, '*' | '_' | '|' | '·' | ',' | '–' | '—' | '-');
    out.trim_matches(is_mark).to_owned()
}

/// A line that stands beside an author's name: a date, an affiliation, an address, a job.
fn is_companion(text: &str) -> bool {
    text.contains('@')
        || is_dated(text)
        || (is_organisation(text) && text.split_whitespace().count() <= 16)
}

/// How many people a line names, if it holds nothing else.
pub(super) fn people_on(text: &str, language: Option<&str>) -> usize {
    if text.chars().count() > 600 || text.ends_with(['?', '!', ':']) {
        return 0;
    }
    let names = parse_byline(text, language);
    let all_people = names
        .iter()
        .all(|name| !name.is_organisation && name.name.family.is_some());
    if names.is_empty() || !all_people {
        return 0;
    }
    // One name must be the line, but for a job behind it; of several, little may be left over.
    if let [only] = names.as_slice() {
        let text = match (&only.role, text.split_once(", ")) {
            (Some(_), Some((name, _job))) => name,
            _ => text,
        };
        let bare: String = text
            .chars()
            .filter(|c| !c.is_ascii_digit() && !matches!(c, '*' | '∗' | '†' | '‡' | ','))
            .collect();
        let words = bare.split_whitespace().count();
        let plain = (2..=4).contains(&words) && is_plausible_person(bare.trim()) > 0.9;
        return usize::from(plain && !is_heading(&bare));
    }
    let told: usize = names
        .iter()
        .flat_map(|name| {
            [
                &name.name.given,
                &name.name.family,
                &name.name.non_dropping_particle,
                &name.name.dropping_particle,
                &name.name.suffix,
            ]
        })
        .flatten()
        .map(|part| part.chars().filter(|c| c.is_alphabetic()).count())
        .sum();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if told * 10 >= letters * 7 {
        names.len()
    } else {
        0
    }
}

/// A heading of two or three words in capitals looks like a name; small words give it away.
fn is_heading(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        matches!(
            word.to_lowercase().as_str(),
            "the"
                | "and"
                | "of"
                | "to"
                | "in"
                | "for"
                | "with"
                | "introduction"
                | "summary"
                | "overview"
                | "abstract"
                | "health"
                | "safety"
                | "benefits"
                | "background"
                | "conclusion"
                | "results"
                | "methods"
                | "guide"
                | "tips"
                | "facts"
                | "effects"
                | "causes"
                | "symptoms"
                | "treatment"
                | "history"
                | "key"
                | "points"
                | "introducing"
        )
    })
}

/// "By Jane Doe": a label, and then names.
pub(super) fn is_byline(text: &str) -> bool {
    by_label(text).is_some()
        && text.split_whitespace().count() <= 16
        && !parse_byline(text, None).is_empty()
        && !text.ends_with(['?', '!'])
}

/// What follows "By" and its like at the start of a line.
pub(super) fn by_label(text: &str) -> Option<&str> {
    const LABELS: [&str; 40] = [
        "by ",
        "by: ",
        "by:",
        "written by",
        "words by",
        "story by",
        "posted by",
        "text by",
        "author:",
        "authors:",
        "author(s):",
        "reported by",
        "article by",
        "von ",
        "von:",
        "text:",
        "autor:",
        "autorin:",
        "autoren:",
        "ein beitrag von",
        "par ",
        "par:",
        "auteur :",
        "auteur:",
        "di ",
        "por ",
        "por:",
        "texto:",
        "door ",
        "door:",
        "av ",
        "af ",
        "tekst:",
        "автор:",
        "текст:",
        "作者：",
        "作者:",
        "文／",
        "文：",
        "取材・文",
    ];
    let bare = text.trim_start_matches(['*', '_', '>', ' ', '|']);
    LABELS
        .iter()
        .find_map(|label| strip_prefix_ignore_case(bare, label))
        .map(str::trim)
        .filter(|rest| !rest.is_empty())
}
