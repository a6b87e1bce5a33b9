//! PubMed ids.

use super::{IdentError, identifier, path_on, without_label, without_query};

identifier! {
    /// A PubMed id: a number of up to eight digits. Source: NLM, "PubMed User Guide".
    Pmid
}

impl Pmid {
    /// Reads `22331878`, `PMID: 22331878` and PubMed's URLs.
    ///
    /// # Errors
    /// The text is no number of one to eight digits.
    pub fn parse(text: &str) -> Result<Self, IdentError> {
        let form = || IdentError::form(text.trim(), "a PubMed id (a number of up to eight digits)");
        let path = path_on(
            text,
            &["pubmed.ncbi.nlm.nih.gov", "ncbi.nlm.nih.gov", "pubmed.gov"],
        );
        let bare = match path {
            Some(path) => {
                let path = without_query(path).trim_matches('/');
                path.strip_prefix("pubmed/").unwrap_or(path)
            }
            None => without_label(text, &["pmid", "pubmed", "info:pmid/"]),
        };
        let bare = bare.trim_start_matches('0');
        if (1..=8).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_digit()) {
            Ok(Self(bare.to_owned()))
        } else {
            Err(form())
        }
    }

    /// The article's page at PubMed.
    pub fn url(&self) -> String {
        format!("https://pubmed.ncbi.nlm.nih.gov/{}/", self.0)
    }
}
