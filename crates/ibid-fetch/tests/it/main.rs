//! The network's behaviour, seen from the crate's door. Nothing here leaves loopback.

mod cache;
mod guard;
mod harness;
mod pages;
mod politeness;
mod records;
mod transport;
