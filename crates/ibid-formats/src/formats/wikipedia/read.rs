//! Templates as items.

use ibid_model::{
    Date, DateVariable, Diagnostic, Item, ItemType, LineIndex, NumberVariable, RichText, Span,
    TextVariable, codes,
};
use serde_json::Value;

use super::fields::{self, ALIASES, Slot, find};
use super::names::Names;
use super::scan::{Found, Template, scan};
use super::text;
use crate::codec::Sink;
use crate::error::FormatError;
use crate::format::Format;
use crate::formats::tagged::values::{identifier, read_date};

/// Reads an article's wikitext, or templates alone.
pub(super) fn read(text: &str, sink: &mut dyn Sink) -> Result<(), FormatError> {
    let index = LineIndex::new(text);
    let mut is_any = false;
    scan(text, &mut |found| {
        is_any = true;
        match found {
            Found::Template(template) => {
                let span = template.span;
                let reading = Reading::new(&template);
                for message in reading.warnings {
                    let diagnostic = Diagnostic::warning(codes::FORMAT_VALUE, message);
                    sink.diagnostic(diagnostic.at_indexed(&index, span));
                }
                sink.item(reading.item);
            }
            Found::Open(span) => sink.diagnostic(open(&index, span)),
        }
    });
    if is_any {
        return Ok(());
    }
    let message = "there is no citation template in it, such as `{{cite journal}}`";
    Err(FormatError::not(Format::Wikipedia, message))
}

fn open(index: &LineIndex<'_>, span: Span) -> Diagnostic {
    let message = "a citation template does not end before the next begins, and is left out";
    Diagnostic::error(codes::FORMAT_ENTRY, message)
        .with_help("close it with `}}`")
        .at_indexed(index, span)
}

struct Reading {
    item: Item,
    warnings: Vec<String>,
}

impl Reading {
    fn new(template: &Template<'_>) -> Self {
        let item_type = item_type(template);
        let mut reading = Self {
            item: Item::new("", item_type),
            warnings: Vec::new(),
        };
        if template.name != "citation" && template.name != fields::template(item_type) {
            reading.keep("template", &template.name);
        }
        let mut names = Names::default();
        let mut others = Vec::new();
        let mut dates = Dates::default();
        for (name, value) in &template.parameters {
            let parameter = find(name, item_type);
            if let Some(parameter) = parameter {
                reading.set(parameter.slot, name, value);
            } else if !dates.take(name, value) && !names.take(name, value) {
                others.push((name.as_str(), *value));
            }
        }
        reading.others(others);
        reading.dates(dates);
        for (variable, list) in names.finish() {
            reading.item.names.insert(variable, list);
        }
        reading
    }

    /// Parameters by other names, and those that are kept.
    fn others(&mut self, others: Vec<(&str, &str)>) {
        for (name, value) in others {
            if matches!(name, "page" | "pages" | "at") {
                self.set(Slot::Number(NumberVariable::Page), name, value);
                continue;
            }
            let mut aliases = ALIASES.iter().filter(|(alias, _)| *alias == name);
            let slot = aliases.find_map(|(_, own)| find(own, self.item.item_type));
            match slot {
                Some(parameter) => self.set(parameter.slot, name, value),
                None => self.keep(name, value),
            }
        }
    }

    fn set(&mut self, slot: Slot, name: &str, value: &str) {
        let read = text::read(value);
        match slot {
            Slot::Text(variable) => self.text(variable, name, value, read),
            Slot::Pmcid => {
                let read = if read.bytes().all(|b| b.is_ascii_digit()) {
                    format!("PMC{read}")
                } else {
                    read
                };
                self.text(TextVariable::Pmcid, name, value, read);
            }
            Slot::Arxiv => {
                let read = format!("arXiv:{}", read.trim_start_matches("arXiv:"));
                self.number(NumberVariable::Number, name, value, read);
            }
            Slot::Number(NumberVariable::Page) => {
                self.number(NumberVariable::Page, name, value, read.replace('–', "-"));
            }
            Slot::Number(variable) => self.number(variable, name, value, read),
        }
    }

    fn number(&mut self, variable: NumberVariable, name: &str, value: &str, read: String) {
        match self.item.number(variable) {
            None => {
                self.item.numbers.insert(variable, RichText::from(read));
            }
            Some(known) if known == read => {}
            Some(_) => self.keep(name, value),
        }
    }

    fn text(&mut self, variable: TextVariable, name: &str, value: &str, read: String) {
        let read = match identifier(variable, &read) {
            Ok(read) => read,
            Err(problem) => {
                self.warnings
                    .push(format!("`{name}`: {problem}; it is kept as it is written"));
                read
            }
        };
        match self.item.text(variable) {
            None => {
                self.item.texts.insert(variable, RichText::from(read));
            }
            Some(known) if known == read => {}
            Some(_) => self.keep(name, value),
        }
    }

    fn dates(&mut self, dates: Dates) {
        let month_year = match (dates.month, dates.year) {
            (Some(month), Some(year)) => Some(format!("{month} {year}")),
            (_, year) => year,
        };
        let date = dates.date.as_deref().map(date_of);
        let by_year = month_year.as_deref().map(date_of);
        match (date, by_year) {
            (Some(date), by_year) => {
                if let (Some(year), Some(text)) = (by_year, &month_year)
                    && !same_year(&year, &date)
                {
                    self.keep("year", text);
                }
                self.item.dates.insert(DateVariable::Issued, date);
            }
            (None, Some(year)) => {
                self.item.dates.insert(DateVariable::Issued, year);
            }
            (None, None) => {}
        }
        for (variable, value) in [
            (DateVariable::Accessed, dates.access),
            (DateVariable::OriginalDate, dates.original),
            (DateVariable::EventDate, dates.event),
        ] {
            if let Some(value) = value {
                self.item.dates.insert(variable, date_of(&value));
            }
        }
    }

    fn keep(&mut self, name: &str, value: &str) {
        let key = format!("wikipedia-{name}");
        self.item.custom.insert(key, Value::from(value));
    }
}

/// A date as articles write it, in any order.
pub(super) fn date_of(text: &str) -> Date {
    read_date(text)
}

/// Parameters of dates.
#[derive(Default)]
struct Dates {
    date: Option<String>,
    year: Option<String>,
    month: Option<String>,
    access: Option<String>,
    original: Option<String>,
    event: Option<String>,
}

impl Dates {
    fn take(&mut self, name: &str, value: &str) -> bool {
        let slot = match name {
            "date" | "publication-date" | "air-date" | "airdate" | "pubdate" => &mut self.date,
            "year" => &mut self.year,
            "month" => &mut self.month,
            "access-date" | "accessdate" => &mut self.access,
            "orig-date" | "orig-year" | "origyear" | "origdate" => &mut self.original,
            "event-date" => &mut self.event,
            _ => return false,
        };
        if slot.is_none() {
            *slot = Some(text::read(value));
        }
        true
    }
}

/// The type of work, by the template, and by parameters where it is for several.
fn item_type(template: &Template<'_>) -> ItemType {
    let has = |names: &[&str]| {
        let mut parameters = template.parameters.iter();
        parameters.any(|(name, _)| names.contains(&name.as_str()))
    };
    let is_part = has(&["chapter", "contribution", "chapter-url"]);
    let item_type = fields::item_type(&template.name).unwrap_or(ItemType::Document);
    match item_type {
        ItemType::Book if is_part => ItemType::Chapter,
        ItemType::Document if template.name == "citation" => match () {
            () if has(&["journal"]) => ItemType::ArticleJournal,
            () if has(&["newspaper"]) => ItemType::ArticleNewspaper,
            () if has(&["magazine", "periodical"]) => ItemType::ArticleMagazine,
            () if has(&["encyclopedia"]) => ItemType::EntryEncyclopedia,
            () if has(&["conference", "book-title"]) => ItemType::PaperConference,
            () if is_part => ItemType::Chapter,
            () if has(&["isbn"]) || !has(&["url", "website"]) => ItemType::Book,
            () => ItemType::Webpage,
        },
        other => other,
    }
}

/// Whether two dates begin in the same year.
fn same_year(one: &Date, other: &Date) -> bool {
    let year = |date: &Date| date.start().map(|start| start.year);
    year(one) == year(other)
}
