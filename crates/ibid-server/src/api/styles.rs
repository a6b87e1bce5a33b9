//! `GET /api/v1/styles` and `/api/v1/formats`: what there is.

use std::sync::Arc;

use axum::extract::{Query, State as Shared};
use axum::response::Response;
use ibid::FormatReport;
use serde::{Deserialize, Serialize};
use utoipa::IntoParams;

use super::body::json;
use crate::problem::Problem;
use crate::state::State;

/// Which styles.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct StylesQuery {
    /// Words of the name or title.
    q: Option<String>,
    /// How many at most; 100 where not given.
    limit: Option<usize>,
}

#[derive(Serialize)]
struct StyleLine {
    name: String,
    title: String,
    id: String,
    updated: Option<String>,
}

/// Lists styles.
#[utoipa::path(
    get, path = "/api/v1/styles", params(StylesQuery),
    responses((status = 200, description = "`[{name, title, id, updated}]`, the best first"))
)]
pub(crate) async fn styles(
    Shared(state): Shared<Arc<State>>,
    Query(query): Query<StylesQuery>,
) -> Result<Response, Problem> {
    let shared = Arc::clone(&state);
    // All styles of a system are looked through.
    state
        .work(usize::MAX, move || listed(&shared, &query))
        .await?
}

fn listed(state: &State, query: &StylesQuery) -> Result<Response, Problem> {
    let catalog = state.styles.styles().catalog();
    let words = query.q.as_deref().map(str::trim).filter(|q| !q.is_empty());
    let found = match words {
        Some(words) => catalog.search(words),
        None => catalog.list(),
    };
    let lines = found
        .into_iter()
        .take(query.limit.unwrap_or(100))
        .map(|entry| StyleLine {
            name: entry.name,
            title: entry.info.title,
            id: entry.info.id,
            updated: entry.info.updated,
        });
    json(&lines.collect::<Vec<_>>())
}

/// Lists formats of references.
#[utoipa::path(
    get, path = "/api/v1/formats",
    responses((status = 200, description = "`[{name, title, read, write, aliases, extensions, media_types, specification}]`"))
)]
pub(crate) async fn formats() -> Result<Response, Problem> {
    json(&FormatReport::all().collect::<Vec<_>>())
}
