//! The real transport: ureq with rustls, without redirects, cookies, credentials, and the
//! environment's proxies.

use std::fmt;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use ureq::config::Config;
use ureq::unversioned::transport::{ConnectProxyConnector, Connector as _, RustlsConnector};
use ureq::{Agent, ProxyProtocol};

use super::dial::{Check, GuardedConnector, GuardedResolver, RefusedOnTheWay};
use super::{Bounds, Dial, Headers, HttpRequest, HttpResponse, Lookup, SystemDial, SystemLookup};
use super::{Transport, body, stream};
use crate::answer::{Doubt, Part};
use crate::guard::Guard;
use crate::settings::Limits;

/// A proxy's URL that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{url}` is no URL of an HTTP proxy")]
pub struct ProxyError {
    /// The text.
    pub url: String,
}

/// HTTP over TCP and TLS, to addresses that the guard lets through.
///
/// Certificates are verified against the roots of Mozilla, which are compiled in. A connection is
/// kept for the next request to the same host.
pub struct HttpTransport {
    agent: Agent,
    header_limit: usize,
    is_by_proxy: bool,
}

impl HttpTransport {
    /// A transport that connects itself.
    pub fn new(guard: Guard, limits: &Limits) -> Self {
        Self::with_parts(guard, limits, Arc::new(SystemLookup), Arc::new(SystemDial))
    }

    /// [`Self::new`] with another way to look names up and to connect.
    pub fn with_parts(
        guard: Guard,
        limits: &Limits,
        lookup: Arc<dyn Lookup>,
        dial: Arc<dyn Dial>,
    ) -> Self {
        Self::build(Check::Guarded(guard), limits, lookup, dial, None)
    }

    /// A transport that asks a proxy to connect (`CONNECT`): names are looked up there, and the
    /// proxy does the guarding of addresses.
    ///
    /// # Errors
    /// The URL is none of an HTTP proxy.
    pub fn by_proxy(url: &str, limits: &Limits) -> Result<Self, ProxyError> {
        let wrong = || ProxyError {
            url: url.to_owned(),
        };
        let proxy = ureq::Proxy::new(url).map_err(|_| wrong())?;
        if !matches!(proxy.protocol(), ProxyProtocol::Http | ProxyProtocol::Https) {
            return Err(wrong());
        }
        let (lookup, dial) = (Arc::new(SystemLookup), Arc::new(SystemDial));
        Ok(Self::build(
            Check::ByProxy,
            limits,
            lookup,
            dial,
            Some(proxy),
        ))
    }

    fn build(
        check: Check,
        limits: &Limits,
        lookup: Arc<dyn Lookup>,
        dial: Arc<dyn Dial>,
        proxy: Option<ureq::Proxy>,
    ) -> Self {
        let is_by_proxy = proxy.is_some();
        let config = Config::builder()
            .proxy(proxy)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .max_response_header_size(limits.header)
            .user_agent("")
            .accept("")
            .accept_encoding("")
            .max_idle_age(Duration::from_secs(10))
            .build();
        let connector = GuardedConnector {
            check,
            dial,
            time: limits.connect,
        };
        let connector = connector
            .chain(ConnectProxyConnector::default())
            .chain(RustlsConnector::default());
        let resolver = GuardedResolver {
            check,
            lookup,
            time: limits.connect,
        };
        Self {
            agent: Agent::with_parts(config, connector, resolver),
            header_limit: limits.header,
            is_by_proxy,
        }
    }

    fn send(&self, request: &HttpRequest, bounds: &Bounds) -> Result<HttpResponse, Failed> {
        let mut builder = self.agent.get(request.url.as_str());
        for (name, value) in &request.headers {
            builder = builder.header(*name, value);
        }
        let builder = builder.config().timeout_global(Some(bounds.time)).build();
        let answer = builder.call()?;
        let (head, content) = answer.into_parts();
        let field = |(name, value): (&ureq::http::HeaderName, &ureq::http::HeaderValue)| {
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            (name.as_str().to_owned(), value)
        };
        let headers: Headers = head.headers.iter().map(field).collect();
        let body = body::read(content.into_reader(), bounds.body)?;
        Ok(HttpResponse {
            status: head.status.as_u16(),
            headers,
            body: body.map_err(Failed::TooLarge)?,
        })
    }

    /// Why there is no answer.
    fn doubt(&self, error: &ureq::Error, host: &str, bounds: &Bounds) -> Doubt {
        let host = host.to_owned();
        match error {
            ureq::Error::Io(error) => match refusal(error) {
                Some(doubt) => doubt,
                None if error.kind() == io::ErrorKind::TimedOut => Doubt::TooSlow {
                    host,
                    limit: bounds.time,
                },
                None => Doubt::Unreachable {
                    host,
                    reason: without_number(&error.to_string()),
                },
            },
            ureq::Error::Timeout(_) => Doubt::TooSlow {
                host,
                limit: bounds.time,
            },
            ureq::Error::LargeResponseHeader(..) => Doubt::TooLarge {
                host,
                part: Part::Header,
                limit: self.header_limit,
            },
            ureq::Error::HostNotFound => Doubt::Unreachable {
                host,
                reason: "no address is known for it".to_owned(),
            },
            ureq::Error::Protocol(error) => Doubt::Unreadable {
                host,
                reason: format!("it is no HTTP: {error}"),
            },
            other if self.is_by_proxy => Doubt::Unreachable {
                host,
                reason: format!("{other} (by the proxy of the configuration)"),
            },
            other => Doubt::Unreachable {
                host,
                reason: other.to_string(),
            },
        }
    }
}

impl Transport for HttpTransport {
    fn exchange(&self, request: &HttpRequest, bounds: &Bounds) -> Result<HttpResponse, Doubt> {
        let host = request.url.host_str().unwrap_or_default();
        let sent = stream::cancelled_by(&bounds.cancel, || self.send(request, bounds));
        if bounds.cancel.is_cancelled() {
            return Err(Doubt::Cancelled);
        }
        let mut response = sent.map_err(|failed| match failed {
            Failed::Http(error) => self.doubt(&error, host, bounds),
            Failed::TooLarge(part) => Doubt::TooLarge {
                host: host.to_owned(),
                part,
                limit: bounds.body,
            },
        })?;
        let codings: Vec<&str> = response
            .headers
            .all("content-encoding")
            .flat_map(|list| list.split(','))
            .map(str::trim)
            .collect();
        let body = std::mem::take(&mut response.body);
        response.body = body::unpack(body, &codings, bounds, host)?;
        Ok(response)
    }
}

/// Why an exchange ended early.
enum Failed {
    Http(Box<ureq::Error>),
    TooLarge(Part),
}

impl From<ureq::Error> for Failed {
    fn from(error: ureq::Error) -> Self {
        Self::Http(Box::new(error))
    }
}

impl From<io::Error> for Failed {
    fn from(error: io::Error) -> Self {
        // ureq's own errors come through readers as errors of the system.
        Self::from(ureq::Error::from(error))
    }
}

/// The guard's word, where an error carries it.
fn refusal(error: &io::Error) -> Option<Doubt> {
    let inner = error.get_ref()?.downcast_ref::<RefusedOnTheWay>()?;
    Some(Doubt::Refused(inner.0.clone()))
}

/// "Connection refused (os error 111)": the number says nothing to a reader.
fn without_number(reason: &str) -> String {
    let words = reason.split(" (os error").next();
    words.unwrap_or_default().to_owned()
}

impl fmt::Debug for HttpTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpTransport").finish_non_exhaustive()
    }
}
