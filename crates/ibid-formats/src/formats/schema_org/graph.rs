//! The nodes of a JSON-LD document, and which of them are references.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::tables::item_type;
use crate::json::{Object, each, text};

/// A document's nodes by their `@id`.
pub(super) struct Graph<'d> {
    by_id: HashMap<&'d str, &'d Object>,
    /// The nodes that are works of their own, not parts of the description of another.
    pub works: Vec<&'d Object>,
}

impl<'d> Graph<'d> {
    /// The nodes of a document: those of `@graph`, of a list, or the one that it is.
    pub fn new(document: &'d Object) -> Self {
        let listed = ["@graph", "itemListElement"];
        let list = listed.iter().find_map(|key| document.get(*key));
        let nodes: Vec<&Object> = match list {
            Some(list) => each(Some(list))
                .iter()
                .filter_map(Value::as_object)
                .map(|node| node.get("item").and_then(Value::as_object).unwrap_or(node))
                .collect(),
            None => vec![document],
        };
        let by_id = nodes
            .iter()
            .filter_map(|node| Some((node.get("@id")?.as_str()?, *node)))
            .collect();
        let mut graph = Self {
            by_id,
            works: Vec::new(),
        };
        let parts = part_ids(&nodes);
        let is_part = |node: &Object| {
            let id = node.get("@id").and_then(Value::as_str);
            id.is_some_and(|id| parts.contains(id))
        };
        let works = nodes.iter().filter(|node| is_work(node));
        graph.works = works.copied().filter(|node| !is_part(node)).collect();
        // A page about a work is that work.
        for work in &mut graph.works {
            let is_page = classes(work).any(|class| class.ends_with("Page"));
            let main = work.get("mainEntity").filter(|_| is_page);
            let main = main.and_then(|main| graph_node(&graph.by_id, main));
            if let Some(main) = main.filter(|main| is_work(main)) {
                *work = main;
            }
        }
        graph
            .works
            .dedup_by(|one, other| std::ptr::eq(*one, *other));
        graph
    }

    /// The node that a value is or refers to.
    pub fn node<'v>(&self, value: &'v Value) -> Option<&'v Object>
    where
        'd: 'v,
    {
        graph_node(&self.by_id, value)
    }

    /// The nodes that a value is or refers to.
    pub fn nodes<'v>(&self, value: Option<&'v Value>) -> Vec<&'v Object>
    where
        'd: 'v,
    {
        let values = each(value).iter();
        values.filter_map(|value| self.node(value)).collect()
    }

    /// A value's text, or its node's name.
    pub fn name(&self, value: Option<&Value>) -> Option<String> {
        text(value).or_else(|| {
            let nodes = self.nodes(value);
            nodes.into_iter().find_map(|node| {
                let named = ["name", "@value", "text", "@id"];
                named.iter().find_map(|key| text(node.get(*key)))
            })
        })
    }
}

/// The node that a value is or refers to.
fn graph_node<'v, 'd: 'v>(
    by_id: &HashMap<&'d str, &'d Object>,
    value: &'v Value,
) -> Option<&'v Object> {
    let refers = |id: &str| by_id.get(id).copied();
    match value {
        Value::String(id) => refers(id),
        Value::Object(node) => {
            let is_reference = node.keys().all(|key| key == "@id" || key == "@type");
            let id = node.get("@id").and_then(Value::as_str);
            let referred = id.filter(|_| is_reference).and_then(refers);
            referred.or(Some(node))
        }
        _ => None,
    }
}

/// The classes of a node, without prefix or address.
pub(super) fn classes(node: &Object) -> impl Iterator<Item = &str> {
    let all = each(node.get("@type")).iter().filter_map(Value::as_str);
    all.map(|class| class.rsplit(['/', ':', '#']).next().unwrap_or(class))
}

fn is_work(node: &Object) -> bool {
    classes(node).any(|class| item_type(class).is_some())
}

/// The `@id`s of what other nodes stand in, or are the main thing of.
fn part_ids<'d>(nodes: &[&'d Object]) -> HashSet<&'d str> {
    let mut ids = HashSet::new();
    for node in nodes {
        for key in ["isPartOf", "mainEntityOfPage"] {
            for value in each(node.get(key)) {
                let id = match value {
                    Value::String(id) => Some(id.as_str()),
                    other => other.get("@id").and_then(Value::as_str),
                };
                let own = node.get("@id").and_then(Value::as_str);
                ids.extend(id.filter(|id| Some(*id) != own));
            }
        }
    }
    ids
}
