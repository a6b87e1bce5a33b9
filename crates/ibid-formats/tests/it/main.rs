//! The crate at its door.

mod nbib;
mod registry;
mod ris;
mod round_trip;
mod table;
