//! Trees of values on their way into JSON or YAML, their keys in the order in which they were put.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::{Map, Number, Value};

/// A value to be written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    /// Nothing.
    Null,
    /// A flag.
    Flag(bool),
    /// A number, written as one.
    Number(Number),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// An object.
    Map(Fields),
}

/// The members of an object, in their order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Fields(pub Vec<(String, Node)>);

impl Fields {
    /// Adds a member.
    pub(crate) fn put(&mut self, key: &str, value: impl Into<Node>) {
        self.0.push((key.to_owned(), value.into()));
    }

    /// Adds a member if there is a value for it.
    pub(crate) fn put_some(&mut self, key: &str, value: Option<impl Into<Node>>) {
        if let Some(value) = value {
            self.put(key, value);
        }
    }

    /// Adds a list if it has entries.
    pub(crate) fn put_list(&mut self, key: &str, entries: Vec<Node>) {
        if !entries.is_empty() {
            self.put(key, Node::List(entries));
        }
    }

    /// Adds an object if it has members.
    pub(crate) fn put_fields(&mut self, key: &str, fields: Self) {
        if !fields.is_empty() {
            self.put(key, Node::Map(fields));
        }
    }

    /// Adds those of `members` whose keys are not there.
    pub(crate) fn put_missing(&mut self, members: &Map<String, Value>) {
        for (key, value) in members {
            if !self.has(key) {
                self.put(key, value.clone());
            }
        }
    }

    /// Adds what an input had beyond the item: members that are not there, the entries of the
    /// lists under `lists`, and the members of objects.
    pub(crate) fn put_rest(&mut self, kept: &Map<String, Value>, lists: &[&str]) {
        for (key, value) in kept {
            let own = self.0.iter_mut().find(|(known, _)| known == key);
            match (own.map(|(_, own)| own), value) {
                (None, value) => self.put(key, value.clone()),
                (Some(Node::List(own)), Value::Array(more)) if lists.contains(&key.as_str()) => {
                    own.extend(more.iter().cloned().map(Node::from));
                }
                (Some(Node::Map(own)), Value::Object(more)) => own.put_missing(more),
                _ => {}
            }
        }
    }

    /// Whether there is a member.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.0.iter().any(|(known, _)| known == key)
    }

    /// Whether there is no member.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Node {
    /// An object without members.
    pub(crate) fn map() -> Self {
        Self::Map(Fields::default())
    }

    /// An object of these members.
    pub(crate) fn object<const N: usize>(members: [(&str, Self); N]) -> Self {
        let members = members.map(|(key, value)| (key.to_owned(), value));
        Self::Map(Fields(members.into()))
    }

    /// Adds a member to an object.
    pub(crate) fn push(&mut self, key: &str, value: impl Into<Self>) {
        if let Self::Map(fields) = self {
            fields.put(key, value);
        }
    }

    /// Whether it is a list or object with nothing in it.
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Self::List(entries) => entries.is_empty(),
            Self::Map(fields) => fields.is_empty(),
            _ => false,
        }
    }

    /// Its text in JSON, an entry of a list.
    pub(crate) fn pretty(&self) -> String {
        // Keys are strings, and nothing else can fail.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

/// Writes entries of JSON with commas between them.
#[derive(Default)]
pub(crate) struct List {
    is_behind_entry: bool,
}

impl List {
    /// Appends an entry.
    pub(crate) fn push(&mut self, entry: &Node, out: &mut String) {
        out.push_str(if self.is_behind_entry { ",\n" } else { "\n" });
        self.is_behind_entry = true;
        out.push_str(&entry.pretty());
    }
}

/// Gives people back what an input said of them beyond their names: `kept` has them with the
/// same names.
pub(crate) fn restore(people: &mut [Node], kept: Option<&Value>) {
    let kept = kept
        .and_then(Value::as_array)
        .map_or(&[][..], Vec::as_slice);
    for person in people {
        let Node::Map(fields) = person else { continue };
        let is_same = |known: &&Value| {
            fields.0.iter().all(|(key, value)| match value {
                Node::Text(text) => known.get(key).and_then(Value::as_str) == Some(text),
                _ => true,
            })
        };
        if let Some(Value::Object(more)) = kept.iter().find(is_same) {
            fields.put_missing(more);
        }
    }
}

impl Serialize for Fields {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Number(number) => number.serialize(serializer),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(entries) => {
                let mut list = serializer.serialize_seq(Some(entries.len()))?;
                for entry in entries {
                    list.serialize_element(entry)?;
                }
                list.end()
            }
            Self::Map(fields) => fields.serialize(serializer),
        }
    }
}

impl From<Value> for Node {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(flag) => Self::Flag(flag),
            Value::Number(number) => Self::Number(number),
            Value::String(text) => Self::Text(text),
            Value::Array(entries) => Self::List(entries.into_iter().map(Self::from).collect()),
            Value::Object(members) => Self::Map(Fields(
                members
                    .into_iter()
                    .map(|(key, value)| (key, Self::from(value)))
                    .collect(),
            )),
        }
    }
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Node {
    fn from(number: i64) -> Self {
        Self::Number(number.into())
    }
}

impl From<Vec<Self>> for Node {
    fn from(entries: Vec<Self>) -> Self {
        Self::List(entries)
    }
}

impl From<Fields> for Node {
    fn from(fields: Fields) -> Self {
        Self::Map(fields)
    }
}
