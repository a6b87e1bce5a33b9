//! Prints every candidate of a page, one a line: `candidates PAGE [URL]` (gzip or plain).
#![allow(clippy::print_stdout, clippy::print_stderr)] // A program of its own.

use std::error::Error;
use std::fs;
use std::io::Read;

use ibid_extract::{ExtractOptions, Value, candidates};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("usage: candidates PAGE [URL]")?;
    let mut bytes = fs::read(&path)?;
    if bytes.starts_with(&[0x1f, 0x8b]) {
        let mut plain = Vec::new();
        flate2::read::GzDecoder::new(bytes.as_slice()).read_to_end(&mut plain)?;
        bytes = plain;
    }
    let options = ExtractOptions {
        url: arguments.next(),
        ..ExtractOptions::default()
    };
    for candidate in candidates(&bytes, &options)? {
        let value = match &candidate.value {
            Value::Text(text) => text.clone(),
            Value::Creators(creators) => {
                let names: Vec<&str> = creators.iter().map(|c| c.text.as_str()).collect();
                names.join(" ; ")
            }
            Value::Date(date) => format!("{:?} {:?}", date.date, date.offset),
        };
        println!(
            "{:?}\t{:.2}\t{value}\t{}\t{}\t{}",
            candidate.property,
            candidate.trust,
            candidate.provenance.extractor,
            candidate.provenance.where_,
            candidate.provenance.text
        );
    }
    Ok(())
}
