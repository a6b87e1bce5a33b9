//! Times the reading of BibTeX beside the crate `biblatex`:
//! `cargo run --release -p ibid-formats --example bibtex_speed [ENTRIES]`.

#![allow(clippy::print_stdout)]

use std::fmt::Write as _;
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
}
