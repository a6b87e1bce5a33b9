//! Classes of difference: all strings with one signature.

use crate::compare::{Comparison, Difference};
use std::collections::{BTreeMap, BTreeSet};

/// A difference and the style that it is in.
pub struct Example<'a> {
    /// The style.
    pub style: &'a str,
    /// The difference.
    pub difference: &'a Difference,
}

/// A class of difference.
pub struct Class<'a> {
    /// What its differences have in common.
    pub signature: String,
    /// The strings that have it.
    pub examples: Vec<Example<'a>>,
    /// How many of them have no other.
    pub alone: usize,
}

impl Class<'_> {
    /// How many styles it is in.
    pub fn styles(&self) -> usize {
        self.examples
            .iter()
            .map(|example| example.style)
            .collect::<BTreeSet<_>>()
            .len()
    }
}

/// Sorts the differences that no decision covers into classes, those with the most strings first. A string with several
/// differences is in several classes.
pub fn classify<'a>(comparisons: &'a [Comparison], words: &BTreeSet<String>) -> Vec<Class<'a>> {
    let mut classes: BTreeMap<String, Class<'a>> = BTreeMap::new();
    for comparison in comparisons {
        let open = |difference: &&Difference| difference.decision.is_none();
        for difference in comparison.differences.iter().filter(open) {
            let found = difference.signatures(words);
            let alone = usize::from(found.len() == 1);
            for signature in found {
                let class = classes.entry(signature.clone()).or_insert_with(|| Class {
                    signature,
                    examples: Vec::new(),
                    alone: 0,
                });
                class.alone += alone;
                class.examples.push(Example {
                    style: &comparison.style,
                    difference,
                });
            }
        }
    }
    let mut classes: Vec<_> = classes.into_values().collect();
    classes.sort_by_key(|class| std::cmp::Reverse((class.alone, class.examples.len())));
    // An example that shows nothing else tells most.
    for class in &mut classes {
        class.examples.sort_by_key(|example| {
            let length = |text: &Option<String>| text.as_ref().map_or(0, String::len);
            length(&example.difference.ours) + length(&example.difference.theirs)
        });
    }
    classes
}
