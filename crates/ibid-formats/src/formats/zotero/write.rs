//! To Zotero's items, as translation-server gives them: without the API's envelope.

use ibid_model::{
    Date, DateValue, DateVariable, ItemType, Name, Season, TextVariable, Variable, YearPart,
};
use serde_json::Value;

use super::OF_THE_LIBRARY;
use super::kinds::{Kind, variable};
use super::read::joined_tags;
use crate::codec::ItemWriter;
use crate::json::{date, date_text, has};
use crate::outgoing::Outgoing;
use crate::tree::{Fields, List, Node};

/// Writes an array of items.
#[derive(Default)]
pub(super) struct Writer {
    list: List,
}

impl ItemWriter for Writer {
    fn begin(&mut self, out: &mut String) {
        out.push('[');
    }

    fn item(&mut self, item: &mut Outgoing<'_>, out: &mut String) {
        self.list.push(&entry(item), out);
    }

    fn end(&mut self, out: &mut String) {
        out.push_str("\n]\n");
    }
}

fn entry(item: &mut Outgoing<'_>) -> Node {
    let kind = kind(item);
    let mut entry = Node::map();
    keys(item, &mut entry);
    entry.push("itemType", kind.name);
    // The title stands before the creators, as Zotero has it.
    let mut fields = kind.all_fields();
    if let Some(title) = fields.next() {
        field(title, item, &mut entry);
    }
    entry.push("creators", creators(kind, item));
    for name in fields {
        field(name, item, &mut entry);
    }
    let tags = tags(item);
    if let Some(extra) = item.note("extra") {
        entry.push("extra", extra);
    }
    entry.push("tags", tags);
    for name in OF_THE_LIBRARY {
        if let Some(value) = item.custom(name) {
            entry.push(name, value.clone());
        }
    }
    entry
}

/// The item type: the one that was read where it is one of the CSL type, else the usual one.
fn kind(item: &mut Outgoing<'_>) -> &'static Kind {
    let of_type = item.peek().item_type;
    let own = item.custom("itemType").and_then(Value::as_str);
    let own = own.and_then(Kind::named);
    let kind = own
        .filter(|kind| kind.item_type == of_type)
        .unwrap_or_else(|| Kind::of(of_type));
    let read_as: ItemType = kind.item_type;
    item.take_type(read_as);
    kind
}

/// Zotero's key, and the item's id where that is another. Zotero's keys are eight characters of
/// its own alphabet: an id that is none stands as citation key beside one that is made of it.
fn keys(item: &mut Outgoing<'_>, entry: &mut Node) {
    let id = item.id();
    let own = item.custom("key").and_then(Value::as_str);
    let key = own.map_or_else(
        || {
            if is_key(id) {
                id.to_owned()
            } else {
                made_key(id)
            }
        },
        str::to_owned,
    );
    let is_other = key != id;
    entry.push("key", key);
    entry.push("version", Value::from(0));
    if is_other {
        entry.push("citationKey", id);
    }
    let citation_key = item.peek().text(TextVariable::CitationKey);
    if citation_key == Some(id) {
        item.text(TextVariable::CitationKey);
    }
}

const KEY_SIGNS: &[u8; 32] = b"23456789ABCDEFGHIJKLMNPQRSTUVWXY";

fn is_key(id: &str) -> bool {
    let is_sign = |b: u8| b == b'Z' || KEY_SIGNS.contains(&b);
    id.len() == 8 && id.bytes().all(is_sign)
}

/// A key for an id, always the same (FNV-1a of its bytes).
fn made_key(id: &str) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in id.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    let sign = |place: u32| {
        let five = usize::try_from((hash >> (place * 5)) & 31).unwrap_or_default();
        KEY_SIGNS.get(five).map_or('2', |byte| char::from(*byte))
    };
    (0..8).map(sign).collect()
}

fn field(name: &str, item: &mut Outgoing<'_>, entry: &mut Node) {
    let Some(target) = variable(name) else {
        if let Some(value) = item.custom(name) {
            entry.push(name, value.clone());
        }
        return;
    };
    let is_taken = matches!(entry, Node::Map(Fields(members))
        if members.iter().any(|(known, _)| variable(known) == Some(target)));
    if is_taken || !has(item.peek(), target) {
        // The second of two fields for one variable, as it was read.
        if let Some(value) = item.custom(name) {
            entry.push(name, value.clone());
        }
        return;
    }
    let value = match target {
        Variable::Text(v) => item.text(v).map(|text| text.as_str().to_owned()),
        Variable::Number(v) => item.number(v),
        Variable::Date(v) => written_date(v, item),
        Variable::Name(_) => None,
    };
    if let Some(value) = value {
        entry.push(name, value);
    }
}

/// A date as Zotero's fields have it; one that they do not hold is left for the extra field.
fn written_date(variable: DateVariable, item: &mut Outgoing<'_>) -> Option<String> {
    let of = item.peek().dates.get(variable)?;
    let text = if variable == DateVariable::Accessed {
        day_text(of)
    } else {
        human_text(of)
    }?;
    item.date(variable);
    Some(text)
}

/// A day, which is all that `accessDate` takes.
fn day_text(of: &Date) -> Option<String> {
    let Some(DateValue::Single(day)) = of.value else {
        return None;
    };
    let is_day = matches!(day.part, YearPart::Day { .. }) && day.year > 0;
    is_day.then(|| date_text(of)).flatten()
}

/// A date as people write it where EDTF's form would be taken for another.
fn human_text(of: &Date) -> Option<String> {
    if let Some(DateValue::Single(single)) = of.value {
        let season = single.season().map(Season::number);
        let name = match season {
            Some(1) => Some("Spring"),
            Some(2) => Some("Summer"),
            Some(3) => Some("Autumn"),
            Some(4) => Some("Winter"),
            _ => None,
        };
        if let Some(name) = name {
            let text = format!("{name} {}", single.year);
            if date(&text) == *of {
                return Some(text);
            }
        }
    }
    date_text(of)
}

fn creators(kind: &Kind, item: &mut Outgoing<'_>) -> Node {
    let mut creators = Vec::new();
    for role in kind.creator_types() {
        let Some(variable) = kind.name_variable(role) else {
            let kept = item.custom(role).and_then(Value::as_array);
            creators.extend(kept.into_iter().flatten().cloned().map(Node::from));
            continue;
        };
        let names = item.names(variable).unwrap_or_default();
        if !names.iter().all(reads_back) {
            item.reduced(variable.as_str(), "the parts of names");
        }
        creators.extend(names.iter().map(|name| creator(role, name)));
    }
    Node::List(creators)
}

fn creator(role: &str, name: &Name) -> Node {
    if let Some(literal) = &name.literal {
        return Node::object([
            ("name", literal.as_str().into()),
            ("creatorType", role.into()),
        ]);
    }
    let (last, first) = parts(name);
    Node::object([
        ("firstName", first.into()),
        ("lastName", last.into()),
        ("creatorType", role.into()),
    ])
}

fn parts(name: &Name) -> (String, String) {
    let join = |one: &Option<String>, other: &Option<String>| {
        let parts = [one, other].into_iter().flatten().map(String::as_str);
        parts
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let last = join(&name.non_dropping_particle, &name.family);
    let mut first = join(&name.given, &name.dropping_particle);
    if let Some(suffix) = &name.suffix {
        first.push_str(if name.comma_suffix { ",! " } else { ", " });
        first.push_str(suffix);
    }
    (last, first)
}

/// Whether reading the creator gives the name again.
fn reads_back(name: &Name) -> bool {
    if name.literal.is_some() {
        return true;
    }
    let (last, first) = parts(name);
    Name::person(last, first).split_particles() == *name
}

/// Keywords as tags, where they come together again as they were; else as one tag.
fn tags(item: &mut Outgoing<'_>) -> Node {
    let Some(keywords) = item.text(TextVariable::Keyword) else {
        return Node::List(Vec::new());
    };
    let whole = keywords.as_str();
    let divided = ["; ", ", "].map(|separator| whole.split(separator).collect::<Vec<_>>());
    let mut divided = divided.into_iter();
    let tags = divided.find(|tags| tags.len() > 1 && joined_tags(tags) == whole);
    let tags = tags.unwrap_or_else(|| vec![whole]);
    Node::List(
        tags.into_iter()
            .map(|tag| Node::object([("tag", tag.into())]))
            .collect(),
    )
}
