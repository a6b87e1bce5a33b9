//! The headline in the page: its `<h1>`, or what stands for one.

use crate::address;
use crate::candidate::{Candidate, Property};
use crate::clean::fold;
use crate::html::Context;
use crate::html::page::{ElementId, FOREIGN, Page};
use crate::html::words::Hints;
use crate::provenance::{Extractor, Provenance};

/// Longest text that is a headline, in characters.
const LONGEST: usize = 300;

/// The element that is the page's headline, by its tag, its class names, its place, and the titles
/// that the page's tags give.
pub(crate) fn find(page: &Page<'_>, known_titles: &[String]) -> Option<ElementId> {
    ranked(page, known_titles).first().map(|(_, id)| *id)
}

/// Elements that may be the headline, the likeliest first.
fn ranked(page: &Page<'_>, known_titles: &[String]) -> Vec<(f32, ElementId)> {
    let mut ranked: Vec<(f32, ElementId)> = page
        .elements
        .iter()
        .enumerate()
        .filter_map(|(id, _)| Some((score(page, id, known_titles)?, id)))
        .filter(|(score, _)| *score > 2.0)
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    ranked
}

/// How likely an element is the headline; `None` where it is no heading.
fn score(page: &Page<'_>, id: ElementId, known_titles: &[String]) -> Option<f32> {
    let element = page.get(id)?;
    let length = element.text.len();
    if length == 0 || length > LONGEST * 4 {
        return None;
    }
    let by_markup = element
        .attr("itemprop")
        .is_some_and(|property| property.contains("headline"));
    let mut score = match element.tag() {
        "h1" => 3.0,
        "h2" => 1.0,
        "h3" | "h4" => 0.3,
        "title" | "a" | "li" | "body" => return None,
        _ if element.hints.any(Hints::ARTICLE_TITLE) || by_markup => 1.2,
        _ if element.hints.any(Hints::TITLE) => 0.4,
        _ => return None,
    };
    let text = page.line(id);
    if text.chars().count() > LONGEST || text.chars().count() < 2 {
        return None;
    }
    if by_markup {
        score += 1.5;
    }
    if element.hints.any(Hints::ARTICLE_TITLE) {
        score += 0.8;
    } else if element.hints.any(Hints::TITLE) {
        score += 0.4;
    }
    if element
        .hints
        .any(Hints::SITE | Hints::SUBTITLE | Hints::KICKER)
    {
        score -= 1.0;
    }
    if element.region.any(FOREIGN) {
        score -= 2.5;
    }
    if element.region.any(Hints::ARTICLE) {
        score += 0.3;
    }
    if links_home(page, id) {
        score -= 2.5;
    }
    Some(score + title_match(&fold(&text), known_titles))
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

/// How well a heading fits the titles that the page's tags give.
fn title_match(text: &str, known_titles: &[String]) -> f32 {
    let length = text.chars().count();
    known_titles
        .iter()
        .map(|title| {
            if title == text {
                3.5
            } else if length >= 4 && title.contains(text) {
                // `Headline | Site` holds the headline, and the site's name too: the longer part is
                // the headline.
                let share = text.len() as f32 / title.len() as f32;
                1.0 + 2.0 * share
            } else if title.chars().count() >= 8 && text.contains(title.as_str()) {
                2.0
            } else {
                2.5 * (overlap(text, title) - 0.4).max(0.0)
            }
        })
        .fold(0.0, f32::max)
}

/// How many words two titles share, 0 to 1.
pub(crate) fn overlap(a: &str, b: &str) -> f32 {
    let words = |text: &str| -> Vec<String> {
        let mut words: Vec<String> = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        words.sort();
        words.dedup();
        words
    };
    let (a, b) = (words(a), words(b));
    let shared = a
        .iter()
        .filter(|word| b.binary_search(word).is_ok())
        .count();
    let total = a.len() + b.len();
    if total == 0 {
        0.0
    } else {
        2.0 * shared as f32 / total as f32
    }
}

/// The headline and its rivals.
pub(crate) fn candidates(context: &Context<'_>) -> Vec<Candidate> {
    let ranked = ranked(context.page, &context.known_titles);
    let best = ranked.first().map_or(0.0, |(score, _)| *score);
    ranked
        .iter()
        .take(5)
        .filter(|(score, _)| *score > best - 2.0)
        .map(|(score, id)| {
            let text = context.page.line(*id);
            let trust = (0.8 - (best - score) * 0.2).min(score * 0.15);
            let provenance = Provenance::new(Extractor::Headline, context.page.path(*id), &text);
            Candidate::text(Property::Title, text, provenance, trust.clamp(0.1, 0.85))
        })
        .collect()
}
