//! The document that is edited, with ibid.
//!
//! Each operation is one function, so that what the engine has for it is called in one place.

use crate::document::{LOCALE, StyleSource};
use anyhow::{Context, Result, bail};
use ibid_bench::Session;
use ibid_csl::{LocaleMap, StyleFile, parse_locale, parse_style};
use ibid_engine::{
    Citation, ClusterUpdate, CompiledStyle, OutputFormat, Processor, ProcessorOptions,
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
    /// In the document's order.
    citations: Vec<Citation>,
}

impl OpenDocument {
    /// Opens a document: the processor knows its items and has rendered its clusters.
    ///
    /// # Errors
    ///
    /// A citation cites an item that is not there.
    pub fn open(style: CompiledStyle, items: Vec<Item>, citations: Vec<Citation>) -> Result<Self> {
        let mut processor = Processor::new(Arc::new(style), ProcessorOptions::usual());
        processor.set_items(items);
        processor.set_citations(citations.clone())?;
        Ok(Self {
            processor,
            citations,
        })
    }

    /// Inserts a citation; those from this place on come behind it.
    ///
    /// # Errors
    ///
    /// The processor refuses it.
    pub fn insert(&mut self, at: usize, citation: Citation) -> Result<()> {
        self.citations.insert(at, citation);
        self.process(at)
    }

    /// Puts a citation in the place of another.
    ///
    /// # Errors
    ///
    /// The processor refuses it.
    pub fn edit(&mut self, at: usize, citation: Citation) -> Result<()> {
        self.citations.splice(at..=at, [citation]);
        self.process(at)
    }

    /// Deletes a citation.
    ///
    /// # Errors
    ///
    /// The processor refuses it.
    pub fn delete(&mut self, at: usize) -> Result<()> {
        self.citations.remove(at);
        // The others are named without it, with any one of them.
        self.process(at.saturating_sub(1))
    }

    /// How many citations the processor has.
    pub fn citation_count(&self) -> usize {
        self.processor.cluster_count()
    }

    /// Gives the processor the citation at a place and the ids of those around it.
    fn process(&mut self, at: usize) -> Result<()> {
        // In notes, each citation has one of its own: what is behind an edit moves.
        let is_note = self.processor.style().is_note_style();
        for (citation, number) in self.citations.iter_mut().zip(1..) {
            citation.note = if is_note { number } else { 0 };
        }
        let name = |citation: &Citation| (citation.id.clone().unwrap_or_default(), citation.note);
        let ids: Vec<(String, u32)> = self.citations.iter().map(name).collect();
        let citation = self.citations[at].clone();
        let updates = self
            .processor
            .process_citation(citation, &ids[..at], &ids[at + 1..])?;
        write_out(&updates);
        Ok(())
    }
}

/// Writes changed clusters in HTML, as an embedder does and citeproc-js has done.
fn write_out(updates: &[ClusterUpdate]) {
    for update in updates {
        black_box(update.rendered.write(OutputFormat::Html));
    }
}
