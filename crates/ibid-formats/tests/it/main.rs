//! The crate at its door.

mod bibtex;
mod crossref_xml;
mod jats;
mod marcxml;
mod mods;
mod pubmed_xml;
mod registry;
mod round_trip;
mod support;
mod table;
mod tei;
mod zotero;
