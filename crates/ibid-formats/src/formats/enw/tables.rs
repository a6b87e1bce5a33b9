//! The types and tags of EndNote's tagged format.
//!
//! Source: EndNote's manual, "EndNote import format", with the reference types of EndNote's
//! preferences; refer(1) for the tags that are letters.

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
    ("Electronic Article", K::ArticleJournal),
    ("Magazine Article", K::ArticleMagazine),
    ("Newspaper Article", K::ArticleNewspaper),
    ("Book", K::Book),
    ("Edited Book", K::Book),
    ("Electronic Book", K::Book),
    ("Catalog", K::Book),
    ("Book Section", K::Chapter),
    ("Electronic Book Section", K::Chapter),
    ("Conference Paper", K::PaperConference),
    ("Conference Proceedings", K::PaperConference),
    ("Thesis", K::Thesis),
    ("Report", K::Report),
    ("Government Document", K::Report),
    ("Grant", K::Report),
    ("Web Page", K::Webpage),
    ("Blog", K::PostWeblog),
    ("Discussion Forum", K::Post),
    ("Social Media", K::Post),
    ("Film or Broadcast", K::MotionPicture),
    ("Audiovisual Material", K::Broadcast),
    ("Television Episode", K::Broadcast),
    ("Podcast", K::Broadcast),
    ("Online Multimedia", K::Broadcast),
    ("Music", K::MusicalScore),
    ("Computer Program", K::Software),
    ("Multimedia Application", K::Software),
    ("Dataset", K::Dataset),
    ("Online Database", K::Dataset),
    ("Aggregated Database", K::Dataset),
    ("Personal Communication", K::PersonalCommunication),
    ("Interview", K::Interview),
    ("Map", K::Map),
    ("Patent", K::Patent),
    ("Standard", K::Standard),
    ("Case", K::LegalCase),
    ("Statute", K::Legislation),
    ("Legal Rule or Regulation", K::Regulation),
    ("Bill", K::Bill),
    ("Hearing", K::Hearing),
    ("Manuscript", K::Manuscript),
    ("Unpublished Work", K::Manuscript),
    ("Preprint", K::Article),
    ("Artwork", K::Graphic),
    ("Figure", K::Figure),
    ("Chart or Table", K::Figure),
    ("Dictionary", K::EntryDictionary),
    ("Encyclopedia", K::EntryEncyclopedia),
    ("Pamphlet", K::Pamphlet),
    ("Serial", K::Collection),
    ("Classical Work", K::Classic),
    ("Ancient Text", K::Classic),
    ("Generic", K::Document),
    ("Equation", K::Document),
    ("Press Release", K::Document),
];

/// Types that are books of their own: `%B` is the series.
const BOOKS: &[K] = &[
    K::Book,
    K::Report,
    K::Thesis,
    K::Manuscript,
    K::Classic,
    K::Pamphlet,
    K::Collection,
    K::Software,
    K::Standard,
    K::Map,
    K::MusicalScore,
    K::Dataset,
];

/// Types whose `%P` is how many pages they have.
const WHOLE: &[K] = &[K::Book, K::Thesis, K::Manuscript];

const ARTICLES: &[K] = &[
    K::ArticleJournal,
    K::ArticleMagazine,
    K::ArticleNewspaper,
    K::Article,
];

/// Types whose number is their own, not an issue's.
const NUMBERED: &[K] = &[
    K::Report,
    K::Patent,
    K::Standard,
    K::Legislation,
    K::Bill,
    K::LegalCase,
    K::Regulation,
    K::Hearing,
    K::Document,
    K::Manuscript,
    K::Thesis,
];

const COURTS: &[K] = &[
    K::LegalCase,
    K::Hearing,
    K::Bill,
    K::Legislation,
    K::Regulation,
];

/// Where variables stand. `%0`, `%F`, `%D` and `%8` are the code's.
pub(super) const PLACES: &[Place] = &[
    of(&[K::MotionPicture], "%A", Names(N::Director)),
    any("%A", Names(N::Author)),
    of(&[K::Interview], "%E", Names(N::Interviewer)),
    any("%E", Names(N::Editor)),
    any("%Y", Names(N::CollectionEditor)),
    any("%?", Names(N::Translator)),
    any("%T", Text(T::Title)),
    of(ARTICLES, "%J", Text(T::ContainerTitle)),
    of(BOOKS, "%B", Text(T::CollectionTitle)),
    any("%B", Text(T::ContainerTitle)),
    any("%J", Text(T::ContainerTitle)),
    any("%S", Text(T::CollectionTitle)),
    any("%O", Text(T::ContainerTitleShort)),
    any("%!", Text(T::TitleShort)),
    any("%Q", Text(T::OriginalTitle)),
    any("%*", Text(T::ReviewedTitle)),
    any("%V", Number(Nr::Volume)),
    of(NUMBERED, "%N", Number(Nr::Number)),
    of(
        &[K::Book, K::Chapter, K::Collection],
        "%N",
        Number(Nr::CollectionNumber),
    ),
    any("%N", Number(Nr::Issue)),
    of(WHOLE, "%P", Number(Nr::NumberOfPages)),
    any("%P", Number(Nr::Page)),
    any("%&", Number(Nr::Section)),
    any("%6", Number(Nr::NumberOfVolumes)),
    any("%7", Number(Nr::Edition)),
    of(COURTS, "%I", Text(T::Authority)),
    any("%I", Text(T::Publisher)),
    any("%C", Text(T::PublisherPlace)),
    any("%9", Text(T::Genre)),
    any("%@", Serial),
    of(NUMBERED, "%@", Number(Nr::Number)),
    any("%R", Id(T::Doi)),
    any("%2", Id(T::Pmcid)),
    any("%U", Text(T::Url)),
    any("%[", Date(D::Accessed)),
    any("%G", Text(T::Language)),
    any("%K", Keywords),
    any("%X", Lines(T::Abstract)),
    any("%~", Text(T::Archive)),
    any("%M", Text(T::ArchiveLocation)),
    any("%W", Text(T::Source)),
    any("%L", Text(T::CallNumber)),
    any("%<", Lines(T::Annote)),
    any("%Z", Lines(T::Note)),
];
