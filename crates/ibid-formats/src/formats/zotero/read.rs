//! From Zotero's items.

use ibid_model::{
    Date, DateVariable, Item, ItemType, Name, NameVariable, RichText, TextVariable, Variable,
};
use serde_json::Value;

use super::OF_THE_LIBRARY;
use super::kinds::{Kind, variable};
use crate::codec::Sink;
use crate::error::FormatError;
use crate::format::Format;
use crate::json::{
    Layout, Object, Reading, date, each, has, keep, push_name, read_entries, set_number, set_text,
    text,
};

const LAYOUT: Layout = Layout {
    format: Format::Zotero,
    wrappers: &["items"],
    lists: &[],
    inside: &["data"],
};

/// Members that are read by themselves, or that say nothing of the work.
const APART: &[&str] = &[
    "key",
    "version",
    "itemType",
    "itemKey",
    "itemID",
    "creators",
    "tags",
    "extra",
    "citationKey",
    "citekey",
    "library",
    "links",
    "meta",
    "data",
    "uri",
    "select",
];

pub(super) fn read(text: &str, sink: &mut dyn Sink) -> Result<(), FormatError> {
    read_entries(&LAYOUT, text, sink, &mut entry)
}

/// Reads an item, with or without the API's envelope `{key, version, data}`.
fn entry(entry: &Object, reading: &mut Reading) {
    let data = entry.get("data").and_then(Value::as_object);
    let fields = data.unwrap_or(entry);
    let name = text(fields.get("itemType")).unwrap_or_default();
    if matches!(name.as_str(), "note" | "attachment" | "annotation") {
        let message = format!("an item of the type `{name}` is no reference: it is left out");
        reading.guess("itemType", message);
        return;
    }
    let kind = Kind::named(&name).unwrap_or_else(|| {
        let message = if name.is_empty() {
            "there is no `itemType`: the item is read as a `document`".to_owned()
        } else {
            format!("`{name}` is no item type of Zotero: the item is read as a `document`")
        };
        reading.guess("itemType", message);
        Kind::of(ItemType::Document)
    });
    let mut item = Item::new(id(entry, fields), kind.item_type);
    if Kind::of(kind.item_type).name != kind.name {
        item.custom.insert("itemType".to_owned(), kind.name.into());
    } else if Kind::named(&name).is_none() && !name.is_empty() {
        item.custom.insert("itemType".to_owned(), name.into());
    }
    read_fields(kind, fields, &mut item, reading);
    read_creators(kind, fields, &mut item, reading);
    read_tags(fields, &mut item);
    if let Some(extra) = text(fields.get("extra")) {
        read_extra(&extra, &mut item);
    }
    let key = text(entry.get("key").or_else(|| fields.get("key")));
    if let Some(key) = key.filter(|key| *key != item.id) {
        item.custom.insert("key".to_owned(), key.into());
    }
    reading.items.push(item);
}

/// The citation key, or Zotero's own key.
fn id(entry: &Object, fields: &Object) -> String {
    let citation_key = text(fields.get("citationKey")).or_else(|| text(fields.get("citekey")));
    let own = || text(entry.get("key").or_else(|| fields.get("key")));
    citation_key.or_else(own).unwrap_or_default()
}

fn read_fields(kind: &Kind, fields: &Object, item: &mut Item, reading: &mut Reading) {
    // The fields of the item type in their order: of two for one variable the first counts.
    for field in kind.all_fields() {
        if let Some(value) = fields.get(field) {
            read_field(field, value, item, reading);
        }
    }
    for (field, value) in fields {
        let is_read = kind.all_fields().any(|known| known == field);
        if !is_read && !APART.contains(&field.as_str()) {
            read_field(field, value, item, reading);
        }
    }
}

fn read_field(field: &str, value: &Value, item: &mut Item, reading: &mut Reading) {
    let content = text(Some(value));
    let target = variable(field).filter(|_| !OF_THE_LIBRARY.contains(&field));
    match (target, content) {
        (Some(target), Some(content)) if !has(item, target) => match target {
            Variable::Text(v) if is_identifier(v) => reading.identifier(item, v, field, &content),
            Variable::Text(v) => set_text(item, v, &content),
            Variable::Number(v) => set_number(item, v, &content),
            Variable::Date(v) => {
                let date = read_date(field, &content, reading);
                item.dates.insert(v, date);
            }
            Variable::Name(_) => {}
        },
        (_, None) if is_nothing(value) => {}
        _ => {
            item.custom.insert(field.to_owned(), value.clone());
        }
    }
}

const fn is_identifier(variable: TextVariable) -> bool {
    use TextVariable as T;
    matches!(variable, T::Doi | T::Isbn | T::Issn | T::Pmid | T::Pmcid)
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(values) => values.is_empty(),
        Value::Object(members) => members.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

fn read_date(field: &str, content: &str, reading: &mut Reading) -> Date {
    // `2020-05-01 12:00:00` is how Zotero's own store has it.
    let day = content
        .split_once(' ')
        .filter(|(_, time)| time.contains(':'));
    let date = date(day.map_or(content, |(day, _)| day));
    if date.value.is_none() && field == "accessDate" {
        let message = format!("`{field}`: `{content}` is no date: it is kept as text");
        reading.value(field, message);
    }
    date
}

fn read_creators(kind: &Kind, fields: &Object, item: &mut Item, reading: &mut Reading) {
    for creator in each(fields.get("creators")) {
        let Some(creator) = creator.as_object() else {
            reading.value(
                "creators",
                "a creator is no object: it is left out".to_owned(),
            );
            continue;
        };
        let role = text(creator.get("creatorType"));
        let role = role.or_else(|| kind.creator_types().next().map(str::to_owned));
        let role = role.unwrap_or_default();
        let Some(name) = name(creator) else {
            continue;
        };
        let variable = kind
            .name_variable(&role)
            .or_else(|| NameVariable::from_keyword(&role));
        if let Some(variable) = variable {
            push_name(item, variable, name);
        } else {
            keep(item, &role, Value::Object(creator.clone()));
        }
    }
}

/// A creator's name. Particles stand in `lastName` or behind `firstName`, a suffix behind a comma.
fn name(creator: &Object) -> Option<Name> {
    if let Some(whole) = text(creator.get("name")) {
        return Some(Name::literal(whole));
    }
    let last = text(creator.get("lastName")).unwrap_or_default();
    let first = text(creator.get("firstName")).unwrap_or_default();
    let name = Name::person(last, first).split_particles();
    (!name.is_empty()).then_some(name)
}

/// Tags as keywords: `one, two`, or with semicolons where a tag has a comma in it.
fn read_tags(fields: &Object, item: &mut Item) {
    let tag = |tag: &Value| match tag {
        Value::Object(tag) => text(tag.get("tag")),
        other => text(Some(other)),
    };
    let tags: Vec<String> = each(fields.get("tags")).iter().filter_map(tag).collect();
    let tags: Vec<&str> = tags.iter().map(String::as_str).collect();
    set_text(item, TextVariable::Keyword, &joined_tags(&tags));
}

/// Tags as the keywords of an item.
pub(super) fn joined_tags(tags: &[&str]) -> String {
    let has_comma = tags.iter().any(|tag| tag.contains(','));
    tags.join(if has_comma { "; " } else { ", " })
}

/// The extra field as a note; `Original Date: 1912` becomes `original-date: 1912`, which is then
/// taken out of the note, and a `Citation Key` is the item's.
fn read_extra(extra: &str, item: &mut Item) {
    let mut lines = Vec::new();
    for line in extra.lines() {
        let Some((label, value)) = line.split_once(':') else {
            lines.push(line.to_owned());
            continue;
        };
        let value = value.trim();
        let folded = label.trim().to_ascii_lowercase().replace([' ', '_'], "-");
        match variable_of_label(&folded) {
            Some("citation-key") if !value.is_empty() => value.clone_into(&mut item.id),
            Some(name) if !value.is_empty() => lines.push(format!("{name}: {value}")),
            _ => lines.push(line.to_owned()),
        }
    }
    let note = lines.join("\n");
    item.texts
        .insert(TextVariable::Note, RichText::from(note.trim()));
    if note.trim().is_empty() {
        item.texts.remove(TextVariable::Note);
    }
}

/// CSL's name for a label of the extra field, in lower case with hyphens.
fn variable_of_label(label: &str) -> Option<&'static str> {
    if matches!(label, "type" | "citation-key") {
        return Some(if label == "type" {
            "type"
        } else {
            "citation-key"
        });
    }
    let is = |name: &str| name.eq_ignore_ascii_case(label) || name.replace('_', "-") == label;
    let texts = TextVariable::ALL.iter().map(|v| v.as_str());
    let numbers = ibid_model::NumberVariable::ALL.iter().map(|v| v.as_str());
    let names = NameVariable::ALL.iter().map(|v| v.as_str());
    let dates = DateVariable::ALL.iter().map(|v| v.as_str());
    let mut all = texts.chain(numbers).chain(names).chain(dates);
    all.find(|name| *name != "note" && is(name))
}
