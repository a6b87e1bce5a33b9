//! The parts of a title: `Headline | Section - Site`.

use std::ops::Range;

use crate::clean::letters;

/// Most parts that a title is cut into.
const LIMIT: usize = 12;

/// Where marks divide a title: a run of white space and marks.
///
/// `|`, `»` and their kin divide anywhere; a dash, a colon, a slash only beside white space, as
/// words have them too.
fn marks(title: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    let (mut is_mark, mut is_weak, mut has_space) = (false, false, false);
    let ended = title.char_indices().chain([(title.len(), 'x')]);
    for (at, c) in ended {
        let strong = matches!(
            c,
            '|' | '｜'
                | '»'
                | '«'
                | '•'
                | '▷'
                | '⋆'
                | '‹'
                | '›'
                | '·'
                | '_'
                | '＿'
                | '¦'
                | '●'
        );
        let weak = matches!(
            c,
            '-' | '–' | '—' | ':' | '：' | '/' | '>' | '~' | '<' | '‐' | '−'
        );
        if strong || weak || c.is_whitespace() {
            start.get_or_insert(at);
            is_mark |= strong || c == '：';
            is_weak |= weak;
            has_space |= c.is_whitespace();
        } else if let Some(from) = start.take() {
            let is_divider = is_mark || (is_weak && has_space && !is_suspended(title, from, c));
            if is_divider && from > 0 && at < title.len() {
                found.push(from..at);
            }
            (is_mark, is_weak, has_space) = (false, false, false);
        }
    }
    found
}

/// Whether the marks from a place on are the hyphen of half a compound: `Verlags- und Vertriebshaus`.
fn is_suspended(title: &str, from: usize, behind: char) -> bool {
    title
        .get(from..)
        .is_some_and(|marks| marks.starts_with("- "))
        && behind.is_lowercase()
}

/// The parts before and behind each mark, the longest first.
pub(crate) fn parts_at_marks(title: &str) -> Vec<&str> {
    let marks = marks(title);
    let mut parts = Vec::new();
    for mark in marks.iter().take(LIMIT) {
        parts.extend(title.get(..mark.start));
        parts.extend(title.get(mark.end..));
    }
    // What stands between two marks.
    for pair in marks.windows(2).take(LIMIT) {
        if let [first, second] = pair {
            parts.extend(title.get(first.end..second.start));
        }
    }
    // A colon without a space behind it divides where the part before is known by itself.
    for (at, c) in title.char_indices().filter(|(_, c)| *c == ':').take(LIMIT) {
        parts.extend(title.get(..at));
        parts.extend(title.get(at + c.len_utf8()..));
    }
    parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
    parts
}

/// What stands at the outer end of a title of which the rest is the headline: `Site` of
/// `Headline | Section | Site`. What stands before a colon is a kicker.
pub(crate) fn outer_parts(title: &str, is_headline: impl Fn(&str) -> bool) -> Option<&str> {
    let mut marks = marks(title);
    marks.retain(|mark| {
        title
            .get(mark.clone())
            .is_some_and(|mark| !mark.contains([':', '：']))
    });
    let (first, last) = (marks.first()?, marks.last()?);
    marks.iter().find_map(|mark| {
        let (before, behind) = (title.get(..mark.start)?, title.get(mark.end..)?);
        if is_headline(before) {
            title.get(last.end..)
        } else if is_headline(behind) {
            title.get(..first.start)
        } else {
            None
        }
    })
}

/// A title without the site's name before or behind it.
pub(crate) fn without_site(title: &str, sites: &[String]) -> String {
    let mut title = title.trim();
    for _ in 0..3 {
        match strip_once(title, sites) {
            Some(shorter) => title = shorter,
            None => break,
        }
    }
    title.to_owned()
}

fn strip_once<'t>(title: &'t str, sites: &[String]) -> Option<&'t str> {
    let marks = marks(title);
    // The site's name may have marks in it: `Headline - Times - News of the World`.
    let behind = marks.iter().find_map(|mark| {
        let (rest, last) = (title.get(..mark.start)?, title.get(mark.end..)?);
        is_site(last, sites).then_some(rest)
    });
    let before = || {
        marks.iter().rev().find_map(|mark| {
            let (first, rest) = (title.get(..mark.start)?, title.get(mark.end..)?);
            // `The Times view on schools: a crisis` starts with a name and is none.
            let is_colon = title.get(mark.clone())?.contains([':', '：']);
            let is_name = if is_colon {
                sites.iter().any(|site| is_name_of(first, site))
            } else {
                is_site(first, sites)
            };
            is_name.then_some(rest)
        })
    };
    behind
        .or_else(before)
        .map(str::trim)
        .filter(|rest| rest.chars().any(char::is_alphanumeric))
}

/// Whether a part of a title is the site's name.
fn is_site(part: &str, sites: &[String]) -> bool {
    let part = letters(part);
    let part = part.strip_prefix("the").unwrap_or(&part);
    let length = part.chars().count();
    if length < 2 {
        return false;
    }
    sites.iter().any(|site| {
        if is_name_of(part, site) {
            return true;
        }
        let name = letters(site);
        let name = name.strip_prefix("the").unwrap_or(&name);
        if is_host(site) {
            return length > 5 && name.starts_with(part);
        }
        let name_length = name.chars().count();
        // `Times` for `The Times of Nowhere`, and the other way round.
        (length > 3 && name.starts_with(part) && length * 3 >= name_length)
            || (name_length > 3 && part.starts_with(name) && length <= name_length * 3)
    })
}

/// Whether a part of a title is a site's name from the first letter to the last, or its host's:
/// `Nowhere Times` of `nowheretimes.example`.
pub(crate) fn is_name_of(part: &str, site: &str) -> bool {
    let bare = |text: &str| {
        let text = letters(text);
        text.strip_prefix("the").map_or(text.clone(), str::to_owned)
    };
    let part = bare(part);
    let is_label = |label: &str| label.len() > 2 && bare(label) == part;
    !part.is_empty() && (part == bare(site) || (is_host(site) && site.split('.').any(is_label)))
}

fn is_host(site: &str) -> bool {
    site.contains('.') && !site.contains(' ')
}

/// The headline of a window's title of which nothing is known: the first part, where it is long
/// enough to be one.
pub(crate) fn longest_segment(title: &str) -> &str {
    let marks = marks(title);
    let strong = marks.iter().find(|mark| {
        title
            .get((**mark).clone())
            .is_some_and(|mark| mark.contains(['|', '_', '｜', '＿', '»', '•', '·']))
    });
    let Some(mark) = strong.or_else(|| marks.last()) else {
        return title;
    };
    let text = title.get(mark.clone()).unwrap_or("");
    // A colon divides a title from its subtitle as often.
    if text.contains([':', '：']) {
        return title;
    }
    let (Some(first), Some(last)) = (title.get(..mark.start), title.get(mark.end..)) else {
        return title;
    };
    let words = |part: &str| {
        let wide = part.chars().filter(|c| *c > '\u{2e7f}').count();
        part.split_whitespace().count() + wide / 3
    };
    let is_strong = strong.is_some();
    if words(first) >= 4 || (is_strong && words(first) >= words(last)) {
        first
    } else {
        title
    }
}

/// A title without the numeric date before it: `23.01.2022 - Headline`.
pub(crate) fn without_date(title: &str) -> &str {
    let end = title
        .find(|c: char| {
            !(c.is_ascii_digit() || matches!(c, '.' | '/' | '-' | ' ' | '–' | ':' | '|'))
        })
        .unwrap_or(0);
    let (before, rest) = title.split_at(end);
    let digits = before.chars().filter(char::is_ascii_digit).count();
    let divided = before.trim().matches(['.', '/', '-']).count();
    if (6..=8).contains(&digits) && divided >= 2 && rest.chars().count() > 8 {
        rest
    } else {
        title
    }
}
