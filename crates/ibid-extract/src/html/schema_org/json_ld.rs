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
    let scripts = page.by_tag("script").filter_map(|(id, script)| {
        let kind = script.attr("type").unwrap_or("").to_ascii_lowercase();
        if kind.contains("ld+json") {
            return Some(page.raw_text(id));
        }
        // Some systems forget the type.
        let text = kind.is_empty().then(|| page.raw_text(id))?;
        let is_data = text.trim_start().starts_with(['{', '[']) && text.contains("\"@context\"");
        is_data.then_some(text)
    });
    for (number, text) in scripts.take(SCRIPT_LIMIT).enumerate() {
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
