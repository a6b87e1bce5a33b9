//! `<meta>` tags, read once, and the tables by which extractors read them.

use crate::candidate::{Candidate, Creator, CreatorKind, Property};
use crate::clean::plain;
use crate::html::Context;
use crate::html::page::Page;
use crate::identifiers::doi_in;
use crate::provenance::{Extractor, Provenance};

/// Most tags that are read.
const TAG_LIMIT: usize = 5_000;

/// One tag with a value.
pub(crate) struct Meta<'a> {
    /// Its name or property in lower case, with one spelling of what separates a vocabulary's name.
    pub key: String,
    /// Its name or property as written.
    pub name: &'a str,
    pub content: &'a str,
}

/// The page's tags.
pub(crate) fn collect<'a>(page: &Page<'a>) -> Vec<Meta<'a>> {
    let mut metas = Vec::new();
    for (_, tag) in page.by_tag("meta").take(TAG_LIMIT) {
        // `value` is a common mistake.
        let Some(content) = tag.attr("content").or_else(|| tag.attr("value")) else {
            continue;
        };
        for attribute in ["name", "property", "http-equiv", "itemprop"] {
            let keys = tag.attr(attribute).unwrap_or("");
            metas.extend(keys.split_ascii_whitespace().map(|key| Meta {
                key: normal_key(key),
                name: key,
                content,
            }));
        }
    }
    metas
}

/// Vocabularies whose names are written with a full stop, a colon or an underscore behind them.
const VOCABULARIES: &[(&str, &str)] = &[
    ("dcterms", "dcterms."),
    ("dcterm", "dcterms."),
    ("dct", "dcterms."),
    ("dc", "dc."),
    ("prism", "prism."),
    ("eprints", "eprints."),
];

/// `DC:Title`, `dc.title` and `DC_Title` are one tag.
fn normal_key(key: &str) -> String {
    let key = key.to_ascii_lowercase();
    let Some((vocabulary, name)) = key.split_once(['.', ':', '_']) else {
        return key;
    };
    match VOCABULARIES.iter().find(|(known, _)| *known == vocabulary) {
        Some((_, prefix)) => format!("{prefix}{}", name.replace([':', '_'], ".")),
        None => key,
    }
}

/// How a tag's value is read.
#[derive(Clone, Copy)]
pub(crate) enum Reading {
    Text,
    Date,
    /// One creator, or several in a byline.
    Creator(CreatorKind),
    Doi,
}

/// A row of an extractor's table: the tag, what it becomes, how it is read, how far it is trusted.
pub(crate) type Row = (&'static str, Property, Reading, f32);

/// Reads the tags of a table. Several creator tags of one name are one list of creators.
pub(crate) fn read(context: &Context<'_>, extractor: Extractor, table: &[Row]) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for (key, property, reading, trust) in table {
        let tags = context.metas.iter().filter(|meta| meta.key == *key);
        if let Reading::Creator(kind) = reading {
            found.extend(creators(tags, extractor, *property, *kind, *trust));
            continue;
        }
        for meta in tags.take(20) {
            let text = plain(meta.content);
            let provenance = provenance(extractor, meta);
            match reading {
                Reading::Text | Reading::Creator(_) if !text.is_empty() => {
                    found.push(Candidate::text(*property, text, provenance, *trust));
                }
                Reading::Doi => found.extend(
                    doi_in(&text).map(|doi| Candidate::text(*property, doi, provenance, *trust)),
                ),
                Reading::Date => found.extend(
                    context
                        .read_date(&text)
                        .map(|date| Candidate::date(*property, date, provenance, *trust)),
                ),
                _ => {}
            }
        }
    }
    found
}

/// The tags of one name as one list of creators.
fn creators<'m, 'a: 'm>(
    tags: impl Iterator<Item = &'m Meta<'a>>,
    extractor: Extractor,
    property: Property,
    kind: CreatorKind,
    trust: f32,
) -> Option<Candidate> {
    let mut list: Vec<Creator> = Vec::new();
    let mut first = None;
    for meta in tags.take(1_000) {
        let text = plain(meta.content);
        if text.is_empty() || list.iter().any(|known| known.text == text) {
            continue;
        }
        first.get_or_insert(meta);
        list.push(Creator::new(text, kind));
    }
    let provenance = provenance(extractor, first?);
    Some(Candidate::creators(property, list, provenance, trust))
}

fn provenance(extractor: Extractor, meta: &Meta<'_>) -> Provenance {
    Provenance::new(extractor, format!("meta[{}]", meta.name), meta.content)
}
