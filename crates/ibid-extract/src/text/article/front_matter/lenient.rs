//! Front matter that is neither YAML nor TOML to a strict reader: keys and values, line by line.

use super::super::Found;
use super::super::fields::set_field;
use super::super::lines::Line;

/// A key with its value, or with the items of its list.
struct Entry<'t> {
    key: String,
    values: Vec<String>,
    line: Line<'t>,
}

/// Reads lines of `key: value` as far as they are such.
pub(super) fn read(lines: &[Line<'_>], separator: char, found: &mut Found) {
    for entry in entries(lines, separator) {
        set_field(&entry.key, &entry.values, &entry.line, 0.9, found);
    }
}

/// The top-level keys, each with its value or the items (or the items' names) below it.
fn entries<'t>(lines: &[Line<'t>], separator: char) -> Vec<Entry<'t>> {
    let mut entries: Vec<Entry<'t>> = Vec::new();
    for line in lines {
        if line.is_blank() || line.text.starts_with('#') {
            continue;
        }
        let item = line
            .text
            .strip_prefix("- ")
            .or_else(|| (line.text == "-").then_some(""));
        if item.is_none() && line.indent == 0 {
            if let Some((key, value)) = line.text.split_once(separator) {
                entries.push(Entry {
                    key: key.trim().trim_matches('"').to_lowercase(),
                    values: list(value.trim()),
                    line: *line,
                });
            }
            continue;
        }
        let Some(entry) = entries.last_mut() else {
            continue;
        };
        if let Some(item) = item {
            push_item(item, separator, &mut entry.values);
        } else if let Some((key, value)) = line.text.split_once(separator) {
            // Below a list item: its name may not come first.
            push_named(key.trim(), value.trim(), &mut entry.values);
        } else if let Some(last) = entry.values.last_mut() {
            // A folded scalar.
            if matches!(last.as_str(), ">" | "|" | ">-" | "|-") {
                last.clear();
            }
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(&unquote(line.text));
        }
    }
    entries
}

fn push_item(item: &str, separator: char, values: &mut Vec<String>) {
    match item.split_once(separator) {
        Some((key, value))
            if key
                .chars()
                .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_')) =>
        {
            push_named(key.trim(), value.trim(), values);
        }
        _ => values.push(unquote(item.trim_end_matches(','))),
    }
}

/// `name: Jane Doe`, `given: Jane` and `family: Doe` of an author given as a map.
fn push_named(key: &str, value: &str, values: &mut Vec<String>) {
    let value = unquote(value);
    if value.is_empty() {
        return;
    }
    match key.to_lowercase().as_str() {
        "name" | "literal" => values.push(value),
        "given" | "given-names" | "first" | "firstname" => values.push(format!("\u{1}{value}")),
        "family" | "family-names" | "last" | "lastname" => {
            // Marked while the other half is awaited.
            match values.last_mut() {
                Some(last) if last.starts_with('\u{1}') => {
                    *last = format!("{value}, {}", last.trim_start_matches('\u{1}'));
                }
                _ => values.push(value),
            }
        }
        _ => {}
    }
}

/// `[A, "B, C"]`, or one scalar.
fn list(value: &str) -> Vec<String> {
    let Some(inside) = value
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
    else {
        let scalar = unquote(value);
        return if scalar.is_empty() || scalar == "\u{1}" {
            Vec::new()
        } else {
            vec![scalar]
        };
    };
    let mut items = vec![String::new()];
    let mut quote = None;
    for character in inside.chars() {
        match (quote, character) {
            (None, '"' | '\'') => quote = Some(character),
            (Some(open), close) if open == close => quote = None,
            (None, ',') => items.push(String::new()),
            _ => {
                if let Some(last) = items.last_mut() {
                    last.push(character);
                }
            }
        }
    }
    items
        .into_iter()
        .map(|item| item.trim().to_owned())
        .filter(|item| !item.is_empty())
        .collect()
}

/// A scalar without its quotes, its anchors and a comment after it.
fn unquote(value: &str) -> String {
    let value = value.trim();
    for quote in ['"', '\''] {
        if let Some(rest) = value.strip_prefix(quote)
            && let Some(end) = rest.rfind(quote)
        {
            let inside = rest.get(..end).unwrap_or_default();
            return inside.replace("\\\"", "\"").replace("''", "'");
        }
    }
    value
        .split_once(" #")
        .map_or(value, |(before, _)| before)
        .trim()
        .to_owned()
}
