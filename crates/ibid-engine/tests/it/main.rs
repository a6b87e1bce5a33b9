//! The processor, tried at its door.

mod clusters;
mod conformance;
mod edits;
mod formats;
mod hostile;
mod support;
mod uniqueness;
