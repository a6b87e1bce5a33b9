//! The crate's behaviour, seen from outside.

mod csl_json;
mod dates;
mod ident;
mod ident_found;
mod ident_properties;
mod ident_tables;
mod names;
mod properties;
