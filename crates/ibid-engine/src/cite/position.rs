//! Where each cite stands: first, subsequent, ibid, near a note (CSL 1.0.2 "Choose", `position`).

use ibid_model::LocatorLabel;

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

/// One citation as positions see it.
#[derive(Clone, Copy)]
pub(crate) struct Printed<'a> {
    pub citation: &'a Citation,
    /// The items that its cites are of, as they are written.
    pub items: &'a [usize],
    /// The order in which its cites are printed.
    pub order: &'a [usize],
}

/// A cite and the item that it is of.
type CiteOf<'a> = (usize, &'a Cite);

impl<'a> Printed<'a> {
    /// The cite printed at a place.
    fn cite(&self, place: usize) -> Option<CiteOf<'a>> {
        let at = *self.order.get(place)?;
        Some((*self.items.get(at)?, self.citation.cites.get(at)?))
    }

    /// How many cites at the start name an author in the text and go on with the same cite: they are
    /// no cites of their own.
    fn named(&self) -> usize {
        let first = self.cite(0).filter(|_| self.order.len() > 1);
        usize::from(first.is_some_and(|(_, cite)| cite.author_only))
    }
}

/// The standings of the cites of each citation, in the order in which they are printed, citations
/// and cites one after the other. `count` is the number of items.
///
/// Citations in notes and citations in the text are two sequences of their own; where positions
/// begin anew, both do.
pub(crate) fn standings(
    citations: &[Printed<'_>],
    count: usize,
    near_note_distance: u32,
) -> Vec<Standing> {
    let total = citations.iter().map(|printed| printed.order.len()).sum();
    let mut out = vec![Standing::default(); total];
    for in_notes in [false, true] {
        let mut walk = Walk::new(count, near_note_distance);
        let mut chapter = 0usize;
        let mut start = 0;
        for printed in citations {
            chapter += usize::from(printed.citation.resets_positions);
            let end = start + printed.order.len();
            if (printed.citation.note > 0) == in_notes {
                let slots = out.get_mut(start..end).unwrap_or_default();
                walk.citation(printed, chapter, slots);
            }
            start = end;
        }
    }
    out
}

/// The notes of an item's first cite and of its last.
#[derive(Clone, Copy, Default)]
struct Seen {
    /// In which run of positions; what an earlier run says is forgotten.
    run: u32,
    first: u32,
    last: u32,
}

/// What a walk over a sequence of citations remembers.
struct Walk<'a> {
    near_note_distance: u32,
    /// How often positions have begun anew by wish.
    chapter: usize,
    /// How often positions have begun anew, from 1.
    run: u32,
    seen: Vec<Seen>,
    previous: Option<Previous<'a>>,
}

/// The citation before.
#[derive(Clone, Copy)]
struct Previous<'a> {
    note: u32,
    printed: Printed<'a>,
    /// How many cites its note has so far.
    cites_in_note: usize,
}

impl<'a> Walk<'a> {
    fn new(count: usize, near_note_distance: u32) -> Self {
        Self {
            near_note_distance,
            chapter: 0,
            run: 1,
            seen: vec![Seen::default(); count],
            previous: None,
        }
    }

    fn citation(&mut self, printed: &Printed<'a>, chapter: usize, slots: &mut [Standing]) {
        let note = printed.citation.note;
        let before = self.previous.map_or(0, |previous| previous.note);
        // Numbering that starts again is another chapter, too.
        if chapter != self.chapter || (note > 0 && before > note) {
            self.chapter = chapter;
            self.run += 1;
            self.previous = None;
        }
        let named = printed.named();
        for (place, slot) in slots.iter_mut().enumerate().skip(named) {
            if let Some(cite) = printed.cite(place) {
                *slot = self.cite(
                    cite,
                    printed,
                    place.checked_sub(1).filter(|at| *at >= named),
                );
            }
        }
        if let ([first, rest @ ..], 1) = (&mut *slots, named) {
            *first = rest.first().copied().unwrap_or_default();
        }
        let same_note = self.previous.filter(|previous| previous.note == note);
        let cites = printed.order.len() - named;
        self.previous = Some(Previous {
            note,
            printed: *printed,
            cites_in_note: same_note.map_or(0, |previous| previous.cites_in_note) + cites,
        });
    }

    fn cite(
        &mut self,
        (item, cite): CiteOf<'a>,
        printed: &Printed<'a>,
        before: Option<usize>,
    ) -> Standing {
        let note = printed.citation.note;
        let run = self.run;
        let before = before.and_then(|place| printed.cite(place));
        let Some(seen) = self.seen.get_mut(item) else {
            return Standing::default();
        };
        if seen.run != run {
            *seen = Seen {
                run,
                first: note,
                last: note,
            };
            return Standing::default();
        }
        let last = std::mem::replace(&mut seen.last, note);
        let first = seen.first;
        let position = match self.same_as_before(item, before, note) {
            Some(previous) => ibid(previous, cite),
            None => CitePosition::Subsequent,
        };
        Standing {
            position,
            near_note: note == 0 || note.saturating_sub(last) <= self.near_note_distance,
            first_note: (first != note).then_some(first),
        }
    }

    /// The cite right before this one, if it is of the same item and stands so that "ibid" is
    /// understood.
    fn same_as_before(
        &self,
        item: usize,
        before: Option<CiteOf<'a>>,
        note: u32,
    ) -> Option<&'a Cite> {
        if let Some((of, before)) = before {
            return (of == item).then_some(before);
        }
        let previous = self.previous.as_ref()?;
        let printed = previous.printed;
        let named = printed.named();
        let (first_item, first) = printed.cite(named)?;
        if previous.note == note {
            let (last_item, _) = printed.cite(printed.order.len().checked_sub(1)?)?;
            return (last_item == item).then_some(first);
        }
        let alone = previous.cites_in_note == 1;
        let adjacent = previous.note + 1 >= note;
        (alone && adjacent && first_item == item).then_some(first)
    }
}

/// Ibid by locators: the same, another, or one gone missing.
fn ibid(previous: &Cite, cite: &Cite) -> CitePosition {
    match (locator(previous), locator(cite)) {
        (None, None) => CitePosition::Ibid,
        (Some(before), Some(now)) if before == now => CitePosition::Ibid,
        (_, Some(_)) => CitePosition::IbidWithLocator,
        (Some(_), None) => CitePosition::Subsequent,
    }
}

fn locator(cite: &Cite) -> Option<(&str, Option<LocatorLabel>)> {
    let text = cite.locator.as_deref().unwrap_or_default().trim();
    (!text.is_empty()).then_some((text, cite.label))
}
