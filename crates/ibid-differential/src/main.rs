//! `differential`: ibid's processor beside citeproc-js over every official style.
//!
//! Both render one document, whose items and citations are in `data`, in each style; what differs
//! is sorted into classes, so that one rule that differs shows as one line. citeproc-js is the npm
//! package `citeproc`; its renderings are kept below `target/differential`, so that a second run
//! costs only our side.

mod classes;
mod compare;
mod decisions;
mod document;
mod ours;
mod rendering;
mod report;
mod signature;
mod theirs;

use anyhow::{Context, Result, bail};
use clap::Parser;
use compare::{Comparison, compare};
use decisions::Decision;
use document::Document;
use ibid_testdata::Dataset;
use ours::Renderer;
use rendering::Rendering;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use theirs::Reference;

/// Stack of a rendering thread: enough for deep styles in a debug build.
const STACK_BYTES: usize = 16 << 20;

/// Compare ibid's processor with citeproc-js over every official style.
///
/// Prints how many strings (clusters and entries, in HTML) agree, and the classes of difference,
/// those first that alone keep most strings from agreeing. Exit code 1 where something could not
/// run; differences are no error.
#[derive(Parser)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the command line"
)]
#[command(name = "differential", bin_name = "cargo xtask differential")]
struct Arguments {
    /// Compare these styles, by file name
    #[arg(long, value_name = "NAME", num_args = 1..)]
    style: Vec<String>,
    /// Compare this many styles, spread evenly over all
    #[arg(long, value_name = "N", conflicts_with = "style")]
    sample: Option<usize>,
    /// Compare only styles whose renderings by citeproc-js are kept from earlier runs
    #[arg(long)]
    kept: bool,
    /// Force a locale on every style, such as `de-DE`
    #[arg(long, value_name = "TAG")]
    locale: Option<String>,
    /// Render these items, a file of CSL-JSON, in place of those of this command
    #[arg(long, value_name = "FILE")]
    items: Option<PathBuf>,
    /// Cite as these CSL citation objects do, in place of those of this command
    #[arg(long, value_name = "FILE")]
    citations: Option<PathBuf>,
    /// Show how many classes
    #[arg(long, value_name = "N", default_value_t = 30)]
    classes: usize,
    /// Show the styles with the least agreement: how many
    #[arg(long, value_name = "N", default_value_t = 0)]
    worst: usize,
    /// Print our renderings instead, a JSON line a style, as citeproc-js's are kept; on one thread,
    /// and without citeproc-js
    #[arg(long)]
    ours: bool,
    /// Show how often each string differs instead: clusters by index, entries by item
    #[arg(long)]
    places: bool,
    /// Show the examples of one class instead, by its number
    #[arg(long, value_name = "K")]
    class: Option<usize>,
    /// How many examples of a class
    #[arg(long, value_name = "N", default_value_t = 10)]
    examples: usize,
    /// Render anew with citeproc-js
    #[arg(long)]
    refresh: bool,
    /// How many of our threads
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            tell(&format!("error: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

/// Renders, compares and prints; whether our side could render everything.
fn run(arguments: &Arguments) -> Result<bool> {
    let styles = ibid_testdata::find(Dataset::Styles).map_err(anyhow::Error::msg)?;
    let locales = ibid_testdata::find(Dataset::Locales).map_err(anyhow::Error::msg)?;
    let document = Document::load(arguments.items.as_deref(), arguments.citations.as_deref())?;
    let words = document.words.clone();
    let mut names = select(arguments, &styles)?;
    let locale = arguments.locale.clone();
    if arguments.kept {
        let kept = Reference::find(&document, locale.clone())?.kept();
        names.retain(|name| kept.contains_key(name));
    }
    if arguments.ours {
        let renderer = Renderer::new(document, styles, &locales, locale)?;
        return print_ours(&renderer, &names);
    }
    let reference = Reference::find(&document, locale.clone())?;
    if arguments.refresh {
        reference.forget()?;
    }
    reference.render(&document, &names, (&styles, &locales), |done| {
        if done % 100 == 0 {
            tell(&format!("citeproc-js: {done} styles rendered"));
        }
    })?;
    let theirs = reference.kept();
    let renderer = Renderer::new(document, styles, &locales, locale)?;
    let comparisons = compare_all(&renderer, &theirs, &names, arguments.threads);
    let (skipped, mut comparisons): (Vec<_>, Vec<_>) = comparisons
        .into_iter()
        .partition(|comparison| comparison.their_error.is_some());
    let decisions = decisions::load()?;
    decisions::settle(&mut comparisons, &decisions, &words);
    print(arguments, &comparisons, &skipped, &decisions, &words)?;
    Ok(comparisons
        .iter()
        .all(|comparison| comparison.our_error.is_none()))
}

/// The names of the styles that the arguments ask for.
fn select(arguments: &Arguments, folder: &Path) -> Result<Vec<String>> {
    let mut names = BTreeSet::new();
    for entry in std::fs::read_dir(folder).context("the styles")? {
        let path = entry.context("the styles")?.path();
        if path.extension().is_some_and(|extension| extension == "csl") {
            names.extend(
                path.file_stem()
                    .map(|name| name.to_string_lossy().into_owned()),
            );
        }
    }
    if let Some(unknown) = arguments.style.iter().find(|name| !names.contains(*name)) {
        bail!(
            "no independent style is called `{unknown}` in `{}`",
            folder.display()
        );
    }
    if !arguments.style.is_empty() {
        return Ok(arguments.style.clone());
    }
    let size = arguments.sample.unwrap_or(names.len()).min(names.len());
    let all: Vec<String> = names.into_iter().collect();
    Ok((0..size)
        .map(|at| all[at * all.len() / size].clone())
        .collect())
}

/// Renders our side of all styles on several threads, and compares.
fn compare_all(
    renderer: &Renderer,
    theirs: &BTreeMap<String, Rendering>,
    names: &[String],
    threads: Option<usize>,
) -> Vec<Comparison> {
    let threads = threads.unwrap_or_else(|| thread::available_parallelism().map_or(1, usize::from));
    let next = AtomicUsize::new(0);
    let results = Mutex::new(Vec::with_capacity(names.len()));
    thread::scope(|scope| {
        for _ in 0..threads {
            let work = || {
                while let Some(name) = names.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let Some(theirs) = theirs.get(name) else {
                        continue;
                    };
                    let comparison = compare(&renderer.render(name), theirs);
                    results
                        .lock()
                        .unwrap_or_else(PoisonError::into_inner)
                        .push(comparison);
                }
            };
            let builder = thread::Builder::new().stack_size(STACK_BYTES);
            builder
                .spawn_scoped(scope, work)
                .expect("the system gives a thread");
        }
    });
    let mut results = results.into_inner().unwrap_or_else(PoisonError::into_inner);
    results.sort_by(|a, b| a.style.cmp(&b.style));
    results
}

/// Prints our renderings, each as soon as it is there; whether all styles could be rendered.
fn print_ours(renderer: &Renderer, names: &[String]) -> Result<bool> {
    let mut complete = true;
    for name in names {
        let rendering = renderer.render(name);
        complete &= rendering.error.is_none();
        write(&(serde_json::to_string(&rendering)? + "\n"))?;
    }
    Ok(complete)
}

/// Prints what the arguments ask for.
fn print(
    arguments: &Arguments,
    comparisons: &[Comparison],
    skipped: &[Comparison],
    decisions: &[Decision],
    words: &BTreeSet<String>,
) -> Result<()> {
    let classes = classes::classify(comparisons, words);
    let mut out = String::new();
    if let Some(number) = arguments.class {
        let class = number.checked_sub(1).and_then(|at| classes.get(at));
        let class = class.with_context(|| format!("there are {} classes", classes.len()))?;
        report::class(&mut out, number, class, arguments.examples)?;
    } else if arguments.places {
        report::places(&mut out, comparisons)?;
    } else {
        report::histogram(&mut out, comparisons)?;
        if arguments.worst > 0 {
            report::worst(&mut out, comparisons, arguments.worst)?;
        }
        report::classes(&mut out, &classes, arguments.classes)?;
        report::summary(&mut out, comparisons, skipped, decisions)?;
    }
    write(&out)
}

/// Writes to standard output; a reader that has gone away is no error.
fn write(text: &str) -> Result<()> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// Writes a line to standard error; nothing is left to do where that is closed.
fn tell(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}
