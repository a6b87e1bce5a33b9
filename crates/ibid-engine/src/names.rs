//! Which names of a document look alike: what `disambiguate-add-givenname` looks at outside of
//! single cites (CSL 1.0.2 "Global Name Disambiguation").

use std::borrow::Cow;
use std::collections::HashMap;

use ibid_csl::GivenNameRule;
use ibid_model::{Name, NameVariable, VariableMap};

use crate::eval::context::GivenLevel;
use crate::text::initials;

/// A name as the registry knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NameIdentity {
    family: usize,
    given: usize,
}

/// The identities of an item's names, in their order; `None` for names without a family name.
pub(crate) type Identities = VariableMap<NameVariable, Vec<Option<NameIdentity>>>;

/// Every name that the cites of a document show.
#[derive(Debug, Default)]
pub(crate) struct NameRegistry {
    /// Whether a non-dropping particle is a part of the family name.
    particle_counts: bool,
    /// Family names as they are written, and as they are compared.
    family_ids: HashMap<String, usize>,
    families: Vec<Family>,
    /// Given names as they are written, and as they are compared.
    given_ids: HashMap<String, usize>,
    /// The initials of given names.
    initials: Vec<String>,
    /// How often the shape of any family has changed.
    revision: u32,
}

/// The names of one family name.
#[derive(Debug, Default)]
struct Family {
    /// Given names that have initials, each with how many cites show it.
    shown: Vec<(usize, usize)>,
    /// When a given name was first shown or shown no more; 0 where there has been one at most.
    revision: u32,
    /// How many different initials there are.
    initials: usize,
}

impl NameRegistry {
    pub fn new(particle_counts: bool) -> Self {
        Self {
            particle_counts,
            ..Self::default()
        }
    }

    /// A registry of the same rule without names.
    pub fn emptied(&self) -> Self {
        Self::new(self.particle_counts)
    }

    /// The identities of an item's names.
    pub fn identify(&mut self, names: &VariableMap<NameVariable, Vec<Name>>) -> Identities {
        let mut identities = Identities::default();
        for (variable, names) in names.iter() {
            let known = names.iter().map(|name| self.identity(name)).collect();
            identities.insert(variable, known);
        }
        identities
    }

    fn identity(&mut self, name: &Name) -> Option<NameIdentity> {
        let says = |c: char| c != '.' && !c.is_whitespace();
        let family = name.family.as_deref().filter(|text| text.contains(says))?;
        let particle = name.non_dropping_particle.as_deref();
        let family = match particle.filter(|_| self.particle_counts) {
            // A particle is no part of what is looked up as written.
            Some(particle) => self.family_id(&format!("{} {particle}", plain(family))),
            None => self.family_id(family),
        };
        let given = self.given_id(name.given.as_deref().unwrap_or_default());
        Some(NameIdentity { family, given })
    }

    fn family_id(&mut self, family: &str) -> usize {
        if let Some(known) = self.family_ids.get(family) {
            return *known;
        }
        let compared = plain(family);
        let next = self.families.len();
        let id = self.family_ids.get(&*compared).copied().unwrap_or(next);
        if id == next {
            self.families.push(Family::default());
            self.family_ids.insert(compared.into_owned(), id);
        }
        self.family_ids.insert(family.to_owned(), id);
        id
    }

    fn given_id(&mut self, given: &str) -> usize {
        if let Some(known) = self.given_ids.get(given) {
            return *known;
        }
        let compared = plain(given);
        let next = self.initials.len();
        let id = self.given_ids.get(&*compared).copied().unwrap_or(next);
        if id == next {
            let initials = initials::initialize(&compared, "", false, true);
            self.initials.push(initials);
            self.given_ids.insert(compared.into_owned(), id);
        }
        self.given_ids.insert(given.to_owned(), id);
        id
    }

    fn initials(&self, given: usize) -> &str {
        self.initials.get(given).map_or("", String::as_str)
    }

    /// Notes that a cite shows a name, or with `shown` false that it shows it no more.
    pub fn show(&mut self, name: NameIdentity, shown: bool) {
        if self.initials(name.given).is_empty() {
            return;
        }
        let Some(family) = self.families.get_mut(name.family) else {
            return;
        };
        let known = family
            .shown
            .iter()
            .position(|(given, _)| *given == name.given);
        match (known, shown) {
            (Some(at), true) => {
                if let Some((_, count)) = family.shown.get_mut(at) {
                    *count += 1;
                }
                return;
            }
            (Some(at), false) => {
                if let Some((_, count)) = family.shown.get_mut(at).filter(|(_, count)| *count > 1) {
                    *count -= 1;
                    return;
                }
                family.shown.swap_remove(at);
            }
            (None, true) => family.shown.push((name.given, 1)),
            (None, false) => return,
        }
        self.reshape(name.family);
    }

    /// Works out anew what cites see of a family: one given name tells nothing from nothing.
    fn reshape(&mut self, id: usize) {
        let Some(family) = self.families.get(id) else {
            return;
        };
        if family.revision == 0 && family.shown.len() < 2 {
            return;
        }
        let mut initials: Vec<&str> = family
            .shown
            .iter()
            .map(|(given, _)| self.initials(*given))
            .collect();
        initials.sort_unstable();
        initials.dedup();
        let count = initials.len();
        self.revision += 1;
        if let Some(family) = self.families.get_mut(id) {
            family.initials = count;
            family.revision = self.revision;
        }
    }

    /// When the shape of any family of these names changed last; 0 where none ever did.
    pub fn revision(&self, identities: &Identities) -> u32 {
        let names = identities.iter().flat_map(|(_, names)| names).flatten();
        let revisions = names.filter_map(|name| Some(self.families.get(name.family)?.revision));
        revisions.max().unwrap_or_default()
    }

    /// How much of the given name tells a name from the other names.
    pub fn level(
        &self,
        name: NameIdentity,
        rule: GivenNameRule,
        index: usize,
        default: GivenLevel,
        has_initials: bool,
    ) -> GivenLevel {
        if rule == GivenNameRule::ByCite || (index > 0 && is_primary(rule)) {
            return default;
        }
        let Some(family) = self.families.get(name.family) else {
            return default;
        };
        if family.shown.len() < 2 {
            return default;
        }
        let own = self.initials(name.given);
        let alike = family
            .shown
            .iter()
            .filter(|(given, _)| self.initials(*given) == own);
        let same_initials = alike.count() > 1;
        if family.initials < 2 && !same_initials {
            return default;
        }
        let with_initials = matches!(
            rule,
            GivenNameRule::AllNamesWithInitials | GivenNameRule::PrimaryNameWithInitials
        );
        match (with_initials, family.initials > 1) {
            (true, false) => default,
            (false, _) if same_initials || !has_initials => GivenLevel::Full,
            (true | false, _) => GivenLevel::Initials,
        }
    }
}

/// Whether a rule looks at the first name of a list alone.
pub(crate) fn is_primary(rule: GivenNameRule) -> bool {
    matches!(
        rule,
        GivenNameRule::PrimaryName | GivenNameRule::PrimaryNameWithInitials
    )
}

/// Without periods, white space collapsed.
fn plain(text: &str) -> Cow<'_, str> {
    let clean = !text.contains(['.', '\t', '\n'])
        && !text.contains("  ")
        && text.trim().len() == text.len()
        && text.is_ascii();
    if clean {
        return Cow::Borrowed(text);
    }
    let words = text.replace('.', " ");
    Cow::Owned(words.split_whitespace().collect::<Vec<_>>().join(" "))
}
