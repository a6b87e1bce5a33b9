//! From an article (HTML or plain text) to one item, each field with its evidence.
#![cfg_attr(
    not(test),
    warn(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing
    )
)]

mod candidate;
mod provenance;
pub mod text;

pub use candidate::{Candidate, Creator, CreatorKind, DateReading, Property, Value};
pub use provenance::{Extractor, Provenance};
