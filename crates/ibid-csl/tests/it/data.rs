//! The public CSL data that some tests read.

use std::fs;
use std::path::{Path, PathBuf};

use ibid_testdata::{Dataset, find_or_skip};

/// The files of a set of data that end in `extension`, in order, or `None` with a line that says
/// what is missing.
pub fn files(dataset: Dataset, extension: &str) -> Option<Vec<PathBuf>> {
    let folder = find_or_skip(dataset)?;
    let files = ibid_testdata::files(&folder, extension);
    Some(files.unwrap_or_else(|error| panic!("{}: {error}", folder.display())))
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
