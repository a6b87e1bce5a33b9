//! Where each cite stands: first, subsequent, ibid, near a note (CSL 1.0.2 "Choose", `position`).

use std::collections::HashMap;

use super::{Citation, Cite};
use crate::eval::context::CitePosition;

/// What a cite's place in the document says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Standing {
    /// First, subsequent or ibid.
    pub position: CitePosition,
    /// Whether the cite before of the same item is near.
    pub near_note: bool,
    /// The note that cites the item first, where it is another one.
    pub first_note: Option<u32>,
}

/// One citation as positions see it: its cites in the order in which they are printed.
pub(crate) struct Placed<'a> {
    pub citation: &'a Citation,
    pub cites: Vec<&'a Cite>,
}

/// The standings of every cite of every citation, in document order.
///
/// Citations in notes and citations in the text are two sequences of their own; where positions
/// begin anew, both do.
pub(crate) fn standings(citations: &[Placed<'_>], near_note_distance: u32) -> Vec<Vec<Standing>> {
    let mut out: Vec<Vec<Standing>> = citations
        .iter()
        .map(|placed| vec![Standing::default(); placed.cites.len()])
        .collect();
    let mut chapter = 0usize;
    let chapters: Vec<usize> = citations
        .iter()
        .map(|placed| {
            chapter += usize::from(placed.citation.resets_positions);
            chapter
        })
        .collect();
    for in_notes in [false, true] {
        let sequence: Vec<usize> = citations
            .iter()
            .enumerate()
            .filter(|(_, placed)| (placed.citation.note > 0) == in_notes)
            .map(|(index, _)| index)
            .collect();
        let mut walk = Walk {
            near_note_distance,
            ..Walk::default()
        };
        for index in sequence {
            if let (Some(placed), Some(slot)) = (citations.get(index), out.get_mut(index)) {
                let chapter = chapters.get(index).copied().unwrap_or_default();
                *slot = walk.citation(placed, chapter);
            }
        }
    }
    out
}

/// What a walk over a sequence of citations remembers.
#[derive(Default)]
struct Walk<'a> {
    near_note_distance: u32,
    /// How often positions have begun anew.
    chapter: usize,
    first: HashMap<&'a str, u32>,
    last: HashMap<&'a str, u32>,
    cites_in_note: HashMap<u32, usize>,
    previous: Option<(u32, Vec<&'a Cite>)>,
}

impl<'a> Walk<'a> {
    fn citation(&mut self, placed: &Placed<'a>, chapter: usize) -> Vec<Standing> {
        let note = placed.citation.note;
        let previous = self.previous.as_ref();
        // Numbering that starts again is another chapter, too.
        if chapter != self.chapter || previous.is_some_and(|(before, _)| note > 0 && *before > note)
        {
            *self = Walk {
                near_note_distance: self.near_note_distance,
                chapter,
                ..Walk::default()
            };
        }
        // An author named in the text by a citation that goes on is no cite of its own.
        let named = usize::from(super::author::begins_with_author(&placed.cites));
        let (authors, cites) = placed.cites.split_at(named);
        *self.cites_in_note.entry(note).or_default() += cites.len();
        let mut standings = Vec::with_capacity(placed.cites.len());
        for (index, cite) in cites.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|at| cites.get(at)).copied();
            standings.push(self.cite(cite, before, note));
        }
        for _ in authors {
            let of_next = standings.first().copied().unwrap_or_default();
            standings.insert(0, of_next);
        }
        self.previous = Some((note, cites.to_vec()));
        standings
    }

    fn cite(&mut self, cite: &'a Cite, before: Option<&Cite>, note: u32) -> Standing {
        let id = cite.id.as_str();
        let Some(&last) = self.last.get(id) else {
            self.first.insert(id, note);
            self.last.insert(id, note);
            return Standing::default();
        };
        let position = match self.same_as_before(cite, before, note) {
            Some(previous) => ibid(previous, cite),
            None => CitePosition::Subsequent,
        };
        let near_note = note == 0 || note.saturating_sub(last) <= self.near_note_distance;
        self.last.insert(id, note);
        let first_note = self.first.get(id).copied().filter(|first| *first != note);
        Standing {
            position,
            near_note,
            first_note,
        }
    }

    /// The cite right before this one, if it is of the same item and stands so that "ibid" is
    /// understood.
    fn same_as_before<'b>(
        &'b self,
        cite: &Cite,
        before: Option<&'b Cite>,
        note: u32,
    ) -> Option<&'b Cite> {
        if let Some(before) = before {
            return (before.id == cite.id).then_some(before);
        }
        let (previous_note, cites) = self.previous.as_ref()?;
        if *previous_note == note {
            let last = cites.last()?;
            return (last.id == cite.id)
                .then(|| cites.first().copied())
                .flatten();
        }
        let alone = self.cites_in_note.get(previous_note).copied() == Some(1);
        let adjacent = *previous_note + 1 >= note;
        let only = cites.first()?;
        (alone && adjacent && only.id == cite.id).then_some(*only)
    }
}

/// Ibid by locators: the same, another, or one gone missing.
fn ibid(previous: &Cite, cite: &Cite) -> CitePosition {
    let locator = |cite: &Cite| {
        let text = cite
            .locator
            .as_deref()
            .unwrap_or_default()
            .trim()
            .to_owned();
        (!text.is_empty()).then_some((text, cite.label))
    };
    match (locator(previous), locator(cite)) {
        (None, None) => CitePosition::Ibid,
        (Some(before), Some(now)) if before == now => CitePosition::Ibid,
        (_, Some(_)) => CitePosition::IbidWithLocator,
        (Some(_), None) => CitePosition::Subsequent,
    }
}
