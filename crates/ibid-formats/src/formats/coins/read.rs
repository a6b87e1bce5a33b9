//! Context objects to items.

use ibid_model::{
    Code, Date, DateValue, DateVariable, Item, NameVariable, NumberVariable, RichText, Season,
    TextVariable, YearPart, codes,
};
use serde_json::Value;

use super::names::{self, First};
use super::tables::{FORMATS, Holds, Kev, PLACES, read_type};
use crate::formats::tagged::values::{identifier, join_pages, read_date};

/// The prefix of what items keep of a context object.
pub(super) const PREFIX: &str = "coins:";

/// Keys that say nothing of a work.
pub(super) const SILENT: &[&str] = &[
    "ctx_ver",
    "url_ver",
    "ctx_enc",
    "rft_val_fmt",
    "url_ctx_fmt",
];

/// Makes an item; what there is to say of it goes to `remarks`.
pub(super) fn item(pairs: Vec<(String, String)>, remarks: &mut Vec<(Code, String)>) -> Item {
    let mut object = Object { pairs };
    let format = object.take("rft_val_fmt");
    let known = FORMATS
        .iter()
        .find(|(_, name)| format.eq_ignore_ascii_case(name));
    let kev = known.map(|(kev, _)| *kev);
    let genre = object.take("rft.genre");
    let word = object.take("rft.type");
    let (place, said) = read_type(kev, &genre, &word);
    let mut item = Item::new("", said.unwrap_or(place));
    if said.is_none() && !word.is_empty() {
        object.pairs.push(("rft.type".to_owned(), word));
    }
    read_names(&mut object, &mut item, kev);
    read_dates(&mut object, &mut item);
    read_pages(&mut object, &mut item);
    read_identifiers(&mut object, &mut item, remarks);
    for place in PLACES.iter().filter(|p| p.is_for(place)) {
        read_place(&mut object, &mut item, place.key, place.holds, remarks);
    }
    for (key, value) in object.pairs {
        if !SILENT.contains(&key.as_str()) {
            keep(&mut item, &key, value);
        }
    }
    item
}

fn keep(item: &mut Item, key: &str, value: String) {
    let key = format!("{PREFIX}{key}");
    let value = Value::String(value);
    match item.custom.get_mut(&key) {
        Some(Value::Array(list)) => list.push(value),
        Some(other) => {
            let first = other.take();
            *other = Value::Array(vec![first, value]);
        }
        None => {
            item.custom.insert(key, value);
        }
    }
}

/// The pairs that have not found their place.
struct Object {
    pairs: Vec<(String, String)>,
}

impl Object {
    /// Takes the first value of a key; empty where there is none.
    fn take(&mut self, key: &str) -> String {
        let at = self.pairs.iter().position(|(own, _)| own == key);
        at.map_or_else(String::new, |at| self.pairs.remove(at).1)
    }

    /// Takes all values of a key.
    fn take_all(&mut self, key: &str) -> Vec<String> {
        let pairs = std::mem::take(&mut self.pairs);
        let (taken, left): (Vec<_>, Vec<_>) = pairs.into_iter().partition(|(own, _)| own == key);
        self.pairs = left;
        taken.into_iter().map(|(_, value)| value).collect()
    }

    /// Takes the first value that is wanted.
    fn take_first(&mut self, keys: &[&str]) -> String {
        let mut values = keys.iter().map(|key| self.take(key));
        values.find(|value| !value.is_empty()).unwrap_or_default()
    }
}

fn read_names(object: &mut Object, item: &mut Item, kev: Option<Kev>) {
    let (key, last, first) = match kev {
        Some(Kev::Patent) => ("rft.inv", "rft.invlast", "rft.invfirst"),
        _ => ("rft.au", "rft.aulast", "rft.aufirst"),
    };
    let mut whole = object.take_all(key);
    whole.extend(object.take_all("rft.creator"));
    let organisations = object.take_all("rft.aucorp");
    let given = object.take(first);
    let initials = object.take("rft.auinit");
    let singles = [object.take("rft.auinit1"), object.take("rft.auinitm")];
    let given = [given, initials, singles.join(" ").trim().to_owned()];
    let given = given.into_iter().find(|given| !given.is_empty());
    let first = First {
        family: object.take(last),
        given: given.unwrap_or_default(),
        suffix: object.take("rft.ausuffix"),
    };
    let names = names::read(&whole, &organisations, &first);
    if !names.is_empty() {
        item.names.insert(NameVariable::Author, names);
    }
    let contributors = object.take_all("rft.contributor");
    let names = names::read(&contributors, &[], &First::default());
    if !names.is_empty() {
        item.names.insert(NameVariable::Contributor, names);
    }
}

/// The seasons as `rft.ssn` has them.
pub(super) const SEASONS: &[(&str, Season)] = &[
    ("spring", Season::Spring),
    ("summer", Season::Summer),
    ("fall", Season::Autumn),
    ("autumn", Season::Autumn),
    ("winter", Season::Winter),
];

fn read_dates(object: &mut Object, item: &mut Item) {
    let text = object.take_first(&["rft.date", "rft.pubdate"]);
    if !text.is_empty() {
        let mut date = read_date(&text);
        let season = object.take("rft.ssn");
        let mut seasons = SEASONS.iter();
        let found = seasons.find(|(word, _)| season.eq_ignore_ascii_case(word));
        match (&mut date.value, found) {
            (Some(DateValue::Single(single)), Some((_, season)))
                if single.part == YearPart::Year =>
            {
                single.part = YearPart::Season(*season);
            }
            _ if !season.is_empty() => keep(item, "rft.ssn", season),
            _ => {}
        }
        item.dates.insert(DateVariable::Issued, date);
    }
    let applied = object.take("rft.appldate");
    if !applied.is_empty() {
        let date: Date = read_date(&applied);
        item.dates.insert(DateVariable::Submitted, date);
    }
}

fn read_pages(object: &mut Object, item: &mut Item) {
    let (first, last) = (object.take("rft.spage"), object.take("rft.epage"));
    let pages = object.take("rft.pages");
    let mut text = if pages.is_empty() {
        join_pages(&first, &last)
    } else {
        pages
    };
    if text.is_empty() {
        text = object.take("rft.artnum");
    }
    if !text.is_empty() {
        item.numbers
            .insert(NumberVariable::Page, RichText::from(text));
    }
}

fn read_identifiers(object: &mut Object, item: &mut Item, remarks: &mut Vec<(Code, String)>) {
    let mut texts = object.take_all("rft_id");
    texts.extend(object.take_all("rft.identifier"));
    for text in texts {
        let known = [
            ("info:doi/", TextVariable::Doi),
            ("doi:", TextVariable::Doi),
            ("info:pmid/", TextVariable::Pmid),
            ("info:pmcid/", TextVariable::Pmcid),
            ("urn:isbn:", TextVariable::Isbn),
            ("urn:issn:", TextVariable::Issn),
        ];
        let mut known = known.iter().filter_map(|(prefix, variable)| {
            let head = text.get(..prefix.len())?;
            let rest = text.get(prefix.len()..)?;
            head.eq_ignore_ascii_case(prefix)
                .then_some((*variable, rest))
        });
        let is_link = text.starts_with("http://") || text.starts_with("https://");
        let (variable, value) = match known.next() {
            Some(found) => found,
            None if is_link => (TextVariable::Url, text.as_str()),
            None => {
                keep(item, "rft_id", text);
                continue;
            }
        };
        let value = checked(variable, value, remarks);
        if item
            .texts
            .get(variable)
            .is_some_and(|own| own.as_str() != value)
        {
            keep(item, "rft_id", text);
        } else {
            item.texts.insert(variable, RichText::from(value));
        }
    }
}

/// An identifier in its normal form; as it is written where it is none.
fn checked(variable: TextVariable, text: &str, remarks: &mut Vec<(Code, String)>) -> String {
    match identifier(variable, text) {
        Ok(normal) => normal,
        Err(error) => {
            remarks.push((codes::FORMAT_VALUE, error.to_string()));
            text.to_owned()
        }
    }
}

fn read_place(
    object: &mut Object,
    item: &mut Item,
    key: &str,
    holds: Holds,
    remarks: &mut Vec<(Code, String)>,
) {
    let is_set = match holds {
        Holds::Text(variable) => item.texts.contains(variable),
        Holds::Number(variable) => item.numbers.contains(variable),
        Holds::Keywords => item.texts.contains(TextVariable::Keyword),
    };
    if let Holds::Keywords = holds {
        let words = object.take_all(key);
        if !words.is_empty() && !is_set {
            let text = RichText::from(words.join(", "));
            item.texts.insert(TextVariable::Keyword, text);
        }
        return;
    }
    let mut pairs = object.pairs.iter();
    if is_set {
        // The same said twice is no second value.
        if let Holds::Text(variable) = holds {
            let own = item.text(variable).unwrap_or_default();
            object.pairs.retain(|(k, v)| k != key || v != own);
        }
        return;
    }
    if !pairs.any(|(own, _)| own == key) {
        return;
    }
    let value = object.take(key);
    match holds {
        Holds::Text(variable) => {
            let value = checked(variable, &value, remarks);
            item.texts.insert(variable, RichText::from(value));
        }
        Holds::Number(variable) => {
            item.numbers.insert(variable, RichText::from(value));
        }
        Holds::Keywords => {}
    }
}
