//! The ways in which other servers are spoken to: software that uses one of them can use this one.
//!
//! The gate and the limits hold for them as for all requests; what a dialect says itself, it says in
//! the words and the statuses of the server that it stands for.

mod citeproc_js;
mod citoid;
mod zotero;

use std::sync::Arc;

use axum::Router;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use crate::problem::Problem;
use crate::state::State;

/// The routes of all dialects.
pub(crate) fn routes() -> Router<Arc<State>> {
    Router::new()
        .merge(citeproc_js::routes())
        .merge(citoid::routes())
        .merge(zotero::routes())
}

/// An answer in plain text.
fn plain(status: StatusCode, text: impl Into<String>) -> Response {
    let kind = HeaderValue::from_static("text/plain; charset=utf-8");
    (status, [(header::CONTENT_TYPE, kind)], text.into()).into_response()
}

/// A problem of the server itself in plain text: its status stands.
fn passed_on(problem: Problem) -> Response {
    let text = problem.detail().to_owned();
    let mut response = problem.into_response();
    let kind = HeaderValue::from_static("text/plain; charset=utf-8");
    response.headers_mut().remove(header::CONTENT_LENGTH);
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    *response.body_mut() = text.into();
    response
}
