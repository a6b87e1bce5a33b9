//! What formats on YAML have in common: a tree with places, read event by event, and its writing.
//!
//! Scalars stay as they are written: `2020-01-01`, `1e3`, `010` and `no` are text, for a title may
//! be each of them; only whole numbers and `true` and `false` have types. Where a file is broken,
//! its entries are read one by one. Source: YAML 1.2.2.
//
// Long: reading events into values, and writing values, share the rules of what a plain scalar means.

use std::collections::HashMap;
use std::fmt::Write as _;

use granit_parser::{Event, Options, Parser, ScalarStyle};
use ibid_model::{Diagnostic, codes};
use serde_json::{Map, Value};

use crate::codec::Sink;
use crate::tree::{Fields, Node};

/// How deep values are nested at most.
const MAX_DEPTH: usize = 64;
/// How many values aliases may stand for in all.
const MAX_ALIASED: usize = 100_000;

/// A value of a file, with the place where it begins.
#[derive(Clone, Debug)]
pub(crate) struct Yaml {
    pub line: usize,
    pub column: usize,
    pub kind: Kind,
}

/// What a value is.
#[derive(Clone, Debug)]
pub(crate) enum Kind {
    /// A scalar, with its type where that cannot be mistaken.
    Scalar(Value),
    /// A sequence.
    List(Vec<Yaml>),
    /// A mapping; of two values with one key both are there.
    Map(Vec<(String, Yaml)>),
}

/// Why a text is no YAML, and where.
#[derive(Clone, Debug)]
pub(crate) struct YamlError {
    pub line: usize,
    pub column: usize,
    pub message: String,
}

impl YamlError {
    /// The error as one of an entry.
    pub(crate) fn to_diagnostic(&self) -> Diagnostic {
        let message = format!("an entry cannot be read: {}", self.message);
        let mut diagnostic = Diagnostic::error(codes::FORMAT_ENTRY, message)
            .with_help("mend the YAML there; the other entries have been read");
        diagnostic.line = Some(self.line);
        diagnostic.column = Some(self.column);
        diagnostic
    }
}

impl Yaml {
    /// The value without places; of members with one key the last.
    pub(crate) fn into_value(self) -> Value {
        match self.kind {
            Kind::Scalar(value) => value,
            Kind::List(entries) => entries.into_iter().map(Self::into_value).collect(),
            Kind::Map(members) => Value::Object(
                members
                    .into_iter()
                    .map(|(key, value)| (key, value.into_value()))
                    .collect::<Map<String, Value>>(),
            ),
        }
    }

    /// The member of a mapping.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        match &self.kind {
            Kind::Map(members) => members
                .iter()
                .find(|(known, _)| known == key)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// Gives a diagnostic the place of this value.
    pub(crate) fn place(&self, mut diagnostic: Diagnostic) -> Diagnostic {
        diagnostic.line = Some(self.line);
        diagnostic.column = Some(self.column);
        diagnostic
    }

    fn size(&self) -> usize {
        match &self.kind {
            Kind::Scalar(_) => 1,
            Kind::List(entries) => 1 + entries.iter().map(Self::size).sum::<usize>(),
            Kind::Map(members) => 1 + members.iter().map(|(_, v)| v.size()).sum::<usize>(),
        }
    }
}

/// Reads a text of one document. Where it is broken, what stands at the left edge is read piece
/// by piece, and what is wrong goes to the sink; `None` where nothing at all can be read.
pub(crate) fn read(text: &str, sink: &mut dyn Sink) -> Result<Yaml, YamlError> {
    let error = match parse(text) {
        Ok(tree) => return Ok(tree),
        Err(error) => error,
    };
    let mut members = Vec::new();
    let mut entries = Vec::new();
    let mut errors = Vec::new();
    for chunk in chunks(text, 1, |line| !line.starts_with([' ', '\t'])) {
        match chunk.parse() {
            Ok(tree) => merge(tree, &mut members, &mut entries),
            Err(error) => broken(&chunk, error, &mut members, &mut entries, &mut errors),
        }
    }
    if members.is_empty() && entries.is_empty() {
        return Err(error);
    }
    for error in &errors {
        sink.diagnostic(error.to_diagnostic());
    }
    let kind = if members.is_empty() {
        Kind::List(entries)
    } else {
        Kind::Map(members)
    };
    Ok(Yaml {
        line: 1,
        column: 1,
        kind,
    })
}

fn merge(tree: Yaml, members: &mut Vec<(String, Yaml)>, entries: &mut Vec<Yaml>) {
    match tree.kind {
        Kind::Map(more) => members.extend(more),
        Kind::List(more) => entries.extend(more),
        Kind::Scalar(_) => {}
    }
}

/// A broken piece: a key with a list is read entry by entry, anything else is an error.
fn broken(
    chunk: &Chunk<'_>,
    error: YamlError,
    members: &mut Vec<(String, Yaml)>,
    entries: &mut Vec<Yaml>,
    errors: &mut Vec<YamlError>,
) {
    let (first, rest) = chunk.text.split_once('\n').unwrap_or((chunk.text, ""));
    let key = first.trim_end().strip_suffix(':');
    let dash = rest.lines().find(|line| !line.trim().is_empty());
    let indent = dash.map_or(0, |line| line.len() - line.trim_start().len());
    let is_list = dash.is_some_and(|line| line.trim_start().starts_with("- "));
    let Some(key) = key.filter(|_| is_list) else {
        errors.push(error);
        return;
    };
    let mut list = Vec::new();
    let is_start = |line: &str| {
        let start = line.len() - line.trim_start().len();
        start <= indent && line.trim_start().starts_with('-')
    };
    for entry in chunks(rest, chunk.line + 1, is_start) {
        match entry.parse() {
            Ok(Yaml {
                kind: Kind::List(more),
                ..
            }) => list.extend(more),
            Ok(_) => {}
            Err(error) => errors.push(error),
        }
    }
    let key = key.trim_matches(['"', '\'']).to_owned();
    members.push((
        key,
        Yaml {
            line: chunk.line,
            column: 1,
            kind: Kind::List(list),
        },
    ));
    let _ = entries;
}

/// Some lines of a text, with the number of the first.
struct Chunk<'t> {
    text: &'t str,
    line: usize,
}

impl Chunk<'_> {
    fn parse(&self) -> Result<Yaml, YamlError> {
        let moved = self.line - 1;
        match parse(self.text) {
            Ok(mut tree) => {
                shift(&mut tree, moved);
                Ok(tree)
            }
            Err(mut error) => {
                error.line += moved;
                Err(error)
            }
        }
    }
}

fn shift(tree: &mut Yaml, lines: usize) {
    tree.line += lines;
    match &mut tree.kind {
        Kind::Scalar(_) => {}
        Kind::List(entries) => entries.iter_mut().for_each(|entry| shift(entry, lines)),
        Kind::Map(members) => members.iter_mut().for_each(|(_, v)| shift(v, lines)),
    }
}

/// Divides a text before each line that starts a piece. Blank lines, comments and the marks of
/// documents start none; a list at the left edge belongs to the key before it.
fn chunks(text: &str, first: usize, starts: impl Fn(&str) -> bool) -> Vec<Chunk<'_>> {
    let mut out: Vec<Chunk<'_>> = Vec::new();
    let (mut at, mut start, mut line) = (0, 0, first);
    let mut start_line = first;
    let mut is_under_key = false;
    for piece in text.split_inclusive('\n') {
        let bare = piece.trim_end();
        let is_content = !bare.trim_start().is_empty()
            && !bare.trim_start().starts_with('#')
            && !matches!(bare, "---" | "...");
        let is_dash = bare.starts_with('-');
        let begins = is_content && starts(piece) && !(is_dash && is_under_key);
        if begins {
            if text.get(start..at).is_some_and(|t| !t.trim().is_empty()) {
                out.push(Chunk {
                    text: text.get(start..at).unwrap_or_default(),
                    line: start_line,
                });
            }
            (start, start_line) = (at, line);
            is_under_key = bare.ends_with(':') && !is_dash;
        } else if matches!(bare, "---" | "...") && start == at {
            start = at + piece.len();
            start_line = line + 1;
        }
        at += piece.len();
        line += 1;
    }
    if text.get(start..).is_some_and(|t| !t.trim().is_empty()) {
        out.push(Chunk {
            text: text.get(start..).unwrap_or_default(),
            line: start_line,
        });
    }
    out
}

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
fn parse(text: &str) -> Result<Yaml, YamlError> {
    let mut builder = Builder::default();
    let mut options = Options::default();
    options.emit_comments = false;
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, span) = event.map_err(|error| YamlError {
            line: error.marker().line(),
            column: error.marker().col() + 1,
            message: without_place(&error.to_string()),
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
        let fail = |message: &str| YamlError {
            line,
            column,
            message: message.to_owned(),
        };
        let (value, anchor) = match event {
            Event::Scalar(text, style, anchor, _) => {
                let value = typed(&text, style == ScalarStyle::Plain);
                let kind = Kind::Scalar(value);
                (Yaml { line, column, kind }, anchor)
            }
            Event::SequenceStart(_, anchor, _) | Event::MappingStart(_, anchor, _) => {
                if self.open.len() >= MAX_DEPTH {
                    return Err(fail("values are nested more than 64 deep"));
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
                let value = value.ok_or_else(|| fail("an alias has no anchor"))?;
                self.aliased += value.size();
                if self.aliased > MAX_ALIASED {
                    return Err(fail("aliases stand for more than 100000 values"));
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

/// Writes the members of a mapping, `indent` spaces from the edge.
pub(crate) fn write_fields(fields: &Fields, indent: usize, out: &mut String) {
    for (at, (key, value)) in fields.0.iter().enumerate() {
        if at > 0 || !out.ends_with("- ") {
            spaces(indent, out);
        }
        out.push_str(&quoted(key));
        out.push(':');
        write_member(value, indent, out);
    }
}

/// Writes the entries of a list, `indent` spaces from the edge.
pub(crate) fn write_list(entries: &[Node], indent: usize, out: &mut String) {
    for entry in entries {
        spaces(indent, out);
        out.push('-');
        match entry {
            Node::Map(fields) if !fields.is_empty() => {
                out.push(' ');
                write_fields(fields, indent + 2, out);
            }
            other => write_member(other, indent, out),
        }
    }
}

/// Writes a value behind a colon or dash, with the end of its line.
fn write_member(value: &Node, indent: usize, out: &mut String) {
    match value {
        Node::Map(fields) if !fields.is_empty() => {
            out.push('\n');
            write_fields(fields, indent + 2, out);
        }
        Node::List(entries) if !entries.is_empty() => {
            out.push('\n');
            write_list(entries, indent + 2, out);
        }
        other => {
            out.push(' ');
            match other {
                Node::Null => out.push('~'),
                Node::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
                Node::Number(number) => out.push_str(&number.to_string()),
                Node::Text(text) => out.push_str(&quoted(text)),
                Node::List(_) => out.push_str("[]"),
                Node::Map(_) => out.push_str("{}"),
            }
            out.push('\n');
        }
    }
}

fn spaces(count: usize, out: &mut String) {
    out.extend(std::iter::repeat_n(' ', count));
}

/// A text as a scalar that every YAML reader takes for that text: plain where it can be, else in
/// single quotation marks, or in double ones with escapes.
pub(crate) fn quoted(text: &str) -> String {
    let needs_escapes = text
        .chars()
        .any(|c| c.is_control() || matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}'));
    if needs_escapes {
        return double(text);
    }
    if is_plain(text) {
        return text.to_owned();
    }
    if text.contains(['"', '\\']) {
        return format!("'{}'", text.replace('\'', "''"));
    }
    format!("\"{text}\"")
}

fn double(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Whether a text may stand without quotation marks, for readers of YAML 1.1 too.
fn is_plain(text: &str) -> bool {
    const WORDS: [&str; 12] = [
        "null", "true", "false", "yes", "no", "on", "off", "y", "n", "~", "=", "<<",
    ];
    let Some(first) = text.chars().next() else {
        return false;
    };
    let is_word = WORDS.iter().any(|word| word.eq_ignore_ascii_case(text));
    // Numbers, dates and times, in whatever notation: `1_000`, `0x1F`, `1e3`, `.inf`, `12:30`.
    let is_number = (first.is_ascii_digit() || matches!(first, '.' | '+' | '-'))
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "_.:+- ".contains(c));
    !is_word
        && !is_number
        && !text.starts_with(|c: char| c.is_whitespace() || "-?:,[]{}#&*!|>'\"%@`".contains(c))
        && !text.ends_with(|c: char| c.is_whitespace() || c == ':')
        && !text.contains(": ")
        && !text.contains(" #")
}
