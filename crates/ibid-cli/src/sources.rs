//! From SOURCE arguments to inspections.

use std::path::Path;
use std::sync::OnceLock;
use std::time::{Duration, SystemTime};

use clap::CommandFactory as _;
use clap::error::ErrorKind;
use ibid::fetch::Cancel;
use ibid::model::{Diagnostic, codes};
use ibid::net::Network;
use ibid::pdf::PdfReader;
use ibid::{
    Correction, IbidError, InspectOptions, Inspection, Source, SourceForm, batch, inspect,
    unique_ids,
};

use crate::arguments::{Cli, READ_PDF, SourceArguments};
use crate::diagnostics::Diagnostics;
use crate::exit::{Exit, Stop};
use crate::network;

/// What could be read, and how the program ends if nothing else goes wrong.
pub struct Loaded {
    /// In the order of the arguments.
    pub inspections: Vec<Inspection>,
    /// [`Exit::Done`], or [`Exit::Partial`] where a source failed.
    pub exit: Exit,
}

/// How many sources on the network are waited for at once; each host has a pace of its own.
const AT_ONCE: usize = 8;

/// Reads and inspects all sources. A source that fails is reported and does not stop the others.
pub fn load(
    arguments: &SourceArguments,
    options: &InspectOptions,
    diagnostics: &mut Diagnostics,
) -> Result<Loaded, Stop> {
    let reader = Reader::new(arguments, options);
    let mut inspections = Vec::new();
    let mut failed = None;
    let is_remote = |argument: &String| is_remote(&form_of(argument));
    let remote = arguments
        .sources
        .iter()
        .filter(|argument| is_remote(argument))
        .count();
    batch::in_order_by(
        remote.min(AT_ONCE),
        arguments.sources.iter(),
        |argument| reader.inspect(argument),
        |outcome| {
            match outcome {
                Ok(found) => inspections.extend(found),
                Err(error) => {
                    diagnostics.print(&error.diagnostic());
                    failed.get_or_insert(Exit::from(error.failure()));
                }
            }
            Ok::<(), Stop>(())
        },
    )?;
    reader.report(diagnostics);
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

/// How many sources are worth waiting for at once: those on the network.
pub fn waiting(arguments: &SourceArguments) -> usize {
    let sources = arguments.sources.iter();
    let remote = sources.filter(|source| is_remote(&form_of(source))).count();
    remote.min(AT_ONCE)
}

/// Inspects SOURCE arguments, each by its own way.
pub struct Reader<'a> {
    arguments: &'a SourceArguments,
    pub options: &'a InspectOptions,
    /// Made when the first source needs it.
    network: OnceLock<Result<Network, Box<Diagnostic>>>,
}

impl<'a> Reader<'a> {
    /// A reader as the options say.
    pub fn new(arguments: &'a SourceArguments, options: &'a InspectOptions) -> Self {
        Self {
            arguments,
            options,
            network: OnceLock::new(),
        }
    }

    /// What is known of a SOURCE argument.
    pub fn inspect(&self, argument: &str) -> Result<Vec<Inspection>, IbidError> {
        let form = form_of(argument);
        if is_remote(&form) {
            let network = self.network.get_or_init(|| {
                network::network(&self.arguments.network)
                    .map_err(|error| Box::new(error.diagnostic()))
            });
            let network = network
                .as_ref()
                .map_err(|diagnostic| IbidError::Settings(diagnostic.clone()))?;
            let kind = self.arguments.kind();
            return network.inspect(argument, &form, kind, self.options, Cancel::default());
        }
        inspect(&read(argument, self.arguments)?, self.options)
    }

    /// A source that has been read, with what the user knows of it.
    pub fn described(&self, mut source: Source) -> Source {
        source.url.clone_from(&self.arguments.url);
        source.kind = self.arguments.kind();
        source
    }

    /// Says what there is to say of the network as such.
    pub fn report(&self, diagnostics: &mut Diagnostics) {
        let network = self.network.get().and_then(|network| network.as_ref().ok());
        if let Some(error) = network.and_then(|network| network.client().cache_error()) {
            let message = format!("answers cannot be kept: {error}");
            let warning = Diagnostic::warning(codes::FETCH_CACHE, message);
            diagnostics.print(&warning.with_help("`IBID_CACHE_DIR` names another folder"));
        }
    }
}

/// What a SOURCE argument is. What exists here goes before what looks like an identifier.
fn form_of(argument: &str) -> SourceForm {
    SourceForm::of(argument, |path| Path::new(path).exists())
}

fn is_remote(form: &SourceForm) -> bool {
    matches!(form, SourceForm::Url(_) | SourceForm::Identifier(_))
}

/// Reads a file or the standard input as it is: for references and citations.
pub fn read_plain(argument: &str) -> Result<Source, IbidError> {
    match form_of(argument) {
        SourceForm::Stdin => Source::from_reader("-", std::io::stdin().lock()),
        SourceForm::File(path) => Source::read(&path),
        form => {
            Err(IbidError::needs_network(&form).unwrap_or_else(|| IbidError::missing(argument)))
        }
    }
}

/// Reads a SOURCE argument of this machine as the options say.
fn read(argument: &str, arguments: &SourceArguments) -> Result<Source, IbidError> {
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
    if arguments.url.is_some()
        && arguments
            .sources
            .iter()
            .any(|source| is_remote(&form_of(source)))
    {
        return Err(usage(
            "`--url` says where a file or text came from, and the source is a URL or identifier itself",
        ));
    }
    let mut corrections = Vec::new();
    for text in &arguments.set {
        corrections.push(text.parse::<Correction>().map_err(IbidError::from)?);
    }
    if let Some(date) = &arguments.accessed {
        let today = date.eq_ignore_ascii_case("today");
        let date = if today {
            network::local_day(SystemTime::now())
        } else {
            date.clone()
        };
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
pub fn pdf_reader() -> Option<PdfReader> {
    let program = std::env::current_exe().ok()?;
    Some(PdfReader {
        program,
        arguments: vec![READ_PDF.into()],
        time: PDF_TIME,
    })
}

/// Tells the user how the program is used.
pub fn usage(message: &str) -> Stop {
    let error = Cli::command().error(ErrorKind::ArgumentConflict, message);
    // That nobody reads it is no failure.
    let _ = error.print();
    Stop::Said(Exit::Usage)
}
