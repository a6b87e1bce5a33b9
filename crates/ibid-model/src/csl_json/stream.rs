//! The short way through a CSL-JSON file about which there is nothing to say.
//!
//! Each entry is an item as soon as it is parsed. Where anything is wrong, or a place has to be named,
//! nothing is kept: [`crate::json`] then finds the entries one by one.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, SeqAccess, Visitor};

use super::item;
use super::json::Json;
use crate::item::Item;

/// The items of an array of entries; `None` where an entry is broken, or needs a remark or a key.
pub(super) fn items(text: &str) -> Option<Vec<Item>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if !text.trim_start().starts_with('[') {
        return None;
    }
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let items = Items.deserialize(&mut deserializer).ok()?;
    deserializer.end().ok()?;
    Some(items)
}

struct Items;

impl<'de> DeserializeSeed<'de> for Items {
    type Value = Vec<Item>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<Item>, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Items {
    type Value = Vec<Item>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of items")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Vec<Item>, A::Error> {
        let mut items = Vec::new();
        while let Some(entry) = entries.next_element::<Json<'de>>()? {
            let (item, remarks) = item::read(&entry);
            match item.filter(|item| remarks.is_empty() && !item.id.is_empty()) {
                Some(item) => items.push(item),
                None => {
                    return Err(A::Error::custom(
                        "an entry that there is something to say of",
                    ));
                }
            }
        }
        Ok(items)
    }
}
