//! JSON that borrows its strings from the text that it is read from.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Number, Value};

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Json<'t> {
    Null,
    Bool(bool),
    Number(Number),
    String(Cow<'t, str>),
    Array(Vec<Json<'t>>),
    Object(Members<'t>),
}

/// The members of an object, in their order; of two with one key the later one.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Members<'t>(Vec<(Cow<'t, str>, Json<'t>)>);

impl<'t> Members<'t> {
    fn new(mut members: Vec<(Cow<'t, str>, Json<'t>)>) -> Self {
        let is_repeated = |at: usize, all: &[(Cow<'t, str>, Json<'t>)]| {
            let key = all.get(at).map(|(key, _)| key);
            all.iter().skip(at + 1).any(|(later, _)| Some(later) == key)
        };
        // Few members: comparing each with each is faster than sorting them.
        if members.len() <= 32 {
            for at in (0..members.len()).rev() {
                if is_repeated(at, &members) {
                    members.remove(at);
                }
            }
            return Self(members);
        }
        let mut last = HashMap::with_capacity(members.len());
        for (at, (key, _)) in members.iter().enumerate() {
            last.insert(key.clone(), at);
        }
        let mut at = 0..;
        members.retain(|(key, _)| last.get(key) == at.next().as_ref());
        Self(members)
    }

    pub fn get(&self, key: &str) -> Option<&Json<'t>> {
        self.0
            .iter()
            .find(|(known, _)| known == key)
            .map(|(_, value)| value)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn contains_key(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &Json<'t>)> {
        self.0.iter().map(|(key, value)| (&**key, value))
    }

    /// Adds a member whose key is not there.
    pub fn add_missing(&mut self, key: &'static str, value: String) {
        if !self.contains_key(key) {
            self.0.push((key.into(), Json::String(value.into())));
        }
    }
}

impl<'t> Json<'t> {
    /// The member of an object.
    pub fn get(&self, key: &str) -> Option<&Json<'t>> {
        self.as_object()?.get(key)
    }

    pub fn as_object(&self) -> Option<&Members<'t>> {
        match self {
            Self::Object(members) => Some(members),
            _ => None,
        }
    }

    pub fn as_array(&self) -> Option<&[Json<'t>]> {
        match self {
            Self::Array(entries) => Some(entries),
            _ => None,
        }
    }

    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    pub fn is_null(&self) -> bool {
        *self == Self::Null
    }

    /// What it is, for messages.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::String(_) => "a string",
            Self::Array(_) => "an array",
            Self::Object(_) => "an object",
        }
    }

    /// A string, number or boolean as text; `None` for the rest.
    pub fn scalar(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::String(text) => Some(Cow::Borrowed(text)),
            Self::Number(number) => {
                let mut text = number.to_string();
                if text.ends_with(".0") {
                    text.truncate(text.len() - 2);
                }
                Some(text.into())
            }
            Self::Bool(flag) => Some(if *flag { "true" } else { "false" }.into()),
            _ => None,
        }
    }

    /// [`Self::scalar`] on its own.
    pub fn text(&self) -> Option<String> {
        self.scalar().map(Cow::into_owned)
    }

    /// A whole number, written as one.
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Number(number) => number.as_i64(),
            _ => None,
        }
    }

    /// Whether a flag is set, as a boolean, number or string.
    pub fn truthy(&self) -> bool {
        match self {
            Self::Bool(flag) => *flag,
            Self::Number(number) => number.as_f64() != Some(0.0),
            Self::String(text) => {
                let text = text.trim();
                let off = ["", "0", "false", "no"];
                !off.iter().any(|word| text.eq_ignore_ascii_case(word))
            }
            _ => false,
        }
    }

    /// The value on its own.
    pub fn to_value(&self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Bool(flag) => Value::Bool(*flag),
            Self::Number(number) => Value::Number(number.clone()),
            Self::String(text) => Value::String(text.clone().into_owned()),
            Self::Array(entries) => entries.iter().map(Json::to_value).collect(),
            Self::Object(members) => {
                let own = |(key, value): (&str, &Json<'t>)| (key.to_owned(), value.to_value());
                Value::Object(members.iter().map(own).collect())
            }
        }
    }
}

impl<'t> From<&'t Value> for Json<'t> {
    fn from(value: &'t Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(flag) => Self::Bool(*flag),
            Value::Number(number) => Self::Number(number.clone()),
            Value::String(text) => Self::String(text.into()),
            Value::Array(entries) => Self::Array(entries.iter().map(Json::from).collect()),
            Value::Object(members) => {
                let borrowed = members
                    .iter()
                    .map(|(key, value)| (key.into(), value.into()));
                Self::Object(Members::new(borrowed.collect()))
            }
        }
    }
}

impl<'de> Deserialize<'de> for Json<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(JsonVisitor)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Json<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json<'de>, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Json<'de>, E> {
        Ok(Json::Bool(flag))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json<'de>, E> {
        Ok(Json::Number(number.into()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json<'de>, E> {
        Ok(Json::Number(number.into()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Json<'de>, E> {
        Ok(Number::from_f64(number).map_or(Json::Null, Json::Number))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Json<'de>, E> {
        Ok(Json::String(text.into()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json<'de>, E> {
        Ok(Json::String(text.to_owned().into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Json<'de>, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = sequence.next_element()? {
            entries.push(entry);
        }
        Ok(Json::Array(entries))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json<'de>, A::Error> {
        let mut members = Vec::with_capacity(8);
        while let Some(Key(key)) = map.next_key()? {
            members.push((key, map.next_value()?));
        }
        Ok(Json::Object(Members::new(members)))
    }
}

/// A key, which is borrowed where it holds no escapes.
struct Key<'t>(Cow<'t, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(KeyVisitor)
    }
}

struct KeyVisitor;

impl<'de> Visitor<'de> for KeyVisitor {
    type Value = Key<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Key<'de>, E> {
        Ok(Key(text.into()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Key<'de>, E> {
        Ok(Key(text.to_owned().into()))
    }
}
