//! `<script type="application/ld+json">`.

use crate::html::lenient_json;
use crate::html::page::Page;
use crate::provenance::Extractor;

use super::graph::Island;

/// Most scripts that are read.
const SCRIPT_LIMIT: usize = 200;

/// The values of a page's JSON-LD scripts, and how many scripts held none.
pub(crate) fn islands(page: &Page<'_>) -> (Vec<Island>, usize) {
    let mut islands = Vec::new();
    let mut unreadable = 0;
    let scripts = page.by_tag("script").filter(|(_, script)| {
        script
            .attr("type")
            .is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json"))
    });
    for (number, (id, _)) in scripts.take(SCRIPT_LIMIT).enumerate() {
        let text = page.raw_text(id);
        let values = lenient_json::values(&text);
        unreadable += usize::from(values.is_empty() && !text.trim().is_empty());
        for (at, value) in values.into_iter().enumerate() {
            let place = if at == 0 {
                format!("script[{number}]#")
            } else {
                format!("script[{number}]#{at}")
            };
            islands.push(Island {
                extractor: Extractor::JsonLd,
                place,
                value,
            });
        }
    }
    (islands, unreadable)
}
