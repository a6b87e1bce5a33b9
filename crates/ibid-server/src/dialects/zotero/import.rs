//! `POST /import`: the items of a file of references.

use std::sync::Arc;

use axum::extract::State as Shared;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::Response;
use ibid::formats::{Format, detect, read};

use super::bad;
use super::items::{keyed, write};
use crate::api::body::{Body, typed};
use crate::dialects::plain;
use crate::problem::Problem;
use crate::state::State;

const TRANSLATOR: HeaderName = HeaderName::from_static("zotero-translator-id");

/// The ids of Zotero's import translators, by the formats that they read.
const TRANSLATORS: &[(&str, &str)] = &[
    ("bibtex", "9cb70025-a888-4a29-a210-93ec52da40d4"),
    ("biblatex", "b6e39b57-8942-4d11-8259-342c46ce395f"),
    ("csl-json", "bc03b4fe-436d-4a1f-ba59-de4d2d7a63f7"),
    ("ris", "32d59d2d-b65a-4da4-b0a3-bdd3cfb979e7"),
    ("mods", "0e2235e7-babf-413c-9acf-f27cce5f059c"),
    ("marcxml", "edd87d07-9194-42f8-b2ad-997c4c7deefd"),
    ("pubmed-xml", "fcf41bed-0cbc-3704-85c7-8062a0068a7a"),
    ("crossref-xml", "93514073-b541-4e02-9180-c36d2f3bb401"),
    ("tei", "032ae9b7-ab90-9205-a479-baf81f49184a"),
];

/// Reads a file of references, whatever its media type says: its content tells.
pub(super) async fn import(
    Shared(state): Shared<Arc<State>>,
    body: Body,
) -> Result<Response, Problem> {
    if body.bytes.trim_ascii().is_empty() {
        return Ok(bad("POST data not provided\n"));
    }
    let size = body.bytes.len();
    state.work(size, move || imported(&body)).await?
}

fn imported(body: &Body) -> Result<Response, Problem> {
    let read = detect(None, &body.bytes).and_then(|format| {
        let references = read(format, &body.bytes).ok()?;
        Some((format, references.items))
    });
    let Some((format, items)) = read.filter(|(_, items)| !items.is_empty()) else {
        let text = "No suitable translators found\n";
        return Ok(plain(StatusCode::INTERNAL_SERVER_ERROR, text));
    };
    let mut response = typed(write(&keyed(items))?, "application/json");
    if let Some(id) = translator(format) {
        response.headers_mut().insert(TRANSLATOR, id);
    }
    Ok(response)
}

fn translator(format: Format) -> Option<HeaderValue> {
    let known = TRANSLATORS.iter().find(|(name, _)| *name == format.name());
    known.map(|(_, id)| HeaderValue::from_static(id))
}
