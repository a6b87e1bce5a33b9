//! Everything that a page says in schema.org's words, as one graph of nodes.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::provenance::Extractor;

/// Most nodes that are read from one page.
const NODE_LIMIT: usize = 20_000;
/// Deepest nesting that is followed.
const DEPTH_LIMIT: usize = 32;

/// A value with nodes in it, and where it stands.
pub(crate) struct Island {
    pub extractor: Extractor,
    /// Before the JSON pointer: `script[1]`, or the CSS path of the item's element.
    pub place: String,
    pub value: Value,
}

/// One node.
#[derive(Clone, Debug)]
pub(crate) struct Node<'a> {
    pub map: &'a Map<String, Value>,
    pub extractor: Extractor,
    /// The island's place and the JSON pointer in it.
    pub place: String,
    /// The properties that lead here from the island's top, outermost first.
    pub via: Vec<&'a str>,
    /// How many nodes stand beside it in the list that it is in.
    pub siblings: usize,
}

impl<'a> Node<'a> {
    /// Its types without the vocabulary's prefix.
    pub fn types(&self) -> impl Iterator<Item = &'a str> {
        types(self.map)
    }
}

/// The types of a node without the vocabulary's prefix.
pub(crate) fn types(map: &Map<String, Value>) -> impl Iterator<Item = &str> {
    let value = map.get("@type");
    let one = value.and_then(Value::as_str);
    let list = value.and_then(Value::as_array).into_iter().flatten();
    one.into_iter()
        .chain(list.filter_map(Value::as_str))
        .map(|name| name.rsplit(['/', '#', ':']).next().unwrap_or(name).trim())
}

/// The graph.
pub(crate) struct Graph<'a> {
    pub nodes: Vec<Node<'a>>,
    by_id: BTreeMap<&'a str, &'a Map<String, Value>>,
}

impl<'a> Graph<'a> {
    /// Collects the nodes of all islands.
    pub fn new(islands: &'a [Island]) -> Self {
        let mut nodes = Vec::new();
        for island in islands {
            let mut todo = vec![Visit {
                value: &island.value,
                pointer: String::new(),
                via: Vec::new(),
                siblings: 1,
            }];
            while let Some(visit) = todo.pop() {
                if nodes.len() >= NODE_LIMIT {
                    break;
                }
                visit.step(island, &mut nodes, &mut todo);
            }
        }
        let mut by_id: BTreeMap<&str, &Map<String, Value>> = BTreeMap::new();
        for node in &nodes {
            if let Some(id) = node.map.get("@id").and_then(Value::as_str) {
                let fullest = by_id.entry(id).or_insert(node.map);
                if node.map.len() > fullest.len() {
                    *fullest = node.map;
                }
            }
        }
        Self { nodes, by_id }
    }

    /// The node that a value stands for: the fullest one with its `@id`, or itself.
    pub fn by_reference<'s>(&'s self, map: &'s Map<String, Value>) -> &'s Map<String, Value> {
        map.get("@id")
            .and_then(Value::as_str)
            .and_then(|id| self.by_id.get(id).copied())
            .filter(|named| named.len() > map.len())
            .unwrap_or(map)
    }
}

/// A value still to be looked at.
struct Visit<'a> {
    value: &'a Value,
    pointer: String,
    via: Vec<&'a str>,
    siblings: usize,
}

impl<'a> Visit<'a> {
    /// Notes the node, and queues what is in it, so that the first is looked at next.
    fn step(self, island: &Island, nodes: &mut Vec<Node<'a>>, todo: &mut Vec<Visit<'a>>) {
        if self.via.len() > DEPTH_LIMIT {
            return;
        }
        match self.value {
            Value::Array(list) => {
                for (at, value) in list.iter().enumerate().rev() {
                    todo.push(Visit {
                        value,
                        pointer: format!("{}/{at}", self.pointer),
                        via: self.via.clone(),
                        siblings: list.len(),
                    });
                }
            }
            Value::Object(map) => {
                for (key, value) in map.iter().rev() {
                    if value.is_object() || value.is_array() {
                        let mut via = self.via.clone();
                        if key != "@graph" {
                            via.push(key);
                        }
                        todo.push(Visit {
                            value,
                            pointer: format!("{}/{key}", self.pointer),
                            via,
                            siblings: 1,
                        });
                    }
                }
                nodes.push(Node {
                    map,
                    extractor: island.extractor,
                    place: format!("{}{}", island.place, self.pointer),
                    via: self.via,
                    siblings: self.siblings,
                });
            }
            _ => {}
        }
    }
}
