//! Item types of other vocabularies that are met in CSL-JSON.

use crate::vocabulary::ItemType;

/// The CSL type for a type of Crossref, DataCite, Zotero or CSL-M.
///
/// Case, hyphens, underscores and spaces do not count. Sources: Crossref's `/types`, DataCite's
/// `resourceTypeGeneral`, Zotero's item types with its CSL mapping, and the types that CSL 1.0.2
/// has under another spelling.
pub(super) fn item_type(name: &str) -> Option<ItemType> {
    use ItemType as T;
    let folded: String = name
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    // CSL's own types in another case or spelling: "Legal-Case", "motion picture".
    let same = |t: &&ItemType| {
        let letters = t.as_str().bytes().filter(u8::is_ascii_alphanumeric);
        letters.eq(folded.bytes())
    };
    if let Some(own) = ItemType::ALL.iter().find(same) {
        return Some(*own);
    }
    Some(match folded.as_str() {
        "journalarticle" | "scholarlyarticle" => T::ArticleJournal,
        "magazinearticle" => T::ArticleMagazine,
        "newspaperarticle" | "newsarticle" => T::ArticleNewspaper,
        "postedcontent" | "preprint" => T::Article,
        "bookchapter" | "booksection" | "bookpart" | "booktrack" | "inbook" => T::Chapter,
        "monograph" | "editedbook" | "referencebook" | "proceedings" | "conferenceproceeding" => {
            T::Book
        }
        "bookseries" | "bookset" | "reportseries" | "proceedingsseries" => T::Collection,
        "proceedingsarticle" | "conferencepaper" | "conferencepaperarticle" => T::PaperConference,
        "referenceentry" | "encyclopediaarticle" => T::EntryEncyclopedia,
        "dictionaryentry" => T::EntryDictionary,
        "journal" | "journalissue" | "journalvolume" => T::Periodical,
        "dissertation" => T::Thesis,
        "peerreview" => T::Review,
        "reportcomponent" | "technicalreport" => T::Report,
        "database" => T::Dataset,
        "computerprogram" | "computationalnotebook" => T::Software,
        "blogpost" | "blogposting" => T::PostWeblog,
        "forumpost" | "socialmediapost" => T::Post,
        "website" | "webpagearticle" => T::Webpage,
        "film" | "videorecording" | "audiovisual" | "movie" => T::MotionPicture,
        "audiorecording" | "sound" => T::Song,
        "tvbroadcast" | "radiobroadcast" | "podcast" => T::Broadcast,
        "artwork" | "image" => T::Graphic,
        "presentation" | "talk" => T::Speech,
        "letter" | "email" | "instantmessage" => T::PersonalCommunication,
        "case" => T::LegalCase,
        "statute" => T::Legislation,
        "gazette" => T::Regulation,
        "text" | "other" | "component" => T::Document,
        _ => return None,
    })
}

/// The CSL variable for another name of it, and whether the name is old CSL-JSON (the schema
/// still has it) or another tool's.
pub(super) fn variable(name: &str) -> Option<&'static str> {
    Some(match name {
        // Names that the CSL-JSON schema has beside CSL's own.
        "journalAbbreviation" | "short-container-title" => "container-title-short",
        "shortTitle" | "short-title" => "title-short",
        "part" => "part-number",
        "printing" => "printing-number",
        "supplement" => "supplement-number",
        // CSL before 1.0.
        "bookAuthor" => "container-author",
        "publisherPlace" | "publisher-location" => "publisher-place",
        "url" => "URL",
        "doi" => "DOI",
        "isbn" => "ISBN",
        "issn" => "ISSN",
        "pmid" => "PMID",
        "pmcid" => "PMCID",
        _ => return None,
    })
}
