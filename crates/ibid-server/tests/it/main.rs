//! The server, called over a connection of its own.

mod api;
mod bad_input;
mod dialects;
mod harness;
mod injection;
mod reach;
