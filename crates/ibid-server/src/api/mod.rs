//! The API of ibid itself: one file a verb, and its description as OpenAPI.

#![allow(unused_qualifications, reason = "utoipa's macros write paths in full")]

pub(crate) mod body;
mod cite;
mod convert;
mod embed;
mod inspect;
mod openapi;
mod render;
mod styles;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::state::State;

/// The routes below `/api/v1`.
pub(crate) fn routes() -> Router<Arc<State>> {
    Router::new()
        .route("/cite", post(cite::cite))
        .route("/render", post(render::render))
        .route("/convert", post(convert::convert))
        .route("/inspect", post(inspect::inspect))
        .route("/styles", get(styles::styles))
        .route("/formats", get(styles::formats))
        .route("/embed", post(embed::embed))
        .route("/docs", get(openapi::page))
        .route("/openapi.json", get(openapi::document))
}
