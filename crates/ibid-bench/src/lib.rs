//! What ibid is timed on, and how figures are shown: items and documents that code makes, so that no
//! data file is needed and every size is at hand.
//!
//! The benches are `engine`, for parts of the engine, and `compare`, for whole programs side by
//! side; `cargo xtask bench` runs both.

#![cfg_attr(
    not(test),
    warn(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing
    )
)]

mod items;
mod random;
mod session;
mod statistics;
mod table;
mod words;

pub use items::{GeneratedItem, Mixture, items, items_json, write_items};
pub use session::{Edit, Session};
pub use statistics::{growth_exponent, median};
pub use table::{Table, count, figure};
