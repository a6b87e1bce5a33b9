//! What the formats in JSON have in common: entries with their places, and values as text.

use ibid_model::json::{Element, elements, members, offset, values};
use ibid_model::{
    Date, DateVariable, Diagnostic, Item, LineIndex, Name, NameVariable, Span, TextVariable,
    Variable, codes, ident,
};
use serde_json::{Map, Value};

use crate::codec::Sink;
use crate::error::FormatError;
use crate::fill;
pub(crate) use crate::fill::{push_name, set_number, set_text};
use crate::format::Format;

/// An object as serde_json reads it.
pub(crate) type Object = Map<String, Value>;

/// How many entries that cannot be read are reported one by one.
const REPORTED: usize = 1_000;

/// What a format's reader makes of an entry.
#[derive(Default)]
pub(crate) struct Reading {
    /// The references of the entry.
    pub items: Vec<Item>,
    remarks: Vec<(String, Diagnostic)>,
}

impl Reading {
    /// A value of a field is not what the field holds.
    pub fn value(&mut self, field: &str, message: String) {
        let diagnostic = Diagnostic::warning(codes::FORMAT_VALUE, message);
        self.remarks.push((field.to_owned(), diagnostic));
    }

    /// The entry was read as what it probably means.
    pub fn guess(&mut self, field: &str, message: String) {
        let diagnostic = Diagnostic::warning(codes::FORMAT_GUESS, message);
        self.remarks.push((field.to_owned(), diagnostic));
    }

    /// Sets an identifier; one that is not of its form is kept as it stands, with a warning.
    pub fn identifier(&mut self, item: &mut Item, variable: TextVariable, field: &str, text: &str) {
        let several = matches!(variable, TextVariable::Isbn | TextVariable::Issn);
        let mut pieces = Vec::new();
        if several && parsed(variable, text).is_none_or(|p| p.is_err()) {
            let found = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
            pieces.extend(found.filter(|piece| !piece.is_empty()));
        } else {
            pieces.push(text);
        }
        let mut kept = Vec::new();
        for piece in pieces {
            match parsed(variable, piece) {
                Some(Ok(identifier)) => kept.push(identifier),
                Some(Err(error)) => {
                    self.value(field, format!("`{field}`: {error}"));
                    kept.push(piece.to_owned());
                }
                None => kept.push(piece.to_owned()),
            }
        }
        set_text(item, variable, &kept.join(" "));
    }
}

/// The identifier of a variable in its usual form; `None` for a variable that is none.
fn parsed(variable: TextVariable, text: &str) -> Option<Result<String, ident::IdentError>> {
    Some(match variable {
        TextVariable::Doi => ident::Doi::parse(text).map(|id| id.to_string()),
        TextVariable::Isbn => ident::Isbn::parse(text).map(|id| id.to_string()),
        TextVariable::Issn => ident::Issn::parse(text).map(|id| id.to_string()),
        TextVariable::Pmid => ident::Pmid::parse(text).map(|id| id.to_string()),
        TextVariable::Pmcid => ident::Pmcid::parse(text).map(|id| id.to_string()),
        _ => return None,
    })
}

/// How the entries of a format lie in its files.
pub(crate) struct Layout {
    /// The format, for errors.
    pub format: Format,
    /// Members of an object around the entries that hold them: `message`, `items`.
    pub wrappers: &'static [&'static str],
    /// Members of an object that is read as a whole that hold its entries: where it is broken,
    /// they are read one by one.
    pub lists: &'static [&'static str],
    /// Members of an entry that hold its fields: `data`, `attributes`.
    pub inside: &'static [&'static str],
}

/// Reads each entry of a text: the elements of an array, objects one after the other, or what the
/// wrappers hold.
///
/// # Errors
/// The text is no array or object.
pub(crate) fn read_entries(
    layout: &Layout,
    text: &str,
    sink: &mut dyn Sink,
    read: &mut dyn FnMut(&Object, &mut Reading),
) -> Result<(), FormatError> {
    let lines = LineIndex::new(text);
    let mut unread = 0_usize;
    let mut element_read = |element: &Element<'_>, sink: &mut dyn Sink, is_whole: bool| {
        match object(&lines, element) {
            Ok(entry) => {
                let mut reading = Reading::default();
                read(&entry, &mut reading);
                report(layout, &lines, element, reading.remarks, sink);
                reading.items.into_iter().for_each(|item| sink.item(item));
            }
            Err(_) if is_whole => return false,
            Err(diagnostic) => {
                unread += 1;
                if unread <= REPORTED {
                    sink.diagnostic(*diagnostic);
                }
            }
        }
        true
    };
    for element in entries(layout, text)? {
        let list = list(layout, &element);
        let is_read = element_read(&element, sink, list.is_some());
        for entry in list.filter(|_| !is_read).iter().flat_map(elements) {
            element_read(&entry, sink, false);
        }
    }
    if unread > REPORTED {
        let message = format!("{} more entries cannot be read", unread - REPORTED);
        sink.diagnostic(Diagnostic::error(codes::FORMAT_ENTRY, message));
    }
    Ok(())
}

/// The list in an object that is read as a whole.
fn list<'t>(layout: &Layout, element: &Element<'t>) -> Option<Element<'t>> {
    if layout.lists.is_empty() {
        return None;
    }
    members(element).into_iter().find(|member| {
        let key = member.key.as_deref();
        key.is_some_and(|key| layout.lists.contains(&key)) && member.text.starts_with('[')
    })
}

fn entries<'t>(layout: &Layout, text: &'t str) -> Result<Vec<Element<'t>>, FormatError> {
    let mut entries = Vec::new();
    for value in values(text) {
        match value.text.chars().next() {
            Some('[') => entries.extend(elements(&value)),
            Some('{') => unwrapped(layout, value, &mut entries),
            _ if entries.is_empty() => {
                let mut diagnostic = Diagnostic::error(codes::FORMAT_ENTRY, "");
                diagnostic = diagnostic.at(text, value.span());
                return Err(FormatError::NotOfFormat {
                    format: layout.format,
                    message: "it is an array or object in JSON, and this is neither".to_owned(),
                    place: diagnostic.line.zip(diagnostic.column),
                });
            }
            _ => entries.push(value),
        }
    }
    Ok(entries)
}

/// The entries that an object at the top holds: those of its wrapper, or itself.
fn unwrapped<'t>(layout: &Layout, object: Element<'t>, entries: &mut Vec<Element<'t>>) {
    let mut object = object;
    // Each wrapper once: no file has more around its entries.
    for _ in layout.wrappers {
        let wrapped = members(&object).into_iter().find(|member| {
            let key = member.key.as_deref();
            let is_wrapper = key.is_some_and(|key| layout.wrappers.contains(&key));
            is_wrapper && member.text.starts_with(['[', '{'])
        });
        match wrapped {
            Some(array) if array.text.starts_with('[') => {
                entries.extend(elements(&array));
                return;
            }
            Some(inner) => object = inner,
            None => break,
        }
    }
    entries.push(object);
}

fn object(lines: &LineIndex<'_>, element: &Element<'_>) -> Result<Object, Box<Diagnostic>> {
    let failed = |message: String, start: usize| {
        let diagnostic = Diagnostic::error(codes::FORMAT_ENTRY, message)
            .at_indexed(lines, Span { start, end: start })
            .with_help("mend the JSON there; the other entries have been read");
        Box::new(diagnostic)
    };
    match serde_json::from_str::<Value>(element.text) {
        Ok(Value::Object(entry)) => Ok(entry),
        Ok(_) => {
            let message = "an entry cannot be read: it is no object".to_owned();
            Err(failed(message, element.start))
        }
        Err(error) => {
            let at = element.start + offset(element.text, error.line(), error.column());
            let said = error.to_string();
            // serde_json counts lines from the entry's start.
            let said = said.split(" at line ").next().unwrap_or_default();
            Err(failed(format!("an entry cannot be read: {said}"), at))
        }
    }
}

/// Gives each remark its place: the field's value, or else the entry.
fn report(
    layout: &Layout,
    lines: &LineIndex<'_>,
    element: &Element<'_>,
    remarks: Vec<(String, Diagnostic)>,
    sink: &mut dyn Sink,
) {
    if remarks.is_empty() {
        return;
    }
    let mut fields = members(element);
    let inner: Vec<Element<'_>> = fields
        .iter()
        .filter(|member| {
            let key = member.key.as_deref();
            key.is_some_and(|key| layout.inside.contains(&key)) && member.text.starts_with('{')
        })
        .flat_map(members)
        .collect();
    fields.extend(inner);
    for (field, diagnostic) in remarks {
        let member = fields.iter().find(|m| m.key.as_deref() == Some(&field));
        let span = member.map_or_else(|| element.span(), Element::span);
        sink.diagnostic(diagnostic.at_indexed(lines, span));
    }
}

/// The values that a value stands for: an array's elements, nothing for `null`, or itself.
pub(crate) fn each(value: Option<&Value>) -> &[Value] {
    match value {
        None | Some(Value::Null) => &[],
        Some(Value::Array(values)) => values,
        Some(value) => std::slice::from_ref(value),
    }
}

/// A value as text: a string, number or truth value, or the first text of an array; not empty.
pub(crate) fn text(value: Option<&Value>) -> Option<String> {
    each(value).iter().find_map(one_text)
}

/// All the texts of a value.
pub(crate) fn texts(value: Option<&Value>) -> Vec<String> {
    each(value).iter().filter_map(one_text).collect()
}

fn one_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        _ => None,
    }
}

/// The first object of a value.
pub(crate) fn first_object(value: Option<&Value>) -> Option<&Object> {
    each(value).iter().find_map(Value::as_object)
}

/// Keeps a value that CSL has no place for, behind others of its key.
pub(crate) fn keep(item: &mut Item, key: &str, value: Value) {
    let kept = item
        .custom
        .entry(key)
        .or_insert_with(|| Value::Array(Vec::new()));
    if let Value::Array(kept) = kept {
        kept.push(value);
    }
}

/// A person's family and given name in one text each: the non-dropping particle stands before the
/// family name, the dropping one behind the given name.
pub(crate) fn name_parts(name: &Name) -> (String, String) {
    let join = |one: &Option<String>, other: &Option<String>| {
        let parts = [one, other].into_iter().flatten().map(String::as_str);
        parts
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    };
    (
        join(&name.non_dropping_particle, &name.family),
        join(&name.given, &name.dropping_particle),
    )
}

/// The name of [`name_parts`] and a suffix.
pub(crate) fn name_of_parts(family: String, given: String, suffix: Option<String>) -> Name {
    let mut name = Name::person(family, given).split_particles();
    name.suffix = name.suffix.or(suffix);
    name
}

/// Whether [`name_of_parts`] gives the name again.
pub(crate) fn has_plain_parts(name: &Name) -> bool {
    if name.literal.is_some() {
        return Name::literal(name.literal.as_deref().unwrap_or_default()) == *name;
    }
    let (family, given) = name_parts(name);
    name_of_parts(family, given, name.suffix.clone()) == *name
}

/// A person's name in one text: `Doe, Jane` or `Jane Doe`, the last word being the family name.
pub(crate) fn person_of_text(text: &str) -> Name {
    if text.contains(',') {
        return Name::from_inverted(text).split_particles();
    }
    match text.trim().rsplit_once(char::is_whitespace) {
        Some((given, family)) => Name::person(family.trim(), given.trim()).split_particles(),
        None => Name::literal(text.trim()),
    }
}

/// Names on their way into an item, with what their objects have beyond CSL's parts.
#[derive(Default)]
pub(crate) struct People {
    names: Vec<Name>,
    extras: Vec<Value>,
    has_extra: bool,
}

impl People {
    /// Adds a name; one without parts is passed over.
    pub fn push(&mut self, name: Name, extra: Object) {
        if !name.is_empty() {
            self.has_extra |= !extra.is_empty();
            self.names.push(name);
            self.extras.push(Value::Object(extra));
        }
    }

    /// Sets the names of a variable; what they have beyond CSL is kept under the variable's name, an
    /// object for each, as the reader of CSL-JSON keeps it.
    pub fn set(self, item: &mut Item, variable: NameVariable) {
        if self.names.is_empty() || item.names.contains(variable) {
            return;
        }
        item.names.insert(variable, self.names);
        if self.has_extra {
            let extras = Value::Array(self.extras);
            item.custom.insert(variable.as_str().to_owned(), extras);
        }
    }
}

/// Sets a date that the item does not have yet.
pub(crate) fn set_date(item: &mut Item, variable: DateVariable, text: Option<String>) {
    if let Some(text) = text {
        fill::set_date(item, variable, || date(&text));
    }
}

/// Whether the item has a variable.
pub(crate) fn has(item: &Item, variable: Variable) -> bool {
    match variable {
        Variable::Text(v) => item.texts.contains(v),
        Variable::Number(v) => item.numbers.contains(v),
        Variable::Name(v) => item.names.contains(v),
        Variable::Date(v) => item.dates.contains(v),
    }
}

/// A date as files write it: EDTF first, then as people write dates.
pub(crate) fn date(text: &str) -> Date {
    Date::parse_edtf(text).unwrap_or_else(|_| Date::parse_raw(text))
}

/// A date as text that [`date`] reads as the same date: as EDTF, or as it stands.
pub(crate) fn date_text(of: &Date) -> Option<String> {
    let plain = of.to_edtf().or_else(|| of.literal.clone())?;
    if date(&plain) == *of {
        return Some(plain);
    }
    let quoted = format!("\"{plain}\"");
    (date(&quoted) == *of).then_some(quoted)
}

/// Whether a head is that of a file in JSON: its first sign.
pub(crate) fn is_json(head: &str) -> bool {
    let head = head.trim_start_matches('\u{feff}').trim_start();
    head.starts_with(['{', '['])
}

/// What stands behind each use of a key in a head of JSON, from the value's first sign on.
pub(crate) fn behind_key<'h>(head: &'h str, key: &str) -> impl Iterator<Item = &'h str> {
    let quoted = format!("\"{key}\"");
    let length = quoted.len();
    let places: Vec<usize> = head.match_indices(&quoted).map(|(at, _)| at).collect();
    places.into_iter().filter_map(move |at| {
        let rest = head.get(at + length..)?.trim_start();
        Some(rest.strip_prefix(':')?.trim_start())
    })
}

/// Whether a head of JSON has a key.
pub(crate) fn has_key(head: &str, key: &str) -> bool {
    behind_key(head, key).next().is_some()
}
