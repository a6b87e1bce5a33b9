//! Styles that the user adds.

use std::fs;
use std::path::Path;

use ibid_csl::{StyleFile, parse_style};
use ibid_model::Diagnostic;

use crate::catalog::Catalog;
use crate::entry::{Origin, StyleEntry};
use crate::error::CatalogError;
use crate::folder::{files_in, read_text};
use crate::names::{name_key, name_of_id};

/// A style that was added.
#[derive(Clone, Debug)]
pub struct AddedStyle {
    /// The style, under the name to ask for it by.
    pub entry: StyleEntry,
    /// Whether a style of that name that the user had added before was replaced.
    pub replaced: bool,
    /// What reading it had to say.
    pub diagnostics: Vec<Diagnostic>,
}

impl Catalog {
    /// Adds a style's file, or every `.csl` file of a folder, to the user's own styles.
    ///
    /// # Errors
    ///
    /// [`CatalogError`] where a file cannot be read, is no style, or cannot be written. Of a
    /// folder, the files before the first error have been added.
    pub fn add(&self, path: &Path) -> Result<Vec<AddedStyle>, CatalogError> {
        if !path.is_dir() {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            let text = read_text(path)?;
            return Ok(vec![self.add_xml(
                &stem,
                &text,
                &path.display().to_string(),
            )?]);
        }
        let files = files_in(path, "csl");
        let add = |(name, file): (&String, &std::path::PathBuf)| {
            self.add_xml(name, &read_text(file)?, &file.display().to_string())
        };
        files.iter().map(add).collect()
    }

    /// Adds a style's XML under a name; `origin` says in messages where it came from.
    ///
    /// # Errors
    ///
    /// [`CatalogError`] where it is no style, or cannot be written.
    pub fn add_xml(&self, name: &str, xml: &str, origin: &str) -> Result<AddedStyle, CatalogError> {
        let parsed = parse_style(xml).map_err(|source| CatalogError::Invalid {
            origin: origin.to_owned(),
            source,
        })?;
        let (info, default_locale) = match parsed.value {
            StyleFile::Independent(style) => (style.info, style.default_locale),
            StyleFile::Dependent(style) => (style.info, style.default_locale),
        };
        let name = Some(name_key(name)).filter(|name| !name.is_empty());
        let name = name.unwrap_or_else(|| name_key(&name_of_id(&info.id)));
        let name = if name.is_empty() {
            "style".to_owned()
        } else {
            name
        };
        let folder = self
            .added_folder()
            .ok_or(CatalogError::NoDataFolder)?
            .styles();
        let path = folder.join(format!("{name}.csl"));
        let replaced = path.exists();
        write(&folder, &path, xml)?;
        Ok(AddedStyle {
            entry: StyleEntry {
                name,
                info,
                default_locale,
                origin: Origin::Added(path),
            },
            replaced,
            diagnostics: parsed.diagnostics,
        })
    }
}

/// Writes a file beside its place and moves it there, so that no half of one is ever read.
fn write(folder: &Path, path: &Path, text: &str) -> Result<(), CatalogError> {
    let failed = |action, path: &Path| {
        let path = path.to_owned();
        move |source| CatalogError::File {
            action,
            path,
            source,
        }
    };
    fs::create_dir_all(folder).map_err(failed("create", folder))?;
    let half = path.with_extension(format!("csl.{}.part", std::process::id()));
    fs::write(&half, text).map_err(failed("write", &half))?;
    fs::rename(&half, path).map_err(failed("write", path))
}
