//! What the user decides: limits, addresses of registries, the contact, the proxy, the cache.

use std::path::PathBuf;
use std::time::Duration;

use url::Url;

use crate::guard::{Guard, Refusal};

/// What is not gone beyond.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// For connecting, and for looking a name up.
    pub connect: Duration,
    /// For one source, with all requests, redirects and waiting that it needs.
    pub total: Duration,
    /// The longest wait that a host may ask for; with longer ones it counts as not answering.
    pub wait: Duration,
    /// How often a request is tried again.
    pub retries: u32,
    /// How many redirects are followed.
    pub redirects: usize,
    /// Bytes of an answer's header.
    pub header: usize,
    /// Bytes of a page or PDF, as sent and unpacked.
    pub page: usize,
    /// Bytes of a registry's record.
    pub record: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            total: Duration::from_secs(45),
            wait: Duration::from_secs(15),
            retries: 2,
            redirects: 10,
            header: 64 * 1024,
            page: 64 * 1024 * 1024,
            record: 8 * 1024 * 1024,
        }
    }
}

/// How often and with how many requests at once a host is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// From the start of one request to that of the next.
    pub interval: Duration,
    /// Requests under way.
    pub at_once: usize,
}

impl Pace {
    /// Of any site: as a reader with two windows.
    pub const SITE: Self = Self::new(100, 2);

    const fn new(milliseconds: u64, at_once: usize) -> Self {
        Self {
            interval: Duration::from_millis(milliseconds),
            at_once,
        }
    }
}

/// A registry's address, and the pace that it asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// The name by which it is set: `doi`.
    pub name: &'static str,
    /// Where it is; ends in `/`.
    pub base: Url,
    /// How it is asked.
    pub pace: Pace,
}

impl Endpoint {
    /// The address of `path` below it, with parameters of a query.
    pub(crate) fn at(&self, path: &str, query: &[(&str, &str)]) -> Url {
        let mut url = self.base.clone();
        let base = self.base.path().trim_end_matches('/').to_owned();
        url.set_path(&format!("{base}/{path}"));
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        url
    }
}

/// Name, address and pace of each registry. The paces are what their rules ask for: arXiv one request
/// in three seconds, NCBI three in a second and none at the same time, Open Library one in a second
/// without a contact.
const ENDPOINTS: &[(&str, &str, Pace)] = &[
    ("doi", "https://doi.org/", Pace::new(100, 3)),
    (
        "ncbi",
        "https://pmc.ncbi.nlm.nih.gov/api/ctxp/v1/",
        Pace::new(350, 1),
    ),
    (
        "eutils",
        "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/",
        Pace::new(350, 1),
    ),
    ("arxiv", "https://export.arxiv.org/", Pace::new(3_000, 1)),
    (
        "openlibrary",
        "https://openlibrary.org/",
        Pace::new(1_000, 1),
    ),
    (
        "googlebooks",
        "https://www.googleapis.com/books/v1/",
        Pace::new(200, 2),
    ),
    ("wikidata", "https://www.wikidata.org/", Pace::new(200, 2)),
];

/// Where registries are asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoints(Vec<Endpoint>);

/// Why an endpoint cannot be set.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EndpointError {
    /// There is none of that name.
    #[error("`{name}` is no registry; there are {}", Endpoints::names())]
    Unknown {
        /// The name.
        name: String,
    },
    /// Its address cannot be used.
    #[error("the address of `{name}` cannot be used: {reason}")]
    Address {
        /// The registry.
        name: String,
        /// Why.
        reason: Refusal,
    },
}

impl Default for Endpoints {
    fn default() -> Self {
        let known = ENDPOINTS.iter().filter_map(|(name, base, pace)| {
            Some(Endpoint {
                name,
                base: Url::parse(base).ok()?,
                pace: *pace,
            })
        });
        Self(known.collect())
    }
}

impl Endpoints {
    /// The names of all, for messages.
    pub fn names() -> String {
        let names: Vec<String> = ENDPOINTS
            .iter()
            .map(|(name, ..)| format!("`{name}`"))
            .collect();
        names.join(", ")
    }

    /// Has a registry asked elsewhere: at a mirror. It keeps its pace, unless it is on this machine
    /// or its network.
    ///
    /// # Errors
    /// There is no registry of that name, or its address is none that `http` or `https` reach.
    pub fn set(&mut self, name: &str, base: &str) -> Result<(), EndpointError> {
        let unknown = || EndpointError::Unknown {
            name: name.to_owned(),
        };
        let endpoint = self.0.iter_mut().find(|endpoint| endpoint.name == name);
        let endpoint = endpoint.ok_or_else(unknown)?;
        // Whether it may be asked is decided when it is.
        let lenient = Guard {
            allow_private: true,
        };
        let url = lenient.url(base).map_err(|reason| EndpointError::Address {
            name: name.to_owned(),
            reason,
        })?;
        if Guard::default().parsed(&url).is_err() {
            endpoint.pace = Pace::new(0, 8);
        }
        endpoint.base = url;
        Ok(())
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Endpoint> {
        self.0.iter().find(|endpoint| endpoint.name == name)
    }
}

/// How the cache is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CacheUse {
    /// Answers that are still fresh are taken from it, the others asked for again.
    #[default]
    Fresh,
    /// Nothing is taken from it; answers are kept in it: `--refresh`.
    Refresh,
    /// All is taken from it, however old, and the network is not used: `--offline`.
    Only,
}

/// What the user decides.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// What may be asked for.
    pub guard: Guard,
    /// What is not gone beyond.
    pub limits: Limits,
    /// Where registries are asked.
    pub endpoints: Endpoints,
    /// A mail address, which registries are told so that they can write to whoever asks too much.
    pub contact: Option<String>,
    /// An HTTP proxy; the environment's are not looked at.
    pub proxy: Option<String>,
    /// The folder in which answers are kept; `None`: they are not.
    pub cache: Option<PathBuf>,
    /// How the cache is used.
    pub cache_use: CacheUse,
}
