//! What a processor gives: the bibliography, and the clusters that an edit changed.

use crate::output::format::OutputFormat;
use crate::rendered::Rendered;

/// A cluster whose text an edit changed, or which it added.
#[derive(Clone, Debug, PartialEq)]
pub struct ClusterUpdate {
    /// Its place in the document, from 0.
    pub index: usize,
    /// The citation's id.
    pub id: String,
    /// The cluster.
    pub rendered: Rendered,
}

/// The bibliography of a document.
#[derive(Clone, Debug)]
pub struct Bibliography {
    /// The entries, in their order.
    pub entries: Vec<BibliographyEntry>,
    /// `hanging-indent`
    pub hanging_indent: bool,
    /// `second-field-align`
    pub second_field_align: Option<ibid_csl::SecondFieldAlign>,
    /// `line-spacing`
    pub line_spacing: u32,
    /// `entry-spacing`
    pub entry_spacing: u32,
    /// The longest first field, in characters.
    pub max_offset: usize,
}

/// One entry of a bibliography.
#[derive(Clone, Debug)]
pub struct BibliographyEntry {
    /// The item's id.
    pub id: String,
    /// The entry.
    pub rendered: Rendered,
}

impl Bibliography {
    /// The whole bibliography in a format.
    pub fn write(&self, format: OutputFormat) -> String {
        let entries: Vec<String> = self
            .entries
            .iter()
            .map(|entry| entry.rendered.write(format))
            .collect();
        let entries: Vec<&str> = entries.iter().map(String::as_str).collect();
        format.bibliography(&entries)
    }
}
