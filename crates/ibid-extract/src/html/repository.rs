//! Tags of repositories and publishers: bepress, EPrints, PRISM (names as [`super::meta`] spells them).

use crate::candidate::{Candidate, CreatorKind::Person, Property};
use crate::html::Context;
use crate::html::meta::{Reading, Row, read};
use crate::provenance::Extractor;

const TABLE: &[Row] = &[
    (
        "bepress_citation_title",
        Property::Title,
        Reading::Text,
        0.95,
    ),
    (
        "bepress_citation_author",
        Property::Authors,
        Reading::Creator(Person),
        0.95,
    ),
    (
        "bepress_citation_date",
        Property::Published,
        Reading::Date,
        0.8,
    ),
    (
        "bepress_citation_online_date",
        Property::Published,
        Reading::Date,
        0.8,
    ),
    (
        "bepress_citation_journal_title",
        Property::Container,
        Reading::Text,
        0.9,
    ),
    (
        "bepress_citation_volume",
        Property::Volume,
        Reading::Text,
        0.9,
    ),
    (
        "bepress_citation_issue",
        Property::Issue,
        Reading::Text,
        0.9,
    ),
    (
        "bepress_citation_firstpage",
        Property::FirstPage,
        Reading::Text,
        0.9,
    ),
    ("bepress_citation_doi", Property::Doi, Reading::Doi, 0.95),
    ("bepress_citation_issn", Property::Issn, Reading::Text, 0.9),
    (
        "bepress_citation_dissertation_institution",
        Property::Publisher,
        Reading::Text,
        0.9,
    ),
    ("eprints.title", Property::Title, Reading::Text, 0.95),
    (
        "eprints.creators.name",
        Property::Authors,
        Reading::Creator(Person),
        0.95,
    ),
    ("eprints.date", Property::Published, Reading::Date, 0.9),
    (
        "eprints.publication",
        Property::Container,
        Reading::Text,
        0.9,
    ),
    ("eprints.volume", Property::Volume, Reading::Text, 0.9),
    ("eprints.number", Property::Issue, Reading::Text, 0.9),
    ("eprints.pagerange", Property::Pages, Reading::Text, 0.9),
    ("eprints.publisher", Property::Publisher, Reading::Text, 0.9),
    ("eprints.id.number", Property::Doi, Reading::Doi, 0.8),
    ("eprints.issn", Property::Issn, Reading::Text, 0.9),
    ("eprints.isbn", Property::Isbn, Reading::Text, 0.9),
    (
        "eprints.book.title",
        Property::Container,
        Reading::Text,
        0.9,
    ),
    (
        "eprints.event.title",
        Property::Container,
        Reading::Text,
        0.6,
    ),
    (
        "eprints.institution",
        Property::Publisher,
        Reading::Text,
        0.8,
    ),
    ("eprints.thesis.type", Property::Genre, Reading::Text, 0.7),
    (
        "eprints.editors.name",
        Property::Editors,
        Reading::Creator(Person),
        0.8,
    ),
    (
        "eprints.place.of.pub",
        Property::PublisherPlace,
        Reading::Text,
        0.8,
    ),
    ("eprints.official.url", Property::Doi, Reading::Doi, 0.8),
    ("eprints.abstract", Property::Abstract, Reading::Text, 0.7),
    ("eprints.type", Property::Kind, Reading::Text, 0.6),
    (
        "prism.publicationname",
        Property::Container,
        Reading::Text,
        0.9,
    ),
    (
        "prism.publicationdate",
        Property::Published,
        Reading::Date,
        0.85,
    ),
    ("prism.coverdate", Property::Published, Reading::Date, 0.7),
    ("prism.issueidentifier", Property::Issue, Reading::Text, 0.7),
    ("prism.pagerange", Property::Pages, Reading::Text, 0.9),
    ("prism.isbn", Property::Isbn, Reading::Text, 0.85),
    ("prism.url", Property::Url, Reading::Text, 0.5),
    ("prism.volume", Property::Volume, Reading::Text, 0.9),
    ("prism.number", Property::Issue, Reading::Text, 0.9),
    (
        "prism.startingpage",
        Property::FirstPage,
        Reading::Text,
        0.9,
    ),
    ("prism.endingpage", Property::LastPage, Reading::Text, 0.9),
    ("prism.doi", Property::Doi, Reading::Doi, 0.95),
    ("prism.issn", Property::Issn, Reading::Text, 0.9),
    ("prism.eissn", Property::Issn, Reading::Text, 0.8),
    ("prism.section", Property::Section, Reading::Text, 0.5),
];

/// What these tags offer.
pub(crate) fn candidates(context: &Context<'_>) -> Vec<Candidate> {
    read(context, Extractor::Repository, TABLE)
}
