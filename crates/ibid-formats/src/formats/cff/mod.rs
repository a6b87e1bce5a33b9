//! Citation File Format 1.2: `CITATION.cff`.
//!
//! A file describes software or a dataset, may ask to be cited as something else
//! (`preferred-citation`, which then stands for it), and may have `references`. [`table`] has
//! types and keys. Written, one item is the file's `preferred-citation`; of several items all are
//! its `references`, and what the schema demands of the file itself says that it stands for no
//! software. Variables without a key stand in `notes`.

mod people;
mod read;
mod table;
mod write;

use crate::codec::{Codec, Likeness};

pub(crate) const CODEC: Codec = Codec {
    name: "cff",
    title: "Citation File Format",
    aliases: &["citation-file-format", "citation.cff"],
    extensions: &["cff"],
    media_types: &["application/vnd.citation-file-format+yaml"],
    specification: "https://github.com/citation-file-format/citation-file-format/blob/1.2.0/schema-guide.md",
    fields_in_note: true,
    sniff,
    read: Some(read::read),
    write: Some(|| Box::new(write::Writer::default())),
};

/// `cff-version` at the left edge.
fn sniff(head: &str) -> Likeness {
    if head.lines().any(|line| line.starts_with("cff-version:")) {
        Likeness::Certain
    } else {
        Likeness::No
    }
}
