//! The document that is edited, with ibid.
//!
//! Each operation is one function, so that what the engine has for it is called in one place.

use crate::document::{LOCALE, StyleSource};
use anyhow::{Context, Result, bail};
use ibid_bench::Session;
use ibid_csl::{LocaleMap, StyleFile, parse_locale, parse_style};
use ibid_engine::{
    Citation, ClusterUpdate, CompiledStyle, Edit, OutputFormat, Processor, ProcessorOptions,
};
use ibid_model::Item;
use ibid_model::csl_json::{read_citations, read_items};
use serde_json::Value;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;

/// A session as ibid takes it.
pub struct Prepared {
    /// The items.
    pub items: Vec<Item>,
    /// The citations in the document's order.
    pub citations: Vec<Citation>,
    /// The edits, in order.
    pub edits: Vec<PreparedEdit>,
}

/// What happens at one place.
pub struct PreparedEdit {
    /// The index of the citation.
    pub at: usize,
    /// What is inserted.
    pub inserted: Citation,
    /// What that becomes.
    pub edited: Citation,
}

impl Prepared {
    /// Reads a session.
    ///
    /// # Errors
    ///
    /// It is not CSL-JSON.
    pub fn read(session: &Session) -> Result<Self> {
        let items = Value::from(session.items.clone()).to_string();
        let edits = session.edits.iter().map(|edit| {
            Ok(PreparedEdit {
                at: edit.at,
                inserted: citation(&edit.inserted)?,
                edited: citation(&edit.edited)?,
            })
        });
        Ok(Self {
            items: read_items(&items)?.value,
            citations: session
                .citations
                .iter()
                .map(citation)
                .collect::<Result<_>>()?,
            edits: edits.collect::<Result<_>>()?,
        })
    }
}

fn citation(object: &Value) -> Result<Citation> {
    let mut read = read_citations(&object.to_string())?.value;
    let citation = read.pop().context("a citation object holds no citation")?;
    Ok(citation.into())
}

/// Compiles a style for the document's locale.
///
/// # Errors
///
/// A file cannot be read.
pub fn compile(style: &StyleSource) -> Result<CompiledStyle> {
    let read = |path: &Path| {
        fs::read_to_string(path).with_context(|| format!("cannot read `{}`", path.display()))
    };
    let StyleFile::Independent(parsed) = parse_style(&read(&style.path)?)?.value else {
        bail!("`{}` is a dependent style", style.name);
    };
    let mut locales = LocaleMap::new();
    locales.insert(parse_locale(&read(&style.locale)?)?.value);
    Ok(CompiledStyle::compile(&parsed, &locales, Some(LOCALE)))
}

/// The open document.
pub struct OpenDocument {
    processor: Processor,
    /// Each citation has a note of its own, so that those behind an edit move.
    is_note: bool,
}

impl OpenDocument {
    /// Opens a document: the processor knows its items and has rendered its clusters.
    ///
    /// # Errors
    ///
    /// A citation cites an item that is not there.
    pub fn open(style: CompiledStyle, items: Vec<Item>, citations: Vec<Citation>) -> Result<Self> {
        let is_note = style.is_note_style();
        let mut processor = Processor::new(Arc::new(style), ProcessorOptions::usual());
        processor.set_items(items);
        let notes = citations.into_iter().zip(1..);
        let citations = notes.map(|(citation, number)| noted(citation, number, is_note));
        processor.set_citations(citations.collect())?;
        Ok(Self { processor, is_note })
    }

    /// Inserts a citation; those from this place on come behind it.
    ///
    /// # Errors
    ///
    /// The processor refuses it.
    pub fn insert(&mut self, at: usize, citation: Citation) -> Result<()> {
        let citation = noted(citation, u32::try_from(at + 1)?, self.is_note);
        let edits = vec![
            Edit::ShiftNotes { from: at, by: 1 },
            Edit::Insert { at, citation },
        ];
        self.make(edits)
    }

    /// Puts a citation in the place of another.
    ///
    /// # Errors
    ///
    /// The processor refuses it.
    pub fn edit(&mut self, at: usize, citation: Citation) -> Result<()> {
        let citation = noted(citation, u32::try_from(at + 1)?, self.is_note);
        self.make(vec![Edit::Replace { at, citation }])
    }

    /// Deletes a citation.
    ///
    /// # Errors
    ///
    /// The processor refuses it.
    pub fn delete(&mut self, at: usize) -> Result<()> {
        self.make(vec![
            Edit::Remove { at },
            Edit::ShiftNotes { from: at, by: -1 },
        ])
    }

    /// How many citations the processor has.
    pub fn citation_count(&self) -> usize {
        self.processor.cluster_count()
    }

    fn make(&mut self, edits: Vec<Edit>) -> Result<()> {
        let updates = self.processor.edit(edits)?;
        write_out(&updates);
        Ok(())
    }
}

/// A citation in a note, or in the text.
fn noted(citation: Citation, number: u32, is_note: bool) -> Citation {
    Citation {
        note: if is_note { number } else { 0 },
        ..citation
    }
}

/// Writes changed clusters in HTML, as an embedder does and citeproc-js has done.
fn write_out(updates: &[ClusterUpdate]) {
    for update in updates {
        black_box(update.rendered.write(OutputFormat::Html));
    }
}
