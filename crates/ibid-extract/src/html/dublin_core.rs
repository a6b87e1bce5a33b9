//! Dublin Core tags: `DC.title`, `dcterms.issued`, `dc:creator`, in any casing and spelling
//! (DCMI, "Expressing Dublin Core in HTML/XHTML meta and link elements").

use crate::candidate::{Candidate, CreatorKind::Byline, Property};
use crate::html::Context;
use crate::html::meta::{Reading, Row, read};
use crate::provenance::Extractor;

const TABLE: &[Row] = &[
    ("dc.title", Property::Title, Reading::Text, 0.65),
    ("dcterms.title", Property::Title, Reading::Text, 0.65),
    (
        "dc.title.alternative",
        Property::Subtitle,
        Reading::Text,
        0.3,
    ),
    (
        "dc.creator",
        Property::Authors,
        Reading::Creator(Byline),
        0.8,
    ),
    (
        "dc.creator.personalname",
        Property::Authors,
        Reading::Creator(Byline),
        0.85,
    ),
    (
        "dc.creator.author",
        Property::Authors,
        Reading::Creator(Byline),
        0.8,
    ),
    (
        "dc.contributor.author",
        Property::Authors,
        Reading::Creator(Byline),
        0.85,
    ),
    (
        "dcterms.creator",
        Property::Authors,
        Reading::Creator(Byline),
        0.8,
    ),
    (
        "dc.contributor",
        Property::Authors,
        Reading::Creator(Byline),
        0.3,
    ),
    (
        "dc.contributor.editor",
        Property::Editors,
        Reading::Creator(Byline),
        0.7,
    ),
    (
        "dc.contributor.translator",
        Property::Translators,
        Reading::Creator(Byline),
        0.7,
    ),
    ("dc.date.issued", Property::Published, Reading::Date, 0.85),
    ("dc.issued", Property::Published, Reading::Date, 0.85),
    ("dcterms.issued", Property::Published, Reading::Date, 0.85),
    (
        "dc.date.published",
        Property::Published,
        Reading::Date,
        0.85,
    ),
    (
        "dc.date.x-metadatalastmodified",
        Property::Modified,
        Reading::Date,
        0.6,
    ),
    ("dcterms.available", Property::Published, Reading::Date, 0.6),
    ("dc.date.available", Property::Published, Reading::Date, 0.6),
    ("dcterms.date", Property::Published, Reading::Date, 0.7),
    ("dcterms.created", Property::Published, Reading::Date, 0.6),
    ("dc.date.created", Property::Published, Reading::Date, 0.6),
    ("dc.date", Property::Published, Reading::Date, 0.7),
    ("dcterms.modified", Property::Modified, Reading::Date, 0.8),
    ("dc.date.modified", Property::Modified, Reading::Date, 0.8),
    ("dc.publisher", Property::Publisher, Reading::Text, 0.75),
    (
        "dcterms.publisher",
        Property::Publisher,
        Reading::Text,
        0.75,
    ),
    ("dc.language", Property::Language, Reading::Text, 0.7),
    ("dcterms.language", Property::Language, Reading::Text, 0.7),
    ("dc.language.iso", Property::Language, Reading::Text, 0.7),
    ("dc.identifier", Property::Doi, Reading::Doi, 0.9),
    ("dc.identifier.doi", Property::Doi, Reading::Doi, 0.95),
    ("dc.identifier.uri", Property::Doi, Reading::Doi, 0.85),
    ("dcterms.identifier", Property::Doi, Reading::Doi, 0.85),
    ("dc.identifier.issn", Property::Issn, Reading::Text, 0.8),
    ("dc.identifier.isbn", Property::Isbn, Reading::Text, 0.8),
    ("dc.source", Property::Container, Reading::Text, 0.3),
    ("dc.source.issn", Property::Issn, Reading::Text, 0.8),
    ("dc.source.volume", Property::Volume, Reading::Text, 0.8),
    ("dc.source.issue", Property::Issue, Reading::Text, 0.8),
    ("dcterms.ispartof", Property::Container, Reading::Text, 0.4),
    (
        "dc.relation.ispartof",
        Property::Container,
        Reading::Text,
        0.5,
    ),
    ("dc.type", Property::Kind, Reading::Text, 0.4),
    ("dcterms.type", Property::Kind, Reading::Text, 0.4),
    ("dcterms.abstract", Property::Abstract, Reading::Text, 0.7),
    (
        "dc.description.abstract",
        Property::Abstract,
        Reading::Text,
        0.7,
    ),
];

/// What Dublin Core tags offer.
pub(crate) fn candidates(context: &Context<'_>) -> Vec<Candidate> {
    read(context, Extractor::DublinCore, TABLE)
}
