//! The files of the repository that people write.

use super::Complaint;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// Folders that are built or fetched, wherever they are.
const SKIPPED_FOLDERS: &[&str] = &[".git", "artifacts", "corpus", "node_modules", "target"];

/// What is read: a file with another extension is data.
const EXTENSIONS: &[&str] = &["md", "rs", "sh", "toml", "ts"];

/// A text file of the repository.
pub struct SourceFile {
    /// Its path below the root, with `/` between folders.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
}

impl SourceFile {
    /// Whether it is Rust.
    pub fn is_rust(&self) -> bool {
        self.path.extension().is_some_and(|ext| ext == "rs")
    }

    /// Whether it holds only tests, benchmarks or fuzz targets.
    pub fn is_test(&self) -> bool {
        let in_folder = |folder: &str| self.path.components().any(|c| c.as_os_str() == folder);
        in_folder("tests")
            || in_folder("benches")
            || in_folder("fuzz_targets")
            || self.path.file_name().is_some_and(|name| name == "tests.rs")
    }

    /// The crate's folder below `crates/`, where it is in one.
    pub fn crate_folder(&self) -> Option<&str> {
        let mut folders = self.path.iter().map(|folder| folder.to_str());
        match (folders.next()?, folders.next()?) {
            (Some("crates"), folder) => folder,
            _ => None,
        }
    }

    /// A complaint about a line (1-based) of the file, or about all of it.
    pub fn complain(
        &self,
        line: impl Into<Option<usize>>,
        message: impl Into<String>,
    ) -> Complaint {
        Complaint {
            path: self.path.clone(),
            line: line.into(),
            message: message.into(),
        }
    }
}

/// All files below `root` that people write, by path.
pub fn files(root: &Path) -> Result<Vec<SourceFile>> {
    let mut files = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder);
        let entries = entries.with_context(|| format!("cannot read `{}`", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if path.is_dir() {
                if !SKIPPED_FOLDERS.contains(&name.as_ref()) {
                    folders.push(path);
                }
            } else if is_written(&path) {
                let text = fs::read_to_string(&path);
                let text = text.with_context(|| format!("cannot read `{}`", path.display()))?;
                let path = path.strip_prefix(root)?.to_path_buf();
                files.push(SourceFile { path, text });
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// Whether a file is one that people write: by extension, or a script of `.ci`.
fn is_written(path: &Path) -> bool {
    match path.extension() {
        Some(extension) => EXTENSIONS.iter().any(|known| extension == *known),
        None => path
            .iter()
            .rev()
            .nth(1)
            .is_some_and(|folder| folder == ".ci"),
    }
}
