//! The crate at its door.

mod bibtex;
mod coins;
mod crossref_xml;
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
mod support;
mod table;
mod tei;
mod zotero;
