//! `<link rel=…>`: the page's own address.

use crate::address;
use crate::candidate::{Candidate, Property};
use crate::html::Context;
use crate::html::page::{Element, Page};
use crate::provenance::{Extractor, Provenance};

/// The address that the page says is its own.
pub(crate) fn canonical<'a>(page: &Page<'a>) -> Option<&'a str> {
    page.by_tag("link")
        .find(|(_, link)| {
            link.attr("rel").is_some_and(|rel| {
                rel.split_ascii_whitespace()
                    .any(|word| word.eq_ignore_ascii_case("canonical"))
            })
        })
        .and_then(|(_, link)| link.attr("href"))
}

/// The canonical address, and those of the page's other forms.
pub(crate) fn candidates(context: &Context<'_>) -> Vec<Candidate> {
    let page = context.page;
    let note = |url: &str, property, place: &str, trust| {
        let url = address::absolute(url, context.url)?;
        let provenance = Provenance::new(Extractor::Link, place, &url);
        Some(Candidate::text(property, url, provenance, trust))
    };
    let href = |wanted: fn(&Element<'_>) -> bool| {
        page.by_tag("link")
            .find(|(_, link)| wanted(link))
            .and_then(|(_, link)| link.attr("href"))
    };
    let forms = [
        (canonical(page), Property::Url, "link[rel=canonical]", 0.8),
        (href(is_amp), Property::AmpUrl, "link[rel=amphtml]", 0.9),
        (
            href(is_embed),
            Property::EmbedUrl,
            "link[type*=oembed]",
            0.9,
        ),
    ];
    forms
        .into_iter()
        .filter_map(|(url, property, place, trust)| note(url?, property, place, trust))
        .collect()
}

/// `<link rel="amphtml">` (AMP, "Discovery").
fn is_amp(link: &Element<'_>) -> bool {
    link.attr("rel")
        .is_some_and(|rel| rel.eq_ignore_ascii_case("amphtml"))
}

/// `<link type="application/json+oembed">` (oEmbed 4, "Discovery").
fn is_embed(link: &Element<'_>) -> bool {
    link.attr("type")
        .is_some_and(|kind| kind.to_ascii_lowercase().contains("oembed"))
}
