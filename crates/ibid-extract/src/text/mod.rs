//! Plain text read as people write it: names in bylines, dates, the casing of titles, and whole
//! articles without markup.
//!
//! Everything here is a pure function of its arguments.

pub mod dates;
pub mod names;
