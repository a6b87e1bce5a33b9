//! Entries of Hayagriva as items.

use ibid_model::{
    DateVariable, Diagnostic, ItemType, Name, NameVariable, NumberVariable, TextVariable, codes,
};
use serde_json::{Map, Value};

use super::strings;
use super::table::{ROLES, default_parent, item_type};
use crate::codec::Sink;
use crate::error::FormatError;
use crate::format::Format;
use crate::record::{Reading, Record, scalar};
use crate::yaml::{self, Kind};

pub(super) fn read(text: &str, sink: &mut dyn Sink) -> Result<(), FormatError> {
    let tree = yaml::read(Format::Hayagriva, text, sink)?;
    let Kind::Map(members) = tree.kind else {
        return Err(FormatError::not(
            Format::Hayagriva,
            "it is no mapping of keys to entries",
        ));
    };
    for (key, value) in members {
        let (line, column) = (value.line, value.column);
        let place = |mut diagnostic: Diagnostic| {
            diagnostic.line = Some(line);
            diagnostic.column = Some(column);
            diagnostic
        };
        let Value::Object(fields) = value.into_value() else {
            let error = Diagnostic::error(
                codes::FORMAT_ENTRY,
                format!("`{key}` is no entry with fields"),
            );
            sink.diagnostic(place(
                error.with_help("an entry is `key:` with `type:` and more below it"),
            ));
            continue;
        };
        let mut reading = entry(fields.into());
        reading.item.id = key;
        for remark in reading.remarks {
            sink.diagnostic(place(remark));
        }
        sink.item(reading.item);
    }
    Ok(())
}

fn entry(mut record: Record) -> Reading {
    let name = record.text("type").unwrap_or_else(|| "misc".to_owned());
    let name = name.to_ascii_lowercase();
    let parents = record.records("parent");
    let parent_type = parents.first().map(|parent| parent_type(&name, parent));
    let known = item_type(&name, parent_type.as_deref());
    let mut reading = Reading::new(known.unwrap_or(ItemType::Document));
    if known.is_none() {
        reading.warn(
            format!("`{name}` is no type of Hayagriva's; the entry is read as `document`"),
            "use `article`, `book`, `web`, …",
        );
        record.put("type", Value::from(name.as_str()));
    }
    let (title, short) = formatted(&mut record, "title");
    reading.text(TextVariable::Title, title);
    reading.text(TextVariable::TitleShort, short);
    people(&mut reading, &mut record);
    own(&mut reading, &mut record);
    let mut rest = Vec::new();
    for (at, parent) in parents.into_iter().enumerate() {
        let kind = parent_type_or(&parent, parent_type.as_deref());
        let is_collection = is_collection(&name, &kind);
        if at == 0 && is_collection {
            collection(&mut reading, parent);
        } else if at == 0 {
            container(&mut reading, parent);
        } else {
            rest.push(Value::Object(parent.rest()));
        }
    }
    if !rest.is_empty() {
        record.put("parent", Value::Array(rest));
    }
    reading.keep("hayagriva", record.rest());
    reading
}

fn parent_type(name: &str, parent: &Record) -> String {
    parent_type_or(parent, Some(default_parent(name)))
}

fn parent_type_or(parent: &Record, otherwise: Option<&str>) -> String {
    let own = parent.peek("type").and_then(Value::as_str);
    own.or(otherwise).unwrap_or("misc").to_ascii_lowercase()
}

/// Whether a parent is the series that a work of its own stands in.
fn is_collection(name: &str, parent: &str) -> bool {
    let is_own = matches!(
        name,
        "book"
            | "report"
            | "thesis"
            | "proceedings"
            | "reference"
            | "anthology"
            | "periodical"
            | "legislation"
            | "patent"
            | "manuscript"
            | "misc"
    );
    is_own && !matches!(parent, "original" | "web" | "repository")
}

/// Takes a formattable string, and its short form.
fn formatted(record: &mut Record, key: &str) -> (Option<String>, Option<String>) {
    record.take(key).map_or((None, None), strings::read)
}

fn people(reading: &mut Reading, record: &mut Record) {
    let names = |record: &mut Record, key: &str| -> Vec<Name> {
        let list = record.people(key, strings::OF_NAMES);
        list.into_iter().map(strings::read_person).collect()
    };
    let authors = names(record, "author");
    reading.names(NameVariable::Author, authors);
    let editors = names(record, "editor");
    reading.names(NameVariable::Editor, editors);
    let mut rest = Vec::new();
    for mut group in record.records("affiliated") {
        let role = group
            .peek("role")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let role = role.to_ascii_lowercase();
        let folded = role.split(['-', ' ', '_']).collect::<String>();
        let known = ROLES
            .iter()
            .find(|(name, _)| name.split('-').collect::<String>() == folded);
        match known {
            Some((_, variable)) => {
                let people = names(&mut group, "names");
                reading.names(*variable, people);
            }
            None => rest.push(Value::Object(group.rest())),
        }
    }
    if !rest.is_empty() {
        record.put("affiliated", Value::Array(rest));
    }
}

/// Formattable strings: field and variable.
pub(super) const TEXTS: &[(&str, TextVariable)] = &[
    ("abstract", TextVariable::Abstract),
    ("genre", TextVariable::Genre),
    ("call-number", TextVariable::CallNumber),
    ("location", TextVariable::EventPlace),
    ("organization", TextVariable::Authority),
    ("archive", TextVariable::Archive),
    ("archive-location", TextVariable::ArchivePlace),
    ("note", TextVariable::Note),
];

/// Numbers: field and variable.
pub(super) const NUMBERS: &[(&str, NumberVariable)] = &[
    ("volume", NumberVariable::Volume),
    ("issue", NumberVariable::Issue),
    ("edition", NumberVariable::Edition),
    ("chapter", NumberVariable::ChapterNumber),
    ("page-range", NumberVariable::Page),
    ("page-total", NumberVariable::NumberOfPages),
    ("volume-total", NumberVariable::NumberOfVolumes),
];

/// Serial numbers: kind and variable.
pub(super) const SERIALS: &[(&str, TextVariable)] = &[
    ("doi", TextVariable::Doi),
    ("isbn", TextVariable::Isbn),
    ("issn", TextVariable::Issn),
    ("pmid", TextVariable::Pmid),
    ("pmcid", TextVariable::Pmcid),
];

fn own(reading: &mut Reading, record: &mut Record) {
    for (key, variable) in TEXTS {
        reading.text(*variable, formatted(record, key).0);
    }
    for (key, variable) in NUMBERS {
        reading.number(*variable, record.text(key));
    }
    let date = record.take("date");
    reading.date(
        DateVariable::Issued,
        date.as_ref().and_then(strings::read_date),
    );
    publisher(reading, record);
    serials(reading, record);
    reading.text(TextVariable::Language, record.text("language"));
    reading.text(TextVariable::Dimensions, record.text("runtime"));
    if let Some(mut url) = record.record("url") {
        reading.text(TextVariable::Url, url.text("value"));
        let date = url.take("date");
        reading.date(
            DateVariable::Accessed,
            date.as_ref().and_then(strings::read_date),
        );
    }
    reading.text(TextVariable::Url, record.text("url"));
}

fn publisher(reading: &mut Reading, record: &mut Record) {
    let is_parts = record
        .peek("publisher")
        .is_some_and(|p| p.get("name").is_some() || p.get("location").is_some());
    if !is_parts {
        reading.text(TextVariable::Publisher, formatted(record, "publisher").0);
        return;
    }
    if let Some(mut publisher) = record.record("publisher") {
        reading.text(TextVariable::Publisher, formatted(&mut publisher, "name").0);
        let place = formatted(&mut publisher, "location").0;
        reading.text(TextVariable::PublisherPlace, place);
    }
}

fn serials(reading: &mut Reading, record: &mut Record) {
    let key = match record.peek("serial-number") {
        Some(_) => "serial-number",
        None => "serial",
    };
    let Some(mut serials) = record.record(key) else {
        reading.number(NumberVariable::Number, record.text(key));
        return;
    };
    for (kind, variable) in SERIALS {
        reading.text(*variable, serials.text(kind));
    }
    reading.number(NumberVariable::Number, serials.text("serial"));
    let rest: Map<String, Value> = serials.rest();
    if !rest.is_empty() {
        record.put(key, Value::Object(rest));
    }
}

/// What the work appeared in: its title, and what the work itself does not say.
fn container(reading: &mut Reading, mut parent: Record) {
    let (title, short) = formatted(&mut parent, "title");
    let kind = parent_type_or(&parent, None);
    let is_event = matches!(kind.as_str(), "conference" | "exhibition");
    if is_event {
        reading.text(TextVariable::EventTitle, title);
    } else {
        reading.text(TextVariable::ContainerTitle, title);
        reading.text(TextVariable::ContainerTitleShort, short);
    }
    let authors = parent.list("author").into_iter().map(strings::read_person);
    let authors: Vec<Name> = authors.collect();
    reading.names(NameVariable::ContainerAuthor, authors);
    if !reading.item.names.contains(NameVariable::Editor) {
        let editors = parent.list("editor").into_iter().map(strings::read_person);
        let editors: Vec<Name> = editors.collect();
        reading.names(NameVariable::Editor, editors);
    }
    if let Some(above) = parent.record("parent") {
        collection(reading, above);
    }
    let note = parent.take("note");
    own(reading, &mut parent);
    if let Some(note) = note {
        parent.put("note", note);
    }
}

/// The series: its title, and the number in it.
fn collection(reading: &mut Reading, mut series: Record) {
    reading.text(
        TextVariable::CollectionTitle,
        formatted(&mut series, "title").0,
    );
    let number = series.text("volume").or_else(|| series.text("issue"));
    reading.number(NumberVariable::CollectionNumber, number);
    let editors = series.list("editor").into_iter().map(strings::read_person);
    let editors: Vec<Name> = editors.collect();
    reading.names(NameVariable::CollectionEditor, editors);
    let serial = series
        .peek("serial-number")
        .and_then(|serial| serial.get("issn"));
    reading.text(TextVariable::Issn, serial.and_then(scalar));
}
