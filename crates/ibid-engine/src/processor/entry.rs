//! An item of a document: what is given, what follows from it once and for all, and what the
//! document makes of it.

use std::sync::Arc;

use ibid_model::Item;

use super::looks::Look;
use crate::compile::LocaleIndex;
use crate::eval::context::Disambiguation;
use crate::names::Identities;
use crate::output::Stream;
use crate::sort::SortKeys;

/// An item and what the document makes of it.
#[derive(Debug)]
pub(super) struct Entry {
    pub item: Item,
    pub locale: LocaleIndex,
    /// Which names of the document the item's are; empty where no rule asks for it.
    pub identities: Identities,
    /// Stands for an item that is cited and not there.
    pub missing: bool,
    pub bibliography_keys: SortKeys,
    pub citation_keys: SortKeys,
    /// How a cite looks that knows of no other names.
    pub plain: Option<Look>,
    /// How a cite looks beside the other names of the document.
    pub bare: Option<Bare>,
    /// The cite of the look that was made last, until the clusters are made: most print just that.
    pub cite: Option<Box<Stream>>,
    /// Whose given names the cite shows to the registry.
    pub contribution: Contribution,
    /// When names that look like the item's changed last.
    pub names_revision: u32,
    pub disambiguation: Arc<Disambiguation>,
    pub citation_number: Option<u32>,
    /// The number that keys and looks were made with.
    pub number_made_with: Option<u32>,
    /// The number has changed that clusters sort by, since they were last brought up to date.
    pub sorts_anew: bool,
    pub first_note: Option<u32>,
}

/// A look, and the revision of the names that it was made with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bare {
    pub look: usize,
    pub revision: u32,
}

/// What an item adds to the names of the document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Contribution {
    /// Nothing: it is not cited.
    #[default]
    None,
    /// The names that its cite shows.
    Shown,
    /// All names: its cite looks like another one's, and may come to show them.
    All,
}

impl Entry {
    /// An item of no document yet; `plain` is what tells nothing apart, shared by all.
    pub fn new(item: Item, locale: LocaleIndex, plain: &Arc<Disambiguation>) -> Self {
        Self {
            item,
            locale,
            identities: Identities::default(),
            missing: false,
            bibliography_keys: SortKeys::default(),
            citation_keys: SortKeys::default(),
            plain: None,
            bare: None,
            cite: None,
            contribution: Contribution::None,
            names_revision: 0,
            disambiguation: Arc::clone(plain),
            citation_number: None,
            number_made_with: None,
            sorts_anew: false,
            first_note: None,
        }
    }

    /// Whether the number is another than at the last time of asking.
    pub fn take_renumbering(&mut self) -> bool {
        std::mem::replace(&mut self.number_made_with, self.citation_number) != self.citation_number
    }

    /// Sets what tells the item's cites apart. What stays the same stays the same allocation.
    pub fn tell_apart(&mut self, disambiguation: Disambiguation) {
        if *self.disambiguation != disambiguation {
            self.disambiguation = Arc::new(disambiguation);
        }
    }
}
