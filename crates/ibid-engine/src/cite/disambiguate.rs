//! Telling cites apart (CSL 1.0.2 "Disambiguation").
//!
//! The steps go from the least change to the greatest: more names, more of given names, the
//! `disambiguate` conditions, year suffixes. Every step either tells cites apart or is taken back,
//! and each shows more than the one before, so that it ends: the work on a group is bounded by its
//! size times the number of names and levels.

use std::collections::{BTreeMap, VecDeque};

use ibid_csl::{CitationOptions, GivenNameRule};

use super::memo::Memo;
use crate::eval::context::{Disambiguation, GivenLevel, Report};
use crate::habits::Habits;

/// Renders an item's cite under a disambiguation, as plain text.
pub(crate) trait Renderer {
    /// The cite of item `index`, and what was learnt in rendering it.
    fn render(&self, index: usize, disambiguation: &Disambiguation) -> (String, Report);
}

/// The methods that a style allows.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "methods, each on or off")]
pub(crate) struct Methods {
    pub add_names: bool,
    pub add_givens: bool,
    pub conditions: bool,
    pub year_suffix: bool,
    /// Of the conditions, one that prints names is the last where more of them would tell.
    pub names_end_conditions: bool,
}

impl Methods {
    pub fn new(options: &CitationOptions, has_conditions: bool, habits: Habits) -> Self {
        Self {
            add_names: options.disambiguate_add_names,
            add_givens: options.disambiguate_add_givenname
                && options.givenname_rule == GivenNameRule::ByCite,
            conditions: has_conditions,
            year_suffix: options.disambiguate_add_year_suffix,
            names_end_conditions: habits.idle_names,
        }
    }

    pub fn any(self) -> bool {
        self.add_names || self.add_givens || self.conditions || self.year_suffix
    }
}

/// Works out what tells items apart whose cites look alike: `group`, in the order of the document.
/// `rank` says where an item stands in the order in which year suffixes are given.
pub(crate) fn tell_apart(
    renderer: &dyn Renderer,
    methods: Methods,
    group: &[usize],
    rank: &dyn Fn(usize) -> usize,
) -> BTreeMap<usize, Disambiguation> {
    let plain = |index: &usize| (*index, Disambiguation::default());
    let mut work = Work {
        memo: Memo::new(renderer),
        methods,
        settled: group.iter().map(plain).collect(),
    };
    work.group(group.to_vec(), rank);
    work.settled
}

struct Work<'r> {
    memo: Memo<'r>,
    methods: Methods,
    settled: BTreeMap<usize, Disambiguation>,
}

impl Work<'_> {
    fn group(&mut self, group: Vec<usize>, rank: &dyn Fn(usize) -> usize) {
        let mut ambiguous = if self.methods.add_names || self.methods.add_givens {
            self.by_names(group)
        } else {
            vec![group]
        };
        if self.methods.conditions && !self.methods.year_suffix {
            ambiguous = ambiguous
                .into_iter()
                .flat_map(|set| self.by_conditions(set))
                .collect();
        }
        if self.methods.year_suffix {
            for mut set in ambiguous {
                set.sort_by_key(|index| rank(*index));
                for (suffix, index) in (0u32..).zip(set) {
                    if let Some(settled) = self.settled.get_mut(&index) {
                        settled.year_suffix = Some(suffix);
                    }
                }
            }
        }
    }

    fn settle(&mut self, index: usize, disambiguation: &Disambiguation) {
        if let Some(settled) = self.settled.get_mut(&index) {
            settled.clone_from(disambiguation);
        }
    }

    /// Adds names and given names; returns the sets that stay ambiguous.
    fn by_names(&mut self, mut group: Vec<usize>) -> Vec<Vec<usize>> {
        let plain = Disambiguation::default();
        let reports: BTreeMap<usize, Report> = group
            .iter()
            .map(|index| (*index, self.memo.look(*index, &plain).1.clone()))
            .collect();
        let total = |index: &usize| {
            reports
                .get(index)
                .and_then(|r| r.name_lists.first())
                .map_or(0, |list| list.total)
        };
        group.sort_by_key(total);
        let start = start(reports.values());
        // Where all that could be shown looks the same, no step on the way there helps.
        if self.split(&group, &self.everything(&reports)).1.is_empty() {
            for index in &group {
                self.settle(*index, &start);
            }
            return vec![group];
        }
        let mut ambiguous = Vec::new();
        let mut queue = VecDeque::from([(start, group)]);
        while let Some((kept, items)) = queue.pop_front() {
            let ladder = Ladder::new(&items, &reports, self.methods);
            self.climb(kept, items, ladder, &mut queue, &mut ambiguous);
        }
        ambiguous
    }

    /// All names, and all of each name, as far as the methods may show them.
    fn everything(&self, reports: &BTreeMap<usize, Report>) -> Disambiguation {
        let mut all = start(reports.values());
        for report in reports.values() {
            for (at, list) in report.name_lists.iter().enumerate() {
                if self.methods.add_names
                    && let Some(shown) = all.names.get_mut(at)
                {
                    *shown = (*shown).max(list.total);
                }
                if self.methods.add_givens
                    && let Some(givens) = all.givens.get_mut(at)
                    && givens.len() < list.total
                {
                    givens.resize(list.total, GivenLevel::Full);
                }
            }
        }
        all
    }

    /// Shows more and more until the first of `items` stands alone or there is no more to show.
    fn climb(
        &mut self,
        mut kept: Disambiguation,
        mut items: Vec<usize>,
        mut ladder: Ladder,
        queue: &mut VecDeque<(Disambiguation, Vec<usize>)>,
        ambiguous: &mut Vec<Vec<usize>>,
    ) {
        let mut tried = kept.clone();
        let mut clashes_before = 0;
        let mut exhausted = false;
        loop {
            let (partners, others) = self.split(&items, &tried);
            let clashes = partners.len().saturating_sub(1);
            let better = clashes == 0 || others.len() == 1 || clashes < clashes_before;
            if better {
                ladder.keep(&tried, &mut kept);
            }
            match (partners.as_slice(), others.as_slice()) {
                ([only], _) => {
                    self.settle(*only, &kept);
                    if let [other] = others.as_slice() {
                        self.settle(*other, &kept);
                    }
                    if others.len() < 2 {
                        return;
                    }
                    items = others;
                    clashes_before = 0;
                    continue;
                }
                (_, [other]) => {
                    self.settle(*other, &kept);
                    items = partners;
                }
                _ if clashes < clashes_before => {
                    queue.push_back((kept.clone(), others));
                    items = partners;
                }
                _ if exhausted => {
                    for index in &partners {
                        self.settle(*index, &kept);
                    }
                    ambiguous.push(partners);
                    if !others.is_empty() {
                        queue.push_back((kept, others));
                    }
                    return;
                }
                _ => {}
            }
            clashes_before = clashes;
            exhausted = !ladder.step(&mut tried);
        }
    }

    /// The items that look like the first one under `disambiguation`, and the others.
    fn split(&self, items: &[usize], disambiguation: &Disambiguation) -> (Vec<usize>, Vec<usize>) {
        let look = |index: &usize| self.memo.look(*index, disambiguation);
        let first = items.first().map(look);
        let is_like_first = |other: &usize| first.as_ref().is_some_and(|f| f.0 == look(other).0);
        let mut partners = Vec::new();
        let mut others = Vec::new();
        for (at, index) in items.iter().enumerate() {
            if at == 0 || is_like_first(index) {
                partners.push(*index);
            } else {
                others.push(*index);
            }
        }
        (partners, others)
    }

    /// Meets one `disambiguate` condition after the other; returns the sets that stay ambiguous.
    fn by_conditions(&mut self, set: Vec<usize>) -> Vec<Vec<usize>> {
        let settled = |work: &Self, index: usize| work.settled.get(&index).cloned();
        let mut sets = vec![set];
        let mut met = 0;
        loop {
            met += 1;
            let mut next = Vec::new();
            let mut possible = false;
            for set in std::mem::take(&mut sets) {
                let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
                for index in set {
                    let Some(mut disambiguation) = settled(self, index) else {
                        continue;
                    };
                    disambiguation.conditions = met;
                    let look = self.memo.look(index, &disambiguation);
                    let (text, report) = &*look;
                    possible |= report.conditions > met;
                    self.settle(index, &disambiguation);
                    groups.entry(text.clone()).or_default().push(index);
                }
                for group in groups.into_values().filter(|group| group.len() > 1) {
                    next.extend(self.left_to_conditions(group, met));
                }
            }
            sets = next;
            if sets.is_empty() || !possible {
                return sets;
            }
        }
    }

    /// Those of items that look alike with `met` conditions that the next condition is for; `None`
    /// where there are fewer than two.
    fn left_to_conditions(&self, group: Vec<usize>, met: usize) -> Option<Vec<usize>> {
        if !self.methods.names_end_conditions {
            return Some(group);
        }
        let plain = Disambiguation {
            conditions: met,
            ..Disambiguation::default()
        };
        let report = |index: &usize| (*index, self.memo.look(*index, &plain).1.clone());
        let all = Disambiguation {
            conditions: met,
            ..self.everything(&group.iter().map(report).collect())
        };
        let mut alike: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for index in group {
            let look = self.memo.look(index, &all);
            alike.entry(look.0.clone()).or_default().push(index);
        }
        let left = alike.into_values().filter(|items| items.len() > 1);
        Some(left.flatten().collect::<Vec<_>>()).filter(|left| !left.is_empty())
    }
}

/// What the style shows of itself: the most names and the least given name of any cite.
fn start<'r>(reports: impl Iterator<Item = &'r Report>) -> Disambiguation {
    let mut start = Disambiguation::default();
    for report in reports {
        for (at, list) in report.name_lists.iter().enumerate() {
            if let Some(shown) = start.names.get_mut(at) {
                *shown = (*shown).max(list.shown);
            } else {
                start.names.push(list.shown);
                start.givens.push(Vec::new());
            }
        }
    }
    start
}

/// What a name list of ambiguous cites can show.
#[derive(Clone, Copy)]
struct NameList {
    /// The largest number of names.
    total: usize,
    /// How much of a given name is shown from the start.
    default: GivenLevel,
    has_initials: bool,
}

/// The steps that show more names and given names, in their order.
struct Ladder {
    methods: Methods,
    lists: Vec<NameList>,
    list: usize,
    name: usize,
}

impl Ladder {
    fn new(items: &[usize], reports: &BTreeMap<usize, Report>, methods: Methods) -> Self {
        let mut lists: Vec<NameList> = Vec::new();
        for report in items.iter().filter_map(|index| reports.get(index)) {
            for (at, list) in report.name_lists.iter().enumerate() {
                if let Some(known) = lists.get_mut(at) {
                    known.total = known.total.max(list.total);
                } else {
                    lists.push(NameList {
                        total: list.total,
                        default: list.first_level.unwrap_or(GivenLevel::Full),
                        has_initials: list.has_initials,
                    });
                }
            }
        }
        Self {
            methods,
            lists,
            list: 0,
            name: 0,
        }
    }

    /// Shows one thing more; `false` where everything is shown.
    fn step(&mut self, tried: &mut Disambiguation) -> bool {
        while let Some(names) = self.lists.get(self.list) {
            if self.methods.add_givens && self.raise(tried, *names) {
                return true;
            }
            let shown = tried.names.get(self.list).copied().unwrap_or(0);
            if self.name + 1 < shown {
                self.name += 1;
                if self.methods.add_givens {
                    continue;
                }
            }
            if self.methods.add_names && shown < names.total {
                if let Some(slot) = tried.names.get_mut(self.list) {
                    *slot += 1;
                }
                self.name = shown;
                return true;
            }
            if self.name + 1 < shown {
                continue;
            }
            self.list += 1;
            self.name = 0;
        }
        false
    }

    /// Shows more of the given name at the cursor; `false` where all of it is shown.
    fn raise(&self, tried: &mut Disambiguation, names: NameList) -> bool {
        let Some(givens) = tried.givens.get_mut(self.list) else {
            return false;
        };
        if givens.len() <= self.name {
            givens.resize(self.name + 1, names.default);
        }
        let Some(level) = givens.get_mut(self.name) else {
            return false;
        };
        *level = (*level).max(names.default);
        match level.next(names.has_initials) {
            Some(next) => {
                *level = next;
                true
            }
            None => false,
        }
    }

    /// Takes over into `kept` what `tried` shows at the cursor.
    fn keep(&self, tried: &Disambiguation, kept: &mut Disambiguation) {
        if let (Some(from), Some(to)) = (tried.names.get(self.list), kept.names.get_mut(self.list))
        {
            *to = *from;
        }
        if let (Some(from), Some(to)) =
            (tried.givens.get(self.list), kept.givens.get_mut(self.list))
            && let Some(level) = from.get(self.name)
        {
            if to.len() <= self.name {
                to.resize(self.name + 1, GivenLevel::Hidden);
            }
            if let Some(slot) = to.get_mut(self.name) {
                *slot = *level;
            }
        }
    }
}
