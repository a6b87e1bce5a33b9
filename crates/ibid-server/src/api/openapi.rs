//! `GET /api/v1/openapi.json`: the API described, from the code.
//!
//! Source: OpenAPI 3.1.

use axum::Json;
use utoipa::OpenApi;

use super::{cite, convert, inspect, render, styles};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "ibid",
        description = "Any article in, a correct citation out, in any style, with the evidence for every field."
    ),
    paths(
        cite::cite,
        render::render,
        convert::convert,
        inspect::inspect,
        styles::styles,
        styles::formats
    ),
    components(schemas(cite::CiteBody, inspect::InspectBody, render::RenderBody))
)]
struct Description;

/// The API's description.
pub(crate) async fn document() -> Json<utoipa::openapi::OpenApi> {
    Json(Description::openapi())
}
