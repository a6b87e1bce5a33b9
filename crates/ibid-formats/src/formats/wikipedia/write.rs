//! Items as templates.

use ibid_model::{
    CalendarDate, Date, DateValue, DateVariable, Endpoint, Item, ItemType, NumberVariable,
    TextVariable, YearPart,
};

use super::fields::{self, PARAMETERS, Slot, find};
use super::names::{self, ROLES};
use super::read::date_of;
use super::text;
use crate::codec::ItemWriter;
use crate::formats::tagged::values::{identifier, season_word};
use crate::months::ENGLISH;
use crate::outgoing::Outgoing;

/// Writes a template an item, each on a line of its own.
pub(super) struct Writer;

impl ItemWriter for Writer {
    fn item(&mut self, item: &mut Outgoing<'_>, out: &mut String) {
        let item_type = item.peek().item_type;
        let own = item.peek().custom.get("wikipedia-template");
        let own = own.and_then(serde_json::Value::as_str);
        let own = own.filter(|name| fields::item_type(name) == Some(item_type));
        let is_arxiv = item_type == ItemType::Article && arxiv(item.peek()).is_some();
        let usual = if is_arxiv {
            "cite arxiv"
        } else {
            fields::template(item_type)
        };
        let name = own.unwrap_or(usual).to_owned();
        if own.is_some() {
            item.custom("wikipedia-template");
        }
        let texts = &item.peek().texts;
        let is_part = texts.contains(TextVariable::Title) || texts.contains(TextVariable::Url);
        let read_as = match fields::item_type(&name) {
            // Without a title, nothing says that it is a part of the book.
            Some(ItemType::Book) if item_type == ItemType::Chapter && is_part => ItemType::Chapter,
            read_as => read_as.unwrap_or(ItemType::Document),
        };
        item.take_type(read_as);
        let mut template = Template {
            read_as,
            parameters: Vec::new(),
            item,
        };
        template.names();
        template.date("date", DateVariable::Issued);
        template.parameters();
        template.pages();
        template.date("event-date", DateVariable::EventDate);
        template.date("orig-date", DateVariable::OriginalDate);
        template.date("access-date", DateVariable::Accessed);
        template.custom();
        out.extend(["{{", fields::shown(&name)]);
        for (name, value) in template.parameters {
            out.extend([" |", &name, "=", &value]);
        }
        out.push_str("}}\n");
    }
}

struct Template<'w, 'i> {
    read_as: ItemType,
    parameters: Vec<(String, String)>,
    item: &'w mut Outgoing<'i>,
}

impl Template<'_, '_> {
    fn push(&mut self, name: &str, value: String) {
        self.parameters.push((name.to_owned(), value));
    }

    fn names(&mut self) {
        for (role, variable) in ROLES {
            let is_first = ROLES.iter().find(|(_, of)| of == variable);
            if is_first.is_none_or(|(first, _)| first != role) {
                continue;
            }
            let Some(names) = self.item.names(*variable) else {
                continue;
            };
            let mut is_whole = true;
            for (number, name) in (1..).zip(names) {
                let (parameters, same) = names::write(name, role, number);
                is_whole &= same;
                self.parameters.extend(parameters);
            }
            if !is_whole {
                self.item.reduced(variable.as_str(), "parts of names");
            }
        }
    }

    fn parameters(&mut self) {
        let mut written: Vec<Slot> = Vec::new();
        for parameter in PARAMETERS {
            let own = find(parameter.name, self.read_as);
            let is_own = own.is_some_and(|own| std::ptr::eq(own, parameter));
            if !is_own || written.contains(&parameter.slot) {
                continue;
            }
            written.push(parameter.slot);
            match parameter.slot {
                Slot::Text(variable) => self.text(parameter.name, variable),
                Slot::Arxiv => {
                    if let Some(id) = arxiv(self.item.peek()) {
                        self.item.number(NumberVariable::Number);
                        self.push(parameter.name, text::write(id));
                        written.push(Slot::Number(NumberVariable::Number));
                    }
                }
                Slot::Number(variable) => {
                    if let Some(value) = self.item.number(variable) {
                        self.push(parameter.name, text::write(&value));
                    }
                }
                Slot::Pmcid => self.text(parameter.name, TextVariable::Pmcid),
            }
        }
    }

    fn text(&mut self, name: &str, variable: TextVariable) {
        let Some(value) = self.item.peek().texts.get(variable) else {
            return;
        };
        let mut written = text::write(value.as_str());
        if written.is_empty() {
            return;
        }
        let read = text::read(&written);
        if read != value.as_str() && value.plain() == value.as_str() {
            self.item.reduced(variable.as_str(), "what is no wikitext");
        } else if read != value.as_str() {
            self.item.reduced(variable.as_str(), "markup");
        }
        if variable == TextVariable::Pmcid && identifier(variable, &written).is_ok() {
            written = written.replacen("PMC", "", 1);
        }
        self.item.text(variable);
        self.push(name, written);
    }

    fn pages(&mut self) {
        let Some(pages) = self.item.number(NumberVariable::Page) else {
            return;
        };
        let is_several = pages.contains(['-', ',', '–']);
        let name = if is_several { "pages" } else { "page" };
        self.push(name, text::write(&pages.replace('-', "–")));
    }

    fn date(&mut self, name: &str, variable: DateVariable) {
        let Some(date) = self.item.date(variable) else {
            return;
        };
        let forms = [shown(date), date.to_edtf(), date.literal.clone()];
        let mut forms = forms.into_iter().flatten().map(|form| text::write(&form));
        let first = forms.next().unwrap_or_default();
        let read = |form: &String| date_of(&text::read(form)) == *date;
        let whole = if read(&first) {
            Some(first.clone())
        } else {
            forms.find(read)
        };
        if whole.is_none() {
            self.item
                .reduced(variable.as_str(), "what its text does not say");
        }
        self.push(name, whole.unwrap_or(first));
    }

    /// Parameters that no variable holds, as they were read.
    fn custom(&mut self) {
        for (key, value) in &self.item.peek().custom {
            let name = key
                .strip_prefix("wikipedia-")
                .filter(|name| *name != "template");
            let (Some(name), Some(value)) = (name, value.as_str()) else {
                continue;
            };
            // A value that was not read from a template may end this one.
            let is_balanced = value.matches("{{").count() == value.matches("}}").count();
            let value = if is_balanced {
                value.to_owned()
            } else {
                text::write(value)
            };
            self.item.custom(key);
            self.push(name, value);
        }
    }
}

/// The number in arXiv of an item whose number is one.
fn arxiv(item: &Item) -> Option<&str> {
    let id = item
        .number(NumberVariable::Number)?
        .strip_prefix("arXiv:")?;
    Some(id).filter(|id| !id.is_empty())
}

/// A date as Citation Style 1 has it.
///
/// Source: Wikipedia, "Help:Citation Style 1", "Dates".
fn shown(date: &Date) -> Option<String> {
    let text = match date.value? {
        DateValue::Single(single) => calendar(single)?,
        DateValue::Interval {
            start: Endpoint::Date(start),
            end: Endpoint::Date(end),
        } => format!("{}–{}", calendar(start)?, calendar(end)?),
        DateValue::Interval { .. } => return None,
    };
    Some(if date.approximate {
        format!("c. {text}")
    } else {
        text
    })
}

fn calendar(date: CalendarDate) -> Option<String> {
    let year = date.year;
    if year < 100 {
        return None;
    }
    let month = |month: u8| ENGLISH.get(usize::from(month).checked_sub(1)?).copied();
    Some(match date.part {
        YearPart::Year => year.to_string(),
        YearPart::Month(number) => format!("{} {year}", month(number)?),
        YearPart::Season(season) => format!("{} {year}", season_word(season)),
        YearPart::Day { month, day } => format!("{year:04}-{month:02}-{day:02}"),
        YearPart::Unspecified { .. } => return None,
    })
}
