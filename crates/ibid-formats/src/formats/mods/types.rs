//! Types: MODS says them by `genre` and `typeOfResource`.

use ibid_model::ItemType;

/// What is written for a type.
pub(super) struct Kind {
    pub item_type: ItemType,
    /// Zotero's name, as its exports have it in `genre authority="local"`.
    pub zotero: &'static str,
    /// `genre authority="marcgt"`, where there is a fitting one.
    pub marc: &'static str,
    /// `typeOfResource`.
    pub resource: &'static str,
    /// Whether such a work is part of another.
    pub is_part: bool,
}

/// One row a kind.
macro_rules! kinds {
    ($($item_type:ident $zotero:literal $marc:literal $resource:literal $is_part:literal;)*) => {
        &[$(Kind {
            item_type: ItemType::$item_type,
            zotero: $zotero,
            marc: $marc,
            resource: $resource,
            is_part: $is_part,
        },)*]
    };
}

/// The first row of a Zotero name or a MARC genre is what it is read as.
const KINDS: &[Kind] = kinds! {
    ArticleJournal "journalArticle" "journal" "text" true;
    ArticleMagazine "magazineArticle" "periodical" "text" true;
    ArticleNewspaper "newspaperArticle" "newspaper" "text" true;
    Article "preprint" "article" "text" false;
    Bill "bill" "legislation" "text" false;
    Legislation "statute" "legislation" "text" false;
    Regulation "statute" "legislation" "text" false;
    Treaty "document" "treaty" "text" false;
    Book "book" "book" "text" false;
    Broadcast "tvBroadcast" "" "moving image" false;
    Chapter "bookSection" "book" "text" true;
    Classic "book" "book" "text" false;
    Collection "document" "" "mixed material" false;
    Dataset "dataset" "numeric data" "software, multimedia" false;
    Document "document" "" "text" false;
    EntryDictionary "dictionaryEntry" "dictionary" "text" true;
    EntryEncyclopedia "encyclopediaArticle" "encyclopedia" "text" true;
    Entry "encyclopediaArticle" "encyclopedia" "text" true;
    Event "document" "" "text" false;
    Graphic "artwork" "art original" "still image" false;
    Figure "artwork" "picture" "still image" false;
    Hearing "hearing" "" "text" false;
    Interview "interview" "interview" "text" false;
    LegalCase "case" "legal case and case notes" "text" false;
    Manuscript "manuscript" "" "text" false;
    Map "map" "map" "cartographic" false;
    MotionPicture "film" "motion picture" "moving image" false;
    MusicalScore "document" "" "notated music" false;
    Pamphlet "document" "" "text" false;
    PaperConference "conferencePaper" "conference publication" "text" true;
    Patent "patent" "patent" "text" false;
    Performance "document" "" "text" false;
    Periodical "journal" "periodical" "text" false;
    PersonalCommunication "letter" "letter" "text" false;
    Webpage "webpage" "web site" "text" true;
    PostWeblog "blogPost" "web site" "text" true;
    Post "forumPost" "web site" "text" true;
    Report "report" "technical report" "text" false;
    ReviewBook "journalArticle" "review" "text" true;
    Review "journalArticle" "review" "text" true;
    Software "computerProgram" "" "software, multimedia" false;
    Song "audioRecording" "sound" "sound recording" false;
    Speech "presentation" "speech" "text" false;
    Standard "standard" "standard or specification" "text" false;
    Thesis "thesis" "thesis" "text" false;
};

/// Genres that are read besides those that are written. Sources: MARC genre terms, the DCMI Type
/// Vocabulary, and Zotero's types.
const GENRES: &[(&str, ItemType)] = &[
    ("theses", ItemType::Thesis),
    ("dissertation", ItemType::Thesis),
    ("academic theses", ItemType::Thesis),
    ("journal article", ItemType::ArticleJournal),
    ("magazine article", ItemType::ArticleMagazine),
    ("newspaper article", ItemType::ArticleNewspaper),
    ("book chapter", ItemType::Chapter),
    ("conference paper", ItemType::PaperConference),
    ("proceedings", ItemType::Book),
    ("academic journal", ItemType::ArticleJournal),
    ("web page", ItemType::Webpage),
    ("blog", ItemType::PostWeblog),
    ("bibliography", ItemType::Book),
    ("biography", ItemType::Book),
    ("festschrift", ItemType::Book),
    ("fiction", ItemType::Book),
    ("novel", ItemType::Book),
    ("handbook", ItemType::Book),
    ("government publication", ItemType::Report),
    ("report", ItemType::Report),
    ("working paper", ItemType::Report),
    ("videorecording", ItemType::MotionPicture),
    ("videoRecording", ItemType::MotionPicture),
    ("photograph", ItemType::Graphic),
    ("stillimage", ItemType::Graphic),
    ("movingimage", ItemType::MotionPicture),
    ("podcast", ItemType::Broadcast),
    ("radioBroadcast", ItemType::Broadcast),
    ("email", ItemType::PersonalCommunication),
    ("instantMessage", ItemType::PersonalCommunication),
    ("atlas", ItemType::Map),
    ("database", ItemType::Dataset),
    ("software", ItemType::Software),
];

/// The row of a type.
pub(super) fn kind(item_type: ItemType) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.item_type == item_type)
}

/// The type that Zotero calls so; `None` for other names.
pub(crate) fn of_zotero(name: &str) -> Option<ItemType> {
    let known = KINDS.iter().find(|kind| kind.zotero == name);
    known.map(|kind| kind.item_type)
}

/// The type of a genre under an authority; `None` where it says no type.
pub(super) fn of_genre(genre: &str, authority: Option<&str>) -> Option<ItemType> {
    if authority == Some("csl") {
        return ItemType::from_keyword(genre);
    }
    let is = |known: &str| !known.is_empty() && known.eq_ignore_ascii_case(genre);
    let own = KINDS.iter().find(|kind| is(kind.zotero));
    let own = own.or_else(|| KINDS.iter().find(|kind| is(kind.marc)));
    let other = || GENRES.iter().find(|(known, _)| is(known));
    own.map(|kind| kind.item_type)
        .or_else(|| other().map(|(_, item_type)| *item_type))
}

/// The type of a `typeOfResource`; `None` for `text`, which may be anything.
pub(super) fn of_resource(resource: &str) -> Option<ItemType> {
    match resource.to_ascii_lowercase().as_str() {
        "cartographic" => Some(ItemType::Map),
        "notated music" => Some(ItemType::MusicalScore),
        "still image" => Some(ItemType::Graphic),
        "moving image" => Some(ItemType::MotionPicture),
        "software, multimedia" => Some(ItemType::Software),
        other if other.starts_with("sound recording") => Some(ItemType::Song),
        _ => None,
    }
}
