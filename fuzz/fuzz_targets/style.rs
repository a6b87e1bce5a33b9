//! Any text, read as a style and as a locale: no panic, and what is reported lies in the text.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(parsed) = ibid_csl::parse_style(text) {
        for diagnostic in &parsed.diagnostics {
            assert!(diagnostic.span.is_none_or(|span| span.end <= text.len()));
        }
    }
    if let Ok(parsed) = ibid_csl::parse_locale(text) {
        for diagnostic in &parsed.diagnostics {
            assert!(diagnostic.span.is_none_or(|span| span.end <= text.len()));
        }
    }
});
