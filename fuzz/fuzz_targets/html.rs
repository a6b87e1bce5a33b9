//! Any bytes, taken as a source: no panic, an end, and confidences that are confidences.
#![no_main]

use ibid_extract::{ExtractOptions, SourceKind, extract};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for kind in [None, Some(SourceKind::Html), Some(SourceKind::Text)] {
        let mut options = ExtractOptions::default();
        options.kind = kind;
        options.url = Some("https://example.org/2020/01/02/a-title".to_owned());
        let Ok(extraction) = extract(bytes, &options) else {
            continue;
        };
        for field in &extraction.fields {
            assert!((0.0..=1.0).contains(&field.confidence), "{field:?}");
        }
    }
});
