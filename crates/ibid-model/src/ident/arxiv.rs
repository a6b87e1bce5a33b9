//! arXiv ids.

use super::{IdentError, identifier, path_on, without_label, without_query};

identifier! {
    /// An arXiv id: `2301.12345`, `2301.12345v2`, `hep-th/9901001`.
    ///
    /// Source: arXiv, "Understanding the arXiv identifier".
    ArxivId
}

impl ArxivId {
    /// Reads a bare id, `arXiv:…`, arXiv's URLs (`abs`, `pdf`, `html`) and its DOIs
    /// (`10.48550/arXiv.…`).
    ///
    /// # Errors
    /// The text is in neither form, or its month does not exist.
    pub fn parse(text: &str) -> Result<Self, IdentError> {
        let error = || {
            IdentError::form(
                text.trim(),
                "an arXiv id (`2301.12345` or `hep-th/9901001`)",
            )
        };
        let bare = match (path_on(text, &["arxiv.org"]), path_on(text, &["doi.org"])) {
            (Some(path), _) => {
                let path = without_query(path).trim_end_matches('/');
                let (_, id) = path.split_once('/').ok_or_else(error)?;
                id.strip_suffix(".pdf").unwrap_or(id)
            }
            (_, Some(path)) => of_doi(path).ok_or_else(error)?,
            _ => {
                let bare = without_label(text, &["arxiv", "doi"]);
                of_doi(bare).unwrap_or(bare)
            }
        };
        // "arXiv:2301.12345 [cs.CL]" names the subject behind the id.
        let bare = bare.split_whitespace().next().unwrap_or_default();
        let (id, version) = match bare.rsplit_once('v') {
            Some((id, version)) if is_number(version) => (id, Some(version)),
            _ => (bare, None),
        };
        if !(is_new(id) || is_old(id)) {
            return Err(error());
        }
        Ok(Self(match version {
            Some(version) => format!("{id}v{version}"),
            None => id.to_owned(),
        }))
    }

    /// The article's page at arXiv.
    pub fn url(&self) -> String {
        format!("https://arxiv.org/abs/{}", self.0)
    }
}

/// The id in a DOI that arXiv gave.
fn of_doi(doi: &str) -> Option<&str> {
    let label = "10.48550/arxiv.";
    let head = doi.get(..label.len())?;
    head.eq_ignore_ascii_case(label)
        .then(|| doi.get(label.len()..))?
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn has_month(number: &str) -> bool {
    let month = number.get(2..4).and_then(|month| month.parse::<u8>().ok());
    month.is_some_and(|month| (1..=12).contains(&month))
}

/// Since April 2007: year and month, and four or five digits.
fn is_new(id: &str) -> bool {
    id.split_once('.').is_some_and(|(month, number)| {
        let lengths = month.len() == 4 && (4..=5).contains(&number.len());
        lengths && is_number(month) && is_number(number) && has_month(month)
    })
}

/// Until March 2007: archive, perhaps a subject class, and seven digits.
fn is_old(id: &str) -> bool {
    id.split_once('/').is_some_and(|(archive, number)| {
        let archive = archive.split('.').next().unwrap_or_default();
        let is_letter = |b: u8| b.is_ascii_lowercase() || b == b'-';
        let is_archive = (2..=10).contains(&archive.len()) && archive.bytes().all(is_letter);
        is_archive && number.len() == 7 && is_number(number) && has_month(number)
    })
}
