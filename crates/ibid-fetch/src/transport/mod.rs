//! One exchange with one server: [`Transport`], and the real one, [`HttpTransport`].

mod body;
mod dial;
mod http;
mod stream;

use std::time::Duration;

use url::Url;

use crate::answer::Doubt;
use crate::environment::Cancel;

pub use dial::{Dial, Lookup, SystemDial, SystemLookup};
pub use http::{HttpTransport, ProxyError};

/// A GET request; there is no other kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HttpRequest {
    /// What is asked for; the guard has let it through.
    pub url: Url,
    /// Names and values.
    pub headers: Vec<(&'static str, String)>,
}

/// What bounds an exchange.
#[derive(Clone, Debug)]
pub struct Bounds {
    /// For all of it.
    pub time: Duration,
    /// Bytes of the content, as sent and unpacked.
    pub body: usize,
    /// Tells that nobody waits.
    pub cancel: Cancel,
}

/// A server's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HttpResponse {
    /// The status.
    pub status: u16,
    /// The header.
    pub headers: Headers,
    /// The content, unpacked.
    pub body: Vec<u8>,
}

/// What carries requests.
pub trait Transport: Send + Sync {
    /// Sends a request and takes the answer, whatever its status. Redirects are not followed, and
    /// nothing is tried twice.
    ///
    /// # Errors
    /// There is no answer, or it is beyond the bounds.
    fn exchange(&self, request: &HttpRequest, bounds: &Bounds) -> Result<HttpResponse, Doubt>;
}

/// The fields of a header; case of names does not count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headers(Vec<(String, String)>);

impl Headers {
    /// The value of a field: the first one, where there are several.
    pub fn get(&self, name: &str) -> Option<&str> {
        let mut fields = self.iter();
        let found = fields.find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value)
    }

    /// All values of a field, which are one list (RFC 9110, 5.3).
    pub fn all<'h>(&'h self, name: &'h str) -> impl Iterator<Item = &'h str> {
        let fields = self.iter();
        fields
            .filter(move |(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }

    /// Names and values in their order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Puts `newer` fields in the place of those of the same names (RFC 9111, 3.2).
    pub fn update(&mut self, newer: &Self) {
        // What says how the stored content was sent stays with it.
        let is_kept = |name: &str| {
            [
                "content-length",
                "content-encoding",
                "content-type",
                "transfer-encoding",
            ]
            .iter()
            .any(|kept| name.eq_ignore_ascii_case(kept))
        };
        let newer: Vec<(String, String)> = newer
            .0
            .iter()
            .filter(|(name, _)| !is_kept(name))
            .cloned()
            .collect();
        self.0
            .retain(|(name, _)| !newer.iter().any(|(new, _)| new.eq_ignore_ascii_case(name)));
        self.0.extend(newer);
    }
}

impl FromIterator<(String, String)> for Headers {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(fields: I) -> Self {
        Self(fields.into_iter().collect())
    }
}
