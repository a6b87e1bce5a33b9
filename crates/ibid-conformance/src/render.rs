//! From a fixture to the processor's output, put together as citeproc-js's harness does.

use crate::document::Document;
use ibid_csl::{
    Locale, LocaleMap, LocaleProvider as _, Style, StyleError, StyleFile, Term, TermForm,
    parse_locale, parse_style,
};
use ibid_engine::{
    Citation, Cite, CompiledStyle, OutputFormat, Processor, ProcessorError, ProcessorOptions,
};
use ibid_model::ItemsError;
use ibid_model::csl_json::{read_citations, read_items};
use ibid_testdata::{Dataset, Fixture, MissingData, Mode};
use serde::Deserialize;
use serde_json::Value;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use thiserror::Error;

/// Why there is no renderer.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum RendererError {
    /// The locales are not there.
    #[error(transparent)]
    Missing(#[from] MissingData),
    /// A file or folder could not be read.
    #[error("cannot read `{path}`: {source}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A locale file could not be read.
    #[error("`{path}`: {source}")]
    Locale {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: StyleError,
    },
}

/// Why a fixture has no output.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum RenderError {
    /// `CSL` could not be read.
    #[error("the style: {0}")]
    Style(#[from] StyleError),
    /// `CSL` is a dependent style.
    #[error("the style is a dependent one")]
    DependentStyle,
    /// `INPUT` or a citation could not be read.
    #[error(transparent)]
    Items(#[from] ItemsError),
    /// `CITATIONS` is not an array of edits `[citation, before, after]`.
    #[error("`CITATIONS`: {0}")]
    Citations(#[from] serde_json::Error),
    /// The processor refuses.
    #[error(transparent)]
    Processor(#[from] ProcessorError),
    /// The style has no bibliography, and the fixture asks for one.
    #[error("the style has no bibliography")]
    NoBibliography,
}

/// Renders fixtures with the official locales.
#[derive(Clone, Debug)]
pub struct Renderer {
    locales: LocaleMap,
}

impl Renderer {
    /// A renderer with the locales of the test data.
    ///
    /// # Errors
    ///
    /// [`RendererError`] where the locales are missing or cannot be read.
    pub fn new() -> Result<Self, RendererError> {
        let folder = ibid_testdata::find(Dataset::Locales)?;
        let io_error = |path: &Path| {
            let path = path.to_path_buf();
            move |source| RendererError::Io { path, source }
        };
        let mut locales = LocaleMap::new();
        for path in ibid_testdata::files(&folder, "xml").map_err(io_error(&folder))? {
            let xml = std::fs::read_to_string(&path).map_err(io_error(&path))?;
            let locale = parse_locale(&xml);
            let locale = locale.map_err(|source| RendererError::Locale { path, source })?;
            locales.insert(locale.value);
        }
        Ok(Self { locales })
    }

    /// The renderer with a term of a locale as it was, or will be. Nothing changes where the locale
    /// does not have the term.
    #[must_use]
    pub fn with_term(mut self, tag: &str, name: &str, form: TermForm, text: &str) -> Self {
        if let Some(locale) = self.locales.locale(tag) {
            let mut locale = Locale::clone(&locale);
            let is_meant = |term: &&mut Term| term.name == name && term.form == form;
            for term in locale.terms.iter_mut().filter(is_meant) {
                text.clone_into(&mut term.single);
            }
            self.locales.insert(locale);
        }
        self
    }

    /// The output of `fixture`: what its mode asks for, in HTML.
    ///
    /// # Errors
    ///
    /// [`RenderError`] where the fixture cannot be read, or the processor refuses.
    pub fn render(&self, fixture: &Fixture) -> Result<String, RenderError> {
        let style = style(&fixture.csl)?;
        let style = CompiledStyle::compile(&style, &self.locales, None);
        let mut processor = Processor::new(Arc::new(style), ProcessorOptions::citeproc_js());
        processor.set_items(read_items(&fixture.input)?.value);
        let clusters = match (&fixture.citation_items, &fixture.citations) {
            (Some(clusters), _) => previews(&mut processor, clusters)?,
            (None, Some(edits)) => edited_document(&mut processor, edits)?,
            (None, None) => all_items(&mut processor, &fixture.input)?,
        };
        match fixture.mode {
            Mode::Citation => Ok(clusters),
            Mode::Bibliography => {
                let bibliography = processor.bibliography();
                let bibliography = bibliography.ok_or(RenderError::NoBibliography)?;
                Ok(bibliography.write(OutputFormat::Html))
            }
        }
    }
}

/// The fixture's style.
fn style(xml: &str) -> Result<Box<Style>, RenderError> {
    match parse_style(xml)?.value {
        StyleFile::Independent(style) => Ok(style),
        StyleFile::Dependent(_) => Err(RenderError::DependentStyle),
    }
}

/// `CITATION-ITEMS`: clusters that stand nowhere in the document, a line each.
fn previews(processor: &mut Processor, clusters: &str) -> Result<String, RenderError> {
    processor.include_all();
    let mut lines = Vec::new();
    for citation in read_citations(clusters)?.value {
        let citation = Citation::from(citation);
        lines.push(html(processor, &citation.cites)?);
    }
    Ok(lines.join("\n"))
}

/// Neither `CITATION-ITEMS` nor `CITATIONS`: one cluster of all items, in the order of the
/// bibliography.
fn all_items(processor: &mut Processor, input: &str) -> Result<String, RenderError> {
    processor.include_all();
    let input = read_items(input)?.value.into_iter().map(|item| item.id);
    let entries = processor
        .bibliography()
        .map(|bibliography| bibliography.entries);
    let ids = entries
        .unwrap_or_default()
        .into_iter()
        .map(|entry| entry.id);
    let mut cites: Vec<Cite> = Vec::new();
    for id in ids.chain(input) {
        if !cites.iter().any(|cite| cite.id == id) {
            cites.push(Cite::new(id));
        }
    }
    html(processor, &cites)
}

fn html(processor: &Processor, cites: &[Cite]) -> Result<String, RenderError> {
    Ok(processor.preview(cites)?.write(OutputFormat::Html))
}

/// One edit of `CITATIONS`: a citation, and the citations before and after it with their notes.
#[derive(Deserialize)]
struct Edit(Value, Vec<(String, u32)>, Vec<(String, u32)>);

/// `CITATIONS`: edits one after the other, then the document with the last one's change markers.
fn edited_document(processor: &mut Processor, edits: &str) -> Result<String, RenderError> {
    let mut document = Document::default();
    for Edit(citation, before, after) in serde_json::from_str::<Vec<Edit>>(edits)? {
        for citation in read_citations(&citation.to_string())?.value {
            let citation = Citation::from(citation);
            let own_id = citation.id.clone();
            let updates = processor.process_citation(citation, &before, &after)?;
            let updates: Vec<(usize, String, String)> = updates
                .into_iter()
                .map(|update| {
                    (
                        update.index,
                        update.id,
                        update.rendered.write(OutputFormat::Html),
                    )
                })
                .collect();
            let present: Vec<&str> = before
                .iter()
                .map(|(id, _)| id)
                .chain(&own_id)
                .chain(after.iter().map(|(id, _)| id))
                .map(String::as_str)
                .collect();
            document.apply(&present, &updates);
        }
    }
    Ok(document.to_marked_text())
}
