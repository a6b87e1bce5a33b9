//! `ibid inspect --jsonl`: many sources, a line each, in order and in parallel.
//!
//! A source that cannot be read is a line with its error, and does not stop the others.

use std::io::IsTerminal as _;
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use ibid::model::{Diagnostic, codes};
use ibid::report::{InspectErrorReport, InspectReport};
use ibid::{Inspection, batch, unique_ids};

use crate::arguments::InspectArguments;
use crate::diagnostics::Diagnostics;
use crate::exit::{Exit, Stop};
use crate::jobs::{Job, jobs};
use crate::output::Output;
use crate::sources::{self, Reader};

/// How often the progress is shown.
const PAUSE: Duration = Duration::from_millis(200);

/// What a source gave.
struct Outcome {
    /// Its lines.
    lines: String,
    warned: bool,
    failed: Option<Exit>,
}

/// Prints what is known of each source, a line each.
pub fn run(
    arguments: &InspectArguments,
    output: &mut Output,
    diagnostics: &mut Diagnostics,
) -> Result<Exit, Stop> {
    let mut options = sources::options(&arguments.source)?;
    options.sources = arguments.with_sources;
    let reader = Reader::new(&arguments.source, &options);
    let work = |job: Job| outcome(job, &reader);
    let mut tally = Tally::new(diagnostics.shows_progress());
    let mut warned = false;
    let processors = std::thread::available_parallelism().map_or(1, NonZero::get);
    let threads = processors.max(sources::waiting(&arguments.source));
    batch::in_order_by(
        threads,
        jobs(&arguments.source),
        work,
        |outcome: Outcome| {
            warned |= outcome.warned;
            output.text(&outcome.lines)?;
            tally.count(outcome.failed, diagnostics);
            Ok::<(), Stop>(())
        },
    )?;
    tally.finish(diagnostics);
    reader.report(diagnostics);
    if warned {
        diagnostics.warned();
    }
    Ok(tally.exit())
}

/// Reads a source; its lines, or the line of its error.
fn outcome(job: Job, reader: &Reader<'_>) -> Outcome {
    let name = job.name();
    let read = catch_unwind(AssertUnwindSafe(|| job.inspect(reader).map(lines)));
    match read {
        Ok(Ok(done)) => done,
        Ok(Err(error)) => failure(
            &name.into_string(),
            &error.diagnostic(),
            Exit::from(error.failure()),
        ),
        Err(_) => {
            let name = name.into_string();
            let message = format!("`{name}` could not be read: a fault of this program");
            let error = Diagnostic::error(codes::SOURCE_BROKEN, message);
            failure(&name, &error, Exit::Input)
        }
    }
}

fn lines(mut inspections: Vec<Inspection>) -> Outcome {
    unique_ids(&mut inspections);
    let mut outcome = Outcome {
        lines: String::new(),
        warned: false,
        failed: None,
    };
    for inspection in &inspections {
        outcome.warned |= !inspection.warnings.is_empty();
        push(&mut outcome.lines, &InspectReport::new(inspection));
    }
    outcome
}

fn failure(name: &str, error: &Diagnostic, exit: Exit) -> Outcome {
    let mut lines = String::new();
    push(&mut lines, &InspectErrorReport::new(name, error));
    Outcome {
        lines,
        warned: false,
        failed: Some(exit),
    }
}

fn push(lines: &mut String, document: &impl serde::Serialize) {
    // Its keys are texts, and its numbers finite: it can be written.
    lines.push_str(&serde_json::to_string(document).unwrap_or_default());
    lines.push('\n');
}

/// How many sources were read, and how it went.
struct Tally {
    done: usize,
    failed: usize,
    first: Option<Exit>,
    started: Instant,
    shown: Option<Instant>,
}

impl Tally {
    fn new(is_shown: bool) -> Self {
        let started = Instant::now();
        Self {
            done: 0,
            failed: 0,
            first: None,
            started,
            shown: (is_shown && std::io::stderr().is_terminal()).then_some(started),
        }
    }

    fn count(&mut self, failed: Option<Exit>, diagnostics: &mut Diagnostics) {
        self.done += 1;
        if let Some(exit) = failed {
            self.failed += 1;
            self.first.get_or_insert(exit);
        }
        if self.shown.is_some_and(|shown| shown.elapsed() >= PAUSE) {
            self.shown = Some(Instant::now());
            diagnostics.progress(&self.line());
        }
    }

    fn line(&self) -> String {
        let seconds = self.started.elapsed().as_secs().max(1);
        let rate = u64::try_from(self.done).unwrap_or(u64::MAX) / seconds;
        format!(
            "{} sources, {} failed, {rate} a second",
            self.done, self.failed
        )
    }

    fn finish(&self, diagnostics: &mut Diagnostics) {
        if self.shown.is_some() {
            diagnostics.progress("");
        }
    }

    fn exit(&self) -> Exit {
        match self.first {
            Some(exit) if self.failed == self.done => exit,
            Some(_) => Exit::Partial,
            None => Exit::Done,
        }
    }
}
