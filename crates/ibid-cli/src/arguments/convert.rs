//! What `ibid convert` is told.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use ibid::Format;

use super::source::possible_value;

#[derive(Debug, Args)]
pub struct ConvertArguments {
    /// A file of references, or `-` for the standard input
    #[arg(value_name = "IN", required_unless_present = "list")]
    pub input: Option<String>,
    /// The file to write; else the standard output
    #[arg(value_name = "OUT")]
    pub output: Option<String>,
    /// The format of IN, whatever it looks like
    #[arg(long, value_name = "FORMAT", value_parser = readable())]
    pub from: Option<Format>,
    /// The format to write; else what the name of OUT says, else CSL-JSON
    #[arg(long, value_name = "FORMAT", value_parser = writable())]
    pub to: Option<Format>,
    /// Merge entries of one work: by identifier, then by title, first author and year
    #[arg(long)]
    pub dedupe: bool,
    /// List the formats, and what each can do
    #[arg(long, conflicts_with_all = ["input", "output", "from", "to", "dedupe"])]
    pub list: bool,
    /// Print messages, or the list, as JSON
    #[arg(long)]
    pub json: bool,
}

/// Names of the formats that are read.
pub fn readable() -> impl clap::builder::TypedValueParser<Value = Format> {
    names(Format::is_read)
}

fn writable() -> impl clap::builder::TypedValueParser<Value = Format> {
    names(Format::is_written)
}

fn names(can: fn(Format) -> bool) -> impl clap::builder::TypedValueParser<Value = Format> {
    let formats = Format::ALL.iter().filter(|format| can(**format));
    let values = formats.map(|format| possible_value(*format));
    PossibleValuesParser::new(values).try_map(|name| name.parse::<Format>())
}
