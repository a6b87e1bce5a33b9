//! Any text between the fences of front matter, as YAML and as TOML: no panic, and an end.
#![no_main]

use ibid_extract::{ExtractOptions, SourceKind, extract};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut options = ExtractOptions::default();
    options.kind = Some(SourceKind::Text);
    for fence in ["---", "+++"] {
        let source = format!("{fence}\n{text}\n{fence}\nBody.");
        let _ = extract(source.as_bytes(), &options);
    }
});
