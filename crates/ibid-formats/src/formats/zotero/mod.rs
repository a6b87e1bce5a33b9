//! Zotero's JSON: items of its web API, of translation-server, and of Better BibTeX's export.
//!
//! [`kinds`] has the table of item types, fields and creators. What Zotero has no field for stands
//! as `variable: value` in `extra`, as Zotero itself reads it.

mod kinds;
mod read;
mod write;

use crate::codec::{Codec, Likeness};
use crate::json::{has_key, is_json};

pub(crate) const CODEC: Codec = Codec {
    name: "zotero",
    title: "Zotero JSON",
    aliases: &["zotero-json", "zotero-api"],
    extensions: &["zotero.json"],
    media_types: &["application/vnd.zotero.items+json"],
    specification: "https://www.zotero.org/support/dev/web_api/v3/basics",
    fields_in_note: true,
    sniff,
    read: Some(read::read),
    write: Some(|| Box::new(write::Writer::default())),
};

/// `itemType` is Zotero's alone.
fn sniff(head: &str) -> Likeness {
    if is_json(head) && has_key(head, "itemType") {
        Likeness::Certain
    } else {
        Likeness::No
    }
}

/// Members of an item that hold no field of its own: what the library knows of it.
const OF_THE_LIBRARY: &[&str] = &["collections", "relations", "dateAdded", "dateModified"];
