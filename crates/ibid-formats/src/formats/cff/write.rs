//! Items as references of a CFF file.

use ibid_model::{
    Date, DateValue, DateVariable, Name, NameVariable, NumberVariable, TextVariable, YearPart,
};
use serde_json::Value;

use super::people;
use super::table::{ANONYMOUS, LIST_MESSAGE, NAMES, NUMBERS, TEXTS, TYPES, UNTITLED};
use crate::codec::ItemWriter;
use crate::outgoing::Outgoing;
use crate::record::Record;
use crate::tree::{Fields, Node, restore};
use crate::yaml;

/// Writes the file. The first item waits: whether it stands alone tells what the file is.
#[derive(Default)]
pub(super) struct Writer {
    first: Option<Fields>,
    has_more: bool,
}

impl ItemWriter for Writer {
    fn item(&mut self, item: &mut Outgoing<'_>, out: &mut String) {
        let reference = reference(item);
        if self.has_more {
            yaml::write_list(&[Node::Map(reference)], 2, out);
        } else if let Some(first) = self.first.take() {
            self.has_more = true;
            begin_list(out);
            yaml::write_list(&[Node::Map(first), Node::Map(reference)], 2, out);
        } else {
            self.first = Some(reference);
        }
    }

    fn end(&mut self, out: &mut String) {
        match self.first.take() {
            Some(only) => write_only(only, out),
            None if !self.has_more => begin_list(out),
            None => {}
        }
    }
}

/// The head of a file that is a list of references.
fn begin_list(out: &mut String) {
    let mut root = Fields::default();
    root.put("cff-version", "1.2.0");
    root.put("message", LIST_MESSAGE);
    root.put("title", "References");
    root.put("authors", Node::List(vec![Node::Map(anonymous())]));
    yaml::write_fields(&root, 0, out);
    out.push_str("references:\n");
}

/// A file for one work, which is to be cited by it.
fn write_only(only: Fields, out: &mut String) {
    let of = |key: &str| {
        let found = only.0.iter().find(|(known, _)| known == key);
        found.map(|(_, value)| value.clone())
    };
    let mut root = Fields::default();
    root.put("cff-version", "1.2.0");
    root.put("message", "Please cite this work as follows.");
    root.put_some("title", of("title"));
    root.put_some("authors", of("authors"));
    root.put("preferred-citation", only);
    yaml::write_fields(&root, 0, out);
}

fn anonymous() -> Fields {
    let mut out = Fields::default();
    out.put("alias", ANONYMOUS);
    out
}

fn reference(item: &mut Outgoing<'_>) -> Fields {
    let mut out = Fields::default();
    let csl = item.peek().item_type;
    let known = TYPES.iter().find(|(_, known)| *known == csl);
    let name = known.map_or("generic", |(name, _)| *name);
    out.put("type", name);
    if known.is_some() {
        item.take_type(csl);
    }
    // The schema demands a title and authors.
    let title = item.plain(TextVariable::Title);
    out.put("title", title.unwrap_or_else(|| UNTITLED.to_owned()));
    let authors = names(item, "authors", NameVariable::Author);
    let has_authors = !authors.is_empty();
    let nobody = vec![Node::Map(anonymous())];
    out.put(
        "authors",
        Node::List(if has_authors { authors } else { nobody }),
    );
    for (key, variable) in NAMES.iter().filter(|(key, _)| *key != "authors") {
        out.put_list(key, names(item, key, *variable));
    }
    for (key, variable) in TEXTS.iter().filter(|(key, _)| *key != "title") {
        if fits(key, item.peek().text(*variable)) {
            out.put_some(key, item.plain(*variable));
        }
    }
    numbers(item, &mut out);
    entities(item, &mut out);
    dates(item, &mut out);
    identifiers(item, &mut out);
    words(item, &mut out);
    out.put_some("notes", item.note("notes"));
    if let Some(kept) = item.custom("cff").and_then(Value::as_object) {
        out.put_missing(kept);
    }
    out
}

/// Whether the schema takes a text under a key.
fn fits(key: &str, text: Option<&str>) -> bool {
    let text = text.unwrap_or_default();
    match key {
        "pmcid" => text
            .strip_prefix("PMC")
            .is_some_and(|digits| digits.len() == 7 && digits.bytes().all(|b| b.is_ascii_digit())),
        "license" => is_spdx(text),
        "license-url" => is_url(text),
        _ => true,
    }
}

/// Whether a licence is in the form of SPDX's names: `MIT`, `Apache-2.0`, `GPL-3.0-or-later`.
fn is_spdx(text: &str) -> bool {
    const WITHOUT_VERSION: [&str; 10] = [
        "MIT",
        "ISC",
        "0BSD",
        "Unlicense",
        "WTFPL",
        "Zlib",
        "Libpng",
        "X11",
        "PostgreSQL",
        "Ruby",
    ];
    let is_version = |part: &str| part.starts_with(|c: char| c.is_ascii_digit());
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+');
    let has_version = text.split('-').skip(1).any(is_version);
    WITHOUT_VERSION.contains(&text) || (has_version && text.chars().all(is_name))
}

fn names(item: &mut Outgoing<'_>, key: &str, variable: NameVariable) -> Vec<Node> {
    let mut out = Vec::new();
    for name in item.names(variable).unwrap_or_default() {
        let person = people::write(name);
        if read_back(&person).as_ref() != Some(name) {
            item.reduced(variable.as_str(), "which part of a name is which");
        }
        out.push(Node::Map(person));
    }
    let kept = item.custom("cff").and_then(|kept| kept.get(key));
    restore(&mut out, kept);
    out
}

fn read_back(person: &Fields) -> Option<Name> {
    let value = serde_json::to_value(person).ok()?;
    let Value::Object(fields) = value else {
        return None;
    };
    people::read(&mut Record::from(fields))
}

/// Numbers; those that the schema wants as such, where they are.
fn numbers(item: &mut Outgoing<'_>, out: &mut Fields) {
    for (key, variable) in NUMBERS {
        let text = item.peek().number(*variable).unwrap_or_default();
        let number = whole(text);
        match (*key, number) {
            // The schema wants text for these, and numbers for the next.
            ("edition" | "section" | "version" | "number", _) if !text.is_empty() => {
                out.put(key, text);
            }
            (_, Some(number)) => out.put(key, number),
            ("number-volumes" | "pages", None) => continue,
            (_, None) if text.is_empty() => continue,
            (_, None) => out.put(key, text),
        }
        item.number(*variable);
    }
    let page = item.peek().number(NumberVariable::Page).unwrap_or_default();
    let (start, end) = match page.split_once('-') {
        Some((start, end)) => (start, Some(end)),
        None => (page, None),
    };
    let is_one = |part: &str| !part.is_empty() && !part.contains(['-', ',', ' ', '<']);
    if is_one(start) && end.is_none_or(|end| is_one(end) && end != start) {
        let node = |part: &str| whole(part).map_or_else(|| Node::from(part), Node::from);
        out.put("start", node(start));
        out.put_some("end", end.map(node));
        item.number(NumberVariable::Page);
    }
}

/// A whole number that is written in one way.
fn whole(text: &str) -> Option<i64> {
    let number: i64 = text.parse().ok()?;
    (number >= 0 && number.to_string() == text).then_some(number)
}

/// Entities need a name.
fn entities(item: &mut Outgoing<'_>, out: &mut Fields) {
    let groups = [
        (
            "publisher",
            TextVariable::Publisher,
            "address",
            TextVariable::PublisherPlace,
        ),
        (
            "conference",
            TextVariable::EventTitle,
            "location",
            TextVariable::EventPlace,
        ),
        (
            "location",
            TextVariable::Archive,
            "city",
            TextVariable::ArchivePlace,
        ),
    ];
    for (key, name, place_key, place) in groups {
        if let Some(name) = item.plain(name) {
            let mut entity = Fields::default();
            entity.put("name", name);
            entity.put_some(place_key, item.plain(place));
            if key == "conference" {
                event_date(item, &mut entity);
            }
            out.put(key, entity);
        }
    }
    out.put_some("database", item.plain(TextVariable::Source));
}

fn event_date(item: &mut Outgoing<'_>, entity: &mut Fields) {
    let date = item.peek().dates.get(DateVariable::EventDate);
    if let Some(day) = date.and_then(whole_day) {
        entity.put("date-start", day);
        item.date(DateVariable::EventDate);
    }
}

/// `YYYY-MM-DD`, where a date is that and no more.
fn whole_day(date: &Date) -> Option<String> {
    let start = date.start()?;
    let edtf = date.to_edtf()?;
    let is_day = matches!(start.part, YearPart::Day { .. }) && edtf.len() == 10 && start.year > 0;
    (is_day && is_plain(date)).then_some(edtf)
}

/// Whether a date is one on the calendar, for sure and with nothing beside it.
fn is_plain(date: &Date) -> bool {
    matches!(date.value, Some(DateValue::Single(_)))
        && !date.approximate
        && !date.uncertain
        && date.literal.is_none()
}

fn dates(item: &mut Outgoing<'_>, out: &mut Fields) {
    if let Some(date) = item.peek().dates.get(DateVariable::Issued) {
        let start = date.start().filter(|start| start.year > 0);
        if let Some(start) = start {
            out.put("year", i64::from(start.year));
            out.put_some("month", start.month().map(i64::from));
        }
        let is_year_month = start.is_some_and(|start| {
            matches!(start.part, YearPart::Year | YearPart::Month(_)) && start.year <= 9999
        });
        match whole_day(date) {
            Some(day) => {
                out.put("date-published", day);
                item.date(DateVariable::Issued);
            }
            None if is_year_month && is_plain(date) => {
                item.date(DateVariable::Issued);
            }
            // What year and month do not say, in words.
            None => out.put_some(
                "issue-date",
                crate::parts::take_date(item, DateVariable::Issued),
            ),
        }
    }
    if let Some(day) = item
        .peek()
        .dates
        .get(DateVariable::Accessed)
        .and_then(whole_day)
    {
        out.put("date-accessed", day);
        item.date(DateVariable::Accessed);
    }
    if let Some(date) = item.peek().dates.get(DateVariable::OriginalDate) {
        let start = date.start().filter(|start| start.part == YearPart::Year);
        if let Some(start) = start.filter(|s| is_plain(date) && (1..=9999).contains(&s.year)) {
            out.put("year-original", i64::from(start.year));
            item.date(DateVariable::OriginalDate);
        }
    }
}

fn identifiers(item: &mut Outgoing<'_>, out: &mut Fields) {
    type Check = fn(&str) -> bool;
    let known: [(&str, TextVariable, Check); 4] = [
        ("doi", TextVariable::Doi, is_doi),
        ("isbn", TextVariable::Isbn, is_isbn),
        ("issn", TextVariable::Issn, is_issn),
        ("url", TextVariable::Url, is_url),
    ];
    for (key, variable, check) in known {
        if item.peek().text(variable).is_some_and(check) {
            out.put_some(key, item.plain(variable));
        }
    }
}

/// `10.` and a number, and a suffix of the signs that the schema lists.
fn is_doi(text: &str) -> bool {
    let in_suffix = |c: char| c.is_ascii_alphanumeric() || "/:_;-.()[]\\".contains(c);
    text.split_once('/').is_some_and(|(prefix, suffix)| {
        prefix.starts_with("10.") && !suffix.is_empty() && suffix.chars().all(in_suffix)
    })
}

fn is_isbn(text: &str) -> bool {
    let body = text.strip_suffix('X').unwrap_or(text);
    (10..=17).contains(&text.len())
        && body
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '-' | ' '))
}

fn is_issn(text: &str) -> bool {
    text.len() == 9 && text.chars().nth(4) == Some('-')
}

fn is_url(text: &str) -> bool {
    ["http://", "https://", "ftp://", "sftp://"]
        .iter()
        .any(|scheme| text.starts_with(scheme))
}

fn words(item: &mut Outgoing<'_>, out: &mut Fields) {
    if let Some(words) = item.plain(TextVariable::Keyword) {
        out.put_list("keywords", words.split(", ").map(Node::from).collect());
    }
    let language = item.peek().language().unwrap_or_default();
    if matches!(language.len(), 2 | 3) && language.bytes().all(|b| b.is_ascii_lowercase()) {
        out.put("languages", Node::List(vec![Node::from(language)]));
        item.text(TextVariable::Language);
    }
}
