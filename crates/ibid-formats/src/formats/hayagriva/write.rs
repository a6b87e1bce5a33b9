//! Items as entries of Hayagriva.

use ibid_model::{Date, DateVariable, Name, NameVariable, NumberVariable, TextVariable};
use serde_json::Value;

use super::read::{NUMBERS, SERIALS, TEXTS};
use super::strings;
use super::table::{ROLES, item_type, written};
use crate::codec::ItemWriter;
use crate::outgoing::Outgoing;
use crate::tree::{Fields, Node};
use crate::yaml;

/// Writes entries by their keys.
pub(super) struct Writer;

impl ItemWriter for Writer {
    fn item(&mut self, item: &mut Outgoing<'_>, out: &mut String) {
        let mut root = Fields::default();
        let key = item.id();
        root.put(key, entry(item));
        yaml::write_fields(&root, 0, out);
    }
}

fn entry(item: &mut Outgoing<'_>) -> Fields {
    let mut out = Fields::default();
    let csl = item.peek().item_type;
    let (name, above) = written(csl);
    if let Some(read_as) = item_type(name, above) {
        item.take_type(read_as);
    }
    out.put("type", name);
    out.put_some(
        "title",
        titled(item, TextVariable::Title, TextVariable::TitleShort),
    );
    out.put_list("author", people(item, NameVariable::Author));
    put_date(item, DateVariable::Issued, "date", &mut out);
    let parent = parent(item, name, above);
    if name != "anthos" {
        out.put_list("editor", people(item, NameVariable::Editor));
    }
    out.put_list("affiliated", affiliated(item));
    publisher(item, &mut out);
    let is_in_parent = |number: &&(&str, NumberVariable)| {
        is_in_periodical(above) && NUMBERS_OF_PERIODICALS.contains(number)
    };
    let own: Vec<_> = NUMBERS
        .iter()
        .filter(|n| !is_in_parent(n))
        .copied()
        .collect();
    numbers(item, &mut out, &own);
    url(item, &mut out);
    let own: Vec<_> = SERIALS
        .iter()
        .filter(|(kind, _)| *kind != "issn" || !is_in_periodical(above))
        .copied()
        .collect();
    serials(item, &mut out, &own);
    if item.peek().language().is_some_and(is_language) {
        let language = item.text(TextVariable::Language);
        out.put_some("language", language.map(|l| l.as_str().to_owned()));
    }
    if matches!(name, "video" | "audio") {
        out.put_some("runtime", item.plain(TextVariable::Dimensions));
    }
    for (key, variable) in TEXTS.iter().filter(|(key, _)| *key != "note") {
        out.put_some(key, formatted(item, *variable));
    }
    if let Some(note) = item.note("note") {
        // Its lines hold other variables with their markup: all of it is text.
        out.put("note", strings::plain(&note));
    }
    out.put_fields("parent", parent);
    if let Some(kept) = item.custom("hayagriva").and_then(Value::as_object) {
        out.put_rest(kept, &["affiliated"]);
    }
    out
}

/// A formattable string; what it does not hold of markup is reported.
fn formatted(item: &mut Outgoing<'_>, variable: TextVariable) -> Option<String> {
    let (text, is_reduced) = strings::write(item.text(variable)?.as_str());
    if is_reduced {
        item.reduced(variable.as_str(), "markup");
    }
    Some(text)
}

/// A title, with its short form where there is one.
fn titled(item: &mut Outgoing<'_>, long: TextVariable, short: TextVariable) -> Option<Node> {
    let text = formatted(item, long)?;
    let Some(short) = formatted(item, short) else {
        return Some(Node::Text(text));
    };
    let mut out = Fields::default();
    out.put("value", text);
    out.put("short", short);
    Some(Node::Map(out))
}

fn people(item: &mut Outgoing<'_>, variable: NameVariable) -> Vec<Node> {
    let mut out = Vec::new();
    for name in item.names(variable).unwrap_or_default() {
        let node = strings::write_person(name);
        if read_back(&node).as_ref() != Some(name) {
            item.reduced(variable.as_str(), "which part of a name is which");
        }
        out.push(node);
    }
    out
}

fn read_back(node: &Node) -> Option<Name> {
    serde_json::to_value(node).ok().map(strings::read_person)
}

fn affiliated(item: &mut Outgoing<'_>) -> Vec<Node> {
    let mut out = Vec::new();
    for (role, variable) in ROLES {
        let names = people(item, *variable);
        if !names.is_empty() {
            let mut group = Fields::default();
            group.put("role", *role);
            group.put("names", Node::List(names));
            out.push(Node::Map(group));
        }
    }
    out
}

fn put_date(item: &mut Outgoing<'_>, variable: DateVariable, key: &str, out: &mut Fields) {
    let date = item
        .peek()
        .dates
        .get(variable)
        .and_then(strings::write_date);
    if date.is_some() {
        item.date(variable);
        out.put_some(key, date);
    }
}

fn publisher(item: &mut Outgoing<'_>, out: &mut Fields) {
    let name = formatted(item, TextVariable::Publisher);
    let Some(place) = formatted(item, TextVariable::PublisherPlace) else {
        out.put_some("publisher", name);
        return;
    };
    let mut publisher = Fields::default();
    publisher.put_some("name", name);
    publisher.put("location", place);
    out.put("publisher", publisher);
}

/// Numbers; totals are numbers and nothing else.
fn numbers(item: &mut Outgoing<'_>, out: &mut Fields, fields: &[(&str, NumberVariable)]) {
    for (key, variable) in fields {
        let text = item.peek().number(*variable).unwrap_or_default();
        let is_total = key.ends_with("-total");
        if is_total && text.parse::<i32>().is_err() {
            continue;
        }
        let value = item.number(*variable);
        let whole = value.as_deref().and_then(|text| {
            let number: i64 = text.parse().ok()?;
            (number.to_string() == text && number < i64::from(i32::MAX)).then_some(number)
        });
        match whole {
            Some(number) => out.put(key, number),
            None => out.put_some(key, value),
        }
    }
}

fn url(item: &mut Outgoing<'_>, out: &mut Fields) {
    let url = item.peek().text(TextVariable::Url).unwrap_or_default();
    let is_url = ["http://", "https://", "ftp://"]
        .iter()
        .any(|scheme| url.len() > scheme.len() && url.starts_with(scheme));
    if !is_url || url.contains(char::is_whitespace) {
        return;
    }
    item.text(TextVariable::Url);
    let accessed = item.peek().dates.get(DateVariable::Accessed);
    let Some(date) = accessed.and_then(|date: &Date| strings::write_date(date)) else {
        out.put("url", url);
        return;
    };
    item.date(DateVariable::Accessed);
    let mut value = Fields::default();
    value.put("value", url);
    value.put("date", date);
    out.put("url", value);
}

fn serials(item: &mut Outgoing<'_>, out: &mut Fields, kinds: &[(&str, TextVariable)]) {
    let mut serials = Fields::default();
    for (kind, variable) in kinds {
        serials.put_some(kind, item.plain(*variable));
    }
    if kinds.len() > 1 {
        serials.put_some("serial", item.number(NumberVariable::Number));
    }
    out.put_fields("serial-number", serials);
}

/// Whether a tag is a Unicode language identifier: a language, script, region and variants.
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let is_first = parts.next().is_some_and(|first| {
        matches!(first.len(), 2 | 3) && first.bytes().all(|b| b.is_ascii_alphabetic())
    });
    is_first
        && parts.all(|part| match part.len() {
            2 | 4 => part.bytes().all(|b| b.is_ascii_alphabetic()),
            3 => part.bytes().all(|b| b.is_ascii_digit()),
            5..=8 => part.bytes().all(|b| b.is_ascii_alphanumeric()),
            _ => false,
        })
}

/// What the work appeared in, in the series of that; the series of a work of its own.
fn parent(item: &mut Outgoing<'_>, name: &str, above: Option<&str>) -> Fields {
    let mut out = Fields::default();
    let has_container = above.is_some() || matches!(name, "web" | "post" | "artwork" | "audio");
    if let Some(above) = above {
        out.put("type", above);
    }
    if has_container {
        let title = titled(
            item,
            TextVariable::ContainerTitle,
            TextVariable::ContainerTitleShort,
        );
        out.put_some("title", title);
        out.put_list("author", people(item, NameVariable::ContainerAuthor));
        if name == "anthos" {
            out.put_list("editor", people(item, NameVariable::Editor));
        }
        if is_in_periodical(above) {
            numbers(item, &mut out, &NUMBERS_OF_PERIODICALS);
            serials(item, &mut out, &[("issn", TextVariable::Issn)]);
        }
    }
    let is_own = matches!(name, "book" | "report" | "thesis");
    if !has_container && !is_own {
        return out;
    }
    let series = series(item);
    if is_own {
        return series;
    }
    if !series.is_empty() && out.is_empty() {
        out.put("type", super::table::default_parent(name));
    }
    out.put_fields("parent", series);
    out
}

/// Whether volume and issue are those of what the work appeared in.
fn is_in_periodical(above: Option<&str>) -> bool {
    matches!(above, Some("periodical" | "newspaper"))
}

const NUMBERS_OF_PERIODICALS: [(&str, NumberVariable); 2] = [
    ("volume", NumberVariable::Volume),
    ("issue", NumberVariable::Issue),
];

fn series(item: &mut Outgoing<'_>) -> Fields {
    let mut out = Fields::default();
    if let Some(title) = formatted(item, TextVariable::CollectionTitle) {
        out.put("type", "anthology");
        out.put("title", title);
        numbers(
            item,
            &mut out,
            &[("volume", NumberVariable::CollectionNumber)],
        );
        out.put_list("editor", people(item, NameVariable::CollectionEditor));
    }
    out
}
