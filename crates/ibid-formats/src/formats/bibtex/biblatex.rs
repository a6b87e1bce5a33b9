//! BibLaTeX, as biber reads it.

use super::{Dialect, read_file, sniff, write};
use crate::codec::{Codec, Likeness};

pub(crate) const CODEC: Codec = Codec {
    name: "biblatex",
    title: "BibLaTeX",
    aliases: &["biber"],
    extensions: &["biblatex"],
    media_types: &["application/x-biblatex"],
    specification: "https://ctan.org/pkg/biblatex",
    fields_in_note: true,
    sniff: |head| match sniff::dialect(head) {
        Some(Dialect::Biblatex) => Likeness::Certain,
        Some(Dialect::Bibtex) => Likeness::Perhaps,
        None => Likeness::No,
    },
    read: Some(|text, sink| read_file(text, Dialect::Biblatex, sink)),
    write: Some(|| Box::new(write::Writer::new(Dialect::Biblatex))),
};
