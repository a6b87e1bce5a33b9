//! `ibid cite`: the reference entry of each source, or another form of its citation.

use ibid::model::csl_json::{write_item, write_items};
use ibid::model::{Diagnostic, codes};
use ibid::report::{CiteReport, TreeReport};
use ibid::{Cited, Document, Inspection, LoadedStyle, OutputFormat};

use super::{document_options, no_bibliography, references, style};
use crate::arguments::{CiteArguments, FormArguments, Format, JsonArguments};
use crate::diagnostics::Diagnostics;
use crate::exit::{Exit, Stop};
use crate::output::Output;
use crate::sources;

/// Cites the sources as one document.
pub fn run(
    arguments: &CiteArguments,
    output: &mut Output,
    diagnostics: &mut Diagnostics,
) -> Result<Exit, Stop> {
    let FormArguments { in_text, note, all } = arguments.form;
    if in_text || note || all {
        forms_allowed(arguments.format)?;
    }
    // A style that cannot be had is told before the sources are read.
    let style = style(&arguments.style, diagnostics)?;
    let options = sources::options(&arguments.source)?;
    let loaded = sources::load(&arguments.source, &options, diagnostics)?;
    let inspections = &loaded.inspections;
    for warning in inspections
        .iter()
        .flat_map(|inspection| &inspection.warnings)
    {
        if arguments.json.any() {
            diagnostics.note(warning);
        } else {
            diagnostics.print(warning);
        }
    }
    if let Format::References(format) = arguments.format {
        items(format, inspections, output, diagnostics)?;
        return Ok(loaded.exit);
    }
    let items = inspections
        .iter()
        .map(|inspection| inspection.item.clone())
        .collect();
    let document = Document::citing_each(document_options(&style, arguments.rendering), items);
    let Format::Formatted(format) = arguments.format else {
        let tree = TreeReport::new(style.report(), style.compiled.language(), &document);
        output.json(&tree, !arguments.json.jsonl)?;
        return Ok(loaded.exit);
    };
    if arguments.json.any() {
        report(arguments.json, &style, inspections, &document, output)?;
    } else if in_text || note {
        clusters(&document, &style, note, format, output, diagnostics)?;
    } else if all {
        all_forms(&document, format, output)?;
    } else {
        entries(&document, &style, format, output, diagnostics)?;
    }
    Ok(loaded.exit)
}

/// Fails where a format has no single form of a citation to choose.
fn forms_allowed(format: Format) -> Result<(), Stop> {
    match format {
        Format::References(format) => Err(sources::usage(&format!(
            "`-f {format}` prints items, which have no forms of citation"
        ))),
        Format::Json => Err(sources::usage(
            "`-f json` prints every form of the citation: leave the other option out",
        )),
        Format::Formatted(_) => Ok(()),
    }
}

/// The items in a format of references; in CSL-JSON, one as an object, several as an array.
fn items(
    format: ibid::Format,
    inspections: &[Inspection],
    output: &mut Output,
    diagnostics: &mut Diagnostics,
) -> Result<(), Stop> {
    let items = inspections.iter().map(|inspection| &inspection.item);
    if format != ibid::Format::CslJson {
        return references(format, items, output, diagnostics);
    }
    let document = match inspections {
        [one] => write_item(&one.item),
        _ => write_items(items),
    };
    Ok(output.json(&document, true)?)
}

fn report(
    json: JsonArguments,
    style: &LoadedStyle,
    inspections: &[Inspection],
    document: &Document,
    output: &mut Output,
) -> Result<(), Stop> {
    let report = CiteReport::new(
        style.report(),
        style.compiled.language(),
        inspections,
        document,
    );
    if json.jsonl {
        for line in report.split() {
            output.json(&line, false)?;
        }
        return Ok(());
    }
    Ok(output.json(&report, true)?)
}

/// `--in-text` and `--note`: a cluster a line.
fn clusters(
    document: &Document,
    style: &LoadedStyle,
    as_note: bool,
    format: OutputFormat,
    output: &mut Output,
    diagnostics: &mut Diagnostics,
) -> Result<(), Stop> {
    if style.compiled.is_note_style() != as_note {
        let (cites, option) = if as_note {
            ("in the text", "--in-text")
        } else {
            ("in notes", "--note")
        };
        let message = format!("the style `{}` cites {cites}", style.title());
        diagnostics.print(
            &Diagnostic::warning(codes::NO_NOTE_FORM, message).with_help(format!(
                "what it prints for a citation is printed: the same as `{option}`"
            )),
        );
    }
    for cluster in document.clusters() {
        output.rendered("", cluster, format)?;
    }
    Ok(())
}

/// `--all`: each form on a line with its name, an empty line between sources.
fn all_forms(document: &Document, format: OutputFormat, output: &mut Output) -> Result<(), Stop> {
    for (place, cited) in document.cited().enumerate() {
        if place > 0 {
            output.line("")?;
        }
        for (label, form) in [
            ("In text: ", cited.in_text),
            ("Note: ", cited.note),
            ("Entry: ", cited.entry),
        ] {
            if let Some(form) = form {
                output.rendered(label, form, format)?;
            }
        }
    }
    Ok(())
}

/// The bibliography: in the style's order, with its numbers.
fn entries(
    document: &Document,
    style: &LoadedStyle,
    format: OutputFormat,
    output: &mut Output,
    diagnostics: &mut Diagnostics,
) -> Result<(), Stop> {
    if document.bibliography().is_none() {
        diagnostics.print(&no_bibliography(style));
        for cluster in document.clusters() {
            output.rendered("", cluster, format)?;
        }
        return Ok(());
    }
    let empty = |cited: &Cited<'_>| cited.entry.is_none_or(ibid::engine::Rendered::is_empty);
    for cited in document.cited().filter(empty) {
        let message = format!(
            "the style `{}` prints nothing for `{}`",
            style.title(),
            cited.id
        );
        diagnostics.print(
            &Diagnostic::warning(codes::ENTRY_EMPTY, message)
                .with_help("`ibid inspect` shows what is known of it; `--set` adds to it"),
        );
    }
    output.bibliography(document, format)?;
    Ok(())
}
