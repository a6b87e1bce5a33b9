//! The type of the work.

use ibid_model::{DateVariable, ItemType, TextVariable};
use serde_json::Value;

use crate::candidate::{Candidate, Property};
use crate::extraction::Alternative;
use crate::provenance::Extractor;

use super::ballot::{text, weigh};
use super::{Draft, rounded};

pub(crate) fn resolve(draft: &mut Draft<'_>) {
    let votes: Vec<_> = draft
        .of(Property::Kind)
        .filter_map(|candidate| {
            let kind = type_of(text(candidate)?)?;
            Some((
                kind.as_str().to_owned(),
                kind,
                candidate.trust,
                candidate.provenance.clone(),
            ))
        })
        .collect();
    let choices = weigh(votes);
    let has_journal = draft
        .of(Property::Container)
        .any(|candidate| candidate.trust > 0.7)
        && (draft.item.text(TextVariable::Doi).is_some()
            || draft.item.text(TextVariable::Issn).is_some());
    // What a blog's system shows with no date is a page of the site and no post.
    let is_dated = draft.item.dates.contains(DateVariable::Issued);
    let surroundings = draft
        .of(Property::Kind)
        .filter(|candidate| is_dated || candidate.provenance.extractor != Extractor::Meta)
        .find_map(|candidate| Some((candidate, type_by_surroundings(text(candidate)?)?)));
    let best = choices.first();
    // A file is a document as long as nothing tells more.
    let is_vague = |kind| kind == ItemType::Webpage || (kind == ItemType::Document && has_journal);
    draft.item.item_type = match best {
        Some(choice) if !is_vague(choice.value) => choice.value,
        _ if has_journal => ItemType::ArticleJournal,
        _ if surroundings.is_some() => surroundings.map_or(ItemType::Webpage, |(_, kind)| kind),
        Some(choice) => choice.value,
        None => ItemType::Webpage,
    };
    let (confidence, provenance) = match (best, surroundings) {
        (Some(choice), _) if choice.value == draft.item.item_type => {
            (choice.score, choice.provenance.clone())
        }
        (_, Some((candidate, kind))) if kind == draft.item.item_type => {
            (candidate.trust, vec![candidate.provenance.clone()])
        }
        (Some(choice), _) => (choice.score * 0.8, choice.provenance.clone()),
        (None, _) => (0.5, Vec::new()),
    };
    let alternatives = choices
        .iter()
        .filter(|choice| choice.value != draft.item.item_type)
        .map(|choice| Alternative {
            value: Value::from(choice.key.as_str()),
            confidence: rounded(choice.score),
            provenance: choice.provenance.clone(),
            reason: "less likely than the value taken".to_owned(),
        })
        .collect();
    let value = Value::from(draft.item.item_type.as_str());
    draft.note("type", value, confidence, provenance, alternatives);
}

/// Why a candidate was not weighed.
pub(super) fn refusal(candidate: &Candidate) -> Option<&'static str> {
    let kind = text(candidate)?;
    Some(if type_by_surroundings(kind).is_some() {
        "it says whose the work is, and not what"
    } else {
        "it tells no type of CSL"
    })
}

/// What it was published on or as, where the type alone does not say: Zotero's medium of videos and
/// podcasts.
pub(crate) fn set_medium(draft: &mut Draft<'_>) {
    let medium = match draft.item.item_type {
        ItemType::MotionPicture => "video",
        ItemType::Broadcast => "podcast",
        _ => return,
    };
    let provenance = draft
        .fields
        .iter()
        .find(|field| field.name == "type")
        .map_or_else(Vec::new, |field| field.provenance.clone());
    let confidence = 0.7;
    draft.set_text(
        TextVariable::Medium,
        medium,
        confidence,
        provenance,
        Vec::new(),
    );
}

// Long: a table.
/// The CSL type of a schema.org type, an `og:type`, a Dublin Core or EPrints type, or a genre of
/// OpenURL; `None` where it tells nothing. Zotero's mapping is followed where there is a choice.
fn type_of(kind: &str) -> Option<ItemType> {
    let kind = kind.to_lowercase();
    // DCMI and COAR write types as addresses and with their vocabulary before them.
    let kind = kind.rsplit(['/', '#']).next().unwrap_or(&kind);
    let kind = kind.strip_prefix("info:eu-repo/semantics/").unwrap_or(kind);
    Some(match kind.trim() {
        "newsarticle"
        | "reportagenewsarticle"
        | "opinionnewsarticle"
        | "analysisnewsarticle"
        | "backgroundnewsarticle"
        | "reviewnewsarticle"
        | "asknewsarticle"
        | "askpublicnewsarticle"
        | "newspaper article" => ItemType::ArticleNewspaper,
        "magazine article" | "magazinearticle" => ItemType::ArticleMagazine,
        "blogposting" | "liveblogposting" | "blog" => ItemType::PostWeblog,
        "scholarlyarticle"
        | "medicalscholarlyarticle"
        | "journal article"
        | "journalarticle"
        | "text.article"
        | "research article" => ItemType::ArticleJournal,
        "conference paper"
        | "conferencepaper"
        | "conference object"
        | "conference_item"
        | "conferenceobject"
        | "proceeding"
        | "proceedings article" => ItemType::PaperConference,
        "preprint" | "working paper" | "workingpaper" => ItemType::Article,
        "socialmediaposting" | "discussionforumposting" => ItemType::Post,
        "report" | "technical report" | "techreport" | "monograph" => ItemType::Report,
        "thesis" | "dissertation" | "doctoralthesis" | "doctoral thesis" | "masterthesis"
        | "master thesis" | "bachelorthesis" | "phdthesis" => ItemType::Thesis,
        "book" | "books.book" => ItemType::Book,
        "chapter" | "book_section" | "bookitem" | "bookpart" | "book part" => ItemType::Chapter,
        "dataset" | "datadownload" => ItemType::Dataset,
        "softwaresourcecode"
        | "softwareapplication"
        | "webapplication"
        | "mobileapplication"
        | "software" => ItemType::Software,
        "videoobject" | "video.other" | "video.movie" | "video.episode" | "video.tv_show"
        | "movie" | "movingimage" | "tvepisode" => ItemType::MotionPicture,
        "podcastepisode" | "audioobject" | "radioepisode" | "sound" => ItemType::Broadcast,
        "musicrecording" | "music.song" => ItemType::Song,
        "legislation" | "legislationobject" => ItemType::Legislation,
        "patent" => ItemType::Patent,
        "map" => ItemType::Map,
        "presentationdigitaldocument" | "lecture" => ItemType::Speech,
        "definedterm" | "encyclopediaentry" => ItemType::EntryEncyclopedia,
        "article" | "techarticle" | "webpage" | "website" | "itempage" | "medicalwebpage"
        | "recipe" | "howto" | "faqpage" | "qapage" | "creativework" => ItemType::Webpage,
        // What an input names in CSL's own words, or stands for by its kind.
        other => return ItemType::from_keyword(other.strip_prefix("csl:")?),
    })
}

/// The type of an article by what it is a part of or whose it is: an "Article" of a newspaper, a
/// magazine, a blog, an encyclopedia is theirs, whatever else it says.
fn type_by_surroundings(kind: &str) -> Option<ItemType> {
    Some(match kind {
        "part-of:Newspaper" | "publisher:NewsMediaOrganization" => ItemType::ArticleNewspaper,
        "part-of:Magazine" => ItemType::ArticleMagazine,
        "part-of:Blog" | "system:blog" => ItemType::PostWeblog,
        "part-of:Encyclopedia" => ItemType::EntryEncyclopedia,
        "part-of:Book" => ItemType::Chapter,
        _ => return None,
    })
}
