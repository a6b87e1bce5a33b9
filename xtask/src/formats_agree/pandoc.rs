//! What pandoc reads: `pandoc -f bibtex -t csljson`.

use super::Kept;
use super::agreement::Reader;
use super::corpus::BibliographyFile;
use anyhow::{Context, Result};
use ibid_formats::Format;
use serde_json::Value;
use std::io::{Read as _, Write as _};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// After which time a file counts as one that pandoc cannot read.
const TIME_LIMIT: Duration = Duration::from_secs(30);

/// How much memory pandoc may take: some entries have it never end.
const MEMORY_LIMIT: &str = "-M1g";

/// What pandoc reads in each file; `None` where it does not read the format.
pub fn read_all(files: &[BibliographyFile], kept: &Kept) -> Result<Vec<Option<Vec<Value>>>> {
    let version = Command::new("pandoc").arg("--version").output().context(
        "cannot start `pandoc`: get it from https://pandoc.org or your system's packages",
    )?;
    let version = String::from_utf8_lossy(&version.stdout);
    let version = version.lines().next().unwrap_or_default();
    let results = Mutex::new(vec![None; files.len()]);
    let next = AtomicUsize::new(0);
    let work = || -> Result<()> {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(file) = files.get(at) else {
                return Ok(());
            };
            if file.format == Format::Ris {
                continue;
            }
            let path = kept.path(Reader::Pandoc, version, file);
            let items = if let Some(items) = Kept::get(&path) {
                items
            } else {
                let items = read(file)?;
                Kept::put(&path, &items)?;
                items
            };
            let mut results = results.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(place) = results.get_mut(at) {
                *place = Some(items);
            }
        }
    };
    thread::scope(|scope| -> Result<()> {
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        for worker in workers {
            worker.join().expect("a worker does not panic")?;
        }
        Ok(())
    })?;
    Ok(results.into_inner().unwrap_or_else(PoisonError::into_inner))
}

fn read(file: &BibliographyFile) -> Result<Vec<Value>> {
    let text = String::from_utf8_lossy(&file.bytes);
    if let Some(items) = whole(file.format, &text)? {
        return Ok(items);
    }
    let (shared, entries) = entries(&text);
    let mut items = Vec::new();
    in_parts(file.format, &shared, &entries, &mut items)?;
    Ok(items)
}

/// One bad entry costs pandoc the file: halves are read until the entry alone is left out.
fn in_parts(format: Format, shared: &str, entries: &[&str], items: &mut Vec<Value>) -> Result<()> {
    if let Some(read) = whole(format, &format!("{shared}{}", entries.concat()))? {
        items.extend(read);
        return Ok(());
    }
    if entries.len() > 1 {
        let (first, second) = entries.split_at(entries.len() / 2);
        in_parts(format, shared, first, items)?;
        in_parts(format, shared, second, items)?;
    }
    Ok(())
}

fn whole(format: Format, text: &str) -> Result<Option<Vec<Value>>> {
    let mut command = Command::new("pandoc");
    command.args(["+RTS", MEMORY_LIMIT, "-RTS", "-f", format.name()]);
    command.args(["-t", "csljson"]);
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = piped.stderr(Stdio::null()).spawn()?;
    let mut stdin = child.stdin.take().context("no input")?;
    let mut stdout = child.stdout.take().context("no output")?;
    let (status, output) = thread::scope(|scope| -> Result<_> {
        // A pipe that pandoc closes early shows in its exit status.
        scope.spawn(move || drop(stdin.write_all(text.as_bytes())));
        let output = scope.spawn(move || {
            let mut output = Vec::new();
            stdout.read_to_end(&mut output).map(|_| output)
        });
        let started = Instant::now();
        let status = loop {
            if let Some(status) = child.try_wait()? {
                break status;
            }
            if started.elapsed() > TIME_LIMIT {
                child.kill()?;
            }
            thread::sleep(Duration::from_millis(5));
        };
        Ok((status, output.join().expect("a reader does not panic")?))
    })?;
    if !status.success() {
        return Ok(None);
    }
    Ok(serde_json::from_slice(&output).ok())
}

/// What all entries share (strings and preambles), and each entry, which begins a line.
fn entries(text: &str) -> (String, Vec<&str>) {
    let mut starts: Vec<usize> = text
        .match_indices('@')
        .map(|(at, _)| at)
        .filter(|at| {
            text[..*at]
                .rsplit('\n')
                .next()
                .unwrap_or_default()
                .trim()
                .is_empty()
        })
        .collect();
    starts.push(text.len());
    let mut shared = String::new();
    let mut entries = Vec::new();
    for pair in starts.windows(2) {
        let chunk = &text[pair[0]..pair[1]];
        let word = chunk[1..].trim_start().to_ascii_lowercase();
        if word.starts_with("string") {
            shared.push_str(chunk);
        } else if !word.starts_with("comment") && !word.starts_with("preamble") {
            entries.push(chunk);
        }
    }
    (shared, entries)
}
