//! The crate at its door.

mod coins;
mod enw;
mod nbib;
mod refworks;
mod registry;
mod ris;
mod round_trip;
mod table;
