//! The files that every program reads.

use crate::process::folder;
use anyhow::{Context, Result};
use ibid_bench::{Mixture, items, write_items};
use ibid_testdata::Dataset;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// The locale of all documents.
pub const LOCALE: &str = "en-US";

/// The same items for programs that read CSL-JSON, and a document that cites them for pandoc.
#[derive(Clone, Debug)]
pub struct Document {
    /// How many items.
    pub size: usize,
    /// The items in CSL-JSON.
    pub items: PathBuf,
    /// A paragraph an item that cites it, in pandoc's Markdown.
    pub markdown: PathBuf,
}

impl Document {
    /// Writes the files of a document with so many items.
    ///
    /// # Errors
    ///
    /// A file cannot be written.
    pub fn write(size: usize) -> Result<Self> {
        let folder = folder()?;
        let document = Self {
            size,
            items: folder.join(format!("items-{size}.json")),
            markdown: folder.join(format!("cite-{size}.md")),
        };
        // Item by item: what this program holds in memory counts as the others' (see `Usage::peak`).
        write_file(&document.items, |out| {
            write_items(out, Mixture::Library, size)
        })?;
        write_file(&document.markdown, |out| {
            for item in items(Mixture::Library, size) {
                let id = item.get("id").and_then(|id| id.as_str());
                writeln!(out, "[@{}]\n", id.unwrap_or_default())?;
            }
            writeln!(out, "# References")
        })?;
        Ok(document)
    }
}

fn write_file(
    path: &Path,
    content: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
) -> Result<()> {
    let write = || {
        let mut out = BufWriter::new(File::create(path)?);
        content(&mut out)?;
        out.flush()
    };
    write().with_context(|| format!("cannot write `{}`", path.display()))
}

/// An official style, by the name of its file.
#[derive(Clone, Debug)]
pub struct StyleSource {
    /// The name, without `.csl`.
    pub name: String,
    /// Its file.
    pub path: PathBuf,
    /// The file of its locale.
    pub locale: PathBuf,
}

impl StyleSource {
    /// Finds a style among the official ones.
    ///
    /// # Errors
    ///
    /// The styles or locales are not there, or no independent style has this name.
    pub fn find(name: &str) -> Result<Self> {
        let styles = ibid_testdata::find(Dataset::Styles)?;
        let locales = ibid_testdata::find(Dataset::Locales)?;
        let path = styles.join(format!("{name}.csl"));
        if !path.is_file() {
            anyhow::bail!(
                "no independent style is called `{name}` in `{}`: give the name of a file there, \
                 without `.csl`",
                styles.display()
            );
        }
        Ok(Self {
            name: name.to_owned(),
            path,
            locale: locales.join(format!("locales-{LOCALE}.xml")),
        })
    }
}
