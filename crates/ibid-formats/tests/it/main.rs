//! The crate at its door.

mod bibjson;
mod crossref;
mod datacite;
mod registry;
mod round_trip;
mod schema_org;
mod table;
mod zotero;
