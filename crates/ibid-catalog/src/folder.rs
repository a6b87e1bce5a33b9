//! A folder with styles and locales as the official repositories have them: `styles/NAME.csl`,
//! `styles/dependent/NAME.csl`, `styles/renamed-styles.json`, `locales/locales-TAG.xml`.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use crate::error::CatalogError;
use crate::names::name_key;

/// More than the largest file that the CSL reader takes.
const MOST_BYTES: u64 = 8 * 1024 * 1024;
/// More than the part of any official style up to the end of `info`.
const HEAD_BYTES: u64 = 16 * 1024;

/// A folder with styles and locales; it need not exist.
#[derive(Clone, Debug)]
pub(crate) struct Folder {
    root: PathBuf,
}

impl Folder {
    pub(crate) fn new(root: PathBuf) -> Self {
        Self { root }
    }

    pub(crate) fn styles(&self) -> PathBuf {
        self.root.join("styles")
    }

    /// The file of the style with this name, independent styles first.
    pub(crate) fn style_file(&self, name: &str) -> Option<PathBuf> {
        // A name with a separator or dots in front could lead out of the folder.
        if name.is_empty() || name.starts_with('.') || name.contains(['/', '\\', ':', '\0']) {
            return None;
        }
        let file = format!("{name}.csl");
        let folders = [self.styles(), self.styles().join("dependent")];
        folders
            .into_iter()
            .map(|folder| folder.join(&file))
            .find(|path| path.is_file())
    }

    /// Every style's file by name, independent ones standing before dependent ones.
    pub(crate) fn style_files(&self) -> BTreeMap<String, PathBuf> {
        let mut files = BTreeMap::new();
        for folder in [self.styles().join("dependent"), self.styles()] {
            files.extend(files_in(&folder, "csl"));
        }
        files
    }

    /// The tags of the locales and their files.
    pub(crate) fn locale_files(&self) -> BTreeMap<String, PathBuf> {
        let files = files_in(&self.root.join("locales"), "xml");
        let tagged = files.into_iter().filter_map(|(name, path)| {
            let tag = name.strip_prefix("locales-")?;
            Some((tag.to_owned(), path))
        });
        tagged.collect()
    }

    /// The new name of a style that the official repository has renamed.
    pub(crate) fn renamed(&self, key: &str) -> Option<String> {
        let text = read_text(&self.styles().join("renamed-styles.json")).ok()?;
        let names: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&text).ok()?;
        let found = names.iter().find(|(old, _)| name_key(old) == key)?;
        found.1.as_str().map(str::to_owned)
    }
}

/// The files of a folder that end in `extension`, by name without it.
pub(crate) fn files_in(folder: &Path, extension: &str) -> BTreeMap<String, PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return BTreeMap::new();
    };
    let paths = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let files = paths.filter(|path| path.extension().is_some_and(|e| e == extension));
    files
        .filter_map(|path| Some((path.file_stem()?.to_str()?.to_owned(), path)))
        .collect()
}

/// The text of a file.
pub(crate) fn read_text(path: &Path) -> Result<String, CatalogError> {
    read(path, MOST_BYTES)
        .and_then(|bytes| {
            String::from_utf8(bytes).map_err(|error| {
                let at = error.utf8_error().valid_up_to();
                let message = format!("byte {at} is not UTF-8");
                io::Error::new(io::ErrorKind::InvalidData, message)
            })
        })
        .map_err(|source| CatalogError::File {
            action: "read",
            path: path.to_owned(),
            source,
        })
}

/// The first part of a file's text, as much as `info` needs; `None` where it cannot be read.
pub(crate) fn read_head(path: &Path) -> Option<String> {
    let bytes = read(path, HEAD_BYTES).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}
