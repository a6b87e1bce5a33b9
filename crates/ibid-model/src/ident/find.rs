//! Identifiers in free text, and where they stand.

use super::text::{percent_decoded, strip_prefix_ignoring_case, without_sentence};
use super::tokens::{doi_prefix, ends_at, grouped, token_end};
use super::{
    ArxivId, Bibcode, Doi, Handle, Identifier, Isbn, Issn, Named, Orcid, PersonIdentifier, Pmcid,
    Pmid, Urn, arxiv, bibcode, doi, handle, isbn, issn, openalex, orcid, pmid, semantic_scholar,
    urn, wikidata,
};
use crate::diagnostic::Span;

/// An identifier in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The identifier.
    pub identifier: Named,
    /// Where it stands, in bytes: with its label, or the whole of the URL that it is read from.
    pub span: Span,
}

/// All identifiers in a text, in order and without overlap.
///
/// What stands around an identifier is not its: full stops, commas, quotation marks, and brackets that
/// the text opened; brackets that the identifier opened are. White space, control characters and soft
/// hyphens end it, so none goes on over a line's end. Where one could be read in several ways, the
/// longest counts: a URL before what is in it, a DOI before an ISBN in its suffix. What is no more than
/// a number in the text needs its label (`PMID: 123`, `ISSN 0378-5955`) or a URL; ISBNs of thirteen
/// digits and ORCID iDs do not, with the right check digit. Time is linear in the text.
pub fn find_identifiers(text: &str) -> Vec<Found> {
    let found = Walk::new(text, named_in_url, named_at);
    found
        .map(|(identifier, span)| Found { identifier, span })
        .collect()
}

/// All DOIs in a text, those of arXiv among them.
pub(super) fn dois(text: &str) -> impl Iterator<Item = (Doi, Span)> {
    let is_hopeless = !text.contains("10.");
    let text = if is_hopeless { "" } else { text };
    Walk::new(text, Doi::in_url, doi_word_at)
}

/// Reads what stands at the start of a text; gives its length too.
type ReadAt<T> = fn(&str) -> Option<(T, usize)>;

/// Goes through a text once, and reads at the start of each URL and each word.
struct Walk<'t, T> {
    text: &'t str,
    at: usize,
    before: Option<char>,
    /// Up to where URLs have been read already.
    url_end: usize,
    url: fn(&str) -> Option<T>,
    word: ReadAt<T>,
}

impl<'t, T> Walk<'t, T> {
    fn new(text: &'t str, url: fn(&str) -> Option<T>, word: ReadAt<T>) -> Self {
        Self {
            text,
            at: 0,
            before: None,
            url_end: 0,
            url,
            word,
        }
    }

    /// What starts here, with where in the rest it starts and ends.
    fn read(&mut self, rest: &str) -> Option<(T, usize, usize)> {
        let behind_stop = self.before == Some('.');
        let is_number = rest.starts_with(|c: char| c.is_ascii_digit());
        if self.before.is_some_and(char::is_alphanumeric) || (behind_stop && is_number) {
            return None;
        }
        if self.at >= self.url_end
            && !behind_stop
            && let Some(length) = url_length(rest)
        {
            self.url_end = self.at + length;
            let url = rest.get(..length)?;
            if let Some(found) = (self.url)(url) {
                return Some((found, 0, length));
            }
            // An address in an address: an archive's copy, a redirect.
            let inner = url.rfind("http").filter(|inner| *inner > 0);
            let found = inner.and_then(|inner| Some(((self.url)(url.get(inner..)?)?, inner)));
            if let Some((found, inner)) = found {
                return Some((found, inner, length));
            }
        }
        (self.word)(rest).map(|(found, length)| (found, 0, length))
    }
}

impl<T> Iterator for Walk<'_, T> {
    type Item = (T, Span);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let rest = self.text.get(self.at..)?;
            let next = rest.chars().next()?;
            let here = self.at;
            if let Some((found, start, end)) = self.read(rest) {
                self.at = here + end.max(next.len_utf8());
                self.before = rest.get(..end).and_then(|read| read.chars().next_back());
                let span = Span {
                    start: here + start,
                    end: here + end,
                };
                return Some((found, span));
            }
            self.at += next.len_utf8();
            self.before = Some(next);
        }
    }
}

/// Hosts that are known without `http://` before them.
const HOSTS: &[&str] = &[
    "doi.org",
    "dx.doi.org",
    "hdl.handle.net",
    "arxiv.org",
    "pubmed.ncbi.nlm.nih.gov",
    "ncbi.nlm.nih.gov",
    "pmc.ncbi.nlm.nih.gov",
    "europepmc.org",
    "orcid.org",
    "portal.issn.org",
    "ui.adsabs.harvard.edu",
    "wikidata.org",
    "openalex.org",
    "semanticscholar.org",
    "worldcat.org",
];

/// How long the URL is that a text begins with.
fn url_length(text: &str) -> Option<usize> {
    let has_scheme = ["http://", "https://"]
        .iter()
        .any(|scheme| strip_prefix_ignoring_case(text, scheme).is_some());
    let bare = strip_prefix_ignoring_case(text, "www.").unwrap_or(text);
    let is_known = || {
        let mut rests = HOSTS
            .iter()
            .map(|host| strip_prefix_ignoring_case(bare, host));
        rests.any(|rest| rest.is_some_and(|rest| rest.starts_with('/')))
    };
    (has_scheme || is_known()).then(|| {
        let token = text.get(..token_end(text, true)).unwrap_or_default();
        without_sentence(token).len()
    })
}

/// The DOI that a text begins with.
fn doi_at(text: &str) -> Option<(Doi, usize)> {
    let (_, slash) = doi_prefix(text)?;
    let token = without_sentence(text.get(..token_end(text, false))?);
    let doi = if slash > 1 {
        let decoded = percent_decoded(token);
        Doi::parse(&decoded.unwrap_or_else(|| token.replace("%2F", "/").replace("%2f", "/")))
    } else {
        Doi::parse(token)
    };
    Some((doi.ok()?, token.len()))
}

/// The DOI that a text begins with, or that a label without anything behind it is before: `DOI10.1000/1`.
fn doi_word_at(text: &str) -> Option<(Doi, usize)> {
    let rest = strip_prefix_ignoring_case(text, "doi").unwrap_or(text);
    let (doi, length) = doi_at(rest)?;
    Some((doi, text.len() - rest.len() + length))
}

fn named_in_url(url: &str) -> Option<Named> {
    let registered = Named::recognise(url);
    registered.or_else(|| Identifier::in_url(url).map(Named::Work))
}

/// The identifier that a text begins with, behind its label or without one.
fn named_at(text: &str) -> Option<(Named, usize)> {
    let first = text.chars().next()?;
    if first.is_ascii_digit() {
        return bare_number(text);
    }
    if !first.is_ascii_alphabetic() {
        return None;
    }
    LABELLED
        .iter()
        .find_map(|(labels, read)| labels.iter().find_map(|label| labelled(text, label, *read)))
        .or_else(|| bare_word(text))
}

/// Labels, and what reads the value behind them.
const LABELLED: &[(&[&str], ReadAt<Named>)] = &[
    (doi::LABELS, |text| doi_at(text).and_then(named_doi)),
    (pmid::LABELS, |text| {
        number(text, 8, |id| work(Pmid::parse(id).map(Identifier::Pmid)))
    }),
    (&["info:pmcid/", "pmcid", "pmc id", "pmc"], |text| {
        number(text, 9, |id| {
            work(Pmcid::parse(&format!("PMC{id}")).map(Identifier::Pmcid))
        })
        .or_else(|| pmcid_at(text))
    }),
    (&["info:arxiv/", "arxiv"], arxiv_at),
    (isbn::LABELS, |text| isbn_at(text, &[13, 10])),
    (issn::LABELS, |text| {
        let end = grouped(text, 8)?;
        Some((Named::Serial(Issn::parse(text.get(..end)?).ok()?), end))
    }),
    (orcid::LABELS, orcid_at),
    (bibcode::LABELS, bibcode_at),
    (handle::LABELS, handle_at),
    (wikidata::LABELS, |text| {
        word(text, |id| Named::recognise(&format!("wd:{id}")))
    }),
    (openalex::LABELS, |text| {
        word(text, |id| Named::recognise(&format!("openalex:{id}")))
    }),
    (semantic_scholar::CORPUS_LABELS, |text| {
        number(text, 12, |id| Named::recognise(&format!("CorpusID:{id}")))
    }),
    (semantic_scholar::SHA_LABELS, |text| {
        word(text, |id| Named::recognise(id).filter(|_| id.len() == 40))
    }),
];

/// What stands behind a label and up to five of the signs that part labels and values.
fn labelled(text: &str, label: &str, read: ReadAt<Named>) -> Option<(Named, usize)> {
    let rest = strip_prefix_ignoring_case(text, label)?;
    let is_sign = |c: char| matches!(c, ':' | ' ' | '\u{a0}' | '=' | '"' | '{' | '.' | '#');
    let signs = rest.chars().take_while(|c| is_sign(*c)).take(5);
    let signs: usize = signs.map(char::len_utf8).sum();
    if signs == 0 && !label.ends_with('/') {
        return None;
    }
    let start = label.len() + signs;
    let (found, length) = read(text.get(start..)?)?;
    Some((found, start + length))
}

/// Identifiers that begin with a digit and need no label.
fn bare_number(text: &str) -> Option<(Named, usize)> {
    let doi = doi_at(text).and_then(named_doi);
    doi.or_else(|| {
        let is_book = text.starts_with("978") || text.starts_with("979");
        is_book.then(|| isbn_at(text, &[13]))?
    })
    .or_else(|| {
        // Sixteen digits are anything; four groups with hyphens are not.
        let hyphens = [4, 9, 14].map(|at| text.as_bytes().get(at) == Some(&b'-'));
        hyphens.iter().all(|is| *is).then(|| orcid_at(text))?
    })
    .or_else(|| bibcode_at(text))
}

/// Identifiers that begin with a letter and need no label.
fn bare_word(text: &str) -> Option<(Named, usize)> {
    let doi = doi_word_at(text).and_then(named_doi);
    doi.or_else(|| pmcid_at(text))
        .or_else(|| arxiv_at(text))
        .or_else(|| urn_at(text))
}

fn work<E>(id: Result<Identifier, E>) -> Option<Named> {
    id.ok().map(Named::Work)
}

/// A DOI as what it is: arXiv's are arXiv ids.
fn named_doi((doi, length): (Doi, usize)) -> Option<(Named, usize)> {
    let id = Identifier::recognise(doi.as_str())?;
    Some((Named::Work(id), length))
}

/// A number of at most so many digits.
fn number(text: &str, most: usize, read: fn(&str) -> Option<Named>) -> Option<(Named, usize)> {
    let end = text
        .bytes()
        .take(most + 1)
        .take_while(u8::is_ascii_digit)
        .count();
    if end == 0 || end > most || !ends_at(text, end) {
        return None;
    }
    Some((read(text.get(..end)?)?, end))
}

/// A word of letters and digits.
fn word(text: &str, read: fn(&str) -> Option<Named>) -> Option<(Named, usize)> {
    let end = text
        .bytes()
        .take(41)
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    if !ends_at(text, end) {
        return None;
    }
    Some((read(text.get(..end)?)?, end))
}

fn isbn_at(text: &str, counts: &[usize]) -> Option<(Named, usize)> {
    counts.iter().find_map(|count| {
        let end = grouped(text, *count)?;
        let id = Isbn::parse(text.get(..end)?).map(Identifier::Isbn);
        Some((work(id)?, end))
    })
}

fn orcid_at(text: &str) -> Option<(Named, usize)> {
    let end = grouped(text, 16)?;
    let orcid = Orcid::parse(text.get(..end)?).ok()?;
    Some((Named::Person(PersonIdentifier::Orcid(orcid)), end))
}

fn pmcid_at(text: &str) -> Option<(Named, usize)> {
    let rest = strip_prefix_ignoring_case(text, "PMC")?;
    let (id, length) = number(rest, 9, |id| {
        work(Pmcid::parse(&format!("PMC{id}")).map(Identifier::Pmcid))
    })?;
    Some((id, "PMC".len() + length))
}

fn bibcode_at(text: &str) -> Option<(Named, usize)> {
    let token = text.get(..bibcode::LENGTH)?;
    let rest = text.get(bibcode::LENGTH..)?;
    if rest.starts_with(char::is_alphanumeric) {
        return None;
    }
    let id = Bibcode::parse(token).map(Identifier::Bibcode);
    Some((work(id)?, token.len()))
}

fn arxiv_at(text: &str) -> Option<(Named, usize)> {
    let in_id = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'/' | b'-');
    let end = text.bytes().take(40).take_while(in_id).count();
    let token = text.get(..end)?.trim_end_matches(['.', '/', '-']);
    if !arxiv::has_shape(token) {
        return None;
    }
    let id = ArxivId::parse(token).map(Identifier::Arxiv);
    Some((work(id)?, token.len()))
}

fn handle_at(text: &str) -> Option<(Named, usize)> {
    let end = text.bytes().take(41).position(|b| b == b'/')?;
    if !handle::is_prefix(text.get(..end)?) {
        return None;
    }
    let token = without_sentence(text.get(..token_end(text, false))?);
    let doi = doi_at(text).and_then(named_doi);
    doi.or_else(|| {
        let id = Handle::parse(token).map(Identifier::Handle);
        Some((work(id)?, token.len()))
    })
}

/// A URN; those of ISBNs and ISSNs are among the labelled.
fn urn_at(text: &str) -> Option<(Named, usize)> {
    let rest = strip_prefix_ignoring_case(text, "urn:")?;
    let end = rest.bytes().take(33).position(|b| b == b':')?;
    let (namespace, name) = rest.split_at_checked(end)?;
    let is_other = ["isbn", "issn"]
        .iter()
        .any(|other| namespace.eq_ignore_ascii_case(other));
    if is_other || !urn::is_namespace(namespace) {
        return None;
    }
    let name = name.get(1..)?;
    let name = without_sentence(name.get(..urn::name_length(name))?);
    let length = "urn:".len() + end + 1 + name.len();
    let id = Urn::parse(text.get(..length)?).map(Identifier::Urn);
    Some((work(id)?, length))
}
