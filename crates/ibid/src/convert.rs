//! From one format of references to another, with a report of what the target does not hold.

use std::convert::Infallible;

use std::fmt::Write as _;

use ibid_formats::{Fate, Format, FormatError, Loss, Sink, Writer, read_each};
use ibid_model::{Diagnostic, Item, Severity, codes};
use serde::Serialize;

use crate::dedupe::{Duplicate, merge_duplicates};
use crate::error::IbidError;
use crate::references::{format_of, read_references};
use crate::source::Source;

/// How references are converted.
#[derive(Clone, Copy, Debug)]
pub struct ConvertOptions {
    /// The format to write.
    pub to: Format,
    /// Merge entries of one work.
    pub dedupe: bool,
}

/// What became of a conversion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Converted {
    /// The format that the source was read as.
    pub from: Format,
    /// How many items were written.
    pub items: usize,
    /// Whether an entry could not be read: it is missing in the result.
    pub has_errors: bool,
}

/// What takes the pieces of a result, and messages, as they come.
pub trait ConvertOutput {
    /// Why a piece could not be taken.
    type Error;

    /// Takes a piece of the result.
    ///
    /// # Errors
    /// It cannot be written: the conversion ends.
    fn text(&mut self, text: &str) -> Result<(), Self::Error>;

    /// Takes a message.
    fn diagnostic(&mut self, diagnostic: Diagnostic);
}

/// A result and its messages, kept together.
#[derive(Clone, Debug, Default)]
pub struct ConvertedText {
    /// What was written.
    pub text: String,
    /// What there is to say of it, in the order in which it came.
    pub diagnostics: Vec<Diagnostic>,
}

impl ConvertOutput for ConvertedText {
    type Error = Infallible;

    fn text(&mut self, text: &str) -> Result<(), Infallible> {
        self.text.push_str(text);
        Ok(())
    }

    fn diagnostic(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }
}

/// Converts the references of a source. Items are written as they are read, unless duplicates are
/// looked for.
///
/// # Errors
/// The source is in no format that is read, or the target is not written; the inner error is that
/// of the output.
pub fn convert<O: ConvertOutput>(
    source: &Source,
    options: ConvertOptions,
    output: &mut O,
) -> Result<Result<Converted, O::Error>, IbidError> {
    let failed = |reason| IbidError::NoReferences {
        name: source.name.clone(),
        reason,
    };
    let from = format_of(source).map_err(failed)?;
    let mut text = String::new();
    let writer = Writer::new(options.to, &mut text)?;
    let mut stream = Stream {
        source: &source.name,
        to: options.to,
        writer,
        text,
        output,
        stopped: None,
        converted: Converted {
            from,
            items: 0,
            has_errors: false,
        },
    };
    if options.dedupe {
        let references = read_references(source)?;
        for diagnostic in references.diagnostics {
            stream.diagnostic(diagnostic);
        }
        let (items, duplicates) = merge_duplicates(references.items);
        for duplicate in &duplicates {
            stream.diagnostic(merged(duplicate));
        }
        for item in items {
            stream.item(item);
        }
    } else {
        read_each(from, &source.bytes, &mut stream).map_err(failed)?;
    }
    Ok(stream.end())
}

/// Items from a reader to a writer.
struct Stream<'s, O: ConvertOutput> {
    source: &'s str,
    to: Format,
    writer: Writer,
    text: String,
    output: &'s mut O,
    stopped: Option<O::Error>,
    converted: Converted,
}

/// How much is held back before it is written.
const HELD: usize = 64 * 1024;

impl<O: ConvertOutput> Stream<'_, O> {
    fn flush(&mut self) {
        if self.stopped.is_none() {
            self.stopped = self.output.text(&self.text).err();
        }
        self.text.clear();
    }

    fn end(mut self) -> Result<Converted, O::Error> {
        let mut text = std::mem::take(&mut self.text);
        self.writer.end(&mut text);
        match self.stopped {
            Some(error) => Err(error),
            None => self.output.text(&text).map(|()| self.converted),
        }
    }
}

impl<O: ConvertOutput> Sink for Stream<'_, O> {
    fn item(&mut self, item: Item) {
        if self.stopped.is_some() {
            return;
        }
        self.converted.items += 1;
        let found = self.writer.item(&item, &mut self.text);
        for diagnostic in losses(self.to, &found) {
            self.diagnostic(diagnostic);
        }
        if self.text.len() >= HELD {
            self.flush();
        }
    }

    fn diagnostic(&mut self, diagnostic: Diagnostic) {
        self.converted.has_errors |= diagnostic.severity == Severity::Error;
        let named = match diagnostic.source {
            Some(_) => diagnostic,
            None => diagnostic.in_source(self.source),
        };
        self.output.diagnostic(named);
    }
}

/// Items as a text in a format, and what there is to say of that.
///
/// # Errors
/// The format is only read.
pub fn write_references<'i>(
    format: Format,
    items: impl IntoIterator<Item = &'i Item>,
) -> Result<(String, Vec<Diagnostic>), FormatError> {
    let written = ibid_formats::write(format, items)?;
    let diagnostics = losses(format, &written.losses);
    Ok((written.text, diagnostics))
}

/// What a format does not hold, as messages: one for each item and each fate.
pub fn losses(to: Format, losses: &[Loss]) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for of_item in losses.chunk_by(|a, b| a.item == b.item) {
        let dropped = of_item.iter().filter(|loss| loss.fate == Fate::Dropped);
        let dropped = listed(dropped.map(|loss| format!("`{}`", loss.field)));
        let moved = of_item.iter().filter_map(|loss| match &loss.fate {
            Fate::Moved { to } => Some(format!("`{}` (to `{to}`)", loss.field)),
            _ => None,
        });
        let moved = listed(moved);
        let reduced = of_item.iter().filter_map(|loss| match &loss.fate {
            Fate::Reduced { lost } => Some(format!("`{}` ({lost})", loss.field)),
            _ => None,
        });
        let reduced = listed(reduced);
        let id = of_item.first().map_or("", |loss| loss.item.as_str());
        let title = to.title();
        let messages = [
            (codes::CONVERT_DROPPED, dropped, "left out, having no place"),
            (codes::CONVERT_REDUCED, reduced, "not kept whole"),
            (
                codes::CONVERT_MOVED,
                moved,
                "moved, having no place of their own",
            ),
        ];
        let messages = messages
            .into_iter()
            .filter(|(_, fields, _)| !fields.is_empty());
        diagnostics.extend(messages.map(|(code, fields, what)| {
            Diagnostic::warning(code, format!("`{id}`: {what} in {title}: {fields}"))
        }));
    }
    diagnostics
}

fn listed(fields: impl Iterator<Item = String>) -> String {
    fields.collect::<Vec<_>>().join(", ")
}

fn merged(duplicate: &Duplicate) -> Diagnostic {
    let mut message = format!(
        "`{}` is the work of `{}` again ({}), and was merged with it",
        duplicate.merged, duplicate.kept, duplicate.reason
    );
    // Writing to a string cannot fail.
    if !duplicate.added.is_empty() {
        let _ = write!(message, "; it gave {}", fields(&duplicate.added));
    }
    if !duplicate.differing.is_empty() {
        let _ = write!(
            message,
            "; not kept, as the first has another: {}",
            fields(&duplicate.differing)
        );
    }
    Diagnostic::warning(codes::CONVERT_MERGED, message)
}

fn fields(names: &[String]) -> String {
    listed(names.iter().map(|name| format!("`{name}`")))
}

/// What a format is and can do, for lists of formats.
#[derive(Clone, Debug, Serialize)]
pub struct FormatReport {
    /// The name that options take.
    pub name: &'static str,
    /// The name that people write.
    pub title: &'static str,
    /// Whether it is read.
    pub read: bool,
    /// Whether it is written.
    pub write: bool,
    /// Other names that options take.
    pub aliases: &'static [&'static str],
    /// Ends of file names.
    pub extensions: &'static [&'static str],
    /// Media types.
    pub media_types: &'static [&'static str],
    /// Where it is described.
    pub specification: &'static str,
}

impl FormatReport {
    /// Every format.
    pub fn all() -> impl Iterator<Item = Self> {
        Format::ALL.iter().map(|format| Self {
            name: format.name(),
            title: format.title(),
            read: format.is_read(),
            write: format.is_written(),
            aliases: format.aliases(),
            extensions: format.extensions(),
            media_types: format.media_types(),
            specification: format.specification(),
        })
    }
}
