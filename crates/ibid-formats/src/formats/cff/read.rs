//! Files of CFF as items.

use ibid_model::{
    DateVariable, Diagnostic, ItemType, NumberVariable, Severity, TextVariable, codes,
};
use serde_json::{Map, Value};

use super::people;
use super::table::{LIST_MESSAGE, NAMES, NUMBERS, TEXTS, TYPES, UNTITLED};
use crate::codec::Sink;
use crate::error::FormatError;
use crate::format::Format;
use crate::record::{Reading, Record, scalar};
use crate::yaml::{self, Kind, Yaml};

pub(super) fn read(text: &str, sink: &mut dyn Sink) -> Result<(), FormatError> {
    let tree = yaml::read(Format::Cff, text, sink)?;
    let Kind::Map(members) = tree.kind else {
        return Err(FormatError::not(Format::Cff, "it is no mapping of keys"));
    };
    let mut own = Map::new();
    let mut preferred = None;
    let mut references = Vec::new();
    for (key, value) in members {
        match (key.as_str(), value.kind) {
            ("preferred-citation", kind @ Kind::Map(_)) => preferred = Some(Yaml { kind, ..value }),
            ("references", Kind::List(entries)) => references.extend(entries),
            (_, kind) => {
                let value = Yaml { kind, ..value };
                own.insert(key, value.into_value());
            }
        }
    }
    let is_list = own.get("message").and_then(Value::as_str) == Some(LIST_MESSAGE);
    match preferred {
        Some(entry) => {
            let stands_for = format!(
                "the file asks to be cited by its `preferred-citation`: `{}` is left out",
                own.get("title").and_then(scalar).unwrap_or_default()
            );
            let is_same =
                own.get("title") == entry.get("title").map(|t| t.clone().into_value()).as_ref();
            if !is_same && !is_list {
                let note = Diagnostic::new(codes::FORMAT_GUESS, Severity::Note, stands_for);
                sink.diagnostic(entry.place(note));
            }
            give(entry, sink);
        }
        None if is_list || !own.contains_key("title") => {}
        None => sink.item(root(own.into()).item),
    }
    for entry in references {
        give(entry, sink);
    }
    Ok(())
}

fn give(entry: Yaml, sink: &mut dyn Sink) {
    let (line, column) = (entry.line, entry.column);
    let place = |mut diagnostic: Diagnostic| {
        diagnostic.line = Some(line);
        diagnostic.column = Some(column);
        diagnostic
    };
    let Value::Object(fields) = entry.into_value() else {
        let error = Diagnostic::error(codes::FORMAT_ENTRY, "a reference is no mapping of keys");
        sink.diagnostic(place(
            error.with_help("give it `type`, `title` and `authors`"),
        ));
        return;
    };
    let reading = reference(fields.into());
    for remark in reading.remarks {
        sink.diagnostic(place(remark));
    }
    sink.item(reading.item);
}

/// The software or dataset that the file stands for.
fn root(mut record: Record) -> Reading {
    let is_data = record.peek("type").and_then(Value::as_str) == Some("dataset");
    record.take("cff-version");
    record.take("message");
    record.put(
        "type",
        Value::from(if is_data { "dataset" } else { "software" }),
    );
    reference(record)
}

fn reference(mut record: Record) -> Reading {
    let name = record.text("type").unwrap_or_default();
    let known = TYPES.iter().find(|(known, _)| *known == name);
    let mut reading = Reading::new(known.map_or(ItemType::Document, |(_, csl)| *csl));
    if known.is_none() && !name.is_empty() {
        record.put("type", Value::from(name));
    }
    for (key, variable) in NAMES {
        let people = record.records(key);
        let has_more = |person: &Record| {
            ["orcid", "affiliation", "email", "website"]
                .iter()
                .any(|key| person.peek(key).is_some())
        };
        if people.iter().any(has_more) {
            let all = people.iter().map(|p| Value::Object(p.clone().rest()));
            record.put(key, all.collect());
        }
        let names = people.into_iter().filter_map(|mut p| people::read(&mut p));
        reading.names(*variable, names.collect());
    }
    for (key, variable) in TEXTS {
        reading.text(*variable, record.text(key).filter(|text| text != UNTITLED));
    }
    for (key, variable) in NUMBERS {
        reading.number(*variable, record.text(key));
    }
    entities(&mut reading, &mut record);
    dates(&mut reading, &mut record);
    pages(&mut reading, &mut record);
    identifiers(&mut reading, &mut record);
    let words = record.texts("keywords");
    if !words.is_empty() {
        reading.text(TextVariable::Keyword, Some(words.join(", ")));
    }
    let languages = record.texts("languages");
    reading.text(TextVariable::Language, languages.into_iter().next());
    reading.text(TextVariable::Note, record.text("notes"));
    reading.keep("cff", record.rest());
    reading
}

/// Entities: publisher, institution, conference, database, location.
fn entities(reading: &mut Reading, record: &mut Record) {
    for key in ["publisher", "institution"] {
        let Some(mut entity) = record.record(key) else {
            continue;
        };
        reading.text(TextVariable::Publisher, entity.text("name"));
        let place = entity.text("address").or_else(|| entity.text("city"));
        reading.text(TextVariable::PublisherPlace, place);
        let rest = entity.rest();
        if !rest.is_empty() {
            record.put(key, Value::Object(rest));
        }
    }
    if let Some(mut conference) = record.record("conference") {
        reading.text(TextVariable::EventTitle, conference.text("name"));
        let place = conference
            .text("location")
            .or_else(|| conference.text("city"));
        reading.text(TextVariable::EventPlace, place);
        let start = conference.text("date-start");
        let end = conference.text("date-end");
        let whole = match (start, end) {
            (Some(start), Some(end)) if start != end => Some(format!("{start}/{end}")),
            (start, end) => start.or(end),
        };
        reading.date(DateVariable::EventDate, whole);
    }
    if let Some(mut provider) = record.record("database-provider") {
        reading.text(TextVariable::Publisher, provider.text("name"));
    }
    reading.text(TextVariable::Source, record.text("database"));
    if let Some(mut location) = record.record("location") {
        reading.text(TextVariable::Archive, location.text("name"));
        reading.text(TextVariable::ArchivePlace, location.text("city"));
    }
}

/// The date of publication: `issue-date` as it is written, a whole day, or year and month.
fn dates(reading: &mut Reading, record: &mut Record) {
    let issued = record.text("issue-date");
    let released = record
        .text("date-released")
        .or_else(|| record.text("date-published"));
    let year = record.text("year");
    let month = record
        .text("month")
        .and_then(|month| month.parse::<u8>().ok());
    let by_parts = year.map(|year| match month {
        Some(month) => format!("{year:0>4}-{month:02}"),
        None => format!("{year:0>4}"),
    });
    reading.date(DateVariable::Issued, issued.or(released).or(by_parts));
    reading.date(DateVariable::Accessed, record.text("date-accessed"));
    let original = record
        .text("year-original")
        .map(|year| format!("{year:0>4}"));
    reading.date(DateVariable::OriginalDate, original);
}

fn pages(reading: &mut Reading, record: &mut Record) {
    let whole = match (record.text("start"), record.text("end")) {
        (Some(start), Some(end)) if start != end => Some(format!("{start}-{end}")),
        (start, end) => start.or(end),
    };
    reading.number(NumberVariable::Page, whole);
}

fn identifiers(reading: &mut Reading, record: &mut Record) {
    reading.text(TextVariable::Doi, record.text("doi"));
    reading.text(TextVariable::Isbn, record.text("isbn"));
    reading.text(TextVariable::Issn, record.text("issn"));
    let mut rest = Vec::new();
    for value in record.list("identifiers") {
        let is_doi = value.get("type").and_then(Value::as_str) == Some("doi");
        let id = value.get("value").and_then(scalar);
        if is_doi && !reading.item.texts.contains(TextVariable::Doi) {
            reading.text(TextVariable::Doi, id);
        } else {
            rest.push(value);
        }
    }
    if !rest.is_empty() {
        record.put("identifiers", Value::Array(rest));
    }
    for key in [
        "url",
        "repository-code",
        "repository",
        "repository-artifact",
    ] {
        if reading.item.texts.contains(TextVariable::Url) {
            break;
        }
        reading.text(TextVariable::Url, record.text(key));
    }
}
