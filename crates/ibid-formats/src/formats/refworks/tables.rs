//! The types and tags of RefWorks' format.
//!
//! Source: RefWorks' help, "RefWorks Tagged Format".

use ibid_model::DateVariable as D;
use ibid_model::ItemType as K;
use ibid_model::NameVariable as N;
use ibid_model::NumberVariable as Nr;
use ibid_model::TextVariable as T;

use crate::formats::tagged::Holds::{Date, Id, Keywords, Lines, Names, Number, Serial, Text};
use crate::formats::tagged::{Place, any, of};

/// Types of works; the first of a CSL type is the one that is written.
pub(super) const TYPES: &[(&str, K)] = &[
    ("Journal Article", K::ArticleJournal),
    ("Journal", K::ArticleJournal),
    ("Journal, Electronic", K::ArticleJournal),
    ("Abstract", K::ArticleJournal),
    ("Magazine Article", K::ArticleMagazine),
    ("Newspaper Article", K::ArticleNewspaper),
    ("Book, Whole", K::Book),
    ("Book", K::Book),
    ("Book, Edited", K::Book),
    ("Monograph", K::Book),
    ("Book, Section", K::Chapter),
    ("Book Chapter", K::Chapter),
    ("Conference Proceeding", K::PaperConference),
    ("Conference Proceedings", K::PaperConference),
    ("Dissertation/Thesis", K::Thesis),
    ("Dissertation/Thesis, Unpublished", K::Thesis),
    ("Dissertation", K::Thesis),
    ("Thesis", K::Thesis),
    ("Report", K::Report),
    ("Grant", K::Report),
    ("Web Page", K::Webpage),
    ("Online Discussion Forum/Blogs", K::PostWeblog),
    ("Motion Picture", K::MotionPicture),
    ("Video/ DVD", K::Broadcast),
    ("Video/DVD", K::Broadcast),
    ("Video", K::Broadcast),
    ("Sound Recording", K::Song),
    ("Music Score", K::MusicalScore),
    ("Artwork", K::Graphic),
    ("Map", K::Map),
    ("Computer Program", K::Software),
    ("Patent", K::Patent),
    ("Case/Court Decisions", K::LegalCase),
    ("Laws/Statutes", K::Legislation),
    ("Bills/Resolutions", K::Bill),
    ("Resolutions", K::Bill),
    ("Hearing", K::Hearing),
    ("Unpublished Material", K::Manuscript),
    ("Personal Communication", K::PersonalCommunication),
    ("Generic", K::Document),
];

/// Tags that hold no variable, or that the code reads.
pub(super) const OTHER_TAGS: &[&str] = &[
    "RT", "SR", "ID", "YR", "FD", "SP", "OP", "AD", "A5", "A6", "CL", "SF", "IP", "AV", "PA", "RP",
    "WV", "WP", "PN", "CA", "CT", "LL", "CR", "OL", "PM", "U1", "U2", "U3", "U4", "U5", "U6", "U7",
    "U8", "U9", "AI", "PR",
];

const WITHOUT_PERIODICAL: &[K] = &[
    K::Book,
    K::Chapter,
    K::PaperConference,
    K::Thesis,
    K::Report,
    K::Webpage,
];
const SERIES: &[K] = &[K::Book, K::Report, K::Thesis];
const NUMBERED: &[K] = &[K::Report, K::Patent, K::Bill, K::Legislation, K::LegalCase];

/// Where variables stand; the code reads and writes `RT`, `ID`, `YR`, `FD`, `SP` and `OP`.
pub(super) const PLACES: &[Place] = &[
    of(&[K::MotionPicture], "A1", Names(N::Director)),
    any("A1", Names(N::Author)),
    any("AU", Names(N::Author)),
    any("A2", Names(N::Editor)),
    any("ED", Number(Nr::Edition)),
    any("A3", Names(N::CollectionEditor)),
    any("A4", Names(N::Translator)),
    any("T1", Text(T::Title)),
    any("TI", Text(T::Title)),
    of(&[K::Webpage], "WT", Text(T::ContainerTitle)),
    of(SERIES, "T2", Text(T::CollectionTitle)),
    of(WITHOUT_PERIODICAL, "T2", Text(T::ContainerTitle)),
    any("JF", Text(T::ContainerTitle)),
    any("T2", Text(T::ContainerTitle)),
    any("WT", Text(T::ContainerTitle)),
    any("T3", Text(T::CollectionTitle)),
    any("JO", Text(T::ContainerTitleShort)),
    any("ST", Text(T::TitleShort)),
    any("OT", Text(T::OriginalTitle)),
    any("VO", Number(Nr::Volume)),
    of(NUMBERED, "IS", Number(Nr::Number)),
    any("IS", Number(Nr::Issue)),
    any("PB", Text(T::Publisher)),
    any("PP", Text(T::PublisherPlace)),
    any("SN", Serial),
    of(NUMBERED, "SN", Number(Nr::Number)),
    any("DO", Id(T::Doi)),
    any("UL", Text(T::Url)),
    any("LK", Text(T::Url)),
    any("RD", Date(D::Accessed)),
    any("LA", Text(T::Language)),
    any("K1", Keywords),
    any("AB", Lines(T::Abstract)),
    any("DB", Text(T::Archive)),
    any("AN", Text(T::ArchiveLocation)),
    any("DS", Text(T::Source)),
    any("CN", Text(T::CallNumber)),
    any("NO", Lines(T::Note)),
];
