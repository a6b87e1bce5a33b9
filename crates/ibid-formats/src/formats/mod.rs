//! One module a format, each with a `CODEC` for the registry.

pub(crate) mod bibtex;
pub(crate) use bibtex::biblatex;
pub(crate) mod csl_json;
