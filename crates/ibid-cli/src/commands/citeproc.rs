//! `ibid citeproc`: the protocol of pandoc's `citeproc`, JSON in and JSON out.

use std::path::Path;

use ibid::citeproc::{CiteprocOptions, CiteprocRequest, process};
use ibid::model::Severity;
use ibid::{Styles, read_references};

use crate::arguments::{CiteprocArguments, CiteprocFormat};
use crate::diagnostics::Diagnostics;
use crate::exit::{Exit, Stop};
use crate::output::Output;
use crate::sources;

/// Formats a request. Warnings are part of the result; what could not be read is told beside it, too.
pub fn run(
    arguments: &CiteprocArguments,
    output: &mut Output,
    diagnostics: &mut Diagnostics,
) -> Result<Exit, Stop> {
    let request = request(arguments)?;
    let options = CiteprocOptions {
        json: arguments.format == CiteprocFormat::Json,
        link_citations: arguments.link_citations,
        link_bibliography: arguments.link_bibliography,
        habits: arguments.habits.into(),
    };
    let style = arguments.style.as_deref().map(file_or_name);
    let response = process(request, &Styles::open(), style.as_deref(), options)?;
    output.json(&response, true)?;
    for told in &response.diagnostics {
        if told.severity == Severity::Warning {
            diagnostics.note(told);
        } else {
            diagnostics.print(told);
        }
    }
    if response.has_errors() {
        return Ok(Exit::Partial);
    }
    Ok(Exit::Done)
}

/// The input, with what the options put in its place.
fn request(arguments: &CiteprocArguments) -> Result<CiteprocRequest, Stop> {
    let files = [&arguments.references, &arguments.abbreviations];
    let files = files.into_iter().flatten().map(String::as_str);
    let inputs = files.chain([arguments.input.as_str()]);
    if inputs.filter(|input| *input == "-").count() > 1 {
        return Err(sources::usage("only one input can come from `-`"));
    }
    let mut request = CiteprocRequest::read(&sources::read_plain(&arguments.input)?)?;
    if let Some(file) = &arguments.references {
        request.set_references(read_references(&sources::read_plain(file)?)?);
    }
    if let Some(file) = &arguments.abbreviations {
        request.set_abbreviations(&sources::read_plain(file)?)?;
    }
    if let Some(tag) = &arguments.lang {
        request.set_language(tag)?;
    }
    Ok(request)
}

/// A file of any name goes before a style of that name: `citeproc` takes files only.
fn file_or_name(style: &str) -> String {
    if Path::new(style).is_file() && !style.contains(['/', '\\']) {
        format!("./{style}")
    } else {
        style.to_owned()
    }
}
