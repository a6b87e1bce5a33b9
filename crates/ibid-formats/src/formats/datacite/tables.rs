//! DataCite's words, and what CSL calls them.
//!
//! Source: DataCite Metadata Schema 4.6, appendix 1 (controlled lists).

use ibid_model::{DateVariable, ItemType, NameVariable, TextVariable};

/// `resourceTypeGeneral`; of several for one CSL type, the first is the one to write.
#[rustfmt::skip]
const GENERAL: &[(&str, ItemType)] = &[
    ("JournalArticle", ItemType::ArticleJournal),
    ("DataPaper", ItemType::ArticleJournal),
    ("Preprint", ItemType::Article),
    ("Book", ItemType::Book),
    ("ConferenceProceeding", ItemType::Book),
    ("BookChapter", ItemType::Chapter),
    ("ConferencePaper", ItemType::PaperConference),
    ("Dissertation", ItemType::Thesis),
    ("Report", ItemType::Report),
    ("OutputManagementPlan", ItemType::Report),
    ("StudyRegistration", ItemType::Report),
    ("PeerReview", ItemType::Review),
    ("Journal", ItemType::Periodical),
    ("Standard", ItemType::Standard),
    ("Dataset", ItemType::Dataset),
    ("Model", ItemType::Dataset),
    ("Software", ItemType::Software),
    ("ComputationalNotebook", ItemType::Software),
    ("Workflow", ItemType::Software),
    ("Audiovisual", ItemType::MotionPicture),
    ("Image", ItemType::Graphic),
    ("Sound", ItemType::Song),
    ("Collection", ItemType::Collection),
    ("Event", ItemType::Event),
    ("Text", ItemType::Document),
];

/// What to write for CSL types that the list has no word for; `Text` for the others.
#[rustfmt::skip]
const NEAREST: &[(ItemType, &str)] = &[
    (ItemType::ArticleMagazine, "Text"),
    (ItemType::ReviewBook, "PeerReview"),
    (ItemType::Classic, "Book"),
    (ItemType::Broadcast, "Audiovisual"),
    (ItemType::Figure, "Image"),
    (ItemType::Map, "Image"),
    (ItemType::Performance, "Event"),
    (ItemType::Webpage, "Other"),
];

/// Contributor types; of several for one variable, the first is the one to write.
#[rustfmt::skip]
pub(super) const CONTRIBUTORS: &[(&str, NameVariable)] = &[
    ("Editor", NameVariable::Editor),
    ("Translator", NameVariable::Translator),
    ("Producer", NameVariable::Producer),
    ("DataCurator", NameVariable::Curator),
    ("Other", NameVariable::Contributor),
];

/// Types of dates.
pub(super) const DATES: &[(&str, DateVariable)] = &[
    ("Issued", DateVariable::Issued),
    ("Submitted", DateVariable::Submitted),
    ("Available", DateVariable::AvailableDate),
];

/// Types of alternate identifiers.
pub(super) const ALTERNATES: &[(&str, TextVariable)] = &[
    ("ISBN", TextVariable::Isbn),
    ("PMID", TextVariable::Pmid),
    ("PMCID", TextVariable::Pmcid),
    ("Call Number", TextVariable::CallNumber),
];

/// Members that CSL has no place for, kept as they are.
pub(super) const KEPT: &[&str] = &["fundingReferences", "geoLocations"];

/// The CSL type of `types`: `citeproc` where it says more than `resourceTypeGeneral` does.
pub(super) fn item_type(of_general: &str, of_citeproc: &str) -> Option<ItemType> {
    let known = GENERAL.iter().find(|(word, _)| *word == of_general);
    let citeproc = ItemType::from_keyword(of_citeproc);
    // `Text` may be anything, and `article` is what DataCite makes of it where nothing else is said.
    let says_more = of_general == "Text" && citeproc != Some(ItemType::Article);
    let is_open = says_more || matches!(of_general, "" | "Other") || known.is_none();
    let fits = |item_type: &ItemType| is_open || general(*item_type) == of_general;
    citeproc
        .filter(fits)
        .or_else(|| known.map(|(_, item_type)| *item_type))
}

/// `resourceTypeGeneral` of a CSL type.
pub(super) fn general(item_type: ItemType) -> &'static str {
    let own = GENERAL.iter().find(|(_, of)| *of == item_type);
    let nearest = || NEAREST.iter().find(|(of, _)| *of == item_type);
    own.map(|(word, _)| *word)
        .or_else(|| nearest().map(|(_, word)| *word))
        .unwrap_or("Text")
}
