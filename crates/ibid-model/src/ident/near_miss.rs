//! The answer to what looks like an identifier and is none.

use crate::codes;
use crate::diagnostic::Diagnostic;

/// The kinds of identifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum IdentifierKind {
    /// [`super::Doi`]
    Doi,
    /// [`super::Pmid`]
    Pmid,
    /// [`super::Pmcid`]
    Pmcid,
    /// [`super::ArxivId`]
    Arxiv,
    /// [`super::Isbn`]
    Isbn,
    /// [`super::Issn`]
    Issn,
    /// [`super::Orcid`]
    Orcid,
    /// [`super::Bibcode`]
    Bibcode,
    /// [`super::Handle`]
    Handle,
    /// [`super::Urn`]
    Urn,
    /// [`super::Qid`]
    Wikidata,
    /// [`super::OpenAlexId`]
    OpenAlex,
    /// [`super::SemanticScholarId`]
    SemanticScholar,
}

impl IdentifierKind {
    /// The kind with its article: `a DOI`, `an ISBN`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Doi => "a DOI",
            Self::Pmid => "a PubMed id",
            Self::Pmcid => "a PubMed Central id",
            Self::Arxiv => "an arXiv id",
            Self::Isbn => "an ISBN",
            Self::Issn => "an ISSN",
            Self::Orcid => "an ORCID iD",
            Self::Bibcode => "a bibcode",
            Self::Handle => "a Handle",
            Self::Urn => "a URN",
            Self::Wikidata => "a Wikidata id",
            Self::OpenAlex => "an OpenAlex id",
            Self::SemanticScholar => "a Semantic Scholar id",
        }
    }

    /// What identifiers of the kind look like.
    const fn form(self) -> &'static str {
        match self {
            Self::Doi => "a DOI is `10.`, a number of at least four digits, `/` and a suffix",
            Self::Pmid => "a PubMed id is a number of one to eight digits",
            Self::Pmcid => "a PubMed Central id is `PMC` and a number of one to nine digits",
            Self::Arxiv => {
                "an arXiv id is `2301.12345` (four digits at the end before 2015) or `hep-th/9901001`"
            }
            Self::Isbn => "an ISBN has 10 digits, or 13 of which the first are 978 or 979",
            Self::Issn => "an ISSN has two groups of four digits",
            Self::Orcid => "an ORCID iD has four groups of four digits",
            Self::Bibcode => {
                "a bibcode has 19 characters: year, journal, volume, page and the author's initial"
            }
            Self::Handle => "a Handle is a number, `/` and a name",
            Self::Urn => "a URN is `urn:`, a namespace, `:` and a name",
            Self::Wikidata => "a Wikidata id is `Q` and a number",
            Self::OpenAlex => "the OpenAlex id of a work is `W` and a number",
            Self::SemanticScholar => {
                "a Semantic Scholar id is 40 hexadecimal digits, or `CorpusID:` and a number"
            }
        }
    }
}

/// Why it is none.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Miss {
    /// A digit is wrong.
    CheckDigit {
        /// What it should end in, if the digits before are right.
        right: char,
        /// The identifier that it then is.
        repaired: String,
    },
    /// It has too few or too many digits or characters.
    Length {
        /// How many there are.
        found: usize,
        /// How many there should be: `10 or 13 digits`.
        expected: &'static str,
    },
    /// It has letters or signs where only digits stand.
    NotDigits,
    /// It begins with what no identifier of the kind does.
    Prefix {
        /// What it begins with.
        found: String,
        /// What is known of it: `979-0 is for printed music`.
        why: &'static str,
    },
    /// There is a prefix, and nothing behind it.
    NoSuffix,
    /// There is no such month.
    Month {
        /// The digits that should be a month.
        found: String,
    },
    /// The number is in none of the ranges that are in use.
    OutOfRange,
    /// It may be one, but needs its label.
    Unlabelled {
        /// With the label.
        labelled: String,
    },
    /// It is one, and names something else than a work.
    NotWork {
        /// What it names: `a series`.
        names: &'static str,
    },
    /// It is in no form that the kind has.
    Form,
}

/// Text that looks like an identifier of a work and is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearMiss {
    /// The text, without white space around it.
    pub text: String,
    /// What it looks like.
    pub kind: IdentifierKind,
    /// Why it is none.
    pub miss: Miss,
}

impl NearMiss {
    pub(super) fn new(text: &str, kind: IdentifierKind, miss: Miss) -> Self {
        Self {
            text: text.to_owned(),
            kind,
            miss,
        }
    }

    /// The near miss as something to show to the user, with the way out.
    pub fn diagnostic(&self) -> Diagnostic {
        let code = match self.miss {
            Miss::CheckDigit { .. } => codes::IDENTIFIER_CHECK_DIGIT,
            Miss::NotWork { .. } => codes::IDENTIFIER_NOT_WORK,
            _ => codes::IDENTIFIER_FORM,
        };
        Diagnostic::error(code, self.to_string()).with_help(self.help())
    }

    fn help(&self) -> String {
        match &self.miss {
            Miss::CheckDigit { repaired, .. } => format!(
                "compare each digit with the source; if only the last is wrong, it is `{repaired}`"
            ),
            Miss::Unlabelled { labelled } => format!("write `{labelled}`"),
            Miss::NotWork { .. } => {
                "give an identifier of the work itself, such as its DOI or ISBN".to_owned()
            }
            _ => self.kind.form().to_owned(),
        }
    }
}

impl std::fmt::Display for NearMiss {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (text, kind) = (&self.text, self.kind.name());
        match &self.miss {
            Miss::CheckDigit { right, .. } => {
                write!(
                    f,
                    "`{text}` has a wrong digit: as {kind}, it would end in `{right}`"
                )
            }
            Miss::Length { found, expected } => write!(
                f,
                "`{text}` looks like {kind}, but has {found} and not {expected}"
            ),
            Miss::NotDigits => write!(
                f,
                "`{text}` looks like {kind}, but has other signs among its digits"
            ),
            Miss::Prefix { found, why } => write!(
                f,
                "`{text}` looks like {kind}, but begins with `{found}`: {why}"
            ),
            Miss::NoSuffix => write!(
                f,
                "`{text}` looks like {kind}, but ends where its suffix should begin"
            ),
            Miss::Month { found } => write!(
                f,
                "`{text}` looks like {kind}, but there is no month `{found}`"
            ),
            Miss::OutOfRange => write!(
                f,
                "`{text}` looks like {kind}, but is in no range that is in use"
            ),
            Miss::Unlabelled { .. } => {
                write!(
                    f,
                    "`{text}` may be {kind}, but a bare number may be anything"
                )
            }
            Miss::NotWork { names } => {
                write!(f, "`{text}` is {kind}: it names {names}, and no work")
            }
            Miss::Form => write!(f, "`{text}` looks like {kind}, but is not in its form"),
        }
    }
}
