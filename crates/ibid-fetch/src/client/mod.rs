//! The client: requests through the guard, the cache, the pace of hosts, and redirects.

mod exchange;
mod pace;
mod page;
mod refresh;
mod retry;

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use url::Url;

use crate::answer::Doubt;
use crate::cache::{Cache, CacheError};
use crate::environment::{Budget, Cancel, Environment, SystemEnvironment};
use crate::guard::Refusal;
use crate::languages::Languages;
use crate::settings::{Endpoint, Pace, Settings};
use crate::transport::{HttpResponse, HttpTransport, ProxyError, Transport};
use pace::Paces;

pub use page::Page;

/// Fetches pages and asks registries.
///
/// It may be used by several threads at once; the pace of hosts is kept over all of them.
pub struct Client {
    settings: Settings,
    transport: Arc<dyn Transport>,
    environment: Arc<dyn Environment>,
    cache: Option<Cache>,
    cache_error: Option<CacheError>,
    paces: Paces,
    user_agent: String,
}

/// When and how an answer was had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Where the answer was, after redirects.
    pub url: Url,
    /// When the server gave it, or last said that it still holds.
    pub time: SystemTime,
    /// Whether it was taken from the cache, and may be out of date: the network was off.
    pub is_offline: bool,
}

/// What is asked for.
#[derive(Clone, Debug)]
pub(crate) struct Ask<'a> {
    pub url: Url,
    pub accept: &'a str,
    /// The languages that are preferred, for servers that have several.
    pub languages: Option<&'a Languages>,
    /// Bytes of the content.
    pub limit: usize,
    pub pace: Pace,
}

/// The answer at the end of all redirects.
#[derive(Clone, Debug)]
pub(crate) struct Fetched {
    pub response: HttpResponse,
    pub asked: Asked,
}

impl Fetched {
    /// Who answered.
    pub fn host(&self) -> &str {
        self.asked.url.host_str().unwrap_or_default()
    }
}

impl Client {
    /// A client of the network.
    ///
    /// A cache that cannot be opened is left out: [`Self::cache_error`] says why.
    ///
    /// # Errors
    /// The proxy's URL cannot be used.
    pub fn new(settings: Settings) -> Result<Self, ProxyError> {
        let transport: Arc<dyn Transport> = match &settings.proxy {
            Some(proxy) => Arc::new(HttpTransport::by_proxy(proxy, &settings.limits)?),
            None => Arc::new(HttpTransport::new(settings.guard, &settings.limits)),
        };
        let environment = Arc::new(SystemEnvironment::default());
        Ok(Self::with_parts(settings, transport, environment))
    }

    /// A client over another transport, time and chance.
    pub fn with_parts(
        settings: Settings,
        transport: Arc<dyn Transport>,
        environment: Arc<dyn Environment>,
    ) -> Self {
        let opened = settings.cache.as_deref().map(Cache::open).transpose();
        let (cache, cache_error) = match opened {
            Ok(cache) => (cache, None),
            Err(error) => (None, Some(error)),
        };
        let user_agent = user_agent(settings.contact.as_deref());
        Self {
            settings,
            transport,
            environment,
            cache,
            cache_error,
            paces: Paces::default(),
            user_agent,
        }
    }

    /// Why answers are not kept, though they should be.
    pub fn cache_error(&self) -> Option<&CacheError> {
        self.cache_error.as_ref()
    }

    /// The time that one source has, from now on.
    pub fn budget(&self, cancel: Cancel) -> Budget {
        Budget::new(&*self.environment, self.settings.limits.total, cancel)
    }

    /// How old an answer is; `None` where the clock was put back since.
    pub fn age(&self, asked: &Asked) -> Option<Duration> {
        self.environment.now().duration_since(asked.time).ok()
    }

    /// What the user decided.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    pub(crate) fn endpoint(&self, name: &'static str) -> Result<&Endpoint, Doubt> {
        let missing = || Doubt::NoResolver {
            kind: name,
            identifier: String::new(),
        };
        self.settings.endpoints.get(name).ok_or_else(missing)
    }

    /// Asks, and follows redirects. Each target goes through the guard as the first URL does.
    pub(crate) fn get(&self, ask: &Ask<'_>, budget: &Budget) -> Result<Fetched, Doubt> {
        let guard = self.settings.guard;
        let limit = self.settings.limits.redirects;
        let mut url = ask.url.clone();
        let mut seen: BTreeSet<Url> = BTreeSet::new();
        let mut oldest: Option<SystemTime> = None;
        loop {
            guard.parsed(&url)?;
            let host = url.host_str().unwrap_or_default().to_owned();
            if !seen.insert(url.clone()) || seen.len() > limit + 1 {
                return Err(Doubt::TooManyRedirects { host, limit });
            }
            let (response, time) = self.exchange(&url, ask, budget)?;
            let time = oldest.map_or(time, |oldest| oldest.min(time));
            oldest = Some(time);
            let Some(target) = redirect(&response, &url, &host)? else {
                let is_offline = self.is_offline();
                return Ok(Fetched {
                    response,
                    asked: Asked {
                        url,
                        time,
                        is_offline,
                    },
                });
            };
            url = target;
        }
    }
}

/// Where an answer leads, if it does.
fn redirect(response: &HttpResponse, from: &Url, host: &str) -> Result<Option<Url>, Doubt> {
    if !matches!(response.status, 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let Some(location) = response.headers.get("location") else {
        return Err(Doubt::unreadable(
            host,
            "it redirects, and does not say where to",
        ));
    };
    let mut target = from.join(location.trim()).map_err(|error| {
        Doubt::Refused(Refusal::NotUrl {
            url: location.chars().take(200).collect(),
            reason: error.to_string(),
        })
    })?;
    // The place in the page goes on (RFC 9110, 10.2.2).
    if target.fragment().is_none() {
        target.set_fragment(from.fragment());
    }
    Ok(Some(target))
}

/// `ibid/0.1.0 (https://…; mailto:…)`: what registries ask programs to say of themselves.
fn user_agent(contact: Option<&str>) -> String {
    // It becomes a field of a header.
    let is_plain = |contact: &&str| contact.chars().all(|c| c.is_ascii_graphic());
    let contact = contact.map(str::trim).filter(is_plain);
    let contact = contact.map_or_else(String::new, |contact| format!("; mailto:{contact}"));
    let (version, home) = (env!("CARGO_PKG_VERSION"), env!("CARGO_PKG_REPOSITORY"));
    format!("ibid/{version} ({home}{contact})")
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}
