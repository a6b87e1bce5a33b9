//! `ibid render`: a bibliography, and citations, from a file of references.

use ibid::engine::Citation;
use ibid::model::Item;
use ibid::model::csl_json::write_items;
use ibid::report::{RenderReport, TreeReport};
use ibid::{
    Document, IbidError, LoadedStyle, OutputFormat, SourceKind, has_errors, read_citation_file,
    read_references,
};

use super::{document_options, no_bibliography, style};
use crate::arguments::{Format, RenderArguments};
use crate::diagnostics::Diagnostics;
use crate::exit::{Exit, Stop};
use crate::output::Output;
use crate::sources;

/// Renders the references.
pub fn run(
    arguments: &RenderArguments,
    output: &mut Output,
    diagnostics: &mut Diagnostics,
) -> Result<Exit, Stop> {
    let both_stdin = arguments.references == "-" && arguments.citations.as_deref() == Some("-");
    if both_stdin {
        return Err(sources::usage(
            "references and citations cannot both come from `-`",
        ));
    }
    let style = style(&arguments.style, diagnostics)?;
    let mut source = sources::read_plain(&arguments.references)?;
    source.kind = arguments.from.map(SourceKind::References);
    let references = read_references(&source)?;
    let name = source.name.clone();
    drop(source);
    diagnostics.print_all(&references.diagnostics);
    if references.items.is_empty() {
        return Err(IbidError::NothingCitable { name }.into());
    }
    // What of the file could not be read is missing in the result.
    let exit = if has_errors(&references) {
        Exit::Partial
    } else {
        Exit::Done
    };
    if let Format::References(format) = arguments.format {
        items(format, &references.items, output, diagnostics)?;
        return Ok(exit);
    }
    let document = document(arguments, &style, references.items, diagnostics)?;
    let locale = style.compiled.language();
    if arguments.format == Format::Json {
        output.json(&TreeReport::new(style.report(), locale, &document), true)?;
    } else if arguments.json {
        output.json(&RenderReport::new(style.report(), locale, &document), true)?;
    } else if let Format::Formatted(format) = arguments.format {
        print(&document, &style, format, output, diagnostics)?;
    }
    // The program ends: taking a large document apart piece by piece would be time for nothing.
    std::mem::forget(document);
    Ok(exit)
}

/// The items in a format of references.
fn items(
    format: ibid::Format,
    items: &[Item],
    output: &mut Output,
    diagnostics: &mut Diagnostics,
) -> Result<(), Stop> {
    if format == ibid::Format::CslJson {
        return Ok(output.json(&write_items(items), true)?);
    }
    super::references(format, items, output, diagnostics)
}

fn document(
    arguments: &RenderArguments,
    style: &LoadedStyle,
    items: Vec<Item>,
    diagnostics: &mut Diagnostics,
) -> Result<Document, Stop> {
    let options = document_options(style, arguments.rendering);
    if arguments.cite_each {
        return Ok(Document::citing_each(options, items));
    }
    let mut citations = Vec::new();
    if let Some(path) = &arguments.citations {
        let parsed = read_citation_file(&sources::read_plain(path)?)?;
        diagnostics.print_all(&parsed.diagnostics);
        citations = parsed.value.into_iter().map(Citation::from).collect();
    }
    Ok(Document::with_citations(options, items, citations)?)
}

/// The clusters, a line each, and the bibliography.
fn print(
    document: &Document,
    style: &LoadedStyle,
    format: OutputFormat,
    output: &mut Output,
    diagnostics: &mut Diagnostics,
) -> Result<(), Stop> {
    for cluster in document.clusters() {
        output.rendered("", cluster, format)?;
    }
    if !output.bibliography(document, format)? {
        diagnostics.print(&no_bibliography(style));
    }
    Ok(())
}
