//! An entry of JSON or YAML, whose fields a reader takes out one by one.

use ibid_model::ident::{Doi, Isbn, Issn};
use ibid_model::{
    Date, DateVariable, Diagnostic, Item, ItemType, Name, NameVariable, NumberVariable,
    TextVariable, codes,
};
use serde_json::{Map, Value};

use crate::fill;

/// The fields of an entry that have not been taken.
#[derive(Clone, Debug, Default)]
pub(crate) struct Record {
    fields: Map<String, Value>,
}

impl From<Map<String, Value>> for Record {
    fn from(fields: Map<String, Value>) -> Self {
        Self { fields }
    }
}

impl Record {
    /// Takes a field that is neither null nor empty.
    pub(crate) fn take(&mut self, key: &str) -> Option<Value> {
        self.fields.remove(key).filter(|value| !is_empty(value))
    }

    /// Looks at a field.
    pub(crate) fn peek(&self, key: &str) -> Option<&Value> {
        self.fields.get(key).filter(|value| !is_empty(value))
    }

    /// Puts a field back.
    pub(crate) fn put(&mut self, key: &str, value: Value) {
        self.fields.insert(key.to_owned(), value);
    }

    /// Takes a string, number, flag, or the one entry of a list; what holds more stays.
    pub(crate) fn text(&mut self, key: &str) -> Option<String> {
        let text = scalar(self.peek(key)?)?;
        if self
            .peek(key)
            .and_then(Value::as_array)
            .is_none_or(|list| list.len() == 1)
        {
            self.fields.remove(key);
        }
        Some(text)
    }

    /// Takes all texts of a list, or the one that is there.
    pub(crate) fn texts(&mut self, key: &str) -> Vec<String> {
        self.list(key).iter().filter_map(scalar).collect()
    }

    /// Takes a list's entries, or the one value that is there.
    pub(crate) fn list(&mut self, key: &str) -> Vec<Value> {
        match self.take(key) {
            Some(Value::Array(entries)) => entries,
            Some(other) => vec![other],
            None => Vec::new(),
        }
    }

    /// Takes an object; a list's first object.
    pub(crate) fn record(&mut self, key: &str) -> Option<Self> {
        match self.peek(key)? {
            Value::Object(_) => {}
            Value::Array(list) if list.first().is_some_and(Value::is_object) => {}
            _ => return None,
        }
        self.records(key).into_iter().next()
    }

    /// Takes the objects of a list, or the one that is there; what is no object is passed over.
    pub(crate) fn records(&mut self, key: &str) -> Vec<Self> {
        let objects = self.list(key).into_iter().filter_map(|entry| match entry {
            Value::Object(fields) => Some(Self::from(fields)),
            _ => None,
        });
        objects.collect()
    }

    /// Takes people, and puts them back where one of them has more than the fields of a name.
    pub(crate) fn people(&mut self, key: &str, of_names: &[&str]) -> Vec<Value> {
        let list = self.list(key);
        let has_more = |person: &Value| {
            let fields = person.as_object();
            fields.is_some_and(|fields| fields.keys().any(|key| !of_names.contains(&key.as_str())))
        };
        if list.iter().any(has_more) {
            self.put(key, Value::Array(list.clone()));
        }
        list
    }

    /// What has not been taken, without what is empty.
    pub(crate) fn rest(self) -> Map<String, Value> {
        let full = self
            .fields
            .into_iter()
            .filter(|(_, value)| !is_empty(value));
        full.collect()
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(entries) => entries.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}

/// A value as text: a string, number or flag, or a list's first.
pub(crate) fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => {
            let text = number.to_string();
            Some(text.strip_suffix(".0").map(str::to_owned).unwrap_or(text))
        }
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Array(entries) => entries.iter().find_map(|entry| match entry {
            Value::Array(_) => None,
            entry => scalar(entry),
        }),
        _ => None,
    }
}

/// An item as it is read, with what there is to say of it.
pub(crate) struct Reading {
    pub item: Item,
    pub remarks: Vec<Diagnostic>,
}

impl Reading {
    pub(crate) fn new(item_type: ItemType) -> Self {
        Self {
            item: Item::new("", item_type),
            remarks: Vec::new(),
        }
    }

    /// Warns of a value that is not what its field holds.
    pub(crate) fn warn(&mut self, message: String, help: &str) {
        self.remarks
            .push(Diagnostic::warning(codes::FORMAT_VALUE, message).with_help(help));
    }

    /// Sets a text that is not set. Identifiers are brought to their normal form.
    pub(crate) fn text(&mut self, variable: TextVariable, value: Option<String>) {
        let Some(value) = value.filter(|_| !self.item.texts.contains(variable)) else {
            return;
        };
        let value = self.identifier(variable, value);
        fill::set_text(&mut self.item, variable, &value);
    }

    /// Sets a number that is not set.
    pub(crate) fn number(&mut self, variable: NumberVariable, value: Option<String>) {
        if let Some(value) = value {
            fill::set_number(&mut self.item, variable, &value);
        }
    }

    /// Sets a date that is not set: EDTF, or as people write it.
    pub(crate) fn date(&mut self, variable: DateVariable, value: Option<String>) {
        let Some(value) = value.filter(|_| !self.item.dates.contains(variable)) else {
            return;
        };
        let date = Date::parse_raw(&value);
        if date.value.is_none() && !value.starts_with('"') {
            self.warn(
                format!("`{variable}` is not read as a date: `{value}`"),
                "it is printed as it stands; write dates as EDTF, such as `2017-07-19`",
            );
        }
        self.item.dates.insert(variable, date);
    }

    /// Adds names.
    pub(crate) fn names(&mut self, variable: NameVariable, names: Vec<Name>) {
        for name in names.into_iter().filter(|name| !name.is_empty()) {
            fill::push_name(&mut self.item, variable, name);
        }
    }

    /// Keeps what CSL has no place for under the format's name.
    pub(crate) fn keep(&mut self, format: &str, rest: Map<String, Value>) {
        if !rest.is_empty() {
            self.item
                .custom
                .insert(format.to_owned(), Value::Object(rest));
        }
    }

    /// An identifier without its label or URL; a wrong one is kept as it is written.
    fn identifier(&mut self, variable: TextVariable, value: String) -> String {
        let read = match variable {
            TextVariable::Doi => Doi::parse(&value).map(|doi| doi.as_str().to_owned()),
            // Several stand beside each other, divided by white space.
            TextVariable::Isbn => each_word(&value, |word| {
                Isbn::parse(word).map(|isbn| isbn.as_str().to_owned())
            }),
            TextVariable::Issn => each_word(&value, |word| {
                Issn::parse(word).map(|issn| issn.as_str().to_owned())
            }),
            _ => return value,
        };
        read.unwrap_or_else(|error| {
            self.warn(
                format!("`{variable}`: {error}"),
                "it is kept as it is written",
            );
            value
        })
    }
}

/// Reads a value as one identifier, else as several, divided by white space or commas.
fn each_word<E>(value: &str, read: impl Fn(&str) -> Result<String, E>) -> Result<String, E> {
    let error = match read(value) {
        Ok(one) => return Ok(one),
        Err(error) => error,
    };
    let words = value.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
    let all: Result<Vec<String>, E> = words.filter(|word| !word.is_empty()).map(read).collect();
    match all {
        Ok(all) if all.len() > 1 => Ok(all.join(" ")),
        _ => Err(error),
    }
}
