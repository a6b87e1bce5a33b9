//! The name of the site, journal or book that the work appeared in, and its publisher.

use ibid_model::{ItemType, TextVariable};

use crate::address;
use crate::candidate::Property;
use crate::clean::{fold, letters};
use crate::provenance::Provenance;

use super::Draft;
use super::ballot::{Choice, sort, text, weigh};
use super::details::alternatives;
use super::title::segments::{outer_parts, parts_at_marks};

/// The least score with which a name is the site's.
const LEAST: f32 = 0.4;
/// The most characters of a site's name.
const LONGEST: usize = 100;

/// Gathers the names that the site may have, to be taken off titles.
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
    let label = draft
        .source
        .url
        .and_then(address::host)
        .and_then(|host| host_label(&host));
    let containers = containers(draft, label.as_deref());
    if let Some((best, rest)) = containers.split_first() {
        draft.set_text(
            TextVariable::ContainerTitle,
            &best.value,
            best.score,
            best.provenance.clone(),
            alternatives(rest),
        );
    }
    set_publisher(draft, containers.first().map(|best| best.key.as_str()));
}

/// Names of what the work appeared in, the likeliest first.
fn containers(draft: &Draft<'_>, label: Option<&str>) -> Vec<Choice<String>> {
    let is_part = matches!(
        draft.item.item_type,
        ItemType::ArticleJournal | ItemType::Chapter | ItemType::PaperConference
    );
    if is_part {
        let journals = weigh(votes(draft, Property::Container, 1.0, None));
        if journals.first().is_some_and(|best| best.score >= LEAST) {
            return journals;
        }
    }
    let mut all = votes(draft, Property::Site, 1.0, label);
    all.extend(votes(draft, Property::Container, 0.5, label));
    // A publisher is not its site, but is often called the same.
    all.extend(votes(draft, Property::Publisher, 0.7, label));
    all.extend(from_titles(draft));
    let mut choices = weigh(all);
    for choice in &mut choices {
        if let Some(label) = label {
            choice.score = by_address(choice, label);
        }
    }
    sort(&mut choices);
    prefer_plain(&mut choices);
    choices.retain(|choice| choice.score >= LEAST);
    choices
}

/// A name's vote: by what it is the same as others, itself, its trust, its place.
type NameVote = (String, String, f32, Provenance);

fn votes(draft: &Draft<'_>, property: Property, share: f32, label: Option<&str>) -> Vec<NameVote> {
    let title = draft.item.text(TextVariable::Title).map(letters);
    draft
        .of(property)
        .filter_map(|candidate| {
            let name = without_tagline(text(candidate)?, label);
            let key = letters(name);
            let is_name = !key.is_empty()
                && !name.contains("//")
                && name.chars().count() <= LONGEST
                && Some(&key) != title.as_ref();
            let provenance = candidate.provenance.clone();
            is_name.then(|| (key, name.to_owned(), candidate.trust * share, provenance))
        })
        .collect()
}

/// The names that stand behind or before the headline in the window's title and in tags.
fn from_titles(draft: &Draft<'_>) -> Vec<NameVote> {
    let Some(title) = draft.item.text(TextVariable::Title).map(fold) else {
        return Vec::new();
    };
    draft
        .of(Property::Title)
        .filter_map(|candidate| {
            let printed = text(candidate)?;
            let name = outer_parts(printed, |part| fold(part) == title)?;
            let key = letters(name);
            let words = name.split_whitespace().count();
            let provenance = candidate.provenance.clone();
            (!key.is_empty() && words <= 6).then(|| (key, name.to_owned(), 0.5, provenance))
        })
        .collect()
}

/// The label of a host that names the site: `example` of `example.co.uk`.
fn host_label(host: &str) -> Option<String> {
    let labels: Vec<&str> = host.split('.').collect();
    let (_, rest) = labels.split_last()?;
    // `co.uk`, `com.au`, `or.jp`: short labels before a country's are part of the ending.
    rest.iter()
        .rev()
        .find(|label| label.len() > 3 || rest.len() == 1 || !is_second_level(label))
        .map(|label| letters(label))
}

fn is_second_level(label: &str) -> bool {
    matches!(
        label,
        "co" | "com" | "org" | "net" | "ac" | "gov" | "edu" | "or" | "ne" | "go" | "gob" | "gv"
    )
}

/// `Name - what we do`: the part that the address names.
fn without_tagline<'n>(name: &'n str, label: Option<&str>) -> &'n str {
    let Some(label) = label else { return name };
    if letters(name) == label {
        return name;
    }
    let name = parts_at_marks(name)
        .into_iter()
        .filter(|part| is_named_by(part, label))
        .min_by_key(|part| part.len())
        .unwrap_or(name)
        .trim();
    // The company of the same name.
    [
        " Inc.", " Inc", " LLC", " Ltd", " Ltd.", " GmbH", " AG", ", Inc.",
    ]
    .iter()
    .find_map(|end| name.strip_suffix(end))
    .filter(|short| letters(short) == label)
    .unwrap_or(name)
}

/// Whether an address's label is a name's letters, or its start.
fn is_named_by(name: &str, label: &str) -> bool {
    let plain = plain_letters(name);
    let bare = plain.strip_prefix("the").unwrap_or(&plain);
    label.len() > 1
        && (plain.starts_with(label)
            || bare == label
            || (bare.len() > 3 && label.starts_with(bare)))
}

/// Letters without their accents, as addresses write them.
fn plain_letters(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    letters(&text.nfd().filter(char::is_ascii).collect::<String>())
}

/// A name that the address confirms is likelier.
fn by_address(choice: &Choice<String>, label: &str) -> f32 {
    if is_named_by(&choice.value, label) {
        1.0 - (1.0 - choice.score) * 0.6
    } else {
        choice.score * 0.9
    }
}

/// `Name.com` is the address; where the page also says `Name`, that is the name.
fn prefer_plain(choices: &mut [Choice<String>]) {
    let Some(best) = choices.first() else { return };
    let Some((base, ending)) = best.value.rsplit_once('.') else {
        return;
    };
    let is_address = (2..=4).contains(&ending.len())
        && ending.chars().all(|c| c.is_ascii_alphabetic())
        && !base.ends_with(' ');
    let base = letters(base.split('.').next().unwrap_or(base));
    if !is_address || base.is_empty() {
        return;
    }
    let score = best.score;
    if let Some(plain) = choices
        .iter_mut()
        .find(|choice| choice.key == base && !choice.value.contains('.') && choice.score > 0.25)
    {
        plain.score = score + 0.01;
        sort(choices);
    }
}

/// The publisher, where it is another name than the container's.
fn set_publisher(draft: &mut Draft<'_>, container: Option<&str>) {
    let publishers = weigh(votes(draft, Property::Publisher, 1.0, None));
    let Some(best) = publishers.into_iter().find(|choice| {
        choice.score >= LEAST && container.is_none_or(|container| container != choice.key)
    }) else {
        return;
    };
    draft.set_text(
        TextVariable::Publisher,
        &best.value,
        best.score,
        best.provenance,
        Vec::new(),
    );
}
