//! What a request brings, and answers in JSON.

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use ibid::formats::Format;
use serde::Serialize;

use crate::problem::Problem;

/// A body, and its media type without parameters.
pub(crate) struct Body {
    pub bytes: Bytes,
    pub media_type: Option<String>,
}

impl<S: Send + Sync> FromRequest<S> for Body {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let media_type = request.headers().get(header::CONTENT_TYPE);
        let media_type = media_type.and_then(|value| value.to_str().ok());
        let media_type = media_type.map(|value| {
            value
                .split(';')
                .next()
                .unwrap_or(value)
                .trim()
                .to_ascii_lowercase()
        });
        let bytes = Bytes::from_request(request, state)
            .await
            .map_err(|rejection| too_large(&rejection))?;
        Ok(Self { bytes, media_type })
    }
}

fn too_large(rejection: &BytesRejection) -> Problem {
    let status = rejection.status();
    if status == StatusCode::PAYLOAD_TOO_LARGE {
        return Problem::too_large();
    }
    Problem::new(status, rejection.body_text())
}

impl Body {
    /// That a body that says that it is JSON is.
    ///
    /// # Errors
    /// 400 with the place.
    pub(crate) fn check_json(&self) -> Result<(), Problem> {
        if self.media_type.as_deref() != Some("application/json") {
            return Ok(());
        }
        let checked = serde_json::from_slice::<serde::de::IgnoredAny>(&self.bytes);
        checked
            .map(drop)
            .map_err(|error| Problem::bad_request(format!("the body is not JSON: {error}")))
    }

    /// The format that the media type names, unless several share it.
    pub(crate) fn format(&self) -> Option<Format> {
        let media_type = self.media_type.as_deref()?;
        (media_type != "application/json").then(|| Format::of_media_type(media_type))?
    }
}

/// A document in JSON as an answer.
pub(crate) fn json(document: &impl Serialize) -> Result<Response, Problem> {
    let bytes = serde_json::to_vec(document).map_err(|error| Problem::internal(&error))?;
    Ok(typed(bytes, "application/json"))
}

/// An answer of a media type.
pub(crate) fn typed(body: impl Into<axum::body::Body>, media_type: &'static str) -> Response {
    let kind = HeaderValue::from_static(media_type);
    ([(header::CONTENT_TYPE, kind)], body.into()).into_response()
}
