//! RefWorks' tagged format.
//!
//! `tables.rs` has the types and tags. What no table says is here: pages and dates, which stand in
//! two fields each.

mod tables;

use ibid_model::{DateVariable, ItemType, NumberVariable};

use super::tagged::values::{DateForm, join_pages, read_pair, split_pages, write_pair};
use super::tagged::{BlankLine, Dialect, NameForm, Reader, Records, Syntax, Writer};
use crate::codec::{Codec, Likeness};
use crate::format::Format;

pub(crate) const CODEC: Codec = Codec {
    name: "refworks",
    title: "RefWorks tagged",
    aliases: &["refworks-tagged"],
    extensions: &["refworks"],
    media_types: &["application/x-refworks"],
    specification: "https://www.refworks.com/refworks/help/RefWorks_Tagged_Format.htm",
    fields_in_note: true,
    sniff,
    read: Some(|text, sink| DIALECT.read(text, sink)),
    write: Some(|| Box::new(Records(&DIALECT))),
};

static DIALECT: Dialect = Dialect {
    format: Format::Refworks,
    syntax: Syntax {
        split,
        start: "RT",
        starts_unmarked: &[],
        end: None,
        blank_ends: BlankLine::EndsUnmarked,
        wraps: false,
        is_known: |_| false,
    },
    type_tag: "RT",
    has_many_types: false,
    types: tables::TYPES,
    unknown: ItemType::Document,
    places: tables::PLACES,
    names: NameForm::Inverted,
    dates: DateForm::Edtf,
    key_tag: Some("ID"),
    read_special,
    write_special,
    line: |tag, value, out| {
        out.push_str(tag);
        out.push(' ');
        out.push_str(value);
        out.push('\n');
    },
};

/// `RT` and a type of RefWorks'.
fn sniff(head: &str) -> Likeness {
    let mut lines = head.split(['\n', '\r']);
    let is_start = |line: &str| {
        let split = split(line.trim_start_matches('\u{feff}'));
        let word = split
            .filter(|(tag, _)| tag == "RT")
            .map(|(_, word)| word.to_owned());
        word.is_some_and(|word| {
            let mut types = tables::TYPES.iter();
            types.any(|(known, _)| known.eq_ignore_ascii_case(&word))
        })
    };
    if lines.any(is_start) {
        Likeness::Certain
    } else {
        Likeness::No
    }
}

/// `A1 Doe, Jane`: only the format's own tags are ones, in capitals, as text may begin with two
/// letters too.
fn split(line: &str) -> Option<(String, &str)> {
    let (tag, value) = line.split_at_checked(2)?;
    let is_apart = value.is_empty() || value.starts_with([' ', '\t', '\u{a0}']);
    let is_known =
        tables::PLACES.iter().any(|place| place.tag == tag) || tables::OTHER_TAGS.contains(&tag);
    (is_known && is_apart).then(|| (tag.to_owned(), value.trim()))
}

fn read_special(reader: &mut Reader<'_>) {
    let first = reader.take("SP").unwrap_or_default();
    let last = reader.take("OP").unwrap_or_default();
    if !(first.is_empty() && last.is_empty()) {
        let (variable, pages) = read_pages(reader.item.item_type, &first, &last);
        reader.set_number(variable, pages);
    }
    let year = reader.take("YR").unwrap_or_default();
    let day = reader.peek("FD").unwrap_or_default();
    if year.is_empty() && day.is_empty() {
        return;
    }
    let (date, used_day) = read_pair(&year, &day);
    if used_day {
        reader.take("FD");
    }
    reader.set_date(DateVariable::Issued, date, "YR");
}

/// A book's `SP` alone is how many pages it has.
fn read_pages(item_type: ItemType, first: &str, last: &str) -> (NumberVariable, String) {
    let is_whole = matches!(item_type, ItemType::Book | ItemType::Thesis);
    if is_whole && last.is_empty() {
        (NumberVariable::NumberOfPages, first.to_owned())
    } else {
        (NumberVariable::Page, join_pages(first, last))
    }
}

fn write_special(writer: &mut Writer<'_, '_>) {
    let item = writer.item.peek();
    for variable in [NumberVariable::Page, NumberVariable::NumberOfPages] {
        let text = item.number(variable).unwrap_or_default();
        let (first, last) = match variable {
            NumberVariable::Page => split_pages(text).unwrap_or((text, "")),
            _ => (text, ""),
        };
        let read = read_pages(writer.read_as, first, last);
        if !text.is_empty() && read == (variable, text.to_owned()) {
            writer.item.number(variable);
            writer.push("SP", first.to_owned());
            writer.push("OP", last.to_owned());
            break;
        }
    }
    if let Some(date) = writer.item.date(DateVariable::Issued) {
        let (year, day, is_same) = write_pair(date, DateForm::Edtf);
        if !is_same {
            writer.item.reduced("issued", "how the date is written");
        }
        writer.push("YR", year);
        writer.push("FD", day);
    }
}
