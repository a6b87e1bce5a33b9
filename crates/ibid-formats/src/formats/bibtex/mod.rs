//! BibTeX and BibLaTeX: one syntax, read by one reader; two ways to write.
//!
//! | file | its part |
//! |---|---|
//! | `scan.rs`, `scan_value.rs`, `macros.rs` | entries and fields, out of text that may be broken |
//! | `inherit.rs` | `crossref` and `xdata` |
//! | `tex/` | TeX to rich text, and back |
//! | `names.rs`, `dates.rs`, `languages.rs`, `verbatim.rs` | values |
//! | `types.rs`, `fields.rs` | the tables of entry types and fields |
//! | `read.rs`, `read_special.rs`, `write.rs`, `write_fields.rs` | entries to items, and back |
//!
//! A variable that no field holds is written as a field `csl-` and its name, which TeX leaves alone
//! and which is read again; so is a CSL type that no entry type says.

pub(crate) mod biblatex;
mod dates;
mod fields;
mod inherit;
mod languages;
mod macros;
mod names;
mod read;
mod read_special;
mod scan;
mod scan_fields;
mod scan_value;
mod sniff;
mod tex;
mod types;
mod verbatim;
mod write;
mod write_fields;

use crate::codec::{Codec, Likeness, Sink};
use crate::error::FormatError;
use crate::format::Format;

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dialect {
    Bibtex,
    Biblatex,
}

pub(crate) const CODEC: Codec = Codec {
    name: "bibtex",
    title: "BibTeX",
    aliases: &["bib", "tex"],
    extensions: &["bib", "bibtex"],
    media_types: &["application/x-bibtex", "text/x-bibtex"],
    specification: "https://ctan.org/pkg/bibtex",
    fields_in_note: true,
    sniff: |head| match sniff::dialect(head) {
        Some(Dialect::Bibtex) => Likeness::Certain,
        // The files of both end in `.bib`: what stands in them says which it is.
        Some(Dialect::Biblatex) | None => Likeness::No,
    },
    read: Some(|text, sink| read_file(text, Dialect::Bibtex, sink)),
    write: Some(|| Box::new(write::Writer::new(Dialect::Bibtex))),
};

/// Reads a file; an error where nothing in it is of the syntax.
fn read_file(text: &str, dialect: Dialect, sink: &mut dyn Sink) -> Result<(), FormatError> {
    if read::read(text, dialect, sink) {
        return Ok(());
    }
    let format = match dialect {
        Dialect::Bibtex => Format::Bibtex,
        Dialect::Biblatex => Format::Biblatex,
    };
    let message = "there is no entry in it, such as `@article{key, title = {…}}`";
    Err(FormatError::not(format, message))
}
