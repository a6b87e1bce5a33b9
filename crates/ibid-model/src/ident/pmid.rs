//! PubMed ids.

use super::address::Address;
use super::text::{is_number, without_label};
use super::{IdentError, identifier};

identifier! {
    /// A PubMed id: a number of up to eight digits. Source: NLM, "PubMed User Guide".
    Pmid
}

pub(super) const LABELS: &[&str] = &["info:pmid/", "urn:pmid", "pmid", "pubmed id", "pubmed"];

impl Pmid {
    /// Reads `22331878`, `PMID: 22331878`, `info:pmid/22331878`, and the URLs of PubMed and Europe PMC.
    ///
    /// # Errors
    /// The text is no number of one to eight digits.
    pub fn parse(text: &str) -> Result<Self, IdentError> {
        let form = || IdentError::form(text.trim(), "a PubMed id (a number of up to eight digits)");
        let hosts = ["ncbi.nlm.nih.gov", "pubmed.gov", "europepmc.org"];
        let bare = match Address::parse(text).filter(|address| address.on(&hosts)) {
            Some(address) => of_path(&address).ok_or_else(form)?,
            None => without_label(text, LABELS).to_owned(),
        };
        let bare = bare.trim_start_matches('0');
        if (1..=8).contains(&bare.len()) && is_number(bare) {
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

/// The number in the address of an article.
fn of_path(address: &Address) -> Option<String> {
    if address.on(&["europepmc.org"]) {
        return address.behind("med");
    }
    let is_pubmed = address.on(&["pubmed.ncbi.nlm.nih.gov", "pubmed.gov"]);
    let behind = address.behind("pubmed");
    let first = is_pubmed.then(|| address.segments().into_iter().next());
    let term = (address.path.contains("pubmed") || is_pubmed).then(|| address.value(&["term"]));
    behind.or(first.flatten()).or(term.flatten())
}
