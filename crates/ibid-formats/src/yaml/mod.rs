//! What formats on YAML have in common: a tree with places, read event by event, and its writing.
//!
//! Scalars stay as they are written: `2020-01-01`, `1e3`, `010` and `no` are text, for a title may
//! be each of them; only whole numbers and `true` and `false` have types. Where a file is broken,
//! its entries are read one by one. Source: YAML 1.2.2.

mod parse;
mod write;

pub(crate) use write::{write_fields, write_list};

use ibid_model::{Diagnostic, codes};
use serde_json::{Map, Value};

use crate::codec::Sink;
use crate::error::FormatError;
use crate::format::Format;
use parse::parse;

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
    line: usize,
    column: usize,
    message: String,
    /// What there is too much of, and how much is read.
    limit: Option<(&'static str, u64)>,
}

impl YamlError {
    /// The error as one of the whole file.
    fn of_file(self, format: Format) -> FormatError {
        match self.limit {
            Some((what, limit)) => FormatError::Limit { what, limit },
            None => FormatError::NotOfFormat {
                format,
                message: self.message,
                place: Some((self.line, self.column)),
            },
        }
    }

    /// The error as one of an entry.
    fn to_diagnostic(&self) -> Diagnostic {
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
/// by piece, and what is wrong goes to the sink.
///
/// # Errors
/// Nothing at all can be read; values are nested too deep, or aliases stand for too many.
pub(crate) fn read(format: Format, text: &str, sink: &mut dyn Sink) -> Result<Yaml, FormatError> {
    let error = match parse(text) {
        Ok(tree) => return Ok(tree),
        Err(error) if error.limit.is_some() => return Err(error.of_file(format)),
        Err(error) => error,
    };
    let mut members = Vec::new();
    let mut entries = Vec::new();
    let mut errors = Vec::new();
    for chunk in chunks(text, 1, |line| !line.starts_with([' ', '\t'])) {
        match chunk.parse() {
            Ok(tree) => merge(tree, &mut members, &mut entries),
            Err(error) => broken(&chunk, error, &mut members, &mut errors),
        }
    }
    if members.is_empty() && entries.is_empty() {
        return Err(error.of_file(format));
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
