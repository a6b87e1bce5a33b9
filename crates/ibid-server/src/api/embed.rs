//! `POST /api/v1/embed`: the block that cites a page, and its metadata layers.

use std::sync::Arc;

use axum::extract::{Query, State as Shared};
use axum::response::Response;
use ibid::embed::{BlockOptions, Css, block, existing, layers, without_embedding};
use ibid::{InspectOptions, LoadedStyle, Source, SourceKind, inspect, unique_ids};
use serde::Deserialize;
use serde_json::json;
use utoipa::IntoParams;

use super::body::{Body, json as answer};
use crate::problem::Problem;
use crate::state::State;

/// More styles than this are for a picker.
const MOST_STYLES: usize = 12;

/// How the block is made.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct EmbedQuery {
    /// Where the page is published.
    url: Option<String>,
    /// Styles, with commas between them; else those of the page's element, else `apa,mla,chicago`.
    styles: Option<String>,
    /// A BCP 47 tag; else each style's own locale, else `en-US`.
    locale: Option<String>,
    /// The address of the module that makes the block alive.
    script: Option<String>,
    /// The address of a style sheet; else the block has its own.
    css: Option<String>,
}

/// Makes the block of a page.
#[utoipa::path(
    post, path = "/api/v1/embed", params(EmbedQuery),
    request_body(content = String, description = "A page (HTML)", content_type = "text/html"),
    responses((status = 200, description = "`{schema: ibid.embed/1, block, head, body}`: HTML for the article's end, for the head, and for the body"),
        (status = 422, description = "Problem details: nothing citable is in it"))
)]
pub(crate) async fn embed(
    Shared(state): Shared<Arc<State>>,
    Query(query): Query<EmbedQuery>,
    body: Body,
) -> Result<Response, Problem> {
    let size = body.bytes.len().max(64 * 1024);
    let shared = Arc::clone(&state);
    state
        .work(size, move || embedded(&shared, query, &body))
        .await?
}

fn embedded(state: &State, query: EmbedQuery, body: &Body) -> Result<Response, Problem> {
    let html = std::str::from_utf8(&body.bytes)
        .map_err(|_| Problem::bad_request("the page is no UTF-8"))?;
    let mut source = Source::new("body", without_embedding("body", html)?);
    source.url = query.url;
    source.kind = Some(SourceKind::Html);
    let mut inspections = inspect(&source, &InspectOptions::default())?;
    unique_ids(&mut inspections);
    let Some(inspection) = inspections.first() else {
        return Err(Problem::bad_request("the page holds nothing citable"));
    };
    let existing = existing("body", html)?;
    let written = existing
        .attributes
        .iter()
        .find(|(name, _)| name == "styles");
    let written = written.map(|(_, styles)| styles.replace(' ', ","));
    let names = query
        .styles
        .or(written)
        .unwrap_or_else(|| "apa,mla,chicago".to_owned());
    let names = names
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty());
    let styles = names.take(MOST_STYLES).map(|name| {
        let style = state.styles.load(name, query.locale.as_deref());
        style.map(|style| LoadedStyle::clone(&style))
    });
    let styles = styles.collect::<Result<Vec<_>, _>>()?;
    let options = BlockOptions {
        css: query.css.map_or(Css::Inline, Css::Link),
        script: query.script,
        attributes: existing.attributes,
        ..BlockOptions::default()
    };
    let (head, layers_body) = layers(&inspection.item);
    answer(&json!({
        "schema": "ibid.embed/1",
        "block": block(&inspection.item, &styles, &options),
        "head": head,
        "body": layers_body,
    }))
}
