//! `itemscope`, `itemtype`, `itemprop` (HTML Living Standard, "Microdata") and RDFa Lite's
//! `typeof`, `property`, `resource`, both as the objects that JSON-LD would have.

use serde_json::{Map, Value};

use crate::html::Context;
use crate::html::page::{Element, ElementId, Page};
use crate::html::regions::FOREIGN;
use crate::provenance::Extractor;

use super::graph::Island;

/// Most items that are read.
const ITEM_LIMIT: usize = 5_000;

/// Most values of one property.
const VALUE_LIMIT: usize = 500;

/// The attributes of one of the two syntaxes.
struct Syntax {
    extractor: Extractor,
    /// The attribute that opens an item.
    scope: &'static str,
    kind: &'static str,
    property: &'static str,
    id: &'static str,
}

const MICRODATA: Syntax = Syntax {
    extractor: Extractor::Microdata,
    scope: "itemscope",
    kind: "itemtype",
    property: "itemprop",
    id: "itemid",
};

const RDFA: Syntax = Syntax {
    extractor: Extractor::Rdfa,
    scope: "typeof",
    kind: "typeof",
    property: "property",
    id: "resource",
};

/// The page's microdata and RDFa items. Properties that no item holds form one without a type:
/// many pages mark up the author and the date and forget the article.
pub(crate) fn islands(context: &Context<'_>) -> Vec<Island> {
    let mut islands = read(context, &MICRODATA);
    // RDFa shares `property` with OpenGraph: it is read where items are opened.
    islands.extend(
        read(context, &RDFA)
            .into_iter()
            .filter(|island| island.value.get("@type").is_some()),
    );
    islands
}

/// An item being read.
struct Open {
    end: ElementId,
    element: ElementId,
    properties: Vec<String>,
    map: Map<String, Value>,
}

fn read(context: &Context<'_>, syntax: &Syntax) -> Vec<Island> {
    let page = context.page;
    let mut islands = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut stray = Map::new();
    let mut items = 0;
    for (id, element) in page.elements.iter().enumerate() {
        while open.last().is_some_and(|item| item.end <= id) {
            close(page, syntax, &mut open, &mut islands);
        }
        if !element.is_marked_up {
            continue;
        }
        let properties = names(element, syntax.property);
        if element.node.attr(syntax.scope).is_some() && items < ITEM_LIMIT {
            items += 1;
            open.push(Open {
                end: element.end,
                element: id,
                properties,
                map: opened(element, syntax),
            });
        } else if !properties.is_empty() {
            let value = Value::String(value_of(page, id, element));
            if let Some(item) = open.last_mut() {
                for property in properties {
                    insert(&mut item.map, property, value.clone());
                }
            } else if is_of_article(context, element) {
                for property in properties {
                    insert(&mut stray, property, value.clone());
                }
            }
        }
    }
    while !open.is_empty() {
        close(page, syntax, &mut open, &mut islands);
    }
    if !stray.is_empty() {
        islands.push(Island {
            extractor: syntax.extractor,
            place: "html".to_owned(),
            value: Value::Object(stray),
        });
    }
    islands
}

/// Whether a property that no item holds is the article's: in the page's head, or near the headline
/// and in no list of other articles.
fn is_of_article(context: &Context<'_>, element: &Element<'_>) -> bool {
    if element.tag() == "meta" || element.tag() == "link" {
        return true;
    }
    let (distance, _) = context.distance(element.text.start);
    !element.region.any(FOREIGN) && (context.headline.is_none() || distance < 2_000)
}

/// The object of an item that starts.
fn opened(element: &Element<'_>, syntax: &Syntax) -> Map<String, Value> {
    let mut map = Map::new();
    let kinds: Vec<Value> = element
        .attr(syntax.kind)
        .into_iter()
        .flat_map(str::split_ascii_whitespace)
        .map(Value::from)
        .collect();
    if !kinds.is_empty() {
        map.insert("@type".to_owned(), Value::Array(kinds));
    }
    if let Some(name) = element.attr(syntax.id) {
        map.insert("@id".to_owned(), Value::from(name));
    }
    map
}

/// Ends the innermost item: it becomes a value of the one around it, or an island.
fn close(page: &Page<'_>, syntax: &Syntax, open: &mut Vec<Open>, islands: &mut Vec<Island>) {
    let Some(mut item) = open.pop() else { return };
    // An item without properties of its own is its text: `<span itemprop=author itemscope>Jane`.
    if item.map.keys().all(|key| key.starts_with('@')) {
        let text = page.line(item.element);
        if !text.is_empty() && text.len() < 200 {
            item.map.insert("name".to_owned(), Value::String(text));
        }
    }
    let value = Value::Object(item.map);
    match open.last_mut() {
        Some(outer) if !item.properties.is_empty() => {
            for property in item.properties {
                insert(&mut outer.map, property, value.clone());
            }
        }
        _ => islands.push(Island {
            extractor: syntax.extractor,
            place: page.path(item.element),
            value,
        }),
    }
}

/// The property names in an attribute, without the vocabulary's prefix.
fn names(element: &Element<'_>, attribute: &str) -> Vec<String> {
    element
        .attr(attribute)
        .into_iter()
        .flat_map(str::split_ascii_whitespace)
        // `og:title` and its like are not schema.org's.
        .filter(|name| !name.contains(':') || name.starts_with("schema:") || name.contains("//"))
        .map(|name| {
            name.rsplit(['/', '#', ':'])
                .next()
                .unwrap_or(name)
                .to_owned()
        })
        .collect()
}

/// Adds a value; a second one makes a list.
fn insert(map: &mut Map<String, Value>, name: String, value: Value) {
    match map.get_mut(&name) {
        Some(Value::Array(list)) => {
            if list.len() < VALUE_LIMIT && !list.contains(&value) {
                list.push(value);
            }
        }
        Some(old) => {
            if *old != value {
                let first = old.take();
                *old = Value::Array(vec![first, value]);
            }
        }
        None => {
            map.insert(name, value);
        }
    }
}

/// The value of an element with a property.
fn value_of(page: &Page<'_>, id: ElementId, element: &Element<'_>) -> String {
    if let Some(content) = element.attr("content") {
        return content.to_owned();
    }
    let attribute = match element.tag() {
        "time" => element.attr("datetime"),
        "img" | "audio" | "embed" | "iframe" | "source" | "video" => element.attr("src"),
        "data" | "meter" => element.attr("value"),
        "link" => element.attr("href"),
        // A link is its text here: an author's name is worth more than the page about the author.
        "a" | "area" if page.line(id).is_empty() => element.attr("href"),
        _ => None,
    };
    attribute.map_or_else(|| page.line(id), str::to_owned)
}
