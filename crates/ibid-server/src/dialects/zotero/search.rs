//! `POST /search`: the item of an identifier.

use std::sync::Arc;

use axum::extract::State as Shared;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use ibid::model::codes;
use ibid::model::ident::{Identifier, Named, Pmid, find_identifiers};

use super::items::{keyed, write};
use super::{as_printed, bad, line, unsupported};
use crate::api::body::{Body, typed};
use crate::dialects::{passed_on, plain};
use crate::lookup::look_up;
use crate::problem::Problem;
use crate::state::State;

/// Answers with the work of the first identifier in a text.
pub(super) async fn search(
    Shared(state): Shared<Arc<State>>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    if body.media_type.as_deref() != Some("text/plain") {
        return Ok(unsupported());
    }
    let text = match line(&body.bytes) {
        Ok(text) => text,
        Err(refusal) => return Ok(*refusal),
    };
    let none = |text: &str| Ok(plain(StatusCode::NOT_IMPLEMENTED, text));
    let Some(name) = identifier(&text) else {
        return none("No identifiers found\n");
    };
    match look_up(&state, name, as_printed(&state, &headers)).await {
        Ok(found) => {
            let items = found.into_iter().map(|inspection| inspection.item);
            Ok(typed(write(&keyed(items.collect()))?, "application/json"))
        }
        Err(problem) => match problem.code() {
            None => Ok(passed_on(problem)),
            Some(codes::FETCH_REFUSED) => Ok(bad(problem.detail())),
            Some(codes::FETCH_ABSENT | codes::FETCH_NO_RESOLVER | codes::NOTHING_CITABLE) => {
                none("No items returned from any translator\n")
            }
            Some(_) => Ok(plain(
                StatusCode::INTERNAL_SERVER_ERROR,
                "An error occurred retrieving the document",
            )),
        },
    }
}

/// The identifier that a text is, else the first in it, as look-ups take it. A number alone is a PMID.
fn identifier(text: &str) -> Option<String> {
    if Identifier::recognise(text).is_some() {
        return Some(text.to_owned());
    }
    if let Ok(pmid) = Pmid::parse(text) {
        return Some(format!("pmid:{}", pmid.as_str()));
    }
    find_identifiers(text).into_iter().find_map(|found| {
        let written = text.get(found.span.start..found.span.end)?;
        let Named::Work(work) = found.identifier else {
            return None;
        };
        // As it stands in the text, it has its label.
        let is_same = Identifier::recognise(written).is_some();
        Some(if is_same { written } else { work.as_str() }.to_owned())
    })
}
