//! RIS: the specifications of 2001 and 2011, and what programs and publishers make of them.
//!
//! `tables.rs` has the types and tags. What no table says is here: titles of conferences, pages,
//! and dates, which may stand in two fields each.

mod tables;

use ibid_model::{DateVariable, ItemType, NumberVariable, TextVariable};

use super::tagged::values::{
    DateForm, identifier, join_pages, read_date, read_pair, split_pages, write_pair,
};
use super::tagged::{BlankLine, Dialect, NameForm, Reader, Records, Syntax, Writer};
use crate::codec::{Codec, Likeness};
use crate::format::Format;

pub(crate) const CODEC: Codec = Codec {
    name: "ris",
    title: "RIS",
    aliases: &["refman", "reference-manager"],
    extensions: &["ris"],
    media_types: &["application/x-research-info-systems"],
    specification: "https://en.wikipedia.org/wiki/RIS_(file_format)",
    fields_in_note: true,
    sniff,
    read: Some(|text, sink| DIALECT.read(text, sink)),
    write: Some(|| Box::new(Records(&DIALECT))),
};

static DIALECT: Dialect = Dialect {
    format: Format::Ris,
    syntax: Syntax {
        split,
        start: "TY",
        starts_unmarked: &[],
        end: Some("ER"),
        blank_ends: BlankLine::Nothing,
        wraps: false,
        is_known: |tag| tables::PLACES.iter().any(|place| place.tag == tag),
    },
    type_tag: "TY",
    has_many_types: false,
    types: tables::TYPES,
    unknown: ItemType::Document,
    places: tables::PLACES,
    names: NameForm::Inverted,
    dates: DateForm::Slashed,
    key_tag: Some("ID"),
    read_special,
    write_special,
    line: |tag, value, out| {
        out.push_str(tag);
        out.push_str("  - ");
        out.push_str(value);
        out.push('\n');
    },
};

/// A line that begins a record.
fn sniff(head: &str) -> Likeness {
    let is_start = |line: &str| split(line).is_some_and(|(tag, _)| tag == "TY");
    if head
        .split(['\n', '\r'])
        .any(|line| is_start(line.trim_start_matches('\u{feff}')))
    {
        Likeness::Certain
    } else {
        Likeness::No
    }
}

/// `TY  - JOUR`, with one space or more before the hyphen; a tag in lower case has the two of the
/// specification, as text may have `so - called`.
fn split(line: &str) -> Option<(String, &str)> {
    let bare = line.trim_start();
    if line.len() - bare.len() > 3 {
        return None;
    }
    let (tag, rest) = bare.split_at_checked(2)?;
    let mut signs = tag.bytes();
    let is_tag = signs.next().is_some_and(|b| b.is_ascii_alphabetic())
        && signs.next().is_some_and(|b| b.is_ascii_alphanumeric());
    let behind = rest.trim_start_matches([' ', '\t', '\u{a0}']);
    let spaces = rest.len() - behind.len();
    let value = behind.strip_prefix(['-', '–'])?;
    let is_lower = tag.bytes().any(|b| b.is_ascii_lowercase());
    let is_apart = value.is_empty() || value.starts_with([' ', '\t', '\u{a0}']);
    let is_line = is_tag && spaces > 0 && (is_apart || spaces > 1) && (!is_lower || spaces > 1);
    is_line.then(|| (tag.to_ascii_uppercase(), value.trim()))
}

/// Types whose `SP` is how many pages they have.
const WHOLE: &[ItemType] = &[ItemType::Book, ItemType::Thesis, ItemType::Manuscript];

fn read_special(reader: &mut Reader<'_>) {
    let item_type = reader.item.item_type;
    if item_type == ItemType::PaperConference && reader.peek("C3").is_some() {
        // EndNote: `T2` is the conference, `C3` its proceedings.
        if let Some(event) = reader.take("T2") {
            reader.set_text(TextVariable::EventTitle, event);
        }
        if let Some(title) = reader.take("C3") {
            reader.set_text(TextVariable::ContainerTitle, title);
        }
    }
    let first = reader.take("SP").unwrap_or_default();
    let last = reader.take("EP").unwrap_or_default();
    if !(first.is_empty() && last.is_empty()) {
        let (variable, pages) = read_pages(item_type, &first, &last);
        reader.set_number(variable, pages);
    }
    read_dates(reader);
    if tables::ARTICLES.contains(&item_type) {
        read_of_article(reader);
    }
    for tag in ["M3", "L3"] {
        let value = reader.peek(tag).unwrap_or_default();
        if reader.peek("DO").is_none()
            && let Ok(doi) = identifier(TextVariable::Doi, &value)
        {
            reader.take(tag);
            reader.set_text(TextVariable::Doi, doi);
        }
    }
}

/// What EndNote has other fields for in articles: `ET` is the day of the publication before print,
/// `M1` the issue where `IS` is not there. Ovid's `M1` are numbers of its own.
fn read_of_article(reader: &mut Reader<'_>) {
    if let Some(day) = reader.peek("ET").filter(|text| is_day(text)) {
        reader.take("ET");
        reader.set_date(DateVariable::AvailableDate, read_date(&day), "ET");
    }
    let has_issue = reader.has("IS") || reader.has("CP");
    for (tag, value) in reader.take_all(&["M1"]) {
        let is_count = value.starts_with(|c: char| c.is_ascii_digit()) && !value.contains(' ');
        if has_issue || !is_count || !reader.set_number(NumberVariable::Issue, value.clone()) {
            reader.keep(tag, value);
        }
    }
}

/// `2016/01/30`, `20160130`
fn is_day(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    digits == 8
        && text
            .bytes()
            .all(|b| b.is_ascii_digit() || b"/-".contains(&b))
}

fn read_pages(item_type: ItemType, first: &str, last: &str) -> (NumberVariable, String) {
    let pages = join_pages(first, last);
    if WHOLE.contains(&item_type) && last.is_empty() {
        (NumberVariable::NumberOfPages, first.to_owned())
    } else {
        (NumberVariable::Page, pages)
    }
}

fn read_dates(reader: &mut Reader<'_>) {
    let year_tag = if reader.peek("PY").is_some() {
        "PY"
    } else {
        "Y1"
    };
    let year = reader.take(year_tag).unwrap_or_default();
    // Web of Science: `PD  - APR 15`.
    let day_tag = if reader.peek("DA").is_some() {
        "DA"
    } else {
        "PD"
    };
    let day = reader.peek(day_tag).unwrap_or_default();
    if year.is_empty() && day.is_empty() {
        return;
    }
    let (date, used_day) = read_pair(&year, &day);
    if used_day {
        reader.take(day_tag);
    }
    reader.set_date(DateVariable::Issued, date, year_tag);
}

fn write_special(writer: &mut Writer<'_, '_>) {
    let item = writer.item.peek();
    let has = |variable| item.text(variable).is_some_and(|text| !text.is_empty());
    if writer.read_as == ItemType::PaperConference
        && has(TextVariable::EventTitle)
        && has(TextVariable::ContainerTitle)
    {
        writer.text(TextVariable::EventTitle, "T2");
        writer.text(TextVariable::ContainerTitle, "C3");
    }
    write_pages(writer);
    if let Some(date) = writer.item.date(DateVariable::Issued) {
        let (year, day, is_same) = write_pair(date, DateForm::Slashed);
        if !is_same {
            writer.item.reduced("issued", "how the date is written");
        }
        writer.push("PY", year);
        writer.push("DA", day);
    }
}

fn write_pages(writer: &mut Writer<'_, '_>) {
    let item = writer.item.peek();
    for variable in [NumberVariable::Page, NumberVariable::NumberOfPages] {
        let Some(text) = item.number(variable) else {
            continue;
        };
        let (first, last) = split_pages(text).unwrap_or((text, ""));
        let (first, last) = match variable {
            NumberVariable::Page => (first, last),
            _ => (text, ""),
        };
        if read_pages(writer.read_as, first, last) == (variable, text.to_owned()) {
            writer.item.number(variable);
            writer.push("SP", first.to_owned());
            writer.push("EP", last.to_owned());
            return;
        }
    }
}
