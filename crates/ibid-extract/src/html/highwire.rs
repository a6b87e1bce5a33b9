//! Highwire Press tags, as Google Scholar's inclusion guidelines ask for them.

use crate::candidate::{Candidate, CreatorKind::Byline, CreatorKind::Person, Property};
use crate::html::Context;
use crate::html::meta::{Reading, Row, read};
use crate::provenance::Extractor;

const TABLE: &[Row] = &[
    ("citation_title", Property::Title, Reading::Text, 0.95),
    (
        "citation_author",
        Property::Authors,
        Reading::Creator(Person),
        0.95,
    ),
    (
        "citation_authors",
        Property::Authors,
        Reading::Creator(Byline),
        0.9,
    ),
    (
        "citation_editor",
        Property::Editors,
        Reading::Creator(Person),
        0.8,
    ),
    (
        "citation_publication_date",
        Property::Published,
        Reading::Date,
        0.9,
    ),
    (
        "citation_online_date",
        Property::Published,
        Reading::Date,
        0.85,
    ),
    ("citation_date", Property::Published, Reading::Date, 0.85),
    (
        "citation_cover_date",
        Property::Published,
        Reading::Date,
        0.7,
    ),
    ("citation_year", Property::Published, Reading::Date, 0.6),
    (
        "citation_journal_title",
        Property::Container,
        Reading::Text,
        0.95,
    ),
    (
        "citation_conference_title",
        Property::Container,
        Reading::Text,
        0.85,
    ),
    (
        "citation_inbook_title",
        Property::Container,
        Reading::Text,
        0.9,
    ),
    (
        "citation_book_title",
        Property::Container,
        Reading::Text,
        0.85,
    ),
    (
        "citation_journal_abbrev",
        Property::ContainerShort,
        Reading::Text,
        0.9,
    ),
    (
        "citation_publisher",
        Property::Publisher,
        Reading::Text,
        0.9,
    ),
    (
        "citation_dissertation_institution",
        Property::Publisher,
        Reading::Text,
        0.9,
    ),
    (
        "citation_technical_report_institution",
        Property::Publisher,
        Reading::Text,
        0.9,
    ),
    (
        "citation_dissertation_name",
        Property::Genre,
        Reading::Text,
        0.8,
    ),
    (
        "citation_technical_report_number",
        Property::Number,
        Reading::Text,
        0.9,
    ),
    ("citation_arxiv_id", Property::Number, Reading::Text, 0.9),
    ("citation_volume", Property::Volume, Reading::Text, 0.95),
    ("citation_issue", Property::Issue, Reading::Text, 0.95),
    (
        "citation_firstpage",
        Property::FirstPage,
        Reading::Text,
        0.95,
    ),
    ("citation_lastpage", Property::LastPage, Reading::Text, 0.95),
    ("citation_doi", Property::Doi, Reading::Doi, 0.98),
    ("citation_issn", Property::Issn, Reading::Text, 0.9),
    ("citation_isbn", Property::Isbn, Reading::Text, 0.9),
    ("citation_pmid", Property::Pmid, Reading::Text, 0.95),
    ("citation_language", Property::Language, Reading::Text, 0.8),
    ("citation_article_type", Property::Genre, Reading::Text, 0.3),
];

/// What `citation_*` tags offer.
pub(crate) fn candidates(context: &Context<'_>) -> Vec<Candidate> {
    read(context, Extractor::Highwire, TABLE)
}
