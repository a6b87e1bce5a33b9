//! `<link rel=…>`: the page's own address.

use crate::address;
use crate::candidate::{Candidate, Property};
use crate::html::Context;
use crate::html::page::Page;
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

/// The canonical address.
pub(crate) fn candidates(context: &Context<'_>) -> Vec<Candidate> {
    canonical(context.page)
        .and_then(|url| address::absolute(url, context.url))
        .map(|url| {
            let provenance = Provenance::new(Extractor::Link, "link[rel=canonical]", &url);
            Candidate::text(Property::Url, url, provenance, 0.8)
        })
        .into_iter()
        .collect()
}
