//! To DataCite's records, in the API's envelope: `{"data": [{"id", "type": "dois", "attributes"}]}`.

use ibid_model::{
    Date, DateValue, DateVariable, Name, NameVariable, NumberVariable, TextVariable, Variable,
    YearPart,
};
use serde_json::Value;

use super::tables::{ALTERNATES, CONTRIBUTORS, DATES, KEPT, general};
use crate::codec::ItemWriter;
use crate::json::{date_text, has_plain_parts, name_parts};
use crate::outgoing::Outgoing;
use crate::tree::{List, Node};

/// Writes the envelope with a list of records.
#[derive(Default)]
pub(super) struct Writer {
    list: List,
}

impl ItemWriter for Writer {
    fn begin(&mut self, out: &mut String) {
        out.push_str("{\"data\": [");
    }

    fn item(&mut self, item: &mut Outgoing<'_>, out: &mut String) {
        let id = item.id();
        let entry = Node::object([
            ("id", id.into()),
            ("type", "dois".into()),
            ("attributes", attributes(item)),
        ]);
        self.list.push(&entry, out);
    }

    fn end(&mut self, out: &mut String) {
        out.push_str("\n]}\n");
    }
}

fn add(node: &mut Node, key: &str, value: Node) {
    if !value.is_empty() {
        node.push(key, value);
    }
}

/// An object of the members that are there.
fn object<const N: usize>(members: [(&str, Option<String>); N]) -> Node {
    let mut object = Node::map();
    for (key, value) in members {
        if let Some(value) = value {
            object.push(key, value);
        }
    }
    object
}

fn attributes(item: &mut Outgoing<'_>) -> Node {
    let mut record = Node::map();
    if let Some(doi) = item.plain(TextVariable::Doi) {
        record.push("doi", doi);
    }
    record.push("types", types(item));
    let titles = titles(item, TextVariable::Title, TextVariable::TitleShort);
    add(&mut record, "titles", titles);
    let creators = people(item, NameVariable::Author, None);
    add(&mut record, "creators", Node::List(creators));
    add(&mut record, "contributors", contributors(item));
    if let Some(publisher) = item.plain(TextVariable::Publisher) {
        record.push("publisher", publisher);
    }
    dates(item, &mut record);
    // Before the related items: a work in a book has its ISBN there.
    let is_in_container = item.peek().texts.contains(TextVariable::ContainerTitle);
    let in_book = if is_in_container {
        item.plain(TextVariable::Isbn)
    } else {
        None
    };
    add(&mut record, "alternateIdentifiers", alternates(item));
    let issn = item.plain(TextVariable::Issn);
    let serials = [("ISSN", issn), ("ISBN", in_book)];
    let serials = serials.into_iter().filter_map(|(kind, value)| {
        Some(object([
            ("relatedIdentifier", Some(value?)),
            ("relatedIdentifierType", Some(kind.to_owned())),
            ("relationType", Some("IsPublishedIn".to_owned())),
        ]))
    });
    add(
        &mut record,
        "relatedIdentifiers",
        Node::List(serials.collect()),
    );
    add(
        &mut record,
        "relatedItems",
        related_items(item, is_in_container),
    );
    descriptions(item, &mut record);
    for (key, variable) in [
        ("language", TextVariable::Language),
        ("url", TextVariable::Url),
    ] {
        if let Some(value) = item.plain(variable) {
            record.push(key, value);
        }
    }
    extent(item, &mut record);
    for key in KEPT {
        if let Some(value) = item.custom(key) {
            record.push(key, value.clone());
        }
    }
    record.push("schemaVersion", "http://datacite.org/schema/kernel-4");
    record
}

fn types(item: &mut Outgoing<'_>) -> Node {
    let of_type = item.peek().item_type;
    item.take_type(of_type);
    let general = general(of_type);
    let genre = item.peek().text(TextVariable::Genre);
    // A genre that says nothing more would not be read again.
    let genre = genre.filter(|genre| !genre.eq_ignore_ascii_case(general));
    let genre = genre
        .is_some()
        .then(|| item.plain(TextVariable::Genre))
        .flatten();
    object([
        ("resourceTypeGeneral", Some(general.to_owned())),
        ("resourceType", genre),
        ("citeproc", Some(of_type.as_str().to_owned())),
    ])
}

fn titles(item: &mut Outgoing<'_>, title: TextVariable, short: TextVariable) -> Node {
    let own = item
        .plain(title)
        .map(|title| object([("title", Some(title))]));
    let short = item.plain(short).map(|short| {
        let kind = Some("AlternativeTitle".to_owned());
        object([("title", Some(short)), ("titleType", kind)])
    });
    Node::List(own.into_iter().chain(short).collect())
}

fn contributors(item: &mut Outgoing<'_>) -> Node {
    let mut all = Vec::new();
    for (role, variable) in CONTRIBUTORS {
        all.extend(people(item, *variable, Some(role)));
    }
    let kept = item.custom("contributors").and_then(Value::as_array);
    all.extend(kept.into_iter().flatten().cloned().map(Node::from));
    Node::List(all)
}

fn people(item: &mut Outgoing<'_>, variable: NameVariable, role: Option<&str>) -> Vec<Node> {
    let Some(names) = item.names(variable) else {
        return Vec::new();
    };
    let is_whole = |name: &Name| name.suffix.is_none() && has_plain_parts(name);
    if !names.iter().all(is_whole) {
        item.reduced(variable.as_str(), "the parts of names");
    }
    let extras = item.custom(variable.as_str()).and_then(Value::as_array);
    let people = names.iter().enumerate().map(|(at, name)| {
        let mut person = person(name);
        let extra = extras.and_then(|extras| extras.get(at));
        let orcid = extra.and_then(|extra| extra.get("ORCID"));
        if let Some(orcid) = orcid.and_then(Value::as_str) {
            let identifier = object([
                ("nameIdentifier", Some(orcid.to_owned())),
                ("nameIdentifierScheme", Some("ORCID".to_owned())),
                ("schemeUri", Some("https://orcid.org".to_owned())),
            ]);
            person.push("nameIdentifiers", vec![identifier]);
        }
        if let Some(role) = role {
            person.push("contributorType", role);
        }
        person
    });
    people.collect()
}

fn person(name: &Name) -> Node {
    if let Some(literal) = &name.literal {
        return object([
            ("name", Some(literal.clone())),
            ("nameType", Some("Organizational".to_owned())),
        ]);
    }
    let (family, mut given) = name_parts(name);
    if let Some(suffix) = &name.suffix {
        given = format!("{given}, {suffix}");
    }
    let whole = [family.as_str(), given.as_str()];
    let whole: Vec<&str> = whole.into_iter().filter(|part| !part.is_empty()).collect();
    object([
        ("name", Some(whole.join(", "))),
        ("nameType", Some("Personal".to_owned())),
        ("givenName", Some(given).filter(|part| !part.is_empty())),
        ("familyName", Some(family).filter(|part| !part.is_empty())),
    ])
}

fn dates(item: &mut Outgoing<'_>, record: &mut Node) {
    let year = item
        .peek()
        .dates
        .get(DateVariable::Issued)
        .and_then(Date::start);
    if let Some(year) = year {
        record.push("publicationYear", Value::from(year.year));
    }
    let mut dates = Vec::new();
    for (kind, variable) in DATES {
        let Some(date) = item.peek().dates.get(*variable) else {
            continue;
        };
        let key = if date.value.is_some() {
            "date"
        } else {
            "dateInformation"
        };
        let text = if date.value.is_some() {
            date_text(date)
        } else {
            date.literal.clone()
        };
        if let Some(text) = text {
            item.date(*variable);
            dates.push(object([
                (key, Some(text)),
                ("dateType", Some((*kind).to_owned())),
            ]));
        }
    }
    add(record, "dates", Node::List(dates));
}

fn alternates(item: &mut Outgoing<'_>) -> Node {
    let mut all = Vec::new();
    for (kind, variable) in ALTERNATES {
        let is_left = item.left().contains(&Variable::Text(*variable));
        let value = is_left.then(|| item.plain(*variable)).flatten();
        all.extend(value.map(|value| (*kind, value)));
    }
    let number = item.number(NumberVariable::Number);
    all.extend(number.map(|number| ("Number", number)));
    let all = all.into_iter().map(|(kind, value)| {
        object([
            ("alternateIdentifier", Some(value)),
            ("alternateIdentifierType", Some(kind.to_owned())),
        ])
    });
    Node::List(all.collect())
}

/// The journal or book, the series, the original and what is reviewed: those that have a title,
/// which the schema asks for.
fn related_items(item: &mut Outgoing<'_>, is_in_container: bool) -> Node {
    let mut all = Vec::new();
    if is_in_container {
        all.push(container(item));
    }
    let has = |item: &Outgoing<'_>, variable| item.peek().texts.contains(variable);
    if has(item, TextVariable::CollectionTitle) {
        let mut series = related(
            item,
            "IsPartOf",
            "Collection",
            TextVariable::CollectionTitle,
        );
        if let Some(number) = item.number(NumberVariable::CollectionNumber) {
            series.push("number", number);
        }
        let editors = people(item, NameVariable::CollectionEditor, Some("Editor"));
        add(&mut series, "contributors", Node::List(editors));
        all.push(series);
    }
    if has(item, TextVariable::OriginalTitle) {
        let mut original = related(item, "IsTranslationOf", "Text", TextVariable::OriginalTitle);
        let authors = people(item, NameVariable::OriginalAuthor, None);
        add(&mut original, "creators", Node::List(authors));
        if let Some(publisher) = item.plain(TextVariable::OriginalPublisher) {
            original.push("publisher", publisher);
        }
        if let Some(year) = original_year(item) {
            item.date(DateVariable::OriginalDate);
            original.push("publicationYear", year);
        }
        all.push(original);
    }
    if has(item, TextVariable::ReviewedTitle) {
        let mut reviewed = related(item, "Reviews", "Text", TextVariable::ReviewedTitle);
        let authors = people(item, NameVariable::ReviewedAuthor, None);
        add(&mut reviewed, "creators", Node::List(authors));
        all.push(reviewed);
    }
    Node::List(all)
}

/// The year of the original, where the date is no more than one.
fn original_year(item: &Outgoing<'_>) -> Option<String> {
    let date = item.peek().dates.get(DateVariable::OriginalDate)?;
    match date.value {
        Some(DateValue::Single(single)) if single.part == YearPart::Year && single.year > 0 => {
            date_text(date)
        }
        _ => None,
    }
}

fn related(item: &mut Outgoing<'_>, relation: &str, kind: &str, title: TextVariable) -> Node {
    let title = item
        .plain(title)
        .map(|title| object([("title", Some(title))]));
    let mut related = object([
        ("relationType", Some(relation.to_owned())),
        ("relatedItemType", Some(kind.to_owned())),
    ]);
    related.push("titles", Node::List(title.into_iter().collect()));
    related
}

fn container(item: &mut Outgoing<'_>) -> Node {
    let is_journal = matches!(
        general(item.peek().item_type),
        "JournalArticle" | "Preprint"
    );
    let holder = if is_journal { "Journal" } else { "Book" };
    let mut container = object([
        ("relationType", Some("IsPublishedIn".to_owned())),
        ("relatedItemType", Some(holder.to_owned())),
    ]);
    let titles = titles(
        item,
        TextVariable::ContainerTitle,
        TextVariable::ContainerTitleShort,
    );
    container.push("titles", titles);
    let authors = people(item, NameVariable::ContainerAuthor, None);
    add(&mut container, "creators", Node::List(authors));
    for (key, variable) in [
        ("volume", NumberVariable::Volume),
        ("issue", NumberVariable::Issue),
        ("edition", NumberVariable::Edition),
    ] {
        if let Some(value) = item.number(variable) {
            container.push(key, value);
        }
    }
    if let Some(pages) = item.number(NumberVariable::Page) {
        match pages.split_once('-') {
            Some((first, last)) if !last.contains('-') && first != last => {
                container.push("firstPage", first);
                container.push("lastPage", last);
            }
            _ => container.push("firstPage", pages),
        }
    }
    container
}

fn descriptions(item: &mut Outgoing<'_>, record: &mut Node) {
    let mut all = Vec::new();
    for (kind, variable) in [
        ("Abstract", TextVariable::Abstract),
        ("Other", TextVariable::Note),
    ] {
        let text = item.plain(variable);
        all.extend(text.map(|text| {
            object([
                ("description", Some(text)),
                ("descriptionType", Some(kind.to_owned())),
            ])
        }));
    }
    add(record, "descriptions", Node::List(all));
    if let Some(keywords) = item.plain(TextVariable::Keyword) {
        let subjects = keywords
            .split(", ")
            .map(|subject| object([("subject", Some(subject.to_owned()))]));
        record.push("subjects", Node::List(subjects.collect()));
    }
    if let Some(license) = item.plain(TextVariable::License) {
        let key = if license.contains("://") {
            "rightsUri"
        } else {
            "rights"
        };
        record.push("rightsList", vec![object([(key, Some(license))])]);
    }
}

/// Version, form and size.
fn extent(item: &mut Outgoing<'_>, record: &mut Node) {
    if let Some(version) = item.number(NumberVariable::Version) {
        record.push("version", version);
    }
    if let Some(medium) = item.plain(TextVariable::Medium) {
        record.push("formats", vec![Node::from(medium)]);
    }
    let pages = item.number(NumberVariable::NumberOfPages);
    let mut sizes: Vec<Node> = Vec::new();
    sizes.extend(pages.map(|pages| format!("{pages} pages").into()));
    sizes.extend(item.plain(TextVariable::Dimensions).map(Node::from));
    add(record, "sizes", Node::List(sizes));
}
