//! ibid over HTTP: an API of its own, a web page, and the dialects that other tools speak.
//!
//! [`app`] is the service for a [`Config`]; [`serve`] runs it on a listener until it is told to
//! stop. Handlers read the request, call the façade, and write what it says: no citation logic is here.

#![cfg_attr(
    not(test),
    warn(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing
    )
)]

mod api;
mod app;
mod clients;
mod config;
mod dialects;
mod gate;
mod lookup;
mod metrics;
mod negotiate;
mod page;
mod problem;
mod record;
mod security;
mod serve;
mod state;
mod style_cache;

pub use app::app;
pub use config::{Config, Limits, Rate};
pub use serve::{ServeError, serve};
