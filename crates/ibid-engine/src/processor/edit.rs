//! Edits of a document: citations put in, changed, moved and taken out.

use std::borrow::Cow;
use std::collections::HashMap;

use super::{Cluster, ClusterUpdate, Processor, ProcessorError};
use crate::cite::Citation;

/// One change to the citations of a document. Places count citations in the order of the document,
/// from 0, as the edit before has left them.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Edit {
    /// Puts a citation before the one at a place, or at the end.
    Insert {
        /// Where.
        at: usize,
        /// What.
        citation: Citation,
    },
    /// Puts a citation in the place of another. It keeps that one's id where it brings none.
    Replace {
        /// Where.
        at: usize,
        /// What.
        citation: Citation,
    },
    /// Moves a citation, so that it then stands at the place `to`.
    Move {
        /// Where from.
        from: usize,
        /// Where to.
        to: usize,
    },
    /// Takes a citation out.
    Remove {
        /// Where.
        at: usize,
    },
    /// Adds `by` to the note numbers of the citations that stand in notes, from a place on: what
    /// comes with a new note or one that goes. No number falls below 1.
    ShiftNotes {
        /// The first of them.
        from: usize,
        /// How much.
        by: i32,
    },
}

impl Processor {
    /// Makes edits, one after the other, and then works out what they change. Returns the clusters
    /// that look different, and those that were put in or replaced.
    ///
    /// The work grows with what the edits touch. What is left that grows with the document are a
    /// few passes over whole numbers.
    ///
    /// # Errors
    /// [`ProcessorError::UnknownItem`] and [`ProcessorError::NoPlace`]; the document is as it was then.
    ///
    /// ```no_run
    /// # fn example(processor: &mut ibid_engine::Processor) -> Result<(), ibid_engine::ProcessorError> {
    /// use ibid_engine::{Citation, Cite, Edit};
    ///
    /// // A new fourth note: those after it count on.
    /// let citation = Citation { cites: vec![Cite::new("doe2001")], note: 4, ..Citation::default() };
    /// let edits = vec![Edit::ShiftNotes { from: 3, by: 1 }, Edit::Insert { at: 3, citation }];
    /// for update in processor.edit(edits)? {
    ///     println!("{}: {}", update.index, update.rendered.write(Default::default()));
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn edit(&mut self, edits: Vec<Edit>) -> Result<Vec<ClusterUpdate>, ProcessorError> {
        self.check_places(&edits)?;
        let cites = edits.iter().filter_map(|edit| match edit {
            Edit::Insert { citation, .. } | Edit::Replace { citation, .. } => Some(citation),
            _ => None,
        });
        self.admit(cites.flat_map(|citation| &citation.cites))?;
        for edit in edits {
            self.make_edit(edit);
        }
        let edited = self.clusters.iter().enumerate();
        let edited = edited.filter(|(_, cluster)| cluster.rendered.is_none());
        let edited: Vec<usize> = edited.map(|(index, _)| index).collect();
        Ok(self.refresh(&edited))
    }

    /// Puts a citation before the one at a place. See [`Self::edit`].
    ///
    /// # Errors
    /// As [`Self::edit`].
    pub fn insert_citation(
        &mut self,
        at: usize,
        citation: Citation,
    ) -> Result<Vec<ClusterUpdate>, ProcessorError> {
        self.edit(vec![Edit::Insert { at, citation }])
    }

    /// Puts a citation in the place of another. See [`Self::edit`].
    ///
    /// # Errors
    /// As [`Self::edit`].
    pub fn replace_citation(
        &mut self,
        at: usize,
        citation: Citation,
    ) -> Result<Vec<ClusterUpdate>, ProcessorError> {
        self.edit(vec![Edit::Replace { at, citation }])
    }

    /// Moves a citation. See [`Self::edit`].
    ///
    /// # Errors
    /// As [`Self::edit`].
    pub fn move_citation(
        &mut self,
        from: usize,
        to: usize,
    ) -> Result<Vec<ClusterUpdate>, ProcessorError> {
        self.edit(vec![Edit::Move { from, to }])
    }

    /// Takes a citation out. See [`Self::edit`].
    ///
    /// # Errors
    /// As [`Self::edit`].
    pub fn remove_citation(&mut self, at: usize) -> Result<Vec<ClusterUpdate>, ProcessorError> {
        self.edit(vec![Edit::Remove { at }])
    }

    /// Adds a citation at the end. Returns what changed.
    ///
    /// # Errors
    /// As [`Self::edit`].
    pub fn append_citation(
        &mut self,
        citation: Citation,
    ) -> Result<Vec<ClusterUpdate>, ProcessorError> {
        self.insert_citation(self.clusters.len(), citation)
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
        let around = self.places_of(before.iter().chain(after))?;
        self.admit(&citation.cites)?;
        let mut old: Vec<Option<Cluster>> = self.clusters.drain(..).map(Some).collect();
        let new = self.make_cluster(citation);
        let notes = before.iter().chain(after).map(|(_, note)| *note);
        let mut kept = around.into_iter().zip(notes).filter_map(|(place, note)| {
            let mut cluster = old.get_mut(place)?.take()?;
            cluster.citation.note = note;
            Some(cluster)
        });
        self.clusters = kept.by_ref().take(before.len()).collect();
        self.clusters.push(new);
        self.clusters.extend(kept);
        Ok(self.refresh(&[before.len()]))
    }

    /// The places of citations by their ids.
    fn places_of<'i>(
        &self,
        named: impl Iterator<Item = &'i (String, u32)>,
    ) -> Result<Vec<usize>, ProcessorError> {
        let clusters = self.clusters.iter().enumerate();
        let mut places: HashMap<Cow<'_, str>, usize> = clusters
            .rev()
            .map(|(place, cluster)| (cluster.id(), place))
            .collect();
        let mut found = Vec::with_capacity(places.len());
        let mut taken = vec![false; self.clusters.len()];
        for (id, _) in named {
            let place = places.get_mut(id.as_str());
            let place = *place.ok_or_else(|| ProcessorError::UnknownCitation(id.clone()))?;
            if let Some(taken) = taken.get_mut(place)
                && std::mem::replace(taken, true)
            {
                return Err(ProcessorError::RepeatedCitation(id.clone()));
            }
            found.push(place);
        }
        Ok(found)
    }

    /// Sees to it that every edit names places that are there when its turn comes.
    fn check_places(&self, edits: &[Edit]) -> Result<(), ProcessorError> {
        let mut count = self.clusters.len();
        for edit in edits {
            let no_place = |place| ProcessorError::NoPlace { place, count };
            let within = |place: usize| (place < count).then_some(()).ok_or(no_place(place));
            match edit {
                Edit::Insert { at, .. } | Edit::ShiftNotes { from: at, .. } => {
                    if *at > count {
                        return Err(no_place(*at));
                    }
                }
                Edit::Replace { at, .. } | Edit::Remove { at } => within(*at)?,
                Edit::Move { from, to } => {
                    within(*from)?;
                    within(*to)?;
                }
            }
            match edit {
                Edit::Insert { .. } => count += 1,
                Edit::Remove { .. } => count -= 1,
                _ => {}
            }
        }
        Ok(())
    }

    /// Makes an edit whose places and items are there.
    fn make_edit(&mut self, edit: Edit) {
        match edit {
            Edit::Insert { at, citation } => {
                let cluster = self.make_cluster(citation);
                self.clusters.insert(at, cluster);
            }
            Edit::Replace { at, mut citation } => {
                if citation.id.is_none() {
                    let before = self.clusters.get(at).map(Cluster::id);
                    citation.id = before.map(Cow::into_owned);
                }
                let cluster = self.make_cluster(citation);
                if let Some(slot) = self.clusters.get_mut(at) {
                    *slot = cluster;
                }
            }
            Edit::Move { from, to } => {
                let cluster = self.clusters.remove(from);
                self.clusters.insert(to, cluster);
            }
            Edit::Remove { at } => {
                self.clusters.remove(at);
            }
            Edit::ShiftNotes { from, by } => {
                for cluster in self.clusters.iter_mut().skip(from) {
                    let note = &mut cluster.citation.note;
                    if *note > 0 {
                        *note = note.saturating_add_signed(by).max(1);
                    }
                }
            }
        }
    }
}
