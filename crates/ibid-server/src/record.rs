//! What every request passes through: the gate, the limits, and what is written down of it.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Instant;

use axum::extract::{ConnectInfo, MatchedPath, Request, State as Shared};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use crate::gate;
use crate::problem::Problem;
use crate::security;
use crate::state::State;

/// Lets a request through to its handler, within its time, and writes down how it ended: the
/// route's pattern, the status and the time, and nothing that the client sent.
pub(crate) async fn record(
    Shared(state): Shared<Arc<State>>,
    request: Request,
    next: Next,
) -> Response {
    let start = Instant::now();
    let route = request.extensions().get::<MatchedPath>();
    let route = route.map_or_else(|| "other".to_owned(), |path| path.as_str().to_owned());
    let method = request.method().clone();
    let mut response = match admit(&state, &request, start) {
        Ok(origin) => {
            let mut response = if method == Method::OPTIONS && origin.is_some() {
                StatusCode::NO_CONTENT.into_response()
            } else {
                answer(&state, request, next).await
            };
            if let Some(origin) = origin {
                security::allow_origin(response.headers_mut(), origin);
            }
            response
        }
        Err(problem) => problem.into_response(),
    };
    security::add(response.headers_mut());
    let (status, took) = (response.status().as_u16(), start.elapsed());
    state.metrics.count(&route, status, took);
    let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
    tracing::info!(target: "ibid::request", %method, route, status, micros);
    response
}

/// Whether the request is one to answer; if so, the origin whose pages may read the answer.
fn admit(state: &State, request: &Request, now: Instant) -> Result<Option<HeaderValue>, Problem> {
    let origin = gate::pass(&state.config, request.headers())?;
    let length = request.headers().get(header::CONTENT_LENGTH);
    let length = length.and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if length.is_some_and(|length| length > state.config.limits.body as u64) {
        return Err(Problem::too_large());
    }
    let client = request.extensions().get::<ConnectInfo<SocketAddr>>();
    if let (Some(clients), Some(ConnectInfo(client))) = (&state.clients, client) {
        clients.take(client.ip(), now).map_err(|seconds| {
            Problem::new(
                StatusCode::TOO_MANY_REQUESTS,
                "too many requests from this address",
            )
            .retry_after(seconds)
        })?;
    }
    Ok(origin)
}

async fn answer(state: &State, request: Request, next: Next) -> Response {
    let time = state.config.limits.time;
    let answered = tokio::time::timeout(time, next.run(request)).await;
    answered.unwrap_or_else(|_| {
        let detail = format!("the request took longer than {} s", time.as_secs());
        Problem::new(StatusCode::GATEWAY_TIMEOUT, detail).into_response()
    })
}
