//! The page's address and the work's DOI.

use ibid_model::TextVariable;

use crate::address;
use crate::candidate::Property;

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
    let own = draft.source.url.filter(|url| address::is_web(url));
    let own_host = own.and_then(address::host);
    let fits = |url: &str| {
        address::is_web(url)
            && match (&own_host, own) {
                (Some(host), Some(own)) => {
                    address::host(url).as_ref() == Some(host)
                        && (!address::is_home(url) || address::is_home(own))
                }
                _ => true,
            }
    };
    let found = draft
        .of(Property::Url)
        .filter(|candidate| text(candidate).is_some_and(fits));
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
