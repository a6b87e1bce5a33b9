//! To BibJSON: a collection with its `metadata` and `records`.

use ibid_model::{DateVariable, Name, NameVariable, NumberVariable, TextVariable, Variable};
use serde_json::Value;

use super::read::APART;
use super::tables::{IDENTIFIERS, MEMBERS, OF_JOURNAL, is_in_journal, item_type, word};
use crate::codec::ItemWriter;
use crate::json::{date_text, has_plain_parts, name_parts};
use crate::outgoing::Outgoing;
use crate::tree::{Fields, List, Node};

/// Writes the collection.
#[derive(Default)]
pub(super) struct Writer {
    list: List,
}

impl ItemWriter for Writer {
    fn begin(&mut self, out: &mut String) {
        out.push_str("{\"metadata\": {\"collection\": \"references\"}, \"records\": [");
    }

    fn item(&mut self, item: &mut Outgoing<'_>, out: &mut String) {
        self.list.push(&record(item), out);
    }

    fn end(&mut self, out: &mut String) {
        out.push_str("\n]}\n");
    }
}

fn record(item: &mut Outgoing<'_>) -> Node {
    let of_type = item.peek().item_type;
    let word = word(of_type);
    let mut record = Node::object([("id", item.id().into()), ("type", word.into())]);
    if item_type(word) != Some(of_type) {
        record.push("csl-type", of_type.as_str());
    }
    item.take_type(of_type);
    add(&mut record, "title", text(item, TextVariable::Title));
    for (key, variable) in [
        ("author", NameVariable::Author),
        ("editor", NameVariable::Editor),
    ] {
        add(&mut record, key, people(item, variable));
    }
    issued(item, &mut record);
    if is_in_journal(of_type) {
        let journal = journal(item);
        // Beside a `journal`, even an empty one, `number` is no issue.
        let has_number = item.peek().number(NumberVariable::Number).is_some();
        if has_number || !journal.is_empty() {
            record.push("journal", journal);
        }
    }
    members(item, MEMBERS, &mut record);
    add(&mut record, "number", number(item, NumberVariable::Number));
    let identifiers = identifiers(item, &["doi", "isbn", "issn", "pmid", "pmcid"]);
    add(&mut record, "identifier", identifiers);
    let keywords = text(item, TextVariable::Keyword);
    add(
        &mut record,
        "keywords",
        keywords.map(|k| Node::List(vec![k])),
    );
    let link = text(item, TextVariable::Url).map(|url| Node::object([("url", url)]));
    add(&mut record, "link", link.map(|link| Node::List(vec![link])));
    let license =
        text(item, TextVariable::License).map(|license| Node::object([("type", license)]));
    add(
        &mut record,
        "license",
        license.map(|license| Node::List(vec![license])),
    );
    rest(item, &mut record);
    record
}

fn add(node: &mut Node, key: &str, value: Option<Node>) {
    if let Some(value) = value {
        node.push(key, value);
    }
}

/// A text that has not been taken yet, with its markup.
fn text(item: &mut Outgoing<'_>, variable: TextVariable) -> Option<Node> {
    let is_left = item.left().contains(&Variable::Text(variable));
    let text = is_left.then(|| item.text(variable)).flatten()?;
    Some(text.as_str().into())
}

/// A number that has not been taken yet.
fn number(item: &mut Outgoing<'_>, variable: NumberVariable) -> Option<Node> {
    let is_left = item.left().contains(&Variable::Number(variable));
    is_left
        .then(|| item.number(variable))
        .flatten()
        .map(Node::from)
}

fn members(item: &mut Outgoing<'_>, table: &[(&str, Variable)], into: &mut Node) {
    for (key, variable) in table {
        let value = match variable {
            Variable::Text(v) => text(item, *v),
            Variable::Number(v) => number(item, *v),
            Variable::Name(_) | Variable::Date(_) => None,
        };
        add(into, key, value);
    }
}

fn journal(item: &mut Outgoing<'_>) -> Node {
    let mut journal = Node::map();
    members(item, OF_JOURNAL, &mut journal);
    add(&mut journal, "identifier", identifiers(item, &["issn"]));
    journal
}

fn identifiers(item: &mut Outgoing<'_>, kinds: &[&str]) -> Option<Node> {
    let mut all = Vec::new();
    for (kind, variable) in IDENTIFIERS.iter().filter(|(kind, _)| kinds.contains(kind)) {
        let value = text(item, *variable);
        all.extend(value.map(|id| Node::object([("type", (*kind).into()), ("id", id)])));
    }
    (!all.is_empty()).then_some(Node::List(all))
}

/// The year for all readers, and the whole date where it is more than one.
fn issued(item: &mut Outgoing<'_>, record: &mut Node) {
    let Some(date) = item.peek().dates.get(DateVariable::Issued) else {
        return;
    };
    let Some(text) = date_text(date) else {
        return;
    };
    item.date(DateVariable::Issued);
    let year = date.start().filter(|start| start.year > 0);
    let year = year.map(|start| format!("{:04}", start.year));
    if let Some(year) = &year {
        record.push("year", year.as_str());
    }
    if year.as_deref() != Some(&text) {
        record.push("date", text);
    }
}

fn people(item: &mut Outgoing<'_>, variable: NameVariable) -> Option<Node> {
    let names = item.names(variable)?;
    if !names.iter().all(has_plain_parts) {
        item.reduced(variable.as_str(), "the parts of names");
    }
    let extras = item.custom(variable.as_str()).and_then(Value::as_array);
    let people = names.iter().enumerate().map(|(at, name)| {
        let mut person = person(name);
        let extra = extras.and_then(|extras| extras.get(at));
        for (kept, key) in [("ORCID", "orcid_id"), ("affiliation", "affiliation")] {
            if let Some(value) = extra.and_then(|extra| extra.get(kept)) {
                person.push(key, value.clone());
            }
        }
        person
    });
    Some(Node::List(people.collect()))
}

fn person(name: &Name) -> Node {
    if let Some(literal) = &name.literal {
        let literal = literal.as_str();
        return Node::object([("name", literal.into()), ("literal", literal.into())]);
    }
    let (family, given) = name_parts(name);
    let whole = [given.as_str(), family.as_str()].join(" ");
    let mut person = Node::object([("name", whole.trim().into())]);
    for (key, part) in [("firstname", given), ("lastname", family)] {
        if !part.is_empty() {
            person.push(key, part);
        }
    }
    if let Some(suffix) = &name.suffix {
        person.push("suffix", suffix.as_str());
    }
    person
}

/// What has no word of BibJSON's, by CSL's names; and members that were read.
fn rest(item: &mut Outgoing<'_>, record: &mut Node) {
    for variable in item.left() {
        let value = match variable {
            Variable::Text(v) => text(item, v),
            Variable::Number(v) => number(item, v),
            Variable::Name(v) => people(item, v),
            Variable::Date(v) => {
                let written = item.peek().dates.get(v).and_then(date_text);
                written.map(|text| {
                    item.date(v);
                    text.into()
                })
            }
        };
        add(record, variable.as_str(), value);
    }
    let item_custom = &item.peek().custom;
    for (key, value) in item_custom {
        let is_word = APART.contains(&key.as_str()) || Variable::from_keyword(key).is_some();
        let is_written = matches!(&*record, Node::Map(Fields(members))
            if members.iter().any(|(known, _)| known == key));
        if !is_word && !is_written {
            item.custom(key);
            record.push(key, value.clone());
        }
    }
}
