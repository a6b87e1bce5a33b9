//! What a schema.org node says of the work that it describes.

use ibid_model::ident::Orcid;
use serde_json::{Map, Value};

use crate::candidate::{Candidate, Creator, CreatorKind, Property};
use crate::clean::plain;
use crate::html::Context;
use crate::provenance::Provenance;

use super::graph::{Graph, Node, types};

/// A node's text properties that are fields of the item: name, property, trust.
const TEXTS: &[(&str, Property, f32)] = &[
    ("headline", Property::Title, 0.8),
    ("alternativeHeadline", Property::Subtitle, 0.7),
    ("inLanguage", Property::Language, 0.85),
    ("articleSection", Property::Section, 0.7),
    ("issn", Property::Issn, 0.8),
    ("isbn", Property::Isbn, 0.9),
    ("volumeNumber", Property::Volume, 0.9),
    ("issueNumber", Property::Issue, 0.9),
    ("pageStart", Property::FirstPage, 0.9),
    ("pageEnd", Property::LastPage, 0.9),
    ("pagination", Property::Pages, 0.9),
    ("url", Property::Url, 0.5),
    ("mainEntityOfPage", Property::Url, 0.5),
    ("reportNumber", Property::Number, 0.8),
    ("abstract", Property::Abstract, 0.8),
];

/// A node's dates: name, property, trust.
const DATES: &[(&str, Property, f32)] = &[
    ("datePublished", Property::Published, 0.9),
    ("uploadDate", Property::Published, 0.7),
    ("dateCreated", Property::Published, 0.55),
    ("dateModified", Property::Modified, 0.9),
];

/// A node's creators: name, property, trust.
const CREATORS: &[(&str, Property, f32)] = &[
    ("author", Property::Authors, 0.85),
    ("creator", Property::Authors, 0.75),
    ("editor", Property::Editors, 0.6),
    ("translator", Property::Translators, 0.7),
];

/// The candidates of the node that is the page's work, or may be.
pub(crate) fn of_work(
    context: &Context<'_>,
    graph: &Graph<'_>,
    node: &Node<'_>,
    trust: f32,
    found: &mut Vec<Candidate>,
) {
    let mut out = Out { node, trust, found };
    for kind in node.types() {
        out.text(Property::Kind, "@type", kind, 0.9);
    }
    for (name, property, own) in TEXTS {
        if let Some(text) = node.map.get(*name).and_then(|value| text_of(graph, value)) {
            out.text(*property, name, &text, *own);
        }
    }
    // `name` is the title of a page as its window shows it: site and all.
    let is_page = node.types().all(|kind| kind.ends_with("Page"));
    // Without an item around it, `name` may be anyone's.
    let is_typed = node.map.contains_key("@type");
    if is_typed && let Some(name) = node.map.get("name").and_then(|value| text_of(graph, value)) {
        out.text(
            Property::Title,
            "name",
            &name,
            if is_page { 0.5 } else { 0.7 },
        );
    }
    for (name, property, own) in DATES {
        let Some(text) = node.map.get(*name).and_then(first_text) else {
            continue;
        };
        if let Some(date) = context.read_date(&text) {
            let provenance = out.provenance(name, &text);
            let candidate = Candidate::date(*property, date, provenance, own * trust);
            out.found.push(candidate);
        }
    }
    for (name, property, own) in CREATORS {
        out.creators(graph, name, *property, *own);
    }
    of_container(graph, &mut out);
    of_identifiers(graph, &mut out);
}

/// The name of the site, from nodes that are sites wherever they stand.
pub(crate) fn of_site(graph: &Graph<'_>, node: &Node<'_>, found: &mut Vec<Candidate>) {
    let is_site = node.types().any(|kind| kind == "WebSite");
    let nested_away = node.via.iter().any(|name| {
        matches!(
            *name,
            "itemListElement" | "hasPart" | "comment" | "citation" | "mentions"
        )
    });
    if !is_site || nested_away {
        return;
    }
    let mut out = Out {
        node,
        trust: 1.0,
        found,
    };
    if let Some(name) = node.map.get("name").and_then(|value| text_of(graph, value)) {
        out.text(Property::Site, "name", &name, 0.7);
    }
    if let Some(publisher) = node
        .map
        .get("publisher")
        .and_then(|value| name_of(graph, value))
    {
        out.text(Property::Publisher, "publisher", &publisher, 0.5);
    }
}

/// Where candidates of one node go.
struct Out<'o, 'a> {
    node: &'o Node<'a>,
    trust: f32,
    found: &'o mut Vec<Candidate>,
}

impl Out<'_, '_> {
    fn provenance(&self, name: &str, text: &str) -> Provenance {
        Provenance::new(
            self.node.extractor,
            format!("{}/{name}", self.node.place),
            text,
        )
    }

    fn text(&mut self, property: Property, name: &str, value: &str, trust: f32) {
        let text = plain(value);
        if !text.is_empty() {
            let provenance = self.provenance(name, value);
            self.found.push(Candidate::text(
                property,
                text,
                provenance,
                trust * self.trust,
            ));
        }
    }

    fn creators(&mut self, graph: &Graph<'_>, name: &str, property: Property, trust: f32) {
        let Some(value) = self.node.map.get(name) else {
            return;
        };
        let mut creators = Vec::new();
        collect_creators(graph, value, 0, &mut creators);
        if creators.is_empty() {
            return;
        }
        let text: Vec<&str> = creators.iter().map(|c| c.text.as_str()).collect();
        let provenance = self.provenance(name, &text.join("; "));
        self.found.push(Candidate::creators(
            property,
            creators,
            provenance,
            trust * self.trust,
        ));
    }
}

/// Whether a news organisation publishes it.
fn of_publisher_kind(graph: &Graph<'_>, out: &mut Out<'_, '_>) {
    let is_of_news = out
        .node
        .map
        .get("publisher")
        .and_then(|value| first_node(graph, value))
        .is_some_and(|node| types(node).any(|kind| kind == "NewsMediaOrganization"));
    if is_of_news {
        let kind = "publisher:NewsMediaOrganization";
        out.text(Property::Kind, "publisher", kind, 0.7);
    }
}

/// Publisher, site, journal, volume and issue.
fn of_container(graph: &Graph<'_>, out: &mut Out<'_, '_>) {
    for (name, trust) in [("publisher", 0.8), ("sourceOrganization", 0.5)] {
        if let Some(publisher) = out
            .node
            .map
            .get(name)
            .and_then(|value| name_of(graph, value))
        {
            out.text(Property::Publisher, name, &publisher, trust);
        }
    }
    of_publisher_kind(graph, out);
    let mut at = out.node.map.get("isPartOf");
    // An article is a part of an issue, which is a part of a volume, which is one of a journal.
    for _ in 0..4 {
        let Some(part) = at.and_then(|value| first_node(graph, value)) else {
            return;
        };
        let name = part.get("name").and_then(first_text);
        for kind in types(part) {
            if matches!(
                kind,
                "Newspaper" | "Magazine" | "Blog" | "Encyclopedia" | "Book"
            ) {
                out.text(Property::Kind, "isPartOf", &format!("part-of:{kind}"), 0.7);
            }
            let property = match kind {
                "Periodical" | "Newspaper" | "Magazine" | "PublicationVolume" | "Book"
                | "BookSeries" | "Journal" => Property::Container,
                "WebSite" | "Blog" => Property::Site,
                _ => continue,
            };
            if let Some(name) = &name {
                out.text(property, "isPartOf", name, 0.8);
            }
        }
        for (key, property) in [
            ("issn", Property::Issn),
            ("volumeNumber", Property::Volume),
            ("issueNumber", Property::Issue),
            ("isbn", Property::Isbn),
        ] {
            if let Some(text) = part.get(key).and_then(first_text) {
                out.text(property, key, &text, 0.85);
            }
        }
        at = part.get("isPartOf");
    }
}

/// The DOI, as address, as identifier, or as what the work is the same as.
fn of_identifiers(graph: &Graph<'_>, out: &mut Out<'_, '_>) {
    for name in ["doi", "identifier", "sameAs", "@id"] {
        let Some(value) = out.node.map.get(name) else {
            continue;
        };
        let list = value
            .as_array()
            .map_or(std::slice::from_ref(value), Vec::as_slice);
        for value in list.iter().take(20) {
            let text = match value {
                Value::Object(map) => Some(graph.by_reference(map))
                    .and_then(|node| node.get("value").or_else(|| node.get("@id")))
                    .and_then(Value::as_str),
                _ => value.as_str(),
            };
            if let Some(doi) = text.and_then(crate::identifiers::doi_in) {
                out.text(Property::Doi, name, &doi, 0.9);
            }
        }
    }
}

/// The creators in a value: names, nodes, references, lists of them.
fn collect_creators(graph: &Graph<'_>, value: &Value, depth: usize, found: &mut Vec<Creator>) {
    if depth > 4 || found.len() >= 1_000 {
        return;
    }
    match value {
        Value::String(text) => {
            let text = plain(text);
            if !text.is_empty() {
                found.push(Creator::new(text, CreatorKind::Byline));
            }
        }
        Value::Array(list) => {
            for value in list {
                collect_creators(graph, value, depth + 1, found);
            }
        }
        Value::Object(map) => {
            if let Some(list) = map.get("@list").or_else(|| map.get("itemListElement")) {
                collect_creators(graph, list, depth + 1, found);
                return;
            }
            let node = graph.by_reference(map);
            if let Some(inner @ (Value::Object(_) | Value::Array(_))) = node.get("name") {
                collect_creators(graph, inner, depth + 1, found);
                return;
            }
            found.extend(creator(node));
        }
        _ => {}
    }
}

/// The creator that a node is.
fn creator(node: &Map<String, Value>) -> Option<Creator> {
    let text = |name: &str| {
        node.get(name)
            .and_then(first_text)
            .map(|text| plain(&text))
            .filter(|text| !text.is_empty())
    };
    let parts = text("givenName").zip(text("familyName"));
    let name = text("name").or_else(|| {
        parts
            .as_ref()
            .map(|(given, family)| format!("{given} {family}"))
    })?;
    let kind = types(node).find_map(|kind| match kind {
        "Person" | "person" => Some(CreatorKind::Person),
        kind if kind.contains("Organi") || matches!(kind, "Corporation" | "WebSite") => {
            Some(CreatorKind::Organisation)
        }
        _ => None,
    });
    Some(Creator {
        parts: parts.map(|(given, family)| (family, given)),
        orcid: orcid(node),
        affiliations: affiliations(node),
        ..Creator::new(name, kind.unwrap_or(CreatorKind::Unknown))
    })
}

/// The ORCID iD of a person, which stands where addresses and identifiers do.
fn orcid(node: &Map<String, Value>) -> Option<Orcid> {
    ["@id", "sameAs", "identifier", "url"]
        .iter()
        .filter_map(|name| node.get(*name))
        .flat_map(|value| {
            value
                .as_array()
                .map_or(std::slice::from_ref(value), Vec::as_slice)
        })
        .take(20)
        .filter_map(|value| value.as_str().or_else(|| value.get("value")?.as_str()))
        .filter(|text| text.to_ascii_lowercase().contains("orcid"))
        .find_map(|text| Orcid::parse(text).ok())
}

/// The names of the institutions that a person belongs to.
fn affiliations(node: &Map<String, Value>) -> Vec<String> {
    let Some(value) = node.get("affiliation") else {
        return Vec::new();
    };
    let list = value
        .as_array()
        .map_or(std::slice::from_ref(value), Vec::as_slice);
    let names = list.iter().take(20).filter_map(|value| {
        let name = value.as_str().or_else(|| value.get("name")?.as_str())?;
        Some(plain(name))
    });
    names.filter(|name| !name.is_empty()).collect()
}

/// The name in a value: itself, or its node's.
fn name_of(graph: &Graph<'_>, value: &Value) -> Option<String> {
    match value {
        Value::String(name) => Some(name.clone()),
        Value::Array(list) => list.iter().find_map(|value| name_of(graph, value)),
        Value::Object(map) => graph
            .by_reference(map)
            .get("name")
            .and_then(first_text)
            .filter(|name| !name.is_empty()),
        _ => None,
    }
}

/// A text value: itself, a number, or a node's name, value or address.
fn text_of(graph: &Graph<'_>, value: &Value) -> Option<String> {
    match value {
        Value::Object(map) => {
            let node = graph.by_reference(map);
            ["@value", "alternateName", "name", "value", "@id", "url"]
                .iter()
                .find_map(|name| node.get(*name).and_then(first_text))
        }
        value => first_text(value),
    }
}

/// The first text in a value.
fn first_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(list) => list.iter().find_map(first_text),
        Value::Object(map) => map.get("@value").and_then(first_text),
        _ => None,
    }
}

/// The first node in a value.
fn first_node<'a>(graph: &'a Graph<'_>, value: &'a Value) -> Option<&'a Map<String, Value>> {
    match value {
        Value::Object(map) => Some(graph.by_reference(map)),
        Value::Array(list) => list.iter().find_map(|value| first_node(graph, value)),
        _ => None,
    }
}
