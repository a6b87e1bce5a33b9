//! MEDLINE, PubMed's format of tagged lines (`.nbib`).
//!
//! `tables.rs` has the types and tags. What no table says is here: authors, who stand twice
//! (`FAU`, `AU`) or as organisations (`CN`), identifiers with their kind behind them, dates,
//! languages and abbreviated pages.

mod names;
mod tables;

use ibid_model::{
    CalendarDate, Date, DateValue, DateVariable, ItemType, NumberVariable, TextVariable, YearPart,
};

use super::tagged::values::{DateForm, identifier, one_line, read_date, season_word};
use super::tagged::{BlankLine, Dialect, NameForm, Reader, Records, Syntax, Writer};
use crate::codec::{Codec, Likeness};
use crate::format::Format;

pub(crate) const CODEC: Codec = Codec {
    name: "nbib",
    title: "MEDLINE (NBIB)",
    aliases: &["medline", "pubmed-nbib"],
    extensions: &["nbib", "medline"],
    media_types: &["application/nbib"],
    specification: "https://pubmed.ncbi.nlm.nih.gov/help/#pubmed-format",
    fields_in_note: true,
    sniff,
    read: Some(|text, sink| DIALECT.read(text, sink)),
    write: Some(|| Box::new(Records(&DIALECT))),
};

static DIALECT: Dialect = Dialect {
    format: Format::Nbib,
    syntax: Syntax {
        split,
        start: "PMID",
        starts_unmarked: &["OWN"],
        end: None,
        blank_ends: BlankLine::EndsUnmarked,
        wraps: true,
        is_known: |tag| {
            matches!(tag, "FAU" | "OWN") || tables::PLACES.iter().any(|place| place.tag == tag)
        },
    },
    type_tag: "PT",
    has_many_types: true,
    types: tables::TYPES,
    unknown: ItemType::ArticleJournal,
    places: tables::PLACES,
    names: NameForm::Inverted,
    dates: DateForm::Edtf,
    key_tag: None,
    read_special,
    write_special,
    line: |tag, value, out| {
        out.push_str(tag);
        let pad = 4_usize.saturating_sub(tag.len());
        out.extend(std::iter::repeat_n(' ', pad));
        out.push_str("- ");
        out.push_str(value);
        out.push('\n');
    },
};

/// A line that begins a record.
fn sniff(head: &str) -> Likeness {
    let mut lines = head.split(['\n', '\r']);
    let is_first = |line: &str| line.starts_with("PMID-") || line == "OWN - ERIC";
    if lines.any(|line| is_first(line.trim_start_matches('\u{feff}').trim_end())) {
        Likeness::Certain
    } else {
        Likeness::No
    }
}

/// `PMID- 1`, `TI  - …`: up to four letters, filled up to four, and a hyphen.
fn split(line: &str) -> Option<(String, &str)> {
    let (tag, value) = line.split_once('-')?;
    let name = tag.trim_end();
    let mut signs = name.bytes();
    let is_tag = signs.next().is_some_and(|b| b.is_ascii_alphabetic())
        && signs.all(|b| b.is_ascii_alphanumeric())
        && (2..=4).contains(&name.len())
        && (tag.len() > name.len() || name.len() == 4)
        && tag.len() <= 6;
    let is_lower = name.bytes().any(|b| b.is_ascii_lowercase());
    let is_apart = value.is_empty() || value.starts_with([' ', '\t']);
    let is_padded = tag.len() == 4;
    (is_tag && is_apart && (!is_lower || is_padded))
        .then(|| (name.to_ascii_uppercase(), value.trim()))
}

fn read_special(reader: &mut Reader<'_>) {
    let types = reader.peek_all("PT");
    if reader.item.item_type == ItemType::ArticleJournal && types.iter().any(|t| t == "Preprint") {
        reader.item.item_type = ItemType::Article;
        reader.take_value("PT", "Preprint");
    }
    if types.iter().any(|t| t == ERIC_ARTICLE) {
        reader.item.item_type = ItemType::ArticleJournal;
    }
    names::read(reader);
    read_identifiers(reader);
    read_dates(reader);
    if let Some(language) = reader.take("LA") {
        reader.set_text(TextVariable::Language, read_language(&language));
    }
    if let Some(pages) = reader.take("PG") {
        reader.set_number(NumberVariable::Page, read_pages(&pages));
    }
    if let Some(issn) = reader.take("IS") {
        let bare = issn.split(" (").next().unwrap_or_default();
        reader.set_text(TextVariable::Issn, bare.to_owned());
    }
    read_eric(reader);
}

/// The type that says what a record of ERIC's is, whatever others stand beside it.
const ERIC_ARTICLE: &str = "Journal Articles";

/// What ERIC's export of the same form has otherwise: `ISSN-1234-5679` and `ISBN-…` with their kind
/// before them, the publisher of a report, book or thesis in `JT`, a thesis's university in `SO`.
fn read_eric(reader: &mut Reader<'_>) {
    for (tag, variable) in [("ISSN", TextVariable::Issn), ("ISBN", TextVariable::Isbn)] {
        let Some(value) = reader.peek(tag) else {
            continue;
        };
        let bare = value.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let bare = bare.trim_start_matches('-');
        if let Ok(normal) = identifier(variable, bare)
            && reader.set_text(variable, normal)
        {
            reader.take(tag);
        }
    }
    let is_eric = reader.peek("OWN").is_some_and(|owner| owner == "ERIC");
    if !is_eric || !tables::BOOKS.contains(&reader.item.item_type) {
        return;
    }
    let source = reader.peek("SO").unwrap_or_default();
    if reader.item.item_type == ItemType::Thesis
        && let Some((genre, university)) = source.split_once(", ")
        && (genre.ends_with(" Dissertation") || genre.ends_with(" Thesis"))
    {
        reader.take("SO");
        reader.set_text(TextVariable::Genre, genre.to_owned());
        reader.set_text(TextVariable::Publisher, university.to_owned());
        return;
    }
    if let Some(publisher) = reader.take("JT") {
        reader.set_text(TextVariable::Publisher, publisher);
    }
}

/// `10.1000/182 [doi]`; others are kept.
fn read_identifiers(reader: &mut Reader<'_>) {
    for (tag, value) in reader.take_all(&["LID", "AID"]) {
        let bare = value.strip_suffix("[doi]").map(str::trim);
        let doi = bare.and_then(|bare| identifier(TextVariable::Doi, bare).ok());
        let is_set = doi.is_some_and(|doi| reader.set_text(TextVariable::Doi, doi));
        if !is_set && !value.is_empty() {
            reader.keep(tag, value);
        }
    }
}

fn read_dates(reader: &mut Reader<'_>) {
    if let Some(text) = reader.peek("DEP")
        && let Some(date) = read_compact(&text)
    {
        reader.take("DEP");
        reader.set_date(DateVariable::AvailableDate, date, "DEP");
    }
    if let Some(text) = reader.take("DP") {
        reader.set_date(DateVariable::Issued, read_date(&text), "DP");
    }
}

/// `20050401`
fn read_compact(text: &str) -> Option<Date> {
    if text.len() != 8 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (year, rest) = text.split_at_checked(4)?;
    let (month, day) = rest.split_at_checked(2)?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    let date = CalendarDate::day_of(year.parse().ok()?, month, day).ok()?;
    Some(Date::single(date))
}

fn read_language(code: &str) -> String {
    let mut known = tables::LANGUAGES.iter();
    let found = known.find(|(medline, _)| medline.eq_ignore_ascii_case(code));
    found.map_or_else(|| code.to_owned(), |(_, tag)| (*tag).to_owned())
}

/// `101-9` is 101 to 109.
fn read_pages(text: &str) -> String {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if let Some((first, last)) = text.split_once('-')
        && is_number(first)
        && is_number(last)
        && let Some(kept) = first.len().checked_sub(last.len()).filter(|kept| *kept > 0)
        && let Some(start) = first.get(..kept)
    {
        return format!("{first}-{start}{last}");
    }
    text.to_owned()
}

fn write_special(writer: &mut Writer<'_, '_>) {
    names::write(writer);
    let item = writer.item.peek();
    if let Some(doi) = item.text(TextVariable::Doi)
        && identifier(TextVariable::Doi, doi).is_ok_and(|normal| normal == doi)
    {
        writer.item.text(TextVariable::Doi);
        writer.push("LID", format!("{doi} [doi]"));
    }
    write_dates(writer);
    if let Some(tag) = item.text(TextVariable::Language) {
        let mut known = tables::LANGUAGES.iter();
        let found = known.find(|(_, known)| *known == tag);
        let code = found.map_or(tag, |(code, _)| *code);
        if read_language(code) == tag {
            writer.item.text(TextVariable::Language);
            writer.push("LA", code.to_owned());
        }
    }
    if let Some(pages) = item.number(NumberVariable::Page)
        && read_pages(&one_line(pages)) == pages
    {
        writer.item.number(NumberVariable::Page);
        writer.push("PG", pages.to_owned());
    }
    if let Some(issn) = item.text(TextVariable::Issn)
        && !issn.contains(" (")
    {
        writer.text(TextVariable::Issn, "IS");
    }
}

fn write_dates(writer: &mut Writer<'_, '_>) {
    let item = writer.item.peek();
    if let Some(date) = item.dates.get(DateVariable::AvailableDate)
        && let Some(text) = date.to_edtf().map(|edtf| edtf.replace('-', ""))
        && read_compact(&text).as_ref() == Some(date)
    {
        writer.item.date(DateVariable::AvailableDate);
        writer.push("DEP", text);
    }
    let Some(date) = writer.item.date(DateVariable::Issued) else {
        return;
    };
    let candidates = [spoken(date), date.to_edtf(), date.literal.clone()];
    let mut found = candidates.iter().flatten();
    let same = found.find(|text| one_line(text) == **text && read_date(text) == *date);
    if same.is_none() {
        writer.item.reduced("issued", "how the date is written");
    }
    let any = same.or_else(|| candidates.iter().flatten().next());
    writer.push("DP", any.map(|text| one_line(text)).unwrap_or_default());
}

/// `2005 Apr 1`
fn spoken(date: &Date) -> Option<String> {
    let Some(DateValue::Single(single)) = date.value else {
        return None;
    };
    let month = |month: u8| tables::MONTHS.get(usize::from(month).checked_sub(1)?);
    Some(match single.part {
        YearPart::Year => single.year.to_string(),
        YearPart::Month(m) => format!("{} {}", single.year, month(m)?),
        YearPart::Day { month: m, day } => format!("{} {} {day}", single.year, month(m)?),
        YearPart::Season(season) => format!("{} {}", single.year, season_word(season)),
        YearPart::Unspecified { .. } => return None,
    })
}
