//! The processor, tried at its door.

#![allow(clippy::print_stdout, reason = "a skipped test says so")]

mod clusters;
mod conformance;
mod drafts;
mod edits;
mod formats;
mod habits;
mod hostile;
mod item_locales;
mod links;
mod rules;
mod support;
mod tree;
mod uniqueness;
mod work;
