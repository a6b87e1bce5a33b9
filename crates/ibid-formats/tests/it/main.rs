//! The crate at its door.

mod bibtex;
mod registry;
mod round_trip;
mod table;
