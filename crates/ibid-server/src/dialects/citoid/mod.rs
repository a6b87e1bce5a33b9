//! Citoid, Wikimedia's citation service: `GET /{format}/{query}` as its own server has it, `GET
//! /api/rest_v1/data/citation/{format}/{query}` as Wikimedia's sites have it, and `GET /api` of version 1.
//!
//! Source: `spec.yaml`, `routes/citoid.js` and `lib/Exporter.js` of
//! <https://github.com/wikimedia/mediawiki-services-citoid>. [`search`] finds what a search is, [`export`]
//! brings items into the form of a format.

mod base_fields;
mod export;
mod search;

use std::sync::Arc;

use axum::Router;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{MatchedPath, Path, Query, RawQuery, State as Shared};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use ibid::{InspectOptions, Inspection};
use serde::Deserialize;
use serde_json::json;

use self::export::{Shape, exported};
use self::search::{Search, of_text};
use super::zotero::as_printed;
use crate::api::body::typed;
use crate::lookup::look_up;
use crate::problem::Problem;
use crate::state::State;

pub(super) fn routes() -> Router<Arc<State>> {
    let routes = Router::new()
        .route("/api", get(by_query))
        .route("/api/rest_v1/data/citation/{format}/{*query}", get(by_path));
    // Only names of formats: all else behind the slash is looked up as it is.
    Shape::NAMES.iter().fold(routes, |routes, name| {
        routes.route(&format!("/{name}/{{*query}}"), get(by_own_path))
    })
}

#[derive(Debug, Deserialize)]
struct Asked {
    format: Option<String>,
    search: Option<String>,
    #[serde(rename = "baseFields")]
    base_fields: Option<String>,
}

async fn by_query(
    Shared(state): Shared<Arc<State>>,
    headers: HeaderMap,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Response {
    let Ok(Query(asked)) = asked else {
        return error(StatusCode::BAD_REQUEST, "the query cannot be read");
    };
    let given = |value: Option<String>| value.filter(|value| !value.trim().is_empty());
    let Some(search) = given(asked.search) else {
        return error(StatusCode::BAD_REQUEST, "No 'search' value specified");
    };
    let Some(format) = given(asked.format) else {
        return error(StatusCode::BAD_REQUEST, "No 'format' value specified");
    };
    let base_fields = matches!(asked.base_fields.as_deref(), Some("true" | "1"));
    answer(
        &state,
        &format,
        base_fields,
        &search,
        &as_printed(&state, &headers),
    )
    .await
}

async fn by_path(
    Shared(state): Shared<Arc<State>>,
    path: Result<Path<(String, String)>, PathRejection>,
    RawQuery(rest): RawQuery,
    headers: HeaderMap,
) -> Response {
    let Ok(Path((format, search))) = path else {
        return error(StatusCode::BAD_REQUEST, UNREADABLE);
    };
    let options = as_printed(&state, &headers);
    answer(&state, &format, false, &whole(search, rest), &options).await
}

async fn by_own_path(
    Shared(state): Shared<Arc<State>>,
    matched: MatchedPath,
    path: Result<Path<String>, PathRejection>,
    RawQuery(rest): RawQuery,
    headers: HeaderMap,
) -> Response {
    let Ok(Path(search)) = path else {
        return error(StatusCode::BAD_REQUEST, UNREADABLE);
    };
    let format = matched.as_str().split('/').nth(1).unwrap_or_default();
    let options = as_printed(&state, &headers);
    answer(&state, format, false, &whole(search, rest), &options).await
}

const UNREADABLE: &str = "the path cannot be read";

/// A search with the query of a URL that was not percent-encoded.
fn whole(mut search: String, rest: Option<String>) -> String {
    if let Some(rest) = rest.filter(|rest| !rest.is_empty()) {
        search.push('?');
        search.push_str(&rest);
    }
    search
}

async fn answer(
    state: &Arc<State>,
    format: &str,
    base_fields: bool,
    search: &str,
    options: &InspectOptions,
) -> Response {
    let Some(shape) = Shape::named(format, base_fields) else {
        let text = format!("Invalid format requested {format}");
        return error(StatusCode::BAD_REQUEST, &text);
    };
    let found = match found(state, search, options).await {
        Ok(found) => found,
        Err(refusal) => return *refusal,
    };
    // An item takes about so much.
    let size = found.len().saturating_mul(1024);
    match state.work(size, move || exported(shape, found)).await {
        Ok(Ok(text)) => open_to_all(typed(text, shape.media_type())),
        Ok(Err(problem)) | Err(problem) => failed(&problem),
    }
}

/// What is behind the first reading of a search that gives something.
async fn found(
    state: &Arc<State>,
    search: &str,
    options: &InspectOptions,
) -> Result<Vec<Inspection>, Box<Response>> {
    let Search { names, refusal } = of_text(search);
    let mut found = Vec::new();
    let mut worst = None;
    for name in names {
        match look_up(state, name, options.clone()).await {
            Ok(more) => found.extend(more),
            Err(problem) => worst = Some(problem),
        }
    }
    if !found.is_empty() {
        return Ok(found);
    }
    let told = |problem: &Problem| problem.code().is_none();
    Err(Box::new(match worst {
        // This server's own limits, not what was looked for.
        Some(problem) if told(&problem) => failed(&problem),
        Some(problem) if search::is_forbidden(&problem) => {
            error(StatusCode::BAD_REQUEST, problem.detail())
        }
        _ => error(StatusCode::NOT_FOUND, &refusal),
    }))
}

fn failed(problem: &Problem) -> Response {
    error(problem.status(), problem.detail())
}

/// `{"error": …}`, as Citoid says it since version 2, and `{"Error": …}`, as it did before.
fn error(status: StatusCode, text: &str) -> Response {
    let kind = HeaderValue::from_static("application/json; charset=utf-8");
    let body = json!({"error": text, "Error": text}).to_string();
    open_to_all((status, [(header::CONTENT_TYPE, kind)], body).into_response())
}

/// Lets pages of all origins read the answer, as far as the gate lets them ask.
fn open_to_all(mut response: Response) -> Response {
    let all = HeaderValue::from_static("*");
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, all);
    response
}
