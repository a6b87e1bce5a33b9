//! JSON to write, in a fixed order.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

/// JSON to write: the members of objects stay in the order in which they were put there.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Tree {
    /// A value whose order does not matter.
    Value(Value),
    /// An array.
    Array(Vec<Tree>),
    /// An object.
    Object(Vec<(String, Tree)>),
}

impl Tree {
    /// Adds a member to an object.
    pub fn push(&mut self, key: &str, value: impl Into<Self>) {
        if let Self::Object(members) = self {
            members.push((key.to_owned(), value.into()));
        }
    }

    /// An object of these members.
    pub fn object<const N: usize>(members: [(&str, Self); N]) -> Self {
        Self::Object(members.map(|(key, value)| (key.to_owned(), value)).into())
    }

    /// An object without members.
    pub const fn new() -> Self {
        Self::Object(Vec::new())
    }

    /// Whether it is an array or object with nothing in it.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Value(_) => false,
            Self::Array(values) => values.is_empty(),
            Self::Object(members) => members.is_empty(),
        }
    }

    /// Its text, an entry of a list.
    pub fn pretty(&self) -> String {
        // Keys are strings, and nothing else can fail.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

impl From<&str> for Tree {
    fn from(text: &str) -> Self {
        Self::Value(Value::from(text))
    }
}

impl From<String> for Tree {
    fn from(text: String) -> Self {
        Self::Value(Value::from(text))
    }
}

impl From<Value> for Tree {
    fn from(value: Value) -> Self {
        Self::Value(value)
    }
}

impl From<Vec<Self>> for Tree {
    fn from(values: Vec<Self>) -> Self {
        Self::Array(values)
    }
}

impl Serialize for Tree {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Value(value) => value.serialize(serializer),
            Self::Array(values) => values.serialize(serializer),
            Self::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (key, value) in members {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

/// Writes entries with commas between them.
#[derive(Default)]
pub(crate) struct List {
    is_behind_entry: bool,
}

impl List {
    /// Appends an entry.
    pub fn push(&mut self, entry: &Tree, out: &mut String) {
        out.push_str(if self.is_behind_entry { ",\n" } else { "\n" });
        self.is_behind_entry = true;
        out.push_str(&entry.pretty());
    }
}
