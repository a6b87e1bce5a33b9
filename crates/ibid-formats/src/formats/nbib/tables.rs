//! The types and tags of MEDLINE.
//!
//! Source: "MEDLINE/PubMed Data Element (Field) Descriptions" and PubMed's help, "PubMed format".

use ibid_model::ItemType as K;
use ibid_model::NumberVariable as Nr;
use ibid_model::TextVariable as T;

use crate::formats::tagged::Holds::{Id, Keywords, Lines, Number, Text};
use crate::formats::tagged::{Place, any, of};

/// Publication types; the first of a CSL type is the one that is written.
pub(super) const TYPES: &[(&str, K)] = &[
    ("Journal Article", K::ArticleJournal),
    ("Preprint", K::Article),
    ("Book", K::Book),
    ("Monograph", K::Book),
    ("Book Chapter", K::Chapter),
    ("Academic Dissertation", K::Thesis),
    ("Technical Report", K::Report),
    ("Newspaper Article", K::ArticleNewspaper),
    ("Dataset", K::Dataset),
    ("Video-Audio Media", K::MotionPicture),
    ("Webcast", K::Broadcast),
    ("Conference Paper", K::PaperConference),
    ("Congress", K::PaperConference),
    ("Lecture", K::Speech),
    ("Legal Case", K::LegalCase),
    ("Legislation", K::Legislation),
    ("Web Page", K::Webpage),
    ("Map", K::Map),
    ("Patent", K::Patent),
    ("Software", K::Software),
    // ERIC's.
    ("Journal Articles", K::ArticleJournal),
    ("Books", K::Book),
    ("Dissertations/Theses", K::Thesis),
    ("Dissertations/Theses - Doctoral Dissertations", K::Thesis),
    ("Dissertations/Theses - Masters Theses", K::Thesis),
    ("Speeches/Meeting Papers", K::PaperConference),
    ("Reports - Descriptive", K::Report),
    ("Reports - Evaluative", K::Report),
    ("Reports - General", K::Report),
    ("Reports - Research", K::Report),
    ("Collected Works - General", K::Book),
    ("Collected Works - Proceedings", K::Book),
];

pub(super) const BOOKS: &[K] = &[K::Book, K::Report, K::Thesis];
const NOT_ARTICLES: &[K] = &[
    K::Book,
    K::Chapter,
    K::Thesis,
    K::Report,
    K::Dataset,
    K::MotionPicture,
    K::Broadcast,
    K::PaperConference,
    K::Speech,
    K::Map,
    K::Patent,
    K::Software,
    K::Webpage,
];

/// Where variables stand. Names, `LID`, `AID`, `DP`, `DEP`, `LA`, `PG` and `IS` are the code's.
/// `PL` of an article is the country of its journal, which is not where a work was published.
pub(super) const PLACES: &[Place] = &[
    any("PMID", Id(T::Pmid)),
    any("TI", Text(T::Title)),
    of(BOOKS, "BTI", Text(T::Title)),
    of(
        &[K::Chapter, K::PaperConference],
        "BTI",
        Text(T::ContainerTitle),
    ),
    any("JT", Text(T::ContainerTitle)),
    any("TA", Text(T::ContainerTitleShort)),
    any("BTI", Text(T::ContainerTitle)),
    any("CTI", Text(T::CollectionTitle)),
    any("VTI", Text(T::VolumeTitle)),
    any("TT", Text(T::OriginalTitle)),
    any("VI", Number(Nr::Volume)),
    any("IP", Number(Nr::Issue)),
    any("EN", Number(Nr::Edition)),
    any("CP", Number(Nr::ChapterNumber)),
    any("PB", Text(T::Publisher)),
    of(NOT_ARTICLES, "PL", Text(T::PublisherPlace)),
    any("ISBN", Id(T::Isbn)),
    any("PMC", Id(T::Pmcid)),
    any("AB", Lines(T::Abstract)),
    any("OT", Keywords),
    any("MH", Keywords),
    any("GN", Lines(T::Note)),
];

/// MEDLINE's codes of languages (ISO 639-2/B) and the tags of BCP 47.
pub(super) const LANGUAGES: &[(&str, &str)] = &[
    ("eng", "en"),
    ("fre", "fr"),
    ("fra", "fr"),
    ("ger", "de"),
    ("deu", "de"),
    ("spa", "es"),
    ("ita", "it"),
    ("por", "pt"),
    ("rus", "ru"),
    ("chi", "zh"),
    ("zho", "zh"),
    ("jpn", "ja"),
    ("kor", "ko"),
    ("dut", "nl"),
    ("nld", "nl"),
    ("pol", "pl"),
    ("cze", "cs"),
    ("ces", "cs"),
    ("swe", "sv"),
    ("dan", "da"),
    ("nor", "no"),
    ("fin", "fi"),
    ("hun", "hu"),
    ("tur", "tr"),
    ("ukr", "uk"),
    ("ara", "ar"),
    ("heb", "he"),
    ("per", "fa"),
    ("gre", "el"),
    ("rum", "ro"),
    ("bul", "bg"),
    ("hrv", "hr"),
    ("srp", "sr"),
    ("slv", "sl"),
    ("slo", "sk"),
    ("cat", "ca"),
    ("lit", "lt"),
    ("ice", "is"),
    ("lat", "la"),
];

/// Months as MEDLINE writes them.
pub(super) const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];
