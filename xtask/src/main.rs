//! The developer's commands: `cargo xtask --help` lists them.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "these are commands"
)]

mod cargo;
mod check;
mod extract_score;
mod extract_study;
mod formats_agree;
mod fuzz;
mod prediction;
mod tidy;
mod wasm;

use anyhow::Result;
use cargo::Profile;
use clap::Parser;
use clap::builder::PossibleValuesParser;
use std::ffi::OsString;
use std::process::ExitCode;

/// The developer's commands of ibid. They need cargo, and say plainly what else is missing.
#[derive(Parser)]
#[command(name = "xtask", bin_name = "cargo xtask")]
enum Command {
    /// Time ibid beside other processors, or the engine's parts with `--criterion`
    #[command(disable_help_flag = true)]
    Bench {
        /// `--help` shows what there is; behind `--criterion` stand criterion's options
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
    /// Run all tests and lints: what continuous integration runs
    Check,
    /// Run the CSL test suite: a table by category, one fixture, or what differs
    #[command(disable_help_flag = true)]
    Conform {
        /// `--help` shows what there is
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
    /// Compare the processor with citeproc-js, over every official style
    #[command(disable_help_flag = true)]
    Differential {
        /// `--help` shows what there is
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
    /// Extract the corpus of article pages with the release build, and score the results
    #[command(disable_help_flag = true)]
    ExtractScore {
        /// Options of `score.py`, such as `--errors authors 40`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
    /// Measure the extractor's parts on the corpus of article pages
    ExtractStudy {
        #[command(subcommand)]
        study: extract_study::Study,
    },
    /// Compare what ibid reads in real bibliographies with pandoc and citation-js
    FormatsAgree(Box<formats_agree::Arguments>),
    /// Fuzz the parsers of outside input, with stable Rust
    Fuzz {
        /// Which targets; all where none is given
        #[arg(value_name = "TARGET", value_parser = PossibleValuesParser::new(fuzz::TARGETS))]
        targets: Vec<String>,
        /// How long each target runs, in seconds
        #[arg(long, default_value_t = 60)]
        seconds: u32,
    },
    /// Check what rustfmt and clippy do not: sizes, docs, purity of the core, left-over marks
    Tidy,
    /// Build the WebAssembly module for browsers and Node into `target/wasm`, and print its sizes
    Wasm {
        /// Also the one with every style and locale, into `target/wasm/all`
        #[arg(long)]
        all: bool,
        /// Run its tests in Node
        #[arg(long)]
        test: bool,
    },
}

fn main() -> ExitCode {
    run(Command::parse()).unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

fn run(command: Command) -> Result<ExitCode> {
    match command {
        Command::Bench { arguments } => bench(&arguments),
        Command::Check => Ok(check::run()),
        Command::Conform { arguments } => {
            cargo::run_package("ibid-conformance", Profile::Dev, &arguments)
        }
        // Tens of thousands of renderings.
        Command::Differential { arguments } => {
            cargo::run_package("ibid-differential", Profile::Release, &arguments)
        }
        Command::ExtractScore { arguments } => extract_score::run(&arguments),
        Command::ExtractStudy { study } => extract_study::run(&study),
        Command::FormatsAgree(arguments) => formats_agree::run(&arguments),
        Command::Fuzz { targets, seconds } => {
            let all = || fuzz::TARGETS.iter().map(ToString::to_string).collect();
            let targets = if targets.is_empty() { all() } else { targets };
            fuzz::run(&targets, seconds)
        }
        Command::Tidy => tidy::run(),
        Command::Wasm { all, test } => wasm::run(all, test),
    }
}

/// Runs a bench of `ibid-bench`.
fn bench(arguments: &[OsString]) -> Result<ExitCode> {
    match arguments {
        [first, rest @ ..] if first == "--criterion" => {
            cargo::run_bench("ibid-bench", "engine", rest)
        }
        _ => cargo::run_bench("ibid-bench", "compare", arguments),
    }
}
