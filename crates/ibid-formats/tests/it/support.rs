//! What the tests of single formats share.

use ibid_formats::{Format, read};
use ibid_model::{Diagnostic, Severity, csl_json::write_item};
use serde_json::Value;

/// The items of a text, as CSL-JSON.
pub fn csl(format: Format, text: &str) -> Value {
    let references = read(format, text.as_bytes()).unwrap();
    references.items.iter().map(write_item).collect()
}

/// What there is to say of a text, but for notes.
pub fn diagnostics(format: Format, text: &str) -> Vec<Diagnostic> {
    let mut said = read(format, text.as_bytes()).unwrap().diagnostics;
    said.retain(|diagnostic| diagnostic.severity != Severity::Note);
    said
}
