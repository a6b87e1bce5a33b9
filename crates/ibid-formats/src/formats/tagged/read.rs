//! Records to items, by a dialect's tables.

use std::borrow::Cow;

use ibid_model::ident::IdentError;
use ibid_model::{
    Code, Date, DateVariable, Diagnostic, Item, ItemType, LineIndex, NumberVariable, RichText,
    Severity, Span, TextVariable, codes,
};
use serde_json::Value;

use super::scan::{Record, Scanner};
use super::values::{identifier, one_line, read_date, read_name, serial};
use super::{Dialect, Holds};
use crate::codec::Sink;

/// A record on its way to an item.
pub(in crate::formats) struct Reader<'r> {
    record: &'r Record,
    dialect: &'static Dialect,
    used: Vec<bool>,
    pub item: Item,
    remarks: Vec<(Code, String, &'static str, Span)>,
}

/// Reads a text; whether there is a record in it.
pub(super) fn read(dialect: &'static Dialect, text: &str, sink: &mut dyn Sink) -> bool {
    let index = LineIndex::new(text);
    let mut scanner = Scanner::new(&dialect.syntax, text);
    let mut found_any = false;
    while let Some(record) = scanner.next_record() {
        found_any = true;
        let mut reader = Reader {
            record: &record,
            dialect,
            used: vec![false; record.fields.len()],
            item: Item::new("", ItemType::Document),
            remarks: Vec::new(),
        };
        reader.run();
        for (code, message, help, span) in reader.remarks {
            let severity = Severity::Warning;
            let diagnostic = Diagnostic::new(code, severity, message).at_indexed(&index, span);
            sink.diagnostic(diagnostic.with_help(help));
        }
        sink.item(reader.item);
    }
    if let Some(stray) = scanner.stray().filter(|_| found_any) {
        let (span, message) = stray_lines(stray);
        let diagnostic = Diagnostic::warning(codes::FORMAT_GUESS, message);
        sink.diagnostic(diagnostic.at_indexed(&index, span).with_help(STRAY_HELP));
    }
    found_any
}

const STRAY_HELP: &str = "remove them, or give them the tag of their field";

fn stray_lines((span, count): (Span, usize)) -> (Span, String) {
    let lines = if count == 1 {
        "a line belongs"
    } else {
        "lines belong"
    };
    let message = match count {
        1 => format!("{lines} to no record: it is left out"),
        _ => format!("{count} {lines} to no record: they are left out, this is the first"),
    };
    (span, message)
}

impl<'r> Reader<'r> {
    fn run(&mut self) {
        self.say_of_record();
        self.set_type();
        if let Some(tag) = self.dialect.key_tag
            && let Some(key) = self.take(tag)
        {
            self.item.id = key;
        }
        (self.dialect.read_special)(self);
        let dialect = self.dialect;
        let item_type = self.item.item_type;
        for place in dialect.places.iter().filter(|p| p.is_for(item_type)) {
            if let Holds::Names(_) = place.holds {
                self.read_names(place.holds);
            } else {
                self.read_place(&[place.tag], place.holds);
            }
        }
        self.rest();
    }

    fn say_of_record(&mut self) {
        let span = self.record.span;
        if let Some(stray) = self.record.stray {
            let (span, message) = stray_lines(stray);
            self.remarks
                .push((codes::FORMAT_GUESS, message, STRAY_HELP, span));
        }
        if self.record.lacks_end {
            let end = self.dialect.syntax.end.unwrap_or_default();
            let message = format!("the record has no `{end}`: it ends where the next one begins");
            let help = "the file may be cut off here";
            self.remarks
                .push((codes::FORMAT_GUESS, message, help, span));
        }
        let first = self.record.fields.first().map(|field| field.tag.as_str());
        let starts_so = |tag| self.dialect.syntax.starts_unmarked.contains(&tag);
        if !self.record.is_marked && !first.is_some_and(starts_so) {
            let start = self.dialect.syntax.start;
            let message = format!("the record does not begin with `{start}`");
            let help = "something before it may be missing";
            self.remarks
                .push((codes::FORMAT_GUESS, message, help, span));
        }
    }

    /// The first type that is known; else the first.
    fn set_type(&mut self) {
        let dialect = self.dialect;
        self.item.item_type = dialect.unknown;
        let fields = self.record.fields.iter().enumerate();
        let types = fields.filter(|(_, f)| f.tag == dialect.type_tag && !f.value.is_empty());
        let mut types = types.map(|(at, f)| (at, one_line(&f.value)));
        let Some(first) = types.next() else { return };
        let known = |(_, word): &(usize, String)| dialect.read_as(word).is_some();
        let found = if known(&first) {
            None
        } else {
            types.find(known)
        };
        let (at, word) = found.unwrap_or(first);
        let read_as = dialect.read_as(&word);
        if dialect.has_many_types {
            self.item.item_type = read_as.unwrap_or(dialect.unknown);
            if dialect.word(self.item.item_type) == Some(word.as_str()) {
                self.mark(at);
            }
            return;
        }
        self.mark(at);
        if let Some(item_type) = read_as {
            self.item.item_type = item_type;
        } else {
            let unknown = dialect.unknown;
            let message = format!("the type `{word}` is not known: it is read as `{unknown}`");
            let help = "use a type of the format's, or give `type: …` in the notes";
            self.remark(codes::FORMAT_GUESS, message, help, at);
        }
        if read_as.and_then(|t| dialect.word(t)) != Some(word.as_str()) {
            self.keep(dialect.type_tag, word);
        }
    }

    /// The first field of a tag that has not found its place; it has now.
    fn next_at(&mut self, tag: &str) -> Option<usize> {
        let fields = self.record.fields.iter().zip(&self.used);
        let mut fields = fields.enumerate();
        let (at, _) = fields.find(|(_, (field, used))| !**used && field.tag == tag)?;
        self.mark(at);
        Some(at)
    }

    fn mark(&mut self, at: usize) {
        if let Some(used) = self.used.get_mut(at) {
            *used = true;
        }
    }

    fn value(&self, at: usize) -> String {
        let field = self.record.fields.get(at);
        field.map_or_else(String::new, |field| one_line(&field.value))
    }

    /// The value of the first field of a tag that has not found its place; it has now.
    pub fn take(&mut self, tag: &str) -> Option<String> {
        let at = self.next_at(tag)?;
        Some(self.value(at)).filter(|value| !value.is_empty())
    }

    /// The value of the first field of a tag that has not found its place.
    pub fn peek(&self, tag: &str) -> Option<String> {
        let fields = self.record.fields.iter().zip(&self.used);
        let mut fields = fields.filter(|(field, used)| !**used && field.tag == tag);
        let value = fields.next().map(|(field, _)| one_line(&field.value));
        value.filter(|value| !value.is_empty())
    }

    /// Whether the record has a field of the tag.
    pub fn has(&self, tag: &str) -> bool {
        self.record.fields.iter().any(|field| field.tag == tag)
    }

    /// The values of a tag's fields that have not found their place.
    pub fn peek_all(&self, tag: &str) -> Vec<String> {
        let fields = self.record.fields.iter().zip(&self.used);
        let fields = fields.filter(|(field, used)| !**used && field.tag == tag);
        fields.map(|(field, _)| one_line(&field.value)).collect()
    }

    /// Says that the fields of a tag with a value have found their place.
    pub fn take_value(&mut self, tag: &str, value: &str) {
        let record = self.record;
        for (at, field) in record.fields.iter().enumerate() {
            if field.tag == tag && one_line(&field.value) == value {
                self.mark(at);
            }
        }
    }

    /// The values of the tags' fields that have not found their place, in the record's order, with
    /// their tags; they have now.
    pub fn take_all(&mut self, tags: &[&str]) -> Vec<(&'r str, String)> {
        let record = self.record;
        let mut values = Vec::new();
        for (at, field) in record.fields.iter().enumerate() {
            let is_used = self.used.get(at).copied().unwrap_or(true);
            if !is_used && tags.contains(&field.tag.as_str()) {
                self.mark(at);
                values.push((field.tag.as_str(), one_line(&field.value)));
            }
        }
        values
    }

    fn remark(&mut self, code: Code, message: String, help: &'static str, at: usize) {
        let span = self
            .record
            .fields
            .get(at)
            .map_or(self.record.span, |f| f.span);
        self.remarks.push((code, message, help, span));
    }

    /// Names may stand in several tags (`A1`, `AU`): the order of the record is that of the names.
    fn read_names(&mut self, holds: Holds) {
        let (dialect, item_type) = (self.dialect, self.item.item_type);
        let places = || dialect.places.iter().filter(|p| p.is_for(item_type));
        // A tag is what its first place says.
        let is_first = |tag: &str| {
            places()
                .find(|place| place.tag == tag)
                .is_some_and(|first| first.holds == holds)
        };
        let of_holds = places().filter(|place| place.holds == holds);
        let tags: Vec<&str> = of_holds
            .map(|p| p.tag)
            .filter(|tag| is_first(tag))
            .collect();
        self.read_place(&tags, holds);
    }

    fn read_place(&mut self, tags: &[&str], holds: Holds) {
        match (holds, tags) {
            (Holds::Lines(variable), [tag]) => return self.read_all(tag, variable, "\n"),
            (Holds::Keywords, [tag]) => return self.read_all(tag, TextVariable::Keyword, ", "),
            _ => {}
        }
        let record = self.record;
        for (at, field) in record.fields.iter().enumerate() {
            let is_used = self.used.get(at).copied().unwrap_or(true);
            if is_used || !tags.contains(&field.tag.as_str()) {
                continue;
            }
            if field.value.is_empty() || self.set(holds, at, &field.value) {
                self.mark(at);
            }
        }
    }

    /// Gives a variable a value; whether it has it now.
    fn set(&mut self, holds: Holds, at: usize, value: &str) -> bool {
        match holds {
            Holds::Text(variable) => self.set_text(variable, one_line(value)),
            // They are read by all fields of the tag at once.
            Holds::Lines(_) | Holds::Keywords => false,
            Holds::Id(variable) => self.set_id(variable, at, &one_line(value)),
            Holds::Serial => {
                let value = one_line(value);
                serial(&value).is_some_and(|variable| self.set_id(variable, at, &value))
            }
            Holds::Number(variable) => self.set_number(variable, one_line(value)),
            Holds::Names(variable) => {
                let names = value.lines().filter(|line| !line.trim().is_empty());
                let names = names.map(|name| read_name(name, self.dialect.names));
                let names: Vec<_> = names.filter(|name| !name.is_empty()).collect();
                match self.item.names.get_mut(variable) {
                    Some(list) => list.extend(names),
                    None if !names.is_empty() => {
                        self.item.names.insert(variable, names);
                    }
                    None => {}
                }
                true
            }
            Holds::Date(variable) => self.set_date_at(variable, read_date(value), at),
        }
    }

    /// Sets a text; whether the item has it now.
    pub fn set_text(&mut self, variable: TextVariable, text: String) -> bool {
        if let Some(own) = self.item.texts.get(variable) {
            return own.as_str() == text;
        }
        self.item.texts.insert(variable, RichText::from(text));
        true
    }

    /// All fields of a tag as one text, behind what other tags gave; put together once, because a
    /// record may have a million of them.
    fn read_all(&mut self, tag: &str, variable: TextVariable, between: &str) {
        let mut texts: Vec<Cow<'_, str>> = Vec::new();
        if let Some(before) = self.item.texts.remove(variable) {
            texts.push(before.into_string().into());
        }
        let fields = self.record.fields.iter().zip(&mut self.used);
        for (field, used) in fields.filter(|(field, used)| !**used && field.tag == tag) {
            *used = true;
            if variable == TextVariable::Keyword {
                texts.extend(field.value.lines().map(|word| one_line(word).into()));
            } else if !field.value.is_empty() {
                texts.push(field.value.as_str().into());
            }
        }
        if !texts.is_empty() {
            let whole = texts.join(between);
            self.item.texts.insert(variable, RichText::from(whole));
        }
    }

    /// Sets a number; whether the item has it now.
    pub fn set_number(&mut self, variable: NumberVariable, text: String) -> bool {
        if let Some(own) = self.item.numbers.get(variable) {
            return own.as_str() == text;
        }
        self.item.numbers.insert(variable, RichText::from(text));
        true
    }

    fn set_id(&mut self, variable: TextVariable, at: usize, text: &str) -> bool {
        match identifier(variable, text) {
            Ok(normal) => self.set_text(variable, normal),
            Err(error @ IdentError::CheckDigit { .. }) => {
                let help = "it is kept as it is written; correct it in the source";
                let message = error.to_string();
                let is_set = self.set_text(variable, text.to_owned());
                if is_set {
                    self.remark(codes::FORMAT_VALUE, message, help, at);
                }
                is_set
            }
            // Two fields on one line, as Rayyan exports them: `10.1000/182     LK  - https://…`.
            Err(_) if variable == TextVariable::Doi => {
                let (first, rest) = text.split_once(' ').unwrap_or_default();
                let doi = identifier(variable, first).ok();
                let is_set = doi.is_some_and(|doi| self.set_text(variable, doi));
                if is_set {
                    let tag = self.record.fields.get(at).map(|field| field.tag.clone());
                    self.keep(&tag.unwrap_or_default(), rest.trim().to_owned());
                }
                is_set
            }
            // `1234-5678 (print)` and the like.
            Err(_) if serial(text) == Some(variable) => self.set_text(variable, text.to_owned()),
            Err(_) => false,
        }
    }

    /// Sets a date that stood in a field of the tag.
    pub fn set_date(&mut self, variable: DateVariable, date: Date, tag: &str) {
        let at = self.record.fields.iter().position(|f| f.tag == tag);
        self.set_date_at(variable, date, at.unwrap_or(usize::MAX));
    }

    fn set_date_at(&mut self, variable: DateVariable, date: Date, at: usize) -> bool {
        if let Some(own) = self.item.dates.get(variable) {
            return *own == date;
        }
        if date.value.is_none() {
            let text = date.literal.as_deref().unwrap_or_default();
            let message = format!("`{text}` is not a date: it is kept as text");
            let help = "write dates as `2017-07-19`";
            self.remark(codes::FORMAT_VALUE, message, help, at);
        }
        self.item.dates.insert(variable, date);
        true
    }

    /// Keeps a value that is no variable's.
    pub fn keep(&mut self, tag: &str, value: String) {
        let key = self.dialect.custom_key(tag);
        let value = Value::String(value);
        match self.item.custom.get_mut(&key) {
            Some(Value::Array(list)) => list.push(value),
            Some(other) => {
                let first = other.take();
                *other = Value::Array(vec![first, value]);
            }
            None => {
                self.item.custom.insert(key, value);
            }
        }
    }

    fn rest(&mut self) {
        let record = self.record;
        for (at, field) in record.fields.iter().enumerate() {
            let is_used = self.used.get(at).copied().unwrap_or(true);
            if !is_used && !field.value.is_empty() {
                self.keep(&field.tag, field.value.clone());
            }
        }
    }
}
