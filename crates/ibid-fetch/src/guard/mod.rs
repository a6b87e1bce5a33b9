//! What may be asked for: decisions on URLs and addresses, without any I/O.
//!
//! A URL that a user pastes, a page that redirects, a name server that lies: each could send ibid to
//! a machine of the reader's own network. [`Guard::url`] decides on each URL before anything is
//! looked up, [`Guard::address`] on each address that a name stands for; the transport connects to
//! no address that was not decided on. Nothing here reads the environment or the network.

mod address;
mod ports;

use std::fmt;
use std::net::IpAddr;

use url::{Host, Url};

pub use address::Range;

/// Longer URLs are no addresses of articles, in bytes.
const LONGEST_URL: usize = 8_192;

/// Decides what may be asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Guard {
    /// Let addresses through that are not public: `--allow-private`.
    pub allow_private: bool,
}

/// Why something is not asked for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// It is no URL.
    #[error("`{url}` is no URL: {reason}")]
    NotUrl {
        /// The text.
        url: String,
        /// Why.
        reason: String,
    },
    /// It is longer than any article's address.
    #[error("the URL is longer than {LONGEST_URL} bytes")]
    TooLong,
    /// Its scheme is neither `http` nor `https`.
    #[error("`{scheme}:` is not fetched: only `http` and `https` are")]
    Scheme {
        /// The scheme.
        scheme: String,
    },
    /// It has a user name or a password in it, which would be sent.
    #[error("the URL of `{host}` has a user name or password in it")]
    Credentials {
        /// The host.
        host: String,
    },
    /// Its port is that of another protocol.
    #[error("port {port} of `{host}` is for another protocol than the web's")]
    Port {
        /// The host.
        host: String,
        /// The port.
        port: u16,
    },
    /// Its host is an address, or stands for one, that is not public.
    #[error("`{host}` is at {address}, which is {range}")]
    Address {
        /// The host as the URL has it, in normal form.
        host: String,
        /// The address.
        address: IpAddr,
        /// What kind of address it is.
        range: Range,
    },
    /// Its host is a name of this machine or of its own network.
    #[error("`{host}` is a name of this machine or of its own network")]
    LocalName {
        /// The name.
        host: String,
    },
}

impl Guard {
    /// A URL that may be asked for, in the normal form of the WHATWG URL Standard. That form is what
    /// makes odd spellings of hosts plain: `127.1`, `2130706433`, `0x7f000001`, `0177.0.0.1`, digits
    /// of other scripts and percent-encoded ones all become `127.0.0.1`.
    ///
    /// # Errors
    /// A [`Refusal`], where it must not be asked for.
    pub fn url(self, text: &str) -> Result<Url, Refusal> {
        if text.len() > LONGEST_URL {
            return Err(Refusal::TooLong);
        }
        let url = Url::parse(text.trim()).map_err(|error| Refusal::NotUrl {
            url: text.chars().take(200).collect(),
            reason: error.to_string(),
        })?;
        self.parsed(&url)?;
        Ok(url)
    }

    /// Decides on a URL that has been parsed, such as the target of a redirect.
    ///
    /// # Errors
    /// A [`Refusal`], where it must not be asked for.
    pub fn parsed(self, url: &Url) -> Result<(), Refusal> {
        if !matches!(url.scheme(), "http" | "https") {
            let scheme = url.scheme().to_owned();
            return Err(Refusal::Scheme { scheme });
        }
        let host = url.host_str().unwrap_or_default().to_owned();
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Refusal::Credentials { host });
        }
        if let Some(port) = url.port().filter(|port| ports::is_of_other_protocol(*port)) {
            return Err(Refusal::Port { host, port });
        }
        match url.host() {
            Some(Host::Ipv4(address)) => self.address(&host, address.into()),
            Some(Host::Ipv6(address)) => self.address(&host, address.into()),
            Some(Host::Domain(name)) if !self.allow_private && is_local_name(name) => {
                Err(Refusal::LocalName { host })
            }
            Some(Host::Domain(_)) => Ok(()),
            None => Err(Refusal::NotUrl {
                url: url.to_string(),
                reason: "it has no host".to_owned(),
            }),
        }
    }

    /// Decides on an address that `host` stands for.
    ///
    /// # Errors
    /// [`Refusal::Address`], where it is not public.
    pub fn address(self, host: &str, address: IpAddr) -> Result<(), Refusal> {
        match Range::of(address) {
            Some(range) if !self.allow_private => Err(Refusal::Address {
                host: host.to_owned(),
                address,
                range,
            }),
            _ => Ok(()),
        }
    }
}

/// Names that never leave a machine or its network: RFC 6761 (`localhost`), RFC 6762 (`local`),
/// RFC 8375 (`home.arpa`), and `internal`, which ICANN set aside for private use.
fn is_local_name(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name);
    ["localhost", "local", "internal", "home.arpa"]
        .iter()
        .any(|local| {
            let before = name.strip_suffix(local);
            before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
        })
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
