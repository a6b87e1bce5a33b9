//! What a processor can be told beside its style: inputs, and habits beyond the specification.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use ibid_model::TextVariable;

use crate::collation::Collation;
use crate::item_locales::ItemLocales;

/// The settings of a [`Processor`](crate::Processor).
#[derive(Clone, Default)]
#[non_exhaustive]
#[expect(clippy::struct_excessive_bools, reason = "habits, each on or off")]
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
    /// Keeps the affixes of `cs:name`, and its `delimiter-precedes-last`, from names without parts.
    ///
    /// Not in the specification: citeproc-js prints organisations by rules of their own.
    pub plain_institutions: bool,
    /// Prints a `cs:label` whose variable is empty.
    ///
    /// Against CSL 1.0.2 "Label": citeproc-js prints the term without a look at the variable.
    pub empty_labels: bool,
    /// Leaves `text-case` on a call of a macro without effect.
    ///
    /// Against CSL 1.0.2 "Text-case": citeproc-js changes the case of single texts only.
    pub plain_macros: bool,
    /// Years from 500 on are printed without their era.
    ///
    /// Against CSL 1.0.2 "AD and BC", which draws the line at 1000: citeproc-js draws it here.
    pub early_eras: bool,
    /// Reads `event` and `event-title` as two variables.
    ///
    /// Against CSL 1.0.2 "Standard Variables": citeproc-js knows no alias.
    pub plain_events: bool,
    /// In a sort key, a macro with a `cs:date` gives its dates and names alone.
    ///
    /// Against CSL 1.0.2 "Sorting", where the key is what the macro prints: citeproc-js leaves out
    /// terms and texts, so that works without a date have no key and come last.
    pub bare_date_keys: bool,
    /// Keeps the mark of a suffix beside one that formatted text ends with: `<i>Is It Law?</i>.`
    ///
    /// Not in the specification: citeproc-js merges the two in unformatted text only.
    pub kept_marks: bool,
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

    /// The habits of citeproc-js, which the CSL test suite takes for granted.
    pub fn citeproc_js() -> Self {
        Self {
            plain_institutions: true,
            empty_labels: true,
            plain_macros: true,
            early_eras: true,
            plain_events: true,
            bare_date_keys: true,
            kept_marks: true,
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
            .field("plain_institutions", &self.plain_institutions)
            .field("empty_labels", &self.empty_labels)
            .field("plain_macros", &self.plain_macros)
            .field("early_eras", &self.early_eras)
            .field("plain_events", &self.plain_events)
            .field("bare_date_keys", &self.bare_date_keys)
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
