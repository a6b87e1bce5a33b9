//! Any bytes, taken as an archive, and as the parts of a DOCX and of an EPUB: no panic, and an end.
#![no_main]

use std::io::{Cursor, Write as _};

use ibid_extract::{ExtractOptions, SourceKind, extract};
use libfuzzer_sys::fuzz_target;

/// An archive of parts.
fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = zip::write::SimpleFileOptions::default();
        let stored = options.compression_method(zip::CompressionMethod::Stored);
        archive.start_file(*name, stored).expect("memory");
        archive.write_all(bytes).expect("memory");
    }
    archive.finish().expect("memory").into_inner()
}

fuzz_target!(|bytes: &[u8]| {
    let mut options = ExtractOptions::default();
    for kind in [SourceKind::Docx, SourceKind::Epub] {
        options.kind = Some(kind);
        let _ = extract(bytes, &options);
    }
    let container: &[u8] = b"<container><rootfile full-path='a.opf'/></container>";
    options.kind = None;
    for source in [
        zipped(&[("docProps/core.xml", bytes), ("word/document.xml", bytes)]),
        zipped(&[("META-INF/container.xml", container), ("a.opf", bytes)]),
    ] {
        let _ = extract(&source, &options);
    }
});
