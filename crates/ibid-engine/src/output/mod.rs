//! What rendering produces: a flat [`Stream`] of text and marks, and what is done with it.
//!
//! The way of a cite or entry is: stream -> [`punctuation::settle`] -> [`format::write`].

pub mod format;
pub(crate) mod link;
mod punctuation;
mod runs;
mod stream;
mod tree;

pub use link::Link;
pub(crate) use punctuation::{Punctuation, settle};
pub(crate) use stream::{Event, Position, Step, Stream};
pub use tree::OutputNode;
pub(crate) use tree::{Tree, TreeBuilder};

use ibid_csl::{Display, Formatting};

use crate::compile::LocaleIndex;
use crate::text::markup::Inline;

/// Where a piece of text comes from, which decides how its punctuation meets its neighbours'.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The start of a variable's, term's or value's text.
    Content,
    /// More of the same text: its punctuation is the author's and stays.
    Continued,
    /// The suffix of an element that prints one text, an affix of the cite, and all else of the style.
    Affix,
    /// The suffix of an element around others.
    Outer,
    /// The last of the spaces that a suffix ends with, where it is the last thing of the element around.
    LastSpace,
    /// The prefix of an element.
    Prefix,
    /// A delimiter.
    Delimiter,
    /// A delimiter behind an element that ends with a suffix of its own.
    DelimiterBeside,
}

impl Role {
    /// Whether the style or the cite put it around or between what is printed.
    pub fn is_affix(self) -> bool {
        !matches!(self, Self::Content | Self::Continued)
    }
}

/// A part of an entry that later steps look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Tag {
    /// The names of a `cs:names`, without label and affixes.
    Names,
    /// One name of a `cs:names`.
    Name,
    /// A cite without its affixes, by its place in the cluster: what links to its item's entry.
    Cite(u32),
    /// A year, with its suffix.
    Year,
    /// A year suffix: `a`, `b`.
    YearSuffix,
    /// The cite's own number, which no sentence begins with.
    CitationNumber,
    /// What keeps a space that it begins with beside one before it.
    SpacesApart,
    /// What keeps a mark or space that it begins with beside one before it.
    MarksApart,
    /// What a `cs:substitute` prints that is no names, where it prints a variable.
    Substitute,
    /// The suffix of an element of the layout.
    LayoutSuffix,
    /// What does not know of the formatting that its element has.
    Apart,
    /// The first element of a bibliography layout, for `second-field-align`.
    FirstField,
    /// A cite in the locale of its item, which has its own quotation marks.
    Locale(LocaleIndex),
    /// The link target kind of a variable (DOI, URL, PMID, PMCID).
    Link(Link),
}

/// A mark around events.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Mark {
    /// Formatting attributes of the style.
    Font(Formatting),
    /// Inline markup of an item's text: it flips what is around it.
    Inline(Inline),
    /// `quotes="true"`, or quotation marks in an item's text.
    Quote,
    /// A quotation that has the locale's inner marks where it stands in no other.
    InnerQuote,
    /// `display`
    Display(Display),
    /// A part that later steps look for.
    Tag(Tag),
}

impl Mark {
    /// Whether it changes what a settled stream is written as.
    pub fn is_written(self) -> bool {
        match self {
            Self::Tag(tag) => matches!(
                tag,
                Tag::Cite(_) | Tag::Link(_) | Tag::Locale(_) | Tag::Apart
            ),
            _ => true,
        }
    }

    /// Whether it is a quotation.
    pub fn is_quote(self) -> bool {
        matches!(self, Self::Quote | Self::InnerQuote)
    }
}
