//! One module a format, each with a `CODEC` for the registry.

pub(crate) mod coins;
pub(crate) mod csl_json;
pub(crate) mod enw;
pub(crate) mod nbib;
pub(crate) mod refworks;
pub(crate) mod ris;
mod tagged;
