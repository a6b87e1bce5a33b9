//! PubMed Central ids.

use super::address::Address;
use super::text::{is_number, strip_prefix_ignoring_case, without_label};
use super::{IdentError, identifier};

identifier! {
    /// A PubMed Central id: `PMC` and a number, `PMC3531190`. Source: NLM, "PMCID".
    Pmcid
}

pub(super) const LABELS: &[&str] = &["info:pmcid/", "pmcid", "pmc id", "pmc"];

impl Pmcid {
    /// Reads `PMC3531190`, `PMCID: PMC3531190`, `PMC3531190.1` (the version is dropped), the number
    /// alone behind a label, and the URLs of PubMed Central and Europe PMC.
    ///
    /// # Errors
    /// The text is not `PMC` and a number of one to nine digits.
    pub fn parse(text: &str) -> Result<Self, IdentError> {
        let error = || IdentError::form(text.trim(), "a PubMed Central id (`PMC` and a number)");
        let hosts = ["ncbi.nlm.nih.gov", "europepmc.org"];
        let bare = match Address::parse(text).filter(|address| address.on(&hosts)) {
            Some(address) => of_path(&address).ok_or_else(error)?,
            None => labelled(text).ok_or_else(error)?.to_owned(),
        };
        let number = bare.split('.').next().unwrap_or_default();
        let number = number.trim_start_matches('0');
        if (1..=9).contains(&number.len()) && is_number(number) {
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

/// The number behind `PMC` or a label.
fn labelled(text: &str) -> Option<&str> {
    let text = text.trim();
    let bare = without_label(text, LABELS);
    let number = strip_prefix_ignoring_case(bare, "PMC");
    number.or_else(|| (bare.len() < text.len()).then_some(bare))
}

/// The number in a path: `PMC3531190` anywhere, or a bare number behind `articles`.
fn of_path(address: &Address) -> Option<String> {
    let segments = address.segments();
    let labelled = segments.iter().find_map(|segment| {
        let number = strip_prefix_ignoring_case(segment, "PMC")?;
        number
            .starts_with(|c: char| c.is_ascii_digit())
            .then(|| number.to_owned())
    });
    let is_pmc = address.path.starts_with("pmc/") || address.host.starts_with("pmc");
    labelled.or_else(|| is_pmc.then(|| address.behind("articles"))?)
}
