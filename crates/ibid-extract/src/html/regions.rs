//! The parts of a page: which are the article's, and which are about something else.

use std::ops::Range;

use super::page::{Element, ElementId, Page};
use super::words::Hints;

impl Page<'_> {
    /// Marks the parts of the page that are not the article: navigation, comments, lists of other
    /// articles. A part that holds the headline is never one, whatever its class names say, nor a
    /// small one beside it, which holds the byline or the date.
    pub fn mark_regions(&mut self, headline: Option<ElementId>) {
        let total = self.text.len().max(1);
        let place = headline.and_then(|id| self.get(id)).map(|e| e.text.clone());
        let article = headline.and_then(|id| {
            self.ancestors(id)
                .find(|(_, above)| matches!(above.tag(), "article" | "main"))
                .map(|(id, above)| (id..above.end, above.tag() == "article"))
        });
        let headline_text = place
            .clone()
            .map_or("", |place| self.text.get(place).unwrap_or("").trim());
        let headline_text = &headline_text.to_owned();
        for id in 0..self.elements.len() {
            let Some(element) = self.elements.get(id) else {
                break;
            };
            let inherited = element
                .parent
                .and_then(|parent| self.elements.get(parent))
                .map_or_else(Hints::default, |parent| parent.region);
            let holds_headline = headline.is_some_and(|at| id <= at && at < element.end);
            let share = element.text.len() * 100 / total;
            let mut own = own_region(element, holds_headline, share);
            let is_beside = place
                .as_ref()
                .is_some_and(|place| is_beside(element, place));
            let (is_inside, is_article) = article
                .as_ref()
                .map_or((false, false), |(range, is_article)| {
                    (range.contains(&id), *is_article)
                });
            if own.any(Hints::SIDEBAR) && repeats(self, element, headline_text) {
                own = own.without(Hints::SIDEBAR);
            }
            if is_beside && element.tag() != "nav" {
                own = own.without(Hints::SIDEBAR | Hints::RELATED);
                if is_inside && is_article {
                    own = own.without(Hints::FOOTER);
                }
                if element
                    .hints
                    .any(Hints::TITLE | Hints::HEADER | Hints::BYLINE)
                {
                    own = own.without(Hints::NAVIGATION);
                }
            } else if is_inside && element.text.len() < 400 {
                own = own.without(Hints::SIDEBAR | Hints::FOOTER);
            } else if is_inside && is_article {
                own = own.without(Hints::FOOTER);
            }
            if let Some(element) = self.elements.get_mut(id) {
                element.region = inherited | own;
            }
        }
    }
}

/// Whether a part beside the article starts with the article's headline once more: it is about it.
fn repeats(page: &Page<'_>, element: &Element<'_>, headline: &str) -> bool {
    // Its start alone is looked at: parts nest, and each holds the text of those in it.
    let end = element
        .text
        .end
        .min(element.text.start + 200 + headline.len());
    let start = page.slice(element.text.start..page.boundary(end));
    headline.len() > 12 && start.contains(headline)
}

/// Whether an element is small and next to the headline.
fn is_beside(element: &Element<'_>, headline: &Range<usize>) -> bool {
    element.text.len() < 400
        && element.text.start < headline.end + 300
        && element.text.end + 300 > headline.start
}

/// Parts of a page whose bylines, dates and headings are those of other works.
pub(crate) const FOREIGN: Hints = Hints::COMMENT
    .or(Hints::RELATED)
    .or(Hints::SIDEBAR)
    .or(Hints::NAVIGATION)
    .or(Hints::FOOTER)
    .or(Hints::REFERENCES);

/// What an element says of the part of the page that it opens.
fn own_region(element: &Element<'_>, holds_headline: bool, share: usize) -> Hints {
    let tag = element.tag();
    if matches!(tag, "html" | "body") {
        return Hints::default();
    }
    let by_tag = match tag {
        "nav" | "form" => Hints::NAVIGATION,
        "aside" => Hints::SIDEBAR,
        "footer" => Hints::FOOTER,
        "figure" | "figcaption" => Hints::CAPTION,
        "header" => Hints::HEADER,
        "article" | "main" => Hints::ARTICLE,
        _ => Hints::default(),
    };
    let own = by_tag | element.hints;
    if holds_headline || share > 50 {
        own.without(
            FOREIGN
                .or(Hints::BIO)
                .or(Hints::CAPTION)
                .or(Hints::SOCIAL)
                .or(Hints::PICTURE),
        )
    } else {
        own
    }
}
