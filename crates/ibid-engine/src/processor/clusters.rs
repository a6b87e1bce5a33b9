//! Clusters: the order of their cites, where each stands, and what their text is made from.

use std::collections::HashMap;

use ibid_model::LocatorLabel;

use super::Processor;
use crate::cite::position::{self, Standing};
use crate::cite::{self, Cite};
use crate::compile::LocaleIndex;
use crate::eval::context::{Context, Disambiguation, Purpose};
use crate::rendered::{Kind, Rendered};
use crate::sort;

/// What the text of a cite is made from beside what is written: a cluster is reported when it
/// changes, even where the text comes out the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Basis {
    standing: Standing,
    disambiguation: Disambiguation,
    citation_number: Option<u32>,
    /// The first note of an item that other notes refer back to.
    back_reference: Option<u32>,
    /// Whether the item is cited again, where that can decide on a `disambiguate` condition.
    cited_again: bool,
}

impl Basis {
    /// Whether a cite made from `self` may look different from one made from `before`.
    pub(super) fn differs(&self, before: &Self) -> bool {
        let moved = match (before.back_reference, self.back_reference) {
            (Some(before), Some(now)) => before != now,
            _ => false,
        };
        moved
            || self.standing != before.standing
            || self.disambiguation != before.disambiguation
            || self.citation_number != before.citation_number
            || self.cited_again != before.cited_again
    }
}

impl Processor {
    /// The order in which cites are printed.
    pub(super) fn sorted(&self, cites: &[Cite], indices: &[usize]) -> Vec<usize> {
        let mut order: Vec<usize> = (0..cites.len()).collect();
        let area = &self.style.citation;
        if area.sort.is_empty() || cites.len() < 2 {
            return order;
        }
        let keys = |at: &usize| {
            indices
                .get(*at)
                .and_then(|index| self.entries.get(*index))
                .map(|e| &e.citation_keys)
        };
        // What the text names stays where the text names it.
        let named = cite::named_in_text(cites, self.is_numeric());
        let sorted = order.get_mut(named..).unwrap_or_default();
        sorted.sort_by(|a, b| match (keys(a), keys(b)) {
            (Some(a), Some(b)) => sort::compare(&*self.collation, area, a, b),
            _ => std::cmp::Ordering::Equal,
        });
        order
    }

    pub(super) fn render_clusters(&mut self) -> Vec<(Rendered, Vec<Basis>)> {
        let orders: Vec<Vec<usize>> = self
            .clusters
            .iter()
            .map(|cluster| {
                let cites = &cluster.citation.cites;
                let indices: Vec<usize> = cites
                    .iter()
                    .filter_map(|c| self.by_id.get(&c.id).copied())
                    .collect();
                self.sorted(cites, &indices)
            })
            .collect();
        let placed: Vec<position::Placed<'_>> = self
            .clusters
            .iter()
            .zip(&orders)
            .map(|(cluster, order)| position::Placed {
                citation: &cluster.citation,
                cites: order
                    .iter()
                    .filter_map(|at| cluster.citation.cites.get(*at))
                    .collect(),
            })
            .collect();
        let distance = self.style.citation_options.near_note_distance.unwrap_or(5);
        let standings = position::standings(&placed, distance);
        let notes = self.notes(&placed);
        let rendered = self
            .clusters
            .iter()
            .zip(&placed)
            .zip(orders.iter().zip(&standings))
            .map(|((cluster, placed), (order, standings))| {
                let basis = placed
                    .cites
                    .iter()
                    .zip(standings)
                    .filter_map(|(cite, standing)| self.basis(cite, *standing, &notes))
                    .collect();
                (
                    self.render_cluster(&cluster.citation.cites, order, standings, true),
                    basis,
                )
            })
            .collect();
        for (index, entry) in self.entries.iter_mut().enumerate() {
            let first = notes.get(&index).and_then(|notes| notes.first());
            entry.first_note = first.copied().filter(|note| *note > 0);
        }
        rendered
    }

    /// The notes that each item is cited in, in the order of the document.
    fn notes(&self, placed: &[position::Placed<'_>]) -> HashMap<usize, Vec<u32>> {
        let mut notes: HashMap<usize, Vec<u32>> = HashMap::new();
        for citation in placed {
            for cite in &citation.cites {
                if let Some(index) = self.by_id.get(&cite.id) {
                    notes
                        .entry(*index)
                        .or_default()
                        .push(citation.citation.note);
                }
            }
        }
        notes
    }

    fn basis(
        &self,
        cite: &Cite,
        standing: Standing,
        notes: &HashMap<usize, Vec<u32>>,
    ) -> Option<Basis> {
        let index = self.by_id.get(&cite.id)?;
        let entry = self.entries.get(*index)?;
        let notes = notes.get(index).map(Vec::as_slice).unwrap_or_default();
        Some(Basis {
            standing,
            disambiguation: entry.disambiguation.clone(),
            citation_number: entry.citation_number.filter(|_| self.is_numeric()),
            back_reference: notes.first().copied().filter(|_| notes.len() > 1),
            cited_again: notes.len() > 1
                && self.style.is_note_style()
                && self.style.has_disambiguate_condition,
        })
    }

    /// Renders a cluster; `order` says how its cites are printed, `standings` go in that order.
    pub(super) fn render_cluster(
        &self,
        cites: &[Cite],
        order: &[usize],
        standings: &[Standing],
        in_document: bool,
    ) -> Rendered {
        let placed: Vec<cite::PlacedCite<'_>> = order
            .iter()
            .zip(standings)
            .zip(0u32..)
            .filter_map(|((at, standing), place)| {
                let cite = cites.get(*at)?;
                let entry = self.entries.get(*self.by_id.get(&cite.id)?)?;
                let locator = cite.locator.as_deref().map(str::trim_end);
                let context = Context {
                    position: standing.position,
                    near_note: standing.near_note,
                    first_note: standing.first_note,
                    locator: locator.filter(|text| !text.is_empty()),
                    label: cite.label.unwrap_or(LocatorLabel::Page),
                    suppress_author: cite.suppress_author,
                    mid_sentence: cite::is_mid_sentence(&cite.prefix, place),
                    ..Self::context(entry, Purpose::Citation)
                };
                let first_key = entry.citation_keys.first().and_then(Option::as_deref);
                let first_key = first_key.filter(|_| in_document);
                Some(cite::PlacedCite {
                    cite,
                    place,
                    missing: entry.missing,
                    context,
                    first_key,
                })
            })
            .collect();
        let stream = cite::render_cluster(self.environment(), &*self.collation, &placed);
        let rendered = self.rendered(stream, LocaleIndex::default(), Kind::Cluster);
        if !self.options.link_cites {
            return rendered;
        }
        let ids = placed.iter().map(|placed| placed.cite.id.clone());
        rendered.linking(ids.collect())
    }
}
