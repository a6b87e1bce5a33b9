//! Messages on the standard error: text for people, JSON lines for programs.

use std::fmt::Write as _;
use std::io::Write as _;

use anstream::AutoStream;
use anstyle::{AnsiColor, Style};
use ibid::model::{Diagnostic, Severity};
use ibid::report::DiagnosticReport;

use crate::arguments::Global;
use crate::exit::Exit;
use crate::terminal::sanitised;

/// Prints messages and remembers whether there were warnings.
pub struct Diagnostics {
    stream: AutoStream<std::io::Stderr>,
    least: Severity,
    as_json: bool,
    strict: bool,
    warned: bool,
}

impl Diagnostics {
    /// Messages as the options want them.
    pub fn new(global: &Global, as_json: bool) -> Self {
        let least = match (global.quiet, global.verbose) {
            (true, _) => Severity::Error,
            (_, true) => Severity::Note,
            _ => Severity::Warning,
        };
        Self {
            stream: AutoStream::new(std::io::stderr(), global.color.into()),
            least,
            as_json,
            strict: global.strict,
            warned: false,
        }
    }

    /// Prints one message. That nobody reads it is no failure.
    pub fn print(&mut self, diagnostic: &Diagnostic) {
        self.note(diagnostic);
        if diagnostic.severity < self.least {
            return;
        }
        let text = if self.as_json {
            let report = DiagnosticReport::new(diagnostic);
            serde_json::to_string(&report)
                .map(|json| json + "\n")
                .unwrap_or_default()
        } else {
            as_text(diagnostic)
        };
        let _ = self.stream.write_all(text.as_bytes());
    }

    /// Tells how things stand, unless only errors are wanted.
    pub fn tell(&mut self, line: &str) {
        if self.least < Severity::Error {
            let _ = writeln!(self.stream, "{line}");
        }
    }

    /// Prints all of them.
    pub fn print_all<'d>(&mut self, diagnostics: impl IntoIterator<Item = &'d Diagnostic>) {
        for diagnostic in diagnostics {
            self.print(diagnostic);
        }
    }

    /// Counts a message that is printed elsewhere, as part of a result.
    pub fn note(&mut self, diagnostic: &Diagnostic) {
        self.warned |= diagnostic.severity >= Severity::Warning;
    }

    /// Remembers warnings that are printed elsewhere.
    pub fn warned(&mut self) {
        self.warned = true;
    }

    /// Whether the user wants to see how far the work is.
    pub fn shows_progress(&self) -> bool {
        self.least < Severity::Error
    }

    /// Shows how far the work is, in place of what was shown before.
    pub fn progress(&mut self, line: &str) {
        let _ = self.stream.write_all(format!("\r\x1b[K{line}").as_bytes());
        let _ = self.stream.flush();
    }

    /// The exit code: with `--strict`, warnings count.
    pub fn settle(&self, exit: Exit) -> Exit {
        if exit == Exit::Done && self.strict && self.warned {
            Exit::Strict
        } else {
            exit
        }
    }
}

/// `error[E0123]: message`, the place, and the way out.
pub fn as_text(diagnostic: &Diagnostic) -> String {
    let bold = Style::new().bold();
    let severity = match diagnostic.severity {
        Severity::Error => AnsiColor::Red.on_default().bold(),
        Severity::Warning => AnsiColor::Yellow.on_default().bold(),
        Severity::Note => AnsiColor::Cyan.on_default().bold(),
    };
    let mut out = format!(
        "{severity}{}[{}]{severity:#}{bold}: {}{bold:#}\n",
        diagnostic.severity.as_str(),
        diagnostic.code,
        sanitised(&diagnostic.message),
    );
    // Writing to a string cannot fail.
    if let Some(source) = &diagnostic.source {
        let blue = AnsiColor::Blue.on_default().bold();
        let mut place = sanitised(source).into_owned();
        for part in [diagnostic.line, diagnostic.line.and(diagnostic.column)]
            .into_iter()
            .flatten()
        {
            let _ = write!(place, ":{part}");
        }
        let _ = writeln!(out, "  {blue}-->{blue:#} {place}");
    }
    if let Some(help) = &diagnostic.help {
        let _ = writeln!(out, "{bold}help{bold:#}: {}", sanitised(help));
    }
    if let Some(url) = &diagnostic.url {
        let _ = writeln!(out, "{bold}see{bold:#}: {}", sanitised(url));
    }
    out
}
