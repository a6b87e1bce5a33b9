//! The passages of a page.

use std::ops::Range;

use super::passage::{Part, Passage};
use crate::html::page::{Element, ElementId, Page, SEAM, is_invisible};
use crate::html::regions::FOREIGN;
use crate::html::tokens;
use crate::html::words::Hints;
use crate::text::article::is_references_heading;

/// Parts of a page that cite nothing for the article.
const OTHERS: Hints = FOREIGN.without(Hints::REFERENCES).or(Hints::SOCIAL);

/// The passages of a page's article and of its list of references.
pub(super) fn passages(source: &str) -> Vec<Passage> {
    let (tree, _) = tokens::page(source);
    let mut page = Page::new(&tree);
    let headline = page.by_tag("h1").next().map(|(id, _)| id);
    page.mark_regions(headline);
    let links = spans(&page, |element| {
        element.tag() == "a" && element.attr("href").is_some()
    });
    let marked = spans(&page, |element| {
        matches!(element.tag(), "i" | "em" | "cite")
    });
    let mut passages = Vec::new();
    let mut in_references = false;
    for (start, line) in page.lines_in(0..page.text.len()) {
        let Some(id) = page.element_at(first_shown(start, line)) else {
            continue;
        };
        if is_heading(&page, id) {
            let words = line.replace(SEAM, "");
            in_references = is_references_heading(words.trim().trim_end_matches(':'));
            continue;
        }
        let Some(element) = page.get(id) else {
            continue;
        };
        if element.region.any(OTHERS) {
            continue;
        }
        let is_entry = in_references || element.region.any(Hints::REFERENCES);
        let range = start..start + line.len();
        let mut passage = Passage {
            part: if is_entry { Part::Entry } else { Part::Prose },
            text: String::new(),
            links: Vec::new(),
            marked: Vec::new(),
            where_: page.path(block_of(&page, id)),
            lines: Vec::new(),
        };
        let links = in_range(&links, &range);
        let marked = in_range(&marked, &range);
        fill(&mut passage, &page, range, links, marked);
        passages.push(passage);
    }
    passages
}

/// Where the first character of a line that shows stands.
fn first_shown(start: usize, line: &str) -> usize {
    start
        + (line.len()
            - line
                .trim_start_matches(|c: char| c.is_whitespace() || c == SEAM)
                .len())
}

/// The elements of a kind that show text, in the order of their places.
fn spans(page: &Page<'_>, wanted: impl Fn(&Element<'_>) -> bool) -> Vec<(Range<usize>, ElementId)> {
    let elements = page.elements.iter().enumerate();
    elements
        .filter(|(_, element)| !element.text.is_empty() && wanted(element))
        .map(|(id, element)| (element.text.clone(), id))
        .collect()
}

/// Those of the elements that lie within a range.
fn in_range<'s>(
    spans: &'s [(Range<usize>, ElementId)],
    range: &Range<usize>,
) -> &'s [(Range<usize>, ElementId)] {
    let from = spans.partition_point(|(span, _)| span.start < range.start);
    let to = spans.partition_point(|(span, _)| span.start < range.end);
    spans.get(from..to).unwrap_or_default()
}

/// Whether an element is in a heading.
fn is_heading(page: &Page<'_>, id: ElementId) -> bool {
    let own = page.get(id).map(|element| (id, element));
    own.into_iter()
        .chain(page.ancestors(id).take(3))
        .any(|(_, element)| matches!(element.tag(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6"))
}

/// The block that an element stands in.
fn block_of(page: &Page<'_>, id: ElementId) -> ElementId {
    let own = page.get(id).map(|element| (id, element));
    own.into_iter()
        .chain(page.ancestors(id))
        .find(|(_, element)| {
            matches!(
                element.tag(),
                "p" | "li" | "div" | "td" | "dd" | "blockquote" | "section" | "article"
            )
        })
        .map_or(id, |(id, _)| id)
}

/// Writes a line as one, and moves the places of its links and italics along.
fn fill(
    passage: &mut Passage,
    page: &Page<'_>,
    range: Range<usize>,
    links: &[(Range<usize>, ElementId)],
    marked: &[(Range<usize>, ElementId)],
) {
    // Where each place of the page's text is in the passage's.
    let mut ends: Vec<usize> = links
        .iter()
        .chain(marked)
        .flat_map(|(span, _)| [span.start, span.end])
        .collect();
    ends.sort_unstable();
    let mut moved: Vec<(usize, usize)> = Vec::with_capacity(ends.len());
    let mut ends = ends.into_iter().peekable();
    let line = page.slice(range.clone());
    for (at, c) in line.char_indices() {
        while let Some(end) = ends.next_if(|end| *end <= range.start + at) {
            moved.push((end, passage.text.len()));
        }
        if c == SEAM || is_invisible(c) {
            continue;
        }
        if !c.is_whitespace() {
            passage.text.push(c);
        } else if !passage.text.is_empty() && !passage.text.ends_with(' ') {
            passage.text.push(' ');
        }
    }
    passage.text.truncate(passage.text.trim_end().len());
    let length = passage.text.len();
    let place = |end: usize| {
        let at = moved.partition_point(|(from, _)| *from < end);
        let found = moved.get(at).filter(|(from, _)| *from == end);
        found.map_or(length, |(_, to)| (*to).min(length))
    };
    for (span, id) in links {
        let href = page.get(*id).and_then(|element| element.attr("href"));
        if let Some(href) = href {
            passage
                .links
                .push((place(span.start)..place(span.end), href.to_owned()));
        }
    }
    passage.marked = marked
        .iter()
        .map(|(span, _)| place(span.start)..place(span.end))
        .collect();
}
