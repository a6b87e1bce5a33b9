//! PubMed Central ids.

use super::{IdentError, identifier, path_on, without_label, without_query};

identifier! {
    /// A PubMed Central id: `PMC` and a number, `PMC3531190`. Source: NLM, "PMCID".
    Pmcid
}

impl Pmcid {
    /// Reads `PMC3531190`, `PMCID: PMC3531190`, `PMC3531190.1` (the version is dropped), and the
    /// URLs of PubMed Central and Europe PMC.
    ///
    /// # Errors
    /// The text is not `PMC` and a number.
    pub fn parse(text: &str) -> Result<Self, IdentError> {
        let error = || IdentError::form(text.trim(), "a PubMed Central id (`PMC` and a number)");
        let bare = match path_on(text, &["ncbi.nlm.nih.gov", "europepmc.org"]) {
            Some(path) => without_query(path)
                .split('/')
                .find(|part| has_label(part) && part.len() > 3)
                .ok_or_else(error)?,
            None => without_label(text, &["pmcid"]),
        };
        let number = bare
            .get(3..)
            .filter(|_| has_label(bare))
            .ok_or_else(error)?;
        let number = number.split('.').next().unwrap_or(number);
        let is_number =
            (1..=9).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
        if is_number {
            Ok(Self(format!("PMC{number}")))
        } else {
            Err(error())
        }
    }

    /// The article at PubMed Central.
    pub fn url(&self) -> String {
        format!("https://pmc.ncbi.nlm.nih.gov/articles/{}/", self.0)
    }
}

fn has_label(text: &str) -> bool {
    text.get(..3)
        .is_some_and(|label| label.eq_ignore_ascii_case("PMC"))
}
