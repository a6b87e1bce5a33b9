//! Macros without the branches that an item's type rules out: most of a style's tests are for types,
//! and an item has one.

use std::sync::OnceLock;

use ibid_csl::Match;
use ibid_model::ItemType;

use super::program::{BranchNode, NamesNode, Node};

/// A macro's elements for each type of item, each made when the first item of the type comes.
#[derive(Clone, Debug, Default)]
pub(crate) struct ByType {
    of_type: OnceLock<Box<[OnceLock<Vec<Node>>]>>,
}

impl ByType {
    /// The elements that an item of a type can come to.
    pub fn of<'n>(&'n self, nodes: &'n [Node], item_type: ItemType) -> &'n [Node] {
        let empty = || ItemType::ALL.iter().map(|_| OnceLock::new()).collect();
        let of_type = self.of_type.get_or_init(empty);
        let made = of_type.get(item_type as usize);
        made.map_or(nodes, |made| {
            made.get_or_init(|| specialise(nodes, item_type))
        })
    }
}

/// Whether elements test for types, the macros that they call left aside.
pub(super) fn test_types(nodes: &[Node]) -> bool {
    nodes.iter().any(|node| match node {
        Node::Group { children, .. } => test_types(children),
        Node::Names(names) => test_types(&names.substitute),
        Node::Choose {
            branches,
            otherwise,
        } => {
            let tests =
                |branch: &BranchNode| branch.types.is_some() || test_types(&branch.children);
            branches.iter().any(tests) || test_types(otherwise)
        }
        _ => false,
    })
}

/// The elements without tests for types. A `cs:choose` that is decided gives its elements to what is
/// around it: it prints nothing itself.
fn specialise(nodes: &[Node], item_type: ItemType) -> Vec<Node> {
    let mut out = Vec::with_capacity(nodes.len());
    for node in nodes {
        match node {
            Node::Choose {
                branches,
                otherwise,
            } => choose(branches, otherwise, item_type, &mut out),
            Node::Group {
                children,
                delimiter,
                wrap,
            } => out.push(Node::Group {
                children: specialise(children, item_type),
                delimiter: delimiter.clone(),
                wrap: wrap.clone(),
            }),
            Node::Names(names) if test_types(&names.substitute) => {
                out.push(Node::Names(
                    NamesNode {
                        substitute: specialise(&names.substitute, item_type),
                        ..NamesNode::clone(names)
                    }
                    .into(),
                ));
            }
            other => out.push(other.clone()),
        }
    }
    out
}

/// What a test for types says of its branch.
enum Verdict {
    /// It is taken where the branches before it are not.
    Taken,
    /// It is never taken.
    Passed,
    /// Its other tests decide.
    Open,
}

fn verdict(branch: &BranchNode, item_type: ItemType) -> Verdict {
    let Some(types) = branch.types else {
        return Verdict::Open;
    };
    let is_last = branch.conditions.is_empty();
    match (branch.matching, types.contains(item_type)) {
        (Match::All, false) | (Match::None, true) => Verdict::Passed,
        (Match::Any, true) => Verdict::Taken,
        (Match::All, true) | (Match::None, false) if is_last => Verdict::Taken,
        (Match::Any, false) if is_last => Verdict::Passed,
        _ => Verdict::Open,
    }
}

fn choose(branches: &[BranchNode], otherwise: &[Node], item_type: ItemType, out: &mut Vec<Node>) {
    let mut open = Vec::new();
    let mut last = otherwise;
    for branch in branches {
        match verdict(branch, item_type) {
            Verdict::Passed => {}
            Verdict::Open => open.push(BranchNode {
                matching: branch.matching,
                types: None,
                conditions: branch.conditions.clone(),
                children: specialise(&branch.children, item_type),
            }),
            Verdict::Taken => {
                last = &branch.children;
                break;
            }
        }
    }
    let mut otherwise = specialise(last, item_type);
    if open.is_empty() {
        out.append(&mut otherwise);
    } else {
        out.push(Node::Choose {
            branches: open,
            otherwise,
        });
    }
}
