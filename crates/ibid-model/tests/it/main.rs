//! The crate's behaviour, seen from outside.

mod csl_json;
mod data;
mod dates;
