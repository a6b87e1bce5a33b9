//! Times the reading of BibTeX beside the crate `biblatex`, pandoc and citation-js:
//! `cargo run --release -p ibid-formats --example bibtex_speed [ENTRIES]`.
//!
//! pandoc is timed where it is installed, citation-js where `cargo xtask formats-agree` has
//! installed it.

#![allow(clippy::print_stdout)]

use std::fmt::Write as _;
use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use ibid_formats::{Format, References, read_each, write};

/// Entries as exports have them: accents, braces, strings, names of all kinds, an abstract.
fn file(entries: usize) -> String {
    let mut text = String::from("@string{acm = {Association for Computing Machinery}}\n\n");
    for n in 0..entries {
        let _ = write!(
            text,
            "@article{{key{n},\n  author = {{M{{\\\"u}}ller, J{{\\\"o}}rg and van der Berg, Jan and Mar{{\\'\\i}}a Garc{{\\'\\i}}a and {{Group {n}}}}},\n  \
             title = {{On the {{NASA}} Mission No.~{n}: \\emph{{Escherichia coli}} at $10^{{{n}}}$ Degrees -- a Survey}},\n  \
             journal = {{Journal of Numbered Results}},\n  year = {year},\n  month = jun,\n  volume = {{{n}}},\n  number = 3,\n  \
             pages = {{{n}--{m}}},\n  publisher = acm,\n  doi = {{10.1000/example.{n}}},\n  url = {{https://example.org/a_b/{n}?x=%20y}},\n  \
             abstract = {{We measure what \\& how much is read: {n} times out of a hundred, in 50\\% of cases, the r{{\\'e}}sum{{\\'e}} is short. \
             It goes on for a while, as abstracts do, and says little that the title has not said before.}},\n  \
             keywords = {{one, two, three}}\n}}\n\n",
            year = 1950 + n % 75,
            m = n + 10,
        );
    }
    text
}

/// One thread, nothing read from disk: the time is the processor's where the machine is idle.
fn main() {
    let entries = std::env::args().nth(1);
    let entries = entries.and_then(|n| n.parse().ok()).unwrap_or(100_000);
    let text = file(entries);
    println!("{entries} entries, {} MB", text.len() / 1_000_000);

    let started = Instant::now();
    let mut references = References::default();
    read_each(Format::Bibtex, text.as_bytes(), &mut references).expect("it is BibTeX");
    println!(
        "ibid reads:      {:>8.3} s",
        started.elapsed().as_secs_f64()
    );
    assert_eq!(references.items.len(), entries);
    assert!(references.diagnostics.is_empty());

    for format in [Format::Bibtex, Format::Biblatex] {
        let started = Instant::now();
        let written = write(format, &references.items).expect("it is written");
        let seconds = started.elapsed().as_secs_f64();
        println!(
            "ibid writes:     {seconds:>8.3} s ({format}, {} MB)",
            written.text.len() / 1_000_000
        );
    }

    let started = Instant::now();
    let bibliography = biblatex::Bibliography::parse(&text).expect("it is BibTeX");
    println!(
        "biblatex parses: {:>8.3} s (values as chunks)",
        started.elapsed().as_secs_f64()
    );
    let names: usize = bibliography
        .iter()
        .map(|e| e.author().map_or(0, |a| a.len()))
        .sum();
    let dates = bibliography.iter().filter(|e| e.date().is_ok()).count();
    println!(
        "  with names and dates: {:>4.3} s ({names} names, {dates} dates)",
        started.elapsed().as_secs_f64()
    );
    others(&text);
}

/// Programs of others, from a file to items in JSON that are thrown away.
fn others(text: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let target = folder.join("target/formats-agree");
    std::fs::create_dir_all(&target).expect("a folder");
    let file = target.join("speed.bib");
    std::fs::write(&file, text).expect("a file");
    let mut pandoc = Command::new("pandoc");
    time(
        "pandoc",
        pandoc.args(["-f", "bibtex", "-t", "csljson"]),
        &file,
    );
    let line = target.join("speed.jsonl");
    let question = serde_json::json!({"type": "@bibtex/text", "text": text});
    std::fs::write(&line, format!("{question}\n")).expect("a file");
    let mut node = Command::new("node");
    node.arg("--max-old-space-size=8000");
    node.arg(folder.join("xtask/src/formats_agree/citation.mjs"));
    time("citation-js", node.arg(&target), &line);
    for file in [file, line] {
        std::fs::remove_file(file).expect("the file");
    }
}

fn time(name: &str, command: &mut Command, input: &Path) {
    let input = File::open(input).expect("the file");
    let command = command
        .stdin(input)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let started = Instant::now();
    let label = format!("{name} reads:");
    match command.status() {
        Ok(status) if status.success() => {
            println!("{label:<20} {:>8.3} s", started.elapsed().as_secs_f64());
        }
        Ok(status) => println!("{label:<20} it failed: {status}"),
        Err(error) => println!("{label:<20} not there: {error}"),
    }
}
