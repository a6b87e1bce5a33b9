//! `compare`: ibid beside other citation processors, as whole processes in one run.
//!
//! `cargo xtask bench` runs it. Every program reads the same generated items, renders one cluster
//! an item and the bibliography in HTML, and writes it to a file; what it used is what the system
//! accounts to it. Nothing here runs without `--bench`, which cargo gives to benches: as a test,
//! this does nothing.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "this is a command"
)]

mod build;
mod document;
mod extraction;
mod hayagriva_side;
mod ibid_session;
mod interactive;
mod process;
mod programs;
mod sizes;
mod styles_all;

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Time ibid beside hayagriva, citeproc-js, pandoc and trafilatura, as whole processes.
///
/// Each renders generated items: one cluster an item and the bibliography, in HTML, in en-US. The
/// programs take turns; a figure is the median of the runs. CPU is user and system time.
#[derive(Parser)]
#[command(name = "compare", bin_name = "cargo xtask bench")]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the command line"
)]
struct Arguments {
    /// Render in these styles, by file name, separated by commas
    #[arg(long, value_name = "NAME", value_delimiter = ',', default_values = sizes::STYLES)]
    style: Vec<String>,
    /// Render so many items, several numbers separated by commas
    #[arg(long, value_name = "N", value_delimiter = ',', default_values_t = sizes::SIZES)]
    sizes: Vec<usize>,
    /// Run citeproc-js and pandoc with so many items at most
    #[arg(long, value_name = "N", default_value_t = 1_000)]
    slow_to: usize,
    /// Run each program so often
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..))]
    runs: u32,
    /// Time this `ibid`, in place of the release build; a path is relative to the workspace
    #[arg(long, value_name = "PATH")]
    ibid: Option<PathBuf>,
    /// Time this `pandoc`; a path is relative to the workspace
    #[arg(long, value_name = "PATH", default_value = "pandoc")]
    pandoc: PathBuf,
    /// Print tables in Markdown
    #[arg(long)]
    markdown: bool,
    /// Time ibid over every independent official style instead, on the document of `cargo xtask
    /// differential`, on one thread
    #[arg(long, conflicts_with = "interactive")]
    styles_all: bool,
    /// Time edits of one citation in a document of 2,000 instead, beside citeproc-js
    #[arg(long)]
    interactive: bool,
    /// Time so many insertions, edits and deletions each with `--interactive`
    #[arg(long, value_name = "N", default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..))]
    edits: u32,
    /// Time extraction of metadata instead, beside trafilatura, on the corpus of article pages
    #[arg(long, conflicts_with_all = ["interactive", "styles_all"])]
    extraction: bool,
    /// Run trafilatura with this Python; a path is relative to the workspace
    #[arg(long, value_name = "PATH")]
    python: Option<PathBuf>,
    /// What cargo tells a bench
    #[arg(long, hide = true, global = true)]
    bench: bool,
    #[command(subcommand)]
    peer: Option<Peer>,
}

/// What this program runs itself as.
#[derive(Subcommand)]
enum Peer {
    /// Render as ibid's `render --cite-each` does, with hayagriva
    #[command(hide = true)]
    Hayagriva {
        style: PathBuf,
        locale: PathBuf,
        items: PathBuf,
    },
    /// Extract the pages on standard input so many times
    #[command(hide = true)]
    Extract { times: usize },
}

fn main() -> ExitCode {
    if !std::env::args_os().any(|argument| argument == "--bench") {
        eprintln!("nothing is timed in a test run: see `cargo xtask bench --help`");
        return ExitCode::SUCCESS;
    }
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<()> {
    match &arguments.peer {
        Some(Peer::Hayagriva {
            style,
            locale,
            items,
        }) => return hayagriva_side::print(style, locale, items),
        Some(Peer::Extract { times }) => return extraction::extract_all(*times),
        None => {}
    }
    if arguments.extraction {
        extraction::run(arguments)
    } else if arguments.styles_all {
        styles_all::run(arguments)
    } else if arguments.interactive {
        interactive::run(arguments)
    } else {
        sizes::run(arguments)
    }
}
