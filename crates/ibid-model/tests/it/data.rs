//! Where the public CSL data is that some tests read.
#![allow(clippy::print_stdout, reason = "a skipped test says so")]

use std::path::PathBuf;

/// A folder of the test data, or `None` with a printed reason where it is not there.
pub fn folder(path: &str, repository: &str) -> Option<PathBuf> {
    let root = std::env::var_os("IBID_TEST_DATA").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    let folder = root.join(path);
    if folder.exists() {
        return Some(folder);
    }
    println!(
        "skipped: {} is not there; get https://github.com/{repository} and set IBID_TEST_DATA to \
         the folder that holds `csl/`",
        folder.display()
    );
    None
}
