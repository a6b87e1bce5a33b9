//! The type of the work.

use ibid_model::{ItemType, TextVariable};
use serde_json::Value;

use crate::candidate::Property;
use crate::extraction::Alternative;

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
    let best = choices.first();
    draft.item.item_type = match best {
        Some(choice) if choice.value != ItemType::Webpage => choice.value,
        _ if has_journal => ItemType::ArticleJournal,
        Some(choice) => choice.value,
        None => ItemType::Webpage,
    };
    let (confidence, provenance) = best.map_or((0.5, Vec::new()), |choice| {
        (choice.score, choice.provenance.clone())
    });
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

/// The CSL type of a schema.org type, an `og:type`, or a Dublin Core type; `None` where it tells
/// nothing. Zotero's mapping is followed where there is a choice.
fn type_of(kind: &str) -> Option<ItemType> {
    Some(match kind.to_ascii_lowercase().as_str() {
        "newsarticle"
        | "reportagenewsarticle"
        | "opinionnewsarticle"
        | "analysisnewsarticle"
        | "backgroundnewsarticle"
        | "reviewnewsarticle"
        | "asknewsarticle"
        | "askpublicnewsarticle" => ItemType::ArticleNewspaper,
        "blogposting" | "liveblogposting" | "blog" => ItemType::PostWeblog,
        "scholarlyarticle" | "medicalscholarlyarticle" | "journal article" | "journalarticle" => {
            ItemType::ArticleJournal
        }
        "socialmediaposting" | "discussionforumposting" => ItemType::Post,
        "report" => ItemType::Report,
        "thesis" => ItemType::Thesis,
        "book" | "books.book" => ItemType::Book,
        "chapter" => ItemType::Chapter,
        "dataset" => ItemType::Dataset,
        "softwaresourcecode" | "softwareapplication" | "webapplication" => ItemType::Software,
        "videoobject" | "video.other" | "video.movie" | "video.episode" | "movie" => {
            ItemType::MotionPicture
        }
        "podcastepisode" | "audioobject" => ItemType::Broadcast,
        "legislation" => ItemType::Legislation,
        "article" | "techarticle" | "webpage" | "website" | "itempage" | "medicalwebpage"
        | "recipe" | "howto" | "faqpage" | "qapage" | "creativework" => ItemType::Webpage,
        _ => return None,
    })
}
