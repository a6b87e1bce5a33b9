//! EndNote's XML, read and written.
//!
//! Source: EndNote's `RSXML.dtd`, and its exports, in which texts stand in `style` elements.

mod read;
mod tables;
mod write;

use crate::codec::{Codec, Likeness};
use crate::format::Format;
use crate::xml::{Layout, opens, root_is};

pub(crate) const CODEC: Codec = Codec {
    name: "endnote-xml",
    title: "EndNote XML",
    aliases: &["endnotexml"],
    extensions: &["endnote.xml"],
    media_types: &["application/x-endnote-library-xml"],
    specification: "https://support.clarivate.com/Endnote/s/article/EndNote-XML-Document-Type-Definition",
    fields_in_note: true,
    sniff,
    read: Some(read::read),
    write: Some(|| Box::new(write::Writer { number: 0 })),
};

const LAYOUT: Layout = Layout {
    format: Format::EndnoteXml,
    roots: &["records", "xml"],
    records: &["record"],
    nests: false,
};

/// Other files have records too: EndNote's have the type of a reference.
fn sniff(head: &str) -> Likeness {
    let is_root = root_is(head, &["xml", "records"]);
    if is_root && (opens(head, &["ref-type"]) || opens(head, &["source-app"])) {
        Likeness::Certain
    } else {
        Likeness::No
    }
}
