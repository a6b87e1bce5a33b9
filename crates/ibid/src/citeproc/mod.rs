//! The protocol of pandoc's `citeproc` executable: a style, references and citations in one JSON
//! object in, formatted citations and entries in another out.
//!
//! Source: the manual page `citeproc(1)` of <https://github.com/jgm/citeproc>. [`CiteprocRequest`]
//! reads the input, [`process`] gives the [`CiteprocResponse`].

mod request;
mod response;

pub use request::CiteprocRequest;
pub use response::{CiteprocResponse, FormattedText};

use std::collections::BTreeSet;
use std::sync::Arc;

use ibid_csl::conventional_tag;
use ibid_engine::{
    Citation, CompiledStyle, Habits, Processor, ProcessorError, ProcessorOptions, default_collation,
};
use ibid_model::{Diagnostic, Item, Severity, codes};

use crate::error::IbidError;
use crate::styles::{LoadedStyle, Styles};

/// How to format.
#[derive(Clone, Copy, Debug, Default)]
pub struct CiteprocOptions {
    /// Formatted text is a JSON tree ([`ibid_engine::Rendered::json`]), not HTML.
    pub json: bool,
    /// Each cite links to `#ref-ID`.
    pub link_citations: bool,
    /// URL, DOI, PMID and PMCID of an entry are links.
    pub link_bibliography: bool,
    /// Ways of citeproc-js beyond the specification.
    pub habits: Habits,
}

/// Formats a request: in the style that `style` names or has the path of, else in that of the request.
///
/// A cite of an unknown item is its id in bold with a question mark, and a warning. Items that no
/// citation cites come after the others in number.
///
/// # Errors
/// [`IbidError::NoRequestStyle`], [`IbidError::NoRequestReferences`], and [`IbidError::Catalog`] where
/// the style cannot be had.
pub fn process(
    request: CiteprocRequest,
    styles: &Styles,
    style: Option<&str>,
    options: CiteprocOptions,
) -> Result<CiteprocResponse, IbidError> {
    let language = request.language.as_deref().map(conventional_tag);
    let style = load(
        &request,
        styles,
        style,
        language.as_deref().map(without_extension),
    )?;
    let mut diagnostics = request.diagnostics;
    diagnostics.extend(request.of_references);
    let told = style.warnings.into_iter();
    diagnostics.extend(told.filter(|warning| warning.severity > Severity::Note));
    let mut items = request
        .references
        .ok_or(IbidError::NoRequestReferences { name: request.name })?;
    items.extend(request.carried);
    let citations = numbered(request.citations, &style.compiled);
    diagnostics.extend(unknown(&items, &citations));
    let settings = settings(options, request.abbreviations, language.as_deref());
    let document = document(style.compiled, settings, items, &citations)?;
    Ok(response::of(
        &document,
        &citations,
        options.json,
        diagnostics,
    ))
}

fn load(
    request: &CiteprocRequest,
    styles: &Styles,
    style: Option<&str>,
    locale: Option<&str>,
) -> Result<LoadedStyle, IbidError> {
    let Some(given) = style.or(request.style.as_deref()) else {
        return Err(IbidError::NoRequestStyle {
            name: request.name.clone(),
        });
    };
    let is_xml = given
        .trim_start_matches('\u{feff}')
        .trim_start()
        .starts_with('<');
    if style.is_none() && is_xml {
        styles.load_xml(&format!("{}#/style", request.name), given, locale)
    } else {
        styles.load(given, locale)
    }
}

/// A language tag without its extensions: what locales go by.
fn without_extension(tag: &str) -> &str {
    let mut end = 0;
    for part in tag.split('-') {
        if end > 0 && part.len() == 1 {
            return tag.get(..end - 1).unwrap_or(tag);
        }
        end += part.len() + 1;
    }
    tag
}

fn settings(
    options: CiteprocOptions,
    abbreviations: ibid_engine::Abbreviations,
    language: Option<&str>,
) -> ProcessorOptions {
    let mut settings = ProcessorOptions::usual();
    settings.habits = options.habits;
    settings.placeholders = true;
    settings.link_cites = options.link_citations;
    settings.links = options.link_bibliography;
    settings.abbreviations = Some(Arc::new(abbreviations));
    // An extension such as `-u-co-phonebk` says how to sort.
    settings.collation = language
        .filter(|tag| without_extension(tag) != *tag)
        .map(default_collation);
    settings
}

/// The citations; in a note style, one that says no note number stands in a note of its own, whose
/// number is its place.
fn numbered(
    citations: Vec<ibid_model::csl_json::Citation>,
    style: &CompiledStyle,
) -> Vec<Citation> {
    let numbered = citations.into_iter().zip(1..).map(|(citation, place)| {
        let says_nothing = citation.note_index.is_none();
        let mut citation = Citation::from(citation);
        if says_nothing && style.is_note_style() {
            citation.note = place;
        }
        // An id twice, or one that another gets, would be taken for an edit.
        citation.id = None;
        citation
    });
    numbered.collect()
}

/// Warns of cites of items that are not there.
fn unknown(items: &[Item], citations: &[Citation]) -> Vec<Diagnostic> {
    let known: BTreeSet<&str> = items.iter().map(|item| item.id.as_str()).collect();
    let mut told = BTreeSet::new();
    let mut warnings = Vec::new();
    for (citation, place) in citations.iter().zip(1..) {
        for cite in &citation.cites {
            let id = cite.id.as_str();
            if known.contains(id) || !told.insert(id) {
                continue;
            }
            let message = format!(
                "citation {id} not found: the citation at place {place} cites `{id}`, and no reference \
                 has that id"
            );
            warnings.push(
                Diagnostic::warning(codes::CITED_UNKNOWN, message)
                    .with_help("give the item among the references, or mend the cite's `id`"),
            );
        }
    }
    warnings
}

fn document(
    style: Arc<CompiledStyle>,
    settings: ProcessorOptions,
    items: Vec<Item>,
    citations: &[Citation],
) -> Result<response::Formatted, IbidError> {
    let ids = items.iter().map(|item| item.id.clone()).collect();
    let mut processor = Processor::new(style, settings);
    processor.set_items(items);
    processor
        .set_citations(citations.to_vec())
        .map_err(|error| match error {
            ProcessorError::UnknownItem(id) | ProcessorError::UnknownCitation(id) => {
                IbidError::UnknownItem { id, place: 0 }
            }
            other => IbidError::UnknownItem {
                id: other.to_string(),
                place: 0,
            },
        })?;
    processor.include_all();
    Ok(response::Formatted { ids, processor })
}
