//! Any text, taken as what was read of a PDF: no panic, and an end. Reading the file itself is
//! another's, and is done in a process of its own.
#![no_main]

use ibid_extract::{ExtractOptions, PdfFacts, PdfLine, extract_pdf};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let sizes = [9.0, 20.0, 20.0, 11.0];
    let lines = text.lines().zip(sizes.iter().cycle()).enumerate();
    let facts = PdfFacts {
        info: ["Title", "Author", "Subject", "CreationDate"]
            .into_iter()
            .map(|name| (name.to_owned(), text.to_owned()))
            .collect(),
        xmp: Some(text.to_owned()),
        lines: lines
            .map(|(at, (text, size))| PdfLine {
                page: 1 + at / 40,
                size: *size,
                text: text.to_owned(),
            })
            .collect(),
    };
    let _ = extract_pdf(&facts, &ExtractOptions::default());
});
