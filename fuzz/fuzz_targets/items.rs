//! Any text, read as CSL-JSON: no panic, and what was read and written is read again without loss.
#![no_main]

use ibid_model::csl_json::{read_citations, read_items, write_items};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = read_citations(text);
    let Ok(first) = read_items(text) else {
        return;
    };
    let written = write_items(&first.value).to_string();
    let second = read_items(&written).expect("what was written is CSL-JSON");
    assert_eq!(first.value.len(), second.value.len());
});
