//! Finds the public CSL data that some tests read.

use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the data: `IBID_TEST_DATA`, else `../shared` beside the workspace.
fn root() -> PathBuf {
    std::env::var_os("IBID_TEST_DATA").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    )
}

/// The files in `folder` (of the data) that end in `extension`, in order, or `None` with a line
/// that says what is missing.
pub fn files(folder: &str, extension: &str, repository: &str) -> Option<Vec<PathBuf>> {
    let folder = root().join(folder);
    let Ok(entries) = fs::read_dir(&folder) else {
        println!(
            "skipped: there is no {}; get https://github.com/citation-style-language/{repository} \
             and set IBID_TEST_DATA",
            folder.display()
        );
        return None;
    };
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|e| e == extension))
        .collect();
    files.sort();
    Some(files)
}

/// The text of a file that [`files`] found.
pub fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The file's name, for messages.
pub fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// A section of a fixture of the CSL test suite.
pub fn section(fixture: &str, name: &str) -> Option<String> {
    let mut lines = fixture.lines();
    lines.find(|line| line.starts_with(">>=") && line.split(' ').nth(1) == Some(name))?;
    let inside: Vec<&str> = lines
        .take_while(|line| !(line.starts_with("<<=") && line.split(' ').nth(1) == Some(name)))
        .collect();
    Some(inside.join("\n"))
}
