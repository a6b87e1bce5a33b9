//! Where pages show the site's name besides the tags made for it: the titles of its feeds and of its
//! search, the logo that leads to its start, the names of its apps, the copyright line.

use crate::address;
use crate::candidate::{Candidate, Property};
use crate::clean::plain;
use crate::html::Context;
use crate::html::page::{Element, ElementId, with_spaces};
use crate::html::words::Hints;
use crate::provenance::{Extractor, Provenance};

/// Longest name, in characters.
const LONGEST: usize = 60;
/// Most links that are looked at, from the page's start.
const LINK_LIMIT: usize = 200;

/// The names by all marks.
pub(crate) fn candidates(context: &Context<'_>) -> Vec<Candidate> {
    let marks = [
        feeds(context),
        apps(context),
        logo(context),
        copyright(context),
    ];
    marks.into_iter().flatten().collect()
}

fn candidate(name: &str, where_: String, text: &str, trust: f32) -> Option<Candidate> {
    let name = name.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '-' | '–' | '|' | ':' | '»' | ',')
    });
    let is_name =
        (2..=LONGEST).contains(&name.chars().count()) && name.chars().any(char::is_alphabetic);
    is_name.then(|| {
        let provenance = Provenance::new(Extractor::SiteMarks, where_, text);
        Candidate::text(Property::Site, name, provenance, trust)
    })
}

/// `<link rel="alternate" type="application/rss+xml" title="Name » Feed">`, `<link rel="search"
/// title="Name">` (OpenSearch).
fn feeds(context: &Context<'_>) -> Option<Candidate> {
    let page = context.page;
    let title_of = |wanted: fn(&Element<'_>) -> bool| {
        page.by_tag("link")
            .filter(|(_, link)| wanted(link))
            .filter_map(|(_, link)| link.attr("title"))
            .find_map(|title| Some((title, feed_name(&plain(title))?)))
    };
    let feed = title_of(is_feed).map(|found| (found, "link[rel=alternate]", 0.45));
    let search = || title_of(is_search).map(|found| (found, "link[rel=search]", 0.45));
    let ((title, name), place, trust) = feed.or_else(search)?;
    candidate(&name, format!("{place}[title]"), title, trust)
}

fn is_feed(link: &Element<'_>) -> bool {
    link.attr("type").is_some_and(|kind| {
        let kind = kind.to_ascii_lowercase();
        ["rss", "atom", "feed+json"]
            .iter()
            .any(|name| kind.contains(name))
    })
}

fn is_search(link: &Element<'_>) -> bool {
    link.attr("rel")
        .is_some_and(|rel| rel.eq_ignore_ascii_case("search"))
}

/// Words of a feed's title that are not its site's name.
const FEED_WORDS: &[&str] = &[
    "feed",
    "feeds",
    "rss",
    "rss2",
    "atom",
    "2.0",
    "1.0",
    "0.92",
    "0.3",
    "xml",
    "search",
    "suche",
    "recherche",
    "news feed",
    "json",
    "(rss)",
    "(atom)",
    "posts",
    "via",
    "for",
    "by",
    "the",
    "all",
    "artikel",
    "alle",
];

/// The site's name in the title of a feed; `None` where that is of comments or of a section.
fn feed_name(title: &str) -> Option<String> {
    let parts: Vec<&str> = title.split(['»', '›', '|', '·']).map(str::trim).collect();
    let first = match parts.as_slice() {
        [one] => *one,
        [first, second] if second.split_whitespace().all(is_feed_word) => *first,
        _ => return None,
    };
    let mut words: Vec<&str> = first.split_whitespace().collect();
    while words.last().is_some_and(|word| is_feed_word(word)) {
        words.pop();
    }
    while words
        .first()
        .is_some_and(|word| is_feed_word(word) && !word.eq_ignore_ascii_case("the"))
    {
        words.remove(0);
    }
    let name = words.join(" ");
    let is_of_comments = name.to_lowercase().contains("comment");
    (!name.is_empty() && !is_of_comments).then_some(name)
}

fn is_feed_word(word: &str) -> bool {
    let word = word
        .trim_matches(|c: char| matches!(c, '-' | '–' | ':' | '[' | ']'))
        .to_lowercase();
    word.is_empty() || FEED_WORDS.contains(&word.as_str())
}

/// App Links (`al:*:app_name`) and `twitter:app:name:*`.
fn apps(context: &Context<'_>) -> Option<Candidate> {
    let meta = context.metas.iter().find(|meta| {
        let key = meta.key.as_str();
        (key.starts_with("al:") && key.ends_with(":app_name"))
            || key.starts_with("twitter:app:name:")
    })?;
    let name = plain(meta.content);
    let name = name.split(['-', '–', ':', '|']).next().unwrap_or("");
    candidate(name, format!("meta[{}]", meta.key), meta.content, 0.35)
}

/// What stands in for the words of the picture in a link to the site's start.
fn logo(context: &Context<'_>) -> Option<Candidate> {
    let page = context.page;
    let mut links = page
        .by_tag("a")
        .take(LINK_LIMIT)
        .filter(|(_, link)| leads_home(context, link));
    links.find_map(|(id, link)| {
        let (at, text) = words_of(context, id, link)?;
        let name = without_logo_words(&plain(text));
        candidate(&name, page.path(at), text, 0.45)
    })
}

fn leads_home(context: &Context<'_>, link: &Element<'_>) -> bool {
    link.attr("href").is_some_and(|url| {
        let is_relative = url.starts_with('/') && !url.starts_with("//");
        let is_own =
            || address::is_web(url) && address::host(url) == context.url.and_then(address::host);
        address::is_home(url) && (is_relative || is_own())
    })
}

/// The picture's alternative text, or the link's own title.
fn words_of<'a>(
    context: &Context<'a>,
    id: ElementId,
    link: &Element<'a>,
) -> Option<(ElementId, &'a str)> {
    let inner = context.page.descendants(id).take(12);
    let picture = inner
        .filter(|(_, inner)| inner.tag() == "img")
        .find_map(|(at, inner)| Some((at, inner.attr("alt").or_else(|| inner.attr("title"))?)));
    let own = link.attr("aria-label").or_else(|| link.attr("title"));
    picture.or_else(|| Some((id, own?)))
}

/// Words that say that a picture is a logo, or where its link leads.
const LOGO_WORDS: &[&str] = &[
    "logo",
    "home",
    "homepage",
    "startseite",
    "zur",
    "to",
    "der",
    "von",
    "of",
    "page",
    "go",
    "back",
    "accueil",
    "inicio",
    "start",
    "site",
    "website",
    "visit",
    "view",
    "our",
    "link",
    "mobile",
    "header",
    "main",
    "the",
    "icon",
    "image",
    "retour",
    "à",
    "l'accueil",
    "de",
    "von",
    "the",
    "hem",
    "forsiden",
    "forside",
];

fn without_logo_words(text: &str) -> String {
    let is_extra = |word: &str| {
        let word = word
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase();
        word.is_empty() || LOGO_WORDS.contains(&word.as_str())
    };
    let mut words: Vec<&str> = text.split_whitespace().collect();
    while words.last().is_some_and(|word| is_extra(word)) {
        words.pop();
    }
    while words
        .first()
        .is_some_and(|word| is_extra(word) && !word.eq_ignore_ascii_case("the"))
    {
        words.remove(0);
    }
    words.join(" ")
}

/// `© 2020 Name. All rights reserved.`
fn copyright(context: &Context<'_>) -> Option<Candidate> {
    let page = context.page;
    let at = page.text.rfind('©')?;
    let place = page.element_at(at);
    let region = place
        .and_then(|id| page.get(id))
        .map(|element| element.region);
    if region.is_some_and(|region| region.any(Hints::CAPTION.or(Hints::PICTURE))) {
        return None;
    }
    let line = page.line_around(at);
    let text = with_spaces(page.slice(at..line.end));
    let name: String = text
        .trim_start_matches(|c: char| !c.is_alphabetic())
        .chars()
        .take(LONGEST * 2)
        .collect();
    let name = name
        .trim_start_matches("Copyright")
        .trim_start_matches(|c: char| !c.is_alphabetic())
        .trim_start_matches("by ")
        .to_owned();
    let end = name
        .find([',', '|', '(', '•', '©', '/', '–', '·', ';'])
        .unwrap_or(name.len());
    let name = name.get(..end).unwrap_or(&name);
    let name = name
        .split(". ")
        .next()
        .unwrap_or(name)
        .trim_end_matches('.');
    let name = name.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || c == '-');
    let place = page
        .element_at(at)
        .map_or_else(String::new, |id| page.path(id));
    let is_short = name.split_whitespace().count() <= 6;
    let is_notice = name.to_lowercase().contains("rights reserved");
    (is_short && !is_notice)
        .then(|| candidate(name, place, &text, 0.3))
        .flatten()
}
