//! From JSON-LD.

use ibid_model::{
    DateVariable, Item, ItemType, Name, NameVariable, NumberVariable, TextVariable, Variable, ident,
};
use serde_json::Value;

use super::graph::{Graph, classes};
use super::tables::{IDENTIFIERS, ORGANISATIONS, PEOPLE, PROPERTIES, item_type};
use crate::codec::Sink;
use crate::error::FormatError;
use crate::format::Format;
use crate::json::{
    Layout, Object, People, Reading, each, name_of_parts, person_of_text, read_entries, set_date,
    set_number, set_text, text, texts,
};

const LAYOUT: Layout = Layout {
    format: Format::SchemaOrg,
    wrappers: &[],
    lists: &["@graph"],
    inside: &[],
};

/// How many nodes deep a work may stand in others: section, issue, volume, journal, series.
const DEPTH: usize = 6;

pub(super) fn read(text: &str, sink: &mut dyn Sink) -> Result<(), FormatError> {
    read_entries(&LAYOUT, text, sink, &mut |document, reading| {
        let graph = Graph::new(document);
        if graph.works.is_empty() && !document.contains_key("@graph") {
            let message = "no class of schema.org in `@type` is a work: the entry is left out";
            reading.guess("@type", message.to_owned());
        }
        for node in &graph.works {
            let item = work(&graph, node, reading);
            reading.items.push(item);
        }
    })
}

fn work(graph: &Graph<'_>, node: &Object, reading: &mut Reading) -> Item {
    let mut item = Item::new(id(node), kind(node));
    let title = ["headline", "name", "title"];
    let title = title.iter().find_map(|key| text(node.get(*key)));
    set_text(&mut item, TextVariable::Title, &title.unwrap_or_default());
    for (property, variable) in PROPERTIES {
        let Some(value) = graph.name(node.get(*property)) else {
            continue;
        };
        match variable {
            Variable::Text(v) => set_text(&mut item, *v, &value),
            Variable::Number(v) => set_number(&mut item, *v, &value),
            Variable::Name(_) | Variable::Date(_) => {}
        }
    }
    fallbacks(node, &mut item);
    let keywords = texts(node.get("keywords")).join(", ");
    set_text(&mut item, TextVariable::Keyword, &keywords);
    for (property, variable) in PEOPLE {
        people(graph, node.get(*property)).set(&mut item, *variable);
    }
    for (property, variable) in ORGANISATIONS {
        let name = graph.name(node.get(*property)).unwrap_or_default();
        set_text(&mut item, *variable, &name);
    }
    publisher(
        graph,
        node,
        &mut item,
        [TextVariable::Publisher, TextVariable::PublisherPlace],
    );
    identifiers(graph, node, &mut item, reading);
    parts(graph, node, &mut item, reading);
    related(graph, node, &mut item);
    let date = [
        "datePublished",
        "dateCreated",
        "uploadDate",
        "copyrightYear",
    ];
    for property in date {
        set_date(&mut item, DateVariable::Issued, text(node.get(property)));
    }
    if let Some(modified) = node.get("dateModified") {
        item.custom
            .insert("dateModified".to_owned(), modified.clone());
    }
    item
}

/// The key that a writer put into `@id` as a fragment.
fn id(node: &Object) -> String {
    let id = text(node.get("@id")).unwrap_or_default();
    id.strip_prefix('#').unwrap_or_default().to_owned()
}

fn kind(node: &Object) -> ItemType {
    let own = texts(node.get("additionalType"));
    let own = own.iter().find_map(|word| ItemType::from_keyword(word));
    let class = || classes(node).find_map(item_type);
    own.or_else(class).unwrap_or(ItemType::Document)
}

/// What stands in other properties where the usual one is missing.
fn fallbacks(node: &Object, item: &mut Item) {
    for (property, variable) in [
        ("description", TextVariable::Abstract),
        ("mainEntityOfPage", TextVariable::Url),
    ] {
        let value = text(node.get(property)).unwrap_or_default();
        set_text(item, variable, &value);
    }
    for (property, variable) in [
        ("softwareVersion", NumberVariable::Version),
        ("reportNumber", NumberVariable::Number),
        ("episodeNumber", NumberVariable::Number),
        ("legislationIdentifier", NumberVariable::Number),
    ] {
        set_number(
            item,
            variable,
            &text(node.get(property)).unwrap_or_default(),
        );
    }
    // `pageStart` with `pageEnd` are the pages.
    if let (Some(start), Some(end)) = (text(node.get("pageStart")), text(node.get("pageEnd"))) {
        item.numbers.remove(NumberVariable::PageFirst);
        let pages = if start == end {
            start
        } else {
            format!("{start}-{end}")
        };
        set_number(item, NumberVariable::Page, &pages);
    }
}

fn people(graph: &Graph<'_>, value: Option<&Value>) -> People {
    let mut people = People::default();
    for value in each(value) {
        match value {
            Value::String(name) if graph.node(value).is_none() => {
                people.push(Name::literal(name.trim()), Object::new());
            }
            _ => {
                let node = graph.node(value);
                let list = node.and_then(|node| node.get("@list"));
                for node in
                    list.map_or_else(|| node.into_iter().collect(), |l| graph.nodes(Some(l)))
                {
                    let (name, extra) = person(node);
                    people.push(name, extra);
                }
            }
        }
    }
    people
}

fn person(node: &Object) -> (Name, Object) {
    let family = text(node.get("familyName"));
    let given = text(node.get("givenName"));
    let whole = text(node.get("name"));
    let is_person = classes(node).any(|class| class == "Person");
    let name = match (family, given, whole) {
        (None, None, Some(whole)) if is_person => person_of_text(&whole),
        (None, None, whole) => Name::literal(whole.unwrap_or_default()),
        (family, given, _) => {
            let mut name = name_of_parts(
                family.unwrap_or_default(),
                given.unwrap_or_default(),
                text(node.get("honorificSuffix")),
            );
            name.literal = None;
            name
        }
    };
    let mut extra = Object::new();
    let addresses = ["@id", "sameAs", "identifier"];
    let mut addresses = addresses.iter().flat_map(|key| texts(node.get(*key)));
    if let Some(orcid) = addresses.find_map(|text| ident::Orcid::parse(&text).ok()) {
        extra.insert("ORCID".to_owned(), Value::from(orcid.url()));
    }
    (name, extra)
}

/// The publisher's name and place.
fn publisher(graph: &Graph<'_>, node: &Object, item: &mut Item, into: [TextVariable; 2]) {
    let [name_into, place_into] = into;
    let value = node.get("publisher");
    if let Some(publisher) = text(value).filter(|_| graph.nodes(value).is_empty()) {
        set_text(item, name_into, &publisher);
    }
    for publisher in graph.nodes(value) {
        set_text(
            item,
            name_into,
            &text(publisher.get("name")).unwrap_or_default(),
        );
        let address = publisher
            .get("address")
            .or_else(|| publisher.get("location"));
        let place = text(address).or_else(|| {
            let address = graph.nodes(address).into_iter().next()?;
            text(address.get("addressLocality")).or_else(|| text(address.get("name")))
        });
        set_text(item, place_into, &place.unwrap_or_default());
    }
}

fn identifiers(graph: &Graph<'_>, node: &Object, item: &mut Item, reading: &mut Reading) {
    for value in each(node.get("identifier")) {
        let Some(property) = graph.node(value) else {
            continue;
        };
        let name = text(property.get("propertyID")).or_else(|| text(property.get("name")));
        let name = name.unwrap_or_default().to_ascii_lowercase();
        let Some(value) = text(property.get("value")) else {
            continue;
        };
        if name == "doi" {
            reading.identifier(item, TextVariable::Doi, "identifier", &value);
        }
        for (_, variable) in IDENTIFIERS.iter().filter(|(known, _)| *known == name) {
            match variable {
                Variable::Text(v) => reading.identifier(item, *v, "identifier", &value),
                Variable::Number(v) => set_number(item, *v, &value),
                Variable::Name(_) | Variable::Date(_) => {}
            }
        }
    }
    for key in ["doi", "@id", "identifier", "sameAs", "url"] {
        let found = texts(node.get(key)).into_iter();
        let mut dois = found.filter_map(|text| ident::Doi::parse(&text).ok());
        if let Some(doi) = dois.next() {
            set_text(item, TextVariable::Doi, doi.as_str());
        }
    }
    for (key, variable) in [("isbn", TextVariable::Isbn), ("issn", TextVariable::Issn)] {
        let all = texts(node.get(key)).join(" ");
        reading.identifier(item, variable, key, &all);
    }
}

/// What the work stands in: issue, volume, journal or book or site, and series.
fn parts(graph: &Graph<'_>, node: &Object, item: &mut Item, reading: &mut Reading) {
    let mut level = graph.nodes(node.get("isPartOf"));
    set_number(
        item,
        NumberVariable::Volume,
        &text(node.get("volumeNumber")).unwrap_or_default(),
    );
    set_number(
        item,
        NumberVariable::Issue,
        &text(node.get("issueNumber")).unwrap_or_default(),
    );
    for _ in 0..DEPTH {
        let mut next = Vec::new();
        for part in level {
            one_part(graph, part, item, reading);
            next.extend(graph.nodes(part.get("isPartOf")));
        }
        // A loop of references ends with the depth; a wide one is cut.
        next.truncate(8);
        level = next;
    }
    let names = texts(node.get("isPartOf"));
    let name = names.iter().find(|name| !name.contains("://"));
    set_text(
        item,
        TextVariable::ContainerTitle,
        name.map_or("", String::as_str),
    );
}

fn one_part(graph: &Graph<'_>, part: &Object, item: &mut Item, reading: &mut Reading) {
    let class = classes(part).next().unwrap_or_default();
    let name = text(part.get("name")).unwrap_or_default();
    let number = |key: &str| text(part.get(key)).unwrap_or_default();
    set_number(item, NumberVariable::Volume, &number("volumeNumber"));
    set_number(item, NumberVariable::Issue, &number("issueNumber"));
    match class {
        "PublicationIssue" => set_date(item, DateVariable::Issued, text(part.get("datePublished"))),
        "PublicationVolume" => {}
        "BookSeries" | "CreativeWorkSeries" => {
            set_text(item, TextVariable::CollectionTitle, &name);
            people(graph, part.get("editor")).set(item, NameVariable::CollectionEditor);
        }
        _ => {
            set_text(item, TextVariable::ContainerTitle, &name);
            let short = text(part.get("alternateName")).unwrap_or_default();
            set_text(item, TextVariable::ContainerTitleShort, &short);
            people(graph, part.get("author")).set(item, NameVariable::ContainerAuthor);
            people(graph, part.get("editor")).set(item, NameVariable::Editor);
        }
    }
    publisher(
        graph,
        part,
        item,
        [TextVariable::Publisher, TextVariable::PublisherPlace],
    );
    for (key, variable) in [("isbn", TextVariable::Isbn), ("issn", TextVariable::Issn)] {
        let all = texts(part.get(key)).join(" ");
        if !item.texts.contains(variable) && !all.is_empty() {
            reading.identifier(item, variable, "isPartOf", &all);
        }
    }
}

/// Works that the work is based on or is a review of, and the event at which it was presented.
fn related(graph: &Graph<'_>, node: &Object, item: &mut Item) {
    if let Some(original) = graph.nodes(node.get("isBasedOn")).into_iter().next() {
        let title = text(original.get("name")).unwrap_or_default();
        set_text(item, TextVariable::OriginalTitle, &title);
        people(graph, original.get("author")).set(item, NameVariable::OriginalAuthor);
        let into = [
            TextVariable::OriginalPublisher,
            TextVariable::OriginalPublisherPlace,
        ];
        publisher(graph, original, item, into);
        set_date(
            item,
            DateVariable::OriginalDate,
            text(original.get("datePublished")),
        );
    }
    if let Some(reviewed) = graph.nodes(node.get("itemReviewed")).into_iter().next() {
        let title = text(reviewed.get("name")).unwrap_or_default();
        set_text(item, TextVariable::ReviewedTitle, &title);
        let genre = text(reviewed.get("genre")).unwrap_or_default();
        set_text(item, TextVariable::ReviewedGenre, &genre);
        people(graph, reviewed.get("author")).set(item, NameVariable::ReviewedAuthor);
    }
    if let Some(event) = graph.nodes(node.get("recordedAt")).into_iter().next() {
        set_text(
            item,
            TextVariable::EventTitle,
            &text(event.get("name")).unwrap_or_default(),
        );
        let place = graph.name(event.get("location")).unwrap_or_default();
        set_text(item, TextVariable::EventPlace, &place);
        set_date(item, DateVariable::EventDate, text(event.get("startDate")));
        people(graph, event.get("organizer")).set(item, NameVariable::Organizer);
    }
}
