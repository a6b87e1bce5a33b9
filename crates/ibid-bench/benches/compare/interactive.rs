//! Edits of one citation in a large document: how long each takes, with ibid and with citeproc-js.

use crate::Arguments;
use crate::document::StyleSource;
use crate::ibid_session::{OpenDocument, Prepared, compile};
use crate::process;
use crate::programs::{citeproc_js_name, find_node};
use anyhow::{Context, Result, bail};
use ibid_bench::{Session, Table, figure, median};
use ibid_engine::CompiledStyle;
use ibid_testdata::CiteprocJs;
use serde::Deserialize;
use std::fs;
use std::process::Command;
use std::time::Instant;

/// The styles whose documents are edited: cites in the text, and cites in notes.
const STYLES: [&str; 2] = ["apa", "chicago-notes-bibliography"];

/// How many items a document has.
const ITEMS: usize = 1_000;

/// How many citations a document has.
const CITATIONS: usize = 2_000;

/// The script that edits a document with citeproc-js.
const SESSION_SCRIPT: &str = include_str!("session.mjs");

/// What a program took, in milliseconds.
#[derive(Default, Deserialize)]
struct Timings {
    /// To set up the document, from items and citations to rendered clusters.
    opened: f64,
    /// Each insertion.
    inserted: Vec<f64>,
    /// Each edit.
    edited: Vec<f64>,
    /// Each deletion.
    deleted: Vec<f64>,
}

/// Times both; prints a table a style.
///
/// # Errors
///
/// Data is missing, or a program fails.
pub fn run(arguments: &Arguments) -> Result<()> {
    let citeproc_js = CiteprocJs::find().map_err(anyhow::Error::from);
    let citeproc_js = citeproc_js.and_then(|found| find_node().map(|()| found));
    if let Err(missing) = &citeproc_js {
        println!("skipped: citeproc-js: {missing:#}");
    }
    println!(
        "{CITATIONS} citations of {ITEMS} items; milliseconds, medians of {} at places over the \
         document",
        arguments.edits
    );
    for name in STYLES {
        let style = StyleSource::find(name)?;
        let compiled = compile(&style)?;
        let edits = usize::try_from(arguments.edits)?;
        let session = Session::new(ITEMS, CITATIONS, edits, compiled.is_note_style());
        let head = ["program", "open", "insert", "edit", "delete"];
        let mut table = Table::new(&head, arguments.markdown);
        table.row(row("ibid", &ours(&session, compiled)?));
        if let Ok(found) = &citeproc_js {
            let timings = theirs(found, &style, &session)?;
            table.row(row(&citeproc_js_name(found), &timings));
        }
        println!("\n{}{name}\n", if arguments.markdown { "### " } else { "" });
        print!("{}", table.text());
    }
    Ok(())
}

fn row(name: &str, timings: &Timings) -> Vec<String> {
    let middle = |values: &Vec<f64>| median(values.clone()).map_or_else(String::new, figure);
    vec![
        name.to_owned(),
        figure(timings.opened),
        middle(&timings.inserted),
        middle(&timings.edited),
        middle(&timings.deleted),
    ]
}

/// Edits the document with ibid, in this process.
fn ours(session: &Session, style: CompiledStyle) -> Result<Timings> {
    let Prepared {
        items,
        citations,
        edits,
    } = Prepared::read(session)?;
    let count = citations.len();
    let start = Instant::now();
    let mut document = OpenDocument::open(style, items, citations)?;
    let mut timings = Timings {
        opened: milliseconds(start),
        ..Timings::default()
    };
    for edit in edits {
        let at = edit.at;
        let inserted = timed(|| document.insert(at, edit.inserted))?;
        timings.inserted.push(inserted);
        let edited = timed(|| document.edit(at, edit.edited))?;
        timings.edited.push(edited);
        timings.deleted.push(timed(|| document.delete(at))?);
    }
    if document.citation_count() != count {
        bail!("after all edits ibid's document has another length");
    }
    Ok(timings)
}

/// How long an operation takes.
fn timed(operation: impl FnOnce() -> Result<()>) -> Result<f64> {
    let start = Instant::now();
    operation()?;
    Ok(milliseconds(start))
}

fn milliseconds(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1000.0
}

/// Edits the document with citeproc-js, in Node.js.
fn theirs(found: &CiteprocJs, style: &StyleSource, session: &Session) -> Result<Timings> {
    let folder = process::folder()?;
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::write(&path, text).with_context(|| format!("cannot write `{}`", path.display()))?;
        anyhow::Ok(path)
    };
    let script = write("session.mjs", SESSION_SCRIPT)?;
    let session = write("session.json", &session.to_json().to_string())?;
    let output = folder.join("session-result.json");
    let mut command = Command::new("node");
    command.args([&script, &found.folder, &style.path, &style.locale, &session]);
    process::measure(&mut command, &output)?;
    let result = fs::read_to_string(&output)?;
    serde_json::from_str(&result).with_context(|| format!("`{}`", output.display()))
}
