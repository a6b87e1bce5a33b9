//! Items as records.

use ibid_model::{DateVariable, ItemType, NumberVariable, TextVariable, Variable};

use super::tables::{KEPT, NAMES, ROWS, Slot, TYPES, is_first, is_of};
use crate::codec::ItemWriter;
use crate::formats::tagged::NameForm;
use crate::formats::tagged::values::{
    DateForm, identifier, one_line, read_date, serial, write_date, write_name,
};
use crate::outgoing::Outgoing;
use crate::xml_write::{Element, is_writable};

/// Writes EndNote's `xml` element, records numbered from 1.
pub(super) struct Writer {
    pub number: usize,
}

impl ItemWriter for Writer {
    fn begin(&mut self, out: &mut String) {
        out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xml>\n<records>\n");
    }

    fn item(&mut self, item: &mut Outgoing<'_>, out: &mut String) {
        self.number += 1;
        let mut record = Element::new("record");
        record.push(Element::leaf("source-app", "ibid").with("name", "ibid"));
        record.push(Element::leaf("rec-number", self.number.to_string()));
        let item_type = item.peek().item_type;
        let known = TYPES.iter().find(|(.., of)| *of == item_type);
        let (name, number, read_as) = known
            .copied()
            .unwrap_or(("Generic", 13, ItemType::Document));
        item.take_type(read_as);
        record.push(Element::leaf("ref-type", number.to_string()).with("name", name));
        let mut tree = Tree {
            item,
            record,
            read_as,
        };
        tree.names();
        tree.rows();
        tree.dates();
        tree.serials();
        tree.keywords();
        tree.kept();
        let key = one_line(tree.item.id());
        tree.record
            .push_unless_empty(Element::leaf("citation-key", key));
        if let Some(note) = tree.item.note("notes") {
            tree.record.push(Element::leaf("notes", note));
        }
        tree.record.write(out, 1);
    }

    fn end(&mut self, out: &mut String) {
        out.push_str("</records>\n</xml>\n");
    }
}

struct Tree<'o, 'i> {
    item: &'o mut Outgoing<'i>,
    record: Element,
    read_as: ItemType,
}

impl Tree<'_, '_> {
    fn names(&mut self) {
        let mut contributors = Element::new("contributors");
        for (index, (list, of, variable)) in NAMES.iter().enumerate() {
            let first = NAMES
                .iter()
                .position(|(name, of, _)| name == list && is_of(of, self.read_as));
            if !is_of(of, self.read_as) || first != Some(index) {
                continue;
            }
            let mut names = Element::new(list);
            let mut is_whole = true;
            for name in self.item.names(*variable).unwrap_or_default() {
                let (text, same) = write_name(name, NameForm::Inverted);
                is_whole &= same && is_writable(&text);
                names.push(Element::leaf("author", text));
            }
            if !is_whole {
                self.item.reduced(variable.as_str(), "parts of names");
            }
            contributors.push_unless_empty(names);
        }
        self.record.push_unless_empty(contributors);
    }

    fn rows(&mut self) {
        let mut titles = Element::new("titles");
        let mut written: Vec<Slot> = Vec::new();
        let read_as = self.read_as;
        for row in ROWS.iter().filter(|row| is_of(row.1, read_as)) {
            if !is_first(row, read_as) || written.contains(&row.2) {
                continue;
            }
            let value = match row.2 {
                Slot::Text(variable) => self.text(variable),
                Slot::Number(variable) => self.number(variable),
            };
            let Some(value) = value else { continue };
            written.push(row.2);
            if let Some(name) = row.0.strip_prefix("titles/") {
                titles.push(Element::leaf(name, value));
            } else if row.0 == "urls/web-urls/url" {
                let mut urls = Element::new("urls");
                let mut web = Element::new("web-urls");
                web.push(Element::leaf("url", value));
                urls.push(web);
                self.record.push(urls);
            } else {
                self.record.push(Element::leaf(row.0, value));
            }
        }
        self.record.push_unless_empty(titles);
    }

    /// A text that is read as it is written; others go to the notes.
    fn text(&mut self, variable: TextVariable) -> Option<String> {
        let plain = self.item.peek().texts.get(variable)?.plain();
        let is_same = plain == one_line(&plain) || variable == TextVariable::Abstract;
        let is_read = identifier(variable, &plain).is_ok_and(|read| read == plain);
        if !is_same || !is_read || plain.is_empty() || !is_writable(&plain) {
            return None;
        }
        self.item.plain(variable)
    }

    fn number(&mut self, variable: NumberVariable) -> Option<String> {
        let value = self.item.peek().number(variable)?;
        let is_same = !value.is_empty() && value == one_line(value) && is_writable(value);
        if is_same {
            self.item.number(variable)
        } else {
            None
        }
    }

    fn dates(&mut self) {
        if let Some(date) = self.item.date(DateVariable::Issued) {
            let (text, is_whole) = write_date(date, DateForm::Edtf);
            if !is_whole {
                self.item.reduced("issued", "what its text does not say");
            }
            let year = date
                .start()
                .filter(|start| (1..=9999).contains(&start.year));
            let year = year
                .map(|start| format!("{:04}", start.year))
                .unwrap_or_default();
            let mut dates = Element::new("dates");
            let is_year = read_date(&year) == *date;
            dates.push_unless_empty(Element::leaf("year", year));
            if !is_year {
                let mut days = Element::new("pub-dates");
                days.push(Element::leaf("date", text));
                dates.push(days);
            }
            self.record.push_unless_empty(dates);
        }
        if let Some(date) = self.item.date(DateVariable::Accessed) {
            let (text, is_whole) = write_date(date, DateForm::Edtf);
            if !is_whole {
                self.item.reduced("accessed", "what its text does not say");
            }
            self.record.push(Element::leaf("access-date", text));
        }
    }

    fn serials(&mut self) {
        for variable in [TextVariable::Isbn, TextVariable::Issn] {
            let value = self.item.peek().text(variable);
            let Some(value) = value.filter(|value| serial(value) == Some(variable)) else {
                continue;
            };
            if !self.item.is_taken(Variable::Text(variable)) && value == one_line(value) {
                self.item.text(variable);
                self.record.push(Element::leaf("isbn", value));
            }
        }
    }

    /// Elements that no variable holds, as they were read.
    fn kept(&mut self) {
        for path in KEPT {
            let key = format!("endnote-xml-{path}");
            let custom = &self.item.peek().custom;
            let Some(value) = custom.get(&key).and_then(serde_json::Value::as_str) else {
                continue;
            };
            let is_variable = ROWS
                .iter()
                .any(|row| row.0 == *path && is_of(row.1, self.read_as));
            if !is_variable && is_writable(value) && value == one_line(value) {
                self.item.custom(&key);
                self.record.push(Element::leaf(path, value));
            }
        }
    }

    fn keywords(&mut self) {
        let Some(value) = self.item.peek().text(TextVariable::Keyword) else {
            return;
        };
        let mark = if value.contains(';') { "; " } else { ", " };
        let words: Vec<&str> = value.split(mark).collect();
        let is_same = words
            .iter()
            .all(|word| one_line(word) == *word && !word.is_empty());
        let is_marked = mark == ", " || words.iter().any(|word| word.contains(','));
        if !is_same || !is_marked || !is_writable(value) {
            return;
        }
        self.item.text(TextVariable::Keyword);
        let mut keywords = Element::new("keywords");
        keywords.extend(words.into_iter().map(|word| Element::leaf("keyword", word)));
        self.record.push(keywords);
    }
}
