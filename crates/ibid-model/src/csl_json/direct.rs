//! An entry read straight into an [`Item`], without a tree of its JSON in between.
//!
//! This goes for the shapes that most files are made of: text for text, and names of CSL's own parts.
//! Members that are no variable, and dates, are read as trees, by [`super::item`]. Of an entry with
//! anything else this is an error, and the file is read anew, as trees.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::item::{self, Reading};
use super::json::Json;
use super::{date, name};
use crate::item::Item;
use crate::name::Name;
use crate::rich::RichText;
use crate::vocabulary::{ItemType, NameVariable, Variable};

/// Reads entries, one after the other. The maps of the item under way are kept between them: each
/// item gets maps of just its size.
pub(super) struct Entry<'r>(pub &'r mut Reading);

impl<'de> DeserializeSeed<'de> for Entry<'_> {
    type Value = Item;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Item, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Entry<'_> {
    type Value = Item;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an item")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Item, A::Error> {
        let reading = self.0;
        let mut item_type = None;
        let mut others: Vec<(Cow<'de, str>, Json<'de>)> = Vec::new();
        while let Some(key) = members.next_key::<Key<'de>>()? {
            match key {
                Key::Id => reading.item.id = members.next_value::<Text<'de>>()?.owned(),
                Key::Type => {
                    let Text(name) = members.next_value()?;
                    item_type = ItemType::from_keyword(name.trim());
                }
                // Of two members with one key the later one counts, whatever it is.
                Key::Own(variable) if item::has(&reading.item, variable) => return Err(unusual()),
                Key::Own(variable) => read_own(reading, variable, &mut members)?,
                Key::Other(key) if others.iter().any(|(known, _)| *known == key) => {
                    return Err(unusual());
                }
                Key::Other(key) => others.push((key, members.next_value()?)),
            }
        }
        // A variable under its own name goes before one under another name.
        for (key, value) in others.iter().filter(|(_, value)| !value.is_null()) {
            item::read_member(reading, key, None, value);
        }
        match item_type {
            Some(item_type) if reading.has_nothing_to_say() && !reading.item.id.is_empty() => {
                reading.item.item_type = item_type;
                Ok(reading.item.take_fitted())
            }
            _ => Err(unusual()),
        }
    }
}

/// What makes the long way necessary. Nobody reads it.
fn unusual<E: Error>() -> E {
    E::custom("an entry that is not as most are")
}

/// Reads the value of a variable that stands under its own name.
fn read_own<'de, A: MapAccess<'de>>(
    reading: &mut Reading,
    variable: Variable,
    members: &mut A,
) -> Result<(), A::Error> {
    match variable {
        Variable::Text(variable) => {
            let text = members.next_value::<Text<'de>>()?;
            if !text.is_empty() {
                let text = RichText::new(text.owned());
                reading.item.texts.insert(variable, text);
            }
        }
        Variable::Number(variable) => {
            let text = members.next_value::<Text<'de>>()?;
            if !text.is_empty() {
                let text = RichText::new(text.owned());
                reading.item.numbers.insert(variable, text);
            }
        }
        Variable::Name(variable) => read_names(reading, variable, members)?,
        Variable::Date(variable) => {
            let value = members.next_value::<Json<'de>>()?;
            if !value.is_null() {
                date::read_date(reading, variable, variable.as_str(), &value);
            }
        }
    }
    Ok(())
}

fn read_names<'de, A: MapAccess<'de>>(
    reading: &mut Reading,
    variable: NameVariable,
    members: &mut A,
) -> Result<(), A::Error> {
    members.next_value_seed(Names(&mut reading.names))?;
    if !reading.names.is_empty() {
        // Exactly as much room as there are names.
        let names = reading.names.drain(..).collect();
        reading.item.names.insert(variable, names);
    }
    Ok(())
}

/// The key of a member.
enum Key<'t> {
    Id,
    Type,
    /// A variable's own name.
    Own(Variable),
    Other(Cow<'t, str>),
}

impl Key<'_> {
    /// What a key is that counts; `None` for one that may stand for something.
    fn known(key: &str) -> Option<Self> {
        match key {
            "id" => Some(Self::Id),
            "type" => Some(Self::Type),
            _ => Variable::from_keyword(key).map(Self::Own),
        }
    }
}

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

    fn visit_borrowed_str<E>(self, key: &'de str) -> Result<Key<'de>, E> {
        Ok(Key::known(key).unwrap_or(Key::Other(Cow::Borrowed(key))))
    }

    fn visit_str<E>(self, key: &str) -> Result<Key<'de>, E> {
        Ok(Key::known(key).unwrap_or_else(|| Key::Other(Cow::Owned(key.to_owned()))))
    }
}

/// A string, number, boolean or `null` as text: the last is an empty one, which counts as none.
struct Text<'t>(Cow<'t, str>);

impl Text<'_> {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn owned(self) -> String {
        self.0.into_owned()
    }

    /// `None` for an empty one.
    fn part(self) -> Option<String> {
        (!self.is_empty()).then(|| self.owned())
    }
}

impl<'de> Deserialize<'de> for Text<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text")
    }

    fn visit_unit<E>(self) -> Result<Text<'de>, E> {
        Ok(Text(Cow::Borrowed("")))
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Text<'de>, E> {
        Ok(Text(Cow::Borrowed(if flag { "true" } else { "false" })))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Text<'de>, E> {
        Ok(Text(number.to_string().into()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Text<'de>, E> {
        Ok(Text(number.to_string().into()))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Text<'de>, E> {
        Ok(Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Text<'de>, E> {
        Ok(Text(Cow::Owned(text.to_owned())))
    }
}

/// The names of a name variable, added to those that are there.
struct Names<'n>(&'n mut Vec<Name>);

impl<'de> DeserializeSeed<'de> for Names<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Names<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("names")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        while let Some(UsualName(name)) = entries.next_element()? {
            self.0.push(name);
        }
        Ok(())
    }
}

/// A name of no other parts than CSL's.
struct UsualName(Name);

impl<'de> Deserialize<'de> for UsualName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(NameVisitor).map(UsualName)
    }
}

struct NameVisitor;

impl<'de> Visitor<'de> for NameVisitor {
    type Value = Name;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Name, A::Error> {
        let mut name = Name::default();
        while let Some(part) = members.next_key::<Part>()? {
            let Part::Text(part) = part else {
                return Err(unusual());
            };
            *part.of(&mut name) = members.next_value::<Text<'de>>()?.part();
        }
        if name.is_empty() {
            return Err(unusual());
        }
        Ok(name)
    }
}

/// The key of a part of a name.
enum Part {
    Text(name::TextPart),
    Other,
}

impl<'de> Deserialize<'de> for Part {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(PartVisitor)
    }
}

struct PartVisitor;

impl Visitor<'_> for PartVisitor {
    type Value = Part;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a part of a name")
    }

    fn visit_str<E>(self, key: &str) -> Result<Part, E> {
        Ok(name::TextPart::from_key(key).map_or(Part::Other, Part::Text))
    }
}
