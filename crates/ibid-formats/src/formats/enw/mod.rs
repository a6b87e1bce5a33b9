//! EndNote's tagged format (`.enw`), which grew out of refer's.
//!
//! `tables.rs` has the types and tags. What no table says is here: dates in two fields, and the
//! type of a record of refer's, which has none.

mod tables;

use ibid_model::{DateVariable, ItemType};

use super::tagged::values::{DateForm, read_pair, write_pair};
use super::tagged::{BlankLine, Dialect, NameForm, Reader, Records, Syntax, Writer};
use crate::codec::{Codec, Likeness};
use crate::format::Format;

pub(crate) const CODEC: Codec = Codec {
    name: "enw",
    title: "EndNote tagged (Refer)",
    aliases: &["endnote", "refer", "endnote-tagged"],
    extensions: &["enw", "refer"],
    media_types: &["application/x-endnote-refer"],
    specification: "https://en.wikipedia.org/wiki/Refer_(software)",
    fields_in_note: true,
    sniff,
    read: Some(|text, sink| DIALECT.read(text, sink)),
    write: Some(|| Box::new(Records(&DIALECT))),
};

static DIALECT: Dialect = Dialect {
    format: Format::Enw,
    syntax: Syntax {
        split,
        start: "%0",
        starts_unmarked: &[],
        end: None,
        blank_ends: BlankLine::EndsUnmarked,
        wraps: false,
        is_known: |_| true,
    },
    type_tag: "%0",
    has_many_types: false,
    types: tables::TYPES,
    unknown: ItemType::Document,
    places: tables::PLACES,
    names: NameForm::Refer,
    dates: DateForm::Edtf,
    key_tag: Some("%F"),
    read_special,
    write_special,
    line: |tag, value, out| {
        out.push_str(tag);
        out.push(' ');
        out.push_str(value);
        out.push('\n');
    },
};

/// `%0` and a type; `%A` or `%T`, as refer has them, could be of another format.
fn sniff(head: &str) -> Likeness {
    let begins = |tag: &str| {
        let mut lines = head.split(['\n', '\r']);
        lines.any(|line| split(line.trim_start_matches('\u{feff}')).is_some_and(|(t, _)| t == tag))
    };
    if begins("%0") {
        Likeness::Certain
    } else if begins("%T") && begins("%A") {
        Likeness::Perhaps
    } else {
        Likeness::No
    }
}

/// `%A Doe, Jane`
fn split(line: &str) -> Option<(String, &str)> {
    let rest = line.trim_start_matches([' ', '\t']);
    if line.len() - rest.len() > 3 {
        return None;
    }
    let (tag, value) = rest.split_at_checked(2)?;
    let sign = tag.strip_prefix('%').and_then(|sign| sign.bytes().next())?;
    let is_apart = value.is_empty() || value.starts_with([' ', '\t', '\u{a0}']);
    (sign.is_ascii_graphic() && is_apart).then(|| (tag.to_owned(), value.trim()))
}

fn read_special(reader: &mut Reader<'_>) {
    if !reader.has("%0") {
        let types = [
            ("%J", ItemType::ArticleJournal),
            ("%B", ItemType::Chapter),
            ("%I", ItemType::Book),
        ];
        let mut found = types.iter().filter(|(tag, _)| reader.has(tag));
        if let Some((_, item_type)) = found.next() {
            reader.item.item_type = *item_type;
        }
    }
    let year = reader.take("%D").unwrap_or_default();
    let day = reader.peek("%8").unwrap_or_default();
    if year.is_empty() && day.is_empty() {
        return;
    }
    let (date, used_day) = read_pair(&year, &day);
    if used_day {
        reader.take("%8");
    }
    reader.set_date(DateVariable::Issued, date, "%D");
}

fn write_special(writer: &mut Writer<'_, '_>) {
    if let Some(date) = writer.item.date(DateVariable::Issued) {
        let (year, day, is_same) = write_pair(date, DateForm::Edtf);
        if !is_same {
            writer.item.reduced("issued", "how the date is written");
        }
        writer.push("%D", year);
        writer.push("%8", day);
    }
}
