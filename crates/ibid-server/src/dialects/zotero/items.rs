//! Items as translation-server gives them: with keys made from what they say, and times in UTC.

use std::collections::HashSet;

use ibid::formats::Format;
use ibid::model::csl_json::write_item;
use ibid::model::{DateVariable, Item, TextVariable};
use serde_json::Value;

use crate::problem::Problem;

/// The signs of Zotero's keys: none that is taken for another.
const SIGNS: &[u8; 33] = b"23456789ABCDEFGHIJKLMNPQRSTUVWXYZ";

/// Gives items their keys and times: what [`write`] is to write.
pub(in crate::dialects) fn keyed(items: Vec<Item>) -> Vec<Item> {
    let mut taken = HashSet::new();
    let keyed = items.into_iter().map(|mut item| {
        // An id that is a key is not told twice.
        let given = item.custom.get("key").and_then(Value::as_str);
        let given = given.or(Some(item.id.as_str()));
        let given = given.filter(|given| is_key(given) && taken.insert((*given).to_owned()));
        let key = given.map_or_else(|| key(&item, &mut taken), str::to_owned);
        if item.id.is_empty() {
            item.id.clone_from(&key);
        }
        item.custom.insert("key".to_owned(), Value::from(key));
        time_of_access(&mut item);
        item
    });
    keyed.collect()
}

/// Whether a text has the form of Zotero's keys: others come from elsewhere, and may be anything.
fn is_key(text: &str) -> bool {
    text.len() == 8 && text.bytes().all(|byte| SIGNS.contains(&byte))
}

/// The key that an item has.
pub(in crate::dialects) fn key_of(item: &Item) -> &str {
    let key = item.custom.get("key").and_then(Value::as_str);
    key.unwrap_or(&item.id)
}

/// What a list calls an item.
pub(super) fn title_of(item: &Item) -> &str {
    let titles = [
        TextVariable::Title,
        TextVariable::ContainerTitle,
        TextVariable::Url,
    ];
    let title = titles.into_iter().find_map(|variable| item.text(variable));
    title.unwrap_or("[Untitled]")
}

/// Items as Zotero's JSON.
///
/// # Errors
/// 500 where they cannot be written.
pub(in crate::dialects) fn write(items: &[Item]) -> Result<String, Problem> {
    let written = ibid::formats::write(Format::Zotero, items);
    Ok(written.map_err(|error| Problem::internal(&error))?.text)
}

/// A key for what an item says, when it was read apart: the same for the same, and another for the
/// second of a list that says the same.
fn key(item: &Item, taken: &mut HashSet<String>) -> String {
    let mut said = write_item(item);
    if let Value::Object(members) = &mut said {
        members.remove("accessed");
        members.remove("custom");
    }
    let said = said.to_string();
    let mut copy = 0_u32;
    loop {
        let key = made_key(&said, 8, copy);
        if taken.insert(key.clone()) {
            return key;
        }
        copy = copy.wrapping_add(1);
    }
}

/// A text's key of so many signs (FNV-1a, which needs no secret: keys guard nothing).
pub(super) fn made_key(text: &str, length: usize, copy: u32) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in text.bytes().chain(copy.to_le_bytes()) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    let mut key = String::with_capacity(length);
    while key.len() < length {
        let place = usize::try_from((hash >> 32) % 33).unwrap_or_default();
        key.push(SIGNS.get(place).map_or('2', |sign| char::from(*sign)));
        hash = (hash ^ (hash >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    }
    key
}

/// Puts the moment in UTC in the place of the day on which a page was read. A page that was read
/// today was read for this request; of an earlier one, the day is all that is known.
fn time_of_access(item: &mut Item) {
    let accessed = write_item(item).get("accessed").cloned();
    let parts = accessed
        .as_ref()
        .and_then(|date| date.get("date-parts")?.get(0));
    let part = |at: usize| parts?.get(at)?.as_i64();
    let day = (part(0), part(1), part(2));
    let (Some(year), Some(month), Some(day)) = day else {
        return;
    };
    let day = format!("{year:04}-{month:02}-{day:02}");
    let Ok(date) = day.parse::<jiff::civil::Date>() else {
        return;
    };
    let now = jiff::Timestamp::now();
    let today = now.to_zoned(jiff::tz::TimeZone::UTC).date();
    // The reader's day may be the one before or behind that of UTC.
    let is_now = [Ok(today), today.yesterday(), today.tomorrow()];
    let time = if is_now.into_iter().flatten().any(|near| near == date) {
        now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
    } else {
        format!("{day}T00:00:00Z")
    };
    item.dates.remove(DateVariable::Accessed);
    item.custom
        .insert("accessDate".to_owned(), Value::from(time));
}
