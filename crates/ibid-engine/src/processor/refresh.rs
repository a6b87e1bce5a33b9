//! What holds for the whole document: which items it has, their order and numbers, and what tells
//! them apart. Each step leaves alone what its inputs leave alone.

use std::cmp::Ordering;
use std::sync::Arc;

use ibid_csl::GivenNameRule;
use ibid_model::DateVariable;

use super::entry::{Bare, Contribution, Entry};
use super::looks::{Group, Looks};
use super::{ClusterUpdate, Processor};
use crate::cite::disambiguate::{self, Methods, Renderer};
use crate::compile::LocaleIndex;
use crate::compile::program::{Area, Key};
use crate::eval;
use crate::eval::Environment;
use crate::eval::context::{CitePosition, Context, Disambiguation, Purpose, Report};
use crate::names::{NameRegistry, is_primary};
use crate::output::Stream;
use crate::sort::{self, SortKey};

/// Looks of which no item is left are kept up to this many, and as many as there are items.
const SPARE_LOOKS: usize = 4096;

impl Processor {
    /// Brings everything up to date; returns the clusters that changed, and those of `edited`.
    pub(super) fn refresh(&mut self, edited: &[usize]) -> Vec<ClusterUpdate> {
        let changed = self.refresh_all();
        self.updates(changed, edited)
    }

    /// Brings everything up to date; returns the places of the clusters that look different.
    pub(super) fn refresh_all(&mut self) -> Vec<usize> {
        let registered = self.registered();
        let has_moved = registered != self.registered;
        if has_moved {
            self.register(registered);
            self.sort_and_number();
        }
        self.refresh_names(has_moved);
        self.refresh_looks(has_moved);
        self.refresh_clusters()
    }

    /// The items of the document: cited ones in the order of their first cite, then uncited ones.
    fn registered(&self) -> Vec<usize> {
        let mut seen = vec![false; self.entries.len()];
        let cited = self.clusters.iter().flat_map(|cluster| &cluster.items);
        cited
            .chain(&self.uncited)
            .copied()
            .filter(|index| {
                let is_new = seen
                    .get_mut(*index)
                    .is_some_and(|seen| !std::mem::replace(seen, true));
                is_new && self.entries.get(*index).is_some_and(|entry| !entry.missing)
            })
            .collect()
    }

    /// Takes over which items the document has; those that it has no more lose what they had of it.
    fn register(&mut self, registered: Vec<usize>) {
        for index in &self.registered {
            if let Some(entry) = self.entries.get_mut(*index) {
                entry.citation_number = None;
            }
        }
        self.assign_numbers(&registered);
        for index in std::mem::replace(&mut self.registered, registered) {
            let entry = self.entries.get_mut(index);
            if let Some(entry) = entry.filter(|entry| entry.citation_number.is_none()) {
                entry.tell_apart(Disambiguation::default());
                entry.first_note = None;
            }
        }
    }

    /// Sorts the bibliography and gives citation numbers (CSL 1.0.2 "Sorting": without sort keys
    /// the order of citing is the order of the bibliography).
    fn sort_and_number(&mut self) {
        let style = Arc::clone(&self.style);
        let sorts = |area: &&Area| !area.sort.is_empty();
        let Some(area) = style.bibliography.as_ref().filter(sorts) else {
            self.order.clone_from(&self.registered);
            self.forget_numbered();
            return;
        };
        if area.sorts_by_number {
            for index in &self.registered {
                if let Some(entry) = self.entries.get_mut(*index) {
                    entry.bibliography_keys.forget();
                }
            }
        }
        self.order = self.sorted_entries(area);
        let mut order = self.order.clone();
        if area.counts_down() {
            order.reverse();
        }
        self.assign_numbers(&order);
        self.forget_numbered();
    }

    /// The registered items by their keys; where these are the same, as they were registered.
    fn sorted_entries(&self, area: &Area) -> Vec<usize> {
        let entries = self.registered.iter().filter_map(|index| {
            let entry = self.entries.get(*index)?;
            Some((*index, entry))
        });
        let mut entries: Vec<(usize, &Entry)> = entries.collect();
        entries.sort_by(|(_, a), (_, b)| self.compare(area, Purpose::Bibliography, a, b));
        entries.into_iter().map(|(index, _)| index).collect()
    }

    /// Compares two items as the area sorts them that is for `purpose`.
    pub(super) fn compare(&self, area: &Area, purpose: Purpose, a: &Entry, b: &Entry) -> Ordering {
        self.work.comparisons.add(1);
        let of = |entry| move |at, key: &Key| self.sort_key(entry, area, purpose, (at, key));
        sort::compare(&*self.collation, area, of(a), of(b))
    }

    /// What an item is sorted by: the key at a place of its area.
    pub(super) fn sort_key<'e>(
        &self,
        entry: &'e Entry,
        area: &Area,
        purpose: Purpose,
        (at, key): (usize, &Key),
    ) -> Option<&'e SortKey> {
        let keys = match purpose {
            Purpose::Bibliography => &entry.bibliography_keys,
            Purpose::Citation | Purpose::SortKey(_) => &entry.citation_keys,
        };
        keys.get(at, || {
            self.work.sort_keys.add(1);
            let plain = Disambiguation::default();
            let context = Context {
                first_note: None,
                disambiguation: &plain,
                ..Self::context(entry, purpose)
            };
            sort::key(self.environment(), &*self.collation, area, &context, key)
        })
    }

    fn assign_numbers(&mut self, order: &[usize]) {
        for (number, index) in (1u32..).zip(order) {
            if let Some(entry) = self.entries.get_mut(*index) {
                entry.citation_number = Some(number);
            }
        }
    }

    /// Drops what was made with another citation number.
    fn forget_numbered(&mut self) {
        let area = &self.style.citation;
        let (keys, looks) = (area.sorts_by_number, area.prints_number);
        for index in self.registered.iter().filter(|_| keys || looks) {
            let Some(entry) = self.entries.get_mut(*index) else {
                continue;
            };
            if !entry.take_renumbering() {
                continue;
            }
            if keys {
                entry.citation_keys.forget();
                entry.sorts_anew = true;
            }
            if looks {
                entry.plain = None;
                entry.bare = None;
                entry.cite = None;
            }
        }
    }

    /// Whether given names are looked at over the whole document.
    pub(super) fn compares_names(&self) -> bool {
        let options = &self.style.citation_options;
        options.disambiguate_add_givenname && options.givenname_rule != GivenNameRule::ByCite
    }

    /// Brings the names that cites show up to date.
    fn refresh_names(&mut self, has_moved: bool) {
        if !self.compares_names() || !has_moved {
            return;
        }
        let nobody = NameRegistry::default();
        for at in 0..self.registered.len() {
            let entry = self.registered.get(at).and_then(|at| self.entries.get(*at));
            let Some(entry) = entry.filter(|entry| entry.plain.is_none()) else {
                continue;
            };
            let (cite, report) = self.bare_cite(entry, &Disambiguation::default(), &nobody);
            let look = self.looks.look(cite.plain_text(), report);
            let kept = self.kept_cite(entry, &cite);
            let index = self.registered.get(at).copied().unwrap_or_default();
            if let Some(entry) = self.entries.get_mut(index) {
                entry.plain = Some(look);
                entry.cite = kept;
            }
        }
        let entries = self
            .registered
            .iter()
            .filter_map(|at| self.entries.get(*at));
        let plain = entries.filter_map(|entry| Some(entry.plain.as_ref()?.text));
        self.looks.count_plain(plain);
        for index in 0..self.entries.len() {
            self.contribute(index);
        }
        for entry in &mut self.entries {
            entry.names_revision = self.names.revision(&entry.identities);
        }
    }

    /// Takes an item out of all that the document knows of its items: its data change.
    pub(super) fn unregister(&mut self, index: usize) {
        if let Some(entry) = self.entries.get_mut(index) {
            entry.citation_number = None;
        }
        self.contribute(index);
        // All is looked at anew.
        self.registered.clear();
    }

    /// Adds an item's names to those of the document, or takes them away.
    fn contribute(&mut self, index: usize) {
        let Some(entry) = self.entries.get_mut(index) else {
            return;
        };
        let options = &self.style.citation_options;
        let wanted = match &entry.plain {
            Some(plain) if entry.citation_number.is_some() => {
                // Cites that look alike may come to show more names.
                if options.disambiguate_add_names && self.looks.is_shared(plain.text) {
                    Contribution::All
                } else {
                    Contribution::Shown
                }
            }
            _ => Contribution::None,
        };
        let before = std::mem::replace(&mut entry.contribution, wanted);
        let Some(plain) = entry.plain.as_ref().filter(|_| before != wanted) else {
            return;
        };
        let only_first = is_primary(options.givenname_rule);
        for (contribution, shown) in [(before, false), (wanted, true)] {
            for list in &plain.name_lists {
                let names = match contribution {
                    Contribution::None => 0,
                    Contribution::Shown => list.shown,
                    Contribution::All => list.total,
                };
                let names = if only_first { names.min(1) } else { names };
                let known = list.variable.and_then(|of| entry.identities.get(of));
                for name in known.into_iter().flatten().take(names).flatten() {
                    self.names.show(*name, shown);
                }
            }
        }
    }

    /// A cite of an item as it looks without anything that a place in the document adds.
    fn bare_cite(
        &self,
        entry: &Entry,
        disambiguation: &Disambiguation,
        names: &NameRegistry,
    ) -> (Stream, Report) {
        self.work.cites.add(1);
        let context = Context {
            position: CitePosition::Subsequent,
            near_note: true,
            disambiguation,
            comparing: true,
            ..Self::context(entry, Purpose::Citation)
        };
        let environment = Environment {
            names,
            ..self.environment()
        };
        eval::render_cite(environment, &context)
    }

    /// A bare cite for the item's cluster, where that prints just this ([`Self::known_cite`]).
    fn kept_cite(&self, entry: &Entry, cite: &Stream) -> Option<Box<Stream>> {
        let area = &self.style.citation;
        let has_place = area.asks_for_place || area.refers_back;
        let looked_up = entry.item.dates.contains(DateVariable::Accessed);
        let is_usual = !has_place && !looked_up && entry.locale == LocaleIndex::default();
        is_usual.then(|| Box::new(cite.clone()))
    }

    /// Puts the items into groups that look alike, and tells those apart whose group changed.
    fn refresh_looks(&mut self, has_moved: bool) {
        let methods = Methods::new(
            &self.style.citation_options,
            self.style.has_disambiguate_condition,
            self.options.habits,
        );
        if !methods.any() {
            return;
        }
        let mut has_moved = has_moved;
        if self.looks.len() > 2 * self.entries.len() + SPARE_LOOKS {
            self.forget_looks();
            has_moved = true;
        }
        for at in 0..self.registered.len() {
            has_moved |= self.refresh_look(at);
        }
        if !has_moved {
            return;
        }
        let entries = &self.entries;
        let looks = self.registered.iter().filter_map(|index| {
            let bare = entries.get(*index)?.bare?;
            Some((*index, bare.look))
        });
        self.looks.regroup(looks);
        let mut rank = vec![usize::MAX; self.entries.len()];
        for (place, index) in self.order.iter().enumerate() {
            if let Some(slot) = rank.get_mut(*index) {
                *slot = place;
            }
        }
        let mut looks = std::mem::take(&mut self.looks);
        for group in looks.groups_mut() {
            self.refresh_group(group, methods, &rank);
        }
        self.looks = looks;
    }

    /// Makes the bare cite of the registered item at a place, where it is out of date; whether it was.
    fn refresh_look(&mut self, place: usize) -> bool {
        let Some(index) = self.registered.get(place).copied() else {
            return false;
        };
        let Some(entry) = self.entries.get(index) else {
            return false;
        };
        let revision = entry.names_revision;
        let before = entry.bare;
        if before.is_some_and(|bare| bare.revision == revision) {
            return false;
        }
        let mut kept = None;
        let look = match &entry.plain {
            // No other name looks like the item's.
            Some(plain) if revision == 0 => plain.text,
            _ => {
                let (cite, _) = self.bare_cite(entry, &Disambiguation::default(), &self.names);
                kept = self.kept_cite(entry, &cite);
                self.looks.number(cite.plain_text())
            }
        };
        if let Some(group) = self.looks.group_mut(look) {
            group.is_stale = true;
        }
        if let Some(entry) = self.entries.get_mut(index) {
            entry.bare = Some(Bare { look, revision });
            entry.cite = kept.or(entry.cite.take().filter(|_| revision == 0));
        }
        true
    }

    /// Tells the items of a group apart, where something has changed that this depends on.
    fn refresh_group(&mut self, group: &mut Group, methods: Methods, rank: &[usize]) {
        let mut suffix_order = Vec::new();
        if methods.year_suffix && group.members.len() > 1 {
            suffix_order.clone_from(&group.members);
            suffix_order.sort_by_key(|index| rank.get(*index).copied());
        }
        let is_same = !group.has_moved() && suffix_order == group.suffix_order && !group.is_stale;
        if is_same {
            return;
        }
        group.is_stale = false;
        group.suffix_order = suffix_order;
        if group.members.is_empty() {
            return;
        }
        if let [only] = group.members.as_slice() {
            if let Some(entry) = self.entries.get_mut(*only) {
                entry.tell_apart(Disambiguation::default());
            }
            return;
        }
        let rank = |index: usize| rank.get(index).copied().unwrap_or(usize::MAX);
        let view = View { processor: self };
        let settled = disambiguate::tell_apart(&view, methods, &group.members, &rank);
        for (index, disambiguation) in settled {
            if let Some(entry) = self.entries.get_mut(index) {
                entry.tell_apart(disambiguation);
            }
        }
    }

    /// Drops all looks: they are made anew.
    fn forget_looks(&mut self) {
        self.looks = Looks::default();
        let nobody = NameRegistry::default();
        for index in 0..self.entries.len() {
            let Some(entry) = self.entries.get(index) else {
                continue;
            };
            let plain = entry.plain.is_some();
            let cite = plain.then(|| self.bare_cite(entry, &Disambiguation::default(), &nobody));
            let look = cite.map(|(cite, report)| self.looks.look(cite.plain_text(), report));
            if let Some(entry) = self.entries.get_mut(index) {
                entry.plain = look;
                entry.bare = None;
                entry.cite = None;
            }
        }
    }
}

/// The items of a document as disambiguation sees them.
struct View<'p> {
    processor: &'p Processor,
}

impl Renderer for View<'_> {
    fn render(&self, index: usize, disambiguation: &Disambiguation) -> (String, Report) {
        let entry = self.processor.entries.get(index);
        entry.map_or_else(Default::default, |entry| {
            let names = &self.processor.names;
            let (cite, report) = self.processor.bare_cite(entry, disambiguation, names);
            (cite.plain_text(), report)
        })
    }
}
