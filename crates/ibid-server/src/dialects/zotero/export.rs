//! `POST /export?format=…`: items in a format of references.

use std::sync::Arc;

use axum::extract::{Query, State as Shared};
use axum::response::Response;
use ibid::formats::{Format, read, write};
use serde::Deserialize;
use serde_json::Value;

use super::{bad, unsupported};
use crate::api::body::{Body, typed};
use crate::problem::Problem;
use crate::state::State;

#[derive(Deserialize)]
pub(super) struct ExportQuery {
    format: Option<String>,
}

/// A format as translation-server calls it, the names of ours, and the media type.
type Row = (&'static str, &'static [&'static str], &'static str);

#[rustfmt::skip]
const FORMATS: &[Row] = &[
    ("bibtex", &["bibtex"], "application/x-bibtex"),
    ("biblatex", &["biblatex"], "application/x-bibtex"),
    ("bookmarks", &["bookmarks"], "text/html"),
    ("coins", &["coins"], "text/html"),
    ("csljson", &["csl-json"], "application/json"),
    ("csv", &["zotero-csv", "csv"], "text/csv"),
    ("endnote_xml", &["endnote-xml"], "text/xml"),
    ("evernote", &["evernote"], "text/xml"),
    ("mods", &["mods"], "application/mods+xml"),
    ("rdf_bibliontology", &["bibliontology", "bibo"], "application/rdf+xml"),
    ("rdf_dc", &["rdf-dc", "dublin-core"], "application/rdf+xml"),
    ("rdf_zotero", &["zotero-rdf", "rdf-zotero"], "application/rdf+xml"),
    ("refer", &["refer"], "application/x-research-info-systems"),
    ("refworks_tagged", &["refworks-tagged", "refworks"], "text/plain"),
    ("ris", &["ris"], "application/x-research-info-systems"),
    ("tei", &["tei"], "text/xml"),
    ("wikipedia", &["wikipedia"], "text/x-wiki"),
];

/// Writes Zotero's items in a format.
pub(super) async fn export(
    Shared(state): Shared<Arc<State>>,
    Query(query): Query<ExportQuery>,
    body: Body,
) -> Result<Response, Problem> {
    if body.media_type.as_deref() != Some("application/json") {
        return Ok(unsupported());
    }
    let Some((format, media_type)) = query.format.as_deref().and_then(named) else {
        return Ok(bad("Invalid format specified"));
    };
    let size = body.bytes.len();
    state
        .work(size, move || exported(format, media_type, &body))
        .await?
}

/// A format that is written, with its media type.
fn named(name: &str) -> Option<(Format, &'static str)> {
    let (_, ours, media_type) = FORMATS.iter().find(|(known, ..)| *known == name)?;
    let mut formats = ours.iter().filter_map(|name| Format::from_name(name));
    let format = formats.find(|format| format.is_written())?;
    Some((format, media_type))
}

fn exported(format: Format, media_type: &'static str, body: &Body) -> Result<Response, Problem> {
    let items: Option<Vec<Value>> = serde_json::from_slice(&body.bytes).ok();
    let is_item = |item: &Value| item.get("itemType").is_some_and(Value::is_string);
    if !items.is_some_and(|items| items.iter().all(is_item)) {
        return Ok(bad("Input must be an array of items as JSON"));
    }
    let items = read(Format::Zotero, &body.bytes).map_err(|error| Problem::internal(&error))?;
    let written = write(format, &items.items).map_err(|error| Problem::internal(&error))?;
    Ok(typed(written.text, media_type))
}
