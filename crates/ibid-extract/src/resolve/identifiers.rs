//! The page's address and the work's DOI.

use ibid_model::TextVariable;

use crate::address;
use crate::candidate::{Candidate, Property};

use super::Draft;
use super::ballot::{text, text_votes, weigh};
use super::details::alternatives;
use crate::provenance::{Extractor, Provenance};

pub(crate) fn resolve(draft: &mut Draft<'_>) {
    url(draft);
    doi(draft);
}

/// The canonical address, unless it is that of another page; else the one that the caller gave.
fn url(draft: &mut Draft<'_>) {
    let own = own_address(draft);
    let found = draft
        .of(Property::Url)
        .filter(|candidate| refusal(draft, candidate).is_none());
    let votes = text_votes(found, address::key);
    let caller = own.map(|url| {
        let place = draft.source.url_place.cloned();
        let place = place.unwrap_or_else(|| Provenance::new(Extractor::Caller, "url", url));
        (address::key(url), url.to_owned(), 0.79, place)
    });
    let choices = weigh(votes.into_iter().chain(caller));
    let Some(best) = choices.first() else { return };
    let rest = alternatives(choices.get(1..).unwrap_or(&[]));
    let provenance = best.provenance.clone();
    draft.set_text(TextVariable::Url, &best.value, best.score, provenance, rest);
}

/// The address that the caller gave.
fn own_address<'a>(draft: &Draft<'a>) -> Option<&'a str> {
    draft.source.url.filter(|url| address::is_web(url))
}

/// Why a candidate is not this page's address, if it is not.
pub(super) fn refusal(draft: &Draft<'_>, candidate: &Candidate) -> Option<&'static str> {
    let url = text(candidate).filter(|url| address::is_web(url));
    let Some(url) = url else {
        return Some("it is no whole address of the web");
    };
    let own = own_address(draft)?;
    if address::host(url) != address::host(own) {
        Some("it is on another host than the page")
    } else if address::is_home(url) && !address::is_home(own) {
        Some("it is the start of the site")
    } else {
        None
    }
}

fn doi(draft: &mut Draft<'_>) {
    let mut votes = text_votes(draft.of(Property::Doi), str::to_lowercase);
    if let Some(url) = draft.source.url
        && let Some(doi) = crate::identifiers::doi_in(url)
    {
        let provenance = Provenance::new(Extractor::Url, "url", url);
        votes.push((doi.to_lowercase(), doi, 0.7, provenance));
    }
    let choices = weigh(votes);
    let Some(best) = choices.first() else { return };
    let rest = alternatives(choices.get(1..).unwrap_or(&[]));
    let provenance = best.provenance.clone();
    draft.set_text(TextVariable::Doi, &best.value, best.score, provenance, rest);
}
