//! `conform`: the CSL test suite against ibid's processor, as a table, a difference, or a list.

mod print;

use anyhow::{Context, Result, bail};
use clap::Parser;
use ibid_conformance::{ExpectedFailures, Fixture, Renderer, Report, RunOptions, Suite, run};
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

/// Run the CSL test suite against ibid's processor, byte for byte.
///
/// Without arguments: every fixture, as a table by category. Exit code 1 where a fixture fails
/// that is not on the list of expected failures, or passes and is.
#[derive(Parser)]
#[command(name = "conform", bin_name = "cargo xtask conform")]
struct Arguments {
    /// Fixtures (`name_ParticleCaps`) or categories (`name`) to run; all where none is given
    #[arg(value_name = "NAME")]
    names: Vec<String>,
    /// Show what had to come out and what came, for each fixture that does not pass
    #[arg(long)]
    diff: bool,
    /// List the fixtures that do not pass, one a line, and print no table
    #[arg(long)]
    list_failures: bool,
    /// Print the output of each fixture, passing or not
    #[arg(long)]
    output: bool,
    /// Bring the list of expected failures up to date: drop what passes, add what fails, with
    /// this reason
    #[arg(long, value_name = "REASON", conflicts_with = "names")]
    accept: Option<String>,
    /// How many fixtures run at a time
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
    /// After how many seconds a fixture counts as hanging
    #[arg(long, value_name = "SECONDS", default_value_t = 20)]
    time_limit: u64,
}

fn main() -> ExitCode {
    match run_suite(&Arguments::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            // Nothing is left to do where standard error is closed.
            let _ = writeln!(io::stderr(), "error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Runs and prints; whether the results are as the list of expected failures says.
fn run_suite(arguments: &Arguments) -> Result<bool> {
    let suite = Suite::load()?;
    let renderer = Arc::new(Renderer::new()?);
    let options = RunOptions {
        time_limit: Duration::from_secs(arguments.time_limit),
        threads: arguments.threads.unwrap_or(RunOptions::default().threads),
    };
    let run_all = |fixtures: Vec<Fixture>| {
        let renderer = Arc::clone(&renderer);
        let render = move |fixture: &Fixture| renderer.render(fixture).map_err(|e| e.to_string());
        run(fixtures, Arc::new(render), options)
    };
    let mut out = String::new();
    let as_expected = if arguments.names.is_empty() {
        let reports = run_all(suite.fixtures);
        let off_spec = run_all(suite.off_spec);
        whole_suite(&mut out, arguments, &reports, &off_spec)?
    } else {
        let reports = run_all(select(suite, &arguments.names)?);
        selection(&mut out, arguments, &reports)?
    };
    match io::stdout().write_all(out.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(as_expected),
    }
}

/// The fixtures that `names` select, by full name or by category.
fn select(suite: Suite, names: &[String]) -> Result<Vec<Fixture>> {
    let all: Vec<Fixture> = suite.fixtures.into_iter().chain(suite.off_spec).collect();
    let selects = |name: &str, fixture: &Fixture| {
        name.trim_end_matches(".txt") == fixture.name || name == fixture.category()
    };
    for name in names {
        if !all.iter().any(|fixture| selects(name, fixture)) {
            bail!(
                "no fixture or category is called `{name}`; `cargo xtask conform` lists categories"
            );
        }
    }
    let selected = all
        .into_iter()
        .filter(|fixture| names.iter().any(|name| selects(name, fixture)));
    Ok(selected.collect())
}

/// Writes the results of a run of everything; whether they are as the list expects.
fn whole_suite(
    out: &mut String,
    arguments: &Arguments,
    reports: &[Report],
    off_spec: &[Report],
) -> Result<bool> {
    let mut list = read_list()?;
    if let Some(reason) = &arguments.accept {
        list = list.updated(&list.judge(reports), reason);
        let path = list_path();
        std::fs::write(&path, list.to_text())
            .with_context(|| format!("cannot write `{}`", path.display()))?;
    }
    details(out, arguments, reports)?;
    if !arguments.list_failures {
        print::table(out, reports)?;
    }
    let verdict = list.judge(reports);
    print::verdict(out, &verdict)?;
    let passed = |reports: &[Report]| reports.iter().filter(|r| r.outcome.passed()).count();
    let (passed, off_spec_passed) = (passed(reports), passed(off_spec));
    writeln!(
        out,
        "off-spec: {off_spec_passed} of {} pass (not counted)",
        off_spec.len()
    )?;
    writeln!(out, "conform: {passed} of {} pass", reports.len())?;
    Ok(verdict.is_as_expected())
}

/// Writes the results of a run of some fixtures; whether they are as the list expects.
fn selection(out: &mut String, arguments: &Arguments, reports: &[Report]) -> Result<bool> {
    let list = read_list()?;
    details(out, arguments, reports)?;
    for report in reports.iter().filter(|_| !arguments.list_failures) {
        print::line(out, report, list.reason(&report.name))?;
    }
    let passed = reports.iter().filter(|r| r.outcome.passed()).count();
    writeln!(out, "conform: {passed} of {} selected pass", reports.len())?;
    Ok(list.judge_selection(reports).is_as_expected())
}

/// What `--output`, `--diff` and `--list-failures` ask for.
fn details(out: &mut String, arguments: &Arguments, reports: &[Report]) -> Result<()> {
    for report in reports {
        let passed = report.outcome.passed();
        if arguments.output {
            print::output(out, report)?;
        }
        if arguments.diff && !passed {
            print::difference(out, report)?;
        }
        if arguments.list_failures && !passed {
            writeln!(out, "{}", report.name)?;
        }
    }
    Ok(())
}

/// Where the list of expected failures is: with the processor's tests.
fn list_path() -> PathBuf {
    ibid_testdata::workspace_root().join(ibid_conformance::EXPECTED_FAILURES_PATH)
}

/// The list of expected failures; empty where there is no file.
fn read_list() -> Result<ExpectedFailures> {
    let path = list_path();
    if !path.exists() {
        return Ok(ExpectedFailures::default());
    }
    let text = std::fs::read_to_string(&path);
    let text = text.with_context(|| format!("cannot read `{}`", path.display()))?;
    ExpectedFailures::parse(&text).with_context(|| format!("`{}`", path.display()))
}
