//! A document being cited: items and citations, kept in step with every edit.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use ibid_csl::{DemoteNonDroppingParticle, GivenNameRule};
use ibid_model::{Item, LocatorLabel};
use thiserror::Error;

use crate::bibliography::{self, EntryNames};
use crate::cite::disambiguate::{self, Methods, Renderer};
use crate::cite::position::{self, Standing};
use crate::cite::{self, Citation, Cite};
use crate::collation::{Collation, default_collation};
use crate::compile::CompiledStyle;
use crate::eval::context::{CitePosition, Context, Disambiguation, Purpose, Report};
use crate::eval::{self, Environment};
use crate::names::NameRegistry;
use crate::options::ProcessorOptions;
use crate::output::format::OutputFormat;
use crate::rendered::{Kind, Rendered};
use crate::sort::{self, SortKeys};

/// What a processor cannot do.
#[derive(Debug, Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProcessorError {
    /// A cite's item was never given to the processor.
    #[error("no item has the id `{0}`: give it to the processor before it is cited")]
    UnknownItem(String),
    /// A citation that an edit names is not in the document.
    #[error("no citation has the id `{0}`")]
    UnknownCitation(String),
}

/// A cluster whose text an edit changed, or which it added.
#[derive(Clone, Debug, PartialEq)]
pub struct ClusterUpdate {
    /// Its place in the document, from 0.
    pub index: usize,
    /// The citation's id.
    pub id: String,
    /// The cluster.
    pub rendered: Rendered,
}

/// The bibliography of a document.
#[derive(Clone, Debug)]
pub struct Bibliography {
    /// The entries, in their order.
    pub entries: Vec<BibliographyEntry>,
    /// `hanging-indent`
    pub hanging_indent: bool,
    /// `second-field-align`
    pub second_field_align: Option<ibid_csl::SecondFieldAlign>,
    /// `line-spacing`
    pub line_spacing: u32,
    /// `entry-spacing`
    pub entry_spacing: u32,
    /// The longest first field, in characters.
    pub max_offset: usize,
}

/// One entry of a bibliography.
#[derive(Clone, Debug)]
pub struct BibliographyEntry {
    /// The item's id.
    pub id: String,
    /// The entry.
    pub rendered: Rendered,
}

impl Bibliography {
    /// The whole bibliography in a format.
    pub fn write(&self, format: OutputFormat) -> String {
        let entries: Vec<String> = self
            .entries
            .iter()
            .map(|entry| entry.rendered.write(format))
            .collect();
        let entries: Vec<&str> = entries.iter().map(String::as_str).collect();
        format.bibliography(&entries)
    }
}

/// An item and what the document makes of it.
#[derive(Clone, Debug)]
struct Entry {
    item: Item,
    disambiguation: Disambiguation,
    citation_number: Option<u32>,
    citation_keys: SortKeys,
    first_note: Option<u32>,
}

/// A citation and its cluster.
#[derive(Clone, Debug)]
struct Cluster {
    id: String,
    citation: Citation,
    /// What its text was made from.
    basis: Vec<Basis>,
    rendered: Option<Rendered>,
}

/// What the text of a cite is made from beside what is written: a cluster is reported when it
/// changes, even where the text comes out the same.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Basis {
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
}

/// The processor: holds a document's items and citations, and renders them.
pub struct Processor {
    style: Arc<CompiledStyle>,
    options: ProcessorOptions,
    collation: Arc<dyn Collation>,
    entries: Vec<Entry>,
    by_id: HashMap<String, usize>,
    /// Items that stand in the bibliography without being cited.
    uncited: Vec<usize>,
    clusters: Vec<Cluster>,
    names: NameRegistry,
    /// Cited and uncited items in the order of the bibliography.
    order: Vec<usize>,
    made_ids: usize,
}

impl Processor {
    /// A processor of an empty document.
    pub fn new(style: Arc<CompiledStyle>, options: ProcessorOptions) -> Self {
        let collation = options
            .collation
            .clone()
            .unwrap_or_else(|| default_collation(&style.language));
        Self {
            style,
            options,
            collation,
            entries: Vec::new(),
            by_id: HashMap::new(),
            uncited: Vec::new(),
            clusters: Vec::new(),
            names: NameRegistry::default(),
            order: Vec::new(),
            made_ids: 0,
        }
    }

    /// Gives the items that may be cited. Of two with one id the later one goes.
    pub fn set_items(&mut self, items: Vec<Item>) {
        self.entries.clear();
        self.by_id.clear();
        self.uncited.clear();
        for item in items {
            let item = self.prepare(item);
            let entry = Entry {
                disambiguation: Disambiguation::default(),
                citation_number: None,
                citation_keys: SortKeys::new(),
                first_note: None,
                item,
            };
            match self
                .by_id
                .get(&entry.item.id)
                .and_then(|at| self.entries.get_mut(*at))
            {
                Some(known) => *known = entry,
                None => {
                    self.by_id.insert(entry.item.id.clone(), self.entries.len());
                    self.entries.push(entry);
                }
            }
        }
        self.refresh();
    }

    /// Puts every item into the bibliography, cited or not; uncited ones come after cited ones in
    /// number.
    pub fn include_all(&mut self) {
        self.uncited = (0..self.entries.len()).collect();
        self.refresh();
    }

    /// Puts items into the bibliography that no citation cites.
    ///
    /// # Errors
    /// [`ProcessorError::UnknownItem`]
    pub fn include(&mut self, ids: &[&str]) -> Result<(), ProcessorError> {
        let mut included = Vec::with_capacity(ids.len());
        for id in ids {
            included.push(self.index_of(id)?);
        }
        self.uncited = included;
        self.refresh();
        Ok(())
    }

    /// Adds or replaces a citation at the place that `before` and `after` give: ids and note
    /// numbers of the citations around it, as citeproc-js's `processCitationCluster` takes them.
    /// Citations that they do not name are removed. Returns what changed.
    ///
    /// # Errors
    /// [`ProcessorError`]; the document is as it was then.
    pub fn process_citation(
        &mut self,
        citation: Citation,
        before: &[(String, u32)],
        after: &[(String, u32)],
    ) -> Result<Vec<ClusterUpdate>, ProcessorError> {
        for cite in &citation.cites {
            self.index_of(&cite.id)?;
        }
        let id = citation.id.clone().unwrap_or_else(|| self.make_id());
        let mut clusters = self.pick(before)?;
        let at = clusters.len();
        clusters.push(Cluster {
            id,
            citation,
            basis: Vec::new(),
            rendered: None,
        });
        clusters.extend(self.pick(after)?);
        self.clusters = clusters;
        Ok(self.refresh_except(Some(at)))
    }

    /// Adds a citation at the end. Returns what changed.
    ///
    /// # Errors
    /// [`ProcessorError::UnknownItem`]
    pub fn append_citation(
        &mut self,
        citation: Citation,
    ) -> Result<Vec<ClusterUpdate>, ProcessorError> {
        let before: Vec<(String, u32)> = self
            .clusters
            .iter()
            .map(|c| (c.id.clone(), c.citation.note))
            .collect();
        self.process_citation(citation, &before, &[])
    }

    /// Sets all citations at once.
    ///
    /// # Errors
    /// [`ProcessorError::UnknownItem`]; the document is as it was then.
    pub fn set_citations(&mut self, citations: Vec<Citation>) -> Result<(), ProcessorError> {
        for cite in citations.iter().flat_map(|citation| &citation.cites) {
            self.index_of(&cite.id)?;
        }
        let mut clusters = Vec::with_capacity(citations.len());
        for citation in citations {
            let id = citation.id.clone().unwrap_or_else(|| self.make_id());
            clusters.push(Cluster {
                id,
                citation,
                basis: Vec::new(),
                rendered: None,
            });
        }
        self.clusters = clusters;
        self.refresh();
        Ok(())
    }

    /// How many clusters the document has.
    pub fn cluster_count(&self) -> usize {
        self.clusters.len()
    }

    /// The cluster at a place of the document.
    pub fn cluster(&self, index: usize) -> Option<&Rendered> {
        self.clusters.get(index)?.rendered.as_ref()
    }

    /// Renders cites that stand nowhere in the document: each stands as it says itself.
    ///
    /// # Errors
    /// [`ProcessorError::UnknownItem`]
    pub fn preview(&self, cites: &[Cite]) -> Result<Rendered, ProcessorError> {
        let mut indices = Vec::with_capacity(cites.len());
        for cite in cites {
            indices.push(self.index_of(&cite.id)?);
        }
        let order = self.sorted(cites, &indices);
        let standings: Vec<Standing> = order
            .iter()
            .filter_map(|at| cites.get(*at))
            .map(|cite| cite.standing)
            .collect();
        Ok(self.render_cluster(cites, &order, &standings))
    }

    /// The bibliography; `None` where the style has none.
    pub fn bibliography(&self) -> Option<Bibliography> {
        let area = self.style.bibliography.as_ref()?;
        let options = &self.style.bibliography_options;
        let mut names = EntryNames::default();
        let mut entries = Vec::with_capacity(self.order.len());
        for index in &self.order {
            let Some(entry) = self.entries.get(*index) else {
                continue;
            };
            let context = self.context(entry, Purpose::Bibliography);
            let mut events = bibliography::render(self.environment(), area, &context, &mut names);
            if events.is_empty() {
                if !self.is_numeric() {
                    continue;
                }
                events = bibliography::no_printed_form(entries.len() + 1);
            }
            entries.push(BibliographyEntry {
                id: entry.item.id.clone(),
                rendered: self.rendered(events, Kind::Entry),
            });
        }
        Some(Bibliography {
            entries,
            hanging_indent: options.hanging_indent,
            second_field_align: options.second_field_align,
            line_spacing: options.line_spacing.unwrap_or(1),
            entry_spacing: options.entry_spacing.unwrap_or(1),
            max_offset: 0,
        })
    }

    /// The style that the document is rendered in.
    pub fn style(&self) -> &CompiledStyle {
        &self.style
    }

    fn index_of(&self, id: &str) -> Result<usize, ProcessorError> {
        let found = self.by_id.get(id).copied();
        found.ok_or_else(|| ProcessorError::UnknownItem(id.to_owned()))
    }

    fn make_id(&mut self) -> String {
        self.made_ids += 1;
        format!("citation-{}", self.made_ids)
    }

    fn pick(&self, ids: &[(String, u32)]) -> Result<Vec<Cluster>, ProcessorError> {
        ids.iter()
            .map(|(id, note)| {
                let known = self.clusters.iter().find(|cluster| cluster.id == *id);
                let mut cluster = known
                    .cloned()
                    .ok_or_else(|| ProcessorError::UnknownCitation(id.clone()))?;
                cluster.citation.note = *note;
                Ok(cluster)
            })
            .collect()
    }

    /// Brings an item into the form that rendering wants.
    fn prepare(&self, mut item: Item) -> Item {
        if self.options.note_fields {
            crate::note_fields::take(&mut item);
        }
        if !self.options.parse_particles {
            return item;
        }
        for variable in ibid_model::NameVariable::ALL {
            if let Some(names) = item.names.get_mut(*variable) {
                for name in names {
                    *name = name.split_particles();
                }
            }
        }
        item
    }

    fn environment(&self) -> Environment<'_> {
        Environment {
            style: &self.style,
            options: &self.options,
            names: &self.names,
        }
    }

    fn context<'a>(&self, entry: &'a Entry, purpose: Purpose) -> Context<'a> {
        Context {
            item: &entry.item,
            purpose,
            position: CitePosition::First,
            near_note: false,
            locator: None,
            label: LocatorLabel::Page,
            first_note: entry
                .first_note
                .filter(|_| purpose == Purpose::Bibliography),
            citation_number: entry.citation_number,
            disambiguation: &entry.disambiguation,
            suppress_author: false,
            comparing: false,
            mid_sentence: false,
        }
    }

    /// Whether the style numbers its cites.
    fn is_numeric(&self) -> bool {
        self.style.prints_citation_number
    }

    fn rendered(&self, events: Vec<crate::output::Event>, kind: Kind) -> Rendered {
        Rendered::new(Arc::clone(&self.style), events, self.options.links, kind)
    }

    fn refresh(&mut self) {
        self.refresh_except(None);
    }

    /// Works everything out anew; returns the clusters that changed, and `always`.
    fn refresh_except(&mut self, always: Option<usize>) -> Vec<ClusterUpdate> {
        let registered = self.registered();
        self.number(&registered);
        self.collect_names(&registered);
        self.disambiguate(&registered);
        let texts = self.render_clusters();
        let mut updates = Vec::new();
        for (index, (cluster, (rendered, basis))) in self.clusters.iter_mut().zip(texts).enumerate()
        {
            let changed = cluster.rendered.as_ref() != Some(&rendered)
                || basis
                    .iter()
                    .zip(&cluster.basis)
                    .any(|(now, before)| now.differs(before));
            cluster.basis = basis;
            if changed || always == Some(index) {
                cluster.rendered = Some(rendered.clone());
                updates.push(ClusterUpdate {
                    index,
                    id: cluster.id.clone(),
                    rendered,
                });
            }
        }
        updates
    }

    /// The items of the document: cited ones in the order of their first cite, then uncited ones.
    fn registered(&self) -> Vec<usize> {
        let mut seen = HashSet::new();
        let cited = self
            .clusters
            .iter()
            .flat_map(|cluster| &cluster.citation.cites)
            .filter_map(|cite| self.by_id.get(&cite.id).copied());
        cited
            .chain(self.uncited.iter().copied())
            .filter(|index| seen.insert(*index))
            .collect()
    }

    /// Sorts the bibliography and gives citation numbers (CSL 1.0.2 "Sorting": without sort keys
    /// the order of citing is the order of the bibliography).
    fn number(&mut self, registered: &[usize]) {
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
                    let context = self.context(entry, Purpose::Bibliography);
                    sort::keys(self.environment(), area, &context)
                })
                .collect();
            let mut order: Vec<(usize, &SortKeys)> =
                registered.iter().copied().zip(&keys).collect();
            order.sort_by(|(_, a), (_, b)| sort::compare(&*self.collation, area, a, b));
            self.order = order.into_iter().map(|(index, _)| index).collect();
            let order = self.order.clone();
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
                let context = self.context(entry, Purpose::Citation);
                sort::keys(self.environment(), &style.citation, &context)
            });
            if let (Some(entry), Some(keys)) = (self.entries.get_mut(*index), keys) {
                entry.citation_keys = keys;
            }
        }
    }

    /// Collects the names that cites show, for rules that look at the whole document.
    fn collect_names(&mut self, registered: &[usize]) {
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
            ..self.context(entry, Purpose::Citation)
        };
        let (stream, report) = eval::render(self.environment(), &self.style.citation, &context);
        (stream.plain_text(), report)
    }

    fn disambiguate(&mut self, registered: &[usize]) {
        let methods = Methods::new(
            &self.style.citation_options,
            self.style.has_disambiguate_condition,
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

    /// The order in which cites are printed.
    fn sorted(&self, cites: &[Cite], indices: &[usize]) -> Vec<usize> {
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
        order.sort_by(|a, b| match (keys(a), keys(b)) {
            (Some(a), Some(b)) => sort::compare(&*self.collation, area, a, b),
            _ => std::cmp::Ordering::Equal,
        });
        order
    }

    fn render_clusters(&mut self) -> Vec<(Rendered, Vec<Basis>)> {
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
        let mut notes: HashMap<usize, Vec<u32>> = HashMap::new();
        for citation in &placed {
            for cite in &citation.cites {
                if let Some(index) = self.by_id.get(&cite.id) {
                    notes
                        .entry(*index)
                        .or_default()
                        .push(citation.citation.note);
                }
            }
        }
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
                    self.render_cluster(&cluster.citation.cites, order, standings),
                    basis,
                )
            })
            .collect();
        for (index, notes) in notes {
            if let Some(entry) = self.entries.get_mut(index) {
                entry.first_note = notes.first().copied().filter(|note| *note > 0);
            }
        }
        rendered
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
    fn render_cluster(&self, cites: &[Cite], order: &[usize], standings: &[Standing]) -> Rendered {
        let placed: Vec<cite::PlacedCite<'_>> = order
            .iter()
            .zip(standings)
            .enumerate()
            .filter_map(|(place, (at, standing))| {
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
                    ..self.context(entry, Purpose::Citation)
                };
                Some(cite::PlacedCite { cite, context })
            })
            .collect();
        let events = cite::render_cluster(self.environment(), &placed);
        self.rendered(events, Kind::Cluster)
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
