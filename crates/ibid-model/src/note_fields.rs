//! Variables in an item's `note`, as citeproc-js reads them and Zotero's "Extra" field has them.

use crate::date::Date;
use crate::item::Item;
use crate::name::Name;
use crate::rich::RichText;
use crate::vocabulary::{ItemType, TextVariable, Variable};

/// Takes the variables out of the note that the item does not have yet.
///
/// A line is `variable: value`; `{:variable: value}` is one wherever it stands in a line of
/// nothing else. The first line may be plain text; any other plain line ends the variables. A
/// name is `Family || Given`, with particles and suffix as CSL-JSON's input has them, or a name
/// without parts.
pub fn take(item: &mut Item) {
    let Some(note) = item.text(TextVariable::Note) else {
        return;
    };
    if !note.contains(':') {
        return;
    }
    let note = spread_braces(note);
    let mut rest: Vec<&str> = Vec::new();
    let mut names: Vec<(Variable, Name)> = Vec::new();
    let mut reading = true;
    for (index, line) in note.lines().enumerate() {
        let field = if reading { split_field(line) } else { None };
        match field {
            Some((key, value)) if set(item, &mut names, key, value) => {}
            None if !line.trim().is_empty() && index > 0 => {
                reading = false;
                rest.push(line);
            }
            _ => rest.push(line),
        }
    }
    let rest = rest.join("\n").trim().to_owned();
    for (variable, name) in names {
        if let Variable::Name(variable) = variable {
            match item.names.get_mut(variable) {
                Some(list) => list.push(name),
                None => {
                    item.names.insert(variable, vec![name]);
                }
            }
        }
    }
    if rest.is_empty() {
        item.texts.remove(TextVariable::Note);
    } else {
        item.texts.insert(TextVariable::Note, RichText::from(rest));
    }
}

/// Puts each `{:variable: value}` on a line of its own.
fn spread_braces(note: &str) -> String {
    let mut out = String::with_capacity(note.len());
    let mut rest = note;
    while let Some(start) = rest.find("{:") {
        let (before, from) = rest.split_at(start);
        out.push_str(before);
        let inside = from.get(2..).unwrap_or("");
        let Some(end) = inside.find('}') else {
            out.push_str(from);
            return out;
        };
        let (field, after) = inside.split_at(end);
        out.push('\n');
        out.push_str(field.trim());
        out.push('\n');
        rest = after.get(1..).unwrap_or("");
    }
    out.push_str(rest);
    out
}

/// A line's variable and value, if it is of that form.
fn split_field(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.trim_start().split_once(':')?;
    let lower = key
        .chars()
        .all(|c| c.is_ascii_lowercase() || c == '-' || c == '_');
    let upper = key.chars().all(|c| c.is_ascii_uppercase());
    let value = value.trim();
    (!key.is_empty() && (lower || upper) && !value.is_empty()).then_some((key, value))
}

/// Sets a variable that the item does not have; whether the line was one of a variable's.
fn set(item: &mut Item, names: &mut Vec<(Variable, Name)>, key: &str, value: &str) -> bool {
    if key == "type" {
        if let Some(item_type) = ItemType::from_keyword(value) {
            item.item_type = item_type;
            return true;
        }
        return false;
    }
    let Some(variable) = Variable::from_keyword(key) else {
        return false;
    };
    match variable {
        Variable::Date(date) => {
            let parsed = Date::parse_edtf(value).unwrap_or_else(|_| Date::parse_raw(value));
            if !item.dates.contains(date) {
                item.dates.insert(date, parsed);
            }
        }
        Variable::Name(name) => {
            if !item.names.contains(name) {
                names.push((variable, read_name(value)));
            }
        }
        Variable::Text(text) => {
            if !item.texts.contains(text) {
                item.texts.insert(text, RichText::from(value));
            }
        }
        Variable::Number(number) => {
            if !item.numbers.contains(number) {
                item.numbers.insert(number, RichText::from(value));
            }
        }
    }
    true
}

fn read_name(value: &str) -> Name {
    match value.split_once("||") {
        Some((family, given)) => Name::person(family.trim(), given.trim()).split_particles(),
        None => Name::literal(value),
    }
}
