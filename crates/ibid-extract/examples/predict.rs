//! Writes predictions over a corpus of pages, for its scorer.
//!
//! `predict CORPUS OUT [--without LAYER,…] [--only LAYER,…]`: reads `CORPUS/cases/SOURCE/ID/page.html.gz` and
//! `expected.json` (for the page's address), writes `OUT/SOURCE/ID.json` with `title`, `authors`,
//! `published`, `site_name`, `doi`, `url`, `language`, and the whole extraction under `fields`.
//!
//! `predict --layers` lists the layers. `predict CORPUS --time` measures: one thread, the pages
//! unpacked beforehand, the best of five rounds.
#![allow(clippy::print_stdout, clippy::print_stderr)] // A program of its own.

use std::error::Error;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use ibid_extract::{ExtractOptions, Extraction, Extractor, extract_with};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let corpus = arguments.next().ok_or("usage: predict CORPUS OUT")?;
    if corpus == "--layers" {
        for layer in Extractor::ALL {
            println!("{layer}");
        }
        return Ok(());
    }
    let out = arguments.next().ok_or("usage: predict CORPUS OUT")?;
    if out == "--time" {
        return time(Path::new(&corpus));
    }
    let layers = Layers::parse(arguments)?;
    let pages = pages(Path::new(&corpus))?;
    let next = AtomicUsize::new(0);
    let failed = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(page) = pages.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(error) = predict(page, Path::new(&out), &layers) {
                        failed
                            .lock()
                            .expect("no thread panics")
                            .push(format!("{}: {error}", page.display()));
                    }
                }
            });
        }
    });
    for line in failed.into_inner()? {
        eprintln!("{line}");
    }
    Ok(())
}

/// The layers to read, by the extractors' names.
#[derive(Default)]
struct Layers {
    without: Vec<String>,
    only: Vec<String>,
}

impl Layers {
    fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut layers = Self::default();
        while let Some(option) = arguments.next() {
            let list = arguments.next().unwrap_or_default();
            let names = list.split(',').map(str::to_owned).collect();
            match option.as_str() {
                "--without" => layers.without = names,
                "--only" => layers.only = names,
                _ => return Err(format!("unknown option `{option}`")),
            }
        }
        Ok(layers)
    }

    fn has(&self, name: &str) -> bool {
        let named = |list: &[String]| list.iter().any(|known| known == name);
        !named(&self.without) && (self.only.is_empty() || named(&self.only))
    }
}

/// The folders of the pages.
fn pages(corpus: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut pages = Vec::new();
    for source in fs::read_dir(corpus.join("cases"))? {
        for page in fs::read_dir(source?.path())? {
            pages.push(page?.path());
        }
    }
    pages.sort();
    Ok(pages)
}

/// Prints how many pages a second are extracted.
fn time(corpus: &Path) -> Result<(), Box<dyn Error>> {
    let pages: Vec<(Vec<u8>, ExtractOptions)> = pages(corpus)?
        .iter()
        .map(|page| source(page))
        .collect::<Result<_, _>>()?;
    let bytes: usize = pages.iter().map(|(html, _)| html.len()).sum();
    for keep_case in [true, false] {
        let mut best = f64::INFINITY;
        for _ in 0..5 {
            let start = Instant::now();
            for (html, options) in &pages {
                let options = ExtractOptions {
                    keep_case,
                    ..options.clone()
                };
                std::hint::black_box(extract_with(html, &options, |_| true)?);
            }
            best = best.min(start.elapsed().as_secs_f64());
        }
        let count = u32::try_from(pages.len())?;
        let title = if keep_case {
            "titles as printed"
        } else {
            "titles in sentence case"
        };
        println!(
            "{title}: {count} pages ({} MB) in {best:.2} s, {:.0} a second",
            bytes / 1_000_000,
            f64::from(count) / best
        );
    }
    Ok(())
}

/// A page and what is known of it.
fn source(page: &Path) -> Result<(Vec<u8>, ExtractOptions), Box<dyn Error>> {
    let expected: Value = serde_json::from_slice(&fs::read(page.join("expected.json"))?)?;
    let mut html = Vec::new();
    flate2::read::GzDecoder::new(fs::File::open(page.join("page.html.gz"))?)
        .read_to_end(&mut html)?;
    let options = ExtractOptions {
        url: expected["url"].as_str().map(str::to_owned),
        keep_case: true,
        ..ExtractOptions::default()
    };
    Ok((html, options))
}

fn predict(page: &Path, out: &Path, layers: &Layers) -> Result<(), Box<dyn Error>> {
    let (html, options) = source(page)?;
    let extraction = extract_with(&html, &options, |layer| layers.has(layer.as_str()))?;
    let names: Vec<&std::ffi::OsStr> = page.iter().rev().take(2).collect();
    let folder = out.join(names[1]);
    fs::create_dir_all(&folder)?;
    let mut name = names[0].to_owned();
    name.push(".json");
    fs::write(folder.join(name), prediction(&extraction).to_string())?;
    Ok(())
}

/// The scorer's shape.
fn prediction(extraction: &Extraction) -> Value {
    let value = |name: &str| {
        extraction
            .field(name)
            .map_or(Value::Null, |field| field.value.clone())
    };
    let authors: Vec<String> = value("author")
        .as_array()
        .into_iter()
        .flatten()
        .map(author)
        .collect();
    let site = match value("container-title") {
        Value::Null => value("publisher"),
        site => site,
    };
    let fields: Vec<Value> = extraction
        .fields
        .iter()
        .map(|field| {
            let places = |list: &[ibid_extract::Provenance]| -> Vec<Value> {
                list.iter()
                    .map(|place| json!([place.extractor.as_str(), place.where_, place.text]))
                    .collect()
            };
            json!({
                "name": field.name, "value": field.value, "confidence": field.confidence,
                "provenance": places(&field.provenance),
                "alternatives": field.alternatives.iter().map(|other| json!({
                    "value": other.value, "confidence": other.confidence,
                    "provenance": places(&other.provenance), "reason": other.reason,
                })).collect::<Vec<_>>(),
            })
        })
        .collect();
    json!({
        "title": value("title"), "authors": authors, "published": day(&value("issued")),
        "site_name": site, "doi": value("DOI"), "url": value("URL"),
        "language": value("language"), "fields": fields,
        "warnings": extraction.warnings.iter().map(|w| w.message.clone()).collect::<Vec<_>>(),
    })
}

fn author(name: &Value) -> String {
    let part = |key: &str| name[key].as_str().filter(|part| !part.is_empty());
    if let Some(literal) = part("literal") {
        return literal.to_owned();
    }
    let is_cjk = |text: &str| {
        text.chars()
            .any(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'))
    };
    if let (Some(family), Some(given)) = (part("family"), part("given"))
        && is_cjk(family)
    {
        return format!("{family}{given}");
    }
    [
        "given",
        "dropping-particle",
        "non-dropping-particle",
        "family",
        "suffix",
    ]
    .iter()
    .filter_map(|key| part(key))
    .collect::<Vec<_>>()
    .join(" ")
}

fn day(date: &Value) -> Value {
    let Some(parts) = date["date-parts"][0].as_array() else {
        return Value::Null;
    };
    let parts: Vec<String> = parts
        .iter()
        .enumerate()
        .map(|(at, part)| {
            let width = if at == 0 { 4 } else { 2 };
            format!("{:0width$}", part.as_i64().unwrap_or(0))
        })
        .collect();
    Value::from(parts.join("-"))
}
