//! Semantic Scholar's ids of papers.

use super::address::Address;
use super::text::{behind_label, is_number, strip_prefix_ignoring_case};
use super::{IdentError, identifier};

identifier! {
    /// A Semantic Scholar id: forty hexadecimal digits in lower case, or `CorpusID:` and a number.
    ///
    /// Source: Semantic Scholar Academic Graph API, "paper_id".
    SemanticScholarId
}

/// What stands before a number in the corpus.
pub(super) const CORPUS_LABELS: &[&str] = &["corpusid", "corpus id", "s2cid"];

/// What stands before forty digits.
pub(super) const SHA_LABELS: &[&str] = &["semantic scholar", "semanticscholar", "s2"];

impl SemanticScholarId {
    /// Reads forty hexadecimal digits, `CorpusID:…`, `S2CID …`, and the URLs of Semantic Scholar
    /// and its API.
    ///
    /// # Errors
    /// The text is neither.
    pub fn parse(text: &str) -> Result<Self, IdentError> {
        let error = || {
            IdentError::form(
                text.trim(),
                "a Semantic Scholar id (40 hexadecimal digits, or `CorpusID:` and a number)",
            )
        };
        let address = Address::parse(text).filter(|address| address.on(&["semanticscholar.org"]));
        match address {
            Some(address) => {
                let segments = address.segments();
                let mut parts = segments.iter().rev();
                parts.find_map(|part| of_bare(part)).ok_or_else(error)
            }
            None => of_bare(text.trim()).ok_or_else(error),
        }
    }

    /// The paper's page at Semantic Scholar.
    pub fn url(&self) -> String {
        if self.0.starts_with("CorpusID:") {
            format!("https://api.semanticscholar.org/{}", self.0)
        } else {
            format!("https://www.semanticscholar.org/paper/{}", self.0)
        }
    }
}

fn of_bare(text: &str) -> Option<SemanticScholarId> {
    let mut corpus = CORPUS_LABELS.iter();
    if let Some(number) = corpus.find_map(|label| behind_label(text, label)) {
        let number = number.trim_start_matches('0');
        let is_id = is_number(number) && number.len() <= 12;
        return is_id.then(|| SemanticScholarId(format!("CorpusID:{number}")));
    }
    let mut labels = SHA_LABELS.iter();
    let sha = labels
        .find_map(|label| behind_label(text, label))
        .or_else(|| strip_prefix_ignoring_case(text, "sha:"))
        .unwrap_or(text);
    is_sha(sha).then(|| SemanticScholarId(sha.to_ascii_lowercase()))
}

fn is_sha(text: &str) -> bool {
    text.len() == 40 && text.bytes().all(|b| b.is_ascii_hexdigit())
}
