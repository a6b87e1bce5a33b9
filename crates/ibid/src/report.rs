//! The JSON documents that surfaces print. Each starts with its `schema`.

use ibid_csl::SecondFieldAlign;
use ibid_engine::{Bibliography, OutputFormat, OutputNode, Rendered};
use ibid_extract::CitedWork;
use ibid_model::csl_json::write_item;
use ibid_model::{Diagnostic, Span};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

use crate::document::{Cited, Document};
use crate::evidence::{Alternative, Evidence, Place};
use crate::inspect::Inspection;

/// `ibid.inspect/1`: one item, field by field.
#[derive(serde::Serialize)]
pub struct InspectReport<'i> {
    schema: &'static str,
    source: &'i str,
    item: Value,
    fields: Fields<'i>,
    warnings: Vec<DiagnosticReport<'i>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sources: Option<Vec<CitedWorkReport<'i>>>,
}

impl<'i> InspectReport<'i> {
    /// The report of an inspection.
    pub fn new(inspection: &'i Inspection) -> Self {
        Self {
            schema: "ibid.inspect/1",
            source: &inspection.source,
            item: write_item(&inspection.item),
            fields: Fields(&inspection.fields),
            warnings: inspection
                .warnings
                .iter()
                .map(DiagnosticReport::new)
                .collect(),
            sources: inspection
                .sources
                .as_ref()
                .map(|works| works.iter().map(CitedWorkReport::new).collect()),
        }
    }
}

/// `ibid.inspect/1` of a source that could not be read: `{schema, source, error}`.
#[derive(serde::Serialize)]
pub struct InspectErrorReport<'e> {
    schema: &'static str,
    source: &'e str,
    error: DiagnosticReport<'e>,
}

impl<'e> InspectErrorReport<'e> {
    /// The report of an error.
    pub fn new(source: &'e str, error: &'e Diagnostic) -> Self {
        Self {
            schema: "ibid.inspect/1",
            source,
            error: DiagnosticReport::new(error),
        }
    }
}

/// A work that the source cites, and the sentence that says so.
#[derive(serde::Serialize)]
struct CitedWorkReport<'i> {
    item: Value,
    sentence: &'i str,
    r#where: &'i str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    status: &'static str,
}

impl<'i> CitedWorkReport<'i> {
    fn new(work: &'i CitedWork) -> Self {
        Self {
            item: write_item(&work.item),
            sentence: &work.sentence,
            r#where: &work.where_,
            line: work.line,
            status: work.status.as_str(),
        }
    }
}

struct Fields<'i>(&'i [Evidence]);

impl Serialize for Fields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for evidence in self.0 {
            map.serialize_entry(&evidence.name, &EvidenceReport::new(evidence))?;
        }
        map.end()
    }
}

#[derive(serde::Serialize)]
struct EvidenceReport<'i> {
    value: &'i Value,
    confidence: f64,
    provenance: Vec<PlaceReport<'i>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    derived_from: Option<&'i str>,
    alternatives: Vec<AlternativeReport<'i>>,
}

impl<'i> EvidenceReport<'i> {
    fn new(evidence: &'i Evidence) -> Self {
        Self {
            value: &evidence.value,
            confidence: rounded(evidence.confidence),
            provenance: evidence.provenance.iter().map(PlaceReport::new).collect(),
            derived_from: evidence.derived_from.as_deref(),
            alternatives: evidence
                .alternatives
                .iter()
                .map(AlternativeReport::new)
                .collect(),
        }
    }
}

#[derive(serde::Serialize)]
struct AlternativeReport<'i> {
    value: &'i Value,
    confidence: f64,
    provenance: Vec<PlaceReport<'i>>,
    reason: &'i str,
}

impl<'i> AlternativeReport<'i> {
    fn new(alternative: &'i Alternative) -> Self {
        Self {
            value: &alternative.value,
            confidence: rounded(alternative.confidence),
            provenance: alternative
                .provenance
                .iter()
                .map(PlaceReport::new)
                .collect(),
            reason: &alternative.reason,
        }
    }
}

#[derive(serde::Serialize)]
struct PlaceReport<'i> {
    extractor: &'i str,
    r#where: &'i str,
    text: &'i str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
}

impl<'i> PlaceReport<'i> {
    fn new(place: &'i Place) -> Self {
        Self {
            extractor: &place.extractor,
            r#where: &place.where_,
            text: &place.text,
            line: place.line,
        }
    }
}

/// Two decimals: more would claim more than is known.
fn rounded(confidence: f32) -> f64 {
    (f64::from(confidence) * 100.0).round() / 100.0
}

/// A diagnostic as programs read it: `{code, severity, message, source, line, column, span, help, url}`.
#[derive(serde::Serialize)]
pub struct DiagnosticReport<'d> {
    code: &'static str,
    severity: &'static str,
    message: &'d str,
    source: Option<&'d str>,
    line: Option<usize>,
    column: Option<usize>,
    span: Option<[usize; 2]>,
    help: Option<&'d str>,
    url: Option<&'d str>,
}

impl<'d> DiagnosticReport<'d> {
    /// The report of a diagnostic.
    pub fn new(diagnostic: &'d Diagnostic) -> Self {
        Self {
            code: diagnostic.code.0,
            severity: diagnostic.severity.as_str(),
            message: &diagnostic.message,
            source: diagnostic.source.as_deref(),
            line: diagnostic.line,
            column: diagnostic.column,
            span: diagnostic.span.map(|Span { start, end }| [start, end]),
            help: diagnostic.help.as_deref(),
            url: diagnostic.url.as_deref(),
        }
    }
}

/// `ibid.cite/1`: what a style prints for each item.
#[derive(serde::Serialize)]
pub struct CiteReport<'c> {
    schema: &'static str,
    style: StyleReport<'c>,
    locale: &'c str,
    results: Vec<CitedReport<'c>>,
}

/// The style of a report.
#[derive(Clone, Copy, Debug, serde::Serialize)]
pub struct StyleReport<'c> {
    /// The style's id.
    pub id: &'c str,
    /// Its title.
    pub title: &'c str,
    /// `note` where citations go into notes, else `in-text` (CSL 1.0.2, `class` of `cs:style`).
    pub class: &'static str,
    /// When it was last changed, as it says.
    pub updated: Option<&'c str>,
}

#[derive(serde::Serialize)]
struct CitedReport<'c> {
    source: &'c str,
    item: Value,
    in_text: Option<String>,
    note: Option<String>,
    entry: Option<EntryReport>,
    warnings: Vec<DiagnosticReport<'c>>,
}

#[derive(serde::Serialize)]
struct EntryReport {
    text: String,
    html: String,
    markdown: String,
}

impl EntryReport {
    fn new(rendered: &Rendered) -> Self {
        Self {
            text: rendered.write(OutputFormat::Text),
            html: rendered.write(OutputFormat::Html),
            markdown: rendered.write(OutputFormat::Markdown),
        }
    }
}

impl<'c> CiteReport<'c> {
    /// The report of a document that cites each inspection's item.
    pub fn new(
        style: StyleReport<'c>,
        locale: &'c str,
        inspections: &'c [Inspection],
        document: &Document,
    ) -> Self {
        let text = |rendered: &Rendered| rendered.write(OutputFormat::Text);
        let report = |(inspection, cited): (&'c Inspection, Cited<'_>)| CitedReport {
            source: &inspection.source,
            item: write_item(&inspection.item),
            in_text: cited.in_text.map(text),
            note: cited.note.map(text),
            entry: cited.entry.map(EntryReport::new),
            warnings: inspection
                .warnings
                .iter()
                .map(DiagnosticReport::new)
                .collect(),
        };
        Self {
            schema: "ibid.cite/1",
            style,
            locale,
            results: inspections
                .iter()
                .zip(document.cited())
                .map(report)
                .collect(),
        }
    }

    /// The report in pieces, one for each result: JSON lines.
    pub fn split(self) -> impl Iterator<Item = Self> {
        let (schema, style, locale) = (self.schema, self.style, self.locale);
        self.results.into_iter().map(move |result| Self {
            schema,
            style,
            locale,
            results: vec![result],
        })
    }
}

/// `ibid.render/1`: the citations and the bibliography of a document.
#[derive(serde::Serialize)]
pub struct RenderReport<'r> {
    schema: &'static str,
    style: StyleReport<'r>,
    locale: &'r str,
    citations: Vec<EntryReport>,
    bibliography: Vec<ListedReport<'r>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    warnings: Vec<DiagnosticReport<'r>>,
}

#[derive(serde::Serialize)]
struct ListedReport<'r> {
    id: &'r str,
    #[serde(flatten)]
    entry: EntryReport,
}

impl<'r> RenderReport<'r> {
    /// The report of a document.
    pub fn new(style: StyleReport<'r>, locale: &'r str, document: &'r Document) -> Self {
        let entries = document
            .bibliography()
            .map(|bibliography| &bibliography.entries);
        let listed = entries.into_iter().flatten().map(|entry| ListedReport {
            id: &entry.id,
            entry: EntryReport::new(&entry.rendered),
        });
        Self {
            schema: "ibid.render/1",
            style,
            locale,
            citations: document.clusters().map(EntryReport::new).collect(),
            bibliography: listed.collect(),
            warnings: Vec::new(),
        }
    }

    /// The same with what there is to say of its references.
    #[must_use]
    pub fn with_warnings(mut self, warnings: &'r [Diagnostic]) -> Self {
        self.warnings = warnings.iter().map(DiagnosticReport::new).collect();
        self
    }
}

/// `ibid.tree/1`: the citations and the bibliography of a document as trees, for embedders that lay
/// text out themselves.
///
/// `{schema, style, locale, citations: [NODES], bibliography}`; `bibliography` is `null` where the
/// style has none, else `{hanging_indent, second_field_align, line_spacing, entry_spacing,
/// max_offset, entries: [{id, content: NODES}]}`. `NODES` is an array of [`OutputNode`]s, whose
/// documentation has them all:
///
/// ```json
/// [{"type": "text", "text": "Vane, A. R. (2019). "},
///  {"type": "formatted", "font_style": "italic", "children": [{"type": "text", "text": "The tidal flat"}]},
///  {"type": "text", "text": ". Lantern Press."}]
/// ```
#[derive(serde::Serialize)]
pub struct TreeReport<'t> {
    schema: &'static str,
    style: StyleReport<'t>,
    locale: &'t str,
    citations: Vec<Vec<OutputNode>>,
    bibliography: Option<BibliographyTree<'t>>,
}

#[derive(serde::Serialize)]
struct BibliographyTree<'t> {
    hanging_indent: bool,
    second_field_align: Option<&'static str>,
    line_spacing: u32,
    entry_spacing: u32,
    max_offset: usize,
    entries: Vec<EntryTree<'t>>,
}

#[derive(serde::Serialize)]
struct EntryTree<'t> {
    id: &'t str,
    content: Vec<OutputNode>,
}

impl<'t> TreeReport<'t> {
    /// The report of a document.
    pub fn new(style: StyleReport<'t>, locale: &'t str, document: &'t Document) -> Self {
        Self {
            schema: "ibid.tree/1",
            style,
            locale,
            citations: document.clusters().map(Rendered::tree).collect(),
            bibliography: document.bibliography().map(BibliographyTree::new),
        }
    }
}

impl<'t> BibliographyTree<'t> {
    fn new(bibliography: &'t Bibliography) -> Self {
        let entries = bibliography.entries.iter().map(|entry| EntryTree {
            id: &entry.id,
            content: entry.rendered.tree(),
        });
        Self {
            hanging_indent: bibliography.hanging_indent,
            second_field_align: bibliography.second_field_align.map(|align| match align {
                SecondFieldAlign::Flush => "flush",
                SecondFieldAlign::Margin => "margin",
            }),
            line_spacing: bibliography.line_spacing,
            entry_spacing: bibliography.entry_spacing,
            max_offset: bibliography.max_offset,
            entries: entries.collect(),
        }
    }
}
