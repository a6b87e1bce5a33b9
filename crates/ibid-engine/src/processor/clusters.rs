//! Clusters: the order of their cites, where each stands, and what their text is made from.

use std::cmp::Ordering;
use std::sync::Arc;

use ibid_model::LocatorLabel;
use smallvec::SmallVec;

use super::entry::Entry;
use super::{Cluster, ClusterUpdate, Places, Processor};
use crate::cite::position::{self, Printed, Standing};
use crate::cite::{self, Cite};
use crate::compile::LocaleIndex;
use crate::eval::context::{Context, Disambiguation, Purpose};
use crate::output::Stream;
use crate::rendered::{Kind, Rendered};
use crate::sort::SortKey;

/// What the text of a cite is made from beside what is written: a cluster is rendered anew when it
/// changes, and reported even where the text comes out the same.
#[derive(Clone, Debug)]
pub(super) struct Basis {
    standing: Standing,
    disambiguation: Arc<Disambiguation>,
    citation_number: Option<u32>,
    /// The first note of an item that other notes refer back to.
    back_reference: Option<u32>,
    /// Whether the item is cited again, where that can decide on a `disambiguate` condition.
    cited_again: bool,
    /// When names that look like the item's changed last.
    names_revision: u32,
}

impl Basis {
    /// Whether a cite made from `self` may look different from one made from `before`.
    fn differs(&self, before: &Self) -> bool {
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

    /// Whether it is what the text was made from, to the letter.
    fn is(&self, before: &Self) -> bool {
        self.standing == before.standing
            && Arc::ptr_eq(&self.disambiguation, &before.disambiguation)
            && self.citation_number == before.citation_number
            && self.back_reference == before.back_reference
            && self.cited_again == before.cited_again
            && self.names_revision == before.names_revision
    }
}

/// In which notes an item is cited.
#[derive(Clone, Copy, Debug, Default)]
struct Notes {
    first: Option<u32>,
    /// How many cites it has.
    count: usize,
}

/// What changed of a cluster.
struct Change {
    basis: SmallVec<[Basis; 1]>,
    rendered: Rendered,
    /// It looks or may look different from before.
    is_visible: bool,
}

impl Processor {
    /// The order in which cites are printed.
    pub(super) fn printed_order(&self, cites: &[Cite], items: &[usize]) -> Places {
        let mut order: Places = (0..cites.len()).collect();
        let area = &self.style.citation;
        if area.sort.is_empty() || cites.len() < 2 {
            return order;
        }
        let entry = |at: &usize| items.get(*at).and_then(|index| self.entries.get(*index));
        // What the text names stays where the text names it.
        let named = cite::named_in_text(cites, self.is_numeric());
        let sorted = order.get_mut(named..).unwrap_or_default();
        sorted.sort_by(|a, b| match (entry(a), entry(b)) {
            (Some(a), Some(b)) => self.compare(area, Purpose::Citation, a, b),
            _ => Ordering::Equal,
        });
        order
    }

    /// What cites of an item are sorted by first.
    fn first_key<'e>(&self, entry: &'e Entry) -> Option<&'e SortKey> {
        let area = &self.style.citation;
        let key = area.sort.first()?;
        self.sort_key(entry, area, Purpose::Citation, (0, key))
    }

    /// Renders the clusters anew that have changed; returns the places of those that look different.
    pub(super) fn refresh_clusters(&mut self) -> Vec<usize> {
        self.refresh_orders();
        let notes = self.notes();
        for (entry, notes) in self.entries.iter_mut().zip(&notes) {
            entry.first_note = notes.first.filter(|note| *note > 0);
        }
        let printed: Vec<Printed<'_>> = self.clusters.iter().map(Cluster::printed).collect();
        let distance = self.style.citation_options.near_note_distance.unwrap_or(5);
        let standings = position::standings(&printed, self.entries.len(), distance);
        let mut rest = standings.as_slice();
        let mut shown = Vec::new();
        for index in 0..self.clusters.len() {
            let Some(cluster) = self.clusters.get(index) else {
                break;
            };
            let (own, others) = rest.split_at(cluster.order.len().min(rest.len()));
            rest = others;
            let Some(change) = self.change(cluster, own, &notes) else {
                continue;
            };
            if change.is_visible {
                shown.push(index);
            }
            if let Some(cluster) = self.clusters.get_mut(index) {
                cluster.take_over(change);
            }
        }
        for entry in &mut self.entries {
            entry.cite = None;
            entry.sorts_anew = false;
        }
        shown
    }

    /// Sorts the cites of each cluster whose order is not known, or whose numbers have changed.
    fn refresh_orders(&mut self) {
        for at in 0..self.clusters.len() {
            let Some(cluster) = self.clusters.get(at) else {
                continue;
            };
            let is_known = cluster.order.len() == cluster.citation.cites.len();
            let mut entries = cluster.items.iter().filter_map(|at| self.entries.get(*at));
            if is_known && !entries.any(|entry| entry.sorts_anew) {
                continue;
            }
            let order = self.printed_order(&cluster.citation.cites, &cluster.items);
            if let Some(cluster) = self.clusters.get_mut(at).filter(|c| c.order != order) {
                cluster.order = order;
                // Its basis says nothing of the cites in another order.
                cluster.is_stale = true;
            }
        }
    }

    /// In which notes each item is cited, in the order of the document.
    fn notes(&self) -> Vec<Notes> {
        let mut notes = vec![Notes::default(); self.entries.len()];
        for cluster in &self.clusters {
            for index in &cluster.items {
                if let Some(notes) = notes.get_mut(*index) {
                    notes.first.get_or_insert(cluster.citation.note);
                    notes.count += 1;
                }
            }
        }
        notes
    }

    /// What changed of a cluster; `None` where its text is made from the same as before.
    fn change(&self, cluster: &Cluster, standings: &[Standing], notes: &[Notes]) -> Option<Change> {
        let made_from = || {
            let placed = cluster.order.iter().zip(standings);
            placed
                .filter_map(|(at, standing)| self.basis(*cluster.items.get(*at)?, *standing, notes))
        };
        let known = !cluster.is_stale && cluster.rendered.is_some();
        let same = |(now, before): (Basis, &Basis)| now.is(before);
        if known && made_from().zip(&cluster.basis).all(same) {
            return None;
        }
        let basis: SmallVec<[Basis; 1]> = made_from().collect();
        let cites = &cluster.citation.cites;
        let rendered = self.render_cluster(cites, &cluster.items, &cluster.order, standings, true);
        let mut both = basis.iter().zip(&cluster.basis);
        let is_visible = cluster.rendered.as_ref() != Some(&rendered)
            || both.any(|(now, before)| now.differs(before));
        Some(Change {
            basis,
            rendered,
            is_visible,
        })
    }

    /// The clusters at these places, and those of `edited`, in the order of the document.
    pub(super) fn updates(&self, changed: Vec<usize>, edited: &[usize]) -> Vec<ClusterUpdate> {
        let mut shown = changed;
        shown.extend(edited);
        shown.sort_unstable();
        shown.dedup();
        let updates = shown.into_iter().filter_map(|index| {
            let cluster = self.clusters.get(index)?;
            Some(ClusterUpdate {
                index,
                id: cluster.id().into_owned(),
                rendered: cluster.rendered.clone()?,
            })
        });
        updates.collect()
    }

    fn basis(&self, index: usize, standing: Standing, notes: &[Notes]) -> Option<Basis> {
        let entry = self.entries.get(index)?;
        let notes = notes.get(index).copied().unwrap_or_default();
        let style = &self.style;
        // A note that moves is nothing to a style that does not name it.
        let refers_back = style.citation.refers_back;
        let first_note = standing.first_note.filter(|_| refers_back);
        Some(Basis {
            standing: Standing {
                first_note,
                ..standing
            },
            disambiguation: Arc::clone(&entry.disambiguation),
            citation_number: entry
                .citation_number
                .filter(|_| style.citation.prints_number || self.is_numeric()),
            back_reference: notes.first.filter(|_| refers_back && notes.count > 1),
            cited_again: notes.count > 1
                && style.is_note_style()
                && style.has_disambiguate_condition,
            names_revision: entry.names_revision,
        })
    }

    /// The cite of an item where it has been rendered already, to be compared with others: in a style
    /// that does not ask for its place, a cite without anything of its own is the same again.
    fn known_cite<'e>(entry: &'e Entry, cite: &Cite) -> Option<&'e Stream> {
        let revision = entry.bare?.revision;
        let is_bare = !cite.suppress_author
            && !cite.author_only
            && cite.prefix.is_empty()
            && cite.locator.is_none();
        let is_current =
            revision == entry.names_revision && *entry.disambiguation == Disambiguation::default();
        entry.cite.as_deref().filter(|_| is_bare && is_current)
    }

    /// Renders a cluster; `items` are the items of the cites as they are written, `order` says how
    /// they are printed, and `standings` go in that order.
    pub(super) fn render_cluster(
        &self,
        cites: &[Cite],
        items: &[usize],
        order: &[usize],
        standings: &[Standing],
        in_document: bool,
    ) -> Rendered {
        self.work.clusters.add(1);
        let groups = in_document && cites.len() > 1 && cite::groups_cites(&self.style);
        let lone = in_document && cites.len() == 1;
        let placed: Vec<cite::PlacedCite<'_>> = order
            .iter()
            .zip(standings)
            .zip(0u32..)
            .filter_map(|((at, standing), place)| {
                let cite = cites.get(*at)?;
                let entry = self.entries.get(*items.get(*at)?)?;
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
                Some(cite::PlacedCite {
                    cite,
                    place,
                    missing: entry.missing,
                    context,
                    known: lone.then(|| Self::known_cite(entry, cite)).flatten(),
                    first_key: groups.then(|| self.first_key(entry)).flatten(),
                })
            })
            .collect();
        let made = placed.iter().filter(|placed| placed.known.is_none());
        self.work.cites.add(made.count() as u64);
        let stream = cite::render_cluster(self.environment(), &*self.collation, &placed);
        let rendered = self.rendered(stream, LocaleIndex::default(), Kind::Cluster);
        if !self.options.link_cites {
            return rendered;
        }
        let ids = placed.iter().map(|placed| placed.cite.id.clone());
        rendered.linking(ids.collect())
    }
}

impl Cluster {
    /// Takes over what changed.
    fn take_over(&mut self, change: Change) {
        self.basis = change.basis;
        self.is_stale = false;
        if change.is_visible || self.rendered.is_none() {
            self.rendered = Some(change.rendered);
        }
    }

    /// The cluster as positions see it.
    fn printed(&self) -> Printed<'_> {
        Printed {
            citation: &self.citation,
            items: &self.items,
            order: &self.order,
        }
    }
}
