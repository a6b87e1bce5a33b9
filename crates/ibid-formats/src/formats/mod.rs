//! One module a format, each with a `CODEC` for the registry.

pub(crate) mod bibjson;
pub(crate) mod crossref;
pub(crate) mod csl_json;
pub(crate) mod datacite;
pub(crate) mod schema_org;
pub(crate) mod zotero;
