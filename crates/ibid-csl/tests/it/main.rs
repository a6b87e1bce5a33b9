//! The crate from its door.

mod data;
mod everything;
