//! CSL-JSON in and out: tolerant when reading, strict when writing.
//!
//! Reading takes what Zotero, Crossref, DataCite and other tools really write, and says where it
//! had to guess; one bad entry costs that entry alone. Writing holds to the CSL-JSON 1.0.2 schema.
//!
//! ```
//! let parsed = ibid_model::csl_json::read_items(
//!     r#"[{"id": "a", "type": "book", "title": "Ulysses", "issued": {"date-parts": [[1922]]}}]"#,
//! )?;
//! assert_eq!(parsed.value.len(), 1);
//! assert!(parsed.diagnostics.is_empty());
//! # Ok::<(), ibid_model::ItemsError>(())
//! ```

mod citation;
mod date;
mod direct;
mod foreign;
mod item;
mod json;
mod name;
mod stream;
mod write;

pub use citation::{Citation, CitationItem, read_citations};
pub use item::read_item;
pub use write::{write_item, write_items};

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::codes;
use crate::diagnostic::{Diagnostic, LineIndex, Span};
use crate::item::Item;
use crate::json::{self as split, Element};
use crate::key;
use json::Json;
use stream::Way;

/// What was read, and what there is to say about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed<T> {
    /// What could be read.
    pub value: T,
    /// What could not, and what had to be guessed.
    pub diagnostics: Vec<Diagnostic>,
}

/// Why nothing at all could be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ItemsError {
    /// There is no text.
    #[error("the file is empty")]
    Empty,
    /// The text is not JSON.
    #[error("not JSON: {message}")]
    NotJson {
        /// 1-based.
        line: usize,
        /// 1-based, in characters.
        column: usize,
        /// What is wrong there.
        message: String,
    },
    /// The text is JSON, but neither an array nor an object.
    #[error("CSL-JSON is an array of objects, and this is {found}")]
    NotItems {
        /// What it is.
        found: &'static str,
    },
}

impl ItemsError {
    /// The error as a diagnostic.
    pub fn to_diagnostic(&self) -> Diagnostic {
        let mut diagnostic = Diagnostic::error(codes::ITEMS_NOT_JSON, self.to_string())
            .with_help("CSL-JSON is `[{\"id\": …, \"type\": …, \"title\": …}, …]`");
        if let Self::NotJson { line, column, .. } = self {
            diagnostic.line = Some(*line);
            diagnostic.column = Some(*column);
        }
        diagnostic
    }
}

/// Something to say about one field of an entry; [`read_items`] finds its place in the text.
#[derive(Clone, Debug)]
pub(crate) struct Remark {
    pub field: Option<String>,
    pub diagnostic: Diagnostic,
}

/// Reads the items of a CSL-JSON text.
///
/// Takes an array, one object, several objects after each other (JSON lines), an object from keys
/// to items, and `{"items": […]}`, also inside Crossref's `{"message": …}`; with or without a byte
/// order mark. Items without `id` get a key of [`key::make_key`].
///
/// # Errors
/// The text is empty, not JSON from its first character on, or no array or object. An entry that
/// cannot be read is a diagnostic, and the others are read.
pub fn read_items(text: &str) -> Result<Parsed<Vec<Item>>, ItemsError> {
    let mut reader = Reader {
        lines: LineIndex::new(text),
        items: Vec::new(),
        diagnostics: Vec::new(),
    };
    let straight = [Way::Direct, Way::Tree]
        .into_iter()
        .find_map(|way| stream::items(text, way));
    if let Some(items) = straight.filter(|items| have_own_ids(items)) {
        return Ok(Parsed {
            value: items,
            diagnostics: Vec::new(),
        });
    }
    let entries = top_level(text)?;
    for element in &entries {
        reader.entry(element);
    }
    reader.unclosed(text, &entries);
    Ok(reader.finish())
}

/// Whether no two items have one id.
fn have_own_ids(items: &[Item]) -> bool {
    let mut taken = HashSet::with_capacity(items.len());
    items.iter().all(|item| taken.insert(item.id.as_str()))
}

/// The entries of a text: what `read_items` and `read_citations` go through.
fn top_level(text: &str) -> Result<Vec<Element<'_>>, ItemsError> {
    let mut entries = Vec::new();
    let values = split::values(text);
    if values.is_empty() {
        return Err(ItemsError::Empty);
    }
    for value in values {
        match value.text.chars().next() {
            Some('[') => entries.extend(split::elements(&value)),
            Some('{') => object_entries(&value, &mut entries),
            _ if entries.is_empty() => return Err(no_container(text, &value)),
            _ => entries.push(value),
        }
    }
    Ok(entries)
}

/// The entries that an object at the top stands for.
fn object_entries<'t>(object: &Element<'t>, entries: &mut Vec<Element<'t>>) {
    let members = split::members(object);
    let wrapped = members.iter().find(|member| {
        let first = member.text.chars().next();
        match member.key.as_deref() {
            Some("items" | "references") => first == Some('['),
            Some("message") => first == Some('{'),
            _ => false,
        }
    });
    if let Some(wrapped) = wrapped {
        let nested = wrapped.clone();
        if nested.text.starts_with('[') {
            entries.extend(split::elements(&nested));
        } else {
            // Crossref's `message` holds an item or `items`; it does not nest further.
            let inner = split::members(&nested);
            match inner.iter().find(|m| m.key.as_deref() == Some("items")) {
                Some(items) => entries.extend(split::elements(items)),
                None => entries.push(nested),
            }
        }
        return;
    }
    let is_map = !members.is_empty()
        && members.iter().all(|member| {
            let key = member.key.as_deref();
            let known = key.and_then(crate::Variable::from_keyword).is_some();
            member.text.starts_with('{') && !known
        });
    if is_map {
        entries.extend(members);
    } else if !members.is_empty() || serde_json::from_str::<Json<'_>>(object.text).is_err() {
        entries.push(object.clone());
    }
}

fn no_container(text: &str, value: &Element<'_>) -> ItemsError {
    match serde_json::from_str::<Json<'_>>(value.text) {
        Ok(value) => ItemsError::NotItems {
            found: value.kind(),
        },
        Err(error) => {
            let at = Diagnostic::error(codes::ITEMS_NOT_JSON, "").at(
                text,
                Span {
                    start: value.start,
                    end: value.start,
                },
            );
            ItemsError::NotJson {
                line: at.line.unwrap_or(1),
                column: at.column.unwrap_or(1),
                message: without_place(&error),
            }
        }
    }
}

/// serde_json's message without the place, which counts from the entry's start.
fn without_place(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.rfind(" at line ") {
        Some(at) => message.get(..at).unwrap_or_default().to_owned(),
        None => message,
    }
}

/// Parses one element, and says where it is broken.
fn parse_element<'t>(
    lines: &LineIndex<'_>,
    element: &Element<'t>,
) -> Result<Json<'t>, Box<Diagnostic>> {
    serde_json::from_str(element.text).map_err(|error| {
        let offset = split::offset(element.text, error.line(), error.column());
        let start = element.start + offset;
        let message = format!("an entry cannot be read: {}", without_place(&error));
        let diagnostic = Diagnostic::error(codes::ENTRY_UNREADABLE, message)
            .at_indexed(lines, Span { start, end: start })
            .with_help("mend the JSON there; the other entries have been read");
        Box::new(diagnostic)
    })
}

struct Reader<'t> {
    lines: LineIndex<'t>,
    items: Vec<(Item, Option<Span>)>,
    diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    /// Warns of an array that never ends: the file may have been cut off.
    fn unclosed(&mut self, text: &str, entries: &[Element<'_>]) {
        let body = text.trim_end();
        let opens = text
            .trim_start_matches('\u{feff}')
            .trim_start()
            .starts_with('[');
        let last = entries.last().map_or(0, |entry| entry.span().end);
        if opens && last >= body.len() && last > 0 {
            let span = Span {
                start: body.len(),
                end: body.len(),
            };
            let message = "the array of items has no end: the file may be cut off";
            self.diagnostics.push(
                Diagnostic::error(codes::ENTRY_UNREADABLE, message)
                    .at_indexed(&self.lines, span)
                    .with_help("fetch or export the file again"),
            );
        }
    }

    fn entry(&mut self, element: &Element<'_>) {
        let mut value = match parse_element(&self.lines, element) {
            Ok(value) => value,
            Err(diagnostic) => return self.diagnostics.push(*diagnostic),
        };
        if let (Json::Object(members), Some(key)) = (&mut value, &element.key) {
            members.add_missing("id", key.clone());
        }
        let (item, remarks) = item::read(&value);
        self.remarks(element, remarks);
        if let Some(item) = item {
            let made = item.id.is_empty().then(|| element.span());
            self.items.push((item, made));
        }
    }

    /// Gives each remark its place: the field's value, or else the entry.
    fn remarks(&mut self, element: &Element<'_>, remarks: Vec<Remark>) {
        if remarks.is_empty() {
            return;
        }
        let members = split::members(element);
        for remark in remarks {
            let field = remark.field.as_deref();
            let member = members
                .iter()
                .find(|member| field.is_some() && member.key.as_deref() == field);
            let span = member.map_or_else(|| element.span(), Element::span);
            self.diagnostics
                .push(remark.diagnostic.at_indexed(&self.lines, span));
        }
    }

    /// Makes the keys that are missing, and looks for keys used twice.
    fn finish(mut self) -> Parsed<Vec<Item>> {
        let mut taken = BTreeSet::new();
        for (item, _) in &self.items {
            if !item.id.is_empty() && !taken.insert(item.id.clone()) {
                let message = format!("the id `{}` is used by more than one item", item.id);
                self.diagnostics
                    .push(Diagnostic::warning(codes::ID_DUPLICATE, message));
            }
        }
        // Thousands of items may say the same.
        let mut tried: BTreeMap<String, usize> = BTreeMap::new();
        for (item, span) in &mut self.items {
            let Some(span) = span else { continue };
            let made = key::make_key(item);
            let tried = tried.entry(made.clone()).or_default();
            item.id = key::unused_after(&made, tried, |key| taken.contains(key));
            taken.insert(item.id.clone());
            self.diagnostics
                .push(item::id_missing(&item.id).at_indexed(&self.lines, *span));
        }
        Parsed {
            value: self.items.into_iter().map(|(item, _)| item).collect(),
            diagnostics: self.diagnostics,
        }
    }
}
