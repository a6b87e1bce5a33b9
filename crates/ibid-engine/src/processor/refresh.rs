//! What holds for the whole document: which items it has, their order and numbers, and what tells
//! them apart.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use ibid_csl::{DemoteNonDroppingParticle, GivenNameRule};

use super::{Entry, Processor};
use crate::cite::disambiguate::{self, Methods, Renderer};
use crate::compile::CompiledStyle;
use crate::eval;
use crate::eval::context::{CitePosition, Context, Disambiguation, Purpose, Report};
use crate::names::NameRegistry;
use crate::sort::{self, SortKeys};

impl Processor {
    /// The items of the document: cited ones in the order of their first cite, then uncited ones.
    pub(super) fn registered(&self) -> Vec<usize> {
        let mut seen = HashSet::new();
        let cited = self
            .clusters
            .iter()
            .flat_map(|cluster| &cluster.citation.cites)
            .filter_map(|cite| self.by_id.get(&cite.id).copied());
        cited
            .chain(self.uncited.iter().copied())
            .filter(|index| seen.insert(*index))
            .filter(|index| self.entries.get(*index).is_some_and(|entry| !entry.missing))
            .collect()
    }

    /// Sorts the bibliography and gives citation numbers (CSL 1.0.2 "Sorting": without sort keys
    /// the order of citing is the order of the bibliography).
    pub(super) fn number(&mut self, registered: &[usize]) {
        for entry in &mut self.entries {
            entry.citation_number = None;
            entry.disambiguation = Disambiguation::default();
            entry.first_note = None;
        }
        self.assign_numbers(registered);
        let style = Arc::clone(&self.style);
        self.order = registered.to_vec();
        if let Some(area) = style
            .bibliography
            .as_ref()
            .filter(|area| !area.sort.is_empty())
        {
            let keys: Vec<SortKeys> = registered
                .iter()
                .filter_map(|index| self.entries.get(*index))
                .map(|entry| {
                    let context = Self::context(entry, Purpose::Bibliography);
                    sort::keys(self.environment(), area, &context)
                })
                .collect();
            let mut order: Vec<(usize, &SortKeys)> =
                registered.iter().copied().zip(&keys).collect();
            order.sort_by(|(_, a), (_, b)| sort::compare(&*self.collation, area, a, b));
            self.order = order.into_iter().map(|(index, _)| index).collect();
            let mut order = self.order.clone();
            if area.counts_down() {
                order.reverse();
            }
            self.assign_numbers(&order);
        }
        self.compute_citation_keys(registered, &style);
    }

    fn assign_numbers(&mut self, order: &[usize]) {
        for (number, index) in (1u32..).zip(order) {
            if let Some(entry) = self.entries.get_mut(*index) {
                entry.citation_number = Some(number);
            }
        }
    }

    fn compute_citation_keys(&mut self, registered: &[usize], style: &CompiledStyle) {
        if style.citation.sort.is_empty() {
            return;
        }
        for index in registered {
            let keys = self.entries.get(*index).map(|entry| {
                let context = Self::context(entry, Purpose::Citation);
                sort::keys(self.environment(), &style.citation, &context)
            });
            if let (Some(entry), Some(keys)) = (self.entries.get_mut(*index), keys) {
                entry.citation_keys = keys;
            }
        }
    }

    /// Collects the names that cites show, for rules that look at the whole document.
    pub(super) fn collect_names(&mut self, registered: &[usize]) {
        let demote = self.style.options.demote_non_dropping_particle;
        let mut names = NameRegistry::new(demote == DemoteNonDroppingParticle::Never);
        let options = &self.style.citation_options;
        let rule = options.givenname_rule;
        if options.disambiguate_add_givenname && rule != GivenNameRule::ByCite {
            self.names = NameRegistry::default();
            let mut groups: HashMap<String, usize> = HashMap::new();
            let plain = Disambiguation::default();
            let cites: Vec<(usize, String, Report)> = registered
                .iter()
                .filter_map(|index| {
                    let (text, report) = self.ambiguous_cite(self.entries.get(*index)?, &plain);
                    *groups.entry(text.clone()).or_default() += 1;
                    Some((*index, text, report))
                })
                .collect();
            for (index, text, report) in &cites {
                let Some(entry) = self.entries.get(*index) else {
                    continue;
                };
                // Cites that look alike may come to show more names.
                let alike = groups.get(text).is_some_and(|count| *count > 1);
                let all = alike && options.disambiguate_add_names;
                for list in &report.name_lists {
                    let Some(variable) = list.variable else {
                        continue;
                    };
                    let known = entry.item.names.get(variable);
                    let shown = if all { list.total } else { list.shown };
                    for (position, name) in known.into_iter().flatten().take(shown).enumerate() {
                        names.add(name, position, rule);
                    }
                }
            }
        }
        self.names = names;
    }

    /// A cite of an item as it looks without anything that a place in the document adds.
    fn ambiguous_cite(&self, entry: &Entry, disambiguation: &Disambiguation) -> (String, Report) {
        let context = Context {
            position: CitePosition::Subsequent,
            near_note: true,
            disambiguation,
            comparing: true,
            ..Self::context(entry, Purpose::Citation)
        };
        let (stream, report) = eval::render_cite(self.environment(), &context);
        (stream.plain_text(), report)
    }

    pub(super) fn disambiguate(&mut self, registered: &[usize]) {
        let methods = Methods::new(
            &self.style.citation_options,
            self.style.has_disambiguate_condition,
            self.options.habits,
        );
        let place: HashMap<usize, usize> = registered
            .iter()
            .enumerate()
            .map(|(at, index)| (*index, at))
            .collect();
        let suffix_order: Vec<usize> = self
            .order
            .iter()
            .filter_map(|index| place.get(index).copied())
            .collect();
        let view = DocumentView {
            processor: self,
            registered,
        };
        let settled = disambiguate::disambiguate(&view, methods, registered.len(), &suffix_order);
        for (index, disambiguation) in registered.iter().zip(settled) {
            if let Some(entry) = self.entries.get_mut(*index) {
                entry.disambiguation = disambiguation;
            }
        }
    }
}

/// The registered items as disambiguation sees them.
struct DocumentView<'p> {
    processor: &'p Processor,
    registered: &'p [usize],
}

impl Renderer for DocumentView<'_> {
    fn render(&self, index: usize, disambiguation: &Disambiguation) -> (String, Report) {
        let entry = self
            .registered
            .get(index)
            .and_then(|at| self.processor.entries.get(*at));
        entry.map_or_else(Default::default, |entry| {
            self.processor.ambiguous_cite(entry, disambiguation)
        })
    }
}
