//! arXiv ids.

use super::address::Address;
use super::text::{is_number, strip_prefix_ignoring_case, without_label};
use super::{Doi, IdentError, identifier};

identifier! {
    /// An arXiv id: `2301.12345`, `2301.12345v2`, `hep-th/9901001`.
    ///
    /// Source: arXiv, "Understanding the arXiv identifier".
    ArxivId
}

pub(super) const LABELS: &[&str] = &["info:arxiv/", "arxiv", "doi"];

/// Views of an article at arXiv.
const VIEWS: &[&str] = &["abs", "pdf", "html", "ps", "format", "src", "e-print"];

/// The archives of ids until March 2007; source: arXiv, "arXiv identifier scheme".
const ARCHIVES: &[&str] = &[
    "acc-phys", "adap-org", "alg-geom", "ao-sci", "astro-ph", "atom-ph", "bayes-an", "chao-dyn",
    "chem-ph", "cmp-lg", "comp-gas", "cond-mat", "cs", "dg-ga", "funct-an", "gr-qc", "hep-ex",
    "hep-lat", "hep-ph", "hep-th", "math", "math-ph", "mtrl-th", "nlin", "nucl-ex", "nucl-th",
    "patt-sol", "physics", "plasm-ph", "q-alg", "q-bio", "quant-ph", "solv-int", "supr-con",
];

impl ArxivId {
    /// Reads a bare id, `arXiv:…`, arXiv's URLs (`abs`, `pdf`, `html`) and its DOIs
    /// (`10.48550/arXiv.…`).
    ///
    /// # Errors
    /// The text is in neither form, its month does not exist, or its number has not the digits that
    /// ids of that month have: four from April 2007, five from January 2015.
    pub fn parse(text: &str) -> Result<Self, IdentError> {
        let error = || {
            IdentError::form(
                text.trim(),
                "an arXiv id (`2301.12345` or `hep-th/9901001`)",
            )
        };
        let address = Address::parse(text).filter(|address| address.on(&["arxiv.org"]));
        let bare = match address {
            Some(address) => of_path(&address).ok_or_else(error)?,
            None => match Doi::parse(text) {
                Ok(doi) => of_doi(doi.as_str()).ok_or_else(error)?.to_owned(),
                Err(_) => without_label(text, LABELS).to_owned(),
            },
        };
        // "arXiv:2301.12345 [cs.CL]" names the subject behind the id.
        let bare = bare.split_whitespace().next().unwrap_or_default();
        let (id, version) = parts(bare);
        if !(is_new(id) || is_old(id)) || version.is_some_and(|number| number.starts_with('0')) {
            return Err(error());
        }
        Ok(Self(match version {
            Some(version) => format!("{id}v{version}"),
            None => id.to_owned(),
        }))
    }

    /// The id without its version.
    pub fn without_version(&self) -> &str {
        parts(&self.0).0
    }

    /// The article's page at arXiv.
    pub fn url(&self) -> String {
        format!("https://arxiv.org/abs/{}", self.0)
    }
}

/// The id and the number of its version.
fn parts(text: &str) -> (&str, Option<&str>) {
    match text.rsplit_once('v') {
        Some((id, version)) if is_number(version) => (id, Some(version)),
        _ => (text, None),
    }
}

/// The id in an address at arXiv.
fn of_path(address: &Address) -> Option<String> {
    let segments = address.segments();
    let (view, id) = segments.split_first()?;
    let id = id.join("/");
    let id = id.strip_suffix(".pdf").unwrap_or(&id);
    VIEWS.contains(&view.as_str()).then(|| id.to_owned())
}

/// The id in a DOI that arXiv gave.
fn of_doi(doi: &str) -> Option<&str> {
    strip_prefix_ignoring_case(doi, "10.48550/arxiv.")
}

/// The month in the first four digits, where there is such a month.
fn month(number: &str) -> Option<u32> {
    let month = number.get(..4).filter(|month| is_number(month))?;
    let month = month.parse::<u32>().ok()?;
    (1..=12).contains(&(month % 100)).then_some(month)
}

/// Since April 2007: year and month, and four or five digits.
fn is_new(id: &str) -> bool {
    let Some((date, number)) = id.split_once('.') else {
        return false;
    };
    let length = match month(date).filter(|_| date.len() == 4) {
        Some(704..=1412) => 4,
        Some(1501..) => 5,
        _ => return false,
    };
    number.len() == length && is_number(number)
}

/// Until March 2007: archive, perhaps a subject class, and seven digits.
pub(super) fn is_old(id: &str) -> bool {
    id.split_once('/').is_some_and(|(archive, number)| {
        let archive = archive.split('.').next().unwrap_or_default();
        let in_time = |month: u32| month >= 9107 || month <= 703;
        ARCHIVES.contains(&archive)
            && number.len() == 7
            && is_number(number)
            && month(number).is_some_and(in_time)
    })
}

/// Whether the text has the shape of an id, whatever its digits say: groups around `.` or behind a
/// known archive and `/`.
pub(super) fn has_shape(text: &str) -> bool {
    let (id, _) = parts(text);
    let new = id.split_once('.').is_some_and(|(month, number)| {
        month.len() == 4 && is_number(month) && (4..=5).contains(&number.len()) && is_number(number)
    });
    let old = id.split_once('/').is_some_and(|(archive, number)| {
        let archive = archive.split('.').next().unwrap_or_default();
        ARCHIVES.contains(&archive) && is_number(number)
    });
    new || old
}

/// The two digits that should be a month, where they are none.
pub(super) fn bad_month(text: &str) -> Option<&str> {
    let (id, _) = parts(text);
    let number = id.rsplit_once('/').map_or(id, |(_, number)| number);
    let digits = number.get(2..4).filter(|_| month(number).is_none())?;
    is_number(digits).then_some(digits)
}
