//! Prints what a page or text says of itself: `inspect FILE [URL]`.
#![allow(clippy::print_stdout, clippy::print_stderr)] // A program of its own.

use std::error::Error;

use ibid_extract::{ExtractOptions, extract};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("usage: inspect FILE [URL]")?;
    let options = ExtractOptions {
        url: arguments.next(),
        ..ExtractOptions::default()
    };
    let extraction = extract(&std::fs::read(path)?, &options)?;
    for field in &extraction.fields {
        println!("{}\t{}\t{}", field.name, field.confidence, field.value);
        for place in &field.provenance {
            println!("\t{}\t{}\t{}", place.extractor, place.where_, place.text);
        }
        for other in &field.alternatives {
            println!(
                "\tnot {} ({}): {}",
                other.value, other.confidence, other.reason
            );
        }
    }
    for warning in &extraction.warnings {
        println!("{}: {}", warning.code, warning.message);
    }
    Ok(())
}
