//! Names of tags and attributes as html5ever has them.

use html5ever::{LocalName, local_name};

/// How many names are at hand.
const SLOTS: usize = 128;

/// The names that a page had last: pages have few, and looking one up costs more than comparing it.
pub(super) struct Names {
    slots: Vec<LocalName>,
}

impl Default for Names {
    fn default() -> Self {
        Self {
            slots: vec![local_name!(""); SLOTS],
        }
    }
}

impl Names {
    /// A name in lower case.
    pub fn get(&mut self, written: &str) -> LocalName {
        let slot = self.slots.get_mut(slot_of(written));
        match slot {
            Some(known) if **known == *written => known.clone(),
            Some(slot) => {
                let name = normal(written);
                *slot = name.clone();
                name
            }
            None => normal(written),
        }
    }

    /// The name of an attribute that is read; `None` for others.
    pub fn attribute(&mut self, written: &str) -> Option<LocalName> {
        if is_read(written) {
            return Some(self.get(written));
        }
        let has_capitals = written.bytes().any(|byte| byte.is_ascii_uppercase());
        let lower = has_capitals.then(|| written.to_ascii_lowercase())?;
        is_read(&lower).then(|| self.get(&lower))
    }
}

/// The standard's form of a name: in lower case, without null characters.
fn normal(written: &str) -> LocalName {
    let is_normal = written
        .bytes()
        .all(|byte| byte != 0 && !byte.is_ascii_uppercase());
    if is_normal {
        LocalName::from(written)
    } else {
        LocalName::from(written.to_ascii_lowercase().replace('\0', "\u{fffd}"))
    }
}

/// Names differ in their length, their first and their last letter.
fn slot_of(name: &str) -> usize {
    let bytes = name.as_bytes();
    let at = |byte: Option<&u8>| byte.copied().map_or(0, usize::from);
    let mixed = at(bytes.first()) * 7 + at(bytes.last()) * 31 + at(bytes.get(bytes.len() / 2)) * 3;
    (mixed + bytes.len() * 13) % SLOTS
}

/// Whether an attribute is read: by an extractor, or by html5ever for the shape of the tree (`type`,
/// `encoding`, `color`, `face`, `size`).
pub(super) fn is_read(name: &str) -> bool {
    matches!(
        name,
        "class"
            | "id"
            | "href"
            | "rel"
            | "type"
            | "content"
            | "name"
            | "property"
            | "style"
            | "title"
            | "src"
            | "alt"
            | "lang"
            | "xml:lang"
            | "value"
            | "role"
            | "hidden"
            | "datetime"
            | "pubdate"
            | "data-datetime"
            | "data-date"
            | "data-testid"
            | "data-component"
            | "aria-label"
            | "http-equiv"
            | "itemprop"
            | "itemscope"
            | "itemtype"
            | "itemid"
            | "typeof"
            | "resource"
            | "encoding"
            | "color"
            | "face"
            | "size"
    )
}
