//! Identifiers in text, as candidates have them.

use ibid_model::ident::Doi;

/// The first DOI in a text or URL.
pub(crate) fn doi_in(text: &str) -> Option<String> {
    Doi::find_in(text).map(|doi| doi.to_string())
}
