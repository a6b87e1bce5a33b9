//! What an extractor found: a value that may be a field of the item.

use crate::provenance::Provenance;
use ibid_model::CalendarDate;
use ibid_model::ident::Orcid;

/// What a candidate may become.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Property {
    /// The work's title.
    Title,
    /// What stands beneath the title.
    Subtitle,
    /// The same work in the form for a phone (AMP).
    AmpUrl,
    /// Where the site describes the page for embedding (oEmbed).
    EmbedUrl,
    /// Who wrote it.
    Authors,
    /// Who edited it.
    Editors,
    /// Who translated it.
    Translators,
    /// When it was published.
    Published,
    /// When it was last changed.
    Modified,
    /// A date that does not say what it is the date of.
    UndatedDate,
    /// The site or other container that it appeared in.
    Site,
    /// The journal or book that it is a part of.
    Container,
    /// The container's short title.
    ContainerShort,
    /// Who published it.
    Publisher,
    /// Where it was published.
    PublisherPlace,
    /// The page's own address.
    Url,
    /// The work's DOI.
    Doi,
    /// The journal's ISSN.
    Issn,
    /// The book's ISBN.
    Isbn,
    /// PubMed identifier.
    Pmid,
    /// PubMed Central identifier.
    Pmcid,
    /// The work's number at its publisher or in its archive (arXiv, report number).
    Number,
    /// Volume.
    Volume,
    /// Issue.
    Issue,
    /// First page.
    FirstPage,
    /// Last page.
    LastPage,
    /// Pages as written, `12-15`.
    Pages,
    /// The section of the newspaper or site.
    Section,
    /// Language, as a BCP 47 tag.
    Language,
    /// Kind of work, as the source names it: a schema.org type, an `og:type`.
    Kind,
    /// Summary.
    Abstract,
    /// Key words.
    Keyword,
    /// Degree or genre ("PhD thesis").
    Genre,
    /// To whom a letter or mail went.
    Recipients,
    /// The archive that holds the copy that was read.
    Archive,
    /// The copy's address in the archive.
    ArchiveLocation,
    /// The day that the archive took the copy.
    ArchiveDate,
    /// The day that the reader saved the copy.
    SavedDate,
}

/// A found value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Text, without markup and with white space collapsed.
    Text(String),
    /// People and organisations, in the source's order.
    Creators(Vec<Creator>),
    /// A date.
    Date(DateReading),
}

/// One person or organisation, as the source names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Creator {
    /// The text: a name, or a whole byline where `kind` is [`CreatorKind::Byline`].
    pub text: String,
    /// Family and given name where the source keeps them apart.
    pub parts: Option<(String, String)>,
    /// What the source says it is.
    pub kind: CreatorKind,
    /// The ORCID iD, where the source gives one.
    pub orcid: Option<Orcid>,
    /// The institutions that the source names beside it.
    pub affiliations: Vec<String>,
}

/// What a source says of a creator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CreatorKind {
    /// One person.
    Person,
    /// One organisation.
    Organisation,
    /// One name, of either.
    Unknown,
    /// A byline: words to strip, perhaps several names.
    Byline,
}

impl Creator {
    /// A creator of a kind, by its text.
    pub fn new(text: impl Into<String>, kind: CreatorKind) -> Self {
        Self {
            text: text.into(),
            parts: None,
            kind,
            orcid: None,
            affiliations: Vec::new(),
        }
    }
}

/// A date as the source gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateReading {
    /// The calendar day in the zone that the source writes.
    pub date: CalendarDate,
    /// That zone, in minutes east of UTC, where the source gives one.
    pub offset: Option<i16>,
    /// Minutes since midnight in that zone, where the source gives a time of day.
    pub minutes: Option<u16>,
    /// The other reading, where day and month cannot be told apart (`3/4/2020`).
    pub other_reading: Option<CalendarDate>,
}

impl From<CalendarDate> for DateReading {
    fn from(date: CalendarDate) -> Self {
        Self {
            date,
            offset: None,
            minutes: None,
            other_reading: None,
        }
    }
}

/// A value that may be a field of the item, with its place and how far it is to be trusted.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// What it may become.
    pub property: Property,
    /// The value.
    pub value: Value,
    /// Where it was found.
    pub provenance: Provenance,
    /// How far the extractor trusts it, 0 to 1, before other candidates are seen.
    pub trust: f32,
}

impl Candidate {
    /// A text value.
    pub fn text(
        property: Property,
        value: impl Into<String>,
        provenance: Provenance,
        trust: f32,
    ) -> Self {
        Self {
            property,
            value: Value::Text(value.into()),
            provenance,
            trust,
        }
    }

    /// A date.
    pub fn date(
        property: Property,
        date: impl Into<DateReading>,
        provenance: Provenance,
        trust: f32,
    ) -> Self {
        Self {
            property,
            value: Value::Date(date.into()),
            provenance,
            trust,
        }
    }

    /// People and organisations.
    pub fn creators(
        property: Property,
        creators: Vec<Creator>,
        provenance: Provenance,
        trust: f32,
    ) -> Self {
        Self {
            property,
            value: Value::Creators(creators),
            provenance,
            trust,
        }
    }
}
