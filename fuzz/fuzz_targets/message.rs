//! Any bytes, taken as a mail and as MHTML: no panic, and an end.
#![no_main]

use ibid_extract::{ExtractOptions, SourceKind, extract};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for kind in [SourceKind::Mail, SourceKind::WebArchive] {
        let mut options = ExtractOptions::default();
        options.kind = Some(kind);
        let _ = extract(bytes, &options);
    }
});
