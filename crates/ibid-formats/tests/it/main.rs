//! The crate at its door.

mod bibjson;
mod bibtex;
mod coins;
mod crossref;
mod crossref_xml;
mod datacite;
mod endnote_xml;
mod enw;
mod jats;
mod marcxml;
mod mods;
mod nbib;
mod pubmed_xml;
mod refworks;
mod registry;
mod ris;
mod round_trip;
mod schema_org;
mod support;
mod table;
mod tei;
mod wikipedia;
mod word_xml;
mod yaml;
mod zotero;
