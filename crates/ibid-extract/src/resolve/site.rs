//! The name of the site, journal or book that the work appeared in, and its publisher.

use ibid_model::{ItemType, TextVariable};

use crate::address;
use crate::candidate::Property;
use crate::clean::letters;

use super::Draft;
use super::ballot::{Choice, text, text_votes, weigh};
use super::details::alternatives;

/// Gathers the names that the site may have.
pub(crate) fn find_names(draft: &mut Draft<'_>) {
    let mut names: Vec<String> = Vec::new();
    for property in [Property::Site, Property::Publisher, Property::Container] {
        names.extend(draft.of(property).filter_map(text).map(str::to_owned));
    }
    names.extend(draft.source.url.and_then(address::host));
    draft.sites = names;
}

/// Sets `container-title` and `publisher`.
pub(crate) fn resolve(draft: &mut Draft<'_>) {
    let votes = |property| text_votes(draft.of(property), letters);
    let containers = weigh(votes(Property::Container));
    let sites = weigh(votes(Property::Site));
    let publishers = weigh(votes(Property::Publisher));
    let is_journal = matches!(
        draft.item.item_type,
        ItemType::ArticleJournal | ItemType::Chapter | ItemType::PaperConference
    );
    let usable = |choice: &&Choice<String>| {
        !choice.key.is_empty() && !choice.value.contains("//") && choice.value.len() < 120
    };
    let container = containers.iter().find(usable).filter(|_| is_journal);
    let site = sites.iter().find(usable);
    let publisher = publishers
        .iter()
        .find(usable)
        .filter(|choice| choice.score > 0.4);
    let best = container.or(site).or(publisher).cloned();
    if let Some(best) = &best {
        let rest: Vec<Choice<String>> = containers
            .iter()
            .chain(&sites)
            .filter(|choice| choice.key != best.key)
            .cloned()
            .collect();
        draft.set_text(
            TextVariable::ContainerTitle,
            &best.value,
            best.score,
            best.provenance.clone(),
            alternatives(&rest),
        );
    }
    let publisher = publishers.iter().find(usable).filter(|choice| {
        choice.score > 0.4 && best.as_ref().is_none_or(|best| best.key != choice.key)
    });
    if let Some(publisher) = publisher.cloned() {
        draft.set_text(
            TextVariable::Publisher,
            &publisher.value,
            publisher.score,
            publisher.provenance,
            Vec::new(),
        );
    }
}
