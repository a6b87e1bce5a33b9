//! `POST /api/v1/inspect`: the item behind a page or file, field by field, with the evidence.

use std::sync::Arc;

use axum::extract::{Query, State as Shared};
use axum::response::Response;
use ibid::report::InspectReport;
use ibid::{InspectOptions, Source, SourceKind, unique_ids};
use serde::Deserialize;
use utoipa::IntoParams;

use super::body::{Body, json};
use super::render::format_named;
use crate::problem::Problem;
use crate::state::State;

/// What is known of the body.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct InspectQuery {
    /// Where the body came from.
    url: Option<String>,
    /// What it is: `html`, `text`, `pdf`, or a format of references; else what it looks like.
    from: Option<String>,
    /// The name of the file, whose end may say what it is.
    name: Option<String>,
    /// Leave the title as printed.
    #[serde(default)]
    keep_case: bool,
    /// List the works that the body cites.
    #[serde(default)]
    sources: bool,
}

/// Inspects a page or file.
#[utoipa::path(
    post, path = "/api/v1/inspect", params(InspectQuery),
    request_body(content = String, description = "A page (HTML), text, a document, or references"),
    responses((status = 200, description = "An array of `ibid.inspect/1`"),
        (status = 422, description = "Problem details: nothing citable is in it"))
)]
pub(crate) async fn inspect(
    Shared(state): Shared<Arc<State>>,
    Query(query): Query<InspectQuery>,
    body: Body,
) -> Result<Response, Problem> {
    let size = body.bytes.len().max(64 * 1024);
    state.work(size, move || inspected(query, &body)).await?
}

fn inspected(query: InspectQuery, body: &Body) -> Result<Response, Problem> {
    let mut source = Source::new(
        query.name.unwrap_or_else(|| "body".to_owned()),
        body.bytes.to_vec(),
    );
    source.url = query.url;
    source.content_type.clone_from(&body.media_type);
    match query.from.as_deref() {
        Some(name) => source.kind = Some(kind_named(name)?),
        None => source.take_kind_of_name(),
    }
    let options = InspectOptions {
        keep_case: query.keep_case,
        sources: query.sources,
        ..InspectOptions::default()
    };
    let mut inspections = ibid::inspect(&source, &options)?;
    unique_ids(&mut inspections);
    let reports: Vec<InspectReport<'_>> = inspections.iter().map(InspectReport::new).collect();
    json(&reports)
}

fn kind_named(name: &str) -> Result<SourceKind, Problem> {
    Ok(match name {
        "html" => SourceKind::Html,
        "text" => SourceKind::Text,
        "eml" => SourceKind::Mail,
        "mhtml" => SourceKind::WebArchive,
        "docx" => SourceKind::Docx,
        "epub" => SourceKind::Epub,
        "pdf" => SourceKind::Pdf,
        other => SourceKind::References(format_named(other)?),
    })
}
