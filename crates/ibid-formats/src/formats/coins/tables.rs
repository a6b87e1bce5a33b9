//! The formats of context objects, their genres and their keys.
//!
//! Source: the KEV matrices `info:ofi/fmt:kev:mtx:journal`, `book`, `dissertation`, `patent` and
//! `dc` of the OpenURL registry; Zotero's names of types in `rft.type`.

use ibid_model::ItemType as K;
use ibid_model::NumberVariable as Nr;
use ibid_model::TextVariable as T;

/// A metadata format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kev {
    Journal,
    Book,
    Dissertation,
    Patent,
    Dc,
}

/// The formats and their names in `rft_val_fmt`.
pub(super) const FORMATS: &[(Kev, &str)] = &[
    (Kev::Journal, "info:ofi/fmt:kev:mtx:journal"),
    (Kev::Book, "info:ofi/fmt:kev:mtx:book"),
    (Kev::Dissertation, "info:ofi/fmt:kev:mtx:dissertation"),
    (Kev::Patent, "info:ofi/fmt:kev:mtx:patent"),
    (Kev::Dc, "info:ofi/fmt:kev:mtx:dc"),
];

/// The genres of each format; the first of a CSL type is the one that is written.
pub(super) const GENRES: &[(Kev, &str, K)] = &[
    (Kev::Journal, "article", K::ArticleJournal),
    (Kev::Journal, "preprint", K::Article),
    (Kev::Journal, "journal", K::Periodical),
    (Kev::Journal, "issue", K::Periodical),
    (Kev::Journal, "proceeding", K::PaperConference),
    (Kev::Journal, "conference", K::Periodical),
    (Kev::Journal, "unknown", K::ArticleJournal),
    (Kev::Book, "book", K::Book),
    (Kev::Book, "bookitem", K::Chapter),
    (Kev::Book, "proceeding", K::PaperConference),
    (Kev::Book, "conference", K::Book),
    (Kev::Book, "report", K::Report),
    (Kev::Book, "document", K::Document),
    (Kev::Book, "unknown", K::Book),
    (Kev::Dissertation, "dissertation", K::Thesis),
    (Kev::Patent, "patent", K::Patent),
];

/// CSL types that a genre of another type stands for, beside `rft.type`.
pub(super) const NEAR: &[(K, K)] = &[
    (K::ArticleMagazine, K::ArticleJournal),
    (K::ArticleNewspaper, K::ArticleJournal),
    (K::Review, K::ArticleJournal),
    (K::ReviewBook, K::ArticleJournal),
    (K::Entry, K::Chapter),
    (K::EntryDictionary, K::Chapter),
    (K::EntryEncyclopedia, K::Chapter),
    (K::Classic, K::Book),
    (K::Pamphlet, K::Book),
    (K::Collection, K::Book),
];

/// Words of `rft.type` beside CSL's keywords: Zotero's types and DCMI's.
pub(super) const TYPES: &[(&str, K)] = &[
    ("journalArticle", K::ArticleJournal),
    ("magazineArticle", K::ArticleMagazine),
    ("newspaperArticle", K::ArticleNewspaper),
    ("bookSection", K::Chapter),
    ("conferencePaper", K::PaperConference),
    ("blogPost", K::PostWeblog),
    ("forumPost", K::Post),
    ("film", K::MotionPicture),
    ("videoRecording", K::MotionPicture),
    ("MovingImage", K::MotionPicture),
    ("tvBroadcast", K::Broadcast),
    ("radioBroadcast", K::Broadcast),
    ("podcast", K::Broadcast),
    ("audioRecording", K::Song),
    ("Sound", K::Song),
    ("artwork", K::Graphic),
    ("Image", K::Graphic),
    ("StillImage", K::Graphic),
    ("computerProgram", K::Software),
    ("case", K::LegalCase),
    ("statute", K::Legislation),
    ("letter", K::PersonalCommunication),
    ("email", K::PersonalCommunication),
    ("presentation", K::Speech),
    ("encyclopediaArticle", K::EntryEncyclopedia),
    ("dictionaryEntry", K::EntryDictionary),
    ("preprint", K::Article),
    ("Text", K::Document),
];

/// What a key holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    Text(T),
    Number(Nr),
    /// Keywords, one a key.
    Keywords,
}

/// A key, what it holds, and the types for which it is so; all where there is none.
pub(super) struct Place {
    pub key: &'static str,
    pub holds: Holds,
    pub only: &'static [K],
}

const fn any(key: &'static str, holds: Holds) -> Place {
    Place {
        key,
        holds,
        only: &[],
    }
}

const fn of(only: &'static [K], key: &'static str, holds: Holds) -> Place {
    Place { key, holds, only }
}

const IN_JOURNALS: &[K] = &[K::ArticleJournal, K::Article];
const IN_BOOKS: &[K] = &[K::Chapter, K::PaperConference];
const BOOKS: &[K] = &[K::Book, K::Report, K::Document];
const THESES: &[K] = &[K::Thesis];
const PATENTS: &[K] = &[K::Patent];
const JOURNALS: &[K] = &[K::Periodical];

/// Where variables stand, the best place of each first. Names, dates, pages and `rft_id` are the
/// code's. The types are those that a genre is read as.
pub(super) const PLACES: &[Place] = &[
    of(IN_JOURNALS, "rft.atitle", Holds::Text(T::Title)),
    of(IN_BOOKS, "rft.atitle", Holds::Text(T::Title)),
    of(BOOKS, "rft.btitle", Holds::Text(T::Title)),
    of(JOURNALS, "rft.jtitle", Holds::Text(T::Title)),
    of(IN_JOURNALS, "rft.jtitle", Holds::Text(T::ContainerTitle)),
    of(IN_BOOKS, "rft.btitle", Holds::Text(T::ContainerTitle)),
    of(IN_BOOKS, "rft.jtitle", Holds::Text(T::ContainerTitle)),
    of(IN_JOURNALS, "rft.title", Holds::Text(T::ContainerTitle)),
    of(IN_BOOKS, "rft.title", Holds::Text(T::ContainerTitle)),
    any("rft.title", Holds::Text(T::Title)),
    any("rft.btitle", Holds::Text(T::Title)),
    any("rft.atitle", Holds::Text(T::Title)),
    any("rft.source", Holds::Text(T::ContainerTitle)),
    any("rft.jtitle", Holds::Text(T::ContainerTitle)),
    any("rft.stitle", Holds::Text(T::ContainerTitleShort)),
    any("rft.series", Holds::Text(T::CollectionTitle)),
    any("rft.volume", Holds::Number(Nr::Volume)),
    any("rft.issue", Holds::Number(Nr::Issue)),
    any("rft.part", Holds::Number(Nr::PartNumber)),
    any("rft.edition", Holds::Number(Nr::Edition)),
    any("rft.tpages", Holds::Number(Nr::NumberOfPages)),
    any("rft.number", Holds::Number(Nr::Number)),
    any("rft.place", Holds::Text(T::PublisherPlace)),
    of(THESES, "rft.inst", Holds::Text(T::Publisher)),
    any("rft.pub", Holds::Text(T::Publisher)),
    any("rft.publisher", Holds::Text(T::Publisher)),
    of(THESES, "rft.degree", Holds::Text(T::Genre)),
    of(PATENTS, "rft.cc", Holds::Text(T::Jurisdiction)),
    any("rft.issn", Holds::Text(T::Issn)),
    any("rft.eissn", Holds::Text(T::Issn)),
    any("rft.isbn", Holds::Text(T::Isbn)),
    any("rft.language", Holds::Text(T::Language)),
    any("rft.description", Holds::Text(T::Abstract)),
    any("rft.rights", Holds::Text(T::License)),
    any("rft.format", Holds::Text(T::Medium)),
    any("rft.subject", Holds::Keywords),
];

impl Place {
    pub fn is_for(&self, item_type: K) -> bool {
        self.only.is_empty() || self.only.contains(&item_type)
    }
}

/// A type's format and genre, and the type that these are read as.
pub(super) fn written(item_type: K) -> (Kev, Option<&'static str>, K) {
    let near = NEAR.iter().find(|(own, _)| *own == item_type);
    let near = near.map_or(item_type, |(_, near)| *near);
    let found = GENRES.iter().find(|(_, _, known)| *known == near);
    match found {
        // Conferences' papers stand in books.
        Some((Kev::Journal, _, K::PaperConference)) => (Kev::Book, Some("proceeding"), near),
        Some((kev, genre, _)) => (*kev, Some(genre), near),
        None => (Kev::Dc, None, near),
    }
}

/// The type of a genre and the type that `rft.type` says, of which the first decides where titles
/// stand.
pub(super) fn read_type(kev: Option<Kev>, genre: &str, word: &str) -> (K, Option<K>) {
    let known = TYPES
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(word));
    let said = K::from_keyword(word).or(known.map(|(_, item_type)| *item_type));
    let genre = genre.to_ascii_lowercase();
    let of_format = |kev: Kev| {
        let mut genres = GENRES.iter().filter(|(format, _, _)| *format == kev);
        let found = genres.clone().find(|(_, known, _)| *known == genre);
        found
            .or_else(|| genres.next())
            .map(|(_, _, item_type)| *item_type)
    };
    let of_genre = match kev {
        Some(Kev::Dc) => None,
        Some(kev) => of_format(kev),
        None => GENRES
            .iter()
            .find(|(_, known, _)| *known == genre)
            .map(|(_, _, t)| *t),
    };
    let place = of_genre.or(said).unwrap_or(K::Document);
    (place, said)
}
