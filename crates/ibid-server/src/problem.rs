//! Errors as HTTP says them: problem details.
//!
//! Source: RFC 9457.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use ibid::model::{Code, Diagnostic, codes};
use ibid::report::DiagnosticReport;
use ibid::{Failure, IbidError};
use serde_json::{Value, json};

/// A request that has no result, with the reason.
#[derive(Debug)]
pub(crate) struct Problem {
    status: StatusCode,
    title: &'static str,
    detail: String,
    diagnostics: Vec<Diagnostic>,
    retry_after: Option<u64>,
}

impl Problem {
    pub(crate) fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        Self {
            status,
            title: status.canonical_reason().unwrap_or("Error"),
            detail: detail.into(),
            diagnostics: Vec::new(),
            retry_after: None,
        }
    }

    /// The request cannot be used.
    pub(crate) fn bad_request(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, detail)
    }

    /// The body is more than what is read.
    pub(crate) fn too_large() -> Self {
        let detail = "the body is larger than what is read: send less at once";
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, detail)
    }

    /// Something that should not be.
    pub(crate) fn internal(error: &dyn std::fmt::Display) -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, error.to_string())
    }

    /// The HTTP status.
    pub(crate) fn status(&self) -> StatusCode {
        self.status
    }

    /// What is wrong, for a reader.
    pub(crate) fn detail(&self) -> &str {
        &self.detail
    }

    /// The code of what is wrong, where it has one.
    pub(crate) fn code(&self) -> Option<Code> {
        self.diagnostics.first().map(|diagnostic| diagnostic.code)
    }

    /// The problem as one of a list: `{source, status, code, message, help}`.
    pub(crate) fn of_source(&self, source: &str) -> Value {
        let first = self.diagnostics.first();
        json!({
            "source": source,
            "status": self.status.as_u16(),
            "code": first.map(|diagnostic| diagnostic.code.0),
            "message": self.detail,
            "help": first.and_then(|diagnostic| diagnostic.help.as_deref()),
        })
    }

    /// It may be asked again after some seconds.
    pub(crate) fn retry_after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(seconds);
        self
    }
}

impl From<IbidError> for Problem {
    fn from(error: IbidError) -> Self {
        let status = match error.failure() {
            Failure::Usage => StatusCode::BAD_REQUEST,
            Failure::Network => StatusCode::BAD_GATEWAY,
            Failure::Absent => StatusCode::NOT_FOUND,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        };
        let diagnostic = error.diagnostic();
        // It is not the network that does not answer: it was not asked.
        let status = match diagnostic.code {
            codes::FETCH_REFUSED => StatusCode::BAD_REQUEST,
            _ => status,
        };
        Self {
            diagnostics: vec![diagnostic.clone()],
            ..Self::new(status, diagnostic.message)
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let code = self.diagnostics.first().map(|diagnostic| diagnostic.code.0);
        let diagnostics: Vec<_> = self.diagnostics.iter().map(DiagnosticReport::new).collect();
        let body = json!({
            "type": "about:blank",
            "title": self.title,
            "status": self.status.as_u16(),
            "detail": self.detail,
            "code": code,
            "diagnostics": diagnostics,
        });
        let mut response = (self.status, Json(body)).into_response();
        let headers = response.headers_mut();
        let kind = HeaderValue::from_static("application/problem+json");
        headers.insert(header::CONTENT_TYPE, kind);
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
