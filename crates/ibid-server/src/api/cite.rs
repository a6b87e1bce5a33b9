//! `POST /api/v1/cite`: sources on the network, cited in a style.

use std::sync::Arc;

use axum::Json;
use axum::extract::State as Shared;
use axum::extract::rejection::JsonRejection;
use axum::response::Response;
use ibid::report::CiteReport;
use ibid::{Document, InspectOptions, Inspection, LoadedStyle, unique_ids};
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::body::json as answer;
use crate::lookup::look_up;
use crate::problem::Problem;
use crate::state::State;

/// More sources than this are for several requests.
const MOST: usize = 50;

/// What to cite.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CiteBody {
    /// URLs and identifiers.
    sources: Vec<String>,
    /// A style by name, alias, id or title; `apa` where none is given.
    style: Option<String>,
    /// A BCP 47 tag; else the style's own locale, else `en-US`.
    locale: Option<String>,
}

/// Cites sources.
#[utoipa::path(
    post, path = "/api/v1/cite", request_body = CiteBody,
    responses((status = 200, description = "`ibid.cite/1`, with `errors`: what of the sources has no result, and why"),
        (status = 400, description = "Problem details: no such style, no source"))
)]
pub(crate) async fn cite(
    Shared(state): Shared<Arc<State>>,
    body: Result<Json<CiteBody>, JsonRejection>,
) -> Result<Response, Problem> {
    let Json(body) =
        body.map_err(|rejection| Problem::new(rejection.status(), rejection.body_text()))?;
    if body.sources.is_empty() || body.sources.len() > MOST {
        return Err(Problem::bad_request(format!(
            "`sources` has 1 to {MOST} URLs or identifiers"
        )));
    }
    let (style, locale) = (body.style.unwrap_or_else(|| "apa".to_owned()), body.locale);
    let shared = Arc::clone(&state);
    // It may have to be compiled.
    let style = state.work(usize::MAX, move || {
        shared.styles.load(&style, locale.as_deref())
    });
    let style = style.await??;
    let mut tasks = Vec::new();
    for source in body.sources {
        let state = Arc::clone(&state);
        let options = InspectOptions {
            pdf: state.config.pdf.clone(),
            ..InspectOptions::default()
        };
        tasks.push(tokio::spawn(async move {
            let found = look_up(&state, source.clone(), options).await;
            (source, found)
        }));
    }
    let (mut inspections, mut errors) = (Vec::new(), Vec::new());
    for task in tasks {
        match task.await {
            Ok((_, Ok(found))) => inspections.extend(found),
            Ok((source, Err(problem))) => errors.push(problem.of_source(&source)),
            Err(error) => return Err(Problem::internal(&error)),
        }
    }
    unique_ids(&mut inspections);
    let size = inspections.len().saturating_mul(ITEM);
    let work = state.work(size, move || reported(&style, &inspections, &errors));
    work.await?
}

/// What an item takes, about.
const ITEM: usize = 1024;

fn reported(
    style: &LoadedStyle,
    inspections: &[Inspection],
    errors: &[Value],
) -> Result<Response, Problem> {
    let items = inspections
        .iter()
        .map(|inspection| inspection.item.clone())
        .collect();
    let document = Document::citing_each(Arc::clone(&style.compiled), items);
    let report = CiteReport::new(
        style.report(),
        style.compiled.language(),
        inspections,
        &document,
    );
    let mut report = serde_json::to_value(&report).map_err(|error| Problem::internal(&error))?;
    if let Value::Object(members) = &mut report {
        members.insert("errors".to_owned(), json!(errors));
    }
    answer(&report)
}
