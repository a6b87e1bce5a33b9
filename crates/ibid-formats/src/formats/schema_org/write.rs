//! To JSON-LD: one object, a node a work in `@graph`.

use ibid_model::{
    DateVariable, ItemType, Name, NameVariable, NumberVariable, TextVariable, Variable, ident,
};
use serde_json::Value;

use super::tables::{
    IDENTIFIERS, ORGANISATIONS, PEOPLE, PROPERTIES, class, container_class, item_type,
};
use crate::codec::ItemWriter;
use crate::json::{date_text, has_plain_parts, name_parts};
use crate::outgoing::Outgoing;
use crate::tree::{List, Node};

/// Writes `{"@context": …, "@graph": […]}`.
#[derive(Default)]
pub(super) struct Writer {
    list: List,
}

impl ItemWriter for Writer {
    fn begin(&mut self, out: &mut String) {
        out.push_str("{\"@context\": \"https://schema.org\", \"@graph\": [");
    }

    fn item(&mut self, item: &mut Outgoing<'_>, out: &mut String) {
        self.list.push(&work(item), out);
    }

    fn end(&mut self, out: &mut String) {
        out.push_str("\n]}\n");
    }
}

/// Adds a member that has something in it.
fn add(node: &mut Node, key: &str, value: Option<Node>) {
    if let Some(value) = value.filter(|value| !value.is_empty()) {
        node.push(key, value);
    }
}

/// A node of a class with those of the members that are there; `None` without any.
fn node<const N: usize>(class: &str, members: [(&str, Option<Node>); N]) -> Option<Node> {
    let mut node = Node::object([("@type", class.into())]);
    let is_empty = members.iter().all(|(_, value)| value.is_none());
    for (key, value) in members {
        add(&mut node, key, value);
    }
    (!is_empty).then_some(node)
}

fn plain(item: &mut Outgoing<'_>, variable: TextVariable) -> Option<Node> {
    item.plain(variable).map(Node::from)
}

fn number(item: &mut Outgoing<'_>, variable: NumberVariable) -> Option<Node> {
    item.number(variable).map(Node::from)
}

fn work(item: &mut Outgoing<'_>) -> Node {
    let of_type = item.peek().item_type;
    let class = class(of_type);
    let id = format!("#{}", item.id());
    let mut work = Node::object([("@type", class.into()), ("@id", id.into())]);
    if item_type(class) != Some(of_type) {
        work.push("additionalType", of_type.as_str());
    }
    item.take_type(of_type);
    let title = plain(item, TextVariable::Title);
    if class.ends_with("Article") || class.ends_with("Posting") {
        add(&mut work, "headline", title.clone());
    }
    add(&mut work, "name", title);
    for (property, variable) in PEOPLE {
        add(&mut work, property, people(item, *variable));
    }
    add(&mut work, "datePublished", date(item, DateVariable::Issued));
    if let Some(modified) = item.custom("dateModified") {
        work.push("dateModified", modified.clone());
    }
    for (property, variable) in PROPERTIES {
        let value = match variable {
            Variable::Text(v) => plain(item, *v),
            Variable::Number(v) => number(item, *v),
            Variable::Name(_) | Variable::Date(_) => None,
        };
        add(&mut work, property, value);
    }
    add(&mut work, "keywords", plain(item, TextVariable::Keyword));
    let published = publisher(item, TextVariable::Publisher, TextVariable::PublisherPlace);
    add(&mut work, "publisher", published);
    for (property, variable) in ORGANISATIONS {
        let name = plain(item, *variable);
        add(&mut work, property, node("Organization", [("name", name)]));
    }
    let own_isbn = !item.peek().texts.contains(TextVariable::ContainerTitle);
    if own_isbn {
        add(&mut work, "isbn", plain(item, TextVariable::Isbn));
    }
    add(&mut work, "identifier", Some(identifiers(item)));
    add(&mut work, "isPartOf", Some(parts(item, of_type)));
    related(item, &mut work);
    work
}

fn date(item: &mut Outgoing<'_>, variable: DateVariable) -> Option<Node> {
    let text = date_text(item.peek().dates.get(variable)?)?;
    item.date(variable);
    Some(text.into())
}

fn publisher(item: &mut Outgoing<'_>, name: TextVariable, place: TextVariable) -> Option<Node> {
    let (name, place) = (plain(item, name), plain(item, place));
    node("Organization", [("name", name), ("address", place)])
}

fn people(item: &mut Outgoing<'_>, variable: NameVariable) -> Option<Node> {
    // A second property for one variable holds nothing.
    if !item.left().contains(&Variable::Name(variable)) {
        return None;
    }
    let names = item.names(variable)?;
    if !names.iter().all(has_plain_parts) {
        item.reduced(variable.as_str(), "the parts of names");
    }
    let extras = item.custom(variable.as_str()).and_then(Value::as_array);
    let extra = |at: usize| extras.and_then(|extras| extras.get(at));
    let orcid = |at: usize| {
        extra(at)
            .and_then(|e| e.get("ORCID"))
            .and_then(Value::as_str)
    };
    let people = names.iter().enumerate();
    Some(Node::List(
        people.map(|(at, name)| person(name, orcid(at))).collect(),
    ))
}

fn person(name: &Name, orcid: Option<&str>) -> Node {
    if let Some(literal) = &name.literal {
        return Node::object([
            ("@type", "Organization".into()),
            ("name", literal.as_str().into()),
        ]);
    }
    let (family, given) = name_parts(name);
    let mut person = Node::object([("@type", "Person".into())]);
    if let Some(orcid) = orcid {
        person.push("@id", orcid);
    }
    let whole = [given.as_str(), family.as_str()].join(" ");
    person.push("name", whole.trim());
    for (key, part) in [("givenName", given), ("familyName", family)] {
        if !part.is_empty() {
            person.push(key, part);
        }
    }
    if let Some(suffix) = &name.suffix {
        person.push("honorificSuffix", suffix.as_str());
    }
    person
}

fn identifiers(item: &mut Outgoing<'_>) -> Node {
    let mut all = Vec::new();
    if let Some(doi) = item.plain(TextVariable::Doi) {
        let mut property = property_value("doi", doi.clone().into());
        if let Ok(doi) = ident::Doi::parse(&doi) {
            property.push("url", doi.url());
        }
        all.push(property);
    }
    for (name, variable) in IDENTIFIERS {
        let value = match variable {
            Variable::Text(v) => plain(item, *v),
            Variable::Number(v) => number(item, *v),
            Variable::Name(_) | Variable::Date(_) => None,
        };
        all.extend(value.map(|value| property_value(name, value)));
    }
    Node::List(all)
}

fn property_value(name: &str, value: Node) -> Node {
    Node::object([
        ("@type", "PropertyValue".into()),
        ("propertyID", name.into()),
        ("value", value),
    ])
}

/// The issue in the volume in the journal, book or site; and the series.
fn parts(item: &mut Outgoing<'_>, of_type: ItemType) -> Node {
    let container = [
        ("name", plain(item, TextVariable::ContainerTitle)),
        (
            "alternateName",
            plain(item, TextVariable::ContainerTitleShort),
        ),
        ("author", people(item, NameVariable::ContainerAuthor)),
        ("issn", plain(item, TextVariable::Issn)),
        ("isbn", plain_left(item, TextVariable::Isbn)),
    ];
    let mut part = node(container_class(of_type), container);
    for (class, key, variable) in [
        ("PublicationVolume", "volumeNumber", NumberVariable::Volume),
        ("PublicationIssue", "issueNumber", NumberVariable::Issue),
    ] {
        if let Some(value) = number(item, variable) {
            part = node(class, [(key, Some(value)), ("isPartOf", part)]);
        }
    }
    let series = [
        ("name", plain(item, TextVariable::CollectionTitle)),
        ("editor", people(item, NameVariable::CollectionEditor)),
    ];
    let is_book = matches!(of_type, ItemType::Book | ItemType::Chapter);
    let class = if is_book {
        "BookSeries"
    } else {
        "CreativeWorkSeries"
    };
    let series = node(class, series);
    match (part, series) {
        (Some(part), Some(series)) => Node::List(vec![part, series]),
        (part, series) => part.or(series).unwrap_or(Node::map()),
    }
}

/// A text that has not been taken yet.
fn plain_left(item: &mut Outgoing<'_>, variable: TextVariable) -> Option<Node> {
    let is_left = item.left().contains(&Variable::Text(variable));
    is_left.then(|| plain(item, variable)).flatten()
}

fn related(item: &mut Outgoing<'_>, work: &mut Node) {
    let published = publisher(
        item,
        TextVariable::OriginalPublisher,
        TextVariable::OriginalPublisherPlace,
    );
    let original = [
        ("name", plain(item, TextVariable::OriginalTitle)),
        ("author", people(item, NameVariable::OriginalAuthor)),
        ("publisher", published),
        ("datePublished", date(item, DateVariable::OriginalDate)),
    ];
    add(work, "isBasedOn", node("CreativeWork", original));
    let reviewed = [
        ("name", plain(item, TextVariable::ReviewedTitle)),
        ("author", people(item, NameVariable::ReviewedAuthor)),
        ("genre", plain(item, TextVariable::ReviewedGenre)),
    ];
    add(work, "itemReviewed", node("CreativeWork", reviewed));
    let event = [
        ("name", plain(item, TextVariable::EventTitle)),
        ("location", plain(item, TextVariable::EventPlace)),
        ("startDate", date(item, DateVariable::EventDate)),
        ("organizer", people(item, NameVariable::Organizer)),
    ];
    add(work, "recordedAt", node("Event", event));
}
