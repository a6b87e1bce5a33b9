//! citeproc-js-server: `POST /` with items, and a bibliography and citations back.
//!
//! Source: the README and `lib/citeServer.js` of <https://github.com/zotero/citeproc-js-server>, and what
//! citeproc-js returns from `makeBibliography` and `appendCitationCluster`.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use axum::Router;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State as Shared};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::post;
use ibid::csl::SecondFieldAlign;
use ibid::engine::{Bibliography, Citation};
use ibid::model::csl_json::{read_citations, read_items};
use ibid::model::{Diagnostic, Item, Severity};
use ibid::{Document, DocumentOptions, Failure, Habits, IbidError, LoadedStyle, OutputFormat};
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value, json};

use super::plain;
use crate::api::body::{Body, json as answer, typed};
use crate::problem::Problem;
use crate::state::State;

/// `POST` and `OPTIONS` of `/`.
pub(super) fn routes() -> Router<Arc<State>> {
    Router::new().route("/", post(cite).options(options).fallback(not_posted))
}

/// How the items are to be rendered; switches are `0` and `1`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    responseformat: Option<String>,
    style: Option<String>,
    locale: Option<String>,
    bibliography: Option<String>,
    citations: Option<String>,
    outputformat: Option<String>,
    linkwrap: Option<String>,
}

/// `{items, itemIDs, citationClusters, styleXML}`; members of other names are not looked at.
#[derive(Deserialize)]
struct Posted<'b> {
    #[serde(borrow)]
    items: &'b RawValue,
    #[serde(rename = "itemIDs")]
    item_ids: Option<Vec<Value>>,
    #[serde(borrow, rename = "citationClusters")]
    clusters: Option<&'b RawValue>,
    #[serde(rename = "styleXML")]
    style_xml: Option<String>,
}

/// The style where none is named.
const STYLE: &str = "chicago-author-date";

async fn options() -> Response {
    let allow = HeaderValue::from_static("POST, OPTIONS");
    (StatusCode::OK, [(header::ALLOW, allow)]).into_response()
}

async fn not_posted() -> Response {
    bad("Item data must be POSTed with request")
}

fn bad(text: impl Into<String>) -> Response {
    plain(StatusCode::BAD_REQUEST, text)
}

async fn cite(
    Shared(state): Shared<Arc<State>>,
    asked: Result<Query<Asked>, QueryRejection>,
    body: Body,
) -> Result<Response, Problem> {
    let Ok(Query(asked)) = asked else {
        return Ok(bad("Could not parse the query"));
    };
    let size = body.bytes.len();
    let shared = Arc::clone(&state);
    state
        .work(size, move || {
            cited(&shared, &asked, &body).unwrap_or_else(|refusal| *refusal)
        })
        .await
}

/// Why there is nothing, as an answer.
type Refusal = Box<Response>;

/// What the answer is: a document in JSON, or the bibliography alone.
#[derive(Clone, Copy, PartialEq)]
enum Shape {
    Json,
    Alone(&'static str),
}

fn cited(state: &State, asked: &Asked, body: &Body) -> Result<Response, Refusal> {
    let (shape, format) = output(asked)?;
    let posted: Posted<'_> = serde_json::from_slice(&body.bytes)
        .map_err(|_| Box::new(bad("Could not parse POSTed data")))?;
    let style = style(state, asked, posted.style_xml.as_deref())?;
    let is_citing = is_on(asked.citations.as_deref(), false);
    let (citations, ids) = citations(posted.clusters)?;
    let items = items(&posted, &citations)?;
    let options = DocumentOptions::from(Arc::clone(&style.compiled))
        .with_habits(Habits::citeproc_js())
        .with_links(is_on(asked.linkwrap.as_deref(), false));
    let document = if is_citing && posted.clusters.is_none() {
        Document::citing_each(options, items)
    } else {
        Document::with_citations(options, items, citations)
            .map_err(|error| Box::new(bad(error.to_string())))?
    };
    if let Shape::Alone(media_type) = shape {
        let made = document.bibliography();
        let text = made.map(|made| {
            let made = written(made, format);
            [made.start, &made.entries.concat(), made.end].concat()
        });
        return Ok(typed(text.unwrap_or_default(), media_type));
    }
    let mut members = Map::new();
    if is_on(asked.bibliography.as_deref(), true) {
        let made = document.bibliography();
        let made = made.map_or(Value::Bool(false), |made| bibliography(made, format));
        members.insert("bibliography".to_owned(), made);
    }
    if is_citing {
        let clusters = document.clusters().enumerate();
        let clusters = clusters.map(|(at, made)| {
            let id = ids.get(at).cloned();
            let id = id.unwrap_or_else(|| format!("citation-{}", at + 1));
            json!([at, made.write(format), id])
        });
        members.insert("citations".to_owned(), clusters.collect());
    }
    answer(&members).map_err(|problem| Box::new(problem.into_response()))
}

fn is_on(switch: Option<&str>, usual: bool) -> bool {
    switch.map_or(usual, |switch| !matches!(switch, "" | "0" | "false"))
}

fn output(asked: &Asked) -> Result<(Shape, OutputFormat), Refusal> {
    let shape = match asked.responseformat.as_deref().unwrap_or("json") {
        "json" => Shape::Json,
        "html" => {
            return Ok((Shape::Alone("text/html; charset=utf-8"), OutputFormat::Html));
        }
        "rtf" => return Ok((Shape::Alone("text/rtf; charset=utf-8"), OutputFormat::Rtf)),
        other => {
            let text = format!("there is no responseformat `{other}`: json, html, rtf");
            return Err(Box::new(bad(text)));
        }
    };
    let format = match asked.outputformat.as_deref().unwrap_or("html") {
        "html" => OutputFormat::Html,
        "text" => OutputFormat::Text,
        "rtf" => OutputFormat::Rtf,
        "latex" => OutputFormat::Latex,
        other => {
            let text = format!("there is no outputformat `{other}`: html, text, rtf, latex");
            return Err(Box::new(bad(text)));
        }
    };
    Ok((shape, format))
}

/// The style that comes with the request, or the one that it names.
fn style(state: &State, asked: &Asked, xml: Option<&str>) -> Result<Arc<LoadedStyle>, Refusal> {
    let locale = asked.locale.as_deref().filter(|locale| !locale.is_empty());
    let loaded = match xml.filter(|xml| !xml.trim().is_empty()) {
        Some(xml) => {
            let styles = state.styles.styles();
            styles.load_xml("styleXML", xml, locale).map(Arc::new)
        }
        None => state
            .styles
            .load(asked.style.as_deref().unwrap_or(STYLE), locale),
    };
    loaded.map_err(|error: IbidError| {
        let status = match error.failure() {
            Failure::Usage => StatusCode::NOT_FOUND,
            _ => StatusCode::BAD_REQUEST,
        };
        Box::new(plain(status, error.to_string()))
    })
}

/// The citations, and the ids by which the client knows them.
fn citations(clusters: Option<&RawValue>) -> Result<(Vec<Citation>, Vec<String>), Refusal> {
    let given = clusters.filter(|clusters| clusters.get() != "null");
    let Some(given) = given else {
        return Ok((Vec::new(), Vec::new()));
    };
    let parsed = read_citations(given.get())
        .map_err(|error| Box::new(bad(format!("`citationClusters`: {error}"))))?;
    whole("citationClusters", &parsed.diagnostics)?;
    let named = parsed.value.into_iter().zip(1..).map(|(citation, place)| {
        let mut citation = Citation::from(citation);
        // An id twice is two citations here.
        let id = citation.id.take();
        (citation, id.unwrap_or_else(|| format!("citation-{place}")))
    });
    Ok(named.unzip())
}

/// That all of a member could be read: what is left out would not be missed.
fn whole(member: &str, diagnostics: &[Diagnostic]) -> Result<(), Refusal> {
    let mut told = diagnostics.iter();
    match told.find(|told| told.severity == Severity::Error) {
        Some(first) => Err(Box::new(bad(format!("`{member}`: {}", first.message)))),
        None => Ok(()),
    }
}

/// The items that go into the document: those of `itemIDs` in its order, or all, and those cited.
fn items(posted: &Posted<'_>, citations: &[Citation]) -> Result<Vec<Item>, Refusal> {
    let parsed = read_items(posted.items.get())
        .map_err(|error| Box::new(bad(format!("`items`: {error}"))))?;
    whole("items", &parsed.diagnostics)?;
    let Some(ids) = &posted.item_ids else {
        return Ok(parsed.value);
    };
    let of_number = |id: &Value| id.as_str().map_or_else(|| id.to_string(), str::to_owned);
    let ids: Vec<String> = ids.iter().map(of_number).collect();
    let cited = citations.iter().flat_map(|citation| &citation.cites);
    let cited = cited.map(|cite| cite.id.as_str());
    let mut known: HashMap<String, Item> = parsed
        .value
        .into_iter()
        .map(|item| (item.id.clone(), item))
        .collect();
    let mut taken = HashSet::new();
    let mut items = Vec::new();
    for id in ids.iter().map(String::as_str).chain(cited) {
        if !taken.insert(id) {
            continue;
        }
        let item = known.remove(id).ok_or_else(|| {
            let text = format!("`{id}` is asked for, and no item has that id");
            Box::new(bad(text))
        })?;
        items.push(item);
    }
    Ok(items)
}

/// A bibliography in parts that make a whole when they are put together.
struct Written {
    start: &'static str,
    entries: Vec<String>,
    end: &'static str,
}

fn written(bibliography: &Bibliography, format: OutputFormat) -> Written {
    let (start, between, end) = match format {
        OutputFormat::Html => ("<div class=\"csl-bib-body\">\n", "", "</div>"),
        OutputFormat::Rtf => ("{\\rtf1\\ansi ", "\\par\n", "}"),
        _ => ("", "\n", ""),
    };
    let entries = bibliography.entries.iter();
    let entries = entries.map(|entry| entry.rendered.write(format) + between);
    Written {
        start,
        entries: entries.collect(),
        end,
    }
}

/// What citeproc-js's `makeBibliography` returns.
fn bibliography(bibliography: &Bibliography, format: OutputFormat) -> Value {
    let Written {
        start,
        entries,
        end,
    } = written(bibliography, format);
    let align = match bibliography.second_field_align {
        Some(SecondFieldAlign::Flush) => Value::from("flush"),
        Some(SecondFieldAlign::Margin) => Value::from("margin"),
        None => Value::Bool(false),
    };
    let ids = bibliography.entries.iter().map(|entry| [&entry.id]);
    let mut parameters = json!({
        "maxoffset": bibliography.max_offset,
        "entryspacing": bibliography.entry_spacing,
        "linespacing": bibliography.line_spacing,
        "second-field-align": align,
        "entry_ids": ids.collect::<Vec<_>>(),
        "bibliography_errors": [],
        "bibstart": start,
        "bibend": end,
    });
    if let (true, Value::Object(members)) = (bibliography.hanging_indent, &mut parameters) {
        // In ems, as citeproc-js has it.
        members.insert("hangingindent".to_owned(), Value::from(2));
    }
    json!([parameters, entries])
}
