//! The headline in the page: its `<h1>`, or what stands for one.

use std::cell::LazyCell;

use crate::address;
use crate::candidate::{Candidate, Property};
use crate::clean::fold;
use crate::html::Context;
use crate::html::page::{Element, ElementId, Page, one_line};
use crate::html::regions::FOREIGN;
use crate::html::words::Hints;
use crate::provenance::{Extractor, Provenance};
use crate::resolve::share;

/// Longest text that is a headline, in characters.
const LONGEST: usize = 300;

/// An element that may be the headline.
pub(crate) struct Heading {
    id: ElementId,
    text: String,
    /// How likely by its tag, its names and its text: what does not depend on its place.
    own: f32,
    /// How well it fits the titles that the page's tags give.
    fit: f32,
}

/// The elements that may be headlines.
pub(crate) fn headings(page: &Page<'_>, known_titles: &[String]) -> Vec<Heading> {
    let titles: Vec<Known<'_>> = known_titles.iter().map(|title| Known::new(title)).collect();
    (0..page.elements.len())
        .filter_map(|id| heading(page, id, &titles))
        .collect()
}

/// The element that is the page's headline, by its tag, its class names, its place, and the titles
/// that the page's tags give.
pub(crate) fn find(page: &Page<'_>, headings: &[Heading]) -> Option<ElementId> {
    ranked(page, headings)
        .first()
        .map(|(_, heading)| heading.id)
}

/// Elements that may be the headline, the likeliest first.
fn ranked<'h>(page: &Page<'_>, headings: &'h [Heading]) -> Vec<(f32, &'h Heading)> {
    let mut ranked: Vec<(f32, &Heading)> = headings
        .iter()
        .map(|heading| (score(page, heading), heading))
        .filter(|(score, _)| *score > 2.0)
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.id.cmp(&b.1.id)));
    ranked
}

/// The heading that an element is; `None` where it is none.
fn heading(page: &Page<'_>, id: ElementId, titles: &[Known<'_>]) -> Option<Heading> {
    let element = page.get(id)?;
    let length = element.text.len();
    if length == 0 || length > LONGEST * 4 {
        return None;
    }
    let by_markup = element.is_marked_up
        && element
            .attr("itemprop")
            .is_some_and(|property| property.contains("headline"));
    let mut own = match element.tag() {
        "h1" => 3.0,
        "h2" => 1.0,
        "h3" | "h4" => 0.3,
        "title" | "a" | "li" | "body" => return None,
        _ if element.hints.any(Hints::ARTICLE_TITLE) || by_markup => 1.2,
        _ if element.hints.any(Hints::TITLE) => 0.4,
        _ => return None,
    };
    let text = text_of(page, id);
    if text.chars().count() > LONGEST || text.chars().count() < 2 {
        return None;
    }
    if by_markup {
        own += 1.5;
    }
    if element.hints.any(Hints::ARTICLE_TITLE) {
        own += 0.8;
    } else if element.hints.any(Hints::TITLE) {
        own += 0.4;
    }
    if element
        .hints
        .any(Hints::SITE | Hints::SUBTITLE | Hints::KICKER)
    {
        own -= 1.0;
    }
    if links_home(page, id) {
        own -= 2.5;
    }
    let fit = title_match(&fold(&text), titles);
    // A heading that nothing confirms, behind most of the text: that of a widget.
    if fit < 0.5 && element.text.start * 10 > page.text.len() * 6 {
        own -= 1.5;
    }
    Some(Heading { id, text, own, fit })
}

/// How likely a heading is the headline, by the part of the page that it is in too.
fn score(page: &Page<'_>, heading: &Heading) -> f32 {
    let Some(element) = page.get(heading.id) else {
        return 0.0;
    };
    let mut score = heading.own + heading.fit;
    if element.region.any(Hints::NAVIGATION) || in_list(page, heading.id) {
        // Breadcrumbs repeat the window's title as a heading, for search engines.
        score -= 4.5;
    } else if element.region.any(FOREIGN) {
        score -= 2.5;
    }
    if element.region.any(Hints::ARTICLE) {
        score += 0.3;
    }
    score
}

/// Whether a heading is an item of a list.
fn in_list(page: &Page<'_>, id: ElementId) -> bool {
    page.ancestors(id)
        .take(3)
        .any(|(_, above)| matches!(above.tag(), "li" | "ol"))
}

/// The text of a heading, without the kicker, date, byline or subtitle that stands in it.
fn text_of(page: &Page<'_>, id: ElementId) -> String {
    let extras = Hints::KICKER | Hints::DATE | Hints::BYLINE | Hints::SUBTITLE | Hints::SOCIAL;
    let is_extra = |part: &Element<'_>| {
        part.tag() == "time"
            || (part.hints.any(extras) && !part.hints.any(Hints::TITLE | Hints::ARTICLE_TITLE))
    };
    let whole = page.line(id);
    let kept = if page.descendants(id).any(|(_, part)| is_extra(part)) {
        one_line(&page.text_without(id, is_extra))
    } else {
        whole.clone()
    };
    let kept = kept.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '-' | '|' | ','));
    if kept.chars().count() * 4 < whole.chars().count() || kept.chars().count() < 4 {
        whole
    } else {
        kept.to_owned()
    }
}

/// Whether the whole heading is a link to the site's start.
fn links_home(page: &Page<'_>, id: ElementId) -> bool {
    let inner = page.descendants(id).find(|(_, inner)| inner.tag() == "a");
    let outer = page
        .ancestors(id)
        .take(2)
        .find(|(_, above)| above.tag() == "a");
    inner
        .or(outer)
        .and_then(|(_, link)| link.attr("href"))
        .is_some_and(|url| url == "/" || (url.contains("//") && address::is_home(url)))
}

/// A title that the page's tags give, with its words.
struct Known<'t> {
    title: &'t str,
    words: Vec<&'t str>,
}

impl<'t> Known<'t> {
    fn new(title: &'t str) -> Self {
        Self {
            title,
            words: words(title),
        }
    }
}

/// How well a heading fits the titles that the page's tags give.
fn title_match(text: &str, known: &[Known<'_>]) -> f32 {
    let length = text.chars().count();
    let own = LazyCell::new(|| words(text));
    known
        .iter()
        .map(|Known { title, words }| {
            if *title == text {
                3.5
            } else if length >= 4 && title.contains(text) {
                // `Headline | Site` holds the headline, and the site's name too: the longer part is
                // the headline.
                let share = share(text.len(), title.len());
                1.0 + 2.0 * share
            } else if title.chars().count() >= 8 && text.contains(title) {
                2.0
            } else {
                2.5 * (overlap(&own, words) - 0.4).max(0.0)
            }
        })
        .fold(0.0, f32::max)
}

/// The words of a text, each once, sorted.
fn words(text: &str) -> Vec<&str> {
    let mut words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// How many words two titles share, 0 to 1.
fn overlap(a: &[&str], b: &[&str]) -> f32 {
    let shared = a
        .iter()
        .filter(|word| b.binary_search(word).is_ok())
        .count();
    let total = a.len() + b.len();
    if total == 0 {
        0.0
    } else {
        2.0 * share(shared, total)
    }
}

/// The headline and its rivals. A page's one `<h1>` is its headline whatever its tags say; among
/// several, the one that the tags confirm.
pub(crate) fn candidates(context: &Context<'_>) -> Vec<Candidate> {
    let page = context.page;
    let ranked = ranked(page, &context.headings);
    let best = ranked.first().map_or(0.0, |(score, _)| *score);
    ranked
        .iter()
        .take(6)
        .filter(|(score, _)| *score > best - 3.0)
        .map(|(score, heading)| {
            let Heading { id, text, .. } = heading;
            let trust = (base_trust(page, *id, *score) - (best - score) * 0.15).clamp(0.1, 0.9);
            let provenance = Provenance::new(Extractor::Headline, page.path(*id), text);
            Candidate::text(Property::Title, text.as_str(), provenance, trust)
        })
        .collect()
}

/// How far a heading is trusted, by its level and its score.
fn base_trust(page: &Page<'_>, id: ElementId, score: f32) -> f32 {
    let Some(element) = page.get(id) else {
        return 0.0;
    };
    if element.region.any(Hints::NAVIGATION) || in_list(page, id) {
        return 0.1;
    }
    // `<h1 id="category">` and `<h1 class="logo">` are over every page of a site.
    let is_of_site = element.hints.any(Hints::SITE | Hints::KICKER);
    match (element.tag(), score) {
        ("h1", 5.5..) => 0.88,
        ("h1", 3.0..) if !is_of_site => 0.86,
        ("h1", _) => 0.5,
        (_, 5.0..) => 0.75,
        (_, 3.5..) => 0.6,
        _ => 0.4,
    }
}
