//! Checks that macros do not call themselves, and that what they add up to stays within bounds.

use crate::error::{Place, StyleError};
use crate::tree::{Element, MacroIndex, SortBy, Style, TextSource};

/// Levels of elements that rendering may go down, macros included. Official styles reach 72.
const MAX_LEVELS: usize = 256;
/// Elements that rendering an item once may have to visit. Official styles reach some thousands.
const MAX_VISITS: usize = 1_000_000;

/// What rendering something takes at most.
#[derive(Clone, Copy, Default)]
struct Cost {
    /// Levels of elements.
    levels: usize,
    /// Elements visited; of `cs:choose`, those of the largest branch.
    visits: usize,
}

/// Where the search for cycles is with a macro.
#[derive(Clone, Copy)]
enum Progress {
    NotSeen,
    OnThePath,
    Done(Cost),
}

/// Fails if a macro calls itself, directly or through others, or if the style is so deep or so
/// large when its macros are put in their places that rendering could not end in sensible time.
pub(super) fn check(text: &str, style: &Style) -> Result<(), StyleError> {
    let mut search = Search {
        text,
        style,
        progress: vec![Progress::NotSeen; style.macros.len()],
    };
    let bibliography = style.bibliography.iter();
    let layouts = std::iter::once((&style.citation.sort, &style.citation.layout))
        .chain(bibliography.map(|b| (&b.sort, &b.layout)));
    for (sort, layout) in layouts {
        search.cost(&layout.elements)?;
        for key in sort {
            if let SortBy::Macro(index) = key.by {
                search.visit(index)?;
            }
        }
    }
    for index in 0..style.macros.len() {
        search.visit(MacroIndex(index))?;
    }
    Ok(())
}

struct Search<'s> {
    text: &'s str,
    style: &'s Style,
    progress: Vec<Progress>,
}

impl Search<'_> {
    fn cost(&mut self, elements: &[Element]) -> Result<Cost, StyleError> {
        let mut calls = Vec::new();
        called(elements, &mut calls);
        for index in calls {
            self.visit(index)?;
        }
        Ok(self.known_cost(elements))
    }

    /// Finds the cost of a macro and of those it calls. Goes through calls with a stack of its
    /// own, so that a long chain of macros cannot exhaust the program's.
    fn visit(&mut self, start: MacroIndex) -> Result<(), StyleError> {
        let mut path: Vec<(MacroIndex, Vec<MacroIndex>)> = Vec::new();
        self.enter(start, &mut path)?;
        while let Some((index, calls)) = path.last_mut() {
            let index = *index;
            if let Some(next) = calls.pop() {
                self.enter(next, &mut path)?;
                continue;
            }
            path.pop();
            self.leave(index)?;
        }
        Ok(())
    }

    fn enter(
        &mut self,
        index: MacroIndex,
        path: &mut Vec<(MacroIndex, Vec<MacroIndex>)>,
    ) -> Result<(), StyleError> {
        match self.progress.get_mut(index.0) {
            None | Some(Progress::Done(_)) => return Ok(()),
            Some(Progress::OnThePath) => {
                let round = path.iter().map(|(on_path, _)| *on_path);
                return Err(self.cycle(index, round.skip_while(|i| *i != index)));
            }
            Some(progress) => *progress = Progress::OnThePath,
        }
        let mut calls = Vec::new();
        if let Some(entered) = self.style.macros.get(index.0) {
            called(&entered.elements, &mut calls);
        }
        path.push((index, calls));
        Ok(())
    }

    fn leave(&mut self, index: MacroIndex) -> Result<(), StyleError> {
        let Some(left) = self.style.macros.get(index.0) else {
            return Ok(());
        };
        let cost = self.known_cost(&left.elements);
        let (what, limit) = if cost.levels > MAX_LEVELS {
            ("levels of elements, macros put in their places", MAX_LEVELS)
        } else if cost.visits > MAX_VISITS {
            ("elements, macros put in their places", MAX_VISITS)
        } else {
            if let Some(progress) = self.progress.get_mut(index.0) {
                *progress = Progress::Done(cost);
            }
            return Ok(());
        };
        Err(StyleError::TooMuch {
            what,
            limit,
            place: Place::of(self.text, left.span),
        })
    }

    /// What `elements` cost, where the macros that they call have been left.
    fn known_cost(&self, elements: &[Element]) -> Cost {
        let mut sum = Cost::default();
        for element in elements {
            let inner = self.inner_cost(element);
            sum.levels = sum.levels.max(inner.levels + 1);
            sum.visits = sum.visits.saturating_add(inner.visits).saturating_add(1);
        }
        sum
    }

    fn inner_cost(&self, element: &Element) -> Cost {
        match element {
            Element::Text(text) => match text.source {
                TextSource::Macro(index) => match self.progress.get(index.0) {
                    Some(Progress::Done(cost)) => *cost,
                    _ => Cost::default(),
                },
                _ => Cost::default(),
            },
            Element::Names(names) => self.known_cost(&names.substitute),
            Element::Group(group) => self.known_cost(&group.elements),
            Element::Choose(choose) => {
                let branches = choose.branches.iter().map(|branch| &branch.elements);
                let costs = branches
                    .chain([&choose.otherwise])
                    .map(|elements| self.known_cost(elements));
                costs.fold(Cost::default(), |most, cost| Cost {
                    levels: most.levels.max(cost.levels),
                    visits: most.visits.max(cost.visits),
                })
            }
            Element::Date(_) | Element::Number(_) | Element::Label(_) => Cost::default(),
        }
    }

    fn cycle(&self, start: MacroIndex, round: impl Iterator<Item = MacroIndex>) -> StyleError {
        let on_the_way = round
            .chain([start])
            .filter_map(|index| self.style.macros.get(index.0));
        let path: Vec<String> = on_the_way.map(|on_path| on_path.name.clone()).collect();
        let start = self.style.macros.get(start.0).map(|first| first.span);
        StyleError::MacroCycle {
            path,
            place: Place::of(self.text, start.unwrap_or_default()),
        }
    }
}

/// Collects the macros that `elements` call themselves.
fn called(elements: &[Element], calls: &mut Vec<MacroIndex>) {
    for element in elements {
        match element {
            Element::Text(text) => {
                if let TextSource::Macro(index) = text.source {
                    calls.push(index);
                }
            }
            Element::Names(names) => called(&names.substitute, calls),
            Element::Group(group) => called(&group.elements, calls),
            Element::Choose(choose) => {
                for branch in &choose.branches {
                    called(&branch.elements, calls);
                }
                called(&choose.otherwise, calls);
            }
            Element::Date(_) | Element::Number(_) | Element::Label(_) => {}
        }
    }
}
