//! An item on its way into a format: what the format takes, and what is left over.

use std::collections::BTreeSet;

use ibid_model::{
    Date, DateVariable, Item, ItemType, Name, NameVariable, NumberVariable, RichText, TextVariable,
    Variable, note_fields,
};
use serde_json::Value;

/// Something that a format does not hold as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// The item's id.
    pub item: String,
    /// The CSL variable, `type`, or a key of the item's own.
    pub field: String,
    /// What became of it.
    pub fate: Fate,
}

/// What becomes of a value that a format has no place for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fate {
    /// It is kept in another field of the format: `note`, `extra`.
    Moved {
        /// That field, as the format calls it.
        to: &'static str,
    },
    /// It is in its place, but not all of it: "markup", "the day".
    Reduced {
        /// What is missing.
        lost: String,
    },
    /// It is not there.
    Dropped,
}

/// An item that a writer takes apart, field by field. What it does not take is reported.
///
/// A writer first takes each field that its format has a place for; a format with notes then puts
/// [`Outgoing::note`] there, which holds the rest as `variable: value` lines.
#[allow(dead_code)]
pub(crate) struct Outgoing<'i> {
    item: &'i Item,
    taken: u128,
    taken_custom: BTreeSet<&'i str>,
    took_type: bool,
    took_all: bool,
    fields_in_note: bool,
    losses: Vec<Loss>,
}

#[allow(dead_code)]
impl<'i> Outgoing<'i> {
    pub(crate) fn new(item: &'i Item, fields_in_note: bool) -> Self {
        Self {
            item,
            taken: 0,
            taken_custom: BTreeSet::new(),
            took_type: false,
            took_all: false,
            fields_in_note,
            losses: Vec::new(),
        }
    }

    /// The whole item, for a format that has a place for everything.
    pub(crate) fn take_all(&mut self) -> &'i Item {
        self.took_all = true;
        self.item
    }

    /// The item's key.
    pub(crate) fn id(&self) -> &'i str {
        &self.item.id
    }

    /// Looks at the item without taking anything.
    pub(crate) fn peek(&self) -> &'i Item {
        self.item
    }

    /// Takes the type, for which the format has a word that is read as `read_as`.
    pub(crate) fn take_type(&mut self, read_as: ItemType) -> ItemType {
        self.took_type = self.item.item_type == read_as;
        self.item.item_type
    }

    /// Takes a text.
    pub(crate) fn text(&mut self, variable: TextVariable) -> Option<&'i RichText> {
        let value = self.item.texts.get(variable)?;
        self.take(Variable::Text(variable));
        Some(value)
    }

    /// Takes a text without its markup, which is reported.
    pub(crate) fn plain(&mut self, variable: TextVariable) -> Option<String> {
        let value = self.text(variable)?;
        let plain = value.plain();
        if plain.len() != value.as_str().len() {
            self.reduced(variable.as_str(), "markup");
        }
        Some(plain)
    }

    /// Takes a number, as it is written.
    pub(crate) fn number(&mut self, variable: NumberVariable) -> Option<String> {
        let value = self.item.numbers.get(variable)?;
        self.take(Variable::Number(variable));
        Some(value.plain())
    }

    /// Takes names.
    pub(crate) fn names(&mut self, variable: NameVariable) -> Option<&'i [Name]> {
        let value = self.item.names.get(variable)?;
        self.take(Variable::Name(variable));
        Some(value)
    }

    /// Takes a date.
    pub(crate) fn date(&mut self, variable: DateVariable) -> Option<&'i Date> {
        let value = self.item.dates.get(variable)?;
        self.take(Variable::Date(variable));
        Some(value)
    }

    /// Takes a value of the item's own.
    pub(crate) fn custom(&mut self, key: &str) -> Option<&'i Value> {
        let (key, value) = self.item.custom.get_key_value(key)?;
        self.taken_custom.insert(key);
        Some(value)
    }

    /// Reports that a field that was taken is not whole.
    pub(crate) fn reduced(&mut self, field: &str, lost: impl Into<String>) {
        self.lose(field, Fate::Reduced { lost: lost.into() });
    }

    /// Reports that a field that was taken stands in another place, `to`.
    pub(crate) fn moved(&mut self, field: &str, to: &'static str) {
        self.lose(field, Fate::Moved { to });
    }

    /// Takes the note and all that was not taken, as the text of the format's field `to`: a
    /// line `variable: value` for each variable, then the note itself.
    pub(crate) fn note(&mut self, to: &'static str) -> Option<String> {
        let own = self.plain(TextVariable::Note);
        let mut lines = Vec::new();
        if self.fields_in_note {
            if !self.took_type {
                self.took_type = true;
                lines.push(format!("type: {}", self.item.item_type));
                self.moved("type", to);
            }
            for variable in self.left() {
                self.take(variable);
                let values = note_values(self.item, variable).into_iter();
                let values: Vec<String> =
                    values.map(|value| format!("{variable}: {value}")).collect();
                if reads_back(self.item, variable, &values) {
                    self.moved(variable.as_str(), to);
                } else {
                    self.reduced(
                        variable.as_str(),
                        format!("how it is written; it is in {to}"),
                    );
                }
                lines.extend(values);
            }
        }
        lines.extend(own);
        (!lines.is_empty()).then(|| lines.join("\n"))
    }

    /// What of the item was not held, in the vocabulary's order.
    pub(crate) fn finish(mut self) -> Vec<Loss> {
        if self.took_all {
            return self.losses;
        }
        if !self.took_type {
            self.lose("type", Fate::Dropped);
        }
        for variable in self.left() {
            self.lose(variable.as_str(), Fate::Dropped);
        }
        let item = self.item;
        for key in item.custom.keys() {
            if !self.taken_custom.contains(key.as_str()) {
                self.lose(key, Fate::Dropped);
            }
        }
        if !item.categories.is_empty() {
            self.lose("categories", Fate::Dropped);
        }
        for variant in &item.variants {
            let field = format!("{} ({})", variant.variable, variant.language);
            self.lose(&field, Fate::Dropped);
        }
        self.losses
    }

    fn lose(&mut self, field: &str, fate: Fate) {
        self.losses.push(Loss {
            item: self.item.id.clone(),
            field: field.to_owned(),
            fate,
        });
    }

    fn take(&mut self, variable: Variable) {
        self.taken |= bit(variable);
    }

    /// The variables that were not taken.
    pub(crate) fn left(&self) -> Vec<Variable> {
        let item = self.item;
        let texts = item.texts.iter().map(|(v, _)| Variable::Text(v));
        let numbers = item.numbers.iter().map(|(v, _)| Variable::Number(v));
        let names = item.names.iter().map(|(v, _)| Variable::Name(v));
        let dates = item.dates.iter().map(|(v, _)| Variable::Date(v));
        let all = texts.chain(numbers).chain(names).chain(dates);
        all.filter(|variable| self.taken & bit(*variable) == 0)
            .collect()
    }
}

/// A bit for each variable of CSL: there are fewer than 128.
fn bit(variable: Variable) -> u128 {
    const NUMBERS: usize = TextVariable::ALL.len();
    const NAMES: usize = NUMBERS + NumberVariable::ALL.len();
    const DATES: usize = NAMES + NameVariable::ALL.len();
    const { assert!(DATES + DateVariable::ALL.len() <= 128) };
    let place = match variable {
        Variable::Text(v) => v as usize,
        Variable::Number(v) => NUMBERS + v as usize,
        Variable::Name(v) => NAMES + v as usize,
        Variable::Date(v) => DATES + v as usize,
    };
    1 << place
}

/// The values of a variable as lines of a note have them: one, or one a name.
///
/// Source: `ibid_model::note_fields`, which reads them.
fn note_values(item: &Item, variable: Variable) -> Vec<String> {
    let on_one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    match variable {
        Variable::Text(v) => item
            .texts
            .get(v)
            .map(|t| on_one_line(t.as_str()))
            .into_iter()
            .collect(),
        Variable::Number(v) => item
            .numbers
            .get(v)
            .map(|t| on_one_line(t.as_str()))
            .into_iter()
            .collect(),
        Variable::Name(v) => item
            .names
            .get(v)
            .into_iter()
            .flatten()
            .map(note_name)
            .collect(),
        Variable::Date(v) => item.dates.get(v).and_then(note_date).into_iter().collect(),
    }
}

/// Whether lines of a note give a variable again as the item has it.
fn reads_back(item: &Item, variable: Variable, lines: &[String]) -> bool {
    let mut again = Item::new("", item.item_type);
    let note = RichText::from(lines.join("\n"));
    again.texts.insert(TextVariable::Note, note);
    note_fields::take(&mut again);
    match variable {
        Variable::Text(v) => again.texts.get(v) == item.texts.get(v),
        Variable::Number(v) => again.numbers.get(v) == item.numbers.get(v),
        Variable::Name(v) => again.names.get(v) == item.names.get(v),
        Variable::Date(v) => again.dates.get(v) == item.dates.get(v),
    }
}

fn note_date(date: &Date) -> Option<String> {
    date.to_edtf().or_else(|| date.literal.clone())
}

fn note_name(name: &Name) -> String {
    if let Some(literal) = &name.literal {
        return literal.clone();
    }
    let join = |parts: [&Option<String>; 2]| {
        let parts = parts.into_iter().flatten().map(String::as_str);
        parts
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let family = join([&name.non_dropping_particle, &name.family]);
    let mut given = join([&name.given, &name.dropping_particle]);
    if let Some(suffix) = &name.suffix {
        given = format!("{given}, {suffix}");
    }
    format!("{family} || {given}")
}
