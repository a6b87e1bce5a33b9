//! EndNote's types of references and its elements.
// Long: the tables.

use ibid_model::ItemType as T;
use ibid_model::{NameVariable, NumberVariable as N, TextVariable as V};

/// A type's name, its number, and what it is; for a type, the first is written.
pub(super) const TYPES: &[(&str, u16, T)] = &[
    ("Journal Article", 17, T::ArticleJournal),
    ("Electronic Article", 43, T::ArticleJournal),
    ("Book", 6, T::Book),
    ("Edited Book", 28, T::Book),
    ("Electronic Book", 44, T::Book),
    ("Book Section", 5, T::Chapter),
    ("Electronic Book Section", 60, T::Chapter),
    ("Conference Proceedings", 10, T::PaperConference),
    ("Conference Paper", 47, T::PaperConference),
    ("Thesis", 32, T::Thesis),
    ("Report", 27, T::Report),
    ("Government Document", 46, T::Report),
    ("Web Page", 12, T::Webpage),
    ("Newspaper Article", 23, T::ArticleNewspaper),
    ("Magazine Article", 19, T::ArticleMagazine),
    ("Patent", 25, T::Patent),
    ("Computer Program", 9, T::Software),
    ("Map", 20, T::Map),
    ("Film or Broadcast", 21, T::MotionPicture),
    ("Online Multimedia", 48, T::MotionPicture),
    ("Audiovisual Material", 3, T::Broadcast),
    ("Television Episode", 64, T::Broadcast),
    ("Podcast", 63, T::Broadcast),
    ("Artwork", 2, T::Graphic),
    ("Manuscript", 36, T::Manuscript),
    ("Unpublished Work", 34, T::Manuscript),
    ("Bill", 4, T::Bill),
    ("Case", 7, T::LegalCase),
    ("Hearing", 14, T::Hearing),
    ("Statute", 31, T::Legislation),
    ("Legal Rule or Regulation", 50, T::Regulation),
    ("Encyclopedia", 53, T::EntryEncyclopedia),
    ("Dictionary", 52, T::EntryDictionary),
    ("Blog", 56, T::PostWeblog),
    ("Discussion Forum", 62, T::Post),
    ("Social Media", 65, T::Post),
    ("Dataset", 59, T::Dataset),
    ("Online Database", 45, T::Dataset),
    ("Aggregated Database", 55, T::Dataset),
    ("Standard", 58, T::Standard),
    ("Pamphlet", 24, T::Pamphlet),
    ("Serial", 57, T::Periodical),
    ("Music", 61, T::MusicalScore),
    ("Interview", 66, T::Interview),
    ("Press Release", 67, T::Article),
    ("Figure", 37, T::Figure),
    ("Chart or Table", 38, T::Figure),
    ("Classical Work", 49, T::Classic),
    ("Ancient Text", 51, T::Classic),
    ("Generic", 13, T::Document),
    ("Grant", 54, T::Document),
    ("Equation", 39, T::Document),
    ("Catalog", 8, T::Document),
];

/// What an element holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    Text(V),
    Number(N),
}

/// A path of elements, the types in which it holds that (none: all), and what.
pub(super) type Row = (&'static str, &'static [T], Slot);

const WHOLE: &[T] = &[
    T::Book,
    T::Report,
    T::Map,
    T::Software,
    T::Standard,
    T::Pamphlet,
];
const JOURNALS: &[T] = &[T::ArticleJournal, T::ArticleMagazine, T::ArticleNewspaper];

/// Elements that are read and written; of rows with one path, the first for the type counts.
pub(super) static ROWS: &[Row] = &[
    ("titles/title", &[], Slot::Text(V::Title)),
    (
        "titles/secondary-title",
        WHOLE,
        Slot::Text(V::CollectionTitle),
    ),
    (
        "titles/secondary-title",
        &[T::PaperConference],
        Slot::Text(V::EventTitle),
    ),
    ("titles/secondary-title", &[], Slot::Text(V::ContainerTitle)),
    ("titles/tertiary-title", &[], Slot::Text(V::CollectionTitle)),
    (
        "titles/alt-title",
        JOURNALS,
        Slot::Text(V::ContainerTitleShort),
    ),
    (
        "titles/alt-title",
        &[T::PaperConference],
        Slot::Text(V::ContainerTitle),
    ),
    ("titles/short-title", &[], Slot::Text(V::TitleShort)),
    ("titles/translated-title", &[], Slot::Text(V::OriginalTitle)),
    ("volume", &[], Slot::Number(N::Volume)),
    ("number", &[], Slot::Number(N::Issue)),
    (
        "pages",
        &[T::Book, T::Thesis],
        Slot::Number(N::NumberOfPages),
    ),
    ("pages", &[], Slot::Number(N::Page)),
    ("num-vols", &[], Slot::Number(N::NumberOfVolumes)),
    ("edition", &[T::Software], Slot::Number(N::Version)),
    ("edition", &[], Slot::Number(N::Edition)),
    ("section", &[], Slot::Number(N::Section)),
    ("reprint-edition", &[], Slot::Number(N::PrintingNumber)),
    ("reviewed-item", &[], Slot::Text(V::ReviewedTitle)),
    (
        "publisher",
        &[T::LegalCase, T::Hearing, T::Legislation],
        Slot::Text(V::Authority),
    ),
    ("publisher", &[], Slot::Text(V::Publisher)),
    ("pub-location", &[], Slot::Text(V::PublisherPlace)),
    ("orig-pub", &[], Slot::Text(V::OriginalPublisher)),
    ("work-type", &[], Slot::Text(V::Genre)),
    ("label", &[], Slot::Text(V::Annote)),
    ("call-num", &[], Slot::Text(V::CallNumber)),
    ("accession-num", &[], Slot::Text(V::ArchiveLocation)),
    ("remote-database-name", &[], Slot::Text(V::Archive)),
    ("remote-database-provider", &[], Slot::Text(V::Source)),
    ("language", &[], Slot::Text(V::Language)),
    ("abstract", &[], Slot::Text(V::Abstract)),
    ("electronic-resource-num", &[], Slot::Text(V::Doi)),
    ("urls/web-urls/url", &[], Slot::Text(V::Url)),
    ("custom2", JOURNALS, Slot::Text(V::Pmcid)),
    ("custom7", JOURNALS, Slot::Number(N::Number)),
    ("electronic-document-number", &[], Slot::Number(N::Number)),
];

/// Elements that others write, the best first.
pub(super) static ALSO: &[Row] = &[
    ("periodical/full-title", &[], Slot::Text(V::ContainerTitle)),
    ("periodical/abbr-1", &[], Slot::Text(V::ContainerTitleShort)),
    ("urls/related-urls/url", &[], Slot::Text(V::Url)),
];

/// Elements of `contributors`, and the role in some types (none: all).
pub(super) static NAMES: &[(&str, &[T], NameVariable)] = &[
    ("authors", &[T::MotionPicture], NameVariable::Director),
    ("authors", &[], NameVariable::Author),
    ("secondary-authors", WHOLE, NameVariable::CollectionEditor),
    (
        "secondary-authors",
        &[T::PersonalCommunication],
        NameVariable::Recipient,
    ),
    ("secondary-authors", &[], NameVariable::Editor),
    ("tertiary-authors", WHOLE, NameVariable::Editor),
    ("tertiary-authors", &[], NameVariable::CollectionEditor),
    ("subsidiary-authors", &[], NameVariable::Translator),
];

pub(super) fn is_of(of: &[T], item_type: T) -> bool {
    of.is_empty() || of.contains(&item_type)
}

/// Whether a row is the first of its path for a type.
pub(super) fn is_first(row: &Row, item_type: T) -> bool {
    let mut same = ROWS
        .iter()
        .filter(|(path, of, _)| *path == row.0 && is_of(of, item_type));
    same.next()
        .is_some_and(|first| first.2 == row.2 && first.1.len() == row.1.len())
}

/// Elements that no variable holds.
pub(super) const KEPT: &[&str] = &[
    "auth-address",
    "custom1",
    "custom2",
    "custom3",
    "custom4",
    "custom5",
    "custom6",
    "custom7",
    "caption",
    "modified-date",
];
