//! One entry of CSL-JSON as an [`Item`].

use serde_json::Value;

use super::json::Json;
use super::{Parsed, Remark, date, foreign, name};
use crate::codes;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::item::{Item, Variant, VariantRole};
use crate::key;
use crate::name::Name;
use crate::rich::RichText;
use crate::vocabulary::{ItemType, NumberVariable, TextVariable, Variable};

/// Reads one CSL-JSON item; `None` where the value is no object.
///
/// An item without `id` gets a made key, as in [`super::read_items`].
pub fn read_item(value: &Value) -> Parsed<Option<Item>> {
    let (mut item, remarks) = read(&Json::from(value));
    let mut diagnostics: Vec<Diagnostic> = remarks.into_iter().map(|r| r.diagnostic).collect();
    if let Some(item) = item.as_mut().filter(|item| item.id.is_empty()) {
        item.id = key::make_key(item);
        diagnostics.push(id_missing(&item.id));
    }
    Parsed {
        value: item,
        diagnostics,
    }
}

pub(super) fn id_missing(made: &str) -> Diagnostic {
    Diagnostic::warning(
        codes::ID_MISSING,
        format!("an item has no `id`; it gets the key `{made}`"),
    )
    .with_help("give the item an `id` to cite it by a key of your own")
}

/// An item on its way from JSON, with what there is to say.
pub(super) struct Reading {
    pub item: Item,
    /// The names under way of a variable.
    pub names: Vec<Name>,
    remarks: Vec<Remark>,
}

impl Reading {
    pub fn new() -> Self {
        Self {
            item: Item::new("", ItemType::Document),
            names: Vec::new(),
            remarks: Vec::new(),
        }
    }

    /// Whether all that was read so far is as it should be.
    pub fn has_nothing_to_say(&self) -> bool {
        self.remarks.is_empty()
    }

    pub fn warn(&mut self, code: Code, field: &str, message: String, help: Option<&str>) {
        let mut diagnostic = Diagnostic::warning(code, message);
        diagnostic.help = help.map(str::to_owned);
        self.remark(Some(field), diagnostic);
    }

    pub fn note(&mut self, code: Code, field: &str, message: String) {
        self.remark(Some(field), Diagnostic::new(code, Severity::Note, message));
    }

    fn remark(&mut self, field: Option<&str>, diagnostic: Diagnostic) {
        self.remarks.push(Remark {
            field: field.map(str::to_owned),
            diagnostic,
        });
    }

    /// Keeps what CSL has no place for. What the input's own `custom` says comes second.
    pub fn keep(&mut self, key: &str, value: Value) {
        self.item.custom.insert(key.to_owned(), value);
    }
}

/// Reads an entry; the item's `id` stays empty where the entry has none.
pub(super) fn read(value: &Json<'_>) -> (Option<Item>, Vec<Remark>) {
    let mut reading = Reading::new();
    let Json::Object(members) = value else {
        let message = format!("an entry is {}, not an object", value.kind());
        let diagnostic = Diagnostic::error(codes::ENTRY_UNREADABLE, message)
            .with_help("an item is `{\"id\": …, \"type\": …, \"title\": …}`");
        reading.remark(None, diagnostic);
        return (None, reading.remarks);
    };
    if let Some(id) = members.get("id").and_then(Json::text) {
        reading.item.id = id;
    }
    read_type(&mut reading, members.get("type"));
    // A variable under its own name goes before one under another name.
    let mut others = Vec::new();
    for (key, value) in members.iter() {
        if matches!(key, "id" | "type") || value.is_null() {
            continue;
        }
        match Variable::from_keyword(key) {
            Some(own) => read_member(&mut reading, key, Some(own), value),
            None => others.push((key, value)),
        }
    }
    for (key, value) in others {
        read_member(&mut reading, key, None, value);
    }
    (Some(reading.item), reading.remarks)
}

fn read_type(reading: &mut Reading, value: Option<&Json<'_>>) {
    let name = value.and_then(Json::text).unwrap_or_default();
    let name = name.trim();
    if let Some(item_type) = ItemType::from_keyword(name) {
        reading.item.item_type = item_type;
        return;
    }
    if name.is_empty() {
        let message = "an item has no `type`; it is read as `document`".to_owned();
        let help = "give it a CSL type: `article-journal`, `book`, `webpage`, …";
        return reading.warn(codes::TYPE_MISSING, "type", message, Some(help));
    }
    if let Some(item_type) = foreign::item_type(name) {
        reading.item.item_type = item_type;
        let message = format!("the type `{name}` is read as CSL's `{item_type}`");
        return reading.note(codes::TYPE_MAPPED, "type", message);
    }
    reading.keep("type", Value::from(name));
    let message = format!("`{name}` is not a CSL type; the item is read as `document`");
    let help = "use a CSL type: `article-journal`, `book`, `webpage`, …";
    reading.warn(codes::TYPE_UNKNOWN, "type", message, Some(help));
}

/// Reads a member; `own` is the variable that its key is the name of.
pub(super) fn read_member(
    reading: &mut Reading,
    key: &str,
    own: Option<Variable>,
    value: &Json<'_>,
) {
    match key {
        "custom" => return read_custom(reading, value),
        "categories" => return read_categories(reading, value),
        "event" if value.as_object().is_some() => return read_event(reading, value),
        // The address of the schema, or of a context: says nothing of the work.
        "schema" | "$schema" | "@context" => return,
        _ => {}
    }
    match own.or_else(|| foreign::variable(key).and_then(Variable::from_keyword)) {
        Some(variable) if own.is_some() || !has(&reading.item, variable) => {
            read_variable(reading, key, variable, value);
        }
        _ => reading.keep(key, value.to_value()),
    }
}

/// Whether an item has a value for a variable.
pub(super) fn has(item: &Item, variable: Variable) -> bool {
    match variable {
        Variable::Text(v) => item.texts.contains(v),
        Variable::Number(v) => item.numbers.contains(v),
        Variable::Name(v) => item.names.contains(v),
        Variable::Date(v) => item.dates.contains(v),
    }
}

pub(super) fn read_variable(
    reading: &mut Reading,
    key: &str,
    variable: Variable,
    value: &Json<'_>,
) {
    match variable {
        Variable::Text(v) => {
            if let Some(text) = text_value(reading, key, value, v == TextVariable::Keyword) {
                reading.item.texts.insert(v, RichText::new(text));
            }
        }
        Variable::Number(v) => {
            if let Some(text) = text_value(reading, key, value, false) {
                reading.item.numbers.insert(v, RichText::new(text));
            }
        }
        Variable::Name(v) => name::read_names(reading, v, value),
        Variable::Date(v) => date::read_date(reading, v, key, value),
    }
}

/// The text of a text or number variable; `None` where it is empty or of another kind.
///
/// Crossref writes arrays where CSL-JSON has strings: the first entry is the value (all of them
/// for keywords), and an array of several is kept in `custom` too.
fn text_value(reading: &mut Reading, key: &str, value: &Json<'_>, join: bool) -> Option<String> {
    if let Some(text) = value.text() {
        return (!text.is_empty()).then_some(text);
    }
    let entries: Option<Vec<String>> = match value {
        Json::Array(entries) => entries.iter().map(Json::text).collect(),
        _ => None,
    };
    let Some(mut entries) = entries else {
        let message = format!("`{key}` is {}, not text", value.kind());
        reading.warn(
            codes::VALUE_UNUSABLE,
            key,
            message,
            Some("it is kept in `custom`"),
        );
        reading.keep(key, value.to_value());
        return None;
    };
    entries.retain(|entry| !entry.is_empty());
    if join {
        return (!entries.is_empty()).then(|| entries.join(", "));
    }
    if entries.len() > 1 {
        let message = format!("`{key}` has {} values; the first is taken", entries.len());
        reading.note(codes::VALUE_UNUSABLE, key, message);
        reading.keep(key, value.to_value());
    }
    entries.into_iter().next()
}

fn read_categories(reading: &mut Reading, value: &Json<'_>) {
    reading.item.categories = match value {
        Json::Array(entries) => entries.iter().filter_map(Json::text).collect(),
        other => other.text().into_iter().collect(),
    };
}

/// Crossref's `event` object.
fn read_event(reading: &mut Reading, value: &Json<'_>) {
    let member = |key: &str| value.get(key).and_then(Json::as_str);
    for (key, variable) in [
        ("name", TextVariable::EventTitle),
        ("location", TextVariable::EventPlace),
    ] {
        if let Some(text) = member(key).filter(|_| !reading.item.texts.contains(variable)) {
            reading.item.texts.insert(variable, RichText::from(text));
        }
    }
    reading.keep("event", value.to_value());
}

/// The input's own `custom`: kept as it is, but for what [`super::write_item`] put there because
/// the schema has no place for it.
fn read_custom(reading: &mut Reading, value: &Json<'_>) {
    let Json::Object(members) = value else {
        return reading.keep("custom", value.to_value());
    };
    for (key, value) in members.iter() {
        match key {
            "ibid-variants" => read_variants(reading, key, value),
            _ if super::write::is_outside_schema(key) => {
                if let Some(variable) = Variable::from_keyword(key) {
                    read_variable(reading, key, variable, value);
                }
            }
            _ if reading.item.custom.contains_key(key) => {}
            _ => reading.keep(key, value.to_value()),
        }
    }
}

fn read_variants(reading: &mut Reading, key: &str, value: &Json<'_>) {
    let read = |entry: &Json<'_>| -> Option<Variant> {
        let member = |key: &str| entry.get(key).and_then(Json::as_str);
        Some(Variant {
            variable: TextVariable::from_keyword(member("variable")?)?,
            language: member("language")?.to_owned(),
            role: VariantRole::from_keyword(member("role")?)?,
            value: RichText::from(member("value")?),
        })
    };
    let variants: Option<Vec<Variant>> = value
        .as_array()
        .and_then(|entries| entries.iter().map(read).collect());
    match variants {
        Some(variants) => reading.item.variants = variants,
        None => reading.keep(key, value.to_value()),
    }
}

/// What the schema calls number variables that CSL names otherwise.
pub(super) const fn schema_name(variable: NumberVariable) -> &'static str {
    match variable {
        NumberVariable::PartNumber => "part",
        NumberVariable::PrintingNumber => "printing",
        NumberVariable::SupplementNumber => "supplement",
        _ => variable.as_str(),
    }
}
