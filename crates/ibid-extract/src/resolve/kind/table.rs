//! What kinds are called: schema.org, OpenGraph, Dublin Core, COAR, EPrints, OpenURL and CSL.

// Long: a table.

use ibid_model::ItemType;

/// What the name of a kind says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// A type of CSL.
    Type(ItemType),
    /// A text of somebody, in a newspaper, a blog or on a page: whose it is tells the rest.
    Article,
    /// A page, of whatever kind.
    Page,
}

/// What a schema.org type, an `og:type`, a Dublin Core or EPrints type, or a genre of OpenURL says;
/// `None` where it tells nothing. Zotero's mapping is followed where there is a choice.
pub(super) fn said_by(kind: &str) -> Option<Said> {
    let kind = kind.to_lowercase();
    // DCMI and COAR write types as addresses and with their vocabulary before them.
    let kind = kind.rsplit(['/', '#']).next().unwrap_or(&kind);
    let kind = kind.strip_prefix("info:eu-repo/semantics/").unwrap_or(kind);
    let kind = kind.trim();
    text_of_periodical(kind)
        .or_else(|| scholarly(kind))
        .or_else(|| whole_work(kind))
        .or_else(|| medium(kind))
        .map(Said::Type)
        .or_else(|| vague(kind))
        // What an input names in CSL's own words, or stands for by its kind.
        .or_else(|| ItemType::from_keyword(kind.strip_prefix("csl:")?).map(Said::Type))
}

/// Newspapers, magazines, blogs, networks.
fn text_of_periodical(kind: &str) -> Option<ItemType> {
    Some(match kind {
        "newsarticle"
        | "reportagenewsarticle"
        | "opinionnewsarticle"
        | "analysisnewsarticle"
        | "backgroundnewsarticle"
        | "reviewnewsarticle"
        | "asknewsarticle"
        | "askpublicnewsarticle"
        | "newspaper article"
        | "newspaperarticle"
        | "news article"
        | "news" => ItemType::ArticleNewspaper,
        "magazine article" | "magazinearticle" => ItemType::ArticleMagazine,
        "blogposting" | "liveblogposting" | "blog" | "blog post" | "blogpost" => {
            ItemType::PostWeblog
        }
        "socialmediaposting" | "discussionforumposting" | "question" | "qapage" | "forum post" => {
            ItemType::Post
        }
        "definedterm" | "encyclopediaentry" | "encyclopedia article" | "encyclopedia entry" => {
            ItemType::EntryEncyclopedia
        }
        "dictionary entry" => ItemType::EntryDictionary,
        _ => return None,
    })
}

/// Journals, conferences, repositories.
fn scholarly(kind: &str) -> Option<ItemType> {
    Some(match kind {
        "scholarlyarticle"
        | "medicalscholarlyarticle"
        | "journal article"
        | "journalarticle"
        | "text.article"
        | "research article"
        | "review article" => ItemType::ArticleJournal,
        "conference paper"
        | "conferencepaper"
        | "conference object"
        | "conference_item"
        | "conferenceobject"
        | "proceeding"
        | "proceedings article" => ItemType::PaperConference,
        "preprint" | "working paper" | "workingpaper" => ItemType::Article,
        "report" | "technical report" | "techreport" | "text.report" | "policy brief" => {
            ItemType::Report
        }
        "monograph" => ItemType::Report,
        "thesis"
        | "dissertation"
        | "doctoralthesis"
        | "doctoral thesis"
        | "masterthesis"
        | "master thesis"
        | "master's thesis"
        | "bachelorthesis"
        | "bachelor thesis"
        | "phdthesis"
        | "phd thesis"
        | "text.thesis.doctoral" => ItemType::Thesis,
        "dataset" | "datadownload" | "datacatalog" | "data set" => ItemType::Dataset,
        _ => return None,
    })
}

/// Books, laws, programs.
fn whole_work(kind: &str) -> Option<ItemType> {
    Some(match kind {
        "book" | "books.book" | "audiobook" => ItemType::Book,
        "chapter" | "book_section" | "bookitem" | "bookpart" | "book part" | "book chapter" => {
            ItemType::Chapter
        }
        "softwaresourcecode"
        | "softwareapplication"
        | "webapplication"
        | "mobileapplication"
        | "videogame"
        | "software" => ItemType::Software,
        "legislation" | "legislationobject" | "statute" => ItemType::Legislation,
        "legal case" | "legalcase" | "judgment" | "judgement" | "court decision" | "case law" => {
            ItemType::LegalCase
        }
        "patent" => ItemType::Patent,
        "map" => ItemType::Map,
        _ => return None,
    })
}

/// What is seen and heard.
fn medium(kind: &str) -> Option<ItemType> {
    Some(match kind {
        "videoobject" | "video" | "video.other" | "video.movie" | "video.episode"
        | "video.tv_show" | "movie" | "movingimage" | "moving image" | "tvepisode" | "clip" => {
            ItemType::MotionPicture
        }
        "podcastepisode" | "audioobject" | "radioepisode" | "sound" | "music.radio_station" => {
            ItemType::Broadcast
        }
        "musicrecording" | "music.song" | "music.album" | "musicalbum" => ItemType::Song,
        "presentationdigitaldocument" | "lecture" => ItemType::Speech,
        _ => return None,
    })
}

/// What says that it is a text or a page, and not whose.
fn vague(kind: &str) -> Option<Said> {
    Some(match kind {
        "article"
        | "techarticle"
        | "satiricalarticle"
        | "advertisercontentarticle"
        | "apireference"
        | "recipe"
        | "howto"
        | "review"
        | "guide" => Said::Article,
        "webpage" | "website" | "itempage" | "medicalwebpage" | "faqpage" | "creativework"
        | "aboutpage" | "profilepage" | "collectionpage" | "text" => Said::Page,
        _ => return None,
    })
}
