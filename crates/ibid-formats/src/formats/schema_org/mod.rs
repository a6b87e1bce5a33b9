//! schema.org in JSON-LD: what pages say of themselves, and what data repositories give.
//!
//! [`tables`] has the types and properties. An article stands in a `PublicationIssue`, that in a
//! `PublicationVolume`, that in a `Periodical`. A CSL type that schema.org has no class for stands in
//! `additionalType`.

mod graph;
mod read;
mod tables;
mod write;

use crate::codec::{Codec, Likeness};
use crate::json::{behind_key, is_json};

pub(crate) const CODEC: Codec = Codec {
    name: "schema-org",
    title: "schema.org JSON-LD",
    aliases: &["schema.org", "json-ld", "jsonld"],
    extensions: &["jsonld", "schemaorg.json"],
    media_types: &["application/ld+json", "application/vnd.schemaorg.ld+json"],
    specification: "https://schema.org/CreativeWork",
    fields_in_note: false,
    sniff,
    read: Some(read::read),
    write: Some(|| Box::new(write::Writer::default())),
};

/// A `@context` of schema.org.
fn sniff(head: &str) -> Likeness {
    let is_schema_org = |context: &str| {
        let start = context
            .char_indices()
            .nth(300)
            .map_or(context.len(), |(at, _)| at);
        context
            .get(..start)
            .is_some_and(|c| c.contains("schema.org"))
    };
    if is_json(head) && behind_key(head, "@context").any(is_schema_org) {
        Likeness::Certain
    } else {
        Likeness::No
    }
}
