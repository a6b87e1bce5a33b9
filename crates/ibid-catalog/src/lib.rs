//! The CSL styles and locales at hand: those that the program was given, those that the user
//! added, those in the program, and those of the system.
//!
//! A [`Catalog`] finds styles as people name them, reads them, and resolves dependent styles; it is
//! the [`LocaleProvider`](ibid_csl::LocaleProvider) of the processor. [`Dirs`] says where things are
//! on this machine.
//!
//! The styles and locales in the program are those of hayagriva's archive, which are the official
//! ones of the CSL project (CC BY-SA 3.0). The build brings them back to the official spelling; the
//! program does not link hayagriva.

#![cfg_attr(
    not(test),
    warn(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing
    )
)]

mod add;
mod catalog;
mod dirs;
mod embedded;
mod entry;
mod error;
mod folder;
mod given;
mod locales;
mod names;
mod search;

pub use add::AddedStyle;
pub use catalog::Catalog;
pub use dirs::Dirs;
pub use entry::{FoundStyle, Origin, StyleEntry};
pub use error::CatalogError;
pub use given::GivenLocale;
pub use locales::LocaleEntry;
pub use names::name_key;
