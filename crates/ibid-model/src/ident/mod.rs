//! Checked identifiers: of works (DOI, PMID, PMCID, arXiv, ISBN, bibcode, Handle, URN, Wikidata, OpenAlex,
//! Semantic Scholar), series (ISSN) and persons (ORCID, OpenAlex).
//!
//! Each type reads an identifier from bare text, with its usual label (`doi:`, `ISBN-13:`), or from
//! the URLs that it is met in, and checks it as far as its form allows: check digits, ranges,
//! months. A value of the type is in normal form. [`find_identifiers`] finds them in any text, and
//! [`diagnose`] says what is wrong with what looks like one and is not. `docs/identifiers.md` has a table.

mod address;
mod arxiv;
mod bibcode;
mod diagnose;
mod doi;
mod find;
mod handle;
mod isbn;
mod issn;
mod near_miss;
mod openalex;
mod orcid;
mod pmcid;
mod pmid;
mod semantic_scholar;
mod text;
mod tokens;
mod urn;
mod wikidata;

pub use arxiv::ArxivId;
pub use bibcode::Bibcode;
pub use diagnose::diagnose;
pub use doi::Doi;
pub use find::{Found, find_identifiers};
pub use handle::Handle;
pub use isbn::Isbn;
pub use issn::Issn;
pub use near_miss::{IdentifierKind, Miss, NearMiss};
pub use openalex::{OpenAlexEntity, OpenAlexId};
pub use orcid::Orcid;
pub use pmcid::Pmcid;
pub use pmid::Pmid;
pub use semantic_scholar::SemanticScholarId;
pub use urn::Urn;
pub use wikidata::Qid;

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

/// Declares [`Identifier`]: a variant a kind, with the kind's name.
macro_rules! works {
    ($($(#[$meta:meta])* $variant:ident($type:ty) = $kind:literal,)*) => {
        /// An identifier of a work, of any kind that says what it is.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Identifier {
            $($(#[$meta])* $variant($type),)*
        }

        impl Identifier {
            /// The kind's usual name: `DOI`, `PMID`, `arXiv`.
            pub const fn kind(&self) -> &'static str {
                match self {
                    $(Self::$variant(_) => $kind,)*
                }
            }

            /// The identifier in normal form.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant(id) => id.as_str(),)*
                }
            }
        }
    };
}

works! {
    /// A DOI.
    Doi(Doi) = "DOI",
    /// A PubMed id.
    Pmid(Pmid) = "PMID",
    /// A PubMed Central id.
    Pmcid(Pmcid) = "PMCID",
    /// An arXiv id.
    Arxiv(ArxivId) = "arXiv",
    /// An ISBN.
    Isbn(Isbn) = "ISBN",
    /// A bibcode of the Astrophysics Data System.
    Bibcode(Bibcode) = "bibcode",
    /// A Handle that is no DOI.
    Handle(Handle) = "Handle",
    /// A URN of any namespace but `isbn` and `issn`.
    Urn(Urn) = "URN",
    /// The id of a Wikidata item, which may be of a work.
    Wikidata(Qid) = "Wikidata id",
    /// The OpenAlex id of a work.
    OpenAlex(OpenAlexId) = "OpenAlex id",
    /// A Semantic Scholar id.
    SemanticScholar(SemanticScholarId) = "Semantic Scholar id",
}

impl Identifier {
    /// The identifier that `text` is: bare, with its label, or as an address where it resolves.
    ///
    /// A bare number is no PubMed id, and a bare `1721.1/26698` no Handle: they need their label or URL.
    pub fn recognise(text: &str) -> Option<Self> {
        let text = text.trim();
        let starts_with_digit = text.starts_with(|c: char| c.is_ascii_digit());
        None.or_else(|| ArxivId::parse(text).ok().map(Self::Arxiv))
            .or_else(|| Doi::parse(text).ok().map(Self::Doi))
            .or_else(|| Pmcid::parse(text).ok().map(Self::Pmcid))
            .or_else(|| Isbn::parse(text).ok().map(Self::Isbn))
            .or_else(|| Bibcode::parse(text).ok().map(Self::Bibcode))
            .or_else(|| Urn::parse(text).ok().filter(is_of_itself).map(Self::Urn))
            .or_else(|| Qid::parse(text).ok().map(Self::Wikidata))
            .or_else(|| work_at_openalex(text).map(Self::OpenAlex))
            .or_else(|| {
                let id = SemanticScholarId::parse(text).ok();
                id.map(Self::SemanticScholar)
            })
            .or_else(|| {
                let handle = Handle::parse(text).ok().filter(|_| !starts_with_digit);
                handle.map(Self::Handle)
            })
            .or_else(|| {
                let pmid = Pmid::parse(text).ok().filter(|_| !starts_with_digit);
                pmid.map(Self::Pmid)
            })
    }

    /// The identifier that a URL is of, or holds: that of the registry where it leads
    /// ([`Self::recognise`]), or a DOI, ISBN or Handle in an address of a publisher, shop or repository.
    pub fn in_url(url: &str) -> Option<Self> {
        Self::recognise(url)
            .or_else(|| Doi::in_url(url).and_then(|doi| Self::recognise(doi.as_str())))
            .or_else(|| Isbn::in_url(url).map(Self::Isbn))
            .or_else(|| Handle::in_url(url).map(Self::Handle))
    }

    /// Where the identifier leads; `None` for URNs of namespaces without a known resolver.
    pub fn url(&self) -> Option<String> {
        Some(match self {
            Self::Doi(id) => id.url(),
            Self::Pmid(id) => id.url(),
            Self::Pmcid(id) => id.url(),
            Self::Arxiv(id) => id.url(),
            Self::Isbn(id) => id.url(),
            Self::Bibcode(id) => id.url(),
            Self::Handle(id) => id.url(),
            Self::Urn(id) => return id.url(),
            Self::Wikidata(id) => id.url(),
            Self::OpenAlex(id) => id.url(),
            Self::SemanticScholar(id) => id.url(),
        })
    }
}

/// Whether a URN is no ISBN or ISSN, which have types of their own.
fn is_of_itself(urn: &Urn) -> bool {
    !["isbn", "issn"].contains(&urn.namespace())
}

/// The id of a work: with a label or as a URL, or bare where it is long enough to be nothing else.
fn work_at_openalex(text: &str) -> Option<OpenAlexId> {
    let is_clear = text.len() > "W1234".len() && text.starts_with(|c: char| !c.is_lowercase());
    let is_clear = is_clear || text.contains([':', '/']);
    let id = OpenAlexId::parse(text).ok().filter(|_| is_clear)?;
    (id.entity() == OpenAlexEntity::Work).then_some(id)
}

/// An identifier of a person.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PersonIdentifier {
    /// An ORCID iD.
    Orcid(Orcid),
    /// The OpenAlex id of an author.
    OpenAlex(OpenAlexId),
}

impl PersonIdentifier {
    /// The identifier that `text` is. An OpenAlex id needs its label or URL.
    pub fn recognise(text: &str) -> Option<Self> {
        let orcid = Orcid::parse(text).ok().map(Self::Orcid);
        orcid.or_else(|| {
            let id = OpenAlexId::parse(text).ok()?;
            let is_clear = text.contains([':', '/']) && id.entity() == OpenAlexEntity::Author;
            is_clear.then_some(Self::OpenAlex(id))
        })
    }

    /// The identifier in normal form.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Orcid(id) => id.as_str(),
            Self::OpenAlex(id) => id.as_str(),
        }
    }

    /// The person's page.
    pub fn url(&self) -> String {
        match self {
            Self::Orcid(id) => id.url(),
            Self::OpenAlex(id) => id.url(),
        }
    }
}

/// An identifier with what it names.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Named {
    /// A work.
    Work(Identifier),
    /// A series: a journal, say.
    Serial(Issn),
    /// A person.
    Person(PersonIdentifier),
}

impl Named {
    /// The identifier that `text` is. An ISSN needs its hyphen, label or URL: eight digits are anything.
    pub fn recognise(text: &str) -> Option<Self> {
        let text = text.trim();
        let work = Identifier::recognise(text).map(Self::Work);
        work.or_else(|| PersonIdentifier::recognise(text).map(Self::Person))
            .or_else(|| {
                let issn = Issn::parse(text).ok();
                let issn = issn.filter(|_| !text.bytes().all(|b| b.is_ascii_alphanumeric()));
                issn.map(Self::Serial)
            })
    }

    /// The identifier in normal form.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Work(id) => id.as_str(),
            Self::Serial(id) => id.as_str(),
            Self::Person(id) => id.as_str(),
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
