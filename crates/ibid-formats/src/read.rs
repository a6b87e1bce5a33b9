//! Reading, whatever the format.

use ibid_model::{Diagnostic, Item};

use crate::codec::Sink;
use crate::encoding::decode;
use crate::error::FormatError;
use crate::format::Format;
use crate::keys::Keys;

/// The references of a file, with what there is to say of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct References {
    /// The items, in the file's order.
    pub items: Vec<Item>,
    /// Warnings, and errors of single entries.
    pub diagnostics: Vec<Diagnostic>,
}

impl Sink for References {
    fn item(&mut self, item: Item) {
        self.items.push(item);
    }

    fn diagnostic(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }
}

/// Reads a file in a format.
///
/// # Errors
/// The file is empty, as a whole not of the format, or beyond a limit; the format is only written.
/// An entry that cannot be read is a diagnostic, and the others are read.
pub fn read(format: Format, bytes: &[u8]) -> Result<References, FormatError> {
    let mut references = References::default();
    read_each(format, bytes, &mut references)?;
    Ok(references)
}

/// Reads a file in a format, and gives each item away as soon as it is read.
///
/// An entry's own key is kept; a missing one is made, so that no two items have one.
///
/// # Errors
/// As [`read`]; what was read before has been given to the sink.
pub fn read_each(format: Format, bytes: &[u8], sink: &mut dyn Sink) -> Result<(), FormatError> {
    let codec = format.codec();
    let read = codec.read.ok_or(FormatError::NotRead(format))?;
    let decoded = decode(bytes);
    if let Some(diagnostic) = decoded.diagnostic() {
        sink.diagnostic(diagnostic);
    }
    if decoded.text.trim().is_empty() {
        return Err(FormatError::Empty);
    }
    if format == Format::CslJson {
        // It has keys of its own, and is read where time counts.
        return read(&decoded.text, sink);
    }
    read(&decoded.text, &mut Keys::new(sink, codec.fields_in_note))
}
