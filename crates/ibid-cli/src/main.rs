//! The program `ibid`: reads input, calls the library, prints.
//!
//! Results go to the standard output, all else to the standard error. What the arguments are is in
//! [`arguments`], what each verb does in [`commands`].

mod arguments;
mod commands;
mod diagnostics;
mod exit;
mod jobs;
mod network;
mod output;
mod replacement;
mod sources;
mod terminal;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Cli, Verb};
use diagnostics::Diagnostics;
use exit::{Exit, Stop};
use mimalloc::MiMalloc;
use output::Output;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let cli = match Cli::try_parse_from(arguments::given()) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version go to the standard output; a closed one ends quietly.
            let code = if error.use_stderr() {
                Exit::Usage
            } else {
                Exit::Done
            };
            let _ = error.print();
            return code.into();
        }
    };
    let mut diagnostics = Diagnostics::new(&cli.global, cli.verb.wants_json());
    let mut output = Output::new(cli.global.color);
    let exit = match run(&cli.verb, &mut output, &mut diagnostics) {
        Ok(exit) => exit,
        Err(stop) => stop.report(&mut diagnostics),
    };
    let exit = match output.finish() {
        Ok(()) => exit,
        Err(error) => Stop::from(error).report(&mut diagnostics),
    };
    diagnostics.settle(exit).into()
}

fn run(verb: &Verb, output: &mut Output, diagnostics: &mut Diagnostics) -> Result<Exit, Stop> {
    match verb {
        Verb::Cite(arguments) => commands::cite::run(arguments, output, diagnostics),
        Verb::Inspect(arguments) => commands::inspect::run(arguments, output, diagnostics),
        Verb::ReadPdf => {
            ibid::pdf::answer(std::io::stdin().lock(), std::io::stdout().lock())?;
            Ok(Exit::Done)
        }
        Verb::Render(arguments) => commands::render::run(arguments, output, diagnostics),
        Verb::Convert(arguments) => commands::convert::run(arguments, output, diagnostics),
        Verb::Embed(arguments) => commands::embed::run(arguments, output, diagnostics),
        Verb::Citeproc(arguments) => commands::citeproc::run(arguments, output, diagnostics),
        Verb::Styles(arguments) => commands::styles::run(&arguments.verb, output, diagnostics),
        Verb::Serve(arguments) => commands::serve::run(arguments, diagnostics),
        Verb::Explain(arguments) => commands::explain::run(arguments, output, diagnostics),
        Verb::Completions { shell } => commands::manual::completions(*shell, output),
        Verb::Man { verb } => commands::manual::man(verb.as_deref(), output),
    }
}
