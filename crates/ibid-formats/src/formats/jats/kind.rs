//! What kind of work a citation is of.

use ibid_model::ItemType;

/// `publication-type` (NLM: `citation-type`), in lower case with hyphens, and the CSL type.
/// Sources: JATS 1.3, "@publication-type"; JATS4R; PMC's tagging guidelines.
const TYPES: &[(&str, ItemType)] = &[
    ("journal", ItemType::ArticleJournal),
    ("article", ItemType::ArticleJournal),
    ("journal-article", ItemType::ArticleJournal),
    ("periodical", ItemType::ArticleJournal),
    ("letter", ItemType::ArticleJournal),
    ("review", ItemType::ArticleJournal),
    ("magazine", ItemType::ArticleMagazine),
    ("newspaper", ItemType::ArticleNewspaper),
    ("news", ItemType::ArticleNewspaper),
    ("preprint", ItemType::Article),
    ("eprint", ItemType::Article),
    ("book", ItemType::Book),
    ("edited-book", ItemType::Book),
    ("monograph", ItemType::Book),
    ("chapter", ItemType::Chapter),
    ("book-chapter", ItemType::Chapter),
    ("conf-proc", ItemType::PaperConference),
    ("confproc", ItemType::PaperConference),
    ("conference", ItemType::PaperConference),
    ("conf-proceedings", ItemType::PaperConference),
    ("conference-paper", ItemType::PaperConference),
    ("proceedings", ItemType::PaperConference),
    ("conf-presentation", ItemType::Speech),
    ("discussion", ItemType::PersonalCommunication),
    ("commun", ItemType::PersonalCommunication),
    ("personal-communication", ItemType::PersonalCommunication),
    ("thesis", ItemType::Thesis),
    ("dissertation", ItemType::Thesis),
    ("report", ItemType::Report),
    ("gov", ItemType::Report),
    ("working-paper", ItemType::Report),
    ("technical-report", ItemType::Report),
    ("web", ItemType::Webpage),
    ("webpage", ItemType::Webpage),
    ("web-page", ItemType::Webpage),
    ("website", ItemType::Webpage),
    ("weblink", ItemType::Webpage),
    ("blog", ItemType::PostWeblog),
    ("list", ItemType::Post),
    ("patent", ItemType::Patent),
    ("standard", ItemType::Standard),
    ("std", ItemType::Standard),
    ("software", ItemType::Software),
    ("computer-program", ItemType::Software),
    ("data", ItemType::Dataset),
    ("dataset", ItemType::Dataset),
    ("database", ItemType::Dataset),
    ("interview", ItemType::Interview),
    ("map", ItemType::Map),
    ("video", ItemType::MotionPicture),
    ("film", ItemType::MotionPicture),
    ("audio", ItemType::Song),
    ("legal", ItemType::LegalCase),
    ("case", ItemType::LegalCase),
    ("legislation", ItemType::Legislation),
    ("law", ItemType::Legislation),
    ("encyclopedia", ItemType::EntryEncyclopedia),
    ("manuscript", ItemType::Manuscript),
];

/// The type that an attribute names; `None` where it says nothing.
pub(super) fn named(publication_type: Option<&str>) -> Option<ItemType> {
    let lower = publication_type?.trim().to_ascii_lowercase();
    let name = lower.replace([' ', '_'], "-");
    let known = TYPES.iter().find(|(known, _)| *known == name);
    known.map(|(_, item_type)| *item_type)
}

/// What elements a citation has.
pub(super) struct Has<'a> {
    pub element: &'a dyn Fn(&str) -> bool,
}

/// The type of a citation whose attribute says `named`, by what elements it has.
pub(super) fn of(named: Option<ItemType>, has: &Has<'_>) -> ItemType {
    let element = has.element;
    let is_part = element("chapter-title") || element("article-title") && element("source");
    match named {
        Some(ItemType::Book) if is_part => ItemType::Chapter,
        Some(item_type) => item_type,
        None if element("patent") => ItemType::Patent,
        None if element("std") => ItemType::Standard,
        None if element("conf-name") => ItemType::PaperConference,
        None if element("data-title") => ItemType::Dataset,
        None if element("chapter-title") => ItemType::Chapter,
        None if is_part && element("publisher-name") => ItemType::Chapter,
        None if is_part || element("source") && element("volume") => ItemType::ArticleJournal,
        None if element("publisher-name") => ItemType::Book,
        None if element("ext-link") || element("uri") => ItemType::Webpage,
        None => ItemType::Document,
    }
}
