//! The routes.

use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, State as Shared};
use axum::http::header;
use axum::middleware::from_fn_with_state;
use axum::response::IntoResponse;
use axum::routing::get;

use crate::api;
use crate::config::Config;
use crate::dialects;
use crate::negotiate::negotiate;
use crate::page;
use crate::record::record;
use crate::state::State;

/// The service of a configuration.
///
/// Requests need [`ConnectInfo`](axum::extract::ConnectInfo) for limits by client: [`serve`](crate::serve) gives it.
pub fn app(config: Config) -> Router {
    let body = config.limits.body;
    let state = Arc::new(State::new(config));
    Router::new()
        .nest("/api/v1", api::routes())
        .route("/", get(page::index))
        .route("/assets/{name}", get(page::asset))
        .merge(dialects::routes())
        .route("/health", get(health))
        .route("/metrics", get(metrics))
        .fallback(negotiate)
        .layer(DefaultBodyLimit::max(body))
        .layer(from_fn_with_state(Arc::clone(&state), record))
        .with_state(state)
}

async fn health() -> impl IntoResponse {
    ([(header::CACHE_CONTROL, "no-store")], "ok\n")
}

async fn metrics(Shared(state): Shared<Arc<State>>) -> impl IntoResponse {
    let kind = "text/plain; version=0.0.4; charset=utf-8";
    ([(header::CONTENT_TYPE, kind)], state.metrics.text())
}
