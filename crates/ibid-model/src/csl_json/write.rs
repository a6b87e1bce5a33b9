//! Items as CSL-JSON that the schema accepts.

use serde_json::{Map, Value, json};

use super::item::schema_name;
use crate::date::{CalendarDate, Date, DateValue, Endpoint, YearPart};
use crate::item::{Item, Variant};
use crate::name::Name;
use crate::vocabulary::{NameVariable, TextVariable};

/// Where the variants of an item are kept in `custom`.
const VARIANTS: &str = "ibid-variants";

/// Whether CSL has the variable but the CSL-JSON schema does not: it is written under `custom`.
pub(super) fn is_outside_schema(variable: &str) -> bool {
    variable == TextVariable::License.as_str()
        || variable == NameVariable::EditorTranslator.as_str()
}

/// The items as a CSL-JSON array.
pub fn write_items<'i>(items: impl IntoIterator<Item = &'i Item>) -> Value {
    Value::Array(items.into_iter().map(write_item).collect())
}

/// One item as CSL-JSON 1.0.2; what CSL-JSON has no place for is under `custom`.
///
/// Numbers are written as strings. The order of the keys depends on nothing but the item.
pub fn write_item(item: &Item) -> Value {
    let mut out = Map::new();
    let mut custom = item.custom.clone();
    out.insert("id".to_owned(), Value::from(item.id.as_str()));
    out.insert("type".to_owned(), Value::from(item.item_type.as_str()));
    let texts = item.texts.iter().map(|(v, text)| (v.as_str(), text));
    let numbers = item.numbers.iter().map(|(v, text)| (schema_name(v), text));
    let values = texts
        .chain(numbers)
        .map(|(key, text)| (key, Value::from(text.as_str())))
        .chain(
            item.names
                .iter()
                .map(|(v, names)| (v.as_str(), write_names(names))),
        )
        .chain(
            item.dates
                .iter()
                .map(|(v, date)| (v.as_str(), write_date(date))),
        );
    for (key, value) in values {
        let target = if is_outside_schema(key) {
            &mut custom
        } else {
            &mut out
        };
        target.insert(key.to_owned(), value);
    }
    if !item.categories.is_empty() {
        out.insert("categories".to_owned(), json!(item.categories));
    }
    if !item.variants.is_empty() {
        let variants = item.variants.iter().map(write_variant).collect();
        custom.insert(VARIANTS.to_owned(), Value::Array(variants));
    }
    if !custom.is_empty() {
        out.insert("custom".to_owned(), Value::Object(custom));
    }
    Value::Object(out)
}

fn write_variant(variant: &Variant) -> Value {
    json!({
        "variable": variant.variable.as_str(),
        "language": variant.language,
        "role": variant.role.as_str(),
        "value": variant.value.as_str(),
    })
}

fn write_names(names: &[Name]) -> Value {
    Value::Array(names.iter().map(write_name).collect())
}

fn write_name(name: &Name) -> Value {
    let mut out = Map::new();
    for (key, part) in [
        ("family", &name.family),
        ("given", &name.given),
        ("dropping-particle", &name.dropping_particle),
        ("non-dropping-particle", &name.non_dropping_particle),
        ("suffix", &name.suffix),
        ("literal", &name.literal),
    ] {
        if let Some(part) = part {
            out.insert(key.to_owned(), Value::from(part.as_str()));
        }
    }
    for (key, flag) in [
        ("comma-suffix", name.comma_suffix.then_some(true)),
        ("static-ordering", name.static_ordering.then_some(true)),
        ("parse-names", name.parse_names),
    ] {
        if let Some(flag) = flag {
            out.insert(key.to_owned(), Value::from(flag));
        }
    }
    Value::Object(out)
}

/// `date-parts` for every reader; beside them EDTF in `raw` where they say less than the date.
fn write_date(date: &Date) -> Value {
    let mut out = Map::new();
    if let Some(value) = date.value {
        let (parts, season) = date_parts(value);
        if let Some(parts) = parts {
            out.insert("date-parts".to_owned(), parts);
        }
        if let Some(season) = season {
            out.insert("season".to_owned(), Value::from(season));
        }
        if says_more(date, value) {
            out.insert("raw".to_owned(), Value::from(date.to_edtf()));
        }
    }
    if date.approximate || date.uncertain {
        out.insert("circa".to_owned(), Value::from(true));
    }
    if let Some(literal) = &date.literal {
        out.insert("literal".to_owned(), Value::from(literal.as_str()));
    }
    Value::Object(out)
}

/// `date-parts` and `season` of a value. In intervals, seasons are months 21 to 24.
fn date_parts(value: DateValue) -> (Option<Value>, Option<u8>) {
    match value {
        DateValue::Single(date) => match date.season() {
            Some(season) => (Some(json!([[date.year]])), Some(season.number())),
            None => (Some(json!([parts(date)])), None),
        },
        DateValue::Interval { start, end } => match (start, end) {
            (Endpoint::Date(start), Endpoint::Date(end)) => {
                (Some(json!([parts(start), parts(end)])), None)
            }
            (Endpoint::Date(start), Endpoint::Open | Endpoint::Unknown) => {
                (Some(json!([parts(start), [0]])), None)
            }
            // `raw` holds it: no year can come first.
            _ => (None, None),
        },
    }
}

fn parts(date: CalendarDate) -> Vec<i32> {
    match date.part {
        YearPart::Year | YearPart::Unspecified { .. } => vec![date.year],
        YearPart::Season(season) => vec![date.year, i32::from(season.number()) + 20],
        YearPart::Month(month) => vec![date.year, month.into()],
        YearPart::Day { month, day } => vec![date.year, month.into(), day.into()],
    }
}

/// Whether `date-parts`, `season` and `circa` leave something of the date out.
fn says_more(date: &Date, value: DateValue) -> bool {
    let hidden = |date: CalendarDate| matches!(date.part, YearPart::Unspecified { .. });
    let ends = match value {
        DateValue::Single(date) => hidden(date),
        DateValue::Interval { start, end } => {
            let plain = |endpoint| matches!(endpoint, Endpoint::Date(date) if !hidden(date));
            !plain(start) || !plain(end) && end != Endpoint::Open
        }
    };
    ends || date.uncertain
}
