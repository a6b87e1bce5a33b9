//! `ibid convert`: references from one format to another.

use ibid::model::{Diagnostic, codes};
use ibid::{ConvertOptions, ConvertOutput, Converted, Format, FormatReport, SourceKind, convert};

use crate::arguments::ConvertArguments;
use crate::diagnostics::Diagnostics;
use crate::exit::{Exit, Stop};
use crate::output::Output;
use crate::replacement::Replacement;
use crate::sources;

/// Converts the references, or lists the formats.
pub fn run(
    arguments: &ConvertArguments,
    output: &mut Output,
    diagnostics: &mut Diagnostics,
) -> Result<Exit, Stop> {
    let Some(input) = arguments.input.as_deref().filter(|_| !arguments.list) else {
        return list(arguments.json, output);
    };
    let named = arguments.output.as_deref().map(of_name).transpose()?;
    let options = ConvertOptions {
        to: arguments.to.or(named).unwrap_or(Format::CslJson),
        dedupe: arguments.dedupe,
    };
    let mut source = sources::read_plain(input)?;
    source.kind = arguments.from.map(SourceKind::References);
    let mut pieces = Pieces {
        target: match &arguments.output {
            Some(path) => Target::File(Replacement::begin(path)?),
            None => Target::Stdout(output),
        },
        diagnostics,
    };
    let converted = convert(&source, options, &mut pieces)??;
    if let Target::File(file) = pieces.target {
        file.finish()?;
    }
    if converted.items == 0 && !converted.has_errors {
        let message = format!("`{input}` is {} and has no entries", converted.from.title());
        let diagnostic = Diagnostic::error(codes::FORMAT_UNREADABLE, message);
        diagnostics.print(&diagnostic.with_help("check the file, and `--from`"));
        return Ok(Exit::Input);
    }
    Ok(exit(&converted))
}

/// What of the file could not be read is missing in the result.
fn exit(converted: &Converted) -> Exit {
    match (converted.has_errors, converted.items) {
        (true, 0) => Exit::Input,
        (true, _) => Exit::Partial,
        (false, _) => Exit::Done,
    }
}

/// The format that the name of a file to write says.
fn of_name(path: &str) -> Result<Format, Stop> {
    Format::of_path(path)
        .filter(|format| format.is_written())
        .ok_or_else(|| {
            sources::usage(&format!(
                "the name `{path}` does not say which format to write: give `--to FORMAT`"
            ))
        })
}

fn list(as_json: bool, output: &mut Output) -> Result<Exit, Stop> {
    let formats: Vec<FormatReport> = FormatReport::all().collect();
    if as_json {
        output.json(&formats, true)?;
        return Ok(Exit::Done);
    }
    let wide = |column: fn(&FormatReport) -> usize| formats.iter().map(column).max().unwrap_or(0);
    let (name, title) = (wide(|f| f.name.len()), wide(|f| f.title.chars().count()));
    for format in &formats {
        let can = match (format.read, format.write) {
            (true, true) => "reads, writes",
            (true, false) => "reads",
            (false, _) => "writes",
        };
        let extensions: Vec<String> = format.extensions.iter().map(|e| format!(".{e}")).collect();
        let line = format!(
            "{:name$}  {:title$}  {can:13}  {}",
            format.name,
            format.title,
            extensions.join(" ")
        );
        output.line(line.trim_end())?;
    }
    Ok(Exit::Done)
}

/// Where the result goes.
enum Target<'o> {
    Stdout(&'o mut Output),
    File(Replacement),
}

struct Pieces<'o> {
    target: Target<'o>,
    diagnostics: &'o mut Diagnostics,
}

impl ConvertOutput for Pieces<'_> {
    type Error = Stop;

    fn text(&mut self, text: &str) -> Result<(), Stop> {
        match &mut self.target {
            Target::Stdout(output) => Ok(output.text(text)?),
            Target::File(file) => file.write(text),
        }
    }

    fn diagnostic(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.print(&diagnostic);
    }
}
