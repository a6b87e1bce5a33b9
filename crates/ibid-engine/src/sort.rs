//! Sort keys (CSL 1.0.2 "Sorting"): computed once an item, compared by the collation.

use std::cmp::Ordering;
use std::fmt::Write;

use ibid_model::{CalendarDate, Date, DateValue, Endpoint, NumberVariable, TextVariable, Variable};

use crate::collation::Collation;
use crate::compile::program::{Area, Key, KeyBy};
use crate::eval::context::{Context, Purpose};
use crate::eval::{self, Environment};

/// One item's keys, in the order of the style; `None` for an empty one, which sorts last.
pub(crate) type SortKeys = Box<[Option<SortKey>]>;

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

/// The keys of an item.
pub(crate) fn keys(
    environment: Environment<'_>,
    collation: &dyn Collation,
    area: &Area,
    context: &Context<'_>,
) -> SortKeys {
    area.sort
        .iter()
        .map(|key| {
            let text = one_key(environment, area, context, key)?;
            Some(SortKey::new(collation, text))
        })
        .collect()
}

fn one_key(
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

/// Compares two items by their keys; empty ones come last whatever the direction.
pub(crate) fn compare(
    collation: &dyn Collation,
    area: &Area,
    left: &[Option<SortKey>],
    right: &[Option<SortKey>],
) -> Ordering {
    for ((left, right), key) in left.iter().zip(right).zip(&area.sort) {
        let order = match (left, right) {
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
