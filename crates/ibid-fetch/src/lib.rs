//! Pages and registry records from the network: guarded, polite, cached.
//!
//! A [`Client`] fetches [`Page`]s and asks registries for the [`Record`]s of identifiers. What it says
//! has three values, always ([`Answer`]): found, not found, could not tell. Each request goes
//! through the [`guard`], which decides what may be asked for, the cache, the pace of its host, and a
//! [`Transport`]; time and chance are inputs ([`Environment`]). How all of it is set is in [`Settings`].

#![cfg_attr(
    not(test),
    warn(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing
    )
)]

mod answer;
mod cache;
mod client;
mod environment;
pub mod guard;
mod languages;
pub mod resolve;
mod settings;
pub mod transport;
mod wall;

pub use answer::{Absence, Answer, Doubt, Part};
pub use cache::CacheError;
pub use client::{Asked, Client, Page};
pub use environment::{Budget, Cancel, Environment, SystemEnvironment};
pub use languages::Languages;
pub use resolve::Record;
pub use settings::{CacheUse, Endpoint, EndpointError, Endpoints, Limits, Pace, Settings};
pub use transport::{ProxyError, Transport};
pub use url::Url;
pub use wall::Wall;
