//! What both sides render: the items and the citations of a document.

use anyhow::{Context, Result};
use ibid_engine::Citation;
use ibid_model::Item;
use ibid_model::csl_json::{read_citations, read_items};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The items and the citations, and where they were read from.
pub struct Document {
    /// The items, cited or not.
    pub items: Vec<Item>,
    /// The citations in the document's order.
    pub citations: Vec<Citation>,
    /// The file of the items.
    pub items_path: PathBuf,
    /// The file of the citations.
    pub citations_path: PathBuf,
    /// The text of both files.
    pub text: String,
    /// Every word of the items, in lower case: what is not here, a style or a locale has printed.
    pub words: BTreeSet<String>,
}

impl Document {
    /// Reads a document: items and citations of these files, else those kept with this command.
    ///
    /// # Errors
    ///
    /// A file cannot be read, or is not CSL-JSON.
    pub fn load(items: Option<&Path>, citations: Option<&Path>) -> Result<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        let read = |given: Option<&Path>, name: &str| {
            let path = given.map_or_else(|| folder.join(name), Path::to_path_buf);
            let text = std::fs::read_to_string(&path);
            let text = text.with_context(|| format!("cannot read `{}`", path.display()))?;
            anyhow::Ok((path, text))
        };
        let (items_path, items) = read(items, "items.json")?;
        let (citations_path, citations) = read(citations, "clusters.json")?;
        let words = |text: &str| {
            text.split(|c: char| !c.is_alphanumeric())
                .map(str::to_lowercase)
                .collect()
        };
        Ok(Self {
            items: read_items(&items).context("the items")?.value,
            citations: read_citations(&citations)
                .context("the citations")?
                .value
                .into_iter()
                .map(Citation::from)
                .collect(),
            items_path,
            citations_path,
            words: words(&items),
            text: items + &citations,
        })
    }
}
