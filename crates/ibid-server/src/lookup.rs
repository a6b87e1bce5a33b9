//! Sources that a request names: URLs and identifiers, never files.

use std::sync::Arc;

use axum::http::{HeaderMap, StatusCode, header};
use ibid::fetch::{Cancel, Languages};
use ibid::{InspectOptions, Inspection, SourceForm};

use crate::problem::Problem;
use crate::state::State;

/// A name that is longer is none.
const MAX_NAME: usize = 8 * 1024;

/// Looks a URL or an identifier up.
///
/// # Errors
/// 400 where it is neither, 404 where it does not exist, 502 where that could not be told, 501 where this
/// server does not look up.
pub(crate) async fn look_up(
    state: &Arc<State>,
    name: String,
    options: InspectOptions,
) -> Result<Vec<Inspection>, Problem> {
    let form = form_of(&name)?;
    let network = state.config.network.clone().ok_or_else(|| {
        let detail = "this server does not look things up: send the page itself";
        Problem::new(StatusCode::NOT_IMPLEMENTED, detail)
    })?;
    let found = state.wait(move || {
        let cancel = Cancel::default();
        network.inspect(&name, &form, None, &options, cancel)
    });
    Ok(found.await??)
}

/// The languages that the client prefers: those in which pages are asked for on its behalf.
pub(crate) fn languages(headers: &HeaderMap) -> Option<Languages> {
    Languages::parse(headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?)
}

/// What a name is, by its form alone: what exists on the server's disk is nobody's business.
///
/// # Errors
/// 400 where it is neither a URL nor an identifier.
pub(crate) fn form_of(name: &str) -> Result<SourceForm, Problem> {
    let short = name.trim();
    if short.len() > MAX_NAME {
        return Err(Problem::bad_request(
            "a source that long is neither a URL nor an identifier",
        ));
    }
    let form = SourceForm::of(short, |_| false);
    if matches!(form, SourceForm::Url(_) | SourceForm::Identifier(_)) {
        return Ok(form);
    }
    Err(Problem::bad_request(format!(
        "`{short}` is neither a URL (`https://…`) nor an identifier (a DOI, PMID, arXiv id, ISBN, …)"
    )))
}
