//! Names of CSL-JSON.

use serde_json::{Map, Value};

use super::item::{Reading, scalar_text, truthy};
use super::kind;
use crate::codes;
use crate::name::Name;
use crate::vocabulary::NameVariable;

/// Reads the value of a name variable: names, and beside them what names had beyond CSL.
pub(super) fn read_names(reading: &mut Reading, variable: NameVariable, value: &Value) {
    let one;
    let entries = match value {
        Value::Array(entries) => entries,
        other => {
            one = vec![other.clone()];
            &one
        }
    };
    let mut names = Vec::new();
    let mut extras = Vec::new();
    for entry in entries {
        let (name, extra) = read_name(reading, variable, entry);
        if let Some(name) = name {
            names.push(name);
            extras.push(Value::Object(extra));
        }
    }
    if extras
        .iter()
        .any(|e| e.as_object().is_some_and(|e| !e.is_empty()))
    {
        reading.keep(variable.as_str(), Value::Array(extras));
    }
    if !names.is_empty() {
        reading.item.names.insert(variable, names);
    }
}

fn read_name(
    reading: &mut Reading,
    variable: NameVariable,
    entry: &Value,
) -> (Option<Name>, Map<String, Value>) {
    let mut extra = Map::new();
    let name =
        match entry {
            Value::Null => return (None, extra),
            Value::Object(members) => read_members(members, &mut extra),
            Value::String(text) => {
                let message = format!("a name in `{variable}` is text: `{text}`");
                reading.warn(codes::NAME_UNUSABLE, variable.as_str(), message, Some(
                "it is read as `Family, Given`, or as an organisation where it has no comma",
            ));
                Name::from_inverted(text)
            }
            other => {
                let message = format!("a name in `{variable}` is {}, not an object", kind(other));
                reading.warn(codes::NAME_UNUSABLE, variable.as_str(), message, None);
                return (None, extra);
            }
        };
    if name.is_empty() {
        let message = format!("a name in `{variable}` has no parts");
        reading.warn(codes::NAME_UNUSABLE, variable.as_str(), message, None);
        return (None, extra);
    }
    (Some(name), extra)
}

fn read_members(members: &Map<String, Value>, extra: &mut Map<String, Value>) -> Name {
    let mut name = Name::default();
    let mut is_institution = false;
    let mut organisation = None;
    for (key, value) in members {
        let text = || scalar_text(value).filter(|text| !text.is_empty());
        match key.as_str() {
            "family" => name.family = text(),
            "given" => name.given = text(),
            "literal" => name.literal = text(),
            "suffix" => name.suffix = text(),
            "dropping-particle" => name.dropping_particle = text(),
            "non-dropping-particle" => name.non_dropping_particle = text(),
            "comma-suffix" => name.comma_suffix = truthy(value),
            "static-ordering" => name.static_ordering = truthy(value),
            "parse-names" => {
                name.parse_names = (!value.is_null()).then(|| truthy(value));
            }
            "isInstitution" => is_institution = truthy(value),
            // Crossref's organisations.
            "name" => organisation = text(),
            _ => keep_extra(extra, key, value),
        }
    }
    if name.literal.is_none() && name.family.is_none() && name.given.is_none() {
        name.literal = organisation;
    } else if let Some(organisation) = organisation {
        keep_extra(extra, "name", &Value::String(organisation));
    }
    if is_institution && name.literal.is_none() && name.given.is_none() {
        name.literal = name.family.take();
    }
    name
}

fn keep_extra(extra: &mut Map<String, Value>, key: &str, value: &Value) {
    let empty = match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(entries) => entries.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    };
    if !empty {
        extra.insert(key.to_owned(), value.clone());
    }
}
