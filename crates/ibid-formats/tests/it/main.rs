//! The crate at its door.

mod crossref_xml;
mod jats;
mod marcxml;
mod mods;
mod pubmed_xml;
mod registry;
mod round_trip;
mod support;
mod tei;
