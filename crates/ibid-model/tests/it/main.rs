//! The crate's behaviour, seen from outside.

mod csl_json;
mod dates;
mod ident;
mod names;
mod properties;
