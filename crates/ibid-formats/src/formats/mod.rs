//! One module a format, each with a `CODEC` for the registry.

pub(crate) mod bibtex;
pub(crate) use bibtex::biblatex;
pub(crate) mod bibjson;
pub(crate) mod cff;
pub(crate) mod coins;
pub(crate) mod crossref;
pub(crate) mod crossref_xml;
pub(crate) mod csl_json;
pub(crate) mod csl_yaml;
pub(crate) mod datacite;
pub(crate) mod endnote_xml;
pub(crate) mod enw;
pub(crate) mod hayagriva;
pub(crate) mod jats;
pub(crate) mod marcxml;
pub(crate) mod mods;
pub(crate) mod nbib;
pub(crate) mod pubmed;
pub(crate) mod refworks;
pub(crate) mod ris;
pub(crate) mod schema_org;
mod tagged;
pub(crate) mod tei;
pub(crate) mod wikipedia;
pub(crate) mod word_xml;
pub(crate) mod zotero;
