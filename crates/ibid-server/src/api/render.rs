//! `POST /api/v1/render`: references and citations in a style.

use std::sync::Arc;

use axum::extract::{Query, State as Shared};
use axum::response::Response;
use ibid::engine::Citation;
use ibid::model::csl_json::{read_citations, read_items};
use ibid::model::{Diagnostic, Item};
use ibid::report::RenderReport;
use ibid::{
    Document, DocumentOptions, Format, LoadedStyle, OutputFormat, Source, SourceKind,
    read_references,
};
use serde::Deserialize;
use serde_json::value::RawValue;
use utoipa::{IntoParams, ToSchema};

use super::body::{Body, json, typed};
use crate::problem::Problem;
use crate::state::State;

/// How references are rendered.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct RenderQuery {
    /// A style by name, alias, id or title; `apa` where none is given.
    style: Option<String>,
    /// A BCP 47 tag; else the style's own locale, else `en-US`.
    locale: Option<String>,
    /// `json` (the report, the default), or the bibliography as `text`, `html`, `markdown`, `latex`, `typst`,
    /// `rtf` or `org`.
    format: Option<String>,
    /// Links on DOIs, URLs, PMIDs and PMCIDs.
    #[serde(default)]
    links: bool,
    /// Cite each item once, in the order given.
    #[serde(default)]
    cite_each: bool,
    /// The format of a body of references, whatever it looks like.
    from: Option<String>,
}

/// What to render: CSL-JSON items, and citations of them.
#[derive(Deserialize, ToSchema)]
pub(crate) struct RenderBody<'b> {
    /// CSL-JSON items.
    #[serde(borrow)]
    #[schema(value_type = Vec<Object>)]
    items: &'b RawValue,
    /// CSL citation objects, in the document's order.
    #[serde(borrow, default)]
    #[schema(value_type = Option<Vec<Object>>)]
    citations: Option<&'b RawValue>,
    /// As the query's.
    #[serde(default)]
    style: Option<String>,
    /// As the query's.
    #[serde(default)]
    locale: Option<String>,
    /// As the query's.
    #[serde(default)]
    format: Option<String>,
}

/// Renders references.
#[utoipa::path(
    post, path = "/api/v1/render", params(RenderQuery),
    request_body(content = RenderBody, description = "`{items, citations, style, locale, format}`, or a file of references in any format"),
    responses((status = 200, description = "`ibid.render/1`, or the bibliography in the format asked for"),
        (status = 400, description = "Problem details (RFC 9457): no such style, format or item"),
        (status = 422, description = "Problem details: the references cannot be read"))
)]
pub(crate) async fn render(
    Shared(state): Shared<Arc<State>>,
    Query(query): Query<RenderQuery>,
    body: Body,
) -> Result<Response, Problem> {
    let size = body.bytes.len();
    let shared = Arc::clone(&state);
    state
        .work(size, move || rendered(&shared, query, &body))
        .await?
}

/// What is to be rendered.
struct Work {
    items: Vec<Item>,
    citations: Option<Vec<Citation>>,
    warnings: Vec<Diagnostic>,
}

fn rendered(state: &State, mut query: RenderQuery, body: &Body) -> Result<Response, Problem> {
    let work = read(&mut query, body)?;
    let format = output_format(query.format.as_deref())?;
    let style = state.styles.load(
        query.style.as_deref().unwrap_or("apa"),
        query.locale.as_deref(),
    )?;
    let document = document(&style, &query, work.items, work.citations)?;
    let Some(format) = format else {
        let report = RenderReport::new(style.report(), style.compiled.language(), &document);
        return json(&report.with_warnings(&work.warnings));
    };
    let mut out = String::new();
    if let Some(bibliography) = document.bibliography() {
        if format == OutputFormat::Text {
            for entry in &bibliography.entries {
                out.push_str(entry.rendered.write(format).trim_end());
                out.push('\n');
            }
        } else {
            out = bibliography.write(format);
        }
    }
    Ok(typed(out, media_type(format)))
}

fn document(
    style: &LoadedStyle,
    query: &RenderQuery,
    items: Vec<Item>,
    citations: Option<Vec<Citation>>,
) -> Result<Document, Problem> {
    let options = DocumentOptions::from(Arc::clone(&style.compiled)).with_links(query.links);
    if query.cite_each {
        return Ok(Document::citing_each(options, items));
    }
    Ok(Document::with_citations(
        options,
        items,
        citations.unwrap_or_default(),
    )?)
}

/// A request of items and citations, or a file of references.
fn read(query: &mut RenderQuery, body: &Body) -> Result<Work, Problem> {
    if query.from.is_none()
        && body.format().is_none()
        // An array is references: as a request, its elements would be taken for the members.
        && body.bytes.trim_ascii_start().starts_with(b"{")
        && let Ok(request) = serde_json::from_slice::<RenderBody<'_>>(&body.bytes)
    {
        query.style = request.style.or(query.style.take());
        query.locale = request.locale.or(query.locale.take());
        query.format = request.format.or(query.format.take());
        let unusable = |error: ibid::model::ItemsError| Problem::bad_request(error.to_string());
        let items = read_items(request.items.get()).map_err(unusable)?;
        let mut warnings = items.diagnostics;
        let mut citations = None;
        if let Some(given) = request.citations {
            let parsed = read_citations(given.get()).map_err(unusable)?;
            warnings.extend(parsed.diagnostics);
            citations = Some(parsed.value.into_iter().map(Citation::from).collect());
        }
        return Ok(Work {
            items: items.value,
            citations,
            warnings,
        });
    }
    body.check_json()?;
    let references = read_references(&source(body, query.from.as_deref())?)?;
    Ok(Work {
        items: references.items,
        citations: None,
        warnings: references.diagnostics,
    })
}

/// A body as a source of references.
pub(super) fn source(body: &Body, from: Option<&str>) -> Result<Source, Problem> {
    let named = from.map(format_named).transpose()?;
    let mut source = Source::new("body", body.bytes.to_vec());
    source.kind = named.or(body.format()).map(SourceKind::References);
    Ok(source)
}

/// The format that a parameter names.
pub(super) fn format_named(name: &str) -> Result<Format, Problem> {
    Format::from_name(name).ok_or_else(|| {
        Problem::bad_request(format!(
            "there is no format `{name}`; `/api/v1/formats` lists them"
        ))
    })
}

/// The format of formatted text that a parameter names; `None` for the report.
fn output_format(name: Option<&str>) -> Result<Option<OutputFormat>, Problem> {
    Ok(Some(match name.unwrap_or("json") {
        "json" => return Ok(None),
        "text" | "plain" => OutputFormat::Text,
        "html" => OutputFormat::Html,
        "markdown" | "md" => OutputFormat::Markdown,
        "latex" => OutputFormat::Latex,
        "typst" => OutputFormat::Typst,
        "rtf" => OutputFormat::Rtf,
        "org" => OutputFormat::Org,
        other => {
            let detail = format!(
                "there is no format `{other}`: json, text, html, markdown, latex, typst, rtf, org"
            );
            return Err(Problem::bad_request(detail));
        }
    }))
}

fn media_type(format: OutputFormat) -> &'static str {
    match format {
        OutputFormat::Html => "text/html; charset=utf-8",
        OutputFormat::Markdown => "text/markdown; charset=utf-8",
        OutputFormat::Latex => "application/x-latex; charset=utf-8",
        OutputFormat::Rtf => "application/rtf",
        _ => "text/plain; charset=utf-8",
    }
}
