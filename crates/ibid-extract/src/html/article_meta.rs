//! Tags of publishing systems and their services: `article:*`, Parse.ly, Sailthru, and the many
//! home-made names for the author and the date.

use crate::candidate::{Candidate, CreatorKind::Byline, Property};
use crate::html::Context;
use crate::html::meta::{Reading, Row, read};
use crate::provenance::Extractor;

const TABLE: &[Row] = &[
    ("parsely-title", Property::Title, Reading::Text, 0.75),
    ("sailthru.title", Property::Title, Reading::Text, 0.75),
    ("article:title", Property::Title, Reading::Text, 0.7),
    ("headline", Property::Title, Reading::Text, 0.75),
    ("hdl", Property::Title, Reading::Text, 0.7),
    (
        "article:author",
        Property::Authors,
        Reading::Creator(Byline),
        0.75,
    ),
    (
        "article:author_name",
        Property::Authors,
        Reading::Creator(Byline),
        0.75,
    ),
    (
        "parsely-author",
        Property::Authors,
        Reading::Creator(Byline),
        0.85,
    ),
    (
        "sailthru.author",
        Property::Authors,
        Reading::Creator(Byline),
        0.8,
    ),
    ("byl", Property::Authors, Reading::Creator(Byline), 0.85),
    ("byline", Property::Authors, Reading::Creator(Byline), 0.8),
    (
        "cxenseparse:author",
        Property::Authors,
        Reading::Creator(Byline),
        0.8,
    ),
    (
        "cxenseparse:recs:author",
        Property::Authors,
        Reading::Creator(Byline),
        0.7,
    ),
    (
        "dcsext.author",
        Property::Authors,
        Reading::Creator(Byline),
        0.7,
    ),
    (
        "article:published_time",
        Property::Published,
        Reading::Date,
        0.9,
    ),
    (
        "article:published",
        Property::Published,
        Reading::Date,
        0.85,
    ),
    ("article:post_date", Property::Published, Reading::Date, 0.8),
    (
        "article.published",
        Property::Published,
        Reading::Date,
        0.85,
    ),
    ("article.created", Property::Published, Reading::Date, 0.6),
    ("article:created", Property::Published, Reading::Date, 0.6),
    (
        "article_date_original",
        Property::Published,
        Reading::Date,
        0.85,
    ),
    ("parsely-pub-date", Property::Published, Reading::Date, 0.9),
    ("sailthru.date", Property::Published, Reading::Date, 0.85),
    (
        "cxenseparse:recs:publishtime",
        Property::Published,
        Reading::Date,
        0.85,
    ),
    (
        "cxenseparse:publishtime",
        Property::Published,
        Reading::Date,
        0.85,
    ),
    (
        "rnews:datepublished",
        Property::Published,
        Reading::Date,
        0.85,
    ),
    (
        "originalpublicationdate",
        Property::Published,
        Reading::Date,
        0.9,
    ),
    ("datepublished", Property::Published, Reading::Date, 0.85),
    ("publishdate", Property::Published, Reading::Date, 0.85),
    ("publish-date", Property::Published, Reading::Date, 0.85),
    ("publish_date", Property::Published, Reading::Date, 0.85),
    ("published_date", Property::Published, Reading::Date, 0.85),
    ("published-date", Property::Published, Reading::Date, 0.85),
    ("publication_date", Property::Published, Reading::Date, 0.85),
    ("publication-date", Property::Published, Reading::Date, 0.85),
    ("pubdate", Property::Published, Reading::Date, 0.85),
    ("pub_date", Property::Published, Reading::Date, 0.85),
    ("ptime", Property::Published, Reading::Date, 0.8),
    ("pdate", Property::Published, Reading::Date, 0.8),
    ("displaydate", Property::Published, Reading::Date, 0.75),
    ("datecreated", Property::Published, Reading::Date, 0.55),
    ("creation_date", Property::Published, Reading::Date, 0.55),
    (
        "shareaholic:article_published_time",
        Property::Published,
        Reading::Date,
        0.8,
    ),
    ("dateposted", Property::Published, Reading::Date, 0.8),
    ("date", Property::Published, Reading::Date, 0.7),
    (
        "article:modified_time",
        Property::Modified,
        Reading::Date,
        0.9,
    ),
    ("article:modified", Property::Modified, Reading::Date, 0.85),
    ("article.updated", Property::Modified, Reading::Date, 0.85),
    ("lastmod", Property::Modified, Reading::Date, 0.8),
    ("last-modified", Property::Modified, Reading::Date, 0.7),
    ("datemodified", Property::Modified, Reading::Date, 0.8),
    ("revised", Property::Modified, Reading::Date, 0.7),
    ("utime", Property::Modified, Reading::Date, 0.7),
    ("article:section", Property::Section, Reading::Text, 0.8),
    ("parsely-section", Property::Section, Reading::Text, 0.75),
    ("article:publisher", Property::Publisher, Reading::Text, 0.3),
];

/// What these tags offer.
pub(crate) fn candidates(context: &Context<'_>) -> Vec<Candidate> {
    read(context, Extractor::ArticleMeta, TABLE)
}
