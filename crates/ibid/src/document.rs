//! A document in a style: the citations of its items, and its bibliography.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, OnceLock};

use ibid_engine::{
    Bibliography, Citation, Cite, Collation, CompiledStyle, Habits, ItemLocales, OutputFormat,
    Processor, ProcessorError, ProcessorOptions, Rendered,
};
use ibid_model::Item;

use crate::error::IbidError;

/// A document: items, citations of them in their order, and what a style makes of both.
///
/// ```no_run
/// # fn example(style: std::sync::Arc<ibid::engine::CompiledStyle>, items: Vec<ibid::model::Item>) {
/// use ibid::{Document, OutputFormat};
///
/// let document = Document::citing_each(style, items);
/// for cited in document.cited() {
///     let entry = cited.entry.map(|entry| entry.write(OutputFormat::Text));
/// }
/// # }
/// ```
pub struct Document {
    processor: Processor,
    /// Made when it is first asked for.
    bibliography: OnceLock<Option<Bibliography>>,
}

/// A style, and how a document in it is rendered. Of a style alone: no links, one locale.
#[derive(Clone, Debug)]
pub struct DocumentOptions {
    style: Arc<CompiledStyle>,
    processor: ProcessorOptions,
}

impl DocumentOptions {
    /// Links on DOI, URL, PMID and PMCID (CSL 1.0.2, appendix VI "Links").
    #[must_use]
    pub fn with_links(mut self, links: bool) -> Self {
        self.processor.links = links;
        self
    }

    /// Ways of citeproc-js beyond the specification.
    #[must_use]
    pub fn with_habits(mut self, habits: Habits) -> Self {
        self.processor.habits = habits;
        self
    }

    /// Sorts by this collation; by that of the style's language where none is given.
    #[must_use]
    pub fn with_collation(mut self, collation: Arc<dyn Collation>) -> Self {
        self.processor.collation = Some(collation);
        self
    }

    /// Each item in the locale of its language: those of
    /// [`LoadedStyle::item_locales`](crate::LoadedStyle::item_locales).
    #[must_use]
    pub fn with_item_locales(mut self, locales: Arc<ItemLocales>) -> Self {
        self.processor.item_locales = Some(locales);
        self
    }
}

impl From<Arc<CompiledStyle>> for DocumentOptions {
    fn from(style: Arc<CompiledStyle>) -> Self {
        Self {
            style,
            // Items come from pages and files in which particles stand inside the names.
            processor: ProcessorOptions::usual(),
        }
    }
}

/// What a style prints for one item.
#[derive(Clone, Debug)]
pub struct Cited<'d> {
    /// The item's id.
    pub id: &'d str,
    /// The citation in the text; `None` in note styles.
    pub in_text: Option<&'d Rendered>,
    /// The citation as a note; `None` in styles that cite in the text.
    pub note: Option<&'d Rendered>,
    /// The bibliography entry; `None` where the style has none.
    pub entry: Option<&'d Rendered>,
}

impl Document {
    /// A document that cites each item once, in the items' order: in a note style, each in a note
    /// of its own.
    pub fn citing_each(options: impl Into<DocumentOptions>, items: Vec<Item>) -> Self {
        let options = options.into();
        let is_note = options.style.is_note_style();
        let citations = items.iter().zip(1..).map(|(item, number)| Citation {
            id: None,
            cites: vec![Cite::new(item.id.clone())],
            note: if is_note { number } else { 0 },
            ..Citation::default()
        });
        let citations = citations.collect();
        let mut document = Self::new(options, items);
        // Every cite is of an item that the document has.
        let _ = document.processor.set_citations(citations);
        document
    }

    /// A document with citations as given; items that none cites come after the others in number.
    ///
    /// # Errors
    /// [`IbidError::UnknownItem`] where a cite is of no item.
    pub fn with_citations(
        options: impl Into<DocumentOptions>,
        items: Vec<Item>,
        citations: Vec<Citation>,
    ) -> Result<Self, IbidError> {
        let place = |id: &str| {
            let cites = |citation: &Citation| citation.cites.iter().any(|cite| cite.id == id);
            citations.iter().position(cites).map_or(0, |at| at + 1)
        };
        let known = |id: &String| items.iter().any(|item| item.id == *id);
        let cited = citations.iter().flat_map(|citation| &citation.cites);
        if let Some(unknown) = cited.map(|cite| &cite.id).find(|id| !known(id)) {
            return Err(IbidError::UnknownItem {
                place: place(unknown),
                id: unknown.clone(),
            });
        }
        let cited: BTreeSet<&str> = citations
            .iter()
            .flat_map(|citation| citation.cites.iter().map(|cite| cite.id.as_str()))
            .collect();
        let all_cited = items.iter().all(|item| cited.contains(item.id.as_str()));
        let mut document = Self::new(options.into(), items);
        if let Err(ProcessorError::UnknownItem(id) | ProcessorError::UnknownCitation(id)) =
            document.processor.set_citations(citations)
        {
            return Err(IbidError::UnknownItem { id, place: 0 });
        }
        if !all_cited {
            document.processor.include_all();
        }
        Ok(document)
    }

    fn new(options: DocumentOptions, items: Vec<Item>) -> Self {
        let mut processor = Processor::new(options.style, options.processor);
        processor.set_items(items);
        Self {
            processor,
            bibliography: OnceLock::new(),
        }
    }

    /// What the style prints for each item, in the items' order. For documents that
    /// [cite each item](Self::citing_each).
    pub fn cited(&self) -> impl Iterator<Item = Cited<'_>> {
        let is_note = self.processor.style().is_note_style();
        let entries = self
            .bibliography()
            .map(|bibliography| &bibliography.entries);
        let entries: HashMap<&str, &Rendered> = entries
            .into_iter()
            .flatten()
            .map(|entry| (entry.id.as_str(), &entry.rendered))
            .collect();
        (0..self.processor.cluster_count()).filter_map(move |at| {
            let id = &self.processor.citation(at)?.cites.first()?.id;
            let cluster = self.processor.cluster(at);
            Some(Cited {
                id,
                in_text: cluster.filter(|_| !is_note),
                note: cluster.filter(|_| is_note),
                entry: entries.get(id.as_str()).copied(),
            })
        })
    }

    /// The clusters, in the citations' order.
    pub fn clusters(&self) -> impl Iterator<Item = &Rendered> {
        (0..self.processor.cluster_count()).filter_map(|at| self.processor.cluster(at))
    }

    /// The bibliography; `None` where the style has none.
    pub fn bibliography(&self) -> Option<&Bibliography> {
        let made = || self.processor.bibliography();
        self.bibliography.get_or_init(made).as_ref()
    }

    /// Gives the whole bibliography in a format to `write`, piece by piece; it is not kept. Whether the
    /// style has one.
    ///
    /// # Errors
    /// What `write` fails with; nothing is given to it after that.
    pub fn write_bibliography<E>(
        &self,
        format: OutputFormat,
        write: impl FnMut(&str) -> Result<(), E>,
    ) -> Result<bool, E> {
        if let Some(Some(made)) = self.bibliography.get() {
            return made.write_with(format, write).map(|()| true);
        }
        self.processor.write_bibliography(format, write)
    }
}
