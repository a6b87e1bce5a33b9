//! The bibliography of Word documents: `b:Sources`, read and written.
//!
//! Source: ECMA-376 part 1, 22.6 "Bibliography".

mod read;
mod tables;
mod write;

use crate::codec::{Codec, Likeness};
use crate::format::Format;
use crate::xml::{Layout, root_is};

/// The namespace of the elements.
const NAMESPACE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/bibliography";

pub(crate) const CODEC: Codec = Codec {
    name: "word-xml",
    title: "Word bibliography XML",
    aliases: &["word", "msbib", "wordbib"],
    extensions: &["sources.xml"],
    media_types: &["application/vnd.openxmlformats-officedocument.bibliography+xml"],
    specification: "https://ecma-international.org/publications-and-standards/standards/ecma-376/",
    fields_in_note: true,
    sniff,
    read: Some(read::read),
    write: Some(|| Box::new(write::Writer)),
};

const LAYOUT: Layout = Layout {
    format: Format::WordXml,
    roots: &["Sources"],
    records: &["Source"],
    nests: false,
};

fn sniff(head: &str) -> Likeness {
    if head.contains(NAMESPACE) && root_is(head, &["Sources", "Source"]) {
        Likeness::Certain
    } else {
        Likeness::No
    }
}
