//! What each verb does: one file a verb.

pub mod batch;
pub mod cite;
pub mod citeproc;
pub mod convert;
pub mod embed;
pub mod explain;
pub mod inspect;
pub mod manual;
pub mod render;
pub mod serve;
pub mod styles;

use ibid::model::{Diagnostic, Item, Severity, codes};
use ibid::{DocumentOptions, Format, IbidError, LoadedStyle, Styles, write_references};

use crate::arguments::{RenderingArguments, StyleArguments};
use crate::diagnostics::Diagnostics;
use crate::exit::Stop;
use crate::output::Output;

/// Loads the style that the options name, and tells what there is to tell of it.
fn style(arguments: &StyleArguments, diagnostics: &mut Diagnostics) -> Result<LoadedStyle, Stop> {
    let styles = Styles::open();
    let style = styles.load(&arguments.style, arguments.locale.as_deref())?;
    diagnostics.print_all(&style.warnings);
    Ok(style)
}

/// How the options want a document to be rendered.
fn document_options(style: &LoadedStyle, arguments: RenderingArguments) -> DocumentOptions {
    let options = DocumentOptions::from(style.compiled.clone())
        .with_links(arguments.links)
        .with_habits(arguments.habits.into());
    if arguments.item_locale {
        options.with_item_locales(style.item_locales.clone())
    } else {
        options
    }
}

/// Prints items in a format of references, and notes what it does not hold.
fn references<'i>(
    format: Format,
    items: impl IntoIterator<Item = &'i Item>,
    output: &mut Output,
    diagnostics: &mut Diagnostics,
) -> Result<(), Stop> {
    let (text, losses) = write_references(format, items).map_err(IbidError::from)?;
    for mut loss in losses {
        // What was asked for is the citation's data: all of it is in `csl-json`.
        loss.severity = Severity::Note;
        diagnostics.print(&loss);
    }
    Ok(output.text(&text)?)
}

/// Warns that a style has no bibliography.
fn no_bibliography(style: &LoadedStyle) -> Diagnostic {
    let message = format!("the style `{}` has no bibliography", style.title());
    Diagnostic::warning(codes::NO_BIBLIOGRAPHY, message)
        .with_help("what it prints for a citation is printed; `ibid styles search` finds others")
}
