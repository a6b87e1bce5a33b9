//! From SOURCE arguments to inspections.

use std::path::Path;
use std::time::Duration;

use clap::CommandFactory as _;
use clap::error::ErrorKind;
use ibid::pdf::PdfReader;
use ibid::{
    Correction, IbidError, InspectOptions, Inspection, Source, SourceForm, inspect, unique_ids,
};

use crate::arguments::{Cli, READ_PDF, SourceArguments};
use crate::diagnostics::Diagnostics;
use crate::exit::{Exit, Stop};

/// What could be read, and how the program ends if nothing else goes wrong.
pub struct Loaded {
    /// In the order of the arguments.
    pub inspections: Vec<Inspection>,
    /// [`Exit::Done`], or [`Exit::Partial`] where a source failed.
    pub exit: Exit,
}

/// Reads and inspects all sources. A source that fails is reported and does not stop the others.
pub fn load(
    arguments: &SourceArguments,
    options: &InspectOptions,
    diagnostics: &mut Diagnostics,
) -> Result<Loaded, Stop> {
    let mut inspections = Vec::new();
    let mut failed = None;
    for argument in &arguments.sources {
        match read(argument, arguments).and_then(|source| inspect(&source, options)) {
            Ok(found) => inspections.extend(found),
            Err(error) => {
                diagnostics.print(&error.diagnostic());
                failed.get_or_insert(Exit::from(error.failure()));
            }
        }
    }
    unique_ids(&mut inspections);
    match failed {
        Some(exit) if inspections.is_empty() => Err(Stop::Said(exit)),
        Some(_) => Ok(Loaded {
            inspections,
            exit: Exit::Partial,
        }),
        None => Ok(Loaded {
            inspections,
            exit: Exit::Done,
        }),
    }
}

/// Reads a file or the standard input as it is: for references and citations.
pub fn read_plain(argument: &str) -> Result<Source, IbidError> {
    match SourceForm::of(argument, |path| Path::new(path).exists()) {
        SourceForm::Stdin => Source::from_reader("-", std::io::stdin().lock()),
        SourceForm::File(path) => Source::read(&path),
        form => {
            Err(IbidError::needs_network(&form).unwrap_or_else(|| IbidError::missing(argument)))
        }
    }
}

/// Reads a SOURCE argument as the options say.
pub fn read(argument: &str, arguments: &SourceArguments) -> Result<Source, IbidError> {
    let mut source = read_plain(argument)?;
    source.url.clone_from(&arguments.url);
    match arguments.kind() {
        Some(kind) => source.kind = Some(kind),
        None => source.take_kind_of_name(),
    }
    Ok(source)
}

/// How the sources are read.
pub fn options(arguments: &SourceArguments) -> Result<InspectOptions, Stop> {
    if arguments.url.is_some() && arguments.sources.len() > 1 {
        return Err(usage(
            "`--url` says where one source came from, and there are several",
        ));
    }
    let mut corrections = Vec::new();
    for text in &arguments.set {
        corrections.push(text.parse::<Correction>().map_err(IbidError::from)?);
    }
    if let Some(date) = &arguments.accessed {
        let today = date.eq_ignore_ascii_case("today");
        let date = if today { local_day() } else { date.clone() };
        corrections.push(Correction::accessed(&date).map_err(IbidError::from)?);
    }
    Ok(InspectOptions {
        keep_case: arguments.keep_case,
        corrections,
        pdf: pdf_reader(),
        ..InspectOptions::default()
    })
}

/// How long a PDF may take.
const PDF_TIME: Duration = Duration::from_secs(10);

/// This program, told to read a PDF.
fn pdf_reader() -> Option<PdfReader> {
    let program = std::env::current_exe().ok()?;
    Some(PdfReader {
        program,
        arguments: vec![READ_PDF.into()],
        time: PDF_TIME,
    })
}

/// The reader's day, in the reader's zone.
fn local_day() -> String {
    jiff::Zoned::now().date().to_string()
}

/// Tells the user how the program is used.
pub fn usage(message: &str) -> Stop {
    let error = Cli::command().error(ErrorKind::ArgumentConflict, message);
    // That nobody reads it is no failure.
    let _ = error.print();
    Stop::Said(Exit::Usage)
}
