//! The catalogue from its door.

#![allow(
    clippy::print_stdout,
    reason = "tests say what they skip, and which files are of another version"
)]

mod finding;
mod folders;
mod official;
mod support;
