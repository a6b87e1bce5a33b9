//! DataCite's JSON: the metadata schema's kernel 4, in the REST API's envelope or without.

mod read;
mod tables;
mod write;

use crate::codec::{Codec, Likeness};
use crate::json::{behind_key, has_key, is_json};

pub(crate) const CODEC: Codec = Codec {
    name: "datacite",
    title: "DataCite JSON",
    aliases: &["datacite-json"],
    extensions: &["datacite.json"],
    media_types: &[
        "application/vnd.datacite.datacite+json",
        "application/vnd.api+json",
    ],
    specification: "https://datacite-metadata-schema.readthedocs.io/en/4.6/",
    fields_in_note: false,
    sniff,
    read: Some(read::read),
    write: Some(|| Box::new(write::Writer::default())),
};

/// The envelope's `"type": "dois"`, or the schema's own name for types.
fn sniff(head: &str) -> Likeness {
    let is_envelope = behind_key(head, "type").any(|value| value.starts_with("\"dois\""));
    if is_json(head) && (is_envelope || has_key(head, "resourceTypeGeneral")) {
        Likeness::Certain
    } else {
        Likeness::No
    }
}
