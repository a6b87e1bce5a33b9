//! Zotero's translation-server: `POST /web`, `/search`, `/import` and `/export`.
//!
//! Source: the README and `src/*.js` of <https://github.com/zotero/translation-server>. Nothing is kept
//! between requests: the second request of the 300 flow looks its URL up again.

mod export;
mod import;
pub(super) mod items;
mod search;
mod web;

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::post;
use ibid::InspectOptions;

use super::plain;
use crate::lookup::languages;
use crate::state::State;

pub(super) fn routes() -> Router<Arc<State>> {
    Router::new()
        .route("/web", post(web::web))
        .route("/search", post(search::search))
        .route("/import", post(import::import))
        .route("/export", post(export::export))
}

/// How sources are read for other servers' clients: titles as printed and pages in the client's languages, as
/// those servers give them.
pub(super) fn as_printed(state: &State, headers: &HeaderMap) -> InspectOptions {
    InspectOptions {
        keep_case: true,
        languages: languages(headers),
        pdf: state.config.pdf.clone(),
        ..InspectOptions::default()
    }
}

fn bad(text: &str) -> Response {
    plain(StatusCode::BAD_REQUEST, text)
}

fn unsupported() -> Response {
    plain(StatusCode::UNSUPPORTED_MEDIA_TYPE, "Unsupported Media Type")
}

/// The line that a body of plain text is; else the answer to one that is none.
fn line(bytes: &Bytes) -> Result<String, Box<Response>> {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim();
    if text.is_empty() {
        return Err(Box::new(bad("POST data not provided\n")));
    }
    Ok(text.to_owned())
}
