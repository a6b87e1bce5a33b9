//! Which names of a document look alike: what `disambiguate-add-givenname` looks at outside of
//! single cites (CSL 1.0.2 "Global Name Disambiguation").

use std::collections::{BTreeMap, BTreeSet};

use ibid_csl::GivenNameRule;
use ibid_model::Name;

use crate::eval::context::GivenLevel;
use crate::text::initials;

/// Every name that cites show: family name, then initials, then given names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct NameRegistry {
    families: BTreeMap<String, BTreeMap<String, BTreeSet<String>>>,
    /// Whether a non-dropping particle is a part of the family name.
    particle_counts: bool,
}

impl NameRegistry {
    pub fn new(particle_counts: bool) -> Self {
        Self {
            families: BTreeMap::new(),
            particle_counts,
        }
    }

    /// Adds the name at `index` of a list.
    pub fn add(&mut self, name: &Name, index: usize, rule: GivenNameRule) {
        if index > 0 && is_primary(rule) {
            return;
        }
        let Some((family, initials, given)) = self.keys(name) else {
            return;
        };
        let by_initials = self.families.entry(family).or_default();
        if !initials.is_empty() {
            by_initials.entry(initials).or_default().insert(given);
        }
    }

    /// How much of the given name tells `name` from the other names.
    pub fn level(
        &self,
        name: &Name,
        rule: GivenNameRule,
        index: usize,
        default: GivenLevel,
        has_initials: bool,
    ) -> GivenLevel {
        if rule == GivenNameRule::ByCite || (index > 0 && is_primary(rule)) {
            return default;
        }
        let Some((family, initials, _)) = self.keys(name) else {
            return default;
        };
        let Some(by_initials) = self.families.get(&family) else {
            return default;
        };
        if by_initials.len() < 2
            && by_initials
                .get(&initials)
                .is_none_or(|given| given.len() < 2)
        {
            return default;
        }
        let with_initials = matches!(
            rule,
            GivenNameRule::AllNamesWithInitials | GivenNameRule::PrimaryNameWithInitials
        );
        if with_initials {
            let ambiguous = by_initials.len() > 1;
            return if ambiguous {
                GivenLevel::Initials
            } else {
                default
            };
        }
        let same_initials = by_initials
            .get(&initials)
            .is_some_and(|given| given.len() > 1);
        if same_initials || !has_initials {
            GivenLevel::Full
        } else {
            GivenLevel::Initials
        }
    }

    fn keys(&self, name: &Name) -> Option<(String, String, String)> {
        let mut family = plain(name.family.as_deref()?);
        if family.is_empty() {
            return None;
        }
        if self.particle_counts
            && let Some(particle) = &name.non_dropping_particle
        {
            family.push(' ');
            family.push_str(particle);
        }
        let given = plain(name.given.as_deref().unwrap_or_default());
        let initials = initials::initialize(&given, "", false, true);
        Some((family, initials, given))
    }
}

fn is_primary(rule: GivenNameRule) -> bool {
    matches!(
        rule,
        GivenNameRule::PrimaryName | GivenNameRule::PrimaryNameWithInitials
    )
}

/// Without periods, white space collapsed.
fn plain(text: &str) -> String {
    text.replace('.', " ")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}
