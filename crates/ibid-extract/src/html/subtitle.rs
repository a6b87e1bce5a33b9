//! The subtitle: what stands beneath the headline and is marked as such.

use crate::candidate::{Candidate, Property};
use crate::html::Context;
use crate::html::page::Element;
use crate::html::regions::FOREIGN;
use crate::html::words::Hints;
use crate::provenance::{Extractor, Provenance};

/// Lengths that a subtitle has, in bytes.
const LENGTHS: std::ops::Range<usize> = 8..240;

/// How far behind the headline it may begin, in bytes of visible text.
const NEAR: usize = 250;

/// Whether an element is named as a second title and not as the text's first paragraph: leads and
/// summaries are many sites' names for that.
fn is_beneath_title(element: &Element<'_>) -> bool {
    let class = element.attr("class").unwrap_or("").to_ascii_lowercase();
    let names = [
        "subtitle",
        "subhead",
        "sub-head",
        "sub-title",
        "dek",
        "deck",
        "strapline",
    ];
    matches!(element.tag(), "h2" | "h3" | "h4") || names.iter().any(|name| class.contains(name))
}

/// The first part behind the headline that its markup calls a subtitle.
pub(crate) fn candidates(context: &Context<'_>) -> Vec<Candidate> {
    let page = context.page;
    let Some(headline) = context.headline.and_then(|id| page.get(id)) else {
        return Vec::new();
    };
    let near = headline.text.end..headline.text.end + NEAR;
    let first = page.elements.iter().enumerate().find(|(_, element)| {
        let is_marked = || {
            element.attr("role") == Some("doc-subtitle")
                || (element.hints.any(Hints::SUBTITLE) && is_beneath_title(element))
        };
        near.contains(&element.text.start)
            && LENGTHS.contains(&element.text.len())
            && is_marked()
            && !element.region.any(FOREIGN.or(Hints::CAPTION))
            && !element
                .hints
                .any(Hints::BYLINE | Hints::AUTHOR | Hints::DATE | Hints::META)
    });
    first
        .map(|(id, _)| {
            let text = page.line(id);
            let provenance = Provenance::new(Extractor::Headline, page.path(id), &text);
            Candidate::text(Property::Subtitle, text, provenance, 0.6)
        })
        .into_iter()
        .collect()
}
