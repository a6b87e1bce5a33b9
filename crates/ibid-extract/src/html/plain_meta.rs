//! The tags that HTML itself names, and those of applications.

use crate::candidate::{Candidate, CreatorKind::Byline, Property};
use crate::html::Context;
use crate::html::meta::{Reading, Row, read};
use crate::provenance::{Extractor, Provenance};

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
    let mut found = read(context, Extractor::Meta, TABLE);
    found.extend(generator(context));
    found
}

/// Systems that blogs are written with, as Zotero knows them.
const BLOG_SYSTEMS: &[&str] = &[
    "wordpress",
    "blogger",
    "ghost",
    "tumblr",
    "movable type",
    "typepad",
];

/// `<meta name="generator">`: what the site is made with.
fn generator(context: &Context<'_>) -> Option<Candidate> {
    let meta = context.metas.iter().find(|meta| {
        let value = meta.content.to_ascii_lowercase();
        meta.key == "generator" && BLOG_SYSTEMS.iter().any(|name| value.starts_with(name))
    })?;
    let provenance = Provenance::new(Extractor::Meta, "meta[generator]", meta.content);
    Some(Candidate::text(
        Property::Kind,
        "system:blog",
        provenance,
        0.5,
    ))
}
