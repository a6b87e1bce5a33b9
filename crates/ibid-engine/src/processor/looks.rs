//! Cites that look alike: the groups in which items have to be told apart.

use std::collections::HashMap;

use crate::eval::context::{NameListReport, Report};

/// How a cite looks.
#[derive(Clone, Debug)]
pub(super) struct Look {
    /// The number of its text in [`Looks`].
    pub text: usize,
    pub name_lists: Box<[NameListReport]>,
}

/// The items whose cites look alike, and what was known of them when they were last told apart.
#[derive(Debug, Default)]
pub(super) struct Group {
    /// In the order of the document.
    pub members: Vec<usize>,
    /// The members before the last change.
    before: Vec<usize>,
    /// The members in the order of the bibliography, when they were last told apart.
    pub suffix_order: Vec<usize>,
    /// A member's cite has been made anew.
    pub is_stale: bool,
}

impl Group {
    /// Whether members came, went or changed places.
    pub fn has_moved(&self) -> bool {
        self.members != self.before
    }
}

/// The texts of cites, each once, with the items that have it.
#[derive(Debug, Default)]
pub(super) struct Looks {
    numbers: HashMap<String, usize>,
    groups: Vec<Group>,
    /// How many items have each text as their plain look.
    plain: Vec<u32>,
}

impl Looks {
    /// The number of a text.
    pub fn number(&mut self, text: String) -> usize {
        let next = self.groups.len();
        let number = *self.numbers.entry(text).or_insert(next);
        if number == next {
            self.groups.push(Group::default());
            self.plain.push(0);
        }
        number
    }

    /// The look of a rendered cite.
    pub fn look(&mut self, text: String, report: Report) -> Look {
        Look {
            text: self.number(text),
            name_lists: report.name_lists.into_vec().into(),
        }
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.groups.len()
    }

    /// Counts how many items have each text as their plain look.
    pub fn count_plain(&mut self, looks: impl Iterator<Item = usize>) {
        self.plain.fill(0);
        for look in looks {
            if let Some(count) = self.plain.get_mut(look) {
                *count += 1;
            }
        }
    }

    /// Whether more than one item has a text as its plain look.
    pub fn is_shared(&self, look: usize) -> bool {
        self.plain.get(look).is_some_and(|count| *count > 1)
    }

    /// The group of a text.
    pub fn group_mut(&mut self, look: usize) -> Option<&mut Group> {
        self.groups.get_mut(look)
    }

    /// Puts items, in the order of the document, into the groups of their looks.
    pub fn regroup(&mut self, items: impl Iterator<Item = (usize, usize)>) {
        for group in &mut self.groups {
            std::mem::swap(&mut group.members, &mut group.before);
            group.members.clear();
        }
        for (item, look) in items {
            if let Some(group) = self.groups.get_mut(look) {
                group.members.push(item);
            }
        }
    }

    /// Every group.
    pub fn groups_mut(&mut self) -> impl Iterator<Item = &mut Group> {
        self.groups.iter_mut()
    }
}
