//! Word's types of sources and their elements.

use ibid_model::ItemType as T;
use ibid_model::{NameVariable, NumberVariable as N, TextVariable as V};

/// Types, the one to write first.
pub(super) const TYPES: &[(&str, T)] = &[
    ("JournalArticle", T::ArticleJournal),
    ("ArticleInAPeriodical", T::ArticleMagazine),
    ("Book", T::Book),
    ("BookSection", T::Chapter),
    ("ConferenceProceedings", T::PaperConference),
    ("Report", T::Report),
    ("InternetSite", T::Webpage),
    ("DocumentFromInternetSite", T::Webpage),
    ("SoundRecording", T::Song),
    ("Performance", T::Performance),
    ("Art", T::Graphic),
    ("Film", T::MotionPicture),
    ("Interview", T::Interview),
    ("Patent", T::Patent),
    ("Case", T::LegalCase),
    ("Misc", T::Document),
    ("ElectronicSource", T::Document),
];

/// Types that Word has none for, and the one that is nearest; others are `Misc`.
pub(super) const NEAR: &[(T, &str)] = &[
    (T::ArticleNewspaper, "ArticleInAPeriodical"),
    (T::Thesis, "Report"),
    (T::PostWeblog, "InternetSite"),
    (T::Post, "InternetSite"),
    (T::EntryEncyclopedia, "BookSection"),
    (T::EntryDictionary, "BookSection"),
    (T::Entry, "BookSection"),
];

/// What an element holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    Text(V),
    Number(N),
}

/// An element, the types in which it holds that (none: all), and what.
pub(super) type Row = (&'static str, &'static [T], Slot);

/// Elements that are read and written; for a variable, the first is written.
pub(super) static ROWS: &[Row] = &[
    ("Title", &[], Slot::Text(V::Title)),
    (
        "JournalName",
        &[T::ArticleJournal],
        Slot::Text(V::ContainerTitle),
    ),
    (
        "PeriodicalTitle",
        &[T::ArticleMagazine],
        Slot::Text(V::ContainerTitle),
    ),
    ("BookTitle", &[T::Chapter], Slot::Text(V::ContainerTitle)),
    (
        "InternetSiteTitle",
        &[T::Webpage],
        Slot::Text(V::ContainerTitle),
    ),
    ("AlbumTitle", &[T::Song], Slot::Text(V::ContainerTitle)),
    (
        "BroadcastTitle",
        &[T::Interview],
        Slot::Text(V::ContainerTitle),
    ),
    ("PublicationTitle", &[], Slot::Text(V::ContainerTitle)),
    ("ConferenceName", &[], Slot::Text(V::EventTitle)),
    ("ShortTitle", &[], Slot::Text(V::TitleShort)),
    ("Volume", &[], Slot::Number(N::Volume)),
    ("Issue", &[], Slot::Number(N::Issue)),
    ("Edition", &[], Slot::Number(N::Edition)),
    ("Pages", &[], Slot::Number(N::Page)),
    ("NumberVolumes", &[], Slot::Number(N::NumberOfVolumes)),
    ("ChapterNumber", &[], Slot::Number(N::ChapterNumber)),
    ("Version", &[], Slot::Number(N::Version)),
    ("PatentNumber", &[T::Patent], Slot::Number(N::Number)),
    ("CaseNumber", &[T::LegalCase], Slot::Number(N::Number)),
    ("RecordingNumber", &[], Slot::Number(N::Number)),
    ("Institution", &[T::Report], Slot::Text(V::Publisher)),
    ("Publisher", &[], Slot::Text(V::Publisher)),
    ("City", &[], Slot::Text(V::PublisherPlace)),
    ("ThesisType", &[T::Report], Slot::Text(V::Genre)),
    ("Type", &[], Slot::Text(V::Genre)),
    ("Medium", &[], Slot::Text(V::Medium)),
    ("Court", &[], Slot::Text(V::Authority)),
    ("CountryRegion", &[T::Patent], Slot::Text(V::Jurisdiction)),
    ("DOI", &[], Slot::Text(V::Doi)),
    ("URL", &[], Slot::Text(V::Url)),
    ("LCID", &[], Slot::Text(V::Language)),
    ("AbbreviatedCaseNumber", &[], Slot::Text(V::CallNumber)),
];

/// Elements of `Author`, and the role in some types (none: all).
pub(super) static NAMES: &[(&str, &[T], NameVariable)] = &[
    ("Inventor", &[T::Patent], NameVariable::Author),
    ("Artist", &[T::Graphic], NameVariable::Author),
    ("Interviewee", &[T::Interview], NameVariable::Author),
    ("Author", &[], NameVariable::Author),
    ("BookAuthor", &[], NameVariable::ContainerAuthor),
    ("Editor", &[], NameVariable::Editor),
    ("Translator", &[], NameVariable::Translator),
    ("Compiler", &[], NameVariable::Compiler),
    ("Composer", &[], NameVariable::Composer),
    ("Director", &[], NameVariable::Director),
    ("Interviewer", &[], NameVariable::Interviewer),
    ("Performer", &[], NameVariable::Performer),
    ("ProducerName", &[], NameVariable::Producer),
    ("Writer", &[], NameVariable::ScriptWriter),
];

pub(super) fn is_of(of: &[T], item_type: T) -> bool {
    of.is_empty() || of.contains(&item_type)
}
