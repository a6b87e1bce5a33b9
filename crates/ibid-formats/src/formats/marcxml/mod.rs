//! MARCXML: the records of library catalogues, MARC 21. Read only.
//!
//! The punctuation of ISBD (` /`, ` :`, ` ;`, a full stop at the end) belongs to the card, not to
//! the values, and is taken off.
//!
//! | field | variable |
//! |---|---|
//! | leader 6-7, 773, 502 | the type |
//! | 008, 264/260 `$c`, 046 | `issued` |
//! | 100, 110, 111, 700, 710, 711, 720 with `$e`, `$4` | names, `event-title` |
//! | 245, 246 `$a`, 240, 130 | `title`, kept under their own names |
//! | 250, 260/264, 300 | `edition`, `publisher`, `publisher-place`, `number-of-pages` |
//! | 490, 440, 830 | `collection-title`, `collection-number` |
//! | 500 to 588 | `note`, `abstract` (520), `genre` (502) |
//! | 020, 022, 024, 035, 050, 082, 856 | identifiers, `call-number`, `URL` |
//! | 773 | what holds the work |
//!
//! Source: "MARC 21 Format for Bibliographic Data" (Library of Congress).

mod fields;
mod names;

use ibid_model::ItemType;

use crate::codec::{Codec, Likeness, Sink};
use crate::draft::Draft;
use crate::error::FormatError;
use crate::format::Format;
use crate::xml::{Layout, Xml, each_record, opens, raw, root_is};
use fields::Marc;

pub(crate) const CODEC: Codec = Codec {
    name: "marcxml",
    title: "MARCXML",
    aliases: &["marc-xml", "marc"],
    extensions: &["marcxml", "mrcx", "marc.xml"],
    media_types: &["application/marcxml+xml"],
    specification: "https://www.loc.gov/standards/marcxml/",
    fields_in_note: false,
    sniff,
    read: Some(read),
    write: None,
};

const LAYOUT: Layout = Layout {
    format: Format::Marcxml,
    roots: &["collection"],
    records: &["record"],
    // Answers of servers wrap a record in a `record` of theirs.
    nests: true,
};

fn sniff(head: &str) -> Likeness {
    let is_marc = || opens(head, &["leader", "datafield", "controlfield"]);
    if head.contains("://www.loc.gov/MARC21/slim")
        || root_is(head, &["collection", "record"]) && is_marc()
    {
        Likeness::Certain
    } else {
        Likeness::No
    }
}

fn read(text: &str, sink: &mut dyn Sink) -> Result<(), FormatError> {
    each_record(text, &LAYOUT, sink, &mut |record, sink| {
        let is_marc = |node: &roxmltree::Node<'_, '_>| {
            node.name() == "record" && node.child("datafield").is_some()
        };
        let Some(node) = record.node.descendants().find(is_marc) else {
            let message = "`record` has no `datafield`: it is no MARC record".to_owned();
            return sink.diagnostic(record.error(record.node, message));
        };
        let marc = Marc { node };
        let mut draft = Draft::new(record, item_type(&marc));
        fields::titles(&mut draft, &marc);
        names::read(&mut draft, &marc);
        fields::publication(&mut draft, &marc);
        fields::notes(&mut draft, &marc);
        fields::identifiers(&mut draft, &marc);
        fields::host(&mut draft, &marc);
        draft.give(sink);
    })
}

/// The type: leader 6 is the kind of record, leader 7 what it is part of.
fn item_type(marc: &Marc<'_, '_>) -> ItemType {
    let leader = marc.node.text_at("leader").unwrap_or_default();
    // Blanks in the leader count.
    let raw = marc.node.child("leader").and_then(raw).unwrap_or(&leader);
    let at = |place: usize| raw.trim_start().chars().nth(place).unwrap_or(' ');
    let has_host = marc.first("773").is_some();
    match (at(6), at(7)) {
        _ if marc.first("502").is_some() => ItemType::Thesis,
        ('a' | 't', 'a' | 'b') if has_host => fields::part_type(marc),
        (_, 'b') if has_host => ItemType::ArticleJournal,
        ('a', 's' | 'i') => ItemType::Periodical,
        ('c' | 'd', _) => ItemType::MusicalScore,
        ('e' | 'f', _) => ItemType::Map,
        ('g', _) => ItemType::MotionPicture,
        ('i' | 'j', _) => ItemType::Song,
        ('k' | 'r', _) => ItemType::Graphic,
        ('m', _) => ItemType::Software,
        ('p' | 'o', _) => ItemType::Collection,
        ('t', _) => ItemType::Manuscript,
        _ if has_host => fields::part_type(marc),
        _ => ItemType::Book,
    }
}
