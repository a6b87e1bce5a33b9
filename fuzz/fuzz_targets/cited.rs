//! Any text, read as a page, a copy of one and a text for the works that it cites: no panic, an end,
//! and each sentence of a plain text is in it.
#![no_main]

use ibid_extract::{ExtractOptions, SourceKind, extract};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut options = ExtractOptions::default();
    options.cited = true;
    options.kind = Some(SourceKind::Text);
    if let Ok(extraction) = extract(text.as_bytes(), &options) {
        assert!(
            extraction
                .cited
                .iter()
                .all(|work| !work.sentence.is_empty())
        );
    }
    options.kind = Some(SourceKind::Html);
    options.url =
        Some("https://web.archive.example/web/20190102123456/https://example.org/a".to_owned());
    let _ = extract(text.as_bytes(), &options);
});
