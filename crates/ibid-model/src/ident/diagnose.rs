//! What looks like an identifier and is none, and why.

use super::address::Address;
use super::text::{digits, is_number, is_separator, percent_decoded, strip_prefix_ignoring_case};
use super::{
    Identifier, IdentifierKind, Miss, NearMiss, OpenAlexEntity, OpenAlexId, PersonIdentifier,
    arxiv, bibcode, doi, handle, isbn, issn, openalex, orcid, pmcid, pmid, semantic_scholar, text,
    wikidata,
};

/// Why a text that looks like an identifier of a work is none. `None` for identifiers of works, and for what
/// looks like none, as paths and words do.
pub fn diagnose(text: &str) -> Option<NearMiss> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST || Identifier::recognise(text).is_some() {
        return None;
    }
    let hint = labelled(text).or_else(|| at_host(text));
    let (kind, miss) = match hint {
        Some((kind, bare)) => (kind, of_kind(kind, &bare)),
        None => shaped(text)?,
    };
    Some(NearMiss::new(text, kind, miss))
}

/// Longer text is no identifier, whatever it looks like.
const LONGEST: usize = 2048;

/// The labels of the kinds.
const LABELS: &[(IdentifierKind, &[&str])] = &[
    (IdentifierKind::Doi, &["info:doi/", "urn:doi", "doi"]),
    (IdentifierKind::Pmid, pmid::LABELS),
    (IdentifierKind::Pmcid, pmcid::LABELS),
    (IdentifierKind::Arxiv, &["info:arxiv/", "arxiv"]),
    (IdentifierKind::Isbn, isbn::LABELS),
    (IdentifierKind::Issn, issn::LABELS),
    (IdentifierKind::Orcid, orcid::LABELS),
    (IdentifierKind::Bibcode, bibcode::LABELS),
    (IdentifierKind::Handle, handle::LABELS),
    (IdentifierKind::Urn, &["urn"]),
    (IdentifierKind::Wikidata, wikidata::LABELS),
    (IdentifierKind::OpenAlex, openalex::LABELS),
    (
        IdentifierKind::SemanticScholar,
        semantic_scholar::CORPUS_LABELS,
    ),
    (
        IdentifierKind::SemanticScholar,
        semantic_scholar::SHA_LABELS,
    ),
];

/// The kind that a label says, and what stands behind it: one word with a digit in it, or nothing.
/// "DOI notes.html" has a label and is none.
fn labelled(whole: &str) -> Option<(IdentifierKind, String)> {
    LABELS.iter().find_map(|(kind, labels)| {
        let mut bare = labels
            .iter()
            .filter_map(|label| text::behind_label(whole, label));
        let bare = bare.next()?;
        let has_digit = bare.bytes().any(|b| b.is_ascii_digit());
        let has_colon = whole.contains(':');
        (has_digit || has_colon).then(|| (*kind, bare.to_owned()))
    })
}

/// Hosts whose pages are those of identifiers, with the part of the path that is before one.
const HOSTS: &[(&str, Option<&str>, IdentifierKind)] = &[
    ("doi.org", None, IdentifierKind::Doi),
    ("hdl.handle.net", None, IdentifierKind::Handle),
    ("arxiv.org", Some("abs/"), IdentifierKind::Arxiv),
    ("orcid.org", None, IdentifierKind::Orcid),
    ("pubmed.ncbi.nlm.nih.gov", None, IdentifierKind::Pmid),
    (
        "portal.issn.org",
        Some("resource/ISSN/"),
        IdentifierKind::Issn,
    ),
    ("worldcat.org", Some("isbn/"), IdentifierKind::Isbn),
    ("openlibrary.org", Some("isbn/"), IdentifierKind::Isbn),
    ("openalex.org", None, IdentifierKind::OpenAlex),
];

/// The kind that a URL's host says, and what stands in its path: something with a digit.
fn at_host(text: &str) -> Option<(IdentifierKind, String)> {
    let address = Address::parse(text)?;
    HOSTS.iter().find_map(|(host, before, kind)| {
        let path = percent_decoded(&address.path).filter(|_| address.on(&[host]))?;
        let bare = match before {
            Some(before) => strip_prefix_ignoring_case(&path, before)?,
            None => path.as_str(),
        };
        let bare = bare.trim_matches('/');
        let starts_well =
            bare.starts_with(|c: char| c.is_ascii_digit()) || *kind == IdentifierKind::OpenAlex;
        let has_digit = bare.bytes().any(|b| b.is_ascii_digit());
        (has_digit && starts_well).then(|| (*kind, bare.to_owned()))
    })
}

/// Why a text is no identifier of the kind that its label says.
fn of_kind(kind: IdentifierKind, bare: &str) -> Miss {
    let length = |found: usize, expected: &'static str| Miss::Length { found, expected };
    match kind {
        IdentifierKind::Doi => of_doi(bare),
        IdentifierKind::Isbn => digits(bare).map_or(Miss::NotDigits, |digits| of_isbn(&digits)),
        IdentifierKind::Issn => digits(bare).map_or(Miss::NotDigits, |digits| of_issn(&digits)),
        IdentifierKind::Orcid => digits(bare).map_or(Miss::NotDigits, |digits| of_orcid(&digits)),
        IdentifierKind::Arxiv => of_arxiv(bare),
        IdentifierKind::Pmid | IdentifierKind::Pmcid => {
            let number = strip_prefix_ignoring_case(bare, "PMC").unwrap_or(bare);
            if is_number(number) {
                let is_pmid = kind == IdentifierKind::Pmid;
                let expected = if is_pmid {
                    "1 to 8 digits"
                } else {
                    "1 to 9 digits"
                };
                length(number.len(), expected)
            } else {
                Miss::NotDigits
            }
        }
        IdentifierKind::Bibcode => match bare.chars().count() {
            bibcode::LENGTH => Miss::Form,
            count => length(count, "19 characters"),
        },
        IdentifierKind::OpenAlex => of_openalex(bare),
        _ if bare.is_empty() || bare.ends_with(['/', ':']) => Miss::NoSuffix,
        _ => Miss::Form,
    }
}

fn of_doi(bare: &str) -> Miss {
    let (prefix, suffix) = bare.split_once('/').unwrap_or((bare, ""));
    if !bare.starts_with("10.") {
        Miss::Prefix {
            found: prefix.chars().take(20).collect(),
            why: "DOIs begin with `10.`",
        }
    } else if !doi::is_prefix(prefix) {
        Miss::Prefix {
            found: prefix.chars().take(20).collect(),
            why: "no registrant has such a number",
        }
    } else if suffix.trim_matches(['.', ',', ';', '/']).is_empty() {
        Miss::NoSuffix
    } else {
        Miss::Form
    }
}

fn of_arxiv(bare: &str) -> Miss {
    if let Some(month) = arxiv::bad_month(bare) {
        return Miss::Month {
            found: month.to_owned(),
        };
    }
    let number = bare.split_once('.').map(|(_, number)| number);
    match number.map(|number| number.split('v').next().unwrap_or_default()) {
        Some(number) if is_number(number) => Miss::Length {
            found: number.len(),
            expected: "5 digits behind the full stop (4 before 2015)",
        },
        _ => Miss::Form,
    }
}

fn of_isbn(digits: &str) -> Miss {
    let check = isbn::check(digits);
    match (digits.len(), check) {
        (_, Some(right)) => check_digit(digits, right),
        (8, None) if issn::check(digits).is_some_and(|right| digits.ends_with(right)) => {
            Miss::NotWork { names: "a series" }
        }
        (13, None) if digits.starts_with("9790") => Miss::Prefix {
            found: "979-0".to_owned(),
            why: "that is for printed music (ISMN)",
        },
        (13, None) => Miss::Prefix {
            found: digits.chars().take(3).collect(),
            why: "books have 978 or 979",
        },
        (found, None) => Miss::Length {
            found,
            expected: "10 or 13 digits",
        },
    }
}

fn of_issn(digits: &str) -> Miss {
    match issn::check(digits).filter(|_| digits.len() == 8) {
        Some(right) if digits.ends_with(right) => Miss::NotWork { names: "a series" },
        Some(right) => check_digit(digits, right),
        None => Miss::Length {
            found: digits.len(),
            expected: "8 digits",
        },
    }
}

fn of_orcid(digits: &str) -> Miss {
    match orcid::check(digits).filter(|_| digits.len() == 16) {
        Some(right) if !digits.ends_with(right) => check_digit(digits, right),
        Some(_) if !orcid::is_in_block(digits) => Miss::OutOfRange,
        Some(_) => Miss::NotWork { names: "a person" },
        None => Miss::Length {
            found: digits.len(),
            expected: "16 digits",
        },
    }
}

fn of_openalex(bare: &str) -> Miss {
    match OpenAlexId::parse(bare) {
        Ok(id) if id.entity() != OpenAlexEntity::Work => Miss::NotWork {
            names: id.entity().name(),
        },
        _ => Miss::Form,
    }
}

fn check_digit(digits: &str, right: char) -> Miss {
    let body = digits.get(..digits.len().saturating_sub(1));
    let repaired = format!("{}{right}", body.unwrap_or_default());
    // Where the normal form has hyphens, the way out has them too.
    let normal = match repaired.len() {
        8 => super::Issn::parse(&repaired).map(|id| id.to_string()),
        16 => super::Orcid::parse(&repaired).map(|id| id.to_string()),
        _ => Ok(repaired.clone()),
    };
    Miss::CheckDigit {
        right,
        repaired: normal.unwrap_or(repaired),
    }
}

/// What a text without a label looks like, and why it is none.
fn shaped(text: &str) -> Option<(IdentifierKind, Miss)> {
    if let Some(PersonIdentifier::Orcid(_)) = PersonIdentifier::recognise(text) {
        return Some((IdentifierKind::Orcid, Miss::NotWork { names: "a person" }));
    }
    numbers(text)
        .or_else(|| cut_doi(text))
        .or_else(|| arxiv::has_shape(text).then(|| (IdentifierKind::Arxiv, of_arxiv(text))))
        .or_else(|| {
            let number = strip_prefix_ignoring_case(text, "PMC")?;
            let is_near = number.starts_with(|c: char| c.is_ascii_digit())
                && number.bytes().all(|b| b.is_ascii_alphanumeric());
            is_near.then(|| {
                (
                    IdentifierKind::Pmcid,
                    of_kind(IdentifierKind::Pmcid, number),
                )
            })
        })
        .or_else(|| {
            let is_long = text.len() > "A1234".len();
            let id = OpenAlexId::parse(text)
                .ok()
                .filter(|id| is_long && id.as_str() == text)?;
            (id.entity() != OpenAlexEntity::Work)
                .then(|| (IdentifierKind::OpenAlex, of_openalex(text)))
        })
        .or_else(|| bibcode_cut(text))
}

/// Text that is digits and the marks between them.
fn numbers(text: &str) -> Option<(IdentifierKind, Miss)> {
    let digits = digits(text)?;
    let has_groups = text.contains(is_separator);
    let groups: Vec<usize> = text.split('-').map(str::len).collect();
    let is_book = digits.starts_with("978") || digits.starts_with("979");
    Some(match digits.len() {
        8 if groups == [4, 4] => (IdentifierKind::Issn, of_issn(&digits)),
        1..=8 if !has_groups && is_number(text) => {
            let labelled = format!("PMID:{text}");
            (IdentifierKind::Pmid, Miss::Unlabelled { labelled })
        }
        9 | 11 if has_groups => (IdentifierKind::Isbn, of_isbn(&digits)),
        10 | 13 => (IdentifierKind::Isbn, of_isbn(&digits)),
        11..=15 if is_book => (IdentifierKind::Isbn, of_isbn(&digits)),
        14..=18 if digits.starts_with("000") => (IdentifierKind::Orcid, of_orcid(&digits)),
        16 if groups == [4, 4, 4, 4] => (IdentifierKind::Orcid, of_orcid(&digits)),
        _ => return None,
    })
}

/// `10.` and a registrant's number, and nothing that could be a suffix.
fn cut_doi(text: &str) -> Option<(IdentifierKind, Miss)> {
    let prefix = text.split('/').next().unwrap_or_default();
    let is_near = doi::is_prefix(prefix) && !text.contains(char::is_whitespace);
    is_near.then(|| (IdentifierKind::Doi, of_doi(text)))
}

/// Nearly nineteen characters that begin with a year and a journal, with the full stops of a bibcode.
fn bibcode_cut(text: &str) -> Option<(IdentifierKind, Miss)> {
    let count = text.chars().count();
    let (year, rest) = text.split_at_checked(4)?;
    let is_near = (17..=21).contains(&count)
        && is_number(year)
        && rest.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.contains("..")
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'&' | b':'));
    is_near.then(|| {
        (
            IdentifierKind::Bibcode,
            of_kind(IdentifierKind::Bibcode, text),
        )
    })
}
