//! The citation that an article gives of itself: "Cite this article as: Doe, J. (2017). …".

use ibid_model::CalendarDate;

use crate::candidate::{CreatorKind, Property};
use crate::identifiers::doi_in;
use crate::text::dates::find_dates;

use super::Found;
use super::addresses::url_in;
use super::lines::{Line, strip_prefix_ignore_case};

/// What comes before the citation, lower case.
const LABELS: &[&str] = &[
    "cite this article as",
    "cite this article",
    "cite this as",
    "cite this paper as",
    "cite this page as",
    "cite this page",
    "cite as",
    "cite this",
    "please cite this article as",
    "please cite as",
    "please cite",
    "to cite this article",
    "to cite this",
    "how to cite this article",
    "how to cite this",
    "how to cite",
    "suggested citation",
    "recommended citation",
    "preferred citation",
    "citation",
    "citation information",
    "cited as",
    "zitiervorschlag",
    "zitierweise",
    "zitieren als",
    "zitierhinweis",
    "empfohlene zitierweise",
    "pour citer cet article",
    "pour citer",
    "citer cet article",
    "référence électronique",
    "cómo citar este artículo",
    "cómo citar",
    "citar como",
    "como citar este artigo",
    "como citar",
    "come citare",
    "citeer dit artikel als",
    "citera som",
    "jak cytować",
    "ссылка для цитирования",
    "для цитирования",
    "引用格式",
    "引用本文",
];

/// The shortest text that can be a citation, in characters.
const SHORTEST: usize = 30;

pub(super) fn read(lines: &[Line<'_>], found: &mut Found) {
    let filled: Vec<&Line<'_>> = lines.iter().filter(|line| !line.is_blank()).collect();
    for (index, line) in filled.iter().enumerate() {
        let Some(rest) = after_label(line.text) else {
            continue;
        };
        let next = filled.get(index + 1).copied();
        let (line, text) = match next {
            // The label alone: the citation is the next line.
            Some(next) if rest.is_empty() => (next, next.text),
            _ => (*line, rest),
        };
        if text.chars().count() >= SHORTEST && read_citation(text, line, found) {
            return;
        }
    }
}

/// Whether a line is such a label, or starts with one.
pub(crate) fn is_label(line: &str) -> bool {
    let first = line.trim_start().chars().next();
    // Few lines start as a label does: the others are told by their first letter.
    let may_be = first.is_some_and(|c| {
        matches!(
            c.to_ascii_lowercase(),
            'c' | 'p' | 't' | 'h' | 's' | 'r' | 'z' | 'e' | 'j' | '#' | '*'
        ) || !c.is_ascii()
    });
    may_be && after_label(line.trim()).is_some()
}

/// What follows a label on its line. A label without a colon must be the whole line, or a year must
/// follow: "Cite this Article A tool to create a citation" is a button.
fn after_label(line: &str) -> Option<&str> {
    let bare = line.trim_start_matches(['#', '*', ' ', '_']);
    let first = bare.chars().next().and_then(|c| c.to_lowercase().next());
    LABELS
        .iter()
        .filter(|label| label.chars().next() == first && has_second(bare, label))
        .filter_map(|label| strip_prefix_ignore_case(bare, label))
        .filter(|rest| rest.is_empty() || !rest.starts_with(char::is_alphanumeric))
        .min_by_key(|rest| rest.len())
        .map(|rest| rest.trim_start_matches([':', '*', ' ', '_', '-', '–', '—', '：']))
}

/// Whether the second letters are one, where both are of the Latin alphabet: most lines are told by it.
fn has_second(line: &str, label: &str) -> bool {
    match (line.as_bytes().get(1), label.as_bytes().get(1)) {
        (Some(own), Some(wanted)) if own.is_ascii() && wanted.is_ascii() => {
            own.eq_ignore_ascii_case(wanted)
        }
        _ => true,
    }
}

/// Reads an entry of a list of references.
pub(super) fn read_entry(text: &str, found: &mut Found) {
    let line = Line {
        number: 1,
        text,
        indent: 0,
    };
    // "12. ", "[12] "
    let text = text.trim_start_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, '.' | '[' | ']' | ' ' | '^')
    });
    read_citation(text, &line, found);
}

/// Reads "Authors (Year). Title. Container …"; whether it has the shape of a citation.
fn read_citation(text: &str, line: &Line<'_>, found: &mut Found) -> bool {
    let Some(year) = year_in(text) else {
        return false;
    };
    if let Some(doi) = doi_in(text) {
        found.text(Property::Doi, &doi, line, 0.9);
    }
    if let Some(at) = text.find("http")
        && let Some(url) = url_in(text.get(at..).unwrap_or_default())
        && !url.contains("doi.org/")
    {
        found.text(Property::Url, url, line, 0.7);
    }
    let day = find_dates(text, &found.languages()).into_iter().next();
    let date = day.map_or(CalendarDate::year(year.value), |day| day.date);
    let trust = if date.day().is_some() { 0.7 } else { 0.5 };
    found.date(Property::Published, date.into(), line, trust);
    let before = text.get(..year.start).unwrap_or_default();
    let after = text.get(year.end..).unwrap_or_default();
    // Only the form with the year after the authors divides authors from title for certain.
    let authors = before.trim_end_matches([' ', '(', ',']).trim();
    if year.after_names && !authors.is_empty() && authors.len() < 1_000 {
        found.creators(
            Property::Authors,
            &[authors.to_owned()],
            CreatorKind::Byline,
            line,
            0.7,
        );
        let title = after.trim_start_matches([')', '.', ',', ':', ' ']);
        let title = title.trim_start_matches(['"', '“', '‘', '„', '«']);
        if let Some(title) = first_sentence(title) {
            found.text(Property::Title, title, line, 0.6);
        }
    }
    true
}

struct Year {
    value: i32,
    start: usize,
    end: usize,
    /// "(2017" or "2017." after names and before a title.
    after_names: bool,
}

/// The first year in brackets, else the first year that a full stop or colon follows.
fn year_in(text: &str) -> Option<Year> {
    let years: Vec<Year> = text
        .char_indices()
        .filter(|(at, c)| {
            c.is_ascii_digit()
                && text
                    .get(..*at)
                    .and_then(|before| before.chars().next_back())
                    .is_none_or(|before| {
                        !before.is_alphanumeric() && !matches!(before, '/' | '.' | '-')
                    })
        })
        .filter_map(|(at, _)| {
            let digits = text.get(at..at + 4)?;
            let value: i32 = digits.parse().ok()?;
            let next = text.get(at + 4..).and_then(|rest| rest.chars().next());
            let bracketed = text.get(..at)?.trim_end().ends_with('(');
            let end = if bracketed {
                at + text.get(at..)?.find(')')? + 1
            } else {
                at + 4
            };
            let plain = next.is_none_or(|next| !next.is_alphanumeric() && next != '/');
            let stopped = matches!(next, Some('.' | ':'));
            ((1800..=2199).contains(&value) && plain).then_some(Year {
                value,
                start: at,
                end,
                after_names: at < 400 && (bracketed || (stopped && at < 120)),
            })
        })
        .collect();
    let bracketed = years.iter().position(|year| year.after_names);
    years.into_iter().nth(bracketed.unwrap_or(0))
}

/// Up to the full stop that ends a title.
fn first_sentence(text: &str) -> Option<&str> {
    let end = text
        .match_indices(['.', '?', '!', '”', '"'])
        .find(|(at, mark)| {
            let word = text
                .get(..*at)
                .unwrap_or_default()
                .rsplit(' ')
                .next()
                .unwrap_or_default();
            let next = text
                .get(at + mark.len()..)
                .and_then(|rest| rest.chars().next());
            word.chars().count() > 1
                && next.is_none_or(|next| next.is_whitespace() || matches!(next, '”' | '"'))
        })
        .map(|(at, mark)| {
            if matches!(mark, "?" | "!") {
                at + 1
            } else {
                at
            }
        })?;
    let title = text.get(..end)?.trim();
    (title.split_whitespace().count() >= 2 && title.len() < 400).then_some(title)
}
