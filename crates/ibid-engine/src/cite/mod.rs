//! Citations: what a document cites, where each cite stands, and how a cluster is put together.

mod author;
mod cluster;
mod collapse;
pub(crate) mod disambiguate;
mod memo;
pub(crate) mod position;

pub(crate) use author::named_in_text;
pub(crate) use cluster::{
    Placed as PlacedCite, groups_cites, is_mid_sentence, render as render_cluster,
};

use ibid_model::{LocatorLabel, csl_json};

use crate::eval::context::CitePosition;
pub use position::Standing;

/// A citation: a cluster of cites at one place of a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Citation {
    /// The citation's own id; made by the processor where absent.
    pub id: Option<String>,
    /// The cites, in the order in which they were written.
    pub cites: Vec<Cite>,
    /// The number of the note that it stands in; 0 in the text.
    pub note: u32,
    /// Positions begin anew with it, as at the start of a document.
    pub resets_positions: bool,
}

/// One cite of a citation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cite {
    /// The id of the item.
    pub id: String,
    /// Text before the cite, with inline markup.
    pub prefix: String,
    /// Text behind the cite, with inline markup.
    pub suffix: String,
    /// The place in the work.
    pub locator: Option<String>,
    /// What the locator counts; a page where nothing is said.
    pub label: Option<LocatorLabel>,
    /// Leaves the author out: the text names them.
    pub suppress_author: bool,
    /// Prints nothing but the author.
    pub author_only: bool,
    /// Where the cite stands, for clusters that are rendered outside of a document.
    pub standing: Standing,
}

impl Cite {
    /// A cite of an item with nothing else said.
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            ..Self::default()
        }
    }
}

impl From<csl_json::Citation> for Citation {
    fn from(citation: csl_json::Citation) -> Self {
        let mut cites: Vec<Cite> = citation.items.into_iter().map(Cite::from).collect();
        if let Some(first) = cites.first_mut() {
            first.prefix.insert_str(0, &citation.prefix);
        }
        if let Some(last) = cites.last_mut() {
            last.suffix.push_str(&citation.suffix);
        }
        Self {
            id: citation.id,
            cites,
            note: citation.note_index.unwrap_or(0),
            resets_positions: citation.resets_positions,
        }
    }
}

impl From<csl_json::CitationItem> for Cite {
    fn from(item: csl_json::CitationItem) -> Self {
        Self {
            id: item.id,
            prefix: item.prefix,
            suffix: item.suffix,
            locator: item.locator,
            label: item.label,
            suppress_author: item.suppress_author,
            author_only: item.author_only,
            standing: Standing {
                position: item
                    .position
                    .map_or(CitePosition::First, CitePosition::from_number),
                near_note: item.near_note,
                first_note: item.first_reference_note_number,
            },
        }
    }
}
