//! Sort keys (CSL 1.0.2 "Sorting"): made once an item, compared by the collation.

use std::cmp::Ordering;
use std::fmt::Write;
use std::sync::OnceLock;

use ibid_model::{CalendarDate, Date, DateValue, Endpoint, NumberVariable, TextVariable, Variable};

use crate::collation::Collation;
use crate::compile::program::{Area, Key, KeyBy};
use crate::eval::context::{Context, Purpose};
use crate::eval::{self, Environment};

/// One item's keys, in the order of the style. Each is made when it is first looked at: the first
/// decides most comparisons.
#[derive(Debug, Default)]
pub(crate) struct SortKeys {
    keys: Box<[OnceLock<Option<SortKey>>]>,
}

impl SortKeys {
    /// Room for the keys of an area.
    pub fn of(area: &Area) -> Self {
        Self {
            keys: area.sort.iter().map(|_| OnceLock::new()).collect(),
        }
    }

    /// A key; `None` for an empty one, which sorts last.
    pub fn get(&self, at: usize, make: impl FnOnce() -> Option<SortKey>) -> Option<&SortKey> {
        self.keys.get(at)?.get_or_init(make).as_ref()
    }

    /// Drops all keys: they are made anew.
    pub fn forget(&mut self) {
        for key in &mut self.keys {
            key.take();
        }
    }
}

/// A key that has something in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SortKey {
    /// Compares as its bytes do.
    Bytes(Box<[u8]>),
    /// For a collation that can only compare.
    Text(Box<str>),
}

impl SortKey {
    fn new(collation: &dyn Collation, text: String) -> Self {
        match collation.sort_key(&text) {
            Some(bytes) => Self::Bytes(bytes.into()),
            None => Self::Text(text.into()),
        }
    }

    /// Compares two keys of one collation.
    pub fn compare(&self, other: &Self, collation: &dyn Collation) -> Ordering {
        match (self, other) {
            (Self::Text(left), Self::Text(right)) => collation.compare(left, right),
            (Self::Bytes(left), Self::Bytes(right)) => left.cmp(right),
            // Of one collation all keys are of one kind.
            (Self::Bytes(_), Self::Text(_)) => Ordering::Less,
            (Self::Text(_), Self::Bytes(_)) => Ordering::Greater,
        }
    }
}

/// A key of an item.
pub(crate) fn key(
    environment: Environment<'_>,
    collation: &dyn Collation,
    area: &Area,
    context: &Context<'_>,
    key: &Key,
) -> Option<SortKey> {
    let text = key_text(environment, area, context, key)?;
    Some(SortKey::new(collation, text))
}

fn key_text(
    environment: Environment<'_>,
    area: &Area,
    context: &Context<'_>,
    key: &Key,
) -> Option<String> {
    let context = Context {
        purpose: Purpose::SortKey(key.names),
        ..*context
    };
    let text = match &key.by {
        KeyBy::Nodes(nodes) => eval::render_nodes(environment, area, &context, nodes).plain_text(),
        KeyBy::Macro(index) => eval::render_macro(environment, area, &context, *index).plain_text(),
        KeyBy::Variable(variable) => variable_key(&context, *variable)?,
    };
    (!text.is_empty()).then(|| separated(&text))
}

/// A key in which word ends count: punctuation and spaces do not in the collation, but "de Vries"
/// comes before "Dean".
fn separated(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + WORD_END.len());
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        out.push_str(word);
        out.push_str(WORD_END);
    }
    if out.is_empty() {
        out.push_str(WORD_END);
    }
    out
}

/// A symbol that the collation does not pass over and puts before digits and letters.
const WORD_END: &str = "|";

fn variable_key(context: &Context<'_>, variable: Variable) -> Option<String> {
    let item = context.item;
    match variable {
        Variable::Date(date) => item.dates.get(date).map(|date| date_key(date, true, true)),
        Variable::Number(NumberVariable::CitationNumber) => {
            context.citation_number.map(|number| format!("{number:08}"))
        }
        Variable::Number(NumberVariable::PageFirst) => eval::first_page(item).map(number_key),
        Variable::Number(number) => item.number(number).map(number_key),
        Variable::Text(TextVariable::CitationLabel) => Some(crate::label::citation_label(item)),
        Variable::Text(text) => item
            .text(text)
            .map(|text| crate::text::markup::strip(text).into_owned()),
        Variable::Name(_) => None,
    }
}

/// Digits padded, so that they compare as numbers in any collation.
pub(crate) fn number_key(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut digits = String::new();
    for c in text.chars().chain(std::iter::once('\0')) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        if !digits.is_empty() {
            let _ = write!(out, "{digits:0>8}");
            digits.clear();
        }
        if c != '\0' {
            out.push(c);
        }
    }
    out
}

/// A date as digits that order as the dates do; an interval by its start, then its end.
pub(crate) fn date_key(date: &Date, month: bool, day: bool) -> String {
    let one = |date: CalendarDate| {
        // Years from far before to far after our era keep their order as nine digits.
        let year = i64::from(date.year) + 500_000_000;
        let season = date.season().map_or(0, |season| 20 + season.number());
        let month = if month {
            date.month().unwrap_or(season)
        } else {
            0
        };
        let day = if day { date.day().unwrap_or(0) } else { 0 };
        format!("{year:09}{month:02}{day:02}")
    };
    match date.value {
        Some(DateValue::Single(single)) => one(single),
        Some(DateValue::Interval { start, end }) => {
            let mut key = match start {
                Endpoint::Date(start) => one(start),
                Endpoint::Open | Endpoint::Unknown => String::new(),
            };
            if let Endpoint::Date(end) = end {
                key.push('-');
                key.push_str(&one(end));
            }
            key
        }
        None => date.literal.clone().unwrap_or_default(),
    }
}

/// Compares two items by their keys; empty ones come last whatever the direction. `left` and `right`
/// give the keys by their place.
pub(crate) fn compare<'k>(
    collation: &dyn Collation,
    area: &Area,
    left: impl Fn(usize, &Key) -> Option<&'k SortKey>,
    right: impl Fn(usize, &Key) -> Option<&'k SortKey>,
) -> Ordering {
    for (at, key) in area.sort.iter().enumerate() {
        let order = match (left(at, key), right(at, key)) {
            (None, None) => Ordering::Equal,
            (None, Some(_)) => return Ordering::Greater,
            (Some(_), None) => return Ordering::Less,
            (Some(left), Some(right)) => left.compare(right, collation),
        };
        let order = if key.descending {
            order.reverse()
        } else {
            order
        };
        if order != Ordering::Equal {
            return order;
        }
    }
    Ordering::Equal
}
