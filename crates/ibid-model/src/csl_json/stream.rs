//! The short way through a CSL-JSON file about which there is nothing to say.
//!
//! Each entry is an item as soon as it is parsed: straight from its text ([`super::direct`]) or, where a
//! file has entries of other shapes, from a tree of it. Where anything is wrong, or a place has to be
//! named, nothing is kept: [`crate::json`] then finds the entries one by one.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, SeqAccess, Visitor};

use super::direct;
use super::item::{self, Reading};
use super::json::Json;
use crate::item::Item;

/// How many bytes of a file an item takes at least, but for very short ones.
const BYTES_OF_AN_ITEM: usize = 256;

/// How entries are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// Straight from the text.
    Direct,
    /// From a tree of the entry's JSON.
    Tree,
}

/// The items of an array of entries; `None` where an entry is broken, needs a remark or a key, or cannot
/// be read this way.
pub(super) fn items(text: &str, way: Way) -> Option<Vec<Item>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if !text.trim_start().starts_with('[') {
        return None;
    }
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let room = text.len() / BYTES_OF_AN_ITEM;
    let mut items = Items { way, room }.deserialize(&mut deserializer).ok()?;
    deserializer.end().ok()?;
    items.shrink_to_fit();
    Some(items)
}

struct Items {
    way: Way,
    /// For how many items there is room at first: what is not used costs nothing.
    room: usize,
}

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
        let mut items = Vec::with_capacity(self.room);
        let mut reading = Reading::new();
        loop {
            let item = match self.way {
                Way::Direct => entries.next_element_seed(direct::Entry(&mut reading))?,
                Way::Tree => match entries.next_element::<Json<'de>>()? {
                    Some(entry) => Some(item_of(&entry)?),
                    None => None,
                },
            };
            match item {
                Some(item) => items.push(item),
                None => return Ok(items),
            }
        }
    }
}

/// The item of an entry of which there is nothing to say.
fn item_of<E: Error>(entry: &Json<'_>) -> Result<Item, E> {
    let (item, remarks) = item::read(entry);
    item.filter(|item| remarks.is_empty() && !item.id.is_empty())
        .ok_or_else(|| E::custom("an entry that there is something to say of"))
}
