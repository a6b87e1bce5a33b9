//! CSL-YAML: CSL-JSON's items as pandoc has them in a document's metadata, with markup in
//! pandoc's Markdown.
//!
//! A file is `references:` with a list, alone or in front matter between `---`, or the list by
//! itself. Every variable has its place, as in CSL-JSON; dates are EDTF where EDTF holds them.

mod markdown;

use ibid_model::csl_json::{read_item, write_item};
use ibid_model::{DateVariable, Variable};
use serde_json::{Map, Value};

use crate::codec::{Codec, ItemWriter, Likeness, Sink};
use crate::error::FormatError;
use crate::format::Format;
use crate::outgoing::Outgoing;
use crate::tree::{Fields, Node};
use crate::yaml::{self, Kind, Yaml};

pub(crate) const CODEC: Codec = Codec {
    name: "csl-yaml",
    title: "CSL-YAML",
    aliases: &["csl-yml", "cslyaml", "pandoc-yaml"],
    extensions: &["yaml", "csl.yaml", "csl.yml"],
    media_types: &["application/vnd.citationstyles.csl+yaml"],
    specification: "https://pandoc.org/MANUAL.html#specifying-bibliographic-data",
    fields_in_note: false,
    sniff,
    read: Some(read),
    write: Some(|| Box::new(Writer)),
};

/// `references:` with a list below it, or a list of mappings.
fn sniff(head: &str) -> Likeness {
    if head.lines().any(|line| line.starts_with("cff-version:")) {
        return Likeness::No;
    }
    let mut lines = head.lines().filter(|line| {
        let line = line.trim();
        !line.is_empty() && !line.starts_with('#') && line != "---"
    });
    let first = lines.clone().next().unwrap_or_default().trim_start();
    let is_list = first
        .strip_prefix("- ")
        .is_some_and(|rest| rest.contains(": ") || rest.ends_with(':'));
    let is_key = |line: &&str| line.trim_end() == "references:";
    if lines.any(|line| is_key(&line)) {
        let below = lines.next().unwrap_or_default().trim_start();
        return if below.starts_with("- ") || below == "[]" {
            Likeness::Certain
        } else {
            Likeness::Perhaps
        };
    }
    match is_list {
        true if head.contains("id: ") && head.contains("type: ") => Likeness::Certain,
        true => Likeness::Perhaps,
        false => Likeness::No,
    }
}

fn read(text: &str, sink: &mut dyn Sink) -> Result<(), FormatError> {
    let tree = yaml::read(Format::CslYaml, front_matter(text), sink)?;
    let entries = match tree.kind {
        Kind::List(entries) => entries,
        Kind::Map(members) => references(members)?,
        Kind::Scalar(_) => return Err(FormatError::not(Format::CslYaml, "it has no references")),
    };
    for entry in entries {
        let (line, column) = (entry.line, entry.column);
        let place = |mut diagnostic: ibid_model::Diagnostic| {
            diagnostic.line = Some(line);
            diagnostic.column = Some(column);
            diagnostic
        };
        let value = csl_value(entry.into_value());
        let has_id = value.get("id").is_some_and(|id| !id.is_null());
        let parsed = read_item(&value);
        for diagnostic in parsed.diagnostics {
            sink.diagnostic(place(diagnostic));
        }
        if let Some(mut item) = parsed.value {
            if !has_id {
                item.id.clear();
            }
            sink.item(item);
        }
    }
    Ok(())
}

/// The list under `references`; a mapping without it is one item.
fn references(members: Vec<(String, Yaml)>) -> Result<Vec<Yaml>, FormatError> {
    let mut found = Vec::new();
    let mut is_there = false;
    for (key, value) in members {
        if key == "references" {
            is_there = true;
            match value.kind {
                Kind::List(entries) => found.extend(entries),
                Kind::Map(_) => found.push(value),
                Kind::Scalar(_) => {}
            }
        }
    }
    if is_there {
        Ok(found)
    } else {
        Err(FormatError::not(
            Format::CslYaml,
            "it has no `references`, and is no list of items",
        ))
    }
}

/// The metadata of a document: what stands between `---` and the next `---` or `...`.
fn front_matter(text: &str) -> &str {
    let Some(start) = text
        .strip_prefix("---")
        .and_then(|rest| rest.find('\n').map(|at| at + 4))
    else {
        return text;
    };
    let mut at = start;
    for line in text.get(start..).unwrap_or_default().split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            // The line numbers stay, for what is cut off stands behind.
            return text.get(..at).unwrap_or(text);
        }
        at += line.len();
    }
    text
}

/// An entry as CSL-JSON: markup as tags, dates in the shapes that CSL-JSON has.
fn csl_value(entry: Value) -> Value {
    let Value::Object(members) = entry else {
        return entry;
    };
    let converted = members.into_iter().map(|(key, value)| {
        let value = match variable(&key) {
            Some(Variable::Text(_) | Variable::Number(_)) => on_texts(value, &markdown::read),
            Some(Variable::Name(_)) => on_texts(value, &markdown::unescape),
            Some(Variable::Date(_)) => date_value(value),
            None => value,
        };
        (key, value)
    });
    Value::Object(converted.collect())
}

/// The variable that a key of CSL-JSON stands for.
fn variable(key: &str) -> Option<Variable> {
    Variable::from_keyword(match key {
        "part" => "part-number",
        "printing" => "printing-number",
        "supplement" => "supplement-number",
        "shortTitle" => "title-short",
        "journalAbbreviation" => "container-title-short",
        other => other,
    })
}

/// Changes the texts in a value, in the objects and lists that it holds too.
fn on_texts(value: Value, change: &dyn Fn(&str) -> String) -> Value {
    match value {
        Value::String(text) => Value::String(change(&text)),
        Value::Array(entries) => entries
            .into_iter()
            .map(|entry| on_texts(entry, change))
            .collect(),
        Value::Object(members) => Value::Object(
            members
                .into_iter()
                .map(|(key, value)| (key, on_texts(value, change)))
                .collect(),
        ),
        other => other,
    }
}

/// Dates of older pandoc: a list of mappings with `year`, `month` and `day`.
fn date_value(value: Value) -> Value {
    let parts = |date: &Value| -> Option<Value> {
        let date = date.as_object()?;
        let keys = ["year", "month", "day"];
        Some(
            keys.iter()
                .map_while(|key| date.get(*key).cloned())
                .collect(),
        )
    };
    match &value {
        Value::String(text) => Value::String(markdown::unescape(text)),
        Value::Array(dates) if dates.iter().all(|d| d.get("year").is_some()) => {
            let mut out = Map::new();
            let all: Vec<Value> = dates.iter().filter_map(parts).collect();
            out.insert("date-parts".to_owned(), Value::Array(all));
            for key in ["season", "circa"] {
                if let Some(found) = dates.iter().find_map(|date| date.get(key)) {
                    out.insert(key.to_owned(), found.clone());
                }
            }
            Value::Object(out)
        }
        _ => value,
    }
}

/// Writes metadata, an item after the other.
struct Writer;

impl ItemWriter for Writer {
    fn begin(&mut self, out: &mut String) {
        out.push_str("---\nreferences:\n");
    }

    fn item(&mut self, item: &mut Outgoing<'_>, out: &mut String) {
        let item = item.take_all();
        let mut fields = Fields::default();
        let Value::Object(members) = write_item(item) else {
            return;
        };
        // The key and the type first, for people.
        for key in ["id", "type"] {
            fields.put_some(key, members.get(key).cloned());
        }
        for (key, value) in members {
            let value = match variable(&key) {
                _ if matches!(key.as_str(), "id" | "type") => continue,
                Some(Variable::Text(_) | Variable::Number(_)) => on_texts(value, &markdown::write),
                Some(Variable::Name(_)) => on_texts(value, &markdown::escape),
                Some(Variable::Date(date)) => edtf(item, date, value),
                None => value,
            };
            fields.put(&key, value);
        }
        yaml::write_list(&[Node::Map(fields)], 0, out);
    }

    fn end(&mut self, out: &mut String) {
        out.push_str("---\n");
    }
}

/// A date as EDTF where that says all of it, else as CSL-JSON has it.
fn edtf(item: &ibid_model::Item, variable: DateVariable, value: Value) -> Value {
    let date = item.dates.get(variable);
    match date.and_then(|date| date.to_edtf().filter(|_| date.literal.is_none())) {
        Some(edtf) => Value::String(markdown::escape(&edtf)),
        None => value,
    }
}
