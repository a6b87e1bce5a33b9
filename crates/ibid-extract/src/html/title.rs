//! The `<title>` element: the headline, and often the site's name behind or before it.

use crate::candidate::{Candidate, Property};
use crate::clean::plain;
use crate::html::Context;
use crate::html::page::Page;
use crate::provenance::{Extractor, Provenance};

/// The text of the page's `<title>`: the first one in the head, not one of a picture.
pub(crate) fn of(page: &Page<'_>) -> Option<String> {
    page.by_tag("title")
        .filter(|(id, _)| !page.ancestors(*id).any(|(_, above)| above.tag() == "svg"))
        .map(|(id, _)| plain(&page.raw_text(id)))
        .find(|title| !title.is_empty())
}

/// The title as it stands; the resolver takes the site's name off.
pub(crate) fn candidates(context: &Context<'_>) -> Vec<Candidate> {
    of(context.page)
        .map(|title| {
            let provenance = Provenance::new(Extractor::Title, "title", &title);
            Candidate::text(Property::Title, title, provenance, 0.5)
        })
        .into_iter()
        .collect()
}
