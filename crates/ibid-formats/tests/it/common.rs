//! What the tests of formats share.

use ibid_formats::{Fate, Format, References, read, write};
use ibid_model::csl_json::{read_item, write_item};
use ibid_model::{Item, Severity};
use serde_json::Value;

/// Reads a text that is of the format.
pub fn items(format: Format, text: &str) -> References {
    read(format, text.as_bytes()).unwrap_or_else(|error| panic!("{format}: {error}\n{text}"))
}

/// Reads an entry, and compares what the CSL-JSON of `expected` has with what was read; `null`
/// stands for what must not be there. `custom` is compared where it is named.
pub fn check(format: Format, text: &str, expected: &Value) {
    let references = items(format, text);
    let item = references.items.first().expect("an item");
    let found = write_item(item);
    for (key, value) in expected.as_object().expect("an object") {
        let own = found.get(key).unwrap_or(&Value::Null);
        assert_eq!(own, value, "`{key}` of {format}:\n{text}\n{found:#}");
    }
}

/// An item of CSL-JSON.
pub fn item(csl: &Value) -> Item {
    read_item(csl).value.expect("an item")
}

/// Writes an item, and gives the text and what was dropped or reduced.
pub fn written(format: Format, csl: &Value) -> (String, Vec<String>) {
    let written = write(format, [&item(csl)]).unwrap();
    let lost = written
        .losses
        .iter()
        .filter(|loss| !matches!(loss.fate, Fate::Moved { .. }))
        .map(|loss| loss.field.clone());
    let lost = lost.collect();
    (written.text, lost)
}

/// The places of the errors that reading reports.
pub fn error_lines(references: &References) -> Vec<usize> {
    let errors = references.diagnostics.iter();
    let errors = errors.filter(|diagnostic| diagnostic.severity == Severity::Error);
    errors
        .map(|diagnostic| {
            assert!(diagnostic.help.is_some(), "{diagnostic:?}");
            diagnostic
                .line
                .unwrap_or_else(|| panic!("no place: {diagnostic:?}"))
        })
        .collect()
}

/// The keys of the items.
pub fn keys(references: &References) -> Vec<&str> {
    references
        .items
        .iter()
        .map(|item| item.id.as_str())
        .collect()
}
