//! What cites look like that disambiguation has rendered already.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::disambiguate::Renderer;
use crate::eval::context::{Disambiguation, GivenLevel, Report};

/// A cite's text, and what was learnt in rendering it.
pub(super) type Look = Rc<(String, Report)>;

/// Renders a cite once under disambiguations that come to the same for it: most steps show something
/// more of some cites of a group only.
pub(super) struct Memo<'r> {
    renderer: &'r dyn Renderer,
    looks: RefCell<HashMap<usize, Looks>>,
}

/// How many looks of an item are kept beside the plain one.
const KEPT: usize = 4;

/// The looks of one item: under no disambiguation, and under the last others, as [`canonical`] has them.
struct Looks {
    plain: Look,
    others: Vec<(Disambiguation, Look)>,
    /// Which of the others gives way to the next.
    oldest: usize,
}

impl<'r> Memo<'r> {
    pub fn new(renderer: &'r dyn Renderer) -> Self {
        Self {
            renderer,
            looks: RefCell::default(),
        }
    }

    /// The cite of item `index` under a disambiguation.
    pub fn look(&self, index: usize, disambiguation: &Disambiguation) -> Look {
        let render = |under: &Disambiguation| Rc::new(self.renderer.render(index, under));
        let mut looks = self.looks.borrow_mut();
        let looks = looks.entry(index).or_insert_with(|| Looks {
            plain: render(&Disambiguation::default()),
            others: Vec::new(),
            oldest: 0,
        });
        let under = canonical(disambiguation, &looks.plain.1);
        if under == Disambiguation::default() {
            return Rc::clone(&looks.plain);
        }
        if let Some((_, known)) = looks.others.iter().find(|(known, _)| *known == under) {
            return Rc::clone(known);
        }
        let look = render(&under);
        let made = (under, Rc::clone(&look));
        if looks.others.len() < KEPT {
            looks.others.push(made);
        } else if let Some(slot) = looks.others.get_mut(looks.oldest) {
            *slot = made;
            looks.oldest = (looks.oldest + 1) % KEPT;
        }
        look
    }
}

/// A disambiguation without what changes nothing for a cite, of which `plain` was learnt under none:
/// names that it shows anyway or does not have, and given names of which nothing is asked.
fn canonical(disambiguation: &Disambiguation, plain: &Report) -> Disambiguation {
    // A condition that is met may print other names.
    if disambiguation.conditions > 0 || disambiguation.year_suffix.is_some() {
        return disambiguation.clone();
    }
    let lists = plain.name_lists.iter().zip(&disambiguation.names);
    let mut names: Vec<usize> = lists
        .map(|(list, asked)| {
            let asked = (*asked).min(list.total);
            if asked > list.shown { asked } else { 0 }
        })
        .collect();
    let mut givens: Vec<Vec<GivenLevel>> = plain
        .name_lists
        .iter()
        .zip(&disambiguation.givens)
        .map(|(list, levels)| {
            let mut levels: Vec<GivenLevel> = levels.iter().copied().take(list.total).collect();
            drop_last(&mut levels, |level| *level == GivenLevel::Hidden);
            levels
        })
        .collect();
    drop_last(&mut names, |asked| *asked == 0);
    drop_last(&mut givens, Vec::is_empty);
    Disambiguation {
        names,
        givens,
        ..*disambiguation
    }
}

/// Takes off what is empty at the end.
fn drop_last<T>(list: &mut Vec<T>, is_empty: impl Fn(&T) -> bool) {
    while list.last().is_some_and(&is_empty) {
        list.pop();
    }
}
