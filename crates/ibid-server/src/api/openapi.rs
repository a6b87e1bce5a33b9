//! `GET /api/v1/openapi.json`: the API described, from the code.
//!
//! Source: OpenAPI 3.1.

use axum::Json;
use axum::response::{Html, IntoResponse};
use serde_json::Value;
use utoipa::OpenApi;

use super::{cite, convert, embed, inspect, render, styles};

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
        embed::embed,
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

/// The description for people: `GET /api/v1/docs`.
pub(crate) async fn page() -> impl IntoResponse {
    Html(readable(
        &serde_json::to_value(Description::openapi()).unwrap_or_default(),
    ))
}

/// A page that lists what an OpenAPI document describes.
fn readable(document: &Value) -> String {
    let mut out = String::from(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>ibid: the API</title>\n\
         <link rel=\"stylesheet\" href=\"/assets/page.css\">\n<main>\n<h1>The API of ibid</h1>\n\
         <p><a href=\"openapi.json\">As OpenAPI</a>. Errors are problem details (RFC 9457).</p>\n",
    );
    let paths = document["paths"].as_object().into_iter().flatten();
    for (path, methods) in paths {
        for (method, operation) in methods.as_object().into_iter().flatten() {
            out += &section(path, method, operation);
        }
    }
    out + "</main>\n</html>\n"
}

fn section(path: &str, method: &str, operation: &Value) -> String {
    let text = |value: &Value| escaped(value.as_str().unwrap_or_default());
    let body = operation.pointer("/requestBody/description");
    let body = body.map(&text).unwrap_or_default();
    let parameters = operation["parameters"].as_array().into_iter().flatten();
    let parameters = parameters.map(|parameter| {
        let (name, description) = (text(&parameter["name"]), text(&parameter["description"]));
        format!("<dt><code>{name}</code></dt><dd>{description}</dd>\n")
    });
    let responses = operation["responses"].as_object().into_iter().flatten();
    let responses = responses.map(|(status, response)| {
        format!(
            "<dt>{}</dt><dd>{}</dd>\n",
            escaped(status),
            text(&response["description"])
        )
    });
    format!(
        "<h2><code>{} {}</code></h2>\n<p>{}</p>\n<p>{body}</p>\n<dl>\n{}{}</dl>\n",
        method.to_ascii_uppercase(),
        escaped(path),
        text(&operation["summary"]),
        parameters.collect::<Vec<_>>().concat(),
        responses.collect::<Vec<_>>().concat(),
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
