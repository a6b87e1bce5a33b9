//! The first document of a text as a tree, event by event, without recursion.

use std::collections::HashMap;

use granit_parser::{Event, Options, Parser, ScalarStyle};
use serde_json::Value;

use super::{Kind, Yaml, YamlError};

/// How deep values are nested at most.
const MAX_DEPTH: usize = 64;
/// How many values aliases may stand for in all.
const MAX_ALIASED: usize = 100_000;

/// A collection that is being read.
struct Open {
    line: usize,
    column: usize,
    anchor: usize,
    entries: Vec<Yaml>,
    /// For a mapping: the keys so far, one more than entries where a value is due.
    keys: Option<Vec<String>>,
}

/// Reads the first document of a text.
pub(super) fn parse(text: &str) -> Result<Yaml, YamlError> {
    let mut builder = Builder::default();
    let mut options = Options::default();
    options.emit_comments = false;
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, span) = event.map_err(|error| YamlError {
            line: error.marker().line(),
            column: error.marker().col() + 1,
            message: without_place(&error.to_string()),
            limit: None,
        })?;
        let at = (span.start.line(), span.start.col() + 1);
        if let Some(tree) = builder.event(event, at)? {
            return Ok(tree);
        }
    }
    Ok(Yaml {
        line: 1,
        column: 1,
        kind: Kind::Scalar(Value::Null),
    })
}

fn without_place(message: &str) -> String {
    let end = message
        .find(" at byte")
        .or_else(|| message.find(" at line"));
    message
        .get(..end.unwrap_or(message.len()))
        .unwrap_or_default()
        .to_owned()
}

#[derive(Default)]
struct Builder {
    open: Vec<Open>,
    anchors: HashMap<usize, Yaml>,
    aliased: usize,
}

impl Builder {
    /// Takes an event; the tree where it is whole.
    fn event(&mut self, event: Event<'_>, at: (usize, usize)) -> Result<Option<Yaml>, YamlError> {
        let (line, column) = at;
        let fail = |message: &str, limit| YamlError {
            line,
            column,
            message: message.to_owned(),
            limit,
        };
        let (value, anchor) = match event {
            Event::Scalar(text, style, anchor, _) => {
                let value = typed(&text, style == ScalarStyle::Plain);
                let kind = Kind::Scalar(value);
                (Yaml { line, column, kind }, anchor)
            }
            Event::SequenceStart(_, anchor, _) | Event::MappingStart(_, anchor, _) => {
                if self.open.len() >= MAX_DEPTH {
                    let limit = ("the nesting of values", MAX_DEPTH as u64);
                    return Err(fail("values are nested too deep", Some(limit)));
                }
                let keys = matches!(event, Event::MappingStart(..)).then(Vec::new);
                self.open.push(Open {
                    line,
                    column,
                    anchor,
                    entries: Vec::new(),
                    keys,
                });
                return Ok(None);
            }
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(open) => {
                    let anchor = open.anchor;
                    (close(open), anchor)
                }
                None => return Ok(None),
            },
            Event::Alias(id) => {
                let value = self.anchors.get(&id).cloned();
                let value = value.ok_or_else(|| fail("an alias has no anchor", None))?;
                self.aliased += value.size();
                if self.aliased > MAX_ALIASED {
                    let limit = ("what YAML's aliases stand for", MAX_ALIASED as u64);
                    return Err(fail("aliases stand for too much", Some(limit)));
                }
                (value, 0)
            }
            _ => return Ok(None),
        };
        if anchor > 0 {
            self.anchors.insert(anchor, value.clone());
        }
        Ok(self.value(value))
    }

    fn value(&mut self, value: Yaml) -> Option<Yaml> {
        let Some(open) = self.open.last_mut() else {
            return Some(value);
        };
        match &mut open.keys {
            Some(keys) if keys.len() == open.entries.len() => keys.push(key_text(value)),
            _ => open.entries.push(value),
        }
        None
    }
}

fn key_text(value: Yaml) -> String {
    match value.into_value() {
        Value::String(text) => text,
        other => other.to_string(),
    }
}

fn close(open: Open) -> Yaml {
    let kind = match open.keys {
        None => Kind::List(open.entries),
        Some(keys) => {
            let mut members: Vec<(String, Yaml)> = Vec::with_capacity(keys.len());
            let mut merged = Vec::new();
            for (key, value) in keys.into_iter().zip(open.entries) {
                match value.kind {
                    Kind::Map(more) if key == "<<" => merged.extend(more),
                    kind => members.push((key, Yaml { kind, ..value })),
                }
            }
            for (key, value) in merged {
                if !members.iter().any(|(known, _)| *known == key) {
                    members.push((key, value));
                }
            }
            Kind::Map(members)
        }
    };
    Yaml {
        line: open.line,
        column: open.column,
        kind,
    }
}

/// A scalar as written, but for whole numbers that are written in one way, flags and null.
fn typed(text: &str, is_plain: bool) -> Value {
    if is_plain {
        match text {
            "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
            "true" | "True" | "TRUE" => return Value::Bool(true),
            "false" | "False" | "FALSE" => return Value::Bool(false),
            _ => {}
        }
        if let Some(number) = text
            .parse::<i64>()
            .ok()
            .filter(|number| number.to_string() == text)
        {
            return Value::from(number);
        }
    }
    Value::from(text)
}
