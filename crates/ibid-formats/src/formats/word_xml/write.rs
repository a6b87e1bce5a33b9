//! Items as sources.

use ibid_model::{Date, DateVariable, ItemType, Name, NumberVariable, TextVariable};

use super::NAMESPACE;
use super::read::{date as read_parts, name as read_name};
use super::tables::{NAMES, NEAR, ROWS, Slot, TYPES, is_of};
use crate::codec::ItemWriter;
use crate::formats::tagged::values::{DateForm, identifier, one_line, serial, write_date};
use crate::outgoing::Outgoing;
use crate::xml_write::{Element, is_writable};

/// Writes `b:Sources`.
pub(super) struct Writer;

impl ItemWriter for Writer {
    fn begin(&mut self, out: &mut String) {
        out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Sources xmlns=\"");
        out.push_str(NAMESPACE);
        out.push_str("\">\n");
    }

    fn item(&mut self, item: &mut Outgoing<'_>, out: &mut String) {
        let item_type = item.peek().item_type;
        let own = TYPES
            .iter()
            .find(|(_, of)| *of == item_type)
            .map(|(word, _)| *word);
        let near = NEAR
            .iter()
            .find(|(of, _)| *of == item_type)
            .map(|(_, word)| *word);
        let word = own.or(near).unwrap_or("Misc");
        let read_as = TYPES
            .iter()
            .find(|(known, _)| *known == word)
            .map(|(_, of)| *of);
        let read_as = read_as.unwrap_or(ItemType::Document);
        item.take_type(read_as);
        let mut source = Element::new("Source");
        source.push_unless_empty(Element::leaf("Tag", one_line(item.id())));
        source.push(Element::leaf("SourceType", word));
        let mut tree = Tree {
            item,
            source,
            read_as,
        };
        tree.names();
        tree.rows();
        tree.date(DateVariable::Issued, ["Year", "Month", "Day"]);
        let accessed = ["YearAccessed", "MonthAccessed", "DayAccessed"];
        tree.date(DateVariable::Accessed, accessed);
        tree.serials();
        if let Some(note) = tree.item.note("Comments") {
            tree.source.push(Element::leaf("Comments", note));
        }
        tree.source.write(out, 1);
    }

    fn end(&mut self, out: &mut String) {
        out.push_str("</Sources>\n");
    }
}

struct Tree<'o, 'i> {
    item: &'o mut Outgoing<'i>,
    source: Element,
    read_as: ItemType,
}

impl Tree<'_, '_> {
    fn names(&mut self) {
        let mut author = Element::new("Author");
        for (role, of, variable) in NAMES {
            if !is_of(of, self.read_as) {
                continue;
            }
            let is_taken = self.item.is_taken(ibid_model::Variable::Name(*variable));
            let names = if is_taken {
                None
            } else {
                self.item.names(*variable)
            };
            let Some(names) = names else { continue };
            let mut element = Element::new(role);
            let mut list = Element::new("NameList");
            let mut is_whole = true;
            for name in names {
                let (person, same) = person(name);
                is_whole &= same;
                match (&name.literal, names.len()) {
                    (Some(literal), 1) => element.push(Element::leaf("Corporate", literal)),
                    _ => list.push(person),
                }
            }
            element.push_unless_empty(list);
            author.push(element);
            if !is_whole {
                self.item.reduced(variable.as_str(), "parts of names");
            }
        }
        self.source.push_unless_empty(author);
    }

    fn rows(&mut self) {
        let read_as = self.read_as;
        let mut written: Vec<Slot> = Vec::new();
        for row in ROWS.iter().filter(|row| is_of(row.1, read_as)) {
            if written.contains(&row.2) {
                continue;
            }
            let value = match row.2 {
                Slot::Text(variable) => self.text(variable),
                Slot::Number(variable) => self.number(variable),
            };
            written.push(row.2);
            if let Some(value) = value {
                self.source.push(Element::leaf(row.0, value));
            }
        }
    }

    /// A text that is read as it is written; others go to the comments.
    fn text(&mut self, variable: TextVariable) -> Option<String> {
        let plain = self.item.peek().texts.get(variable)?.plain();
        let is_read = identifier(variable, &plain).is_ok_and(|read| read == one_line(&plain));
        if !is_read || plain.is_empty() || plain != one_line(&plain) || !is_writable(&plain) {
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

    /// A date in three elements, or all of it in the first.
    fn date(&mut self, variable: DateVariable, names: [&'static str; 3]) {
        let Some(date) = self.item.date(variable) else {
            return;
        };
        let parts = parts(date).filter(|parts| read_parts(parts).as_ref() == Some(date));
        let (parts, is_whole) = if let Some(parts) = parts {
            (parts, true)
        } else {
            let (text, is_whole) = write_date(date, DateForm::Edtf);
            ([Some(text), None, None], is_whole)
        };
        if !is_whole {
            self.item
                .reduced(variable.as_str(), "what its text does not say");
        }
        for (name, part) in names.into_iter().zip(parts) {
            if let Some(part) = part {
                self.source.push(Element::leaf(name, part));
            }
        }
    }

    fn serials(&mut self) {
        for variable in [TextVariable::Isbn, TextVariable::Issn] {
            let value = self.item.peek().text(variable);
            let own = value.filter(|v| serial(v) == Some(variable) && *v == one_line(v));
            if let Some(value) = own {
                self.item.text(variable);
                self.source.push(Element::leaf("StandardNumber", value));
            }
        }
    }
}

/// Year, month and day, as far as they are known.
fn parts(date: &Date) -> Option<[Option<String>; 3]> {
    let start = date
        .start()
        .filter(|start| (1000..=9999).contains(&start.year))?;
    let number = |part: Option<u8>| part.map(|part| part.to_string());
    Some([
        Some(start.year.to_string()),
        number(start.month()),
        number(start.day()),
    ])
}

/// A person's element, and whether it is read as the name.
fn person(name: &Name) -> (Element, bool) {
    let joined = |parts: [&Option<String>; 2]| {
        let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        parts.join(" ")
    };
    let last = match &name.literal {
        Some(literal) => literal.clone(),
        None => joined([&name.non_dropping_particle, &name.family]),
    };
    let mut first = joined([&name.given, &name.dropping_particle]);
    if let Some(suffix) = &name.suffix {
        first = format!("{first}, {suffix}");
    }
    let (last, first) = (one_line(&last), one_line(&first));
    let is_whole = read_name(&last, &first) == *name && is_writable(&last) && is_writable(&first);
    let mut person = Element::new("Person");
    person.push_unless_empty(Element::leaf("Last", last));
    person.push_unless_empty(Element::leaf("First", first));
    (person, is_whole)
}
