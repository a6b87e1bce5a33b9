//! Completions and manual pages, made from the arguments themselves.

use clap::{Command, CommandFactory as _};
use clap_complete::Shell;
use clap_mangen::Man;

use crate::arguments::Cli;
use crate::exit::{Exit, Stop};
use crate::output::Output;
use crate::sources;

/// Prints completions for a shell.
pub fn completions(shell: Shell, output: &mut Output) -> Result<Exit, Stop> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "ibid", &mut script);
    output.bytes(&script)?;
    Ok(Exit::Done)
}

/// Prints the manual page of the program or of a verb.
pub fn man(verb: Option<&str>, output: &mut Output) -> Result<Exit, Stop> {
    let mut command = Cli::command();
    command.build();
    let command = match verb {
        None => command,
        Some(verb) => page_of(&command, verb)?,
    };
    let mut page = Vec::new();
    Man::new(command).render(&mut page)?;
    output.bytes(&page)?;
    Ok(Exit::Done)
}

fn page_of(command: &Command, verb: &str) -> Result<Command, Stop> {
    match command.find_subcommand(verb) {
        Some(found) => Ok(found.clone()),
        None => Err(sources::usage(&format!("there is no verb `{verb}`"))),
    }
}
