//! The tables of templates and parameters.
// Long: the tables.

use ibid_model::ItemType as T;
use ibid_model::{NumberVariable as N, TextVariable as V};

/// Templates and what they cite; for a type, the first is written.
const TEMPLATES: &[(&str, T)] = &[
    ("cite journal", T::ArticleJournal),
    ("cite magazine", T::ArticleMagazine),
    ("cite news", T::ArticleNewspaper),
    ("cite newspaper", T::ArticleNewspaper),
    ("cite web", T::Webpage),
    ("cite website", T::Webpage),
    ("cite webpage", T::Webpage),
    ("cite press release", T::Webpage),
    ("cite book", T::Book),
    ("cite comic", T::Book),
    ("cite conference", T::PaperConference),
    ("cite proceedings", T::PaperConference),
    ("cite report", T::Report),
    ("cite tech report", T::Report),
    ("cite techreport", T::Report),
    ("cite technical report", T::Report),
    ("cite thesis", T::Thesis),
    ("cite dissertation", T::Thesis),
    ("cite encyclopedia", T::EntryEncyclopedia),
    ("cite encyclopaedia", T::EntryEncyclopedia),
    ("cite dictionary", T::EntryDictionary),
    ("cite arxiv", T::Article),
    ("cite biorxiv", T::Article),
    ("cite medrxiv", T::Article),
    ("cite citeseerx", T::Article),
    ("cite ssrn", T::Article),
    ("cite preprint", T::Article),
    ("cite episode", T::Broadcast),
    ("cite podcast", T::Broadcast),
    ("cite serial", T::Broadcast),
    ("cite av media", T::MotionPicture),
    ("cite video", T::MotionPicture),
    ("cite av media notes", T::Song),
    ("cite map", T::Map),
    ("cite speech", T::Speech),
    ("cite interview", T::Interview),
    ("cite tweet", T::Post),
    ("cite mailing list", T::Post),
    ("cite newsgroup", T::Post),
    ("cite social media", T::Post),
    ("cite sign", T::Graphic),
    ("cite patent", T::Patent),
    ("cite court", T::LegalCase),
    ("cite video game", T::Software),
    ("cite document", T::Document),
    ("cite letter", T::PersonalCommunication),
    ("citation", T::Document),
];

/// The type that a template cites.
pub(super) fn item_type(template: &str) -> Option<T> {
    let mut named = TEMPLATES.iter();
    named
        .find(|(name, _)| *name == template)
        .map(|(_, item_type)| *item_type)
}

/// The template for a type.
pub(super) fn template(item_type: T) -> &'static str {
    let item_type = match item_type {
        T::Chapter | T::Classic | T::Pamphlet | T::Collection => T::Book,
        T::Entry => T::EntryEncyclopedia,
        T::Review | T::ReviewBook | T::Periodical => T::ArticleJournal,
        T::Dataset | T::PostWeblog => T::Webpage,
        T::Standard | T::Bill | T::Legislation | T::Regulation | T::Treaty | T::Hearing => {
            T::Report
        }
        T::MusicalScore => T::Song,
        other => other,
    };
    let mut named = TEMPLATES.iter();
    let own = named
        .find(|(_, of)| *of == item_type)
        .map(|(name, _)| *name);
    match own {
        Some("cite tweet") => "cite social media",
        Some("cite arxiv") => "cite preprint",
        own => own.unwrap_or("cite document"),
    }
}

/// A template's name with the capitals that it has.
pub(super) fn shown(template: &str) -> &str {
    const NAMES: &[&str] = &[
        "cite arXiv",
        "cite bioRxiv",
        "cite medRxiv",
        "cite CiteSeerX",
        "cite SSRN",
        "cite AV media",
        "cite AV media notes",
    ];
    let shown = NAMES
        .iter()
        .find(|name| name.eq_ignore_ascii_case(template));
    shown.copied().unwrap_or(template)
}

/// What a parameter holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    Text(V),
    Number(N),
    /// A number of arXiv, before which CSL has `arXiv:`.
    Arxiv,
    /// `PMC` stands before the number.
    Pmcid,
}

/// A parameter of citations of some types.
pub(super) struct Parameter {
    pub name: &'static str,
    /// No type: all of them.
    pub of: &'static [T],
    pub slot: Slot,
}

const fn all(name: &'static str, slot: Slot) -> Parameter {
    Parameter {
        name,
        of: &[],
        slot,
    }
}

const fn of(of: &'static [T], name: &'static str, slot: Slot) -> Parameter {
    Parameter { name, of, slot }
}

const CHAPTER: &[T] = &[T::Chapter];
const PERIODICALS: &[T] = &[T::ArticleJournal, T::ArticleMagazine, T::ArticleNewspaper];
const ENTRIES: &[T] = &[T::EntryEncyclopedia, T::EntryDictionary];

/// Parameters that are read and written; for a variable of a type, the first is written.
pub(super) static PARAMETERS: &[Parameter] = &[
    of(CHAPTER, "chapter", Slot::Text(V::Title)),
    of(CHAPTER, "title", Slot::Text(V::ContainerTitle)),
    all("title", Slot::Text(V::Title)),
    of(
        &[T::ArticleJournal],
        "journal",
        Slot::Text(V::ContainerTitle),
    ),
    of(
        &[T::ArticleMagazine],
        "magazine",
        Slot::Text(V::ContainerTitle),
    ),
    of(
        &[T::ArticleNewspaper],
        "newspaper",
        Slot::Text(V::ContainerTitle),
    ),
    of(ENTRIES, "encyclopedia", Slot::Text(V::ContainerTitle)),
    of(
        &[T::PaperConference],
        "book-title",
        Slot::Text(V::ContainerTitle),
    ),
    of(&[T::Broadcast], "series", Slot::Text(V::ContainerTitle)),
    of(&[T::Webpage], "website", Slot::Text(V::ContainerTitle)),
    of(CHAPTER, "work", Slot::Text(V::VolumeTitle)),
    all("work", Slot::Text(V::ContainerTitle)),
    all("conference", Slot::Text(V::EventTitle)),
    all("series", Slot::Text(V::CollectionTitle)),
    all("volume", Slot::Number(N::Volume)),
    of(PERIODICALS, "issue", Slot::Number(N::Issue)),
    of(PERIODICALS, "number", Slot::Number(N::Issue)),
    all("issue", Slot::Number(N::Issue)),
    of(PERIODICALS, "article-number", Slot::Number(N::Number)),
    of(
        &[T::Report, T::Patent, T::Broadcast],
        "number",
        Slot::Number(N::Number),
    ),
    of(&[T::Article], "eprint", Slot::Arxiv),
    of(&[T::Article], "arxiv", Slot::Arxiv),
    all("id", Slot::Number(N::Number)),
    all("edition", Slot::Number(N::Edition)),
    all("version", Slot::Number(N::Version)),
    all("section", Slot::Number(N::Section)),
    of(&[T::Thesis], "degree", Slot::Text(V::Genre)),
    all("type", Slot::Text(V::Genre)),
    all("medium", Slot::Text(V::Medium)),
    all("scale", Slot::Text(V::Scale)),
    all("publisher", Slot::Text(V::Publisher)),
    of(&[T::LegalCase], "court", Slot::Text(V::Authority)),
    of(&[T::Patent], "country", Slot::Text(V::Jurisdiction)),
    all("location", Slot::Text(V::PublisherPlace)),
    all("doi", Slot::Text(V::Doi)),
    all("pmid", Slot::Text(V::Pmid)),
    all("pmc", Slot::Pmcid),
    all("isbn", Slot::Text(V::Isbn)),
    all("issn", Slot::Text(V::Issn)),
    of(CHAPTER, "chapter-url", Slot::Text(V::Url)),
    all("url", Slot::Text(V::Url)),
    all("language", Slot::Text(V::Language)),
    all("via", Slot::Text(V::Source)),
];

/// Other names of parameters, the best first.
pub(super) const ALIASES: &[(&str, &str)] = &[
    ("contribution", "chapter"),
    ("entry", "title"),
    ("article", "title"),
    ("booktitle", "book-title"),
    ("encyclopaedia", "encyclopedia"),
    ("dictionary", "encyclopedia"),
    ("journal", "work"),
    ("magazine", "work"),
    ("newspaper", "work"),
    ("periodical", "work"),
    ("website", "work"),
    ("encyclopedia", "work"),
    ("book-title", "work"),
    ("event", "conference"),
    ("program", "work"),
    ("institution", "publisher"),
    ("newsgroup", "publisher"),
    ("mailing-list", "publisher"),
    ("place", "location"),
    ("publication-place", "location"),
    ("lang", "language"),
    ("chapter-url", "url"),
    ("chapterurl", "url"),
    ("eissn", "issn"),
    ("docket", "id"),
    ("no", "issue"),
    ("degree", "type"),
];

/// The parameter of a name for a type.
pub(super) fn find(name: &str, item_type: T) -> Option<&'static Parameter> {
    let mut named = PARAMETERS.iter().filter(|parameter| parameter.name == name);
    named.find(|parameter| parameter.is_of(item_type))
}

impl Parameter {
    pub(super) fn is_of(&self, item_type: T) -> bool {
        self.of.is_empty() || self.of.contains(&item_type)
    }
}
