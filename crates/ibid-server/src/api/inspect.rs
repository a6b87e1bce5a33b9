//! `POST /api/v1/inspect`: the item behind a page or file, field by field, with the evidence.

use std::sync::Arc;

use axum::extract::{Query, State as Shared};
use axum::response::Response;
use ibid::report::InspectReport;
use ibid::{InspectOptions, Inspection, Source, SourceKind, unique_ids};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::body::{Body, json};
use super::render::format_named;
use crate::lookup::look_up;
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

/// A source to look up.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct InspectBody {
    /// A URL or an identifier.
    source: String,
}

/// Inspects a page or file, or looks a source up.
#[utoipa::path(
    post, path = "/api/v1/inspect", params(InspectQuery),
    request_body(content = InspectBody, description = "A page (HTML), text, a document, or references; or, as `application/json`, `{source}`"),
    responses((status = 200, description = "An array of `ibid.inspect/1`"),
        (status = 404, description = "Problem details: looked up, and does not exist"),
        (status = 422, description = "Problem details: nothing citable is in it"),
        (status = 502, description = "Problem details: could not be told"))
)]
pub(crate) async fn inspect(
    Shared(state): Shared<Arc<State>>,
    Query(query): Query<InspectQuery>,
    body: Body,
) -> Result<Response, Problem> {
    let named = (body.media_type.as_deref() == Some("application/json"))
        .then(|| serde_json::from_slice::<InspectBody>(&body.bytes).ok())
        .flatten();
    if let Some(named) = named {
        let mut inspections = look_up(&state, named.source, options(&state, &query)).await?;
        unique_ids(&mut inspections);
        return reported(&inspections);
    }
    let size = body.bytes.len().max(64 * 1024);
    let options = options(&state, &query);
    state
        .work(size, move || inspected(query, &options, &body))
        .await?
}

fn options(state: &State, query: &InspectQuery) -> InspectOptions {
    InspectOptions {
        keep_case: query.keep_case,
        sources: query.sources,
        pdf: state.config.pdf.clone(),
        ..InspectOptions::default()
    }
}

fn reported(inspections: &[Inspection]) -> Result<Response, Problem> {
    json(
        &inspections
            .iter()
            .map(InspectReport::new)
            .collect::<Vec<_>>(),
    )
}

fn inspected(
    query: InspectQuery,
    options: &InspectOptions,
    body: &Body,
) -> Result<Response, Problem> {
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
    let mut inspections = ibid::inspect(&source, options)?;
    unique_ids(&mut inspections);
    reported(&inspections)
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
