//! Names of CSL-JSON.

use serde_json::{Map, Value};

use super::item::Reading;
use super::json::{Json, Members};
use crate::codes;
use crate::name::Name;
use crate::vocabulary::NameVariable;

/// Reads the value of a name variable: names, and beside them what names had beyond CSL.
pub(super) fn read_names(reading: &mut Reading, variable: NameVariable, value: &Json<'_>) {
    let one;
    let entries = match value {
        Json::Array(entries) => entries,
        other => {
            one = vec![other.clone()];
            &one
        }
    };
    let mut names = Vec::with_capacity(entries.len());
    let mut extras = Vec::new();
    let mut has_extra = false;
    for entry in entries {
        let (name, extra) = read_name(reading, variable, entry);
        if let Some(name) = name {
            names.push(name);
            has_extra |= !extra.is_empty();
            extras.push(extra);
        }
    }
    if has_extra {
        let extras = extras.into_iter().map(Value::Object).collect();
        reading.keep(variable.as_str(), extras);
    }
    if !names.is_empty() {
        reading.item.names.insert(variable, names);
    }
}

fn read_name(
    reading: &mut Reading,
    variable: NameVariable,
    entry: &Json<'_>,
) -> (Option<Name>, Map<String, Value>) {
    let mut extra = Map::new();
    let name =
        match entry {
            Json::Null => return (None, extra),
            Json::Object(members) => read_members(members, &mut extra),
            Json::String(text) => {
                let message = format!("a name in `{variable}` is text: `{text}`");
                reading.warn(codes::NAME_UNUSABLE, variable.as_str(), message, Some(
                "it is read as `Family, Given`, or as an organisation where it has no comma",
            ));
                Name::from_inverted(text)
            }
            other => {
                let message = format!("a name in `{variable}` is {}, not an object", other.kind());
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

/// A part of a name that is text.
#[derive(Clone, Copy)]
pub(super) enum TextPart {
    Family,
    Given,
    Literal,
    Suffix,
    DroppingParticle,
    NonDroppingParticle,
}

impl TextPart {
    /// The part that CSL-JSON has under a key.
    pub fn from_key(key: &str) -> Option<Self> {
        Some(match key {
            "family" => Self::Family,
            "given" => Self::Given,
            "literal" => Self::Literal,
            "suffix" => Self::Suffix,
            "dropping-particle" => Self::DroppingParticle,
            "non-dropping-particle" => Self::NonDroppingParticle,
            _ => return None,
        })
    }

    /// Where a name has the part.
    pub fn of(self, name: &mut Name) -> &mut Option<String> {
        match self {
            Self::Family => &mut name.family,
            Self::Given => &mut name.given,
            Self::Literal => &mut name.literal,
            Self::Suffix => &mut name.suffix,
            Self::DroppingParticle => &mut name.dropping_particle,
            Self::NonDroppingParticle => &mut name.non_dropping_particle,
        }
    }
}

fn read_members(members: &Members<'_>, extra: &mut Map<String, Value>) -> Name {
    let mut name = Name::default();
    let mut is_institution = false;
    let mut organisation = None;
    for (key, value) in members.iter() {
        let text = || value.text().filter(|text| !text.is_empty());
        if let Some(part) = TextPart::from_key(key) {
            *part.of(&mut name) = text();
            continue;
        }
        match key {
            "comma-suffix" => name.comma_suffix = value.truthy(),
            "static-ordering" => name.static_ordering = value.truthy(),
            "parse-names" => {
                name.parse_names = (!value.is_null()).then(|| value.truthy());
            }
            "isInstitution" => is_institution = value.truthy(),
            // Crossref's organisations.
            "name" => organisation = text(),
            _ => keep_extra(extra, key, value),
        }
    }
    if name.literal.is_none() && name.family.is_none() && name.given.is_none() {
        name.literal = organisation;
    } else if let Some(organisation) = organisation {
        keep_extra(extra, "name", &Json::String(organisation.into()));
    }
    if is_institution && name.literal.is_none() && name.given.is_none() {
        name.literal = name.family.take();
    }
    name
}

fn keep_extra(extra: &mut Map<String, Value>, key: &str, value: &Json<'_>) {
    let empty = match value {
        Json::Null => true,
        Json::String(text) => text.is_empty(),
        Json::Array(entries) => entries.is_empty(),
        Json::Object(members) => members.is_empty(),
        _ => false,
    };
    if !empty {
        extra.insert(key.to_owned(), value.to_value());
    }
}
