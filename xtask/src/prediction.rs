//! From what `ibid inspect --json` prints to what the corpus's `score.py` reads.

use serde_json::{Value, json};

/// The prediction for a page, from the output of `ibid inspect --json`.
pub fn prediction(inspected: &Value) -> Value {
    let first = inspected.get(0).unwrap_or(inspected);
    let item = first.get("item").unwrap_or(first);
    let site = [&item["container-title"], &item["publisher"]];
    json!({
        "title": item["title"],
        "authors": authors(&item["author"]),
        "published": date(&item["issued"]),
        "site_name": site.into_iter().find(|value| is_given(value)),
        "doi": item["DOI"],
        "url": item["URL"],
        "language": item["language"],
    })
}

/// Whether a field is there and not empty.
fn is_given(value: &Value) -> bool {
    !value.is_null() && value.as_str() != Some("")
}

/// CSL names written out.
fn authors(names: &Value) -> Vec<String> {
    let names = names.as_array().map(Vec::as_slice).unwrap_or_default();
    names.iter().map(name).collect()
}

fn name(name: &Value) -> String {
    let part = |part: &str| name[part].as_str().unwrap_or_default();
    if !part("family").is_empty() && !part("given").is_empty() && is_cjk(part("family")) {
        return format!("{}{}", part("family"), part("given"));
    }
    if !part("literal").is_empty() {
        return part("literal").to_owned();
    }
    let order = [
        "given",
        "dropping-particle",
        "non-dropping-particle",
        "family",
        "suffix",
    ];
    let parts = order.map(part);
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

/// Whether a name has kana, Han or Hangul: such names are written without a space.
fn is_cjk(text: &str) -> bool {
    text.chars().any(|c| {
        matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
    })
}

/// A CSL date as `YYYY-MM-DD`, as far as it is known.
fn date(date: &Value) -> Value {
    if date.is_string() {
        return date.clone();
    }
    let parts = date["date-parts"][0].as_array();
    let parts = parts.map(Vec::as_slice).unwrap_or_default();
    if parts.is_empty() {
        return date["raw"].clone();
    }
    let number = |part: &Value| part.as_i64().or_else(|| part.as_str()?.parse().ok());
    let written = parts.iter().zip([4, 2, 2]).map(|(part, width)| {
        let part = number(part).unwrap_or_default();
        format!("{part:0width$}")
    });
    written.collect::<Vec<_>>().join("-").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_names_and_dates_out() {
        let inspected = json!([{"item": {
            "title": "T",
            "author": [
                {"family": "Berg", "given": "A.", "non-dropping-particle": "van den"},
                {"family": "山田", "given": "太郎"},
                {"literal": "ESA"},
            ],
            "issued": {"date-parts": [["2017", 7, 9]]},
            "container-title": "",
            "publisher": "P",
        }}]);
        let expected = json!({
            "title": "T",
            "authors": ["A. van den Berg", "山田太郎", "ESA"],
            "published": "2017-07-09",
            "site_name": "P",
            "doi": null,
            "url": null,
            "language": null,
        });
        assert_eq!(prediction(&inspected), expected);
    }

    #[test]
    fn a_date_is_as_precise_as_it_is_known() {
        assert_eq!(date(&json!({"date-parts": [[2017, 7]]})), "2017-07");
        assert_eq!(date(&json!({"raw": "last spring"})), "last spring");
        assert_eq!(date(&Value::Null), Value::Null);
    }
}
