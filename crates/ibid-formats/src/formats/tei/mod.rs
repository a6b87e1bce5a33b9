//! TEI: lists of references, as GROBID, Zotero and editions write them. Read only.
//!
//! `biblStruct` is read wherever it stands; `bibl` and `biblFull` where they stand in a list, in
//! the back matter or alone. What stands in `sourceDesc` is the document itself: it is the one
//! item where the document has no references.
//!
//! Source: TEI P5, 3.12 "Bibliographic Citations and References"; GROBID's TEI.

mod names;
mod reference;

use crate::codec::{Codec, Likeness, Sink};
use crate::draft::Own;
use crate::error::FormatError;
use crate::format::Format;
use crate::xml::{Layout, Xml, each_record, opens, root_is};

pub(crate) const CODEC: Codec = Codec {
    name: "tei",
    title: "TEI",
    aliases: &["grobid", "tei-xml"],
    extensions: &["tei", "tei.xml"],
    media_types: &["application/tei+xml"],
    specification: "https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COBI",
    fields_in_note: false,
    sniff,
    read: Some(read),
    write: None,
};

const LAYOUT: Layout = Layout {
    format: Format::Tei,
    roots: &["TEI", "TEI.2", "teiCorpus", "listBibl"],
    records: &["biblStruct", "biblFull", "bibl"],
    nests: true,
};

fn sniff(head: &str) -> Likeness {
    let is_tei = root_is(head, LAYOUT.roots) || root_is(head, LAYOUT.records);
    if is_tei
        || head.contains("://www.tei-c.org/ns/1.0") && opens(head, &["listBibl", "biblStruct"])
    {
        Likeness::Certain
    } else {
        Likeness::No
    }
}

fn read(text: &str, sink: &mut dyn Sink) -> Result<(), FormatError> {
    let mut own = Own::default();
    let mut has_references = false;
    each_record(text, &LAYOUT, sink, &mut |record, sink| {
        let is_listed = record.is_root() || ["listBibl", "back"].iter().any(|n| record.is_in(n));
        if record.is_in("sourceDesc") && !record.is_in("listBibl") {
            reference::read(record, &mut own);
        } else if is_listed || record.node.name() == "biblStruct" {
            has_references = true;
            reference::read(record, sink);
        }
    })?;
    if !has_references {
        own.give(sink);
    }
    Ok(())
}
