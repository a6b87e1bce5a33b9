//! OpenGraph `og:*` and the `twitter:*` tags beside it.

use crate::candidate::{Candidate, CreatorKind::Byline, Property};
use crate::html::Context;
use crate::html::meta::{Reading, Row, read};
use crate::provenance::Extractor;

const GRAPH: &[Row] = &[
    ("og:title", Property::Title, Reading::Text, 0.75),
    ("og:site_name", Property::Site, Reading::Text, 0.95),
    ("og:type", Property::Kind, Reading::Text, 0.6),
    ("og:locale", Property::Language, Reading::Text, 0.5),
    ("og:url", Property::Url, Reading::Text, 0.7),
    (
        "og:published_time",
        Property::Published,
        Reading::Date,
        0.85,
    ),
    ("og:pubdate", Property::Published, Reading::Date, 0.8),
    (
        "og:article:published_time",
        Property::Published,
        Reading::Date,
        0.85,
    ),
    (
        "og:article:modified_time",
        Property::Modified,
        Reading::Date,
        0.8,
    ),
    (
        "og:article:author",
        Property::Authors,
        Reading::Creator(Byline),
        0.7,
    ),
    (
        "og:author",
        Property::Authors,
        Reading::Creator(Byline),
        0.7,
    ),
    ("og:updated_time", Property::Modified, Reading::Date, 0.75),
    ("og:modified_time", Property::Modified, Reading::Date, 0.75),
];

const TWITTER: &[Row] = &[
    ("twitter:title", Property::Title, Reading::Text, 0.65),
    // A display name is often the site's.
    (
        "twitter:creator:name",
        Property::Authors,
        Reading::Creator(Byline),
        0.3,
    ),
];

/// What these tags offer.
pub(crate) fn candidates(context: &Context<'_>) -> Vec<Candidate> {
    let mut found = read(context, Extractor::OpenGraph, GRAPH);
    found.extend(read(context, Extractor::Twitter, TWITTER));
    found.extend(twitter_data(context));
    found
}

/// `twitter:label1` = "Written by" names what `twitter:data1` holds (WordPress' Yoast plugin).
fn twitter_data(context: &Context<'_>) -> Vec<Candidate> {
    let value = |key: &str| {
        context
            .metas
            .iter()
            .find(|meta| meta.key == key)
            .map(|meta| meta.content)
    };
    let mut found = Vec::new();
    for number in ["1", "2"] {
        let label = value(&format!("twitter:label{number}")).unwrap_or("");
        let key = format!("twitter:data{number}");
        let Some(text) = value(&key) else { continue };
        if crate::labels::is_author_label(label) {
            let creator = crate::candidate::Creator::new(crate::clean::plain(text), Byline);
            let provenance = crate::provenance::Provenance::new(
                Extractor::Twitter,
                format!("meta[{key}]"),
                text,
            );
            found.push(Candidate::creators(
                Property::Authors,
                vec![creator],
                provenance,
                0.7,
            ));
        }
    }
    found
}
