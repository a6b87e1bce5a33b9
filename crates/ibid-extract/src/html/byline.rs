//! Bylines in the page: by `rel=author`, by class names, by "By …" near the headline.

use crate::candidate::{Candidate, Creator, CreatorKind, Property};
use crate::html::Context;
use crate::html::page::{Element, ElementId, with_spaces};
use crate::html::regions::FOREIGN;
use crate::html::words::Hints;
use crate::labels::{after_label, after_opener, is_author_label};
use crate::provenance::{Extractor, Provenance};

/// Longest text of an element that is a byline, in bytes.
const LONGEST: usize = 400;
/// Most elements that are looked at.
const ELEMENT_LIMIT: usize = 300;

/// Most names of one byline.
const NAME_LIMIT: usize = 100;

/// Bylines by markup, then by wording.
pub(crate) fn candidates(context: &Context<'_>) -> Vec<Candidate> {
    let mut found = by_markup(context);
    found.extend(by_wording(context));
    found
}

/// A byline found by its markup.
struct Marked {
    element: ElementId,
    parent: Option<ElementId>,
    names: Vec<String>,
    trust: f32,
}

fn by_markup(context: &Context<'_>) -> Vec<Candidate> {
    let mut bylines: Vec<Marked> = Vec::new();
    let mut skip_to = 0;
    let elements = context.page.elements.iter().enumerate();
    for (id, element) in elements {
        if id < skip_to || !is_byline(element) {
            continue;
        }
        if bylines.len() >= ELEMENT_LIMIT {
            break;
        }
        skip_to = element.end;
        if is_prose(&context.page.line(id)) {
            continue;
        }
        let names = names_in(context, id);
        if names.is_empty() {
            continue;
        }
        let marked = Marked {
            element: id,
            parent: element.parent,
            names,
            trust: trust(context, element),
        };
        match bylines.last_mut() {
            Some(last) if are_one(context, last, &marked) => last.names.extend(marked.names),
            _ => bylines.push(marked),
        }
    }
    drop_listed(context, &mut bylines);
    bylines
        .into_iter()
        .map(|byline| {
            let text = context.page.line(byline.element);
            let mut names: Vec<String> = Vec::new();
            for name in byline.names {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            let provenance =
                Provenance::new(Extractor::Byline, context.page.path(byline.element), &text);
            let creators = names
                .into_iter()
                .map(|name| Creator::new(name, CreatorKind::Byline))
                .collect();
            Candidate::creators(Property::Authors, creators, provenance, byline.trust)
        })
        .collect()
}

/// Drops the bylines of lists of other articles: several of one kind, away from the headline.
fn drop_listed(context: &Context<'_>, bylines: &mut Vec<Marked>) {
    let page = context.page;
    let kind = |byline: &Marked| {
        page.get(byline.element)
            .map(|e| (e.tag(), e.node.attr("class")))
    };
    let is_far = |byline: &Marked| {
        page.get(byline.element)
            .is_some_and(|element| context.distance(element.text.start).0 > 1_000)
    };
    let far: Vec<_> = bylines
        .iter()
        .filter(|byline| is_far(byline))
        .map(kind)
        .collect();
    bylines.retain(|byline| {
        let own = kind(byline);
        !is_far(byline) || far.iter().filter(|other| **other == own).count() < 3
    });
}

/// Whether an element is marked as a byline, and is in the article.
fn is_byline(element: &Element<'_>) -> bool {
    let length = element.text.len();
    if !(2..=LONGEST).contains(&length) || matches!(element.tag(), "body" | "html" | "head") {
        return false;
    }
    let foreign = FOREIGN.or(Hints::CAPTION).or(Hints::PICTURE);
    if element.region.any(foreign) {
        return false;
    }
    let is_named = element.hints.any(Hints::AUTHOR | Hints::BYLINE);
    is_named && !element.hints.any(Hints::SOCIAL) || is_author_link(element)
}

/// Whether an element is a link to its author's page.
fn is_author_link(element: &Element<'_>) -> bool {
    if element.tag() != "a" {
        return false;
    }
    let by_rel = element
        .attr("rel")
        .is_some_and(|rel| rel.split_ascii_whitespace().any(|word| word == "author"));
    by_rel || leads_to(element, AUTHOR_FOLDERS)
}

/// Folders of pages about authors.
const AUTHOR_FOLDERS: &[&str] = &[
    "author",
    "authors",
    "autor",
    "autoren",
    "autores",
    "auteur",
    "auteurs",
    "autori",
    "contributor",
    "contributors",
    "writers",
    "columnists",
    "journalist",
    "journalists",
    "reporters",
    "redakteure",
    "byline",
    "firmas",
    "skribent",
    "yazar",
    "yazarlar",
];

/// Folders of pages about people: authors where a byline links to them.
const PEOPLE_FOLDERS: &[&str] = &[
    "people",
    "person",
    "profile",
    "profiles",
    "staff",
    "by",
    "editors",
    "team",
    "user",
    "users",
    "redaktion",
    "signature",
    "signataires",
    "member",
    "members",
];

/// Whether a link leads to a page in one of the folders.
fn leads_to(link: &Element<'_>, folders: &[&str]) -> bool {
    let Some(url) = link.attr("href") else {
        return false;
    };
    let path = if url.contains("//") {
        crate::address::path(url)
    } else {
        url
    };
    let mut parts = path.split('/').filter(|part| !part.is_empty()).peekable();
    while let Some(part) = parts.next() {
        if parts.peek().is_some() && folders.iter().any(|name| part.eq_ignore_ascii_case(name)) {
            return true;
        }
    }
    false
}

/// The names in a byline: its author links or name elements, else its text.
fn names_in(context: &Context<'_>, id: ElementId) -> Vec<String> {
    let page = context.page;
    let mut names = Vec::new();
    let mut skip_to = 0;
    for (inner, element) in page.descendants(id) {
        let is_name = is_author_link(element)
            || (element.tag() == "a" && leads_to(element, PEOPLE_FOLDERS))
            || element.hints.has(Hints::AUTHOR | Hints::NAME)
            || (element.hints.any(Hints::NAME) && !element.hints.any(Hints::ROLE))
            || element.attr("itemprop") == Some("name");
        if inner < skip_to || !is_name || element.text.is_empty() {
            continue;
        }
        let text = with_spaces(page.lines(inner)).replace('\n', " ");
        if text.chars().count() > 1 && text.len() < 120 {
            skip_to = element.end;
            names.push(text);
        }
    }
    if names.is_empty() {
        let text = with_spaces(page.text_without(id, is_no_name).trim());
        let first = text.lines().next().unwrap_or("").trim();
        // A name over a text about its bearer.
        if text.len() > 150 && (3..60).contains(&first.len()) {
            names.push(first.to_owned());
        } else if !text.is_empty() {
            names.push(text);
        }
    }
    names
}

/// Whether a part of a byline is a date or a way to follow someone.
fn is_no_name(part: &Element<'_>) -> bool {
    part.tag() == "time"
        || (part
            .hints
            .any(Hints::DATE | Hints::PUBLISHED | Hints::MODIFIED | Hints::SOCIAL)
            && !part.hints.any(Hints::AUTHOR | Hints::BYLINE | Hints::NAME))
}

/// Whether two bylines are parts of one: neighbours of the same kind in the same element.
fn are_one(context: &Context<'_>, a: &Marked, b: &Marked) -> bool {
    let page = context.page;
    let (Some(first), Some(second)) = (page.get(a.element), page.get(b.element)) else {
        return false;
    };
    let gap = second.text.start.saturating_sub(first.text.end);
    let grandparent = |id: Option<ElementId>| id.and_then(|id| page.get(id)?.parent);
    let same_place = a.parent == b.parent || grandparent(a.parent) == grandparent(b.parent);
    a.names.len() < NAME_LIMIT
        && same_place
        && gap < 60
        && first.tag() == second.tag()
        && first.node.attr("class") == second.node.attr("class")
}

/// How far a byline is trusted, by its markup and its place.
fn trust(context: &Context<'_>, element: &Element<'_>) -> f32 {
    let base: f32 = if is_author_link(element) || element.hints.has(Hints::AUTHOR | Hints::NAME) {
        0.65
    } else if element.hints.any(Hints::BYLINE) {
        0.6
    } else {
        0.55
    };
    let (distance, behind) = context.distance(element.text.start);
    let place = match (distance, behind) {
        (0..400, _) => 0.15,
        (400..1_500, true) => 0.05,
        (400..1_500, false) => -0.15,
        (_, true) => -0.1,
        (_, false) => -0.3,
    };
    let bio = if element.region.any(Hints::BIO) {
        -0.1
    } else {
        0.0
    };
    base + place + bio
}

/// Lines near the headline that start as bylines do.
fn by_wording(context: &Context<'_>) -> Vec<Candidate> {
    let page = context.page;
    let mut found = Vec::new();
    let mut label_before = false;
    let near = context.near_headline();
    for (start, line) in page.lines_in(0..page.text.len()) {
        if line.len() > LONGEST || !(near.contains(&start) || is_meta_line(context, start)) {
            continue;
        }
        let text = with_spaces(line);
        let text = text.trim();
        let was_labelled = std::mem::replace(&mut label_before, is_author_label(text));
        if text.len() > LONGEST || label_before || is_prose(text) {
            continue;
        }
        let is_headline = context
            .headline
            .and_then(|id| page.get(id))
            .is_some_and(|headline| headline.text.contains(&start));
        if is_headline {
            continue;
        }
        let names = after_opener(text, context.language.as_deref())
            .or_else(|| after_label(text))
            .or((was_labelled && text.len() < 80).then_some(text));
        let Some(names) = names.filter(|names| starts_as_name(names)) else {
            continue;
        };
        let place = page.element_at(start);
        let region = place
            .and_then(|id| page.get(id))
            .map_or_else(Hints::default, |element| element.region);
        if region.any(FOREIGN.or(Hints::CAPTION)) {
            continue;
        }
        let (distance, behind) = context.distance(start);
        let near = match (distance, behind) {
            (0..500, true) => 0.1,
            (0..1_500, _) => 0.0,
            _ => -0.1,
        };
        let where_ = place.map_or_else(String::new, |id| page.path(id));
        let creator = Creator::new(names, CreatorKind::Byline);
        found.push(Candidate::creators(
            Property::Authors,
            vec![creator],
            Provenance::new(Extractor::Text, where_, text),
            0.5 + near,
        ));
    }
    found
}

/// Whether a line away from the headline is marked as one about the article.
fn is_meta_line(context: &Context<'_>, start: usize) -> bool {
    let about = Hints::META | Hints::BYLINE | Hints::AUTHOR;
    context.page.element_at(start).is_some_and(|id| {
        let own = context.page.get(id).map(|element| element.hints);
        let mut above = context
            .page
            .ancestors(id)
            .take(2)
            .map(|(_, above)| above.hints);
        own.is_some_and(|own| own.any(about)) || above.any(|above| above.any(about))
    })
}

/// Whether a line goes on as a sentence does.
fn is_prose(line: &str) -> bool {
    line.len() > 120
        && line
            .split(". ")
            .any(|sentence| sentence.split(' ').filter(|word| !word.is_empty()).count() > 14)
}

/// Whether a text may start with a name: not with a small letter, but for scripts without case.
fn starts_as_name(text: &str) -> bool {
    text.chars()
        .find(|c| c.is_alphanumeric() || *c == '@')
        .is_some_and(|c| !c.is_lowercase() && !c.is_ascii_digit())
}
