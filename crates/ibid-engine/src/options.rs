//! What a processor can be told beside its style.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use ibid_model::TextVariable;

use crate::collation::Collation;
use crate::habits::Habits;
use crate::item_locales::ItemLocales;

/// The settings of a [`Processor`](crate::Processor).
#[derive(Clone, Default)]
#[non_exhaustive]
#[expect(
    clippy::struct_excessive_bools,
    reason = "settings that do not exclude each other"
)]
pub struct ProcessorOptions {
    /// How sort keys are compared; the processor's own where absent.
    pub collation: Option<Arc<dyn Collation>>,
    /// Short forms for `form="short"` where an item has none.
    pub abbreviations: Option<Arc<Abbreviations>>,
    /// Finds name particles in `family` and `given`, as if every name had `parse-names`.
    ///
    /// The specification leaves this to the input; citeproc-js does it by default.
    pub parse_particles: bool,
    /// Reads variables from the item's `note`: lines `variable: value` and `{:variable: value}`.
    ///
    /// Not in the specification: citeproc-js and Zotero's users put variables there that their
    /// input has no field for.
    pub note_fields: bool,
    /// Ways of citeproc-js beyond the specification, or against it.
    pub habits: Habits,
    /// Renders each item in the locale of its `language`: terms, dates, quotation marks, "et al.",
    /// in entries and in cites. Items without a language, or in one that has no locale, are in the
    /// document's.
    ///
    /// Not in the specification. The document keeps its own order and collation, and what stands
    /// between cites and around them; cites are told apart by how they look.
    pub item_locales: Option<Arc<ItemLocales>>,
    /// Links on DOI, URL, PMID and PMCID (CSL 1.0.2, appendix VI), where the format has links: in
    /// entries, and in cites, which in note styles are whole references.
    pub links: bool,
    /// Links each cite to `#ref-ID`, the place of its item's entry, where the format has links.
    pub link_cites: bool,
    /// Prints a cite of an item that is not there as its id in bold with a question mark, in the
    /// place of refusing the citation.
    ///
    /// What pandoc and its `citeproc` do: a draft with one wrong key can still be read.
    pub placeholders: bool,
}

impl ProcessorOptions {
    /// What serves most documents: particles are found, and fields in notes are read. Reference
    /// managers export both.
    pub fn usual() -> Self {
        Self {
            parse_particles: true,
            note_fields: true,
            ..Self::default()
        }
    }

    /// The usual, with the habits of citeproc-js, which the CSL test suite takes for granted.
    pub fn citeproc_js() -> Self {
        Self {
            habits: Habits::citeproc_js(),
            ..Self::usual()
        }
    }
}

impl fmt::Debug for ProcessorOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProcessorOptions")
            .field("collation", &self.collation.is_some())
            .field("abbreviations", &self.abbreviations)
            .field("parse_particles", &self.parse_particles)
            .field("note_fields", &self.note_fields)
            .field("habits", &self.habits)
            .field("item_locales", &self.item_locales)
            .field("links", &self.links)
            .field("link_cites", &self.link_cites)
            .field("placeholders", &self.placeholders)
            .finish()
    }
}

/// Short forms of titles and places, by variable and long form; case does not count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Abbreviations {
    lists: BTreeMap<TextVariable, BTreeMap<String, String>>,
}

impl Abbreviations {
    /// Adds the short form of a long one.
    pub fn insert(&mut self, variable: TextVariable, long: &str, short: String) {
        let list = self.lists.entry(variable).or_default();
        list.insert(long.to_lowercase(), short);
    }

    /// The short form of a long one.
    pub fn find(&self, variable: TextVariable, long: &str) -> Option<&str> {
        let list = self.lists.get(&variable)?;
        list.get(&long.to_lowercase()).map(String::as_str)
    }
}
