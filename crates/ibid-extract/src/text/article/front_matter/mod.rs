//! YAML and TOML front matter, as Jekyll, Hugo, Quarto, MyST and Pandoc have it.
//!
//! What is between the fences is read as the YAML or TOML that it is. People write titles with
//! colons in them and tabs where none may be: what is neither is read line by line.

mod lenient;
mod values;

use serde_json::{Map, Value};

use super::Found;
use super::lines::Line;
use values::Reader;

/// The most lines that front matter may have.
const MOST: usize = 400;
/// The most bytes that are read as YAML or TOML.
const LARGEST: usize = 64 * 1024;
/// How many nodes a document may have, those that its aliases repeat among them.
const NODES: usize = 10_000;

/// Whether a text starts with front matter: it is Markdown then, whatever tags it has.
pub(crate) fn is_at_start(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let Some((fence, rest)) = text.split_once('\n') else {
        return false;
    };
    let fence = fence.trim_end();
    matches!(fence, "---" | "+++") && rest.lines().take(MOST).any(|line| line.trim_end() == fence)
}

/// Reads front matter; gives the index of the first line after it, 0 where there is none.
pub(super) fn read(lines: &[Line<'_>], found: &mut Found) -> usize {
    let Some(open) = lines.iter().position(|line| !line.is_blank()) else {
        return 0;
    };
    let Some(fence) = lines.get(open).map(|line| line.text) else {
        return 0;
    };
    if !matches!(fence, "---" | "+++") {
        return 0;
    }
    let inside = lines.get(open + 1..).unwrap_or_default();
    let close = inside
        .iter()
        .take(MOST)
        .position(|line| line.text == fence || (fence == "---" && line.text == "..."));
    let (inside, after) = match close {
        Some(close) => (inside.get(..close).unwrap_or_default(), open + close + 2),
        None => match unclosed(inside, fence == "+++") {
            Some(end) => (inside.get(..end).unwrap_or_default(), open + 1 + end),
            None => return 0,
        },
    };
    match parsed(inside, fence == "+++") {
        Some(map) => Reader::new(inside, found).read(&map),
        None => lenient::read(inside, if fence == "+++" { '=' } else { ':' }, found),
    }
    after
}

/// Where front matter ends that nobody closed: at the first blank line, if it starts as a field does.
fn unclosed(inside: &[Line<'_>], is_toml: bool) -> Option<usize> {
    let separator = if is_toml { '=' } else { ':' };
    let (key, _) = inside.first()?.text.split_once(separator)?;
    let key = key.trim();
    let is_key = !key.is_empty()
        && key
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    let end = inside.iter().take(MOST).position(Line::is_blank);
    is_key.then(|| end.unwrap_or(inside.len().min(MOST)))
}

/// The document between the fences, if it is one and not too large.
fn parsed(lines: &[Line<'_>], is_toml: bool) -> Option<Map<String, Value>> {
    let mut text = String::new();
    for line in lines {
        if text.len() + line.text.len() > LARGEST {
            return None;
        }
        text.extend(std::iter::repeat_n(' ', line.indent));
        text.push_str(line.text);
        text.push('\n');
    }
    let value = if is_toml {
        toml::from_str(&text).ok()
    } else {
        from_yaml(&text)
    };
    match value {
        Some(Value::Object(map)) => Some(map),
        _ => None,
    }
}

/// YAML with bounds: aliases must not make much of little ("a billion laughs").
fn from_yaml(text: &str) -> Option<Value> {
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_nodes: NODES,
            max_events: 4 * NODES,
            max_depth: 64,
        },
        alias_limits: serde_saphyr::alias_limits! {
            max_total_replayed_events: NODES,
        },
        duplicate_keys: serde_saphyr::options::DuplicateKeyPolicy::LastWins,
    };
    serde_saphyr::from_str_with_options(text, options).ok()
}
