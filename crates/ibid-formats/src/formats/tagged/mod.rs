//! Formats of tagged lines (RIS, MEDLINE, EndNote's, RefWorks'): what they have in common.
//!
//! | file | its part |
//! |---|---|
//! | `scan.rs` | lines to records and fields, whatever broke on the way |
//! | `values.rs` | names, dates, pages and identifiers in a field |
//! | `read.rs`, `write.rs` | records to items and back, by a [`Dialect`]'s tables |
//!
//! A format is a [`Dialect`]: tables of types and places, which reader and writer share, and two
//! functions for what no table says.

mod read;
mod scan;
pub(super) mod values;
mod write;

use ibid_model::{DateVariable, ItemType, NameVariable, NumberVariable, TextVariable};

use crate::codec::Sink;
use crate::error::FormatError;
use crate::format::Format;

pub(super) use read::Reader;
pub(super) use scan::{BlankLine, Syntax};
pub(super) use values::NameForm;
pub(super) use write::{Records, Writer};

/// A format of tagged lines.
pub(super) struct Dialect {
    /// Its place in the registry; its name is the prefix of what items keep of it.
    pub format: Format,
    /// How its lines are told apart.
    pub syntax: Syntax,
    /// The tag of the type of work.
    pub type_tag: &'static str,
    /// Whether a record may have several types: what is not the type's own word is kept beside it.
    pub has_many_types: bool,
    /// The types' words; the first of a CSL type is the one that is written.
    pub types: &'static [(&'static str, ItemType)],
    /// What a type is that is not among them.
    pub unknown: ItemType,
    /// Where variables stand, the best place of each first.
    pub places: &'static [Place],
    /// How persons and organisations are told apart.
    pub names: NameForm,
    /// How dates are written.
    pub dates: values::DateForm,
    /// The tag of the item's key, where there is one.
    pub key_tag: Option<&'static str>,
    /// Reads what no table says; before the tables are used.
    pub read_special: fn(&mut Reader<'_>),
    /// Writes what no table says; before the tables are used.
    pub write_special: fn(&mut Writer<'_, '_>),
    /// Writes one line of a tag and its value.
    pub line: fn(tag: &str, value: &str, out: &mut String),
}

/// A tag, and what it holds in some types of works.
pub(super) struct Place {
    pub tag: &'static str,
    pub holds: Holds,
    /// The types; all where there is none.
    pub only: &'static [ItemType],
    /// Whether it is a place in all types but those.
    pub in_others: bool,
}

/// What a tag's value is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// Text on one line.
    Text(TextVariable),
    /// Text that has lines; several fields are one text.
    Lines(TextVariable),
    /// An identifier; what is not in its form is not taken.
    Id(TextVariable),
    /// An ISBN or an ISSN, by its form.
    Serial,
    /// Keywords, one a field or several.
    Keywords,
    Number(NumberVariable),
    Names(NameVariable),
    Date(DateVariable),
}

/// A place in all types.
pub(super) const fn any(tag: &'static str, holds: Holds) -> Place {
    Place {
        tag,
        holds,
        only: &[],
        in_others: false,
    }
}

/// A place in some types.
pub(super) const fn of(only: &'static [ItemType], tag: &'static str, holds: Holds) -> Place {
    Place {
        tag,
        holds,
        only,
        in_others: false,
    }
}

/// A place in all types but some.
pub(super) const fn except(types: &'static [ItemType], tag: &'static str, holds: Holds) -> Place {
    Place {
        tag,
        holds,
        only: types,
        in_others: true,
    }
}

impl Place {
    fn is_for(&self, item_type: ItemType) -> bool {
        self.only.is_empty() || self.only.contains(&item_type) != self.in_others
    }
}

/// The type whose word stands for one that has none.
fn nearest(item_type: ItemType) -> ItemType {
    use ItemType as T;
    match item_type {
        T::Review
        | T::ReviewBook
        | T::Article
        | T::Interview
        | T::ArticleMagazine
        | T::ArticleNewspaper => T::ArticleJournal,
        T::PostWeblog | T::Post => T::Webpage,
        T::Entry | T::EntryDictionary | T::EntryEncyclopedia | T::PaperConference => T::Chapter,
        T::Bill | T::Regulation | T::Treaty => T::Legislation,
        T::Broadcast | T::Performance => T::MotionPicture,
        T::Classic | T::Collection | T::Pamphlet | T::Periodical | T::MusicalScore => T::Book,
        T::Standard => T::Report,
        T::Figure => T::Graphic,
        T::Event => T::Speech,
        _ => T::Document,
    }
}

impl Dialect {
    /// The first word of a type.
    fn word(&self, item_type: ItemType) -> Option<&'static str> {
        let mut types = self.types.iter();
        types
            .find(|(_, known)| *known == item_type)
            .map(|(word, _)| *word)
    }

    /// The word for a type, or for the nearest that has one, and what it is read as.
    fn written(&self, item_type: ItemType) -> (&'static str, ItemType) {
        let near = nearest(item_type);
        let candidates = [item_type, near, nearest(near), self.unknown];
        let mut known = candidates
            .into_iter()
            .filter_map(|t| self.word(t).map(|word| (word, t)));
        known.next().unwrap_or(("", self.unknown))
    }

    fn read_as(&self, word: &str) -> Option<ItemType> {
        let mut types = self.types.iter();
        types
            .find(|(known, _)| known.eq_ignore_ascii_case(word))
            .map(|(_, item_type)| *item_type)
    }

    /// The key in `custom` of what a tag holds that is no variable.
    fn custom_key(&self, tag: &str) -> String {
        format!("{}:{tag}", self.format)
    }

    /// Reads a text.
    ///
    /// # Errors
    /// No line of it has a tag of the format.
    pub(super) fn read(&'static self, text: &str, sink: &mut dyn Sink) -> Result<(), FormatError> {
        if read::read(self, text, sink) {
            return Ok(());
        }
        let mut example = String::new();
        (self.line)(self.syntax.start, "…", &mut example);
        let message = format!(
            "there is no record in it that begins with `{}`",
            example.trim()
        );
        Err(FormatError::not(self.format, message))
    }
}
