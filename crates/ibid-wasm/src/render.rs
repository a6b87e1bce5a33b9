//! What to render: CSL-JSON items, citations of them, and the style.

use ibid::engine::Citation;
use ibid::model::csl_json::{read_citations, read_items};
use ibid::model::{Diagnostic, Item, ItemsError};
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::failure::Failure;

/// The request as it is written.
#[derive(Deserialize)]
struct Written<'r> {
    #[serde(borrow)]
    items: &'r RawValue,
    #[serde(borrow, default)]
    citations: Option<&'r RawValue>,
    style: Option<String>,
    locale: Option<String>,
    #[serde(default)]
    cite_each: bool,
    #[serde(default)]
    links: bool,
}

/// A request that was read.
pub(crate) struct Request {
    /// The items.
    pub(crate) items: Vec<Item>,
    /// Citations of them; `None`: each item is cited once, in the items' order.
    pub(crate) citations: Option<Vec<Citation>>,
    /// The style that was asked for; else `apa`.
    pub(crate) style: String,
    /// The locale that was asked for.
    pub(crate) locale: Option<String>,
    /// Links on DOIs and the like.
    pub(crate) links: bool,
    /// What reading the items and citations had to say.
    pub(crate) warnings: Vec<Diagnostic>,
}

impl Request {
    /// Reads a request: `{items, citations, style, locale, cite_each, links}`.
    pub(crate) fn read(json: &str) -> Result<Self, Failure> {
        let written: Written<'_> = serde_json::from_str(json)
            .map_err(|error| Failure::request(format!("the request cannot be read: {error}")))?;
        let unusable = |error: ItemsError| Failure::request(error.to_string());
        let items = read_items(written.items.get()).map_err(unusable)?;
        let mut warnings = items.diagnostics;
        let mut citations = None;
        if !written.cite_each {
            let given = written.citations.map_or("[]", RawValue::get);
            let parsed = read_citations(given).map_err(unusable)?;
            warnings.extend(parsed.diagnostics);
            citations = Some(parsed.value.into_iter().map(Citation::from).collect());
        }
        Ok(Self {
            items: items.value,
            citations,
            style: written.style.unwrap_or_else(|| "apa".to_owned()),
            locale: written.locale,
            links: written.links,
            warnings,
        })
    }
}
