//! An item that a reader of XML fills, with checks of what goes in.

use ibid_model::ident::{Doi, IdentError, Isbn, Issn, Pmcid, Pmid};
use ibid_model::{
    CalendarDate, Date, DateVariable, Diagnostic, Item, ItemType, Name, NameVariable,
    NumberVariable, TextVariable,
};
use roxmltree::Node;
use serde_json::Value;

use crate::codec::Sink;
use crate::fill;
use crate::xml::{Record, plain};

/// An item in the making. The first value of a variable stays.
pub(crate) struct Draft<'d, 'r, 'i> {
    pub item: Item,
    record: &'d Record<'r, 'i>,
    diagnostics: Vec<Diagnostic>,
}

impl<'d, 'r, 'i> Draft<'d, 'r, 'i> {
    pub(crate) fn new(record: &'d Record<'r, 'i>, item_type: ItemType) -> Self {
        Self {
            item: Item::new("", item_type),
            record,
            diagnostics: Vec::new(),
        }
    }

    /// Sets a text that there is and that is not set yet.
    pub(crate) fn text(&mut self, variable: TextVariable, value: Option<impl Into<String>>) {
        if let Some(value) = value {
            fill::set_text(&mut self.item, variable, &value.into());
        }
    }

    /// Sets a number that there is and that is not set yet.
    pub(crate) fn number(&mut self, variable: NumberVariable, value: Option<impl Into<String>>) {
        if let Some(value) = value {
            fill::set_number(&mut self.item, variable, &value.into());
        }
    }

    /// Adds a name.
    pub(crate) fn name(&mut self, variable: NameVariable, name: Name) {
        if !name.is_empty() {
            fill::push_name(&mut self.item, variable, name);
        }
    }

    /// Sets a date that there is and that is not set yet.
    pub(crate) fn date(&mut self, variable: DateVariable, date: Option<Date>) {
        if let Some(date) = date.filter(|date| !date.is_empty()) {
            fill::set_date(&mut self.item, variable, || date);
        }
    }

    /// Keeps what no variable holds under the format's own name; more than one is a list.
    pub(crate) fn custom(&mut self, key: &str, value: Option<impl Into<String>>) {
        let Some(value) = value.map(Into::into).filter(|v| !v.is_empty()) else {
            return;
        };
        let value = Value::String(value);
        match self.item.custom.get_mut(key) {
            None => {
                self.item.custom.insert(key.to_owned(), value);
            }
            Some(Value::Array(values)) => values.push(value),
            Some(first) if *first != value => {
                *first = Value::Array(vec![first.take(), value]);
            }
            Some(_) => {}
        }
    }

    /// Sets an identifier in its normal form; one with a wrong digit or form is kept as it is
    /// written, with a warning at `node`. A second one is kept beside the item's variables.
    pub(crate) fn identifier(&mut self, variable: TextVariable, value: &str, node: Node<'_, '_>) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        // `0801486394 (pbk.)`: what a number is of stands behind it.
        let bare = value.split([' ', '(']).next().unwrap_or(value);
        let text = match normal(variable, value)
            .or_else(|error| normal(variable, bare).map_err(|_| error))
        {
            Ok(text) => text,
            Err(error) => {
                let message = format!("{error}; it is kept as `{variable}` as it is written");
                self.diagnostics.push(self.record.warning(node, message));
                value.to_owned()
            }
        };
        match self.item.text(variable) {
            None => self.text(variable, Some(text)),
            Some(known) if known.eq_ignore_ascii_case(&text) => {}
            Some(_) => self.custom(variable.as_str(), Some(text)),
        }
    }

    /// Sets an identifier to the text of an element.
    pub(crate) fn identifier_of(&mut self, variable: TextVariable, node: Option<Node<'_, '_>>) {
        if let Some(node) = node {
            self.identifier(variable, &plain(node), node);
        }
    }

    /// Says that the item was read as what it probably means.
    pub(crate) fn guessed(&mut self, node: Node<'_, '_>, message: &str) {
        self.diagnostics.push(self.record.guess(node, message));
    }

    /// Gives the item away, with what there is to say of it.
    pub(crate) fn give(self, sink: &mut dyn Sink) {
        for diagnostic in self.diagnostics {
            sink.diagnostic(diagnostic);
        }
        sink.item(self.item);
    }
}

/// Holds back the item of a document that has references, which go before it.
#[derive(Default)]
pub(crate) struct Own {
    pub item: Option<Item>,
    pub diagnostics: Vec<Diagnostic>,
}

impl Own {
    /// Gives the item away, with what there is to say of it.
    pub(crate) fn give(self, sink: &mut dyn Sink) {
        for diagnostic in self.diagnostics {
            sink.diagnostic(diagnostic);
        }
        if let Some(item) = self.item {
            sink.item(item);
        }
    }
}

impl Sink for Own {
    fn item(&mut self, item: Item) {
        self.item.get_or_insert(item);
    }

    fn diagnostic(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }
}

/// An identifier in normal form.
fn normal(variable: TextVariable, value: &str) -> Result<String, IdentError> {
    Ok(match variable {
        TextVariable::Doi => Doi::parse(value)?.as_str().to_owned(),
        TextVariable::Isbn => Isbn::parse(value)?.as_str().to_owned(),
        TextVariable::Issn => Issn::parse(value)?.as_str().to_owned(),
        TextVariable::Pmid => Pmid::parse(value)?.as_str().to_owned(),
        TextVariable::Pmcid => Pmcid::parse(value)?.as_str().to_owned(),
        _ => value.to_owned(),
    })
}

/// A person's name, with particles and suffix in their own fields.
pub(crate) fn person(family: &str, given: &str, suffix: Option<String>) -> Name {
    if family.is_empty() {
        return Name::literal(given);
    }
    let name = Name::person(family, given).split_particles();
    let suffix = suffix.filter(|s| !s.is_empty()).or(name.suffix);
    Name { suffix, ..name }
}

/// A date of a year, month and day as they are written: `2005`, `Jul-Aug`, `07`, `Spring`.
pub(crate) fn date(year: &str, month: Option<&str>, day: Option<&str>) -> Date {
    let numbers = |text: &str| text.trim().parse::<i64>().ok();
    let known = year.trim().parse::<i32>().ok().filter(|year| *year > 0);
    if let Some(year) = known {
        let exact = match (month.map(numbers), day.map(numbers)) {
            (None, _) => Some(CalendarDate::year(year)),
            (Some(Some(month @ 1..=12)), None) => CalendarDate::month_of(year, month).ok(),
            (Some(Some(month)), Some(Some(day))) => CalendarDate::day_of(year, month, day).ok(),
            _ => None,
        };
        if let Some(exact) = exact {
            return Date::single(exact);
        }
    }
    let words = [Some(year), month, day].into_iter().flatten();
    let words: Vec<&str> = words.map(str::trim).filter(|w| !w.is_empty()).collect();
    Date::parse_raw(&words.join(" "))
}

/// Pages from first to last, as CSL has them: `10-20`; the last as short as it is written.
pub(crate) fn pages(first: Option<String>, last: Option<String>) -> Option<String> {
    match (first, last) {
        (Some(first), Some(last)) if first != last => Some(format!("{first}-{last}")),
        (first, last) => first.or(last),
    }
}
