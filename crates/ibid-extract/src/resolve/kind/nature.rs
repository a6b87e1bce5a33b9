//! Whose a work is: a newspaper's, a magazine's, a blog's, an encyclopedia's.
//!
//! An "article" of a newspaper is a newspaper article, whatever else it says. What the page's markup
//! says of what it is a part of counts most; then what the site calls itself, and its address.

use ibid_model::ItemType;

use crate::address;
use crate::candidate::{Candidate, Property};
use crate::provenance::{Extractor, Provenance};
use crate::resolve::Draft;
use crate::resolve::ballot::text;

/// A type by whose the work is, how far that is trusted, and where it stands.
pub(super) struct Nature {
    pub kind: ItemType,
    pub trust: f32,
    pub provenance: Provenance,
}

/// The least trust in a site's name whose words are taken at their word.
const NAMED: f32 = 0.4;

/// All that says whose the work is. `is_dated`: whether it has a date, as posts and articles have;
/// the start page of a newspaper and the imprint of a blog have none.
pub(super) fn of(draft: &Draft<'_>, is_dated: bool) -> Vec<Nature> {
    let mut found: Vec<Nature> = draft
        .of(Property::Kind)
        .filter_map(|candidate| by_mark(candidate, is_dated))
        .collect();
    if is_dated {
        found.extend(by_names(draft));
        found.extend(draft.source.url.and_then(by_address));
    }
    found
}

/// The type that a mark of the page's surroundings says.
pub(super) fn type_by_mark(mark: &str) -> Option<ItemType> {
    Some(match mark {
        "part-of:Newspaper" | "publisher:NewsMediaOrganization" | "site:news" => {
            ItemType::ArticleNewspaper
        }
        "part-of:Magazine" => ItemType::ArticleMagazine,
        "part-of:Blog" | "system:blog" => ItemType::PostWeblog,
        "part-of:Encyclopedia" => ItemType::EntryEncyclopedia,
        "part-of:Book" => ItemType::Chapter,
        _ => return None,
    })
}

fn by_mark(candidate: &Candidate, is_dated: bool) -> Option<Nature> {
    let mark = text(candidate)?;
    let kind = type_by_mark(mark)?;
    // What a blog's system shows with no date is a page of the site and no post.
    let is_said = is_dated || !matches!(mark, "system:blog" | "site:news");
    is_said.then(|| Nature {
        kind,
        trust: candidate.trust,
        provenance: candidate.provenance.clone(),
    })
}

/// What the names of the site and its publisher say.
fn by_names<'d>(draft: &'d Draft<'_>) -> impl Iterator<Item = Nature> + use<'d> {
    [Property::Site, Property::Container, Property::Publisher]
        .into_iter()
        .flat_map(|property| draft.of(property))
        .filter(|candidate| candidate.trust >= NAMED)
        .filter_map(|candidate| {
            let kind = type_by_name(text(candidate)?)?;
            Some(Nature {
                kind,
                trust: 0.65 * candidate.trust.max(0.8),
                provenance: candidate.provenance.clone(),
            })
        })
}

/// What an address says: a host or a folder called `blog`, a host that is named as newspapers are.
fn by_address(url: &str) -> Option<Nature> {
    let host = address::host(url)?;
    let folders = || address::path(url).split('/').map(str::to_ascii_lowercase);
    let is_blog = host.split('.').any(|label| label.contains("blog"))
        || folders().any(|folder| {
            matches!(folder.as_str(), "blog" | "blogs" | "weblog" | "weblogs")
                || folder.ends_with("-blog")
        });
    let is_of_magazine =
        || folders().any(|folder| matches!(folder.as_str(), "magazine" | "magazin"));
    let (kind, trust) = if is_blog {
        (ItemType::PostWeblog, 0.65)
    } else if is_of_magazine() {
        (ItemType::ArticleMagazine, 0.5)
    } else {
        let label = host.split('.').max_by_key(|label| label.len())?;
        (type_by_host(label)?, 0.5)
    };
    let provenance = Provenance::new(Extractor::Url, "url", url);
    Some(Nature {
        kind,
        trust,
        provenance,
    })
}

/// Words of the names of newspapers: words by themselves, and the ends of compounds (`-zeitung`).
/// What other names have as often (`Star`, `Standard`, `Journal`, `Press`) is none.
const NEWSPAPER: &[&str] = &[
    "newspaper",
    "newspapers",
    "news",
    "times",
    "tribune",
    "herald",
    "gazette",
    "telegraph",
    "chronicle",
    "courier",
    "daily",
    "dispatch",
    "examiner",
    "inquirer",
    "zeitung",
    "tageszeitung",
    "tageblatt",
    "tagblatt",
    "anzeiger",
    "nachrichten",
    "rundschau",
    "kurier",
    "abendblatt",
    "wochenblatt",
    "morgenpost",
    "diario",
    "periódico",
    "noticias",
    "jornal",
    "notícias",
    "gazzetta",
    "giornale",
    "corriere",
    "quotidiano",
    "notizie",
    "gazeta",
    "dziennik",
    "dagblad",
    "dagbladet",
    "dagblad",
    "nieuws",
    "krant",
    "nyheter",
    "tidning",
    "tidningen",
    "gazete",
    "gazetesi",
    "haber",
    "haberleri",
    "hírlap",
    "hírek",
    "noviny",
    "actualités",
    "journaux",
    "sanomat",
    "uutiset",
    "газета",
    "новости",
    "известия",
    "вести",
    "ведомости",
];

/// Ends of names that are written without spaces.
const NEWSPAPER_ENDS: &[&str] = &[
    "zeitung",
    "anzeiger",
    "nachrichten",
    "tagblatt",
    "tageblatt",
    "dagblad",
    "新聞",
    "新闻",
    "日報",
    "日报",
    "晚报",
    "신문",
    "일보",
];

const MAGAZINE: &[&str] = &[
    "magazine",
    "magazin",
    "magazyn",
    "revista",
    "rivista",
    "weekly",
    "wochenmagazin",
    "tijdschrift",
    "журнал",
    "magasin",
    "magasinet",
    "dergisi",
    "časopis",
];

const MAGAZINE_ENDS: &[&str] = &["magazine", "magazin", "雑誌", "杂志", "周刊", "週刊"];

const BLOG: &[&str] = &["blog", "weblog", "blogg", "блог", "ブログ", "博客"];

/// The type of a dated text on a site of this name.
fn type_by_name(name: &str) -> Option<ItemType> {
    let name = name.to_lowercase();
    let words: Vec<&str> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let has = |known: &[&str]| words.iter().any(|word| known.contains(word));
    let ends = |known: &[&str]| {
        known
            .iter()
            .any(|end| name.ends_with(end) && name.len() > end.len())
    };
    if has(BLOG) {
        Some(ItemType::PostWeblog)
    } else if is_of_reference(&name) {
        Some(ItemType::EntryEncyclopedia)
    } else if has(MAGAZINE) || ends(MAGAZINE_ENDS) {
        Some(ItemType::ArticleMagazine)
    } else if has(NEWSPAPER) || ends(NEWSPAPER_ENDS) || ends_in_post(&words) {
        Some(ItemType::ArticleNewspaper)
    } else {
        None
    }
}

/// `The Nowhere Post`: the last of several words.
fn ends_in_post(words: &[&str]) -> bool {
    matches!(words, [.., _, "post"])
}

/// Whether a name is that of an encyclopedia.
fn is_of_reference(name: &str) -> bool {
    [
        "encyclop",
        "enciclop",
        "enzyklop",
        "encyklop",
        "энциклопед",
        "百科",
    ]
    .iter()
    .any(|start| name.contains(start))
        || name
            .split_whitespace()
            .next()
            .is_some_and(|word| word.ends_with("pedia"))
}

/// The same of a host's label, which has its words without spaces.
fn type_by_host(label: &str) -> Option<ItemType> {
    const STARTS: &[&str] = &["news", "daily", "diario", "jornal", "herald"];
    const ENDS: &[&str] = &[
        "news",
        "times",
        "tribune",
        "herald",
        "gazette",
        "telegraph",
        "chronicle",
        "courier",
        "zeitung",
        "nachrichten",
        "anzeiger",
        "tagblatt",
        "tageblatt",
        "rundschau",
        "kurier",
        "dagblad",
        "dagbladet",
        "nyheter",
    ];
    let is_start = |word: &str| label.starts_with(word);
    let is_end = |word: &str| label.ends_with(word);
    if label.ends_with("magazine") || label.ends_with("magazin") {
        Some(ItemType::ArticleMagazine)
    } else if ENDS.iter().any(|word| is_end(word)) || STARTS.iter().any(|word| is_start(word)) {
        Some(ItemType::ArticleNewspaper)
    } else if label.contains("pedia") {
        Some(ItemType::EntryEncyclopedia)
    } else {
        None
    }
}
