//! The developer's commands: `cargo xtask --help` lists them.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "these are commands"
)]

mod cargo;

use anyhow::Result;
use clap::Parser;
use std::ffi::OsString;
use std::process::ExitCode;

/// The developer's commands of ibid. They need cargo, and say plainly what else is missing.
#[derive(Parser)]
#[command(name = "xtask", bin_name = "cargo xtask")]
enum Command {
    /// Run the CSL test suite: a table by category, one fixture, or what differs
    #[command(disable_help_flag = true)]
    Conform {
        /// `--help` shows what there is
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
}

fn main() -> Result<ExitCode> {
    match Command::parse() {
        Command::Conform { arguments } => cargo::run_package("ibid-conformance", &arguments),
    }
}
