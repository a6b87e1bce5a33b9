//! The crate at its door.

mod registry;
mod ris;
mod round_trip;
mod table;
