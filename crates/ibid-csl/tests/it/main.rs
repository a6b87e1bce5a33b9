//! The crate from its door.

#![allow(
    clippy::print_stdout,
    reason = "tests say what they skip and which warnings official styles give"
)]

mod data;
mod everything;
mod locales;
mod messages;
mod mutations;
mod reading;
