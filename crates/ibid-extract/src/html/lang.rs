//! The language that the page declares.

use crate::candidate::{Candidate, Property};
use crate::html::Context;
use crate::html::meta::Meta;
use crate::html::page::Page;
use crate::provenance::{Extractor, Provenance};

/// The page's declared language: `lang`, else a tag.
pub(crate) fn declared(page: &Page<'_>, metas: &[Meta<'_>]) -> Option<String> {
    let attribute = page
        .by_tag("html")
        .find_map(|(_, html)| html.attr("lang").or_else(|| html.attr("xml:lang")));
    let tags = ["content-language", "og:locale", "language", "dc.language"];
    let tag = || {
        tags.iter().find_map(|key| {
            metas
                .iter()
                .find(|meta| meta.key == *key)
                .map(|meta| meta.content)
        })
    };
    attribute.or_else(tag).and_then(crate::language::tag)
}

/// `lang` of the page and of its article, and the language tags.
pub(crate) fn candidates(context: &Context<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut note = |value: &str, place: String, trust: f32| {
        if let Some(tag) = crate::language::tag(value) {
            let provenance = Provenance::new(Extractor::Lang, place, value);
            found.push(Candidate::text(Property::Language, tag, provenance, trust));
        }
    };
    for (_, html) in context.page.by_tag("html") {
        if let Some(value) = html.attr("lang").or_else(|| html.attr("xml:lang")) {
            note(value, "html[lang]".to_owned(), 0.8);
        }
    }
    // The part of the page that the headline is in may be in another language than its frame.
    if let Some(headline) = context.headline {
        for (id, above) in context.page.ancestors(headline) {
            if !matches!(above.tag(), "html" | "body")
                && let Some(value) = above.attr("lang")
            {
                note(value, format!("{}[lang]", context.page.path(id)), 0.82);
            }
        }
    }
    for (key, trust) in [("content-language", 0.6), ("language", 0.6)] {
        for meta in context.metas.iter().filter(|meta| meta.key == key) {
            note(meta.content, format!("meta[{key}]"), trust);
        }
    }
    found
}
