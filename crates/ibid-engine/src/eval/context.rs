//! What an evaluation knows of its cite or entry.

use ibid_model::{Item, LocatorLabel};
use smallvec::SmallVec;

use crate::compile::LocaleIndex;
use crate::compile::program::NamesOverride;
use crate::names::Identities;

/// Where a cite stands among the cites of the document (CSL 1.0.2 "Choose", `position`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CitePosition {
    /// The first cite of its item.
    #[default]
    First,
    /// A later cite of its item.
    Subsequent,
    /// The same item as the cite before, with another locator.
    IbidWithLocator,
    /// The same item as the cite before, and the same locator.
    Ibid,
}

impl CitePosition {
    /// The position of citeproc-js's number: 0 first, 1 subsequent, 2 ibid, 3 ibid with locator.
    pub fn from_number(number: u8) -> Self {
        match number {
            0 => Self::First,
            2 => Self::Ibid,
            3 => Self::IbidWithLocator,
            _ => Self::Subsequent,
        }
    }
}

/// How much of a given name is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum GivenLevel {
    /// None of it.
    #[default]
    Hidden,
    /// Initials.
    Initials,
    /// All of it.
    Full,
}

impl GivenLevel {
    /// The next level that shows more, in a list that has initials or not.
    pub fn next(self, has_initials: bool) -> Option<Self> {
        match self {
            Self::Hidden if has_initials => Some(Self::Initials),
            Self::Hidden | Self::Initials => Some(Self::Full),
            Self::Full => None,
        }
    }
}

/// What tells an item's cites from those of other items (CSL 1.0.2 "Disambiguation").
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Disambiguation {
    /// Per name list of the cite, in order of rendering: how many names are shown at least.
    pub names: Vec<usize>,
    /// Per name list and name: how much of the given name is shown at least.
    pub givens: Vec<Vec<GivenLevel>>,
    /// The year suffix: 0 for `a`.
    pub year_suffix: Option<u32>,
    /// How many `disambiguate` conditions are met, in order of rendering.
    pub conditions: usize,
}

impl Disambiguation {
    /// The level asked for the `name`-th name of the `list`-th name list.
    pub fn given(&self, list: usize, name: usize) -> GivenLevel {
        self.givens
            .get(list)
            .and_then(|names| names.get(name))
            .copied()
            .unwrap_or_default()
    }
}

/// What is rendered: a cite, a bibliography entry, or a sort key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    Citation,
    Bibliography,
    /// A sort key, with the key's own et-al settings.
    SortKey(NamesOverride),
}

/// What a cite says beside its item.
#[derive(Clone, Copy, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "facts about a cite that do not depend on each other"
)]
pub(crate) struct Context<'a> {
    pub item: &'a Item,
    /// Which names of the document the item's are; none where no rule asks for it.
    pub identities: &'a Identities,
    /// The locale that the item is printed in.
    pub locale: LocaleIndex,
    pub purpose: Purpose,
    pub position: CitePosition,
    pub near_note: bool,
    pub locator: Option<&'a str>,
    pub label: LocatorLabel,
    /// The number of the note that cites the item first, where it is another one.
    pub first_note: Option<u32>,
    pub citation_number: Option<u32>,
    pub disambiguation: &'a Disambiguation,
    /// The first `cs:names` is left out.
    pub suppress_author: bool,
    /// The cite is compared with others, not printed: when it was looked up does not count.
    pub comparing: bool,
    /// Text of the same sentence stands before the cite.
    pub mid_sentence: bool,
}

/// What an evaluation has learnt that others want to know.
#[derive(Clone, Debug, Default)]
pub(crate) struct Report {
    /// One for each name list that was rendered.
    pub name_lists: SmallVec<[NameListReport; 2]>,
    /// How many `disambiguate` conditions were asked.
    pub conditions: usize,
    /// A text variable was printed.
    pub printed_text: bool,
    /// The layout's last element is one around others, and printed nothing.
    pub ends_empty: bool,
}

/// How a name list was rendered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct NameListReport {
    /// The variable whose names these are.
    pub variable: Option<ibid_model::NameVariable>,
    /// How many names are shown.
    pub shown: usize,
    /// How many there are.
    pub total: usize,
    /// How much of the first given name the style shows of itself.
    pub first_level: Option<GivenLevel>,
    /// Given names may be shown as initials.
    pub has_initials: bool,
}
