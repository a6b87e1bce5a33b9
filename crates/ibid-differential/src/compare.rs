//! Which strings of two renderings differ.

use crate::rendering::Rendering;
use crate::signature::signatures;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Which string of a rendering.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The cluster with this index, from 0.
    Cluster(usize),
    /// The entry of the item with this id.
    Entry(String),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cluster(at) => write!(f, "cluster {at}"),
            Self::Entry(id) => write!(f, "entry {id}"),
        }
    }
}

/// A string that the sides render differently; `None` where a side has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which string.
    pub place: Place,
    /// Ours.
    pub ours: Option<String>,
    /// Theirs.
    pub theirs: Option<String>,
    /// The decision that covers it, by name.
    pub decision: Option<String>,
}

impl Difference {
    /// What differs; `words` are those of the items.
    pub fn signatures(&self, words: &BTreeSet<String>) -> Vec<String> {
        match (&self.ours, &self.theirs) {
            (Some(ours), Some(theirs)) => signatures(ours, theirs, words),
            (None, _) => vec!["(we have no such string)".to_owned()],
            (_, None) => vec!["(they have no such string)".to_owned()],
        }
    }
}

/// What came of a style.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The style's name.
    pub style: String,
    /// How many strings were compared.
    pub strings: usize,
    /// Those that differ.
    pub differences: Vec<Difference>,
    /// Whether the entries stand in the same order.
    pub same_order: bool,
    /// Why our side has nothing.
    pub our_error: Option<String>,
    /// Why their side has nothing: such a style is not counted.
    pub their_error: Option<String>,
}

/// Compares string with string: clusters by place, entries by item.
pub fn compare(ours: &Rendering, theirs: &Rendering) -> Comparison {
    let mut strings: BTreeMap<Place, (Option<String>, Option<String>)> = BTreeMap::new();
    for (place, string) in places(ours) {
        strings.entry(place).or_default().0 = Some(string);
    }
    for (place, string) in places(theirs) {
        strings.entry(place).or_default().1 = Some(string);
    }
    let order = |side: &Rendering| {
        side.entries
            .iter()
            .map(|(id, _)| id.clone())
            .collect::<Vec<_>>()
    };
    let total = strings.len();
    let differing = strings
        .into_iter()
        .filter(|(_, (ours, theirs))| ours != theirs);
    Comparison {
        style: ours.style.clone(),
        strings: total,
        differences: differing
            .map(|(place, (ours, theirs))| Difference {
                place,
                ours,
                theirs,
                decision: None,
            })
            .collect(),
        same_order: order(ours) == order(theirs),
        our_error: ours.error.clone(),
        their_error: theirs.error.clone(),
    }
}

fn places(side: &Rendering) -> impl Iterator<Item = (Place, String)> {
    let clusters = side.clusters.iter().enumerate();
    let clusters = clusters.filter_map(|(at, text)| Some((Place::Cluster(at), text.clone()?)));
    let entries = side.entries.iter();
    clusters.chain(entries.map(|(id, text)| (Place::Entry(id.clone()), text.clone())))
}
