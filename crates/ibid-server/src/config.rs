//! How a server is set.

use std::net::IpAddr;
use std::num::NonZero;
use std::sync::Arc;
use std::time::Duration;

use ibid::net::Network;
use ibid::pdf::PdfReader;

/// How a server is set.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Config {
    /// Names by which requests may call the server, beside its address: `cite.example.org`. On loopback, the
    /// names of loopback are always allowed; elsewhere, any name is while none is set.
    pub hosts: Vec<String>,
    /// Origins whose pages may use the server (`https://example.org`), beside its own; `*`: all.
    pub origins: Vec<String>,
    /// How often one client may ask; `None`: as often as it likes.
    pub rate: Option<Rate>,
    /// What a request may take.
    pub limits: Limits,
    /// What looks URLs and identifiers up; `None`: they are not.
    pub network: Option<Arc<Network>>,
    /// What reads PDFs; `None`: they are not read.
    pub pdf: Option<PdfReader>,
    /// The address that the server listens on: it decides what [`Self::hosts`] defaults to.
    pub address: IpAddr,
}

/// How often a client may ask.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// Requests a second, in the long run.
    pub per_second: f64,
    /// Requests at once.
    pub burst: f64,
}

/// What requests may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Bytes of a body.
    pub body: usize,
    /// From the first byte of a request to its answer.
    pub time: Duration,
    /// From the start of a connection or the last answer to the end of the next request's headers.
    pub header_time: Duration,
    /// Between two pieces that a connection gives or takes.
    pub idle_time: Duration,
    /// Connections at once; more wait.
    pub connections: usize,
    /// Requests worked on at once; more wait, up to `waiting`.
    pub working: usize,
    /// Requests that wait for work; more are sent away.
    pub waiting: usize,
    /// Sources on the network waited for at once; more wait, up to `waiting`.
    pub fetching: usize,
    /// Compiled styles that are kept.
    pub styles: usize,
}

impl Config {
    /// The settings for a server on an address: on loopback, no rate limit and no foreign names.
    pub fn new(address: IpAddr) -> Self {
        Self {
            hosts: Vec::new(),
            origins: Vec::new(),
            rate: (!address.is_loopback()).then_some(Rate {
                per_second: 10.0,
                burst: 60.0,
            }),
            limits: Limits::default(),
            network: None,
            pdf: None,
            address,
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, NonZero::get);
        Self {
            body: 20 * 1024 * 1024,
            time: Duration::from_secs(30),
            header_time: Duration::from_secs(10),
            idle_time: Duration::from_secs(20),
            connections: 1_024,
            working: cores * 2,
            waiting: 256,
            fetching: 32,
            styles: 256,
        }
    }
}
