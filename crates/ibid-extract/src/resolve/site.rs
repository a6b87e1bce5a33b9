//! The name of the site, journal or book that the work appeared in, and its publisher.

use ibid_model::{ItemType, TextVariable};
use serde_json::Value;

use crate::address;
use crate::candidate::{Candidate, Property};
use crate::clean::{fold, letters};
use crate::provenance::{Extractor, Provenance};

use super::Draft;
use super::ballot::{Choice, sort, text, weigh};
use super::confidence::{SITE, alternatives};
use super::title::segments::{is_name_of, outer_parts, parts_at_marks};

/// The least score with which a name is the site's.
const LEAST: f32 = 0.4;
/// The trust in a name by the copyright line alone.
const COPYRIGHT: f32 = 0.31;
/// The most words of a site's name, where it is read off titles.
const MOST_WORDS: usize = 6;
/// The most characters of a site's name.
const LONGEST: usize = 100;

/// Gathers the names that the site may have, to be taken off titles.
pub(crate) fn find_names(draft: &mut Draft<'_>) {
    let mut names: Vec<String> = Vec::new();
    for property in [Property::Site, Property::Publisher, Property::Container] {
        let found = draft
            .of(property)
            // Who holds the rights is a site's author as often as its owner.
            .filter(|candidate| candidate.trust > COPYRIGHT);
        names.extend(found.filter_map(text).map(str::to_owned));
    }
    // Templates that fill in the headline where the site's name belongs.
    let titles: Vec<String> = draft
        .of(Property::Title)
        .filter_map(text)
        .filter(|title| title.split_whitespace().count() > MOST_WORDS)
        .map(key)
        .collect();
    names.retain(|name| !titles.contains(&key(name)));
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
    let best = containers.first().filter(|best| best.score >= LEAST);
    let is_whole = is_whole(draft.item.item_type);
    if is_whole {
        set_publisher(draft, None);
    }
    let publisher = draft.item.text(TextVariable::Publisher).map(key);
    let best = best.filter(|best| !is_whole || publisher.as_ref() != Some(&best.key));
    if let Some(best) = best {
        let strong = containers.partition_point(|choice| choice.score >= LEAST);
        let confidence = SITE.confidence(containers.get(..strong).unwrap_or(&[]));
        draft.set_text(
            TextVariable::ContainerTitle,
            &best.value,
            confidence,
            best.provenance.clone(),
            alternatives(&containers, confidence, |name| Value::from(name.as_str())),
        );
    }
    if !is_whole {
        let key = best.map(|best| best.key.clone());
        set_publisher(draft, key.as_deref());
    }
}

/// Works that are no part of another: whose name is their publisher's, and no container's.
const fn is_whole(kind: ItemType) -> bool {
    matches!(
        kind,
        ItemType::Book
            | ItemType::Report
            | ItemType::Thesis
            | ItemType::Dataset
            | ItemType::Software
    )
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
    // What a newspaper's or magazine's article is a part of is what it appeared in.
    let is_periodical = matches!(
        draft.item.item_type,
        ItemType::ArticleNewspaper | ItemType::ArticleMagazine
    );
    let share = if is_periodical { 0.9 } else { 0.5 };
    all.extend(votes(draft, Property::Container, share, label));
    // A publisher is not its site, but is often called the same; a book has none.
    let is_page = |candidate: &Candidate| candidate.provenance.extractor != Extractor::Properties;
    if draft.of(Property::Publisher).all(is_page) {
        all.extend(votes(draft, Property::Publisher, 0.7, label));
    }
    all.extend(from_titles(draft));
    let mut choices = weigh(all);
    for choice in &mut choices {
        if let Some(label) = label {
            choice.score = by_address(choice, label);
        }
        if is_generic_label(draft, &choice.key) {
            choice.score *= 0.4;
            choice.doubt = Some("it is the part of the address that says what kind of host it is");
        }
    }
    sort(&mut choices);
    prefer_plain(&mut choices, draft);
    prefer_folder(&mut choices, draft);
    prefer_full(&mut choices, draft);
    choices
}

/// A name's vote: by what it is the same as others, itself, its trust, its place.
type NameVote = (String, String, f32, Provenance);

fn votes(draft: &Draft<'_>, property: Property, share: f32, label: Option<&str>) -> Vec<NameVote> {
    let title = draft.item.text(TextVariable::Title).map(key);
    draft
        .of(property)
        .filter_map(|candidate| {
            let name = without_tagline(text(candidate)?, label);
            let provenance = candidate.provenance.clone();
            no_name(name, title.as_deref()).is_none().then(|| {
                (
                    key(name),
                    name.to_owned(),
                    candidate.trust * share,
                    provenance,
                )
            })
        })
        .collect()
}

/// Why a text is no name of a site, if it is none.
fn no_name(name: &str, title: Option<&str>) -> Option<&'static str> {
    let key = key(name);
    if key.is_empty() {
        Some("it has no letters")
    } else if name.contains("//") {
        Some("it is an address and no name")
    } else if name.starts_with('@') {
        Some("it is the name of an account")
    } else if name.contains(['{', '}']) {
        Some("it is a template that nothing was filled into")
    } else if name.chars().count() > LONGEST {
        Some("it is too long for a name")
    } else if title == Some(key.as_str()) {
        Some("it is the title")
    } else {
        None
    }
}

/// Why a candidate was not weighed.
pub(super) fn refusal(draft: &Draft<'_>, candidate: &Candidate) -> Option<&'static str> {
    let title = draft.item.text(TextVariable::Title).map(key);
    let reason = no_name(text(candidate)?, title.as_deref());
    Some(reason.unwrap_or("another name says more closely what the work is a part of"))
}

/// The key by which two names are the same: an article before it does not count.
fn key(name: &str) -> String {
    letters(without_article(name))
}

/// A name without the article that it starts with.
fn without_article(name: &str) -> &str {
    const ARTICLES: &[&str] = &[
        "the", "der", "die", "das", "le", "la", "les", "el", "los", "las", "il", "lo", "o", "a",
        "de", "het",
    ];
    name.split_once(' ')
        .filter(|(first, rest)| {
            rest.chars().count() >= 3
                && ARTICLES
                    .iter()
                    .any(|article| first.eq_ignore_ascii_case(article))
        })
        .map_or(name, |(_, rest)| rest)
}

/// The names that stand behind or before the headline in the window's title and in tags.
fn from_titles(draft: &Draft<'_>) -> Vec<NameVote> {
    let Some(title) = draft.item.text(TextVariable::Title).map(fold) else {
        return Vec::new();
    };
    let sections: Vec<String> = draft
        .of(Property::Section)
        .filter_map(text)
        .map(key)
        .collect();
    draft
        .of(Property::Title)
        .filter_map(|candidate| {
            let printed = text(candidate)?;
            let name = outer_parts(printed, |part| fold(part) == title)
                .or_else(|| named_before_colon(printed, &title, &draft.sites))?;
            let key = key(name);
            let words = name.split_whitespace().count();
            let provenance = candidate.provenance.clone();
            let is_name = !key.is_empty() && words <= MOST_WORDS && !sections.contains(&key);
            is_name.then(|| (key, name.to_owned(), 0.5, provenance))
        })
        .collect()
}

/// `Nowhere Times: Headline` where the address says that this is the site, and no kicker.
fn named_before_colon<'p>(printed: &'p str, title: &str, sites: &[String]) -> Option<&'p str> {
    let (before, behind) = printed.split_once(": ")?;
    let is_site = fold(behind) == title && sites.iter().any(|site| is_name_of(before, site));
    is_site.then_some(before)
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

/// Labels of hosts that say what a host is for, not whose it is.
const GENERIC_LABELS: &[&str] = &[
    "amp", "archive", "blog", "blogs", "edition", "en", "home", "hosted", "m", "media", "mobile",
    "news", "pages", "press", "shop", "site", "sites", "static", "store", "story", "web",
];

/// Whether a name is only such a label of the page's host: `Hosted` on `hosted.example.org`.
fn is_generic_label(draft: &Draft<'_>, name: &str) -> bool {
    let host = draft.source.url.and_then(address::host);
    GENERIC_LABELS.contains(&name)
        && host.is_some_and(|host| {
            host.split('.').next() == Some(name) && host_label(&host).as_deref() != Some(name)
        })
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
    let bare = plain_letters(without_article(name));
    let bare = bare.strip_prefix("the").unwrap_or(&bare);
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

/// `example.com` is the page's address; where the page also says `Example`, that is the name. A name
/// with an ending that is not the address letter by letter, `Le Exemple.fr`, was chosen as a name,
/// unless the publisher's name is the same without it.
fn prefer_plain(choices: &mut [Choice<String>], draft: &Draft<'_>) {
    let Some(best) = choices.first_mut() else {
        return;
    };
    let Some((base, ending)) = best.value.rsplit_once('.') else {
        return;
    };
    let is_ending = (2..=4).contains(&ending.len()) && ending.chars().all(char::is_alphabetic);
    let (base, base_key) = (base.to_owned(), key(base));
    if !is_ending || base_key.is_empty() || base.ends_with(' ') {
        return;
    }
    let is_address = is_address_of(draft, &best.value);
    if is_address && is_used_plain(draft.source.text, &base, ending.len() == 2) {
        best.value = base;
        return;
    }
    let score = best.score;
    let plain = choices.iter_mut().find(|choice| {
        let is_publisher = choice.votes.iter().any(|(extractor, trust)| {
            matches!(extractor, Extractor::JsonLd | Extractor::Microdata) && *trust >= 0.5
        });
        choice.key == base_key && choice.score > 0.25 && (is_address || is_publisher)
    });
    if let Some(plain) = plain {
        plain.score = score + 0.01;
        sort(choices);
    }
}

/// Whether a name is the page's host, written out.
fn is_address_of(draft: &Draft<'_>, name: &str) -> bool {
    let name = name.to_lowercase();
    draft
        .source
        .url
        .and_then(address::host)
        .is_some_and(|host| {
            host == name
                || host.ends_with(&format!(".{name}"))
                || name.ends_with(&format!(".{host}"))
        })
}

/// Whether a text has a name as a word, and seldomer as an address. Before a generic ending, which
/// is a part of many names, it must have a capital.
fn is_used_plain(text: &str, name: &str, any_case: bool) -> bool {
    let lower = name.to_lowercase();
    if lower.contains('.') || !lower.is_ascii() {
        return false;
    }
    let (mut plain, mut address) = (0_usize, 0_usize);
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, '/' | '@' | '|' | '(' | '"'))
    {
        let Some(start) = word.get(..lower.len()) else {
            continue;
        };
        if !start.eq_ignore_ascii_case(&lower) {
            continue;
        }
        let mut behind = word.get(lower.len()..).unwrap_or("").chars();
        let (one, two) = (behind.next(), behind.next());
        if one == Some('.') && two.is_some_and(char::is_alphabetic) {
            address += 1;
        } else if one.is_none_or(|c| !c.is_alphanumeric())
            && (any_case || start.starts_with(char::is_uppercase))
        {
            plain += 1;
        }
    }
    plain > address
}

/// A publisher whose name is the first folder of the address has its site in another's:
/// `platform.example/the-weekly/story`.
fn prefer_folder(choices: &mut [Choice<String>], draft: &Draft<'_>) {
    let Some(folder) = draft
        .source
        .url
        .and_then(|url| address::path(url).trim_matches('/').split_once('/'))
        .map(|(folder, _)| letters(folder))
    else {
        return;
    };
    let best = choices.first().map_or(0.0, |best| best.score);
    if let Some(choice) = choices
        .iter_mut()
        .find(|choice| letters(&choice.value) == folder && choice.value.contains(' '))
        && choice
            .votes
            .iter()
            .any(|(extractor, _)| *extractor == Extractor::JsonLd)
    {
        choice.score = best + 0.01;
        sort(choices);
    }
}

/// Initials as the site's name, where its markup says whose they are: the publisher of `nta` is the
/// `Nirgendwoer Tages-Anzeiger`.
fn prefer_full(choices: &mut [Choice<String>], draft: &Draft<'_>) {
    let Some(best) = choices.first() else { return };
    let initials = best.key.clone();
    let score = best.score;
    if !(2..=5).contains(&initials.chars().count()) {
        return;
    }
    let publishers: Vec<String> = draft
        .of(Property::Publisher)
        .filter(|candidate| candidate.trust >= 0.5)
        .filter_map(|candidate| text(candidate).map(key))
        .collect();
    let full = choices
        .iter_mut()
        .find(|choice| publishers.contains(&choice.key) && initials_of(&choice.value) == initials);
    if let Some(full) = full {
        full.score = score + 0.01;
        sort(choices);
    }
}

/// The first letters of a name's words.
fn initials_of(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric());
    words
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether templates write a name where the publisher's belongs: that of the software, or a host.
fn is_no_publisher(name: &str) -> bool {
    const SOFTWARE: &[&str] = &["blogger", "blogspot", "drupal", "joomla", "wordpress"];
    let name = name.to_lowercase();
    let base = name.strip_suffix(".com").unwrap_or(&name);
    SOFTWARE.contains(&base) || (name.starts_with("www.") && !name.contains(' '))
}

/// The publisher, where it is another name than the container's.
fn set_publisher(draft: &mut Draft<'_>, container: Option<&str>) {
    let named = votes(draft, Property::Publisher, 1.0, None).into_iter();
    let mut publishers = weigh(named.filter(|(_, name, ..)| !is_no_publisher(name)));
    let best = publishers.iter().position(|choice| {
        choice.score >= LEAST && container.is_none_or(|container| container != choice.key)
    });
    let Some(at) = best else { return };
    let best = publishers.remove(at);
    for choice in &mut publishers {
        if container == Some(choice.key.as_str()) {
            choice.doubt = Some("it is the name of what the work appeared in");
        }
    }
    draft.set_text(
        TextVariable::Publisher,
        &best.value,
        best.score,
        best.provenance,
        super::details::alternatives(&publishers),
    );
}
