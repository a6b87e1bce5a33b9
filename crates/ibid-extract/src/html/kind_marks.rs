//! What a page shows of the kind of its site: what it is made with, its feeds, tags that newspapers alone
//! have.

use crate::address;
use crate::candidate::{Candidate, Property};
use crate::html::Context;
use crate::provenance::{Extractor, Provenance};

/// Systems that blogs are written with, as Zotero knows them.
const BLOG_SYSTEMS: &[&str] = &[
    "wordpress",
    "blogger",
    "ghost",
    "tumblr",
    "movable type",
    "typepad",
];

/// The marks of a page.
pub(crate) fn candidates(context: &Context<'_>) -> Vec<Candidate> {
    let marks = [
        generator(context),
        comments_feed(context),
        post_class(context),
        news_keywords(context),
    ];
    marks.into_iter().flatten().collect()
}

fn kind(name: &str, provenance: Provenance, trust: f32) -> Candidate {
    Candidate::text(Property::Kind, name, provenance, trust)
}

/// `<meta name="generator">`: what the site is made with.
fn generator(context: &Context<'_>) -> Option<Candidate> {
    let meta = context.metas.iter().find(|meta| {
        let value = meta.content.to_ascii_lowercase();
        meta.key == "generator" && BLOG_SYSTEMS.iter().any(|name| value.starts_with(name))
    })?;
    let provenance = Provenance::new(Extractor::Meta, "meta[generator]", meta.content);
    Some(kind("system:blog", provenance, 0.5))
}

/// The feed of the comments on this page, at its own address and `feed`: blog systems have one for
/// each post.
fn comments_feed(context: &Context<'_>) -> Option<Candidate> {
    let page = context.page;
    let feed = page.by_tag("link").find_map(|(_, link)| {
        let href = link.attr("href")?;
        let is_feed = link.attr("type")?.contains("rss");
        let post = href.trim_end_matches('/').strip_suffix("/feed")?;
        (is_feed && !address::is_home(post) && context.is_this_page(post)).then_some(href)
    })?;
    let provenance = Provenance::new(Extractor::Link, "link[rel=alternate]", feed);
    Some(kind("system:blog", provenance, 0.45))
}

/// `<body class="single-post postid-12">`, as WordPress' themes have it on posts and not on pages.
fn post_class(context: &Context<'_>) -> Option<Candidate> {
    let (id, body) = context.page.by_tag("body").next()?;
    let classes = body.attr("class")?;
    let is_post = classes
        .split_ascii_whitespace()
        .any(|class| class == "single-post" || class.starts_with("postid-"));
    is_post.then(|| {
        let path = format!("{}[class]", context.page.path(id));
        kind(
            "system:blog",
            Provenance::new(Extractor::SiteMarks, path, classes),
            0.4,
        )
    })
}

/// Tags that were made for Google News, and that its sites have.
fn news_keywords(context: &Context<'_>) -> Option<Candidate> {
    let meta = context
        .metas
        .iter()
        .find(|meta| matches!(meta.key.as_str(), "news_keywords" | "syndication-source"))?;
    let place = format!("meta[{}]", meta.name);
    let provenance = Provenance::new(Extractor::Meta, place, meta.content);
    Some(kind("site:news", provenance, 0.55))
}
