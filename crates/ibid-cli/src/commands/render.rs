//! `ibid render`: a bibliography, and citations, from a file of references.

use ibid::engine::Citation;
use ibid::model::Item;
use ibid::model::csl_json::write_items;
use ibid::report::RenderReport;
use ibid::{Document, IbidError, LoadedStyle, OutputFormat, References, read_references};

use super::{no_bibliography, output_format, style};
use crate::arguments::RenderArguments;
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
    let source = sources::read_plain(&arguments.references)?;
    let references = read_references(&source)?;
    diagnostics.print_all(&references.diagnostics);
    if references.items.is_empty() {
        return Err(IbidError::NothingCitable { name: source.name }.into());
    }
    // What of the file could not be read is missing in the result.
    let exit = if references.has_errors() {
        Exit::Partial
    } else {
        Exit::Done
    };
    let Some(format) = output_format(arguments.format) else {
        output.json(&write_items(&references.items), true)?;
        return Ok(exit);
    };
    let document = document(arguments, &style, references.items, diagnostics)?;
    if arguments.json {
        output.json(
            &RenderReport::new(style.report(), style.compiled.language(), &document),
            true,
        )?;
    } else {
        print(&document, &style, format, output, diagnostics)?;
    }
    Ok(exit)
}

fn document(
    arguments: &RenderArguments,
    style: &LoadedStyle,
    items: Vec<Item>,
    diagnostics: &mut Diagnostics,
) -> Result<Document, Stop> {
    if arguments.cite_each {
        return Ok(Document::citing_each(style.compiled.clone(), items));
    }
    let mut citations = Vec::new();
    if let Some(path) = &arguments.citations {
        let parsed = References::read_citations(&sources::read_plain(path)?)?;
        diagnostics.print_all(&parsed.diagnostics);
        citations = parsed.value.into_iter().map(Citation::from).collect();
    }
    Ok(Document::with_citations(
        style.compiled.clone(),
        items,
        citations,
    )?)
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
    if let Some(bibliography) = document.bibliography() {
        output.bibliography(bibliography, format)?;
    } else {
        diagnostics.print(&no_bibliography(style));
    }
    Ok(())
}
