//! Types and keys of CFF 1.2 and what they are in CSL.
//!
//! Source: CFF 1.2.0's `schema.json` and schema guide.

use ibid_model::{ItemType, NameVariable, NumberVariable, TextVariable};

/// Types of references and CSL's. The first of a type is written.
pub(super) const TYPES: &[(&str, ItemType)] = &[
    ("article", ItemType::ArticleJournal),
    ("magazine-article", ItemType::ArticleMagazine),
    ("newspaper-article", ItemType::ArticleNewspaper),
    ("unpublished", ItemType::Article),
    ("bill", ItemType::Bill),
    ("book", ItemType::Book),
    ("conference", ItemType::Book),
    ("proceedings", ItemType::Book),
    ("art", ItemType::Graphic),
    ("audiovisual", ItemType::Broadcast),
    ("blog", ItemType::PostWeblog),
    ("catalogue", ItemType::Collection),
    ("conference-paper", ItemType::PaperConference),
    ("data", ItemType::Dataset),
    ("database", ItemType::Dataset),
    ("dictionary", ItemType::EntryDictionary),
    ("edited-work", ItemType::Book),
    ("encyclopedia", ItemType::EntryEncyclopedia),
    ("film-broadcast", ItemType::MotionPicture),
    ("video", ItemType::MotionPicture),
    ("multimedia", ItemType::MotionPicture),
    ("generic", ItemType::Document),
    ("government-document", ItemType::Regulation),
    ("grant", ItemType::Document),
    ("hearing", ItemType::Hearing),
    ("historical-work", ItemType::Classic),
    ("legal-case", ItemType::LegalCase),
    ("legal-rule", ItemType::Regulation),
    ("manual", ItemType::Book),
    ("map", ItemType::Map),
    ("multimedia", ItemType::MotionPicture),
    ("music", ItemType::MusicalScore),
    ("pamphlet", ItemType::Pamphlet),
    ("patent", ItemType::Patent),
    ("personal-communication", ItemType::PersonalCommunication),
    ("report", ItemType::Report),
    ("serial", ItemType::Periodical),
    ("slides", ItemType::Speech),
    ("software", ItemType::Software),
    ("software-code", ItemType::Software),
    ("software-container", ItemType::Software),
    ("software-executable", ItemType::Software),
    ("software-virtual-machine", ItemType::Software),
    ("sound-recording", ItemType::Song),
    ("standard", ItemType::Standard),
    ("statute", ItemType::Legislation),
    ("thesis", ItemType::Thesis),
    ("video", ItemType::MotionPicture),
    ("website", ItemType::Webpage),
    ("dataset", ItemType::Dataset),
];

/// Texts: key and variable. `journal` is the container for all types.
pub(super) const TEXTS: &[(&str, TextVariable)] = &[
    ("title", TextVariable::Title),
    ("abbreviation", TextVariable::TitleShort),
    ("abstract", TextVariable::Abstract),
    ("journal", TextVariable::ContainerTitle),
    ("collection-title", TextVariable::CollectionTitle),
    ("volume-title", TextVariable::VolumeTitle),
    ("thesis-type", TextVariable::Genre),
    ("medium", TextVariable::Medium),
    ("pmcid", TextVariable::Pmcid),
    ("license", TextVariable::License),
    ("license-url", TextVariable::License),
];

/// Numbers: key and variable.
pub(super) const NUMBERS: &[(&str, NumberVariable)] = &[
    ("volume", NumberVariable::Volume),
    ("issue", NumberVariable::Issue),
    ("number", NumberVariable::Number),
    ("edition", NumberVariable::Edition),
    ("section", NumberVariable::Section),
    ("version", NumberVariable::Version),
    ("number-volumes", NumberVariable::NumberOfVolumes),
    ("pages", NumberVariable::NumberOfPages),
];

/// Names: key and variable.
pub(super) const NAMES: &[(&str, NameVariable)] = &[
    ("authors", NameVariable::Author),
    ("editors", NameVariable::Editor),
    ("editors-series", NameVariable::CollectionEditor),
    ("translators", NameVariable::Translator),
    ("recipients", NameVariable::Recipient),
    ("contact", NameVariable::Contributor),
];

/// What the file says of itself where it is a list of references.
pub(super) const LIST_MESSAGE: &str =
    "These are references. The file itself stands for no software.";
/// The title of a reference without one: the schema demands one.
pub(super) const UNTITLED: &str = "[untitled]";
/// The alias of the author of a reference without one: the schema demands one.
pub(super) const ANONYMOUS: &str = "anonymous";
