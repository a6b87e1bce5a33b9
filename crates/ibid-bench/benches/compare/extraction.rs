//! ibid beside trafilatura on the corpus of article pages: metadata alone, as whole processes and
//! without what they need for starting and reading.

use crate::process::{self, Usage, measure_with_input};
use crate::programs::located;
use crate::{Arguments, build};
use anyhow::{Context, Result, bail};
use flate2::read::MultiGzDecoder;
use ibid_bench::{Table, count, figure};
use ibid_extract::{ExtractOptions, extract};
use ibid_testdata::Dataset;
use serde_json::{Value, json};
use std::fs::{self, File};
use std::io::{BufRead, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The script that extracts with trafilatura.
const SCRIPT: &str = include_str!("extract_metadata.py");

/// Times both; prints a table.
///
/// # Errors
///
/// The corpus or trafilatura is missing, or a program fails.
pub fn run(arguments: &Arguments) -> Result<()> {
    let programs = Programs::find(arguments)?;
    let number = write_pages(&programs.pages())?;
    let usages = measured(&programs, arguments.runs)?;
    let rows = compared(&usages)?;
    print(&rows, number, &programs.python, arguments);
    Ok(())
}

/// What is timed, and the folder with what it reads.
struct Programs {
    folder: PathBuf,
    ibid: PathBuf,
    /// This program, which extracts without what ibid needs for starting and reading.
    own: PathBuf,
    python: Python,
}

/// What is run, in the order of its runs.
#[derive(Clone, Copy)]
enum Task {
    /// `ibid inspect --jsonl`.
    Inspect,
    /// ibid's extraction, so many times a page.
    Ours(&'static str),
    /// trafilatura's extraction, so many times a page.
    Theirs(&'static str),
}

const TASKS: [Task; 5] = [
    Task::Inspect,
    Task::Ours("0"),
    Task::Ours("1"),
    Task::Theirs("0"),
    Task::Theirs("1"),
];

impl Programs {
    /// Finds or builds them, and writes trafilatura's script.
    fn find(arguments: &Arguments) -> Result<Self> {
        let programs = Self {
            python: Python::find(arguments.python.as_deref())?,
            folder: process::folder()?,
            ibid: match &arguments.ibid {
                Some(path) => located(path),
                None => build::release("ibid-cli")?,
            },
            own: std::env::current_exe().context("cannot tell where this program is")?,
        };
        fs::write(programs.script(), SCRIPT)?;
        Ok(programs)
    }

    fn pages(&self) -> PathBuf {
        self.folder.join("pages.jsonl")
    }

    fn script(&self) -> PathBuf {
        self.folder.join("extract_metadata.py")
    }

    fn command(&self, task: Task) -> Command {
        match task {
            Task::Inspect => {
                let mut command = Command::new(&self.ibid);
                command.args(["inspect", "--jsonl", "-"]);
                command
            }
            Task::Ours(times) => {
                let mut command = Command::new(&self.own);
                command.args(["--bench", "extract", times]);
                command
            }
            Task::Theirs(times) => {
                let mut command = Command::new(&self.python.path);
                command.arg("-B").arg(self.script()).arg(times);
                command
            }
        }
    }
}

/// What each task used, a list of runs each. They take turns, so that what else the machine does is the
/// same for all.
fn measured(programs: &Programs, runs: u32) -> Result<[Vec<Usage>; TASKS.len()]> {
    let mut usages = [const { Vec::new() }; TASKS.len()];
    for _ in 0..runs {
        for (usages, task) in usages.iter_mut().zip(TASKS) {
            usages.push(measure_with_input(
                &mut programs.command(task),
                Some(&programs.pages()),
                &programs.folder.join("extraction.out"),
            )?);
        }
    }
    Ok(usages)
}

/// The whole processes side by side, and what is left of both without starting and reading.
fn compared(usages: &[Vec<Usage>; TASKS.len()]) -> Result<[Row; 2]> {
    let cpu = |runs: &[Usage]| {
        let usage = Usage::median(runs).context("no runs")?;
        Ok::<f64, anyhow::Error>(usage.cpu)
    };
    let [inspect, ours_idle, ours, theirs_idle, theirs] = usages;
    Ok([
        Row {
            what: "whole process",
            ours: cpu(inspect)?,
            theirs: cpu(theirs)?,
        },
        Row {
            what: "extraction only",
            ours: cpu(ours)? - cpu(ours_idle)?,
            theirs: cpu(theirs)? - cpu(theirs_idle)?,
        },
    ])
}

/// Seconds of CPU of one comparison.
struct Row {
    what: &'static str,
    ours: f64,
    theirs: f64,
}

fn print(rows: &[Row], number: usize, python: &Python, arguments: &Arguments) {
    let theirs = format!("{}, CPU s", python.version);
    let head = [
        "",
        "ibid, CPU s",
        "pages a CPU s",
        &theirs,
        "pages a CPU s",
        "times",
    ];
    let mut table = Table::new(&head, arguments.markdown);
    let pages = f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    for row in rows {
        table.row(vec![
            row.what.to_owned(),
            figure(row.ours),
            figure(pages / row.ours),
            figure(row.theirs),
            figure(pages / row.theirs),
            format!("{:.1}", row.theirs / row.ours),
        ]);
    }
    println!(
        "{} pages, metadata only, the median of {} runs",
        count(number),
        arguments.runs
    );
    print!("{}", table.text());
}

/// A Python that has trafilatura.
struct Python {
    path: PathBuf,
    version: String,
}

impl Python {
    /// The one at this path, else the one below `target/trafilatura`, else `python3`.
    fn find(path: Option<&Path>) -> Result<Self> {
        let own = ibid_testdata::workspace_root().join("target/trafilatura/bin/python");
        let path = match path {
            Some(path) => located(path),
            None if own.is_file() => own,
            None => PathBuf::from("python3"),
        };
        let mut command = Command::new(&path);
        command.args(["-c", "import trafilatura; print(trafilatura.__version__)"]);
        match command.output() {
            Ok(output) if output.status.success() => Ok(Self {
                path,
                version: format!(
                    "trafilatura {}",
                    String::from_utf8_lossy(&output.stdout).trim()
                ),
            }),
            _ => bail!(
                "`{}` has no trafilatura, which ibid is timed beside: get it with `python3 -m venv target/trafilatura` and \
                 `target/trafilatura/bin/pip install trafilatura lxml_html_clean`, or say which Python has it with `--python PATH`",
                path.display()
            ),
        }
    }
}

/// Writes the corpus' pages as lines of `{url, html}`; returns how many there are.
fn write_pages(path: &Path) -> Result<usize> {
    let corpus = ibid_testdata::find(Dataset::Articles)?;
    let mut out = BufWriter::new(File::create(path)?);
    let mut number = 0;
    for source in folders(&corpus.join("cases"))? {
        for page in folders(&source)? {
            let expected: Value = serde_json::from_slice(&fs::read(page.join("expected.json"))?)?;
            let mut html = Vec::new();
            MultiGzDecoder::new(File::open(page.join("page.html.gz"))?).read_to_end(&mut html)?;
            let line = json!({"url": expected["url"], "html": String::from_utf8_lossy(&html)});
            writeln!(out, "{line}")?;
            number += 1;
        }
    }
    out.flush()?;
    Ok(number)
}

/// The folders in a folder, by name.
fn folders(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?;
    let paths: Result<Vec<PathBuf>, std::io::Error> = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect();
    let mut paths = paths?;
    paths.retain(|path| path.is_dir());
    paths.sort();
    Ok(paths)
}

/// Reads lines of `{url, html}` from standard input and extracts their items so many times; prints
/// what is to be known of each, as the script beside this does with trafilatura.
///
/// # Errors
///
/// A line is no JSON, or a page is no text.
pub fn extract_all(times: usize) -> Result<()> {
    let mut pages: Vec<(String, ExtractOptions)> = Vec::new();
    for line in std::io::stdin().lock().lines() {
        let page: Value = serde_json::from_str(&line?)?;
        let text = |name: &str| page[name].as_str().unwrap_or_default().to_owned();
        let options = ExtractOptions {
            url: Some(text("url")),
            ..ExtractOptions::default()
        };
        pages.push((text("html"), options));
    }
    let mut found = Vec::new();
    for _ in 0..times {
        found.clear();
        for (html, options) in &pages {
            found.push(extract(html.as_bytes(), options)?);
        }
    }
    for extraction in &found {
        let value = |name: &str| extraction.field(name).map(|field| &field.value);
        println!(
            "{}",
            json!({"title": value("title"), "author": value("author"), "date": value("issued"),
                   "sitename": value("container-title"), "url": value("URL")})
        );
    }
    println!("{}", pages.len());
    Ok(())
}
