//! Checked identifiers: of works (DOI, PMID, PMCID, arXiv, ISBN), series (ISSN) and persons (ORCID).
//!
//! Each type reads an identifier from bare text, with its usual label (`doi:`, `ISBN-13:`), or from
//! the URLs that it is met in, and checks it as far as its form allows: check digits, ranges,
//! months. A value of the type is in normal form.

mod arxiv;
mod doi;
mod isbn;
mod issn;
mod orcid;
mod pmcid;
mod pmid;

pub use arxiv::ArxivId;
pub use doi::Doi;
pub use isbn::Isbn;
pub use issn::Issn;
pub use orcid::Orcid;
pub use pmcid::Pmcid;
pub use pmid::Pmid;

/// Why text is not an identifier.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IdentError {
    /// Not in the identifier's form.
    #[error("`{text}` is not {expected}")]
    Form {
        /// The text.
        text: String,
        /// What the form is: "a DOI (`10.` and a registrant, `/`, and a suffix)".
        expected: &'static str,
    },
    /// In the identifier's form, but the check digit says that a digit is wrong.
    #[error("`{text}` has a wrong digit: as {kind}, it would end in `{check}`")]
    CheckDigit {
        /// The text.
        text: String,
        /// What it would be: "an ISBN".
        kind: &'static str,
        /// The check digit of the digits before it.
        check: char,
    },
}

impl IdentError {
    fn form(text: &str, expected: &'static str) -> Self {
        Self::Form {
            text: text.to_owned(),
            expected,
        }
    }
}

/// An identifier of a work, of any kind that says what it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Identifier {
    /// A DOI.
    Doi(Doi),
    /// A PubMed id.
    Pmid(Pmid),
    /// A PubMed Central id.
    Pmcid(Pmcid),
    /// An arXiv id.
    Arxiv(ArxivId),
    /// An ISBN.
    Isbn(Isbn),
}

impl Identifier {
    /// The identifier that `text` is. A bare number is no PubMed id: it needs its label or URL.
    pub fn recognise(text: &str) -> Option<Self> {
        let text = text.trim();
        let bare_number = text.bytes().all(|b| b.is_ascii_digit());
        None.or_else(|| ArxivId::parse(text).ok().map(Self::Arxiv))
            .or_else(|| Doi::parse(text).ok().map(Self::Doi))
            .or_else(|| Pmcid::parse(text).ok().map(Self::Pmcid))
            .or_else(|| Isbn::parse(text).ok().map(Self::Isbn))
            .or_else(|| {
                let pmid = Pmid::parse(text).ok().filter(|_| !bare_number);
                pmid.map(Self::Pmid)
            })
    }

    /// `DOI`, `PMID`, `PMCID`, `arXiv` or `ISBN`.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Doi(_) => "DOI",
            Self::Pmid(_) => "PMID",
            Self::Pmcid(_) => "PMCID",
            Self::Arxiv(_) => "arXiv",
            Self::Isbn(_) => "ISBN",
        }
    }

    /// The identifier in normal form.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Doi(id) => id.as_str(),
            Self::Pmid(id) => id.as_str(),
            Self::Pmcid(id) => id.as_str(),
            Self::Arxiv(id) => id.as_str(),
            Self::Isbn(id) => id.as_str(),
        }
    }
}

/// Declares a newtype over text in normal form, with what all identifiers have.
macro_rules! identifier {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The identifier in normal form.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::ident::IdentError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }
    };
}
use identifier;

/// What stands behind one of `labels` (case does not count) and a colon or spaces, or `text`.
fn without_label<'t>(text: &'t str, labels: &[&str]) -> &'t str {
    let text = text.trim();
    for label in labels {
        let head = text.get(..label.len());
        if head.is_some_and(|head| head.eq_ignore_ascii_case(label)) {
            let rest = text.get(label.len()..).unwrap_or_default();
            let bare = rest.trim_start_matches(|c: char| c == ':' || c.is_whitespace());
            if bare.len() < rest.len() {
                return bare;
            }
        }
    }
    text
}

/// The path of an `http` or `https` URL on one of `hosts` (or below it), without query and
/// fragment; `None` for other text.
fn path_on<'t>(text: &'t str, hosts: &[&str]) -> Option<&'t str> {
    let text = text.trim();
    let rest = match text.split_once("://") {
        Some((scheme, rest))
            if scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https") =>
        {
            rest
        }
        Some(_) => return None,
        None => text,
    };
    let (host, path) = rest.split_once('/')?;
    let host = host.to_ascii_lowercase();
    let on = |known: &str| {
        host.strip_suffix(known)
            .is_some_and(|before| before.is_empty() || before.ends_with('.'))
    };
    hosts.iter().any(|known| on(known)).then_some(path)
}

/// A path or identifier without query and fragment.
fn without_query(path: &str) -> &str {
    path.split(['?', '#']).next().unwrap_or(path)
}

/// The check character of ISO 7064 or a weighted sum, modulo 11: `X` for 10.
fn modulo_11(value: u32) -> char {
    char::from_digit(value % 11, 10).unwrap_or('X')
}

/// The digits of text in which hyphens, dashes and spaces do not count, `X` at the end allowed.
fn digits(text: &str) -> Option<String> {
    let mut out = String::new();
    for c in text.trim().chars() {
        match c {
            '0'..='9' => out.push(c),
            'x' | 'X' => out.push('X'),
            '-' | ' ' | '\u{2010}'..='\u{2013}' => {}
            _ => return None,
        }
    }
    let body = out.strip_suffix('X').unwrap_or(&out);
    (!body.contains('X')).then_some(out)
}
