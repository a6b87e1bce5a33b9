//! Classes and properties of schema.org, and what CSL calls them.
//!
//! Source: schema.org 29 (<https://schema.org/docs/full.html>).

use ibid_model::{ItemType, NameVariable, NumberVariable, TextVariable, Variable};

/// Classes; of several for one CSL type, the first is the one to write.
#[rustfmt::skip]
const CLASSES: &[(&str, ItemType)] = &[
    ("ScholarlyArticle", ItemType::ArticleJournal),
    ("MedicalScholarlyArticle", ItemType::ArticleJournal),
    ("NewsArticle", ItemType::ArticleNewspaper),
    ("AnalysisNewsArticle", ItemType::ArticleNewspaper),
    ("AskPublicNewsArticle", ItemType::ArticleNewspaper),
    ("BackgroundNewsArticle", ItemType::ArticleNewspaper),
    ("OpinionNewsArticle", ItemType::ArticleNewspaper),
    ("ReportageNewsArticle", ItemType::ArticleNewspaper),
    ("ReviewNewsArticle", ItemType::ArticleNewspaper),
    ("Article", ItemType::Article),
    ("BlogPosting", ItemType::PostWeblog),
    ("LiveBlogPosting", ItemType::PostWeblog),
    ("SocialMediaPosting", ItemType::Post),
    ("DiscussionForumPosting", ItemType::Post),
    ("Report", ItemType::Report),
    ("TechArticle", ItemType::Webpage),
    ("APIReference", ItemType::Webpage),
    ("Thesis", ItemType::Thesis),
    ("Book", ItemType::Book),
    ("Audiobook", ItemType::Book),
    ("Chapter", ItemType::Chapter),
    ("Dataset", ItemType::Dataset),
    ("DataFeed", ItemType::Dataset),
    ("SoftwareSourceCode", ItemType::Software),
    ("SoftwareApplication", ItemType::Software),
    ("WebApplication", ItemType::Software),
    ("MobileApplication", ItemType::Software),
    ("WebPage", ItemType::Webpage),
    ("AboutPage", ItemType::Webpage),
    ("FAQPage", ItemType::Webpage),
    ("ItemPage", ItemType::Webpage),
    ("MedicalWebPage", ItemType::Webpage),
    ("QAPage", ItemType::Webpage),
    ("ProfilePage", ItemType::Webpage),
    ("Movie", ItemType::MotionPicture),
    ("VideoObject", ItemType::MotionPicture),
    ("MusicRecording", ItemType::Song),
    ("AudioObject", ItemType::Song),
    ("SheetMusic", ItemType::MusicalScore),
    ("MusicComposition", ItemType::MusicalScore),
    ("Map", ItemType::Map),
    ("Legislation", ItemType::Legislation),
    ("Manuscript", ItemType::Manuscript),
    ("PresentationDigitalDocument", ItemType::Speech),
    ("Collection", ItemType::Collection),
    ("VisualArtwork", ItemType::Graphic),
    ("Painting", ItemType::Graphic),
    ("Photograph", ItemType::Graphic),
    ("Review", ItemType::Review),
    ("CriticReview", ItemType::Review),
    ("EmailMessage", ItemType::PersonalCommunication),
    ("Message", ItemType::PersonalCommunication),
    ("Episode", ItemType::Broadcast),
    ("TVEpisode", ItemType::Broadcast),
    ("RadioEpisode", ItemType::Broadcast),
    ("PodcastEpisode", ItemType::Broadcast),
    ("DigitalDocument", ItemType::Document),
    ("CreativeWork", ItemType::Document),
    ("LearningResource", ItemType::Document),
    ("Periodical", ItemType::Periodical),
    ("Newspaper", ItemType::Periodical),
];

/// The class to write for CSL types that schema.org has none for; `CreativeWork` for the others.
#[rustfmt::skip]
const NEAREST: &[(ItemType, &str)] = &[
    (ItemType::ArticleMagazine, "Article"),
    (ItemType::PaperConference, "ScholarlyArticle"),
    (ItemType::Bill, "Legislation"),
    (ItemType::Regulation, "Legislation"),
    (ItemType::Treaty, "Legislation"),
    (ItemType::Classic, "Book"),
    (ItemType::Pamphlet, "Book"),
    (ItemType::ReviewBook, "Review"),
    (ItemType::Figure, "VisualArtwork"),
];

/// Properties that hold a text or number of CSL, in the order in which they are written.
#[rustfmt::skip]
pub(super) const PROPERTIES: &[(&str, Variable)] = &[
    ("alternateName", Variable::Text(TextVariable::TitleShort)),
    ("abstract", Variable::Text(TextVariable::Abstract)),
    ("url", Variable::Text(TextVariable::Url)),
    ("inLanguage", Variable::Text(TextVariable::Language)),
    ("license", Variable::Text(TextVariable::License)),
    ("genre", Variable::Text(TextVariable::Genre)),
    ("material", Variable::Text(TextVariable::Medium)),
    ("size", Variable::Text(TextVariable::Dimensions)),
    ("creativeWorkStatus", Variable::Text(TextVariable::Status)),
    ("legislationJurisdiction", Variable::Text(TextVariable::Jurisdiction)),
    ("itemLocation", Variable::Text(TextVariable::ArchiveLocation)),
    ("bookEdition", Variable::Number(NumberVariable::Edition)),
    ("numberOfPages", Variable::Number(NumberVariable::NumberOfPages)),
    ("pagination", Variable::Number(NumberVariable::Page)),
    ("pageStart", Variable::Number(NumberVariable::PageFirst)),
    ("position", Variable::Number(NumberVariable::CollectionNumber)),
    ("articleSection", Variable::Number(NumberVariable::Section)),
    ("version", Variable::Number(NumberVariable::Version)),
];

/// Properties that hold an organisation, by its name.
pub(super) const ORGANISATIONS: &[(&str, TextVariable)] = &[
    ("sourceOrganization", TextVariable::Authority),
    ("holdingArchive", TextVariable::Archive),
    ("provider", TextVariable::Source),
];

/// Properties that hold names; of several for one variable, the first is the one to write.
pub(super) const PEOPLE: &[(&str, NameVariable)] = &[
    ("author", NameVariable::Author),
    ("creator", NameVariable::Author),
    ("editor", NameVariable::Editor),
    ("translator", NameVariable::Translator),
    ("illustrator", NameVariable::Illustrator),
    ("contributor", NameVariable::Contributor),
    ("director", NameVariable::Director),
    ("producer", NameVariable::Producer),
    ("composer", NameVariable::Composer),
    ("musicBy", NameVariable::Composer),
    ("performer", NameVariable::Performer),
    ("actor", NameVariable::Performer),
    ("readBy", NameVariable::Narrator),
    ("recipient", NameVariable::Recipient),
];

/// Identifiers beside the DOI, as `propertyID` of a `PropertyValue`.
#[rustfmt::skip]
pub(super) const IDENTIFIERS: &[(&str, Variable)] = &[
    ("pmid", Variable::Text(TextVariable::Pmid)),
    ("pmcid", Variable::Text(TextVariable::Pmcid)),
    ("call-number", Variable::Text(TextVariable::CallNumber)),
    ("number", Variable::Number(NumberVariable::Number)),
];

/// The CSL type of a class.
pub(super) fn item_type(class: &str) -> Option<ItemType> {
    let known = CLASSES.iter().find(|(name, _)| *name == class);
    known.map(|(_, item_type)| *item_type)
}

/// The class to write for a CSL type.
pub(super) fn class(item_type: ItemType) -> &'static str {
    let own = CLASSES.iter().find(|(_, of)| *of == item_type);
    let nearest = || NEAREST.iter().find(|(of, _)| *of == item_type);
    own.map(|(name, _)| *name)
        .or_else(|| nearest().map(|(_, name)| *name))
        .unwrap_or("CreativeWork")
}

/// The class of what a work of a CSL type stands in.
pub(super) const fn container_class(item_type: ItemType) -> &'static str {
    match item_type {
        ItemType::ArticleNewspaper => "Newspaper",
        ItemType::Chapter
        | ItemType::PaperConference
        | ItemType::Entry
        | ItemType::EntryDictionary
        | ItemType::EntryEncyclopedia => "Book",
        ItemType::Webpage | ItemType::Post => "WebSite",
        ItemType::PostWeblog => "Blog",
        ItemType::Broadcast => "TVSeries",
        ItemType::ArticleJournal | ItemType::Article | ItemType::ArticleMagazine => "Periodical",
        _ => "CreativeWork",
    }
}
