//! MODS 3, read and written: what libraries, Zotero and bibutils exchange.
//!
//! What a work is part of stands in `relatedItem type="host"`, its series in `type="series"`, what
//! it is a new form of in `type="original"`, what it reviews in `type="reviewOf"`. What MODS has
//! no place for stands in a `note`, as `variable: value`.
//!
//! Source: "MODS User Guidelines" (Library of Congress, version 3.8) and Zotero's export.

mod names;
mod read;
mod titles;
mod types;
mod write;

pub(crate) use read::{of_text as date_of_text, read_extent};
pub(crate) use types::of_zotero as type_of_zotero;

use ibid_model::NumberVariable;

use crate::codec::{Codec, Likeness};
use crate::format::Format;
use crate::xml::{Layout, root_is};

pub(crate) const CODEC: Codec = Codec {
    name: "mods",
    title: "MODS",
    aliases: &["mods-xml"],
    extensions: &["mods", "mods.xml"],
    media_types: &["application/mods+xml"],
    specification: "https://www.loc.gov/standards/mods/",
    fields_in_note: true,
    sniff,
    read: Some(read::read),
    write: Some(|| Box::new(write::Writer)),
};

const LAYOUT: Layout = Layout {
    format: Format::Mods,
    roots: &["modsCollection"],
    records: &["mods"],
    nests: false,
};

fn sniff(head: &str) -> Likeness {
    if root_is(head, &["modsCollection", "mods"]) || head.contains("://www.loc.gov/mods/") {
        Likeness::Certain
    } else {
        Likeness::No
    }
}

/// `part/detail` by its type, and the variable.
const DETAILS: &[(&str, NumberVariable)] = &[
    ("volume", NumberVariable::Volume),
    ("issue", NumberVariable::Issue),
    ("chapter", NumberVariable::ChapterNumber),
    ("section", NumberVariable::Section),
    ("part", NumberVariable::PartNumber),
    ("supplement", NumberVariable::SupplementNumber),
    ("document", NumberVariable::Number),
    ("version", NumberVariable::Version),
    ("printing", NumberVariable::PrintingNumber),
    ("first page", NumberVariable::PageFirst),
];
