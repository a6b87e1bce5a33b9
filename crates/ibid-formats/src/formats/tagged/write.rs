//! Items to records, by a dialect's tables.

use ibid_model::{ItemType, NumberVariable, TextVariable, Variable};
use serde_json::Value;

use super::values::{identifier, one_line, serial, write_date, write_name};
use super::{Dialect, Holds, Place};
use crate::codec::ItemWriter;
use crate::outgoing::Outgoing;

/// Writes records of a dialect.
pub(in crate::formats) struct Records(pub &'static Dialect);

/// An item on its way to a record.
pub(in crate::formats) struct Writer<'w, 'i> {
    dialect: &'static Dialect,
    pub item: &'w mut Outgoing<'i>,
    /// The type that the record's word is read as.
    pub read_as: ItemType,
    fields: Vec<(&'static str, String)>,
}

impl ItemWriter for Records {
    fn item(&mut self, item: &mut Outgoing<'_>, out: &mut String) {
        let dialect = self.0;
        let (word, read_as) = dialect.written(item.peek().item_type);
        let mut writer = Writer {
            dialect,
            item,
            read_as,
            fields: Vec::new(),
        };
        writer.start(word);
        (dialect.write_special)(&mut writer);
        writer.places();
        let note = dialect.places.iter().find(|place| place.holds == NOTE);
        if let Some(place) = note
            && let Some(text) = writer.item.note(place.tag)
        {
            writer.lines(place.tag, "note", &text);
        }
        writer.customs(out);
    }
}

const NOTE: Holds = Holds::Lines(TextVariable::Note);

impl Writer<'_, '_> {
    fn start(&mut self, word: &'static str) {
        let dialect = self.dialect;
        self.item.take_type(self.read_as);
        let own = self
            .item
            .peek()
            .custom
            .get(&dialect.custom_key(dialect.type_tag));
        let own = own.filter(|_| !dialect.has_many_types);
        let own = own.and_then(Value::as_str).map(one_line);
        let own = own.filter(|own| {
            let read_as = dialect.read_as(own);
            read_as.unwrap_or(dialect.unknown) == self.read_as && !own.is_empty()
        });
        if own.is_some() {
            self.item.custom(&dialect.custom_key(dialect.type_tag));
        }
        let word = own.unwrap_or_else(|| word.to_owned());
        self.push(dialect.type_tag, word);
        if let Some(tag) = dialect.key_tag {
            let id = one_line(self.item.id());
            self.push(tag, id);
        }
    }

    /// A field; nothing where it is empty.
    pub fn push(&mut self, tag: &'static str, value: String) {
        if !value.is_empty() {
            self.fields.push((tag, value));
        }
    }

    /// Whether a field of the tag was written.
    pub fn has(&self, tag: &str) -> bool {
        self.fields.iter().any(|(written, _)| *written == tag)
    }

    fn places(&mut self) {
        let places = self.dialect.places;
        let read_as = self.read_as;
        let mut written: Vec<&Place> = Vec::new();
        let mut tags: Vec<&str> = Vec::new();
        for place in places.iter().filter(|place| place.is_for(read_as)) {
            // A reader gives a tag's value to its first place, and looks at the others then.
            let is_first = !tags.contains(&place.tag);
            tags.push(place.tag);
            if is_first && place.holds != NOTE && !written.iter().any(|p| p.holds == place.holds) {
                written.push(place);
                if !self.is_taken(place.holds) {
                    self.place(place.tag, place.holds);
                }
            }
        }
    }

    /// Whether the format's own code has written a variable.
    fn is_taken(&self, holds: Holds) -> bool {
        match holds {
            Holds::Text(v) | Holds::Id(v) | Holds::Lines(v) => {
                self.item.is_taken(Variable::Text(v))
            }
            Holds::Number(v) => self.item.is_taken(Variable::Number(v)),
            Holds::Names(v) => self.item.is_taken(Variable::Name(v)),
            Holds::Date(v) => self.item.is_taken(Variable::Date(v)),
            Holds::Serial | Holds::Keywords => false,
        }
    }

    fn place(&mut self, tag: &'static str, holds: Holds) {
        match holds {
            Holds::Text(variable) => self.text(variable, tag),
            Holds::Lines(variable) => {
                if let Some(text) = self.item.plain(variable) {
                    self.lines(tag, variable.as_str(), &text);
                }
            }
            Holds::Id(variable) => self.id(variable, tag),
            Holds::Serial => {
                for variable in [TextVariable::Isbn, TextVariable::Issn] {
                    let text = self.item.peek().text(variable).unwrap_or_default();
                    if serial(text) == Some(variable) {
                        self.id(variable, tag);
                    }
                }
            }
            Holds::Keywords => self.keywords(tag),
            Holds::Number(variable) => self.number(variable, tag),
            Holds::Names(variable) => {
                let form = self.dialect.names;
                let list = self.item.names(variable).unwrap_or_default();
                let mut is_whole = true;
                for name in list {
                    let (text, is_same) = write_name(name, form);
                    is_whole &= is_same;
                    self.push(tag, text);
                }
                if !is_whole {
                    self.item
                        .reduced(variable.as_str(), "how names are taken apart");
                }
            }
            Holds::Date(variable) => {
                if let Some(date) = self.item.date(variable) {
                    let (text, is_same) = write_date(date, self.dialect.dates);
                    if !is_same {
                        self.item
                            .reduced(variable.as_str(), "how the date is written");
                    }
                    self.push(tag, text);
                }
            }
        }
    }

    /// A text on one line, without markup, which no tagged format has.
    pub fn text(&mut self, variable: TextVariable, tag: &'static str) {
        if let Some(text) = self.item.plain(variable) {
            self.line(tag, variable.as_str(), &text);
        }
    }

    /// A number on one line.
    pub fn number(&mut self, variable: NumberVariable, tag: &'static str) {
        if let Some(text) = self.item.number(variable) {
            let source = self.item.peek().number(variable).unwrap_or_default();
            if source != text {
                self.item.reduced(variable.as_str(), "markup");
            }
            self.line(tag, variable.as_str(), &text);
        }
    }

    fn line(&mut self, tag: &'static str, field: &str, text: &str) {
        let line = one_line(text);
        if line != text {
            self.item.reduced(field, "spaces or line breaks");
        }
        self.push(tag, line);
    }

    fn lines(&mut self, tag: &'static str, field: &str, text: &str) {
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        let lines: Vec<&str> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        if self.dialect.syntax.wraps {
            self.wrapped(tag, field, text, &lines);
            return;
        }
        let whole = lines.join("\n");
        if whole != text {
            self.item.reduced(field, "spaces or empty lines");
        }
        self.push(tag, whole);
    }

    /// Lines where a line may be wrapped: notes are a field each, other text is one line.
    fn wrapped(&mut self, tag: &'static str, field: &str, text: &str, lines: &[&str]) {
        let lines: Vec<String> = lines.iter().map(|line| one_line(line)).collect();
        let is_note = field == TextVariable::Note.as_str();
        let between = if is_note { "\n" } else { " " };
        let whole = lines.join(between);
        if whole != text {
            self.item.reduced(field, "spaces and line breaks");
        }
        if is_note {
            for line in lines {
                self.push(tag, line);
            }
        } else {
            self.push(tag, whole);
        }
    }

    fn id(&mut self, variable: TextVariable, tag: &'static str) {
        let text = self.item.peek().text(variable).unwrap_or_default();
        // What is not in the form is for the notes.
        if identifier(variable, text).is_ok_and(|normal| normal == text) {
            self.text(variable, tag);
        }
    }

    fn keywords(&mut self, tag: &'static str) {
        let Some(text) = self.item.plain(TextVariable::Keyword) else {
            return;
        };
        let words = text.split(", ").map(one_line);
        let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
        if words.join(", ") != text {
            self.item.reduced("keyword", "what divides keywords");
        }
        for word in words {
            self.push(tag, word);
        }
    }

    /// Writes the fields, then what the item has kept of the format.
    fn customs(mut self, out: &mut String) {
        let dialect = self.dialect;
        self.start_first();
        for (tag, value) in &self.fields {
            write_field(dialect, tag, value, out);
        }
        let prefix = dialect.custom_key("");
        let custom = &self.item.peek().custom;
        for (key, value) in custom {
            let Some(tag) = key.strip_prefix(&prefix) else {
                continue;
            };
            let values: Vec<&str> = match value {
                Value::String(text) => vec![text],
                Value::Array(list) => list.iter().filter_map(Value::as_str).collect(),
                _ => continue,
            };
            let is_type = tag == dialect.type_tag && !dialect.has_many_types;
            if is_type || !self.keeps(tag) {
                continue;
            }
            self.item.custom(key);
            for value in values {
                write_field(dialect, tag, value, out);
            }
        }
        if let Some(end) = dialect.syntax.end {
            (dialect.line)(end, "", out);
        }
        out.push('\n');
    }

    /// Puts the field that begins records first, an empty one if there is none.
    fn start_first(&mut self) {
        let start = self.dialect.syntax.start;
        let at = self.fields.iter().position(|(tag, _)| *tag == start);
        let field = at.map(|at| self.fields.remove(at));
        self.fields
            .insert(0, field.unwrap_or((start, String::new())));
    }

    /// Whether a field of the tag comes back as what it was.
    fn keeps(&self, tag: &str) -> bool {
        let mut line = String::new();
        (self.dialect.line)(tag, "x", &mut line);
        let split = (self.dialect.syntax.split)(line.trim_end());
        let is_tag = split.is_some_and(|(read, _)| read == tag);
        let ends = Some(tag) == self.dialect.syntax.end || tag == self.dialect.syntax.start;
        // A place that only takes a form left the value over for its form.
        let places = self.dialect.places.iter();
        let mut places = places.filter(|p| p.tag == tag && p.is_for(self.read_as));
        let is_left = places.next().is_none_or(|place| match place.holds {
            Holds::Id(_) | Holds::Serial => true,
            _ => self.has(tag),
        });
        is_tag && !ends && is_left
    }
}

/// A value's first line behind its tag, and the others, none of which looks like a field.
fn write_field(dialect: &Dialect, tag: &str, value: &str, out: &mut String) {
    let mut lines = value.lines();
    (dialect.line)(tag, lines.next().unwrap_or_default(), out);
    for line in lines.filter(|line| !line.trim().is_empty()) {
        out.push_str("      ");
        out.push_str(line.trim());
        out.push('\n');
    }
}
