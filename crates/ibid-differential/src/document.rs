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
    /// Reads the document that is kept with this command.
    ///
    /// # Errors
    ///
    /// A file cannot be read, or is not CSL-JSON.
    pub fn load() -> Result<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        let read = |name: &str| {
            let path = folder.join(name);
            let text = std::fs::read_to_string(&path);
            let text = text.with_context(|| format!("cannot read `{}`", path.display()))?;
            anyhow::Ok((path, text))
        };
        let (items_path, items) = read("items.json")?;
        let (citations_path, citations) = read("clusters.json")?;
        let words = |text: &str| {
            text.split(|c: char| !c.is_alphanumeric())
                .map(str::to_lowercase)
                .collect()
        };
        Ok(Self {
            items: read_items(&items).context("`items.json`")?.value,
            citations: read_citations(&citations)
                .context("`clusters.json`")?
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
