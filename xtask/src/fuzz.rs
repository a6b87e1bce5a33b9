//! `cargo xtask fuzz`: builds a fuzz target with stable Rust, and runs it for a while.
//!
//! The same targets run under cargo-fuzz, with the address sanitizer; that needs nightly Rust.
//! Here LLVM's coverage is asked for directly, which stable Rust can do: the crates are free of
//! unsafe code, so that panics, hangs and memory limits are what there is to find.

use crate::cargo::{display, root, target_directory};
use anyhow::{Context, Result, bail};
use ibid_formats::Format;
use ibid_testdata::{Dataset, Fixture};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// The programs of `fuzz/`, but for the one that has a target for each reader of a format.
const PROGRAMS: &[&str] = &[
    "style",
    "items",
    "html",
    "front_matter",
    "message",
    "package",
    "cited",
    "pdf",
    "identifiers",
    "network",
];

/// What a target of [`FORMATS`] begins with: `read-ris`.
const READER: &str = "read-";

/// The program that reads any format, by the variable that names one.
const FORMATS: (&str, &str) = ("formats", "IBID_FUZZ_FORMAT");

/// There are many readers, of one kind: where all targets run, a reader has this part of the time.
const READERS_PART: u32 = 5;

/// Every target: a program, or a reader of a format.
pub fn targets() -> Vec<String> {
    let programs = PROGRAMS.iter().map(ToString::to_string);
    let readers = Format::ALL.iter().filter(|format| format.is_read());
    let readers = readers.map(|format| format!("{READER}{format}"));
    programs.chain(readers).collect()
}

/// A target by its name, as the command line has it.
///
/// # Errors
///
/// There is no such target; the message names them all.
pub fn target(name: &str) -> Result<String, String> {
    let targets = targets();
    if targets.iter().any(|target| target == name) {
        Ok(name.to_owned())
    } else {
        Err(format!("the targets are {}", targets.join(", ")))
    }
}

/// The format that a target reads.
fn reader(target: &str) -> Option<Format> {
    target.strip_prefix(READER)?.parse().ok()
}

/// What libFuzzer wants to be told by the program (`SanitizerCoverage` of LLVM).
const FLAGS: &str = "-Cpasses=sancov-module \
    -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares \
    --cfg fuzzing";

/// How many files of test data a target starts from.
const SEEDS: usize = 60;

/// The largest input in bytes: small ones run more often, and find the same.
const MAX_INPUT: u32 = 32 << 10;

/// An input that takes longer than this many seconds is a finding.
const TIME_LIMIT: u32 = 10;

/// Builds and runs `targets`, each for `seconds`, or all; ends at the first finding.
pub fn run(targets: &[String], seconds: u32) -> Result<ExitCode> {
    let all = if targets.is_empty() {
        self::targets()
    } else {
        Vec::new()
    };
    for target in targets.iter().chain(&all) {
        let format = reader(target);
        let seconds = if format.is_some() && targets.is_empty() {
            seconds.div_ceil(READERS_PART)
        } else {
            seconds
        };
        let program = build(format.map_or(target, |_| FORMATS.0))?;
        let folder = root().join("fuzz");
        let corpus = folder.join("corpus").join(target);
        let artifacts = folder.join("artifacts").join(target);
        fs::create_dir_all(&artifacts)?;
        seed(target, &corpus)?;
        println!("== fuzz {target} for {seconds} s");
        let mut run = Command::new(program);
        run.current_dir(&folder).arg(&corpus).args([
            format!("-max_total_time={seconds}"),
            format!("-timeout={TIME_LIMIT}"),
            format!("-artifact_prefix={}/", artifacts.display()),
            format!("-max_len={MAX_INPUT}"),
            "-rss_limit_mb=2048".to_owned(),
            "-print_final_stats=1".to_owned(),
            "-verbosity=0".to_owned(),
        ]);
        if let Some(format) = format {
            run.env(FORMATS.1, format.name());
        }
        let log = artifacts.join("log.txt");
        let status = run.stderr(fs::File::create(&log)?).status();
        let status = status.with_context(|| format!("cannot start {}", display(&run)))?;
        if !status.success() {
            println!("fuzz: {target}: a finding; see `{}`", log.display());
            return Ok(ExitCode::FAILURE);
        }
        println!("fuzz: {target}: nothing found in {} runs", runs(&log)?);
    }
    Ok(ExitCode::SUCCESS)
}

/// How many inputs libFuzzer's log says that it tried.
fn runs(log: &Path) -> Result<String> {
    let log = String::from_utf8_lossy(&fs::read(log)?).into_owned();
    let mut lines = log.lines();
    let runs = lines.find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
    Ok(runs.unwrap_or("an unknown number of").trim().to_owned())
}

/// Builds a target; returns the program.
fn build(target: &str) -> Result<PathBuf> {
    let triple = host()?;
    let target_folder = target_directory()?.join("fuzz");
    let mut build = crate::cargo::cargo();
    build.current_dir(root().join("fuzz"));
    build.args(["build", "--quiet", "--release", "--bin", target]);
    // With a target named, the flags do not reach build scripts.
    build.args(["--target", &triple, "--target-dir"]);
    build.arg(&target_folder).env("RUSTFLAGS", FLAGS);
    if !build.status()?.success() {
        bail!(
            "the fuzz target `{target}` does not build; libFuzzer needs a C++ compiler such as \
             `g++` or `clang++`"
        );
    }
    let name = format!("{target}{}", std::env::consts::EXE_SUFFIX);
    Ok(target_folder.join(triple).join("release").join(name))
}

/// The triple that rustc builds for where none is named.
fn host() -> Result<String> {
    let output = Command::new("rustc").arg("-vV").output();
    let output = output.context("cannot start `rustc`")?;
    let text = String::from_utf8(output.stdout)?;
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("`rustc -vV` names no host")?.to_owned())
}

/// Gives a target real input to start from, where its corpus is empty and test data is there.
fn seed(target: &str, corpus: &Path) -> Result<()> {
    fs::create_dir_all(corpus)?;
    if fs::read_dir(corpus)?.next().is_some() {
        return Ok(());
    }
    if let Some(format) = reader(target) {
        return seed_reader(format, corpus);
    }
    let files = match target {
        "style" => files(Dataset::Styles, "csl"),
        "items" => files(Dataset::TestSuite, "txt"),
        // Nothing of their kind is among the test data.
        "front_matter" | "message" | "package" | "pdf" | "identifiers" | "network" => Vec::new(),
        _ => files(Dataset::Articles, "gz"),
    };
    let step = (files.len() / SEEDS).max(1);
    for (number, file) in files.iter().step_by(step).enumerate() {
        let bytes = fs::read(file)?;
        let seed = match target {
            "items" => items(&String::from_utf8_lossy(&bytes)).into_bytes(),
            "style" => bytes,
            _ => crate::extract_score::unpack(&bytes[..])?,
        };
        fs::write(corpus.join(format!("seed-{number}")), seed)?;
    }
    Ok(())
}

/// Gives the target of a reader some fixtures' items in its format, if it is written.
fn seed_reader(format: Format, corpus: &Path) -> Result<()> {
    if !format.is_written() {
        return Ok(());
    }
    let fixtures = files(Dataset::TestSuite, "txt");
    let step = (fixtures.len() / SEEDS).max(1);
    for (number, file) in fixtures.iter().step_by(step).enumerate() {
        let text = items(&String::from_utf8_lossy(&fs::read(file)?));
        let Ok(references) = ibid_formats::read(Format::CslJson, text.as_bytes()) else {
            continue;
        };
        let file = ibid_formats::write(format, &references.items)?;
        fs::write(corpus.join(format!("seed-{number}")), file.text)?;
    }
    Ok(())
}

/// The files of a set of test data with an extension, at any depth, by name; none where it is not
/// there.
fn files(dataset: Dataset, extension: &str) -> Vec<PathBuf> {
    let Ok(root) = ibid_testdata::find(dataset) else {
        return Vec::new();
    };
    let mut files = Vec::new();
    let mut folders = vec![root];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// The items of a fixture of the CSL test suite.
fn items(fixture: &str) -> String {
    Fixture::parse("", fixture).map_or_else(|_| String::new(), |fixture| fixture.input)
}
