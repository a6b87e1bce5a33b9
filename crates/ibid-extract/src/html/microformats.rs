//! microformats2 `h-entry` and hAtom, its older form, by class names.
//!
//! Sources: microformats.org/wiki/h-entry (`p-name`, `p-author`, `dt-published`, `dt-updated`,
//! `u-url`) and microformats.org/wiki/hatom (`hentry`, `entry-title`, `author vcard`, `published`,
//! `updated`, `bookmark`).

use crate::address;
use crate::candidate::{Candidate, Creator, CreatorKind, Property};
use crate::html::Context;
use crate::html::page::{Element, ElementId};
use crate::html::regions::FOREIGN;
use crate::html::words::Hints;
use crate::provenance::{Extractor, Provenance};
use crate::text::dates::find_dates;

/// Longest text of a property, in bytes.
const LONGEST: usize = 1_200;
/// Most names of one entry.
const NAME_LIMIT: usize = 100;

/// The class names of one of the two vocabularies.
struct Words {
    entry: &'static str,
    name: &'static str,
    author: &'static str,
    author_name: &'static [&'static str],
    published: &'static str,
    updated: &'static str,
    url: &'static str,
    /// Themes put hAtom's names on lists of entries and forget half of them.
    trust: f32,
}

const ENTRY: Words = Words {
    entry: "h-entry",
    name: "p-name",
    author: "p-author",
    author_name: &["p-name", "fn"],
    published: "dt-published",
    updated: "dt-updated",
    url: "u-url",
    trust: 1.0,
};

const ATOM: Words = Words {
    entry: "hentry",
    name: "entry-title",
    author: "author",
    author_name: &["fn"],
    published: "published",
    updated: "updated",
    url: "bookmark",
    trust: 0.9,
};

/// What the entry that is this page's work says.
pub(crate) fn candidates(context: &Context<'_>) -> Vec<Candidate> {
    [ENTRY, ATOM]
        .iter()
        .find_map(|words| Some((words, own_entry(context, words)?)))
        .map(|(words, entry)| of_entry(context, words, entry))
        .unwrap_or_default()
}

fn has_class(element: &Element<'_>, name: &str) -> bool {
    element.class.len() >= name.len()
        && element
            .class
            .split_ascii_whitespace()
            .any(|own| own == name)
}

/// The entry that holds the headline; without one, the only entry.
fn own_entry(context: &Context<'_>, words: &Words) -> Option<ElementId> {
    let entries: Vec<ElementId> = context
        .page
        .elements
        .iter()
        .enumerate()
        .filter(|(_, element)| element.hints.any(Hints::ENTRY) && has_class(element, words.entry))
        .filter(|(_, element)| !element.region.any(FOREIGN))
        .map(|(id, _)| id)
        .take(200)
        .collect();
    let holds = |id: ElementId| {
        let end = context.page.get(id).map_or(0, |entry| entry.end);
        context
            .headline
            .is_some_and(|headline| (id..end).contains(&headline))
    };
    match entries.as_slice() {
        [only] => Some(*only),
        several => several.iter().copied().rfind(|id| holds(*id)),
    }
}

fn of_entry(context: &Context<'_>, words: &Words, entry: ElementId) -> Vec<Candidate> {
    let page = context.page;
    let mut found = Vec::new();
    let mut authors: Option<(ElementId, Vec<Creator>)> = None;
    let mut skip_to = entry;
    for (id, element) in page.descendants(entry) {
        if id < skip_to || element.region.any(FOREIGN) {
            continue;
        }
        // An entry within the entry is a comment or a quoted one.
        if has_class(element, words.entry) || has_class(element, "h-cite") {
            skip_to = element.end;
        } else if has_class(element, words.author) {
            skip_to = element.end;
            let list = &mut authors.get_or_insert_with(|| (id, Vec::new())).1;
            list.extend(author(context, words, id).filter(|_| list.len() < NAME_LIMIT));
        } else if let Some(candidate) = property(context, words, id, element) {
            found.push(candidate);
        }
    }
    if let Some((id, creators)) = authors.filter(|(_, list)| !list.is_empty()) {
        let text: Vec<&str> = creators.iter().map(|c| c.text.as_str()).collect();
        let provenance = place(context, id, &text.join("; "));
        let trust = 0.7 * words.trust;
        found.push(Candidate::creators(
            Property::Authors,
            creators,
            provenance,
            trust,
        ));
    }
    found
}

/// The name, a date or the address of an entry.
fn property(
    context: &Context<'_>,
    words: &Words,
    id: ElementId,
    element: &Element<'_>,
) -> Option<Candidate> {
    if element.text.len() > LONGEST {
        return None;
    }
    if has_class(element, words.name) {
        let text = context.page.line(id);
        let provenance = place(context, id, &text);
        let trust = 0.75 * words.trust;
        return (!text.is_empty())
            .then(|| Candidate::text(Property::Title, text, provenance, trust));
    }
    if has_class(element, words.published) {
        return date(context, id, element, Property::Published, 0.8 * words.trust);
    }
    if has_class(element, words.updated) {
        return date(context, id, element, Property::Modified, 0.7 * words.trust);
    }
    let is_address =
        has_class(element, words.url) || element.attr("rel").is_some_and(|rel| rel == words.url);
    let url = is_address
        .then(|| element.attr("href"))
        .flatten()
        .and_then(|url| address::absolute(url, context.url))?;
    let provenance = place(context, id, &url);
    Some(Candidate::text(Property::Url, url, provenance, 0.4))
}

fn date(
    context: &Context<'_>,
    id: ElementId,
    element: &Element<'_>,
    property: Property,
    trust: f32,
) -> Option<Candidate> {
    let attribute = ["datetime", "title", "value"]
        .iter()
        .find_map(|name| element.attr(name))
        .and_then(|value| Some((value.to_owned(), context.read_date(value)?)));
    let languages: Vec<&str> = context.language.as_deref().into_iter().collect();
    let (text, reading) = attribute.or_else(|| {
        let text = context.page.line(id);
        let date = find_dates(&text, &languages).into_iter().next()?;
        Some((text, date.date.into()))
    })?;
    Some(Candidate::date(
        property,
        reading,
        place(context, id, &text),
        trust,
    ))
}

/// The name of an author: of the card's name element, else its text.
fn author(context: &Context<'_>, words: &Words, id: ElementId) -> Option<Creator> {
    let page = context.page;
    let name = page
        .descendants(id)
        .find(|(_, inner)| words.author_name.iter().any(|name| has_class(inner, name)))
        .map(|(inner, _)| page.line(inner))
        .filter(|name| !name.is_empty());
    let text = name.unwrap_or_else(|| page.line(id));
    (!text.is_empty() && text.len() < 200).then(|| Creator::new(text, CreatorKind::Byline))
}

fn place(context: &Context<'_>, id: ElementId, text: &str) -> Provenance {
    Provenance::new(Extractor::Microformats, context.page.path(id), text)
}
