//! `POST /api/v1/convert`: references from one format to another.

use std::sync::Arc;

use axum::extract::{Query, State as Shared};
use axum::response::Response;
use ibid::report::DiagnosticReport;
use ibid::{ConvertOptions, ConvertedText, Format};
use serde::Deserialize;
use serde_json::json;
use utoipa::IntoParams;

use super::body::{Body, json as answer, typed};
use super::render::{format_named, source};
use crate::problem::Problem;
use crate::state::State;

/// From which format to which.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct ConvertQuery {
    /// The format of the body; else what its media type or content says.
    from: Option<String>,
    /// The format to write; `csl-json` where none is given.
    to: Option<String>,
    /// Merge entries of one work.
    #[serde(default)]
    dedupe: bool,
    /// Answer `{schema, from, to, items, text, diagnostics}`: what the target does not hold is among the
    /// diagnostics.
    #[serde(default)]
    report: bool,
}

/// Converts references.
#[utoipa::path(
    post, path = "/api/v1/convert", params(ConvertQuery),
    request_body(content = String, description = "A file of references in any format that is read"),
    responses((status = 200, description = "The references in the format asked for, or the report"),
        (status = 400, description = "Problem details: no such format"),
        (status = 422, description = "Problem details: the body is in no format that is read"))
)]
pub(crate) async fn convert(
    Shared(state): Shared<Arc<State>>,
    Query(query): Query<ConvertQuery>,
    body: Body,
) -> Result<Response, Problem> {
    let size = body.bytes.len();
    state.work(size, move || converted(&query, &body)).await?
}

fn converted(query: &ConvertQuery, body: &Body) -> Result<Response, Problem> {
    let to = format_named(query.to.as_deref().unwrap_or("csl-json"))?;
    let source = source(body, query.from.as_deref())?;
    let options = ConvertOptions {
        to,
        dedupe: query.dedupe,
    };
    let mut collected = ConvertedText::default();
    let Ok(converted) = ibid::convert(&source, options, &mut collected)?;
    if !query.report {
        return Ok(typed(collected.text, media_type(to)));
    }
    let diagnostics: Vec<_> = collected
        .diagnostics
        .iter()
        .map(DiagnosticReport::new)
        .collect();
    answer(&json!({
        "schema": "ibid.convert/1",
        "from": converted.from.name(),
        "to": to.name(),
        "items": converted.items,
        "text": collected.text,
        "diagnostics": diagnostics,
    }))
}

fn media_type(format: Format) -> &'static str {
    format
        .media_types()
        .first()
        .copied()
        .unwrap_or("text/plain; charset=utf-8")
}
