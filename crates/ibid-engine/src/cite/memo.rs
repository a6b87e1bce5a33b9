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

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::eval::context::NameListReport;

    /// Cites of three names, of which one is shown without being asked.
    #[derive(Default)]
    struct Three(Cell<usize>);

    impl Renderer for Three {
        fn render(&self, index: usize, under: &Disambiguation) -> (String, Report) {
            self.0.set(self.0.get() + 1);
            let asked = under.names.first().copied().unwrap_or(0);
            let shown = asked.clamp(1, 3);
            let levels = (0..shown).map(|name| under.given(0, name));
            let text = format!("{index} {:?}", levels.collect::<Vec<_>>());
            let list = NameListReport {
                shown,
                total: 3,
                ..NameListReport::default()
            };
            let report = Report {
                name_lists: [list].into_iter().collect(),
                ..Report::default()
            };
            (text, report)
        }
    }

    #[test]
    fn looks_are_those_that_rendering_gives_and_rendered_once() {
        let levels = [GivenLevel::Hidden, GivenLevel::Initials, GivenLevel::Full];
        let renderer = Three::default();
        let memo = Memo::new(&renderer);
        for names in 0..6 {
            for level in levels {
                for count in 0..5 {
                    let under = Disambiguation {
                        names: vec![names, names],
                        givens: vec![vec![level; count], vec![level]],
                        ..Disambiguation::default()
                    };
                    for index in [7, 8] {
                        let look = memo.look(index, &under);
                        assert_eq!(look.0, Three::default().render(index, &under).0);
                        let before = renderer.0.get();
                        assert_eq!(memo.look(index, &under).0, look.0);
                        assert_eq!(renderer.0.get(), before, "{under:?}");
                    }
                }
            }
        }
        // What it has no names for changes nothing: that is the plain look.
        let fresh = Three::default();
        let memo = Memo::new(&fresh);
        for asked in [0, 1] {
            let under = Disambiguation {
                names: vec![asked, 5],
                ..Disambiguation::default()
            };
            memo.look(1, &under);
        }
        assert_eq!(fresh.0.get(), 1);
    }
}
