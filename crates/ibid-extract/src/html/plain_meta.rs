//! The tags that HTML itself names, and those of applications.

use crate::candidate::{Candidate, CreatorKind::Byline, Property};
use crate::html::Context;
use crate::html::meta::{Reading, Row, read};
use crate::provenance::Extractor;

const TABLE: &[Row] = &[
    ("title", Property::Title, Reading::Text, 0.55),
    ("author", Property::Authors, Reading::Creator(Byline), 0.7),
    ("authors", Property::Authors, Reading::Creator(Byline), 0.7),
    (
        "article_author",
        Property::Authors,
        Reading::Creator(Byline),
        0.7,
    ),
    ("application-name", Property::Site, Reading::Text, 0.6),
    (
        "apple-mobile-web-app-title",
        Property::Site,
        Reading::Text,
        0.45,
    ),
    ("site_name", Property::Site, Reading::Text, 0.6),
    ("publisher", Property::Publisher, Reading::Text, 0.4),
    ("copyright", Property::Publisher, Reading::Text, 0.2),
    ("doi", Property::Doi, Reading::Doi, 0.9),
];

/// What these tags offer.
pub(crate) fn candidates(context: &Context<'_>) -> Vec<Candidate> {
    read(context, Extractor::Meta, TABLE)
}
