//! What each verb does: one file a verb.

pub mod batch;
pub mod cite;
pub mod citeproc;
pub mod explain;
pub mod inspect;
pub mod manual;
pub mod render;
pub mod styles;

use ibid::model::{Diagnostic, codes};
use ibid::{DocumentOptions, LoadedStyle, OutputFormat, Styles};

use crate::arguments::{Format, RenderingArguments, StyleArguments};
use crate::diagnostics::Diagnostics;
use crate::exit::Stop;

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

/// The format of formatted text; `None` where a program wants the items, or a tree.
fn output_format(format: Format) -> Option<OutputFormat> {
    match format {
        Format::Text => Some(OutputFormat::Text),
        Format::Html => Some(OutputFormat::Html),
        Format::Markdown => Some(OutputFormat::Markdown),
        Format::Latex => Some(OutputFormat::Latex),
        Format::Typst => Some(OutputFormat::Typst),
        Format::Rtf => Some(OutputFormat::Rtf),
        Format::Org => Some(OutputFormat::Org),
        Format::Json | Format::CslJson => None,
    }
}

/// Warns that a style has no bibliography.
fn no_bibliography(style: &LoadedStyle) -> Diagnostic {
    let message = format!("the style `{}` has no bibliography", style.title());
    Diagnostic::warning(codes::NO_BIBLIOGRAPHY, message)
        .with_help("what it prints for a citation is printed; `ibid styles search` finds others")
}
