//! `POST /web`: the items behind a URL, or a choice of them.

use std::sync::Arc;

use axum::extract::{Query, State as Shared};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use ibid::InspectOptions;
use ibid::model::ident::Doi;
use ibid::model::{Item, codes};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Map, Value};

use super::items::{key_of, keyed, made_key, title_of, write};
use super::{as_printed, bad, line, unsupported};
use crate::api::body::{Body, json, typed};
use crate::dialects::{passed_on, plain};
use crate::lookup::look_up;
use crate::problem::Problem;
use crate::state::State;

#[derive(Deserialize)]
pub(super) struct WebQuery {
    /// `1`: no choice is offered, all is given.
    single: Option<String>,
}

/// A choice: the answer with status 300, which the client sends back with what it wants.
#[derive(Serialize)]
struct Choice<'i> {
    url: &'i str,
    session: String,
    items: InOrder<'i>,
}

/// Keys and titles.
struct InOrder<'i>(&'i [Item]);

impl Serialize for InOrder<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let items = self.0.iter();
        serializer.collect_map(items.map(|item| (key_of(item), title_of(item))))
    }
}

/// The signs of a session's name. It names nothing here; clients send it back.
const SESSION: usize = 15;

/// Answers with the items of a page, or with a choice of them.
pub(super) async fn web(
    Shared(state): Shared<Arc<State>>,
    Query(query): Query<WebQuery>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let (url, selected) = match read(&body) {
        Ok(asked) => asked,
        Err(refusal) => return Ok(*refusal),
    };
    let items = match found(&state, &url, &as_printed(&state, &headers)).await {
        Ok(items) => items,
        Err(problem) => return Ok(refused(problem)),
    };
    let is_single = query.single.is_some_and(|single| single == "1");
    let size = items.len().saturating_mul(SIZE);
    state
        .work(size, move || match selected {
            Some(selected) => chosen(keyed(items), &selected),
            None => offered(&url, &keyed(items), is_single),
        })
        .await?
}

/// What an item takes, about.
const SIZE: usize = 1024;

/// The items, or a choice of them where there are several.
fn offered(url: &str, items: &[Item], is_single: bool) -> Result<Response, Problem> {
    if items.len() < 2 || is_single {
        return Ok(typed(write(items)?, "application/json"));
    }
    let choice = Choice {
        session: made_key(url, SESSION, 0),
        url,
        items: InOrder(items),
    };
    let mut response = json(&choice)?;
    *response.status_mut() = StatusCode::MULTIPLE_CHOICES;
    Ok(response)
}

/// The items that the client chose.
fn chosen(items: Vec<Item>, selected: &Map<String, Value>) -> Result<Response, Problem> {
    let Some(items) = select(items, selected) else {
        let text = "Items specified do not match items available";
        return Ok(plain(StatusCode::CONFLICT, text));
    };
    Ok(typed(write(&items)?, "application/json"))
}

/// The URL that is asked for, and what is wanted of it.
type Asked = (String, Option<Map<String, Value>>);

fn read(body: &Body) -> Result<Asked, Box<Response>> {
    let refuse = |text| Box::new(bad(text));
    match body.media_type.as_deref() {
        Some("text/plain") => Ok((
            url(&line(&body.bytes)?).ok_or_else(|| refuse(NO_URL))?,
            None,
        )),
        Some("application/json") => {
            if body.bytes.trim_ascii().is_empty() {
                return Err(refuse("POST data not provided\n"));
            }
            let posted: Map<String, Value> = serde_json::from_slice(&body.bytes)
                .map_err(|_| refuse("the body is not a JSON object"))?;
            let given = |name: &str| posted.get(name).filter(|value| !value.is_null());
            let url = given("url").and_then(Value::as_str).and_then(url);
            let url = url.ok_or_else(|| refuse(NO_URL))?;
            given("session").ok_or_else(|| refuse("'session' not provided"))?;
            let items = given("items").and_then(Value::as_object);
            let items = items.ok_or_else(|| refuse("'items' not provided"))?;
            if items.is_empty() {
                return Err(refuse("No items specified"));
            }
            Ok((url, Some(items.clone())))
        }
        _ => Err(Box::new(unsupported())),
    }
}

const NO_URL: &str = "URL not provided";

/// The URL that a text is, its scheme added where it has none.
fn url(text: &str) -> Option<String> {
    let text = text.trim();
    let (scheme, rest) = text.split_once("://").unwrap_or(("http", text));
    let is_web = ["http", "https"]
        .iter()
        .any(|s| scheme.eq_ignore_ascii_case(s));
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_named = host.contains(['.', ':']) || rest.len() < text.len() && !host.is_empty();
    let is_whole = !text.contains(char::is_whitespace);
    (is_web && is_named && is_whole).then(|| format!("{scheme}://{rest}"))
}

/// What is behind a URL; where the page cannot be had, the work of the DOI in it.
async fn found(
    state: &Arc<State>,
    url: &str,
    options: &InspectOptions,
) -> Result<Vec<Item>, Problem> {
    let mut looked = look_up(state, url.to_owned(), options.clone()).await;
    if let (Err(problem), Some(doi)) = (&looked, Doi::in_url(url))
        && problem
            .code()
            .is_some_and(|code| code != codes::FETCH_REFUSED)
        && let Ok(of_doi) = look_up(state, doi.as_str().to_owned(), options.clone()).await
    {
        looked = Ok(of_doi);
    }
    let inspections = looked?.into_iter();
    Ok(inspections.map(|inspection| inspection.item).collect())
}

/// The items whose keys are selected, if all of these are there by the same titles.
fn select(items: Vec<Item>, selected: &Map<String, Value>) -> Option<Vec<Item>> {
    let is_selected = |item: &Item| {
        let title = selected.get(key_of(item));
        // The README's form is `{"title": …}`, that of the code a text.
        let title = title.and_then(|title| title.get("title").unwrap_or(title).as_str());
        title == Some(title_of(item))
    };
    let chosen: Vec<Item> = items.into_iter().filter(is_selected).collect();
    (chosen.len() == selected.len()).then_some(chosen)
}

/// Why a page gives no item, in translation-server's words.
fn refused(problem: Problem) -> Response {
    let Some(code) = problem.code() else {
        return passed_on(problem);
    };
    match code {
        codes::FETCH_ABSENT => bad("Remote page not found"),
        codes::FETCH_REFUSED => bad(problem.detail()),
        codes::SOURCE_OVER_LIMIT => bad("Response exceeds max size"),
        codes::NOTHING_CITABLE => plain(StatusCode::NOT_IMPLEMENTED, "No translators available\n"),
        _ if problem.status() == StatusCode::UNPROCESSABLE_ENTITY => {
            bad("The remote document is not in a supported format")
        }
        _ => plain(
            StatusCode::INTERNAL_SERVER_ERROR,
            "An error occurred retrieving the document",
        ),
    }
}
