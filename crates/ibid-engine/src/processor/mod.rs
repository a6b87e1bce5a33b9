//! A document being cited: items and citations, kept in step with every edit.

mod bibliography;
mod clusters;
mod edit;
mod entry;
mod looks;
mod refresh;
mod results;
mod work;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use ibid_csl::DemoteNonDroppingParticle;
use ibid_model::{Item, ItemType, LocatorLabel};
use smallvec::SmallVec;
use thiserror::Error;

use crate::cite::position::Standing;
use crate::cite::{Citation, Cite};
use crate::collation::{Collation, default_collation};
use crate::compile::{CompiledStyle, LocaleIndex};
use crate::eval::Environment;
use crate::eval::context::{CitePosition, Context, Disambiguation, Purpose};
use crate::names::NameRegistry;
use crate::options::ProcessorOptions;
use crate::output::Stream;
use crate::rendered::{Kind, Rendered};
use crate::sort::SortKeys;
use clusters::Basis;
pub use edit::Edit;
use entry::Entry;
use looks::Looks;
pub use results::{Bibliography, BibliographyEntry, ClusterUpdate};
use work::Counters;
pub use work::Work;

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
    /// An edit names a citation more than once.
    #[error("the citation `{0}` is named more than once")]
    RepeatedCitation(String),
    /// An edit names a place that the document does not have.
    #[error("there is no place {place} among {count} citations")]
    NoPlace {
        /// The place, from 0.
        place: usize,
        /// How many citations there are.
        count: usize,
    },
}

/// A citation and its cluster.
#[derive(Debug)]
struct Cluster {
    citation: Citation,
    /// The number that its id is made of, where its citation has none.
    made_id: usize,
    /// The items that its cites are of, as they are written; [`NO_ITEM`] for one that has gone.
    items: Places,
    /// The order in which its cites are printed; empty until it is known.
    order: Places,
    /// What its text was made from.
    basis: SmallVec<[Basis; 1]>,
    /// Its text is to be made anew whatever it was made from.
    is_stale: bool,
    rendered: Option<Rendered>,
}

/// Places of items or cites, one for each cite of a cluster: most have one or two.
type Places = SmallVec<[usize; 2]>;

/// The item of a cite whose item the document has no more: the cite prints nothing.
const NO_ITEM: usize = usize::MAX;

/// The processor: holds a document's items and citations, and renders them.
pub struct Processor {
    style: Arc<CompiledStyle>,
    /// The style in the locale of the document, then in those that items have of their own.
    styles: Arc<[Arc<CompiledStyle>]>,
    options: ProcessorOptions,
    collation: Arc<dyn Collation>,
    entries: Vec<Entry>,
    by_id: HashMap<String, usize>,
    /// Items that stand in the bibliography without being cited.
    uncited: Vec<usize>,
    clusters: Vec<Cluster>,
    /// Cited items in the order of their first cite, then uncited ones.
    registered: Vec<usize>,
    names: NameRegistry,
    looks: Looks,
    /// Cited and uncited items in the order of the bibliography.
    order: Vec<usize>,
    made_ids: usize,
    /// What most cites are told apart by: nothing.
    plain: Arc<Disambiguation>,
    work: Counters,
}

impl Processor {
    /// A processor of an empty document.
    pub fn new(style: Arc<CompiledStyle>, options: ProcessorOptions) -> Self {
        let collation = options
            .collation
            .clone()
            .unwrap_or_else(|| default_collation(&style.language));
        let demote = style.options.demote_non_dropping_particle;
        Self {
            names: NameRegistry::new(demote == DemoteNonDroppingParticle::Never),
            styles: Arc::from([Arc::clone(&style)]),
            style,
            options,
            collation,
            entries: Vec::new(),
            by_id: HashMap::new(),
            uncited: Vec::new(),
            clusters: Vec::new(),
            registered: Vec::new(),
            looks: Looks::default(),
            order: Vec::new(),
            made_ids: 0,
            plain: Arc::default(),
            work: Counters::default(),
        }
    }

    /// Gives the items that may be cited. Of two with one id the later one goes.
    pub fn set_items(&mut self, items: Vec<Item>) {
        self.entries.clear();
        self.by_id.clear();
        self.uncited.clear();
        self.registered.clear();
        self.looks = Looks::default();
        self.names = self.names.emptied();
        self.entries.reserve(items.len());
        self.by_id.reserve(items.len());
        let mut styles = vec![Arc::clone(&self.style)];
        for item in items {
            let entry = self.entry(item, &mut styles);
            let known = self.by_id.get(&entry.item.id).copied();
            if let Some(known) = known.and_then(|at| self.entries.get_mut(at)) {
                *known = entry;
            } else {
                self.by_id.insert(entry.item.id.clone(), self.entries.len());
                self.entries.push(entry);
            }
        }
        self.styles = styles.into();
        for cluster in &mut self.clusters {
            let items = cluster.citation.cites.iter().map(|cite| {
                let known = self.by_id.get(&cite.id);
                known.copied().unwrap_or(NO_ITEM)
            });
            cluster.items = items.collect();
            cluster.forget();
        }
        self.refresh_all();
    }

    /// Puts an item in the place of the one with its id, or adds it. Returns what changed.
    pub fn set_item(&mut self, item: Item) -> Vec<ClusterUpdate> {
        let mut styles = self.styles.to_vec();
        let entry = self.entry(item, &mut styles);
        self.styles = styles.into();
        let id = entry.item.id.clone();
        let index = self.by_id.get(&id).copied();
        let index = index.unwrap_or(self.entries.len());
        self.unregister(index);
        if let Some(slot) = self.entries.get_mut(index) {
            *slot = entry;
        } else {
            self.by_id.insert(id.clone(), index);
            self.entries.push(entry);
        }
        for cluster in &mut self.clusters {
            for (cite, item) in cluster.citation.cites.iter().zip(&mut cluster.items) {
                if cite.id == id {
                    *item = index;
                    cluster.order.clear();
                    cluster.is_stale = true;
                }
            }
        }
        self.refresh(&[])
    }

    fn entry(&mut self, item: Item, styles: &mut Vec<Arc<CompiledStyle>>) -> Entry {
        let item = self.prepare(item);
        let locale = self.locale_of(&item, styles);
        let mut entry = Entry::new(item, locale, &self.plain);
        entry.citation_keys = SortKeys::of(&self.style.citation);
        if let Some(area) = &self.style.bibliography {
            entry.bibliography_keys = SortKeys::of(area);
        }
        if self.compares_names() {
            entry.identities = self.names.identify(&entry.item.names);
        }
        entry
    }

    /// Puts every item into the bibliography, cited or not; uncited ones come after cited ones in
    /// number.
    pub fn include_all(&mut self) {
        self.uncited = (0..self.entries.len()).collect();
        self.refresh_all();
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
        self.refresh_all();
        Ok(())
    }

    /// Sets all citations at once.
    ///
    /// # Errors
    /// [`ProcessorError::UnknownItem`]; the document is as it was then.
    pub fn set_citations(&mut self, citations: Vec<Citation>) -> Result<(), ProcessorError> {
        self.admit(citations.iter().flat_map(|citation| &citation.cites))?;
        let mut clusters = Vec::with_capacity(citations.len());
        for citation in citations {
            clusters.push(self.make_cluster(citation));
        }
        self.clusters = clusters;
        self.refresh_all();
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

    /// The citation at a place of the document.
    pub fn citation(&self, index: usize) -> Option<&Citation> {
        self.clusters.get(index).map(|cluster| &cluster.citation)
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
        let order = self.printed_order(cites, &indices);
        let standings: Vec<Standing> = order
            .iter()
            .filter_map(|at| cites.get(*at))
            .map(|cite| cite.standing)
            .collect();
        Ok(self.render_cluster(cites, &indices, &order, &standings, false))
    }

    /// What has been done so far.
    pub fn work(&self) -> Work {
        self.work.read()
    }

    /// The style that the document is rendered in.
    pub fn style(&self) -> &CompiledStyle {
        &self.style
    }

    fn index_of(&self, id: &str) -> Result<usize, ProcessorError> {
        let found = self.by_id.get(id).copied();
        found.ok_or_else(|| ProcessorError::UnknownItem(id.to_owned()))
    }

    /// Sees to it that every cite has an item, or something that stands for it.
    fn admit<'c>(
        &mut self,
        cites: impl IntoIterator<Item = &'c Cite>,
    ) -> Result<(), ProcessorError> {
        for cite in cites {
            match self.index_of(&cite.id) {
                Err(_) if self.options.placeholders => {
                    self.by_id.insert(cite.id.clone(), self.entries.len());
                    self.entries.push(Entry {
                        missing: true,
                        ..Entry::new(
                            Item::new(cite.id.clone(), ItemType::Document),
                            LocaleIndex::default(),
                            &self.plain,
                        )
                    });
                }
                found => drop(found?),
            }
        }
        Ok(())
    }

    /// The number of the next id that is made.
    fn make_id(&mut self) -> usize {
        self.made_ids += 1;
        self.made_ids
    }

    /// A citation whose items the document has, before it is rendered.
    fn make_cluster(&mut self, citation: Citation) -> Cluster {
        let made_id = citation.id.as_ref().map_or_else(|| self.make_id(), |_| 0);
        let items = citation.cites.iter().map(|cite| {
            let known = self.by_id.get(&cite.id);
            known.copied().unwrap_or(NO_ITEM)
        });
        Cluster {
            made_id,
            items: items.collect(),
            citation,
            order: Places::new(),
            basis: SmallVec::new(),
            is_stale: false,
            rendered: None,
        }
    }

    /// Brings an item into the form that rendering wants.
    fn prepare(&self, mut item: Item) -> Item {
        if self.options.note_fields {
            ibid_model::note_fields::take(&mut item);
        }
        if !self.options.parse_particles {
            return item;
        }
        for (_, names) in item.names.iter_mut() {
            for name in names {
                *name = std::mem::take(name).split_particles();
            }
        }
        item
    }

    /// The locale that an item is printed in; its style is added to `styles` where it is new.
    fn locale_of(&self, item: &Item, styles: &mut Vec<Arc<CompiledStyle>>) -> LocaleIndex {
        let own = self
            .options
            .item_locales
            .as_ref()
            .and_then(|locales| locales.style_for(item.language()?, &self.style.language));
        let Some(own) = own else {
            return LocaleIndex::default();
        };
        let known = styles.iter().position(|style| Arc::ptr_eq(style, &own));
        LocaleIndex::at(known.unwrap_or_else(|| {
            styles.push(own);
            styles.len() - 1
        }))
    }

    fn environment(&self) -> Environment<'_> {
        Environment {
            style: &self.style,
            styles: &self.styles,
            options: &self.options,
            names: &self.names,
        }
    }

    fn context(entry: &Entry, purpose: Purpose) -> Context<'_> {
        Context {
            item: &entry.item,
            identities: &entry.identities,
            locale: entry.locale,
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

    fn rendered(&self, stream: Stream, locale: LocaleIndex, kind: Kind) -> Rendered {
        let styles = Arc::clone(&self.styles);
        Rendered::new(styles, locale, stream, self.options.links, kind)
    }

    /// As [`Self::rendered`], for what is written once and not kept.
    fn passing(&self, stream: Stream, locale: LocaleIndex, kind: Kind) -> Rendered {
        let styles = Arc::clone(&self.styles);
        Rendered::passing(styles, locale, stream, self.options.links, kind)
    }
}

impl Cluster {
    /// Its id: the citation's, or a made one.
    fn id(&self) -> Cow<'_, str> {
        match &self.citation.id {
            Some(id) => Cow::Borrowed(id),
            None => Cow::Owned(format!("citation-{}", self.made_id)),
        }
    }

    /// Has everything that follows from the items made anew.
    fn forget(&mut self) {
        self.order.clear();
        self.is_stale = true;
    }
}
