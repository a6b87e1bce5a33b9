//! Digital object identifiers.

use super::address::Address;
use super::text::{
    is_number, percent_decoded, percent_encoded, strip_prefix_ignoring_case, without_label,
    without_sentence,
};
use super::{IdentError, identifier};

identifier! {
    /// A DOI, as written but for what stands around it: `10.1038/nphys1170`.
    ///
    /// DOIs that differ in the case of ASCII letters are the same: [`Doi::normalised`] is the form to
    /// compare. Source: ISO 26324, DOI Handbook 2.2.
    Doi
}

const FORM: &str = "a DOI (`10.`, a number, `/` and a suffix)";

/// What stands before a DOI.
pub(super) const LABELS: &[&str] = &["info:doi/", "urn:doi", "doi", "hdl", "info:hdl/"];

/// Where DOIs resolve: each DOI is a Handle too.
const RESOLVERS: &[&str] = &["doi.org", "hdl.handle.net"];

/// Names of views of an article, which publishers' addresses put behind its DOI.
const VIEWS: &[&str] = &[
    "full",
    "fulltext",
    "full-text",
    "pdf",
    "epdf",
    "pdfft",
    "abstract",
    "html",
    "xml",
    "epub",
    "meta",
    "references",
    "summary",
    "download",
    "figures",
    "metrics",
    "tables",
    "supplemental",
    "suppl",
];

impl Doi {
    /// Reads `10.1000/182`, `doi:10.1000/182`, `https://doi.org/10.1000/182`, also by way of a
    /// library's proxy.
    ///
    /// Full stops, commas and closing brackets without their partner at the end belong to the
    /// sentence around the DOI. In URLs, percent-encoding is undone, and query and fragment are
    /// not the DOI's: there, its own `?` and `#` are written `%3F` and `%23` (DOI Handbook 2.5.2.4).
    ///
    /// # Errors
    /// The text is not in the form of a DOI.
    pub fn parse(text: &str) -> Result<Self, IdentError> {
        let error = || IdentError::form(text.trim(), FORM);
        let bare = without_label(text, LABELS);
        let bare = match Address::parse(bare).filter(|address| address.on(RESOLVERS)) {
            Some(address) => {
                let path = percent_decoded(&address.path).ok_or_else(error)?;
                without_label(&path, LABELS).to_owned()
            }
            None => without_label(bare, LABELS).to_owned(),
        };
        let opening = ['(', '[', '<', '{', '"', '“', '«'];
        let bare = without_sentence(bare.trim().trim_start_matches(opening));
        if is_doi(bare) {
            Ok(Self(bare.to_owned()))
        } else {
            Err(error())
        }
    }

    /// The first DOI in a text, and what it is in a URL; see [`super::find_identifiers`], which finds
    /// all identifiers.
    pub fn find_in(text: &str) -> Option<Self> {
        super::find::dois(text).next().map(|(doi, _)| doi)
    }

    /// The DOI that a URL holds in its path or query, wherever it leads: `…/doi/full/10.1000/182`,
    /// `…/article?id=10.1000/182`. Names of views (`/full`, `.pdf`) behind it are not its.
    pub fn in_url(url: &str) -> Option<Self> {
        if let Ok(doi) = Self::parse(url) {
            return Some(doi);
        }
        let address = Address::parse(url)?;
        let mut values = address.pairs().map(|(_, value)| value);
        if let Some(doi) = values.find_map(|value| Self::parse(&value).ok()) {
            return Some(doi);
        }
        let path = percent_decoded(&address.path)?;
        let start = path_doi(&path)?;
        let doi = without_view(path.get(start..)?);
        // HighWire's addresses have the version behind the DOI: `/content/10.1101/2020.01.02v3`.
        let is_highwire = path.starts_with("content/");
        let doi = without_version(doi).filter(|_| is_highwire).unwrap_or(doi);
        Self::parse(doi).ok()
    }

    /// The DOI in lower case, for comparing.
    pub fn normalised(&self) -> String {
        self.0.to_ascii_lowercase()
    }

    /// `https://doi.org/` and the DOI, percent-encoded where a URL needs it.
    pub fn url(&self) -> String {
        format!("https://doi.org/{}", percent_encoded(&self.0, &[]))
    }
}

/// Whether the text is a DOI and nothing else.
fn is_doi(text: &str) -> bool {
    let in_suffix = |c: char| !c.is_whitespace() && !c.is_control();
    text.split_once('/').is_some_and(|(prefix, suffix)| {
        is_prefix(prefix) && !suffix.is_empty() && suffix.chars().all(in_suffix)
    })
}

/// Whether the text is `10.` and the number of a registrant, perhaps divided.
pub(super) fn is_prefix(text: &str) -> bool {
    text.strip_prefix("10.").is_some_and(|registrant| {
        registrant.split('.').all(is_number) && (4..=16).contains(&registrant.len())
    })
}

/// Where a DOI begins in a decoded path: at a part of it, perhaps behind a label.
fn path_doi(path: &str) -> Option<usize> {
    let mut start = 0;
    for segment in path.split('/') {
        let bare = strip_prefix_ignoring_case(segment, "doi:").unwrap_or(segment);
        if is_prefix(bare) {
            return Some(start + segment.len() - bare.len());
        }
        start += segment.len() + 1;
    }
    None
}

/// Cuts the names of views from the end.
fn without_view(doi: &str) -> &str {
    let mut doi = doi.trim_end_matches('/');
    while let Some((before, last)) = doi.rsplit_once(['/', '.']) {
        let is_view = VIEWS.iter().any(|view| last.eq_ignore_ascii_case(view));
        if !is_view || !before.contains('/') {
            break;
        }
        doi = before;
    }
    doi
}

/// A DOI without the version (`v3`) behind its last digit.
fn without_version(doi: &str) -> Option<&str> {
    let (before, version) = doi.rsplit_once('v')?;
    (is_number(version) && before.ends_with(|c: char| c.is_ascii_digit())).then_some(before)
}
