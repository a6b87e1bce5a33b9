//! Bounds on what is parsed.
//!
//! An HTML parser looks through its open elements for each tag that it reads, so that 100,000
//! nested ones take it minutes. Nobody writes such a page: elements nested deeper than a limit are
//! left out, and their text stays.

use std::borrow::Cow;

/// Deepest nesting that is parsed.
const DEPTH_LIMIT: usize = 1_000;

/// A page without the tags that nest too deep; whether there were any.
pub(crate) fn without_depths(source: &str) -> (Cow<'_, str>, bool) {
    if source.matches('<').count() <= DEPTH_LIMIT {
        return (Cow::Borrowed(source), false);
    }
    let mut kept = String::new();
    let mut copied = 0;
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(start) = find(source, at, "<") {
        let Some(tag) = Tag::at(source, start) else {
            at = start + 1;
            continue;
        };
        at = tag.end;
        if !tag.nests {
            continue;
        }
        let too_deep = if tag.closes {
            let was_too_deep = depth > DEPTH_LIMIT;
            depth = depth.saturating_sub(1);
            was_too_deep
        } else {
            depth += 1;
            depth > DEPTH_LIMIT
        };
        if too_deep {
            kept.push_str(source.get(copied..start).unwrap_or(""));
            copied = tag.end;
        }
    }
    if copied == 0 {
        return (Cow::Borrowed(source), false);
    }
    kept.push_str(source.get(copied..).unwrap_or(""));
    (Cow::Owned(kept), true)
}

/// Elements that end by themselves: where the next one starts, at once, or with their raw text.
const NOT_NESTING: &[&str] = &[
    "script", "style", "p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "option", "br",
    "img", "input", "hr", "meta", "link", "source", "wbr", "col", "area", "base", "embed", "param",
    "track",
];

/// A tag in the source.
struct Tag {
    /// Behind it; for a script or style, behind its text too.
    end: usize,
    closes: bool,
    /// Whether it opens or closes an element that others can stand in. Paragraphs, list items and
    /// cells, which end where the next one starts, are not counted.
    nests: bool,
}

impl Tag {
    fn at(source: &str, start: usize) -> Option<Self> {
        let rest = source.get(start + 1..)?;
        if rest.starts_with("!--") {
            let end = find(source, start + 4, "-->").map_or(source.len(), |end| end + 3);
            return Some(Self {
                end,
                closes: false,
                nests: false,
            });
        }
        let closes = rest.starts_with('/');
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let length = rest
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '-')
            .unwrap_or(rest.len());
        let name = rest.get(..length)?.to_ascii_lowercase();
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let end = find(source, start, ">").map_or(source.len(), |end| end + 1);
        let is_raw = !closes && matches!(name.as_str(), "script" | "style");
        let end = if is_raw {
            find(source, end, &format!("</{name}")).unwrap_or(source.len())
        } else {
            end
        };
        Some(Self {
            end,
            closes,
            nests: !NOT_NESTING.contains(&name.as_str()),
        })
    }
}

/// Where `mark` stands at or behind `from`.
fn find(source: &str, from: usize, mark: &str) -> Option<usize> {
    source.get(from..)?.find(mark).map(|at| from + at)
}
