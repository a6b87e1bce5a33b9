//! The processor, tried at its door.

mod clusters;
mod edits;
mod formats;
mod hostile;
mod support;
mod uniqueness;
