//! BibJSON, also as DOAJ writes it.
//!
//! BibJSON is BibTeX's words in JSON, to which any member may be added: what has no word of its own
//! stands under CSL's.

mod read;
mod tables;
mod write;

use crate::codec::{Codec, Likeness};
use crate::json::{behind_key, has_key, is_json};

pub(crate) const CODEC: Codec = Codec {
    name: "bibjson",
    title: "BibJSON",
    aliases: &["bib-json", "doaj"],
    extensions: &["bibjson", "bib.json"],
    media_types: &["application/vnd.bibjson+json"],
    specification: "http://okfnlabs.org/bibjson/",
    fields_in_note: false,
    sniff,
    read: Some(read::read),
    write: Some(|| Box::new(write::Writer::default())),
};

/// A collection's `metadata` and `records`, DOAJ's `bibjson`, or identifiers in an array of objects
/// with `type` and `id`.
fn sniff(head: &str) -> Likeness {
    let opens = |key: &str, with: char| behind_key(head, key).any(|value| value.starts_with(with));
    let is_collection = opens("metadata", '{') && opens("records", '[');
    if is_json(head) && (is_collection || opens("bibjson", '{')) {
        Likeness::Certain
    } else if is_json(head) && opens("identifier", '[') && has_key(head, "journal") {
        Likeness::Perhaps
    } else {
        Likeness::No
    }
}
