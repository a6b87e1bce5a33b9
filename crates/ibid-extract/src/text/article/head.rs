//! The head of an article: title, bylines, and the site where it is named.

use crate::candidate::Property;
use crate::identifiers::doi_in;
use crate::text::dates::find_dates;
use crate::text::names::is_organisation;

use super::Found;
use super::addresses::url_in;
use super::bylines::{by_label, is_byline, people_on, read_bylines};
use super::lines::{Line, strip_prefix_ignore_case};

/// Filled lines after the title in which bylines stand.
const ZONE: usize = 14;
/// Filled lines before the title that may be something else.
const BEFORE_TITLE: usize = 10;
/// From this length on, in characters, a line may have been wrapped.
const FILLED: usize = 45;
/// The longest title, in characters.
const LONGEST: usize = 300;

pub(super) fn read(lines: &[Line<'_>], found: &mut Found) {
    let filled: Vec<usize> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.is_blank())
        .map(|(index, _)| index)
        .collect();
    let title = title_line(lines, &filled).filter(|index| {
        let heading = lines
            .get(*index)
            .is_some_and(|line| line.text.starts_with("# "));
        heading || !found.has(Property::Title)
    });
    let after = match title {
        Some(index) => {
            let (text, next) = whole_title(lines, index);
            if let Some(line) = lines.get(index) {
                let heading = line.text.starts_with("# ") || is_underlined(lines, index);
                let trust = if heading { 0.9 } else { 0.75 };
                found.text(Property::Title, &text, line, trust);
            }
            next
        }
        None => 0,
    };
    // A byline may stand over the title too.
    let before = title
        .and_then(|index| lines.get(..index))
        .unwrap_or_default();
    let zone: Vec<&Line<'_>> = lines
        .get(after..)
        .unwrap_or_default()
        .iter()
        .filter(|line| !line.is_blank())
        .take(ZONE)
        .collect();
    read_bylines(before, &zone, found);
    read_site(before.iter().chain(zone.iter().copied()), found);
}

/// The first line that can be the title; a name over a date is a byline where another title follows.
fn title_line(lines: &[Line<'_>], filled: &[usize]) -> Option<usize> {
    let mut titles = filled
        .iter()
        .enumerate()
        .take(BEFORE_TITLE)
        .filter(|(_, index)| lines.get(**index).is_some_and(is_title));
    let (at, first) = titles.next()?;
    let line = lines.get(*first)?;
    let dated = filled
        .get(at + 1)
        .and_then(|next| lines.get(*next))
        .is_some_and(|next| is_dated(next.text));
    if dated
        && people_on(line.text, None) > 0
        && let Some((_, second)) = titles.next()
    {
        return Some(*second);
    }
    Some(*first)
}

/// Whether a line can be the title: a headline's length, and no label, date, address or byline.
fn is_title(line: &Line<'_>) -> bool {
    let text = line.text.trim_start_matches(['#', ' ', '*']);
    let words = text.split_whitespace().count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let length = text.chars().count();
    let east_asian = text
        .chars()
        .any(|c| matches!(c, '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'));
    if letters < 3 || length > LONGEST || (words < 2 && !east_asian && !line.text.starts_with("# "))
    {
        return false;
    }
    !(is_label(text) || is_running_head(text) || is_dated(text) || is_byline(text))
}

/// Headings of kinds, and the page's own furniture.
fn is_label(text: &str) -> bool {
    const LABELS: [&str; 44] = [
        "research article",
        "original article",
        "original research",
        "review article",
        "case report",
        "letter to the editor",
        "editorial",
        "open access",
        "short communication",
        "brief report",
        "perspective",
        "commentary",
        "skip to content",
        "skip to main content",
        "skip to navigation",
        "breaking news",
        "table of contents",
        "main menu",
        "sign in",
        "log in",
        "home page",
        "preprint",
        "working paper",
        "technical report",
        "discussion paper",
        "full text",
        "full paper",
        "conference paper",
        "view article",
        "article in press",
        "accepted manuscript",
        "advertisement",
        "zum inhalt springen",
        "aller au contenu",
        "ir al contenido",
        "opinion",
        "analysis",
        "news",
        "sponsored content",
        "press release",
        "pressemitteilung",
        "for immediate release",
        "communiqué de presse",
        "contents lists available",
    ];
    let lower = text.to_lowercase();
    let lower = lower.trim_matches(|c: char| !c.is_alphanumeric());
    LABELS.contains(&lower)
}

/// A journal's line above or below the title, a library's, a stamp of arXiv, a notice of rights, an address.
fn is_running_head(text: &str) -> bool {
    let lower = text.to_lowercase();
    let starts = [
        "arxiv:",
        "doi",
        "https://",
        "http://",
        "www.",
        "issn",
        "isbn",
        "©",
        "copyright",
        "vol.",
        "volume ",
        "issn:",
        "pii",
        "pmid",
        "published by",
        "published online",
        "received:",
        "received ",
        "accepted:",
        "citation:",
        "available online",
        "journal of ",
        "proceedings of",
        "contents lists",
        "correspondence",
        "keywords",
        "abstract",
    ];
    starts.iter().any(|start| lower.starts_with(start))
        || doi_in(text).is_some()
        || url_in(text).is_some()
        || lower.contains("issn")
        || lower.contains(" ebook of ")
        || (lower.contains("vol.") && text.chars().any(|c| c.is_ascii_digit()))
        || text.contains('@')
}

/// A line that is a date and little else.
pub(super) fn is_dated(text: &str) -> bool {
    let dates = find_dates(text, &[]);
    let inside: usize = dates.iter().map(|date| date.span.len()).sum();
    let rest = text.split_whitespace().count();
    !dates.is_empty()
        && (inside * 2 > text.len() || (rest <= 8 && dates.iter().any(|date| date.label.is_some())))
}

/// The title from its first line on: hard-wrapped titles (as in the text of a PDF) go on directly
/// below. Gives the index after it.
fn whole_title(lines: &[Line<'_>], first: usize) -> (String, usize) {
    let Some(line) = lines.get(first) else {
        return (String::new(), first);
    };
    let mut title = strip_marks(line.text).to_owned();
    let mut next = first + 1;
    if is_underlined(lines, first) {
        return (title, next + 1);
    }
    if line.text.starts_with('#') {
        return (title, next);
    }
    let block = lines
        .get(next..)
        .unwrap_or_default()
        .iter()
        .take_while(|line| !line.is_blank())
        .count();
    // A block of many lines is a paragraph, or a head in which everything follows on everything.
    while next < first + 1 + block.min(3) {
        let Some(line) = lines.get(next) else { break };
        if !continues(&title, line) {
            break;
        }
        title.push(' ');
        title.push_str(line.text);
        next += 1;
    }
    (title, next)
}

/// Whether a line goes on with the title above it.
fn continues(title: &str, line: &Line<'_>) -> bool {
    // A line that is not filled was not wrapped.
    let ends = title.ends_with(['.', '?', '!']) || title.chars().count() < FILLED;
    let small = line.text.starts_with(char::is_lowercase);
    let hangs = title.ends_with(['-', ':', ',', '—', '–'])
        || title
            .rsplit(' ')
            .next()
            .is_some_and(|last| last.chars().count() <= 4 && last.chars().all(char::is_lowercase));
    let names = people_on(line.text, None) > 0 || is_organisation(line.text);
    let is_short = line.text.chars().count() <= 120;
    is_short
        && !names
        && !line.is_paragraph()
        && is_title_part(line.text)
        && (hangs || small || !ends)
        && title.chars().count() + line.text.chars().count() < LONGEST
}

fn is_title_part(text: &str) -> bool {
    !(is_label(text) || is_running_head(text) || is_dated(text) || by_label(text).is_some())
}

fn strip_marks(text: &str) -> &str {
    let text = text.trim_start_matches('#').trim();
    let text = text
        .strip_prefix("**")
        .and_then(|rest| rest.strip_suffix("**"))
        .unwrap_or(text);
    text.trim_end_matches('#').trim()
}

/// Markdown's other heading: a line of "=" below.
fn is_underlined(lines: &[Line<'_>], index: usize) -> bool {
    lines
        .get(index + 1)
        .is_some_and(|line| line.text.len() >= 3 && line.text.chars().all(|c| c == '='))
}

/// "Originally published in The Nowhere Review", "Source: Nowhere Review".
fn read_site<'t>(lines: impl Iterator<Item = &'t Line<'t>>, found: &mut Found) {
    const LABELS: [&str; 16] = [
        "originally published in",
        "originally published on",
        "originally published by",
        "originally appeared in",
        "originally appeared on",
        "this article originally appeared in",
        "this article originally appeared on",
        "this article first appeared in",
        "this article first appeared on",
        "first published in",
        "first published on",
        "first appeared in",
        "source:",
        "published in",
        "published on",
        "quelle:",
    ];
    for line in lines {
        let rest = LABELS
            .iter()
            .find_map(|label| strip_prefix_ignore_case(line.text, label));
        let Some(rest) = rest else { continue };
        let name = rest
            .trim_start_matches([':', ' '])
            .split([',', ';', '(', '|'])
            .next()
            .unwrap_or_default();
        let name = name.trim().trim_matches(['.', '*', '_', '"', '“', '”']);
        let words = name.split_whitespace().count();
        let plausible = (1..=6).contains(&words)
            && name.starts_with(|c: char| c.is_uppercase() || !c.is_ascii())
            && url_in(name).is_none()
            && find_dates(name, &[]).is_empty()
            && crate::text::dates::month_number(name.split(' ').next().unwrap_or_default())
                .is_none();
        if plausible {
            found.text(Property::Site, name, line, 0.6);
            return;
        }
    }
}
