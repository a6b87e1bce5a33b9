//! Highwire Press tags, as Google Scholar's inclusion guidelines ask for them.

use crate::candidate::{Candidate, CreatorKind::Byline, CreatorKind::Person, Property};
use crate::html::Context;
use crate::html::meta::{Reading, Row, read};
use crate::provenance::{Extractor, Provenance};

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
    ("citation_pmcid", Property::Pmcid, Reading::Text, 0.9),
    ("citation_abstract", Property::Abstract, Reading::Text, 0.6),
    (
        "citation_translator",
        Property::Translators,
        Reading::Creator(Person),
        0.8,
    ),
    (
        "citation_book_editor",
        Property::Editors,
        Reading::Creator(Person),
        0.8,
    ),
    ("citation_pages", Property::Pages, Reading::Text, 0.9),
    ("citation_article_type", Property::Genre, Reading::Text, 0.3),
];

/// Tags that only one kind of work has, the most telling first.
const KINDS: &[(&str, &str)] = &[
    ("citation_dissertation_institution", "thesis"),
    ("citation_dissertation_name", "thesis"),
    ("citation_technical_report_institution", "report"),
    ("citation_technical_report_number", "report"),
    ("citation_conference_title", "conference paper"),
    ("citation_conference", "conference paper"),
    ("citation_inbook_title", "chapter"),
    ("citation_journal_title", "journal article"),
    ("citation_issn", "journal article"),
    ("citation_isbn", "book"),
];

/// What `citation_*` tags offer.
pub(crate) fn candidates(context: &Context<'_>) -> Vec<Candidate> {
    let mut found = read(context, Extractor::Highwire, TABLE);
    let telling = KINDS.iter().find_map(|(key, kind)| {
        let meta = context.metas.iter().find(|meta| meta.key == *key)?;
        Some((meta, kind))
    });
    if let Some((meta, kind)) = telling {
        let place = format!("meta[{}]", meta.name);
        let provenance = Provenance::new(Extractor::Highwire, place, meta.content);
        found.push(Candidate::text(Property::Kind, *kind, provenance, 0.92));
    }
    found
}
