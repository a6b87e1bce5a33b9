//! What a format's module gives to the registry.

use ibid_model::{Diagnostic, Item};

use crate::error::FormatError;
use crate::outgoing::Outgoing;

/// Where a reader puts what it reads, an entry at a time.
pub trait Sink {
    /// An item. Its `id` is empty where the entry has no key.
    fn item(&mut self, item: Item);
    /// Something to say of an entry.
    fn diagnostic(&mut self, diagnostic: Diagnostic);
}

/// Reads a text: each entry goes to the sink as soon as it is read; one bad entry is a diagnostic
/// with its place.
///
/// # Errors
/// The text as a whole is not of the format.
pub(crate) type Read = fn(text: &str, sink: &mut dyn Sink) -> Result<(), FormatError>;

/// Writes items, one after the other.
pub(crate) trait ItemWriter {
    /// What stands before the first item.
    fn begin(&mut self, _out: &mut String) {}
    /// Writes an item. What is not taken out of `item` is reported as lost.
    fn item(&mut self, item: &mut Outgoing<'_>, out: &mut String);
    /// What stands behind the last item.
    fn end(&mut self, _out: &mut String) {}
}

/// How much the beginning of a text looks like a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Likeness {
    /// It is not of the format.
    No,
    /// It may be: a form that other formats have too.
    Perhaps,
    /// It says so: a signature that no other format has.
    Certain,
}

/// One format: its names, and how it is read and written.
pub(crate) struct Codec {
    /// As options spell it: `bibtex`.
    pub name: &'static str,
    /// As people write it: `BibTeX`.
    pub title: &'static str,
    /// Other names that options take.
    pub aliases: &'static [&'static str],
    /// Ends of file names, without the dot, that are this format's own.
    pub extensions: &'static [&'static str],
    /// Media types, the one to send first.
    pub media_types: &'static [&'static str],
    /// Where the format is described.
    pub specification: &'static str,
    /// Whether variables that it has no place for stand as `variable: value` in its notes.
    pub fields_in_note: bool,
    /// How much the first few thousand characters of a text look like the format.
    pub sniff: fn(head: &str) -> Likeness,
    /// Reads it; `None` where it is only written.
    pub read: Option<Read>,
    /// A writer; `None` where it is only read.
    pub write: Option<fn() -> Box<dyn ItemWriter>>,
}
