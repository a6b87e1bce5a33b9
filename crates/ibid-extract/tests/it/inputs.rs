//! What tests of input kinds share.

use ibid_extract::{ExtractOptions, Extraction, extract};
use ibid_model::csl_json::write_item;
use serde_json::Value;

/// The item of a source, with what is said of it.
pub fn extracted(source: &[u8]) -> Extraction {
    extract(source, &ExtractOptions::default()).expect("readable")
}

/// The item of a source as CSL-JSON.
pub fn item(source: impl AsRef<[u8]>) -> Value {
    write_item(&extracted(source.as_ref()).item)
}

/// Checks fields of a source's item: each by its JSON pointer; `null` is an absent one.
#[track_caller]
pub fn check(source: impl AsRef<[u8]>, wanted: &[(&str, Value)]) {
    let item = item(source);
    for (pointer, value) in wanted {
        let found = item.pointer(pointer).cloned().unwrap_or_default();
        assert_eq!(&found, value, "{pointer} of {item:#}");
    }
}
