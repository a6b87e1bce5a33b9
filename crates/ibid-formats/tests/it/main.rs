//! The crate at its door.

mod registry;
mod round_trip;
mod table;
mod zotero;
