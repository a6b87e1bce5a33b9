//! Handles.

use super::address::Address;
use super::text::{percent_decoded, percent_encoded, without_label, without_sentence};
use super::{IdentError, identifier};

identifier! {
    /// A Handle: a prefix of numbers, `/`, and a local name: `1721.1/26698`, `20.500.12345/abc`.
    ///
    /// Each DOI is a Handle; [`super::Identifier`] names those by their DOI. Source: RFC 3650 and 3651.
    Handle
}

pub(super) const LABELS: &[&str] = &["info:hdl/", "hdl", "handle"];

impl Handle {
    /// Reads a bare Handle, `hdl:…`, `info:hdl/…` and `https://hdl.handle.net/…`. The sentence around
    /// it is cut as from a DOI.
    ///
    /// # Errors
    /// The text is not a prefix of numbers with full stops, a slash, and a local name.
    pub fn parse(text: &str) -> Result<Self, IdentError> {
        let error = || IdentError::form(text.trim(), "a Handle (a number, `/` and a name)");
        let bare = match Address::parse(text).filter(|address| address.on(&["hdl.handle.net"])) {
            Some(address) => percent_decoded(&address.path).ok_or_else(error)?,
            None => without_label(text, LABELS).to_owned(),
        };
        let bare = without_sentence(bare.trim());
        if is_handle(bare) {
            Ok(Self(bare.to_owned()))
        } else {
            Err(error())
        }
    }

    /// The Handle in an address of a repository that has it behind `/handle/`, as DSpace does.
    pub fn in_url(url: &str) -> Option<Self> {
        if let Ok(handle) = Self::parse(url) {
            return Some(handle).filter(|_| url.contains("://"));
        }
        let path = percent_decoded(&Address::parse(url)?.path)?;
        let (_, rest) = path.split_once("handle/")?;
        let mut parts = rest.split('/');
        let handle = format!("{}/{}", parts.next()?, parts.next()?);
        is_handle(&handle).then_some(Self(handle))
    }

    /// Where the Handle resolves.
    pub fn url(&self) -> String {
        format!("https://hdl.handle.net/{}", percent_encoded(&self.0, &[]))
    }
}

/// Whether the text is a Handle and nothing else.
fn is_handle(text: &str) -> bool {
    text.split_once('/').is_some_and(|(prefix, name)| {
        let in_name = |c: char| !c.is_whitespace() && !c.is_control();
        is_prefix(prefix) && !name.is_empty() && name.chars().all(in_name)
    })
}

/// Numbers with full stops between them; some of the later parts have letters.
pub(super) fn is_prefix(prefix: &str) -> bool {
    let mut parts = prefix.split('.');
    let is_first = |part: &str| super::text::is_number(part);
    let is_later = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    prefix.len() <= 40 && parts.next().is_some_and(is_first) && parts.all(is_later)
}
