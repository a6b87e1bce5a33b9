//! From BibJSON.

use ibid_model::{
    DateVariable, Item, ItemType, Name, NameVariable, NumberVariable, TextVariable, Variable,
};
use serde_json::Value;

use super::tables::{IDENTIFIERS, MEMBERS, OF_JOURNAL, item_type};
use crate::codec::Sink;
use crate::error::FormatError;
use crate::format::Format;
use crate::json::{
    Layout, Object, People, Reading, each, first_object, name_of_parts, person_of_text,
    read_entries, set_date, set_number, set_text, text, texts,
};

const LAYOUT: Layout = Layout {
    format: Format::Bibjson,
    wrappers: &["records", "results"],
    lists: &[],
    inside: &["bibjson"],
};

/// Members that are read by themselves, or that are the service's.
#[rustfmt::skip]
pub(super) const APART: &[&str] = &[
    "id", "cid", "citekey", "type", "csl-type", "title", "journal", "author", "editor", "identifier",
    "year", "month", "day", "date", "keywords", "link", "license", "start_page", "end_page", "bibjson",
    "collection", "number", "url", "doi", "isbn", "issn",
];

pub(super) fn read(text: &str, sink: &mut dyn Sink) -> Result<(), FormatError> {
    read_entries(&LAYOUT, text, sink, &mut entry)
}

fn entry(entry: &Object, reading: &mut Reading) {
    let inner = entry.get("bibjson").and_then(Value::as_object);
    let record = inner.unwrap_or(entry);
    let ids = ["citekey", "cid", "id"];
    let id = ids.iter().find_map(|key| text(record.get(*key)));
    let mut item = Item::new(id.unwrap_or_default(), kind(record, reading));
    set_text(
        &mut item,
        TextVariable::Title,
        &text(record.get("title")).unwrap_or_default(),
    );
    journal(record, &mut item, reading);
    members(record, MEMBERS, &mut item);
    number(record, &mut item);
    for (key, variable) in [
        ("author", NameVariable::Author),
        ("editor", NameVariable::Editor),
    ] {
        people(record.get(key)).set(&mut item, variable);
    }
    identifiers(record, "identifier", &mut item, reading);
    for (key, variable) in IDENTIFIERS {
        if let Some(value) = text(record.get(*key)).filter(|_| !item.texts.contains(*variable)) {
            reading.identifier(&mut item, *variable, key, &value);
        }
    }
    set_date(&mut item, DateVariable::Issued, issued(record));
    set_text(
        &mut item,
        TextVariable::Keyword,
        &texts(record.get("keywords")).join(", "),
    );
    let link = first_object(record.get("link")).and_then(|link| text(link.get("url")));
    let link = link.or_else(|| text(record.get("url"))).unwrap_or_default();
    set_text(&mut item, TextVariable::Url, &link);
    let license = first_object(record.get("license"));
    let license = license.and_then(|l| text(l.get("url")).or_else(|| text(l.get("type"))));
    set_text(
        &mut item,
        TextVariable::License,
        &license.unwrap_or_default(),
    );
    others(record, &mut item);
    reading.items.push(item);
}

fn kind(record: &Object, reading: &mut Reading) -> ItemType {
    let own = text(record.get("csl-type"));
    if let Some(own) = own.and_then(|own| ItemType::from_keyword(&own)) {
        return own;
    }
    let word = text(record.get("type")).unwrap_or_default();
    // DOAJ's articles have no type, but a journal.
    let journal = || record.get("journal").map(|_| ItemType::ArticleJournal);
    item_type(&word).or_else(journal).unwrap_or_else(|| {
        if !word.is_empty() {
            let message = format!("`{word}` is no type of BibJSON: it is read as a `document`");
            reading.guess("type", message);
        }
        ItemType::Document
    })
}

fn members(record: &Object, table: &[(&str, Variable)], item: &mut Item) {
    for (key, variable) in table {
        let Some(value) = text(record.get(*key)) else {
            continue;
        };
        match variable {
            Variable::Text(v) => set_text(item, *v, &value),
            Variable::Number(v) => set_number(item, *v, &value),
            Variable::Name(_) | Variable::Date(_) => {}
        }
    }
}

fn journal(record: &Object, item: &mut Item, reading: &mut Reading) {
    let Some(journal) = first_object(record.get("journal")) else {
        let name = text(record.get("journal")).unwrap_or_default();
        return set_text(item, TextVariable::ContainerTitle, &name);
    };
    members(journal, OF_JOURNAL, item);
    for (key, variable) in [
        ("title", TextVariable::ContainerTitle),
        ("publisher", TextVariable::Publisher),
        ("language", TextVariable::Language),
    ] {
        set_text(item, variable, &text(journal.get(key)).unwrap_or_default());
    }
    set_number(
        item,
        NumberVariable::Issue,
        &text(journal.get("number")).unwrap_or_default(),
    );
    identifiers(journal, "journal", item, reading);
    if let Some(issn) = text(journal.get("issns")) {
        reading.identifier(item, TextVariable::Issn, "journal", &issn);
    }
    let pages = ["start_page", "end_page"].map(|key| text(record.get(key)));
    if let [Some(start), end] = pages {
        let end = end.filter(|end| *end != start);
        let pages = end.map_or_else(|| start.clone(), |end| format!("{start}-{end}"));
        set_number(item, NumberVariable::Page, &pages);
    }
}

/// BibTeX's `number`: an issue in a journal, else the work's own.
fn number(record: &Object, item: &mut Item) {
    let number = text(record.get("number")).unwrap_or_default();
    let is_issue = item.item_type == ItemType::ArticleJournal && record.get("csl-type").is_none();
    let is_free = !item.numbers.contains(NumberVariable::Issue);
    let has_journal = first_object(record.get("journal")).is_some();
    if is_issue && is_free && !has_journal {
        set_number(item, NumberVariable::Issue, &number);
    } else {
        set_number(item, NumberVariable::Number, &number);
    }
}

fn identifiers(of: &Object, field: &str, item: &mut Item, reading: &mut Reading) {
    for identifier in each(of.get("identifier"))
        .iter()
        .filter_map(Value::as_object)
    {
        let kind = text(identifier.get("type"))
            .unwrap_or_default()
            .to_ascii_lowercase();
        let kind = if matches!(kind.as_str(), "pissn" | "eissn") {
            "issn"
        } else {
            &kind
        };
        let known = IDENTIFIERS.iter().find(|(name, _)| *name == kind);
        let value = text(identifier.get("id"));
        if let (Some((_, variable)), Some(value)) = (known, value)
            && !item.texts.contains(*variable)
        {
            reading.identifier(item, *variable, field, &value);
        }
    }
}

fn issued(record: &Object) -> Option<String> {
    if let Some(date) = text(record.get("date")) {
        return Some(date);
    }
    let year = text(record.get("year"))?;
    let number = |key: &str| text(record.get(key)).and_then(|part| part.parse::<u8>().ok());
    Some(
        match (number("month"), number("day"), text(record.get("month"))) {
            (Some(month), Some(day), _) => format!("{year}-{month:02}-{day:02}"),
            (Some(month), None, _) => format!("{year}-{month:02}"),
            (None, _, Some(month)) => format!("{month} {year}"),
            (None, _, None) => year,
        },
    )
}

fn people(value: Option<&Value>) -> People {
    let mut people = People::default();
    for person in each(value) {
        match person {
            Value::String(name) => people.push(person_of_text(name), Object::new()),
            Value::Object(person) => {
                let mut extra = Object::new();
                for (key, kept) in [("orcid_id", "ORCID"), ("affiliation", "affiliation")] {
                    if let Some(value) = person.get(key).filter(|value| !value.is_null()) {
                        extra.insert(kept.to_owned(), value.clone());
                    }
                }
                people.push(name(person), extra);
            }
            _ => {}
        }
    }
    people
}

fn name(person: &Object) -> Name {
    if let Some(literal) = text(person.get("literal")) {
        return Name::literal(literal);
    }
    let first_of = |keys: [&str; 2]| keys.iter().find_map(|key| text(person.get(*key)));
    let family = first_of(["lastname", "family"]);
    let given = first_of(["firstname", "given"]);
    if family.is_none() && given.is_none() {
        return person_of_text(&text(person.get("name")).unwrap_or_default());
    }
    let (family, given) = (family.unwrap_or_default(), given.unwrap_or_default());
    name_of_parts(family, given, text(person.get("suffix")))
}

/// Members by CSL's names; the rest is kept as it is.
fn others(record: &Object, item: &mut Item) {
    for (key, value) in record {
        let is_known =
            APART.contains(&key.as_str()) || MEMBERS.iter().any(|(known, _)| known == key);
        if is_known {
            continue;
        }
        let content = text(Some(value));
        match (Variable::from_keyword(key), content) {
            (Some(Variable::Text(v)), Some(text)) => set_text(item, v, &text),
            (Some(Variable::Number(v)), Some(text)) => set_number(item, v, &text),
            (Some(Variable::Date(v)), Some(text)) => set_date(item, v, Some(text)),
            (Some(Variable::Name(v)), _) => people(Some(value)).set(item, v),
            _ => {
                item.custom.insert(key.clone(), value.clone());
            }
        }
    }
}
