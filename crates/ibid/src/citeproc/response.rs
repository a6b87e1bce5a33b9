//! The output: formatted citations and entries, and warnings.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use ibid_engine::{Citation, Processor, Rendered};
use ibid_model::{Diagnostic, Severity, codes};
use serde_json::value::RawValue;

/// The output of pandoc's `citeproc`.
#[derive(Debug, serde::Serialize)]
pub struct CiteprocResponse {
    /// The citations, in the order of the request.
    pub citations: Vec<FormattedText>,
    /// The entries in the order of the bibliography, each with its item's id.
    pub bibliography: Vec<(String, FormattedText)>,
    /// What the user should know, as text.
    pub warnings: Vec<String>,
    /// The same as diagnostics, with notes.
    #[serde(skip)]
    pub diagnostics: Vec<Diagnostic>,
}

impl CiteprocResponse {
    /// Whether a part of the input could not be read.
    pub fn has_errors(&self) -> bool {
        let mut severities = self.diagnostics.iter().map(|told| told.severity);
        severities.any(|severity| severity == Severity::Error)
    }
}

/// A citation or entry.
#[derive(Debug, serde::Serialize)]
#[serde(untagged)]
pub enum FormattedText {
    /// HTML as the CSL test suite has it ([`Rendered::html_fragment`]).
    Html(String),
    /// A JSON array ([`Rendered::json`]).
    Json(Box<RawValue>),
}

/// A formatted document.
pub(super) struct Formatted {
    /// The ids of its items.
    pub ids: Vec<String>,
    pub processor: Processor,
}

pub(super) fn of(
    document: &Formatted,
    citations: &[Citation],
    json: bool,
    mut diagnostics: Vec<Diagnostic>,
) -> CiteprocResponse {
    let clusters = citations.iter().enumerate().map(|(at, citation)| {
        let rendered = document.processor.cluster(at);
        let printed = rendered.filter(|rendered| rendered.has_printed_form());
        if printed.is_none() {
            let ids: Vec<&str> = citation.cites.iter().map(|cite| cite.id.as_str()).collect();
            diagnostics.push(unprinted("Citation", &ids.join(",")));
        }
        text(printed, json)
    });
    let citations = clusters.collect();
    let bibliography = entries(document, json, &mut diagnostics);
    let told = diagnostics.iter();
    let told = told.filter(|diagnostic| diagnostic.severity > Severity::Note);
    CiteprocResponse {
        citations,
        bibliography,
        warnings: told.map(warning).collect(),
        diagnostics,
    }
}

/// The entries; items that the style prints nothing for have an empty one.
fn entries(
    document: &Formatted,
    json: bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<(String, FormattedText)> {
    let Some(bibliography) = document.processor.bibliography() else {
        return Vec::new();
    };
    let mut left: BTreeSet<&str> = document.ids.iter().map(String::as_str).collect();
    let mut entries = Vec::with_capacity(left.len());
    for entry in &bibliography.entries {
        let printed = Some(&entry.rendered).filter(|rendered| rendered.has_printed_form());
        if printed.is_none() {
            diagnostics.push(unprinted("Bibliography entry", &entry.id));
        }
        left.remove(entry.id.as_str());
        entries.push((entry.id.clone(), text(printed, json)));
    }
    for id in document.ids.iter().map(String::as_str) {
        if left.remove(id) {
            diagnostics.push(unprinted("Bibliography entry", id));
            entries.push((id.to_owned(), text(None, json)));
        }
    }
    entries
}

fn text(rendered: Option<&Rendered>, json: bool) -> FormattedText {
    let html = || rendered.map(Rendered::html_fragment).unwrap_or_default();
    if !json {
        return FormattedText::Html(html().trim_end_matches(' ').to_owned());
    }
    let tree = rendered.map_or_else(|| "[]".to_owned(), Rendered::json);
    // The tree is JSON; were it none, the text would still be told.
    RawValue::from_string(tree).map_or_else(|_| FormattedText::Html(html()), FormattedText::Json)
}

fn unprinted(what: &str, ids: &str) -> Diagnostic {
    let message = format!("{what} with no printed form: {ids}");
    Diagnostic::warning(codes::NO_PRINTED_FORM, message)
        .with_help("the style prints none of the variables that the item has")
}

/// A diagnostic as text: what, where, and the way out.
fn warning(diagnostic: &Diagnostic) -> String {
    let mut text = diagnostic.message.clone();
    if let (Some(source), Some(line)) = (&diagnostic.source, diagnostic.line) {
        let column = diagnostic.column.unwrap_or(1);
        // Writing to a string cannot fail.
        let _ = write!(text, " ({source}:{line}:{column})");
    }
    if let Some(help) = &diagnostic.help {
        text.push_str("; ");
        text.push_str(help);
    }
    text
}
