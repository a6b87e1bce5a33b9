//! The citation that a page gives of itself ("Cite this article as: …", "How to cite"), and the DOI
//! that it shows as its own.

use crate::candidate::{Candidate, Property};
use crate::html::Context;
use crate::html::page::with_spaces;
use crate::html::words::Hints;
use crate::identifiers::doi_in;
use crate::provenance::{Extractor, Provenance};
use crate::text::article;

/// Longest line of a label and its citation, in bytes.
const LONGEST: usize = 1_000;
/// Longest line of a DOI and its label, in bytes.
const LONGEST_DOI: usize = 200;

/// The citation's fields, and the DOI near the headline.
pub(crate) fn candidates(context: &Context<'_>) -> Vec<Candidate> {
    let mut found = citation(context).unwrap_or_default();
    if !found
        .iter()
        .any(|candidate| candidate.property == Property::Doi)
    {
        found.extend(shown_doi(context));
    }
    found
}

fn citation(context: &Context<'_>) -> Option<Vec<Candidate>> {
    let page = context.page;
    let mut lines = page
        .lines_in(0..page.text.len())
        .filter(|(_, line)| line.len() <= LONGEST)
        .peekable();
    while let Some((start, line)) = lines.next() {
        if !article::is_citation_label(line) || is_foreign(context, start) {
            continue;
        }
        let next = lines.peek().map_or("", |(_, next)| *next);
        let text = with_spaces(&format!("{}\n{}", line.trim(), next.trim()));
        let mut found = article::own_citation(&text, context.language.as_deref());
        if found.is_empty() {
            continue;
        }
        let where_ = page
            .element_at(start)
            .map_or_else(String::new, |id| page.path(id));
        for candidate in &mut found {
            candidate.provenance = Provenance::new(
                Extractor::CitationLine,
                where_.clone(),
                &candidate.provenance.text,
            );
        }
        return Some(found);
    }
    None
}

/// Whether a line is in a part where other works are cited.
fn is_foreign(context: &Context<'_>, start: usize) -> bool {
    let foreign = Hints::COMMENT | Hints::RELATED | Hints::REFERENCES;
    context
        .page
        .element_at(start)
        .and_then(|id| context.page.get(id))
        .is_some_and(|element| element.region.any(foreign))
}

/// A DOI on a short line near the headline: those of works that the page cites stand further down,
/// in sentences and lists.
fn shown_doi(context: &Context<'_>) -> Option<Candidate> {
    let page = context.page;
    context.headline?;
    let near = context.near_headline();
    page.lines_in(near)
        .filter(|(_, line)| line.len() <= LONGEST_DOI && line.contains("10."))
        .filter(|(start, _)| !is_foreign(context, *start))
        .find_map(|(start, line)| {
            let text = with_spaces(line);
            let doi = doi_in(&text)?;
            // Little more than a label stands beside it.
            let rest = text.len().saturating_sub(doi.len());
            let is_labelled = [
                "doi",
                "https://doi.org/",
                "https://dx.doi.org/",
                "digital object",
            ]
            .iter()
            .any(|label| text.trim_start().to_lowercase().starts_with(label));
            let where_ = page
                .element_at(start)
                .map_or_else(String::new, |id| page.path(id));
            (is_labelled && rest < 60).then(|| {
                let provenance = Provenance::new(Extractor::Text, where_, &text);
                Candidate::text(Property::Doi, doi, provenance, 0.6)
            })
        })
}
