//! From entries to items.

use ibid_model::{
    Code, DateVariable, Diagnostic, Item, ItemType, LineIndex, NameVariable, RichText, Severity,
    TextVariable, Variable, codes, ident,
};
use serde_json::Value;

use super::fields::{Holds, OWN, RAW, holds};
use super::inherit::Parents;
use super::names::{self, Particles};
use super::scan::{Entry, Remark, Scanner};
use super::tex::{Reading, decode};
use super::{Dialect, dates, types, verbatim};
use crate::codec::Sink;

/// The custom key that names the lists of names which end in `and others`.
pub(super) const OTHERS: &str = "and-others";

/// The custom key for an entry type that no CSL type is written as.
pub(super) const ENTRY_TYPE: &str = "entrytype";

/// Reads a file; whether it has anything of BibTeX's syntax.
pub(super) fn read(text: &str, dialect: Dialect, sink: &mut dyn Sink) -> bool {
    let index = LineIndex::new(text);
    let mut parents = Parents::find(text);
    let mut scanner = Scanner::new(text);
    loop {
        let entry = scanner.next_entry();
        let mut remarks = std::mem::take(&mut scanner.remarks);
        let is_end = entry.is_none();
        // Data for other entries, and lists of entries, are no items.
        let entry = entry.filter(|e| !matches!(e.kind.as_ref(), "xdata" | "set"));
        let item = entry.map(|mut entry| {
            parents.complete(&mut entry, dialect, &mut remarks);
            Builder::new(&entry, dialect, &mut remarks).item()
        });
        for remark in remarks {
            sink.diagnostic(diagnostic(remark, &index));
        }
        if let Some(item) = item {
            sink.item(item);
        }
        if is_end {
            return scanner.found_any;
        }
    }
}

fn diagnostic(remark: Remark, index: &LineIndex<'_>) -> Diagnostic {
    let severity = if remark.code == codes::FORMAT_ENTRY {
        Severity::Error
    } else {
        Severity::Warning
    };
    let mut diagnostic = Diagnostic::new(remark.code, severity, remark.message);
    diagnostic = diagnostic.at_indexed(index, remark.span);
    if remark.help.is_empty() {
        diagnostic
    } else {
        diagnostic.with_help(remark.help)
    }
}

/// An item, made of an entry.
pub(super) struct Builder<'e, 't> {
    pub entry: &'e Entry<'t>,
    pub dialect: Dialect,
    remarks: &'e mut Vec<Remark>,
    pub item: Item,
    /// Which fields have found their place.
    used: Vec<bool>,
    particles: Particles,
}

impl<'e, 't> Builder<'e, 't> {
    fn new(entry: &'e Entry<'t>, dialect: Dialect, remarks: &'e mut Vec<Remark>) -> Self {
        let options = entry.get("options").unwrap_or_default();
        let useprefix = options
            .split(',')
            .any(|option| is_useprefix(option) == Some(true));
        Self {
            entry,
            dialect,
            remarks,
            item: Item::new(entry.key, ItemType::Document),
            used: vec![false; entry.fields.len()],
            particles: Particles { dialect, useprefix },
        }
    }

    fn item(mut self) -> Item {
        self.set_type();
        for at in 0..self.entry.fields.len() {
            self.plain_field(at);
        }
        self.set_titles();
        self.set_pages();
        self.set_numbers();
        self.set_issued();
        self.set_publisher();
        self.set_eprint();
        self.set_editors();
        self.set_language();
        self.set_genre();
        self.rest();
        self.item
    }

    /// A field's value, which has thereby found its place; `None` where it is empty.
    pub fn take(&mut self, name: &str) -> Option<&'e str> {
        let mut fields = self.entry.fields.iter();
        let at = fields.position(|field| field.name == name)?;
        let value = self.entry.fields.get(at)?.value.trim();
        if let Some(used) = self.used.get_mut(at) {
            *used = true;
        }
        (!value.is_empty()).then_some(value)
    }

    /// A field's value, if it is not empty.
    pub fn peek(&self, name: &str) -> Option<&'e str> {
        let value = self.entry.get(name)?.trim();
        (!value.is_empty()).then_some(value)
    }

    /// Says something of a field.
    pub fn remark(&mut self, code: Code, message: String, help: &'static str, field: &str) {
        let mut fields = self.entry.fields.iter();
        let found = fields.find(|f| f.name == field);
        let span = found.map_or(self.entry.span, |field| field.span);
        self.remarks.push(Remark {
            code,
            message,
            help,
            span,
        });
    }

    fn set_type(&mut self) {
        let kind = self.entry.kind.as_ref();
        let own = self.peek("csl-type").and_then(ItemType::from_keyword);
        if own.is_some() {
            self.take("csl-type");
        }
        let known = types::read(kind, |name| self.peek(name));
        self.item.item_type = own.or(known).unwrap_or(ItemType::Document);
        if own.is_none() && known.is_none() {
            let message = format!("the entry type `{kind}` is not known: it is read as `document`");
            let help = "use one of BibLaTeX's types, such as `misc`";
            let span = self.entry.span;
            self.remarks.push(Remark {
                code: codes::FORMAT_GUESS,
                message,
                help,
                span,
            });
        }
        let written =
            [Dialect::Bibtex, Dialect::Biblatex].map(|d| types::write(self.item.item_type, d));
        if !written.iter().any(|(usual, _)| *usual == kind) {
            self.custom(ENTRY_TYPE, kind.to_owned());
        }
        let subtype = self.peek("entrysubtype");
        if subtype.is_some_and(|s| {
            written
                .iter()
                .any(|(_, usual)| s.eq_ignore_ascii_case(usual))
        }) {
            self.take("entrysubtype");
        }
    }

    /// A field whose meaning does not depend on the entry.
    fn plain_field(&mut self, at: usize) {
        let Some(field) = self.entry.fields.get(at) else {
            return;
        };
        let name = field.name.as_ref();
        let value = field.value.trim();
        let held = holds(name).or_else(|| own(name));
        let Some(held) = held else { return };
        let taken = value.is_empty() || self.set(held, name, value);
        if let Some(used) = self.used.get_mut(at) {
            *used |= taken;
        }
    }

    /// Sets a variable that the item does not have yet; whether that was so.
    fn set(&mut self, held: Holds, name: &str, value: &str) -> bool {
        match held {
            Holds::Text(variable, reading) => {
                let text = match variable {
                    TextVariable::OriginalPublisher | TextVariable::OriginalPublisherPlace => {
                        self.list_text(value)
                    }
                    _ => decode(value, reading_of(value, reading)),
                };
                self.set_text(variable, text)
            }
            Holds::Verbatim(variable) => {
                if self.item.texts.contains(variable) {
                    return false;
                }
                let text = self.identifier(variable, name, verbatim::read(value));
                self.set_text(variable, text)
            }
            Holds::Number(variable) => {
                if self.item.numbers.contains(variable) {
                    return false;
                }
                let text = decode(value, Reading::Text);
                if !text.is_empty() {
                    self.item.numbers.insert(variable, RichText::from(text));
                }
                true
            }
            Holds::Names(variable) => self.set_names(variable, name, value),
            Holds::Date(variable) => {
                if self.item.dates.contains(variable) {
                    return false;
                }
                let date = dates::read(value);
                self.check_date(variable, name, &date);
                self.item.dates.insert(variable, date);
                true
            }
        }
    }

    /// Sets a text variable that the item does not have yet; whether that was so.
    pub fn set_text(&mut self, variable: TextVariable, text: String) -> bool {
        if self.item.texts.contains(variable) {
            return false;
        }
        if !text.is_empty() {
            self.item.texts.insert(variable, RichText::from(text));
        }
        true
    }

    pub fn set_names(&mut self, variable: NameVariable, field: &str, value: &str) -> bool {
        if self.item.names.contains(variable) {
            return false;
        }
        let read = names::read(value, self.particles);
        for odd in read.odd {
            let message = format!("the name `{odd}` in `{field}` has more than two commas");
            let help = "put `and` between names, and braces around an organisation";
            self.remark(codes::FORMAT_VALUE, message, help, field);
        }
        if read.others {
            let before = self.item.custom.get(OTHERS).and_then(Value::as_str);
            let list = before.map_or_else(
                || variable.as_str().to_owned(),
                |before| format!("{before}, {variable}"),
            );
            self.custom(OTHERS, list);
        }
        if !read.list.is_empty() {
            self.item.names.insert(variable, read.list);
        }
        true
    }

    pub fn check_date(&mut self, variable: DateVariable, field: &str, date: &ibid_model::Date) {
        // "in press" is what `year` may say.
        if date.value.is_none() && variable != DateVariable::Issued {
            let text = date.literal.as_deref().unwrap_or_default();
            let message = format!("`{text}` in `{field}` is not a date: it is kept as text");
            let help = "write dates as `2017-07-19`";
            self.remark(codes::FORMAT_VALUE, message, help, field);
        }
    }

    /// BibLaTeX's lists of publishers and places have `and` between them; BibTeX has no such lists.
    pub fn list_text(&self, value: &str) -> String {
        let parts = match self.dialect {
            Dialect::Bibtex => vec![value],
            Dialect::Biblatex => names::split_list(value),
        };
        let parts = parts.iter().map(|part| decode(part, Reading::Text));
        parts.collect::<Vec<_>>().join("; ")
    }

    /// An identifier in its normal form; as it is written where it is none.
    fn identifier(&mut self, variable: TextVariable, field: &str, text: String) -> String {
        let (normal, error) = match variable {
            TextVariable::Doi => split(ident::Doi::parse(&text).map(|id| id.to_string())),
            TextVariable::Pmid => split(ident::Pmid::parse(&text).map(|id| id.to_string())),
            TextVariable::Pmcid => split(ident::Pmcid::parse(&text).map(|id| id.to_string())),
            // Written with hyphens, and several in a field.
            TextVariable::Isbn => (None, ident::Isbn::parse(&text).err()),
            TextVariable::Issn => (None, ident::Issn::parse(&text).err()),
            _ => (None, None),
        };
        let is_one = !text.contains([',', ';', ' ', '(']);
        if let Some(error) = error.filter(|_| is_one) {
            let message = format!("{error} (in `{field}`)");
            let help = "it is kept as it is written; correct it in the source";
            self.remark(codes::FORMAT_VALUE, message, help, field);
        }
        normal.unwrap_or(text)
    }

    pub fn custom(&mut self, key: &str, value: String) {
        self.item
            .custom
            .insert(key.to_owned(), Value::String(value));
    }

    /// What has found no place is the item's own.
    fn rest(&mut self) {
        let left = self.entry.fields.iter().zip(self.used.clone());
        for (field, _) in left.filter(|(_, used)| !used) {
            let name = field.name.as_ref();
            let value = match name {
                "options" => without_useprefix(&field.value),
                _ if RAW.contains(&name) => field.value.trim().to_owned(),
                _ => decode(&field.value, Reading::Text),
            };
            if !value.is_empty() {
                self.custom(name, value);
            }
        }
    }
}

/// What a field of ours holds.
fn own(name: &str) -> Option<Holds> {
    let keyword = name.strip_prefix(OWN)?;
    let known = Variable::from_keyword(keyword);
    let known = known.or_else(|| Variable::from_keyword(&keyword.to_ascii_uppercase()));
    Some(match known? {
        Variable::Text(variable) => Holds::Text(variable, Reading::Title),
        Variable::Number(variable) => Holds::Number(variable),
        Variable::Name(variable) => Holds::Names(variable),
        Variable::Date(variable) => Holds::Date(variable),
    })
}

/// The lines of a note count where one of them is `variable: value`.
pub(super) fn reading_of(value: &str, reading: Reading) -> Reading {
    let is_field = |line: &str| {
        let key = line.split_once(':').map(|(key, _)| key.trim());
        key.is_some_and(|key| key == "type" || Variable::from_keyword(key).is_some())
    };
    if reading == Reading::Lines && !(value.contains(':') && value.lines().any(is_field)) {
        return Reading::Paragraphs;
    }
    reading
}

/// Whether an option is `useprefix`, and what it says.
fn is_useprefix(option: &str) -> Option<bool> {
    let (name, value) = option.split_once('=').unwrap_or((option, "true"));
    (name.trim() == "useprefix").then(|| value.trim() == "true")
}

fn without_useprefix(options: &str) -> String {
    let kept = options
        .split(',')
        .map(str::trim)
        .filter(|o| is_useprefix(o) != Some(true));
    kept.collect::<Vec<_>>().join(", ")
}

type Checked = (Option<String>, Option<ident::IdentError>);

fn split(parsed: Result<String, ident::IdentError>) -> Checked {
    match parsed {
        Ok(normal) => (Some(normal), None),
        Err(error) => (None, Some(error)),
    }
}
