//! What a search text is: a URL, an identifier, or a text in which one stands.

use ibid::model::codes;
use ibid::model::ident::{Doi, Identifier, Isbn, Named, Pmcid, Pmid, Qid, find_identifiers};

use crate::problem::Problem;

/// How a search is read.
pub(super) struct Search {
    /// What to look up: all of it, as a bare number may be two things.
    pub names: Vec<String>,
    /// What to say where nothing is found.
    pub refusal: String,
}

impl Search {
    fn one(name: impl Into<String>, refusal: String) -> Self {
        Self {
            names: vec![name.into()],
            refusal,
        }
    }
}

/// Reads a search, in Citoid's order: a URL with scheme or `www.`, a DOI, a Wikidata item, a PMCID,
/// an ISBN, a PMID, a URL without scheme, free text.
pub(super) fn of_text(text: &str) -> Search {
    let text = text.trim();
    if is_web(text) {
        // PubMed's own pages are looked up by their numbers.
        return of_pubmed(text).unwrap_or_else(|| of_url(text));
    }
    let is_bare = !text.contains(char::is_whitespace);
    if let Some(search) = of_identifier(text) {
        return search;
    }
    // A number is a PMID, and may be that of a PMCID.
    if let Ok(pmid) = Pmid::parse(text) {
        let number = pmid.as_str();
        let mut names = vec![format!("pmid:{number}")];
        if text.bytes().all(|byte| byte.is_ascii_digit()) {
            names.push(format!("PMC{number}"));
        }
        let refusal = format!("Unable to locate resource with pmid {number}");
        return Search { names, refusal };
    }
    if let Some(other) = Identifier::recognise(text) {
        let refusal = format!("Unable to resolve {} {}", other.kind(), other.as_str());
        return Search::one(text, refusal);
    }
    if text.contains('.') && is_bare {
        return of_url(text);
    }
    in_text(text)
}

fn is_web(text: &str) -> bool {
    let starts = |with: &str| {
        let start = text.get(..with.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(with))
    };
    let is_bare = !text.contains(char::is_whitespace);
    is_bare && ["http://", "https://", "www."].into_iter().any(starts)
}

/// A URL, whose scheme is added where it has none.
fn of_url(text: &str) -> Search {
    let url = if text.contains("://") {
        text.to_owned()
    } else {
        format!("http://{text}")
    };
    let refusal = format!("Unable to load URL {url}");
    Search::one(url, refusal)
}

/// An identifier that says itself what it is.
fn of_identifier(text: &str) -> Option<Search> {
    if let Ok(doi) = Doi::parse(text) {
        let refusal = format!("Unable to resolve DOI {}", doi.as_str());
        return Some(Search::one(doi.as_str(), refusal));
    }
    if let Ok(qid) = Qid::parse(text) {
        let refusal = format!("Unable to retrieve data from QID {}", qid.as_str());
        return Some(Search::one(qid.as_str(), refusal));
    }
    // A number alone is tried below.
    let is_labelled = !text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(pmcid) = Pmcid::parse(text).ok().filter(|_| is_labelled) {
        return Some(of_pmcid(&pmcid));
    }
    let isbn = Isbn::parse(text).ok()?;
    let refusal = format!("Unable to retrieve data from ISBN {}", isbn.as_str());
    Some(Search::one(isbn.as_str(), refusal))
}

fn of_pmcid(pmcid: &Pmcid) -> Search {
    let refusal = format!("Unable to locate resource with pmcid {}", pmcid.as_str());
    Search::one(pmcid.as_str(), refusal)
}

/// The number in the address of an article at PubMed or PubMed Central.
fn of_pubmed(url: &str) -> Option<Search> {
    if let Ok(pmcid) = Pmcid::parse(url) {
        return Some(of_pmcid(&pmcid));
    }
    let pmid = Pmid::parse(url).ok()?;
    let refusal = format!("Unable to locate resource with pmid {}", pmid.as_str());
    Some(Search::one(format!("pmid:{}", pmid.as_str()), refusal))
}

/// The first identifier or URL in a text. Texts themselves are not searched for.
fn in_text(text: &str) -> Search {
    let identifier = find_identifiers(text).into_iter().find_map(|found| {
        let written = text.get(found.span.start..found.span.end)?;
        let Named::Work(work) = found.identifier else {
            return None;
        };
        let is_same = Identifier::recognise(written).is_some();
        Some(if is_same { written } else { work.as_str() }.to_owned())
    });
    let url = || {
        let mut words = text.split_whitespace();
        words.find(|word| is_web(word)).map(|url| of_url(url).names)
    };
    let names = identifier.map(|name| vec![name]).or_else(url);
    Search {
        names: names.unwrap_or_default(),
        refusal: format!("Unable to find a citation for {text}"),
    }
}

/// Whether the guard of the network does not let it be asked for.
pub(super) fn is_forbidden(problem: &Problem) -> bool {
    problem.code() == Some(codes::FETCH_REFUSED)
}
