//! A file of references, and of citations of them.

use std::borrow::Cow;

use ibid_model::csl_json::{Citation, Parsed, read_citations, read_items};
use ibid_model::{Diagnostic, Item};

use crate::error::IbidError;
use crate::source::Source;

/// The references of a file, with what there is to say of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct References {
    /// The items, in the file's order.
    pub items: Vec<Item>,
    /// Warnings and errors of single entries.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a file of references. CSL-JSON is the format that is read.
///
/// # Errors
/// [`IbidError::NoReferences`] where the file is in another format.
pub fn read_references(source: &Source) -> Result<References, IbidError> {
    let text = text(&source.bytes);
    let parsed = read_items(&text).map_err(|reason| failed(source, reason))?;
    Ok(References {
        items: parsed.value,
        diagnostics: named(parsed.diagnostics, source),
    })
}

impl References {
    /// Whether a part of the file could not be read.
    pub fn has_errors(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|diagnostic| diagnostic.severity == ibid_model::Severity::Error)
    }

    /// Reads a file of CSL citation objects.
    ///
    /// # Errors
    /// [`IbidError::NoReferences`] where the file is no JSON array or object.
    pub fn read_citations(source: &Source) -> Result<Parsed<Vec<Citation>>, IbidError> {
        let text = text(&source.bytes);
        let parsed = read_citations(&text).map_err(|reason| failed(source, reason))?;
        Ok(Parsed {
            value: parsed.value,
            diagnostics: named(parsed.diagnostics, source),
        })
    }
}

/// Bytes as text; what is no UTF-8 shows as U+FFFD. Checking first is faster: almost all is UTF-8.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed)
}

fn failed(source: &Source, reason: ibid_model::ItemsError) -> IbidError {
    IbidError::NoReferences {
        name: source.name.clone(),
        reason,
    }
}

fn named(diagnostics: Vec<Diagnostic>, source: &Source) -> Vec<Diagnostic> {
    diagnostics
        .into_iter()
        .map(|diagnostic| diagnostic.in_source(&source.name))
        .collect()
}
