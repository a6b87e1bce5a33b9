//! A file of references, and of citations of them.

use std::borrow::Cow;

use ibid_formats::{Format, FormatError};
use ibid_model::csl_json::{Citation, Parsed, read_citations};
use ibid_model::{Diagnostic, Severity};

use crate::error::IbidError;
use crate::source::{Source, SourceKind};

pub use ibid_formats::References;

/// Reads a file of references, in the format that the source's kind, name or content says.
///
/// # Errors
/// [`IbidError::NoReferences`] where it is in no format that is read, or as a whole not in the one
/// that it seems to be in.
pub fn read_references(source: &Source) -> Result<References, IbidError> {
    let failed = |reason| IbidError::NoReferences {
        name: source.name.clone(),
        reason,
    };
    let format = format_of(source).map_err(failed)?;
    let mut references = ibid_formats::read(format, &source.bytes).map_err(failed)?;
    for diagnostic in &mut references.diagnostics {
        diagnostic.source.get_or_insert_with(|| source.name.clone());
    }
    Ok(references)
}

/// The format of a file of references.
pub(crate) fn format_of(source: &Source) -> Result<Format, FormatError> {
    if source.bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(FormatError::Empty);
    }
    if let Some(SourceKind::References(format)) = source.kind {
        return Ok(format);
    }
    ibid_formats::detect(Some(&source.name), &source.bytes).ok_or(FormatError::Unknown)
}

/// Whether a part of a file could not be read.
pub fn has_errors(references: &References) -> bool {
    let severities = references.diagnostics.iter().map(|d| d.severity);
    severities.max() == Some(Severity::Error)
}

/// Reads a file of CSL citation objects.
///
/// # Errors
/// [`IbidError::NoCitations`] where the file is no JSON array or object.
pub fn read_citation_file(source: &Source) -> Result<Parsed<Vec<Citation>>, IbidError> {
    let text = text(&source.bytes);
    let parsed = read_citations(&text).map_err(|reason| IbidError::NoCitations {
        name: source.name.clone(),
        reason,
    })?;
    let name = |diagnostic: Diagnostic| diagnostic.in_source(&source.name);
    Ok(Parsed {
        value: parsed.value,
        diagnostics: parsed.diagnostics.into_iter().map(name).collect(),
    })
}

/// Bytes as text; what is no UTF-8 shows as U+FFFD. Checking first is faster: almost all is UTF-8.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed)
}
