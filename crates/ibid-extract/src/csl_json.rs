//! Names and dates as CSL-JSON writes them, for fields and alternatives.

use ibid_model::{CalendarDate, Name, YearPart};
use serde_json::{Map, Value, json};

/// A name.
pub(crate) fn name(name: &Name) -> Value {
    let mut map = Map::new();
    let parts = [
        ("family", &name.family),
        ("given", &name.given),
        ("dropping-particle", &name.dropping_particle),
        ("non-dropping-particle", &name.non_dropping_particle),
        ("suffix", &name.suffix),
        ("literal", &name.literal),
    ];
    for (key, value) in parts {
        if let Some(value) = value {
            map.insert(key.to_owned(), Value::from(value.as_str()));
        }
    }
    Value::Object(map)
}

/// Names in their order.
pub(crate) fn names(names: &[Name]) -> Value {
    Value::Array(names.iter().map(name).collect())
}

/// A date.
pub(crate) fn date(date: CalendarDate) -> Value {
    let mut parts = vec![Value::from(date.year)];
    if let Some(month) = date.month() {
        parts.push(Value::from(month));
    }
    if let Some(day) = date.day() {
        parts.push(Value::from(day));
    }
    match date.part {
        YearPart::Season(season) => {
            json!({ "date-parts": [parts], "season": season.number() })
        }
        _ => json!({ "date-parts": [parts] }),
    }
}
