//! Types and roles of Hayagriva and what they are in CSL.
//!
//! Source: Hayagriva 0.10's file format, "Entry Type" and "Possible `role` values".

use ibid_model::{ItemType, NameVariable};

/// A type, the type of its parent where that tells, and CSL's. The first of a CSL type is written.
pub(super) const TYPES: &[(&str, Option<&str>, ItemType)] = &[
    ("article", Some("periodical"), ItemType::ArticleJournal),
    ("article", Some("newspaper"), ItemType::ArticleNewspaper),
    ("article", Some("proceedings"), ItemType::PaperConference),
    ("article", Some("conference"), ItemType::PaperConference),
    ("article", Some("blog"), ItemType::PostWeblog),
    ("article", Some("repository"), ItemType::Article),
    ("article", Some("web"), ItemType::Webpage),
    ("article", Some("anthology"), ItemType::Chapter),
    ("article", Some("book"), ItemType::Chapter),
    ("article", Some("reference"), ItemType::EntryEncyclopedia),
    ("article", None, ItemType::ArticleJournal),
    ("anthos", Some("anthology"), ItemType::Chapter),
    ("anthos", None, ItemType::Chapter),
    ("chapter", None, ItemType::Chapter),
    ("entry", Some("reference"), ItemType::EntryEncyclopedia),
    ("entry", Some("repository"), ItemType::Dataset),
    ("entry", None, ItemType::Entry),
    ("report", None, ItemType::Report),
    ("thesis", None, ItemType::Thesis),
    ("web", None, ItemType::Webpage),
    ("scene", None, ItemType::Broadcast),
    ("artwork", None, ItemType::Graphic),
    ("patent", None, ItemType::Patent),
    ("case", None, ItemType::LegalCase),
    ("newspaper", None, ItemType::Periodical),
    ("legislation", None, ItemType::Legislation),
    ("manuscript", None, ItemType::Manuscript),
    ("original", None, ItemType::Document),
    ("post", None, ItemType::Post),
    ("misc", None, ItemType::Document),
    ("performance", None, ItemType::Performance),
    ("periodical", None, ItemType::Periodical),
    ("book", None, ItemType::Book),
    ("proceedings", None, ItemType::Book),
    ("reference", None, ItemType::Book),
    ("blog", None, ItemType::Webpage),
    ("conference", None, ItemType::Event),
    ("exhibition", None, ItemType::Event),
    ("anthology", None, ItemType::Collection),
    ("repository", None, ItemType::Software),
    ("thread", None, ItemType::Post),
    ("video", Some("video"), ItemType::Broadcast),
    ("video", None, ItemType::MotionPicture),
    ("audio", None, ItemType::Song),
];

/// Whether a word is a type, in whatever case.
pub(super) fn is_type(word: &str) -> bool {
    TYPES
        .iter()
        .any(|(name, _, _)| name.eq_ignore_ascii_case(word))
}

/// CSL's type for one of Hayagriva's and that of its parent.
pub(super) fn item_type(name: &str, parent: Option<&str>) -> Option<ItemType> {
    let same = |known: &str, name: &str| known.eq_ignore_ascii_case(name);
    let of = |wanted: Option<&str>| {
        let mut all = TYPES.iter();
        all.find(|(own, above, _)| {
            same(own, name)
                && match (above, wanted) {
                    (Some(above), Some(wanted)) => same(above, wanted),
                    (None, None) => true,
                    _ => false,
                }
        })
        .map(|(_, _, csl)| *csl)
    };
    parent
        .and_then(|parent| of(Some(parent)))
        .or_else(|| of(None))
}

/// The type that is written for CSL's, and the type of what such a work appears in.
pub(super) fn written(csl: ItemType) -> (&'static str, Option<&'static str>) {
    match csl {
        ItemType::Chapter => return ("anthos", Some("anthology")),
        ItemType::ArticleMagazine | ItemType::Review | ItemType::ReviewBook => {
            return ("article", Some("periodical"));
        }
        ItemType::EntryDictionary => return ("entry", Some("reference")),
        ItemType::Webpage => return ("web", None),
        ItemType::Broadcast => return ("video", Some("video")),
        ItemType::Standard => return ("report", None),
        ItemType::Bill | ItemType::Regulation | ItemType::Treaty => return ("legislation", None),
        ItemType::Pamphlet | ItemType::Classic => return ("book", None),
        _ => {}
    }
    let known = TYPES.iter().find(|(_, _, known)| *known == csl);
    known.map_or(("misc", None), |(name, parent, _)| (name, *parent))
}

/// The type of a parent where none is said.
pub(super) fn default_parent(name: &str) -> &'static str {
    match name {
        "article" => "periodical",
        "chapter" => "book",
        "entry" => "reference",
        "anthos" | "legislation" => "anthology",
        "web" => "web",
        "scene" | "video" => "video",
        "artwork" => "exhibition",
        "post" => "post",
        "audio" => "audio",
        _ => "misc",
    }
}

/// Roles of those affiliated with a work.
pub(super) const ROLES: &[(&str, NameVariable)] = &[
    ("translator", NameVariable::Translator),
    ("compiler", NameVariable::Compiler),
    ("collaborator", NameVariable::Contributor),
    ("organizer", NameVariable::Organizer),
    ("cast-member", NameVariable::Performer),
    ("composer", NameVariable::Composer),
    ("producer", NameVariable::Producer),
    ("executive-producer", NameVariable::ExecutiveProducer),
    ("writer", NameVariable::ScriptWriter),
    ("director", NameVariable::Director),
    ("illustrator", NameVariable::Illustrator),
    ("narrator", NameVariable::Narrator),
];
