//! What a value says, without how it is spelt: marks of formatting, the form of quotes and dashes,
//! white space.

use serde_json::Value;

/// A field of an item of CSL-JSON as text; `None` where it is not there or empty.
pub fn field(item: &Value, name: &str) -> Option<String> {
    let value = item.get(name)?;
    let text = match value {
        Value::Array(values) => {
            let is_text = values.iter().all(Value::is_string);
            let values: Vec<String> = values
                .iter()
                .map(if is_text { text } else { person })
                .collect();
            values.join(if is_text { ", " } else { "; " })
        }
        Value::Object(_) => date(value),
        value => text(value),
    };
    let text = match name {
        "DOI" | "language" => text.to_lowercase(),
        // pandoc brings titles into sentence case.
        _ if name.contains("title") => text.to_lowercase(),
        "keyword" => text.replace(", ", ","),
        // pandoc has no type for what is no type of CSL's first version.
        "type" if text.is_empty() => "document".to_owned(),
        "page" => text.replace(' ', ""),
        _ => text,
    };
    (!text.is_empty()).then_some(text)
}

fn person(name: &Value) -> String {
    let part = |key: &str| name.get(key).map(text).filter(|text| !text.is_empty());
    if let Some(literal) = part("literal") {
        return literal;
    }
    let family = [
        part("dropping-particle"),
        part("non-dropping-particle"),
        part("family"),
    ];
    let family: Vec<String> = family.into_iter().flatten().collect();
    let parts = [Some(family.join(" ")), part("given"), part("suffix")];
    let parts: Vec<String> = parts
        .into_iter()
        .flatten()
        .filter(|p| !p.is_empty())
        .collect();
    parts.join(", ")
}

fn date(value: &Value) -> String {
    let mut words = Vec::new();
    let parts = value.get("date-parts").and_then(Value::as_array);
    for date in parts.into_iter().flatten().filter_map(Value::as_array) {
        let numbers: Vec<String> = date.iter().map(text).collect();
        words.push(numbers.join("-"));
    }
    for key in ["season", "literal", "raw"] {
        if let Some(value) = value.get(key) {
            words.push(format!("{key} {}", text(value)));
        }
    }
    if value
        .get("circa")
        .is_some_and(|circa| text(circa) != "false")
    {
        words.push("circa".to_owned());
    }
    words.join("/").replace("/season", " season")
}

fn text(value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(_) | Value::Bool(_) => value.to_string(),
        _ => return String::new(),
    };
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some(sign) = rest.chars().next() {
        if let Some(behind) = tag(rest) {
            rest = behind;
            continue;
        }
        rest = &rest[sign.len_utf8()..];
        match sign {
            '“' | '”' | '„' | '«' | '»' => out.push('"'),
            '‘' | '’' | '‚' | '`' => out.push('\''),
            '\u{2010}'..='\u{2015}' | '\u{2212}' => out.push('-'),
            '\u{200b}' | '\u{ad}' => {}
            '…' => out.push_str("..."),
            sign if sign.is_whitespace() => out.push(' '),
            sign => out.push(sign),
        }
    }
    let words: Vec<&str> = out.split_whitespace().collect();
    words
        .join(" ")
        .replace("''", "\"")
        .replace("---", "-")
        .replace("--", "-")
}

/// What stands behind a tag of CSL's rich text.
fn tag(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('<')?;
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let (name, behind) = rest.split_once('>')?;
    let known = ["i", "b", "sup", "sub", "sc"].contains(&name) || name.starts_with("span");
    known.then_some(behind)
}
