//! The type of the work.

mod nature;
mod table;

use ibid_model::{DateVariable, ItemType, TextVariable};
use serde_json::Value;

use crate::candidate::{Candidate, Property};
use crate::extraction::Alternative;

use super::ballot::{Choice, text, weigh};
use super::{Draft, rounded};
use table::{Said, said_by};

/// What was said of the kind of the work, weighed.
struct Kinds {
    /// The types of CSL that the work's own markup names, the likeliest first.
    named: Vec<Choice<ItemType>>,
    /// That it is an article or a page, whosesoever.
    vague: Vec<Choice<Said>>,
    /// The types by whose it is, the likeliest first.
    natures: Vec<Choice<ItemType>>,
    /// Whether it is a part of a journal.
    has_journal: bool,
}

pub(crate) fn resolve(draft: &mut Draft<'_>) {
    let kinds = Kinds::of(draft);
    let (kind, confidence) = kinds.taken();
    draft.item.item_type = kind;
    let agrees = |choice: &&Choice<ItemType>| choice.value == kind;
    let agreeing = kinds.named.iter().chain(&kinds.natures).filter(agrees);
    let mut provenance: Vec<_> = agreeing
        .flat_map(|choice| choice.provenance.clone())
        .collect();
    if provenance.is_empty() {
        let vague = kinds.vague.first();
        provenance = vague.map_or_else(Vec::new, |choice| choice.provenance.clone());
    }
    let alternatives = kinds.alternatives(kind);
    let value = Value::from(kind.as_str());
    draft.note("type", value, confidence, provenance, alternatives);
}

impl Kinds {
    fn of(draft: &Draft<'_>) -> Self {
        let (mut named, mut vague) = (Vec::new(), Vec::new());
        for candidate in draft.of(Property::Kind) {
            let Some(said) = text(candidate).and_then(said_by) else {
                continue;
            };
            let (trust, place) = (candidate.trust, candidate.provenance.clone());
            match said {
                Said::Type(kind) => named.push((kind.as_str().to_owned(), kind, trust, place)),
                said => vague.push((format!("{said:?}"), said, trust, place)),
            }
        }
        let is_dated = draft.item.dates.contains(DateVariable::Issued);
        let natures = nature::of(draft, is_dated).into_iter().map(|nature| {
            let key = nature.kind.as_str().to_owned();
            (key, nature.kind, nature.trust, nature.provenance)
        });
        Self {
            named: weigh(named),
            vague: weigh(vague),
            natures: weigh(natures),
            has_journal: is_in_journal(draft),
        }
    }

    /// The type, and how sure it is.
    fn taken(&self) -> (ItemType, f32) {
        let article = self.score_of(Said::Article);
        let nature = self
            .natures
            .first()
            .map(|choice| (choice.value, choice.score));
        match self.named.first() {
            // A file is a document as long as nothing tells more.
            Some(best) if best.value == ItemType::Document => match (self.has_journal, nature) {
                (true, _) => (ItemType::ArticleJournal, 0.7),
                _ => (best.value, best.score),
            },
            // A film in an article is not what is cited.
            Some(best) if is_article(best.value) || best.score > article => {
                more_closely(best, nature)
            }
            _ if self.is_part_of_known() => nature.unwrap_or((ItemType::Webpage, 0.5)),
            _ if self.has_journal => (ItemType::ArticleJournal, 0.8),
            _ => nature.unwrap_or_else(|| (ItemType::Webpage, self.webpage())),
        }
    }

    /// Whether the page's markup says what periodical or book it is a part of.
    fn is_part_of_known(&self) -> bool {
        self.natures.first().is_some_and(|choice| {
            choice
                .provenance
                .iter()
                .any(|place| place.where_.ends_with("/isPartOf"))
        })
    }

    fn score_of(&self, said: Said) -> f32 {
        let choice = self.vague.iter().find(|choice| choice.value == said);
        choice.map_or(0.0, |choice| choice.score)
    }

    /// How sure it is that a work is a page and no more.
    fn webpage(&self) -> f32 {
        self.vague.first().map_or(0.5, |choice| {
            if choice.value == Said::Page {
                choice.score
            } else {
                // An article of something.
                choice.score * 0.7
            }
        })
    }

    fn alternatives(&self, taken: ItemType) -> Vec<Alternative> {
        let others = self.named.iter().chain(&self.natures);
        let mut rest: Vec<Alternative> = others
            .filter(|choice| choice.value != taken)
            .map(|choice| Alternative {
                value: Value::from(choice.key.as_str()),
                confidence: rounded(choice.score),
                provenance: choice.provenance.clone(),
                reason: "less likely than the value taken".to_owned(),
            })
            .collect();
        if taken != ItemType::Webpage {
            rest.extend(self.vague.iter().map(|choice| Alternative {
                value: Value::from(ItemType::Webpage.as_str()),
                confidence: rounded(choice.score * 0.3),
                provenance: choice.provenance.clone(),
                reason: "it says less than the value taken".to_owned(),
            }));
        }
        rest
    }
}

/// The least score with which whose the work is says more than what its markup calls it.
const CLOSER: f32 = 0.6;

/// News of a magazine are its articles, and news of a blog its posts: publishing systems call
/// everything news.
fn more_closely(best: &Choice<ItemType>, nature: Option<(ItemType, f32)>) -> (ItemType, f32) {
    match nature {
        Some((kind @ (ItemType::ArticleMagazine | ItemType::PostWeblog), score))
            if best.value == ItemType::ArticleNewspaper && score >= CLOSER =>
        {
            (kind, score)
        }
        _ => (best.value, best.score),
    }
}

/// Texts of periodicals, which an "article" may be.
const fn is_article(kind: ItemType) -> bool {
    matches!(
        kind,
        ItemType::ArticleNewspaper
            | ItemType::ArticleMagazine
            | ItemType::ArticleJournal
            | ItemType::Article
            | ItemType::PaperConference
            | ItemType::PostWeblog
            | ItemType::Post
            | ItemType::EntryEncyclopedia
            | ItemType::EntryDictionary
            | ItemType::Report
            | ItemType::Thesis
            | ItemType::Chapter
    )
}

/// Whether a journal is named as such, with a DOI or an ISSN.
fn is_in_journal(draft: &Draft<'_>) -> bool {
    draft
        .of(Property::Container)
        .any(|candidate| candidate.trust > 0.7)
        && (draft.item.text(TextVariable::Doi).is_some()
            || draft.item.text(TextVariable::Issn).is_some())
}

/// Why a candidate was not weighed.
pub(super) fn refusal(candidate: &Candidate) -> Option<&'static str> {
    let kind = text(candidate)?;
    Some(if nature::type_by_mark(kind).is_some() {
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
