//! Fields and CSL variables, where one is the other whatever the entry.
//!
//! Fields whose meaning depends on the entry are in `read.rs` and `write.rs`. Source: BibLaTeX's
//! manual, "Entry fields"; BibTeX's manual; the exports of Zotero (Better BibTeX), JabRef,
//! Mendeley, ADS, ACM and Crossref.

use ibid_model::{DateVariable, NameVariable, NumberVariable, TextVariable};

use super::tex::Reading;

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// Text, read as its place asks.
    Text(TextVariable, Reading),
    /// Text that TeX does not touch: URLs and identifiers.
    Verbatim(TextVariable),
    /// A number.
    Number(NumberVariable),
    /// Names.
    Names(NameVariable),
    /// A date.
    Date(DateVariable),
}

use Holds::{Date, Names, Number, Text, Verbatim};

/// Fields by name. Of those that hold one variable, the first is written.
pub(super) const FIELDS: &[(&str, Holds)] = &[
    ("author", Names(NameVariable::Author)),
    ("bookauthor", Names(NameVariable::ContainerAuthor)),
    ("translator", Names(NameVariable::Translator)),
    ("shorttitle", Text(TextVariable::TitleShort, Reading::Title)),
    (
        "shortjournal",
        Text(TextVariable::ContainerTitleShort, Reading::Title),
    ),
    (
        "series",
        Text(TextVariable::CollectionTitle, Reading::Title),
    ),
    ("eventtitle", Text(TextVariable::EventTitle, Reading::Title)),
    ("venue", Text(TextVariable::EventPlace, Reading::Text)),
    (
        "origtitle",
        Text(TextVariable::OriginalTitle, Reading::Title),
    ),
    (
        "origpublisher",
        Text(TextVariable::OriginalPublisher, Reading::Text),
    ),
    (
        "origlocation",
        Text(TextVariable::OriginalPublisherPlace, Reading::Text),
    ),
    ("volume", Number(NumberVariable::Volume)),
    ("volumes", Number(NumberVariable::NumberOfVolumes)),
    ("part", Number(NumberVariable::PartNumber)),
    ("chapter", Number(NumberVariable::ChapterNumber)),
    ("edition", Number(NumberVariable::Edition)),
    ("version", Number(NumberVariable::Version)),
    ("pagetotal", Number(NumberVariable::NumberOfPages)),
    ("numpages", Number(NumberVariable::NumberOfPages)),
    ("eventdate", Date(DateVariable::EventDate)),
    ("origdate", Date(DateVariable::OriginalDate)),
    ("pubstate", Text(TextVariable::Status, Reading::Text)),
    ("isbn", Verbatim(TextVariable::Isbn)),
    ("issn", Verbatim(TextVariable::Issn)),
    ("doi", Verbatim(TextVariable::Doi)),
    ("pmid", Verbatim(TextVariable::Pmid)),
    ("pmcid", Verbatim(TextVariable::Pmcid)),
    ("pmc", Verbatim(TextVariable::Pmcid)),
    ("url", Verbatim(TextVariable::Url)),
    ("urldate", Date(DateVariable::Accessed)),
    ("lastaccessed", Date(DateVariable::Accessed)),
    ("lastchecked", Date(DateVariable::Accessed)),
    ("accessed", Date(DateVariable::Accessed)),
    ("library", Text(TextVariable::CallNumber, Reading::Text)),
    ("lccn", Text(TextVariable::CallNumber, Reading::Text)),
    ("license", Text(TextVariable::License, Reading::Text)),
    ("rights", Text(TextVariable::License, Reading::Text)),
    ("copyright", Text(TextVariable::License, Reading::Text)),
    ("keywords", Text(TextVariable::Keyword, Reading::Text)),
    ("keyword", Text(TextVariable::Keyword, Reading::Text)),
    (
        "abstract",
        Text(TextVariable::Abstract, Reading::Paragraphs),
    ),
    (
        "annotation",
        Text(TextVariable::Annote, Reading::Paragraphs),
    ),
    ("annote", Text(TextVariable::Annote, Reading::Paragraphs)),
    ("note", Text(TextVariable::Note, Reading::Lines)),
];

/// Fields of ours for what no field holds begin so; the CSL variable follows.
pub(super) const OWN: &str = "csl-";

/// Fields that are kept as they stand when nothing else is known of them: paths and keys.
pub(super) const RAW: &[&str] = &[
    "file",
    "pdf",
    "ids",
    "eprint",
    "verba",
    "verbb",
    "verbc",
    "crossref",
    "xref",
    "related",
    "bdsk-url-1",
    "bdsk-url-2",
    "bdsk-file-1",
    "adsurl",
    "biburl",
    "bibsource",
    "timestamp",
    "local-url",
    "options",
    "groups",
    "owner",
    "uri",
    "link",
    "ee",
    "opturl",
    "video",
    "slides",
    "code",
];

/// The order in which fields are written: who, what, where, when, then the rest.
pub(super) const ORDER: &[&str] = &[
    "csl-type",
    "entrysubtype",
    "author",
    "editor",
    "editortype",
    "editora",
    "editoratype",
    "editorb",
    "editorbtype",
    "editorc",
    "editorctype",
    "translator",
    "bookauthor",
    "title",
    "subtitle",
    "titleaddon",
    "shorttitle",
    "maintitle",
    "booktitle",
    "journal",
    "journaltitle",
    "shortjournal",
    "issuetitle",
    "eventtitle",
    "eventdate",
    "venue",
    "type",
    "series",
    "edition",
    "version",
    "volume",
    "volumes",
    "part",
    "number",
    "issue",
    "chapter",
    "pages",
    "pagetotal",
    "publisher",
    "institution",
    "school",
    "organization",
    "howpublished",
    "address",
    "location",
    "date",
    "year",
    "month",
    "day",
    "pubstate",
    "origtitle",
    "origdate",
    "origpublisher",
    "origlocation",
    "isbn",
    "issn",
    "doi",
    "eprint",
    "eprinttype",
    "archiveprefix",
    "eprintclass",
    "primaryclass",
    "pmid",
    "pmcid",
    "url",
    "urldate",
    "langid",
    "language",
];

/// What a field holds whatever the entry; `None` for others.
pub(super) fn holds(name: &str) -> Option<Holds> {
    let mut fields = FIELDS.iter();
    fields
        .find(|(known, _)| *known == name)
        .map(|(_, holds)| *holds)
}
