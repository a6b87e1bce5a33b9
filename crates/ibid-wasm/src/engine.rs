//! The engine as pages use it: every function takes strings and gives JSON.

use std::sync::Arc;

use ibid::engine::Collation;
use ibid::model::{Diagnostic, Severity};
use ibid::report::{DiagnosticReport, InspectReport, RenderReport};
use ibid::{
    Document, DocumentOptions, InspectOptions, LoadedStyle, Source, SourceKind, Styles, unique_ids,
};
use serde::Serialize;

use crate::convert::convert;
use crate::failure::Failure;
use crate::render::Request;

/// Gives the order of strings in a language (a BCP 47 tag).
type Collate = fn(&str) -> Option<Arc<dyn Collation>>;

/// The styles at hand, and what is done with them.
///
/// ```
/// let mut engine = ibid_wasm::Engine::default();
/// let request = r#"{"items": [{"id": "a", "type": "book", "title": "Tides"}], "cite_each": true}"#;
/// assert!(engine.render(request)?.starts_with(r#"{"schema":"ibid.render/1""#));
/// # Ok::<(), ibid_wasm::Failure>(())
/// ```
pub struct Engine {
    styles: Styles,
    collate: Collate,
    /// The style that was last used, under what it was asked for by: pages render in one style
    /// again and again.
    last: Option<Last>,
}

struct Last {
    style: String,
    locale: Option<String>,
    loaded: LoadedStyle,
}

/// A style of a list.
#[derive(Serialize)]
struct StyleLine {
    name: String,
    title: String,
    id: String,
    updated: Option<String>,
}

/// What was loaded.
#[derive(Serialize)]
struct LoadedLine<'l> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'l str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'l str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    locale: Option<&'l str>,
    warnings: Vec<DiagnosticReport<'l>>,
}

impl Default for Engine {
    /// With the styles that are inside, and the plain collation.
    fn default() -> Self {
        Self::collating(|_| None)
    }
}

impl Engine {
    /// With the styles that are inside, and a collation for each language; `None`: the plain one.
    pub fn collating(collate: Collate) -> Self {
        Self {
            styles: Styles::embedded(),
            collate,
            last: None,
        }
    }

    /// Renders a document: `{items, citations, style, locale, cite_each, links}` becomes
    /// `ibid.render/1`.
    ///
    /// # Errors
    /// The request is not that JSON, there is no such style, or a cite is of no item.
    pub fn render(&mut self, json: &str) -> Result<String, Failure> {
        let request = Request::read(json)?;
        let collate = self.collate;
        let style = self.style(&request.style, request.locale.as_deref())?;
        let language = style.compiled.language();
        let mut options =
            DocumentOptions::from(Arc::clone(&style.compiled)).with_links(request.links);
        if let Some(collation) = collate(language) {
            options = options.with_collation(collation);
        }
        let document = match request.citations {
            None => Document::citing_each(options, request.items),
            Some(citations) => Document::with_citations(options, request.items, citations)?,
        };
        let mut warnings = request.warnings;
        let told = style.warnings.iter();
        warnings.extend(told.filter(|told| told.severity > Severity::Note).cloned());
        let report = RenderReport::new(style.report(), language, &document);
        Ok(written(&report.with_warnings(&warnings)))
    }

    /// The styles that have every word of `query`, the best first; all for an empty one:
    /// `[{name, title, id, updated}]`.
    pub fn styles(&self, query: &str) -> String {
        let catalog = self.styles.catalog();
        let found = if query.trim().is_empty() {
            catalog.list()
        } else {
            catalog.search(query)
        };
        let lines = found.into_iter().map(|entry| StyleLine {
            name: entry.name,
            title: entry.info.title,
            id: entry.info.id,
            updated: entry.info.updated,
        });
        written(&lines.collect::<Vec<_>>())
    }

    /// Converts references from a format, or the one that the text shows, to another:
    /// `ibid.convert/1`.
    ///
    /// # Errors
    /// There is no such format, it is not read or not written, or the text is in no format.
    pub fn convert(&self, text: &str, from: Option<&str>, to: &str) -> Result<String, Failure> {
        convert(text, from, to)
    }

    /// Inspects an article's page: an array of `ibid.inspect/1`.
    ///
    /// # Errors
    /// Nothing that could be cited is in it.
    pub fn inspect(&self, html: &str, url: Option<&str>) -> Result<String, Failure> {
        let mut source = Source::new(url.unwrap_or("page"), html);
        source.url = url.map(str::to_owned);
        source.kind = Some(SourceKind::Html);
        // The text was decoded, whatever its `meta` says that it once was.
        source.content_type = Some("text/html; charset=utf-8".to_owned());
        let mut inspections = ibid::inspect(&source, &InspectOptions::default())?;
        unique_ids(&mut inspections);
        let reports: Vec<_> = inspections.iter().map(InspectReport::new).collect();
        Ok(written(&reports))
    }

    /// Takes in a style's XML: `{name, title, warnings}`. It is found by that name, its id and its
    /// title, before the styles that are inside.
    ///
    /// # Errors
    /// It is no style. The parent of a dependent style is looked for when it is rendered.
    pub fn load_style(&mut self, xml: &str) -> Result<String, Failure> {
        let given = self.styles.catalog().give_style(xml)?;
        self.last = None;
        Ok(written(&LoadedLine {
            name: Some(&given.entry.name),
            title: Some(&given.entry.info.title),
            locale: None,
            warnings: reports(&given.diagnostics),
        }))
    }

    /// Takes in a locale's XML: `{locale, warnings}`. It goes before the one that is inside.
    ///
    /// # Errors
    /// It is no locale, or does not say of which language.
    pub fn load_locale(&mut self, xml: &str) -> Result<String, Failure> {
        let given = self.styles.catalog().give_locale(xml)?;
        self.last = None;
        Ok(written(&LoadedLine {
            name: None,
            title: None,
            locale: Some(&given.tag),
            warnings: reports(&given.diagnostics),
        }))
    }

    /// The style, compiled.
    fn style(&mut self, style: &str, locale: Option<&str>) -> Result<LoadedStyle, Failure> {
        if let Some(last) = &self.last
            && last.style == style
            && last.locale.as_deref() == locale
        {
            return Ok(last.loaded.clone());
        }
        let loaded = self.styles.load_named(style, locale)?;
        self.last = Some(Last {
            style: style.to_owned(),
            locale: locale.map(str::to_owned),
            loaded: loaded.clone(),
        });
        Ok(loaded)
    }
}

fn reports(diagnostics: &[Diagnostic]) -> Vec<DiagnosticReport<'_>> {
    diagnostics.iter().map(DiagnosticReport::new).collect()
}

/// A report as JSON: none has what JSON cannot hold.
pub(crate) fn written<T: Serialize>(report: &T) -> String {
    serde_json::to_string(report).unwrap_or_default()
}
