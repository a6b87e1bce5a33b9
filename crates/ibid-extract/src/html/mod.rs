//! The layers of an HTML page: one file an extractor, each giving candidates.

mod article_meta;
mod byline;
mod citation_line;
mod coins;
mod dublin_core;
mod headline;
mod highwire;
mod kind_marks;
mod lang;
mod lenient_json;
mod link;
mod meta;
mod microformats;
mod open_graph;
pub(crate) mod page;
mod plain_meta;
pub(crate) mod regions;
mod repository;
mod schema_org;
mod site_marks;
mod subtitle;
mod text_dates;
mod time;
mod title;
pub(crate) mod tokens;
pub(crate) mod tree;
mod url_date;
pub(crate) mod words;

use crate::address;
use crate::candidate::{Candidate, DateReading};
use crate::clean::{fold, plain};
use crate::dates;
use meta::Meta;
use page::{ElementId, Page};

/// What extractors know of the page beside its elements.
pub(crate) struct Context<'a> {
    pub page: &'a Page<'a>,
    pub metas: Vec<Meta<'a>>,
    /// Where the page came from, by the caller.
    pub url: Option<&'a str>,
    /// Keys of the addresses that are this page's.
    addresses: Vec<String>,
    /// The language that the page declares, else that of its words.
    pub language: Option<String>,
    /// Folded titles by the page's tags, to recognise its headline and its schema.org node.
    pub known_titles: Vec<String>,
    /// The elements that may be headlines.
    pub headings: Vec<headline::Heading>,
    /// The element of the headline.
    pub headline: Option<ElementId>,
}

impl Context<'_> {
    /// Whether an address is this page's.
    pub fn is_this_page(&self, url: &str) -> bool {
        let key = address::key(url);
        // A fragment of JSON-LD's own (`https://site/#article`) says nothing.
        key.contains('/') && self.addresses.contains(&key)
    }

    /// How far, in bytes of visible text, a place is from the headline, and whether it is behind it.
    /// Without a headline, how far it is from the start.
    pub fn distance(&self, offset: usize) -> (usize, bool) {
        let Some(headline) = self.headline.and_then(|id| self.page.get(id)) else {
            return (offset, true);
        };
        if offset >= headline.text.end {
            (offset - headline.text.end, true)
        } else {
            (headline.text.start.saturating_sub(offset), false)
        }
    }

    /// The stretch of visible text around the headline where bylines and dates stand.
    pub fn near_headline(&self) -> std::ops::Range<usize> {
        let (start, end) = self
            .headline
            .and_then(|id| self.page.get(id))
            .map_or((0, 0), |headline| (headline.text.start, headline.text.end));
        self.page.boundary(start.saturating_sub(500))..self.page.boundary(end + 1_500)
    }

    /// Whether a date of `length` bytes at an offset is a part of a link's text. Such a date is that
    /// of the page that the link leads to; one that is the whole link is the page's own, as often.
    pub fn is_of_link(&self, offset: usize, length: usize) -> bool {
        let Some(id) = self.page.element_at(offset) else {
            return false;
        };
        let own = self.page.get(id).map(|element| (id, element));
        own.into_iter()
            .chain(self.page.ancestors(id).take(3))
            .find(|(_, above)| above.tag() == "a" && above.attr("href").is_some())
            .is_some_and(|(id, link)| {
                let is_longer = self.page.lines(id).len() > length + 8;
                let is_other = link.attr("href").is_some_and(|url| {
                    !url.starts_with('#')
                        && address::absolute(url, self.url)
                            .is_none_or(|url| !self.is_this_page(&url))
                });
                is_longer && is_other
            })
    }

    /// Reads a date or time stamp that a tag holds.
    pub fn read_date(&self, text: &str) -> Option<DateReading> {
        dates::read(text, self.language.as_deref())
    }
}

/// What the layers found.
pub(crate) struct Layers {
    pub candidates: Vec<Candidate>,
    /// Whether elements were left out because they nest too deep.
    pub is_cut: bool,
    /// JSON-LD scripts that could not be read.
    pub unreadable_scripts: usize,
    /// Visible text, for what is judged by words.
    pub text: String,
}

/// Runs every extractor over a page.
pub(crate) fn candidates(source: &str, url: Option<&str>) -> Layers {
    let (tree, is_cut) = tokens::page(source);
    let mut page = Page::new(&tree);
    let metas = meta::collect(&page);
    let known_titles = known_titles(&page, &metas);
    let headings = headline::headings(&page, &known_titles);
    let found = headline::find(&page, &headings);
    page.mark_regions(found);
    let context = Context {
        addresses: addresses(&page, &metas, url),
        language: lang::declared(&page, &metas)
            .or_else(|| crate::language::sniff(&page.text).map(|(code, _)| code.to_owned())),
        page: &page,
        metas,
        url,
        known_titles,
        headings,
        headline: found,
    };
    let (mut candidates, unreadable_scripts) = schema_org::candidates(&context);
    for extractor in EXTRACTORS {
        candidates.extend(extractor(&context));
    }
    let text = page::with_spaces(&page.text);
    Layers {
        candidates,
        is_cut,
        unreadable_scripts,
        text,
    }
}

/// The layers beside schema.org.
const EXTRACTORS: &[fn(&Context<'_>) -> Vec<Candidate>] = &[
    highwire::candidates,
    repository::candidates,
    dublin_core::candidates,
    open_graph::candidates,
    article_meta::candidates,
    plain_meta::candidates,
    coins::candidates,
    microformats::candidates,
    title::candidates,
    headline::candidates,
    subtitle::candidates,
    byline::candidates,
    time::candidates,
    text_dates::candidates,
    citation_line::candidates,
    link::candidates,
    lang::candidates,
    url_date::candidates,
    site_marks::candidates,
    kind_marks::candidates,
];

/// The titles that tags give, folded.
fn known_titles(page: &Page<'_>, metas: &[Meta<'_>]) -> Vec<String> {
    let keys = [
        "og:title",
        "twitter:title",
        "citation_title",
        "dc.title",
        "parsely-title",
        "sailthru.title",
        "headline",
    ];
    let tags = metas
        .iter()
        .filter(|meta| keys.contains(&meta.key.as_str()))
        .map(|meta| plain(meta.content));
    let mut titles: Vec<String> = tags
        .chain(title::of(page))
        .map(|title| fold(&title))
        .filter(|title| title.chars().count() > 2)
        .collect();
    titles.dedup();
    titles
}

/// Keys of the addresses that are this page's: where it was read, and what it says itself.
fn addresses(page: &Page<'_>, metas: &[Meta<'_>], url: Option<&str>) -> Vec<String> {
    let own = url.map(str::to_owned);
    let canonical = link::canonical(page).map(str::to_owned);
    let graph = metas
        .iter()
        .find(|meta| meta.key == "og:url")
        .map(|meta| meta.content.to_owned());
    [own, canonical, graph]
        .into_iter()
        .flatten()
        .map(|url| address::key(&url))
        .collect()
}
