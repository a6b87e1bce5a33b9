//! The tree that an HTML parser builds, as lean as extraction needs it: elements with their
//! attributes and text, no comments, in one vector.
//!
//! html5ever decides what the tree is (HTML Living Standard, "Tree construction"); this is only
//! where it puts the nodes. [`super::tokens`] is what it reads.

use std::borrow::Cow;
use std::cell::{Ref, RefCell};

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, Namespace, QualName};

/// A node's index; [`NONE`] for no node.
pub(super) type NodeId = u32;

const NONE: NodeId = NodeId::MAX;
const ROOT: NodeId = 0;

/// An element: its name and attributes.
#[derive(Debug)]
pub(crate) struct Element {
    name: QualName,
    attributes: Vec<Attribute>,
}

impl Element {
    /// The tag's name in lower case.
    pub fn name(&self) -> &str {
        &self.name.local
    }

    /// An attribute's value.
    pub fn attr(&self, name: &str) -> Option<&str> {
        self.attrs()
            .find(|(own, _)| *own == name)
            .map(|(_, value)| value)
    }

    /// The attributes in the order of the source.
    pub fn attrs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.attributes
            .iter()
            .map(|attribute| (&*attribute.name.local, &*attribute.value))
    }
}

/// What a node is.
#[derive(Debug)]
enum Kind {
    Element(Element),
    Text(StrTendril),
    /// The document, a comment, an instruction: nothing that is read.
    Other,
}

#[derive(Debug)]
struct Node {
    parent: NodeId,
    previous: NodeId,
    next: NodeId,
    first: NodeId,
    last: NodeId,
    kind: Kind,
}

/// A parsed page.
#[derive(Debug)]
pub(crate) struct Tree {
    nodes: Vec<Node>,
}

/// A step of a walk through the tree.
pub(crate) enum Step<'t> {
    Open(&'t Element),
    Text(&'t str),
    Close(&'t Element),
}

impl Tree {
    /// The elements and texts in document order, each element once when it opens and once when it
    /// closes.
    pub fn walk(&self) -> Walk<'_> {
        Walk {
            tree: self,
            at: ROOT,
            is_closing: false,
        }
    }
}

/// See [`Tree::walk`].
pub(crate) struct Walk<'t> {
    tree: &'t Tree,
    at: NodeId,
    is_closing: bool,
}

impl<'t> Iterator for Walk<'t> {
    type Item = Step<'t>;

    fn next(&mut self) -> Option<Step<'t>> {
        loop {
            let node = self.tree.node(self.at)?;
            let was_closing = self.is_closing;
            if !was_closing && node.first != NONE {
                self.at = node.first;
            } else if !was_closing {
                self.is_closing = true;
            } else if node.next != NONE {
                self.at = node.next;
                self.is_closing = false;
            } else {
                self.at = node.parent;
            }
            match (&node.kind, was_closing) {
                (Kind::Element(element), false) => return Some(Step::Open(element)),
                (Kind::Element(element), true) => return Some(Step::Close(element)),
                (Kind::Text(text), false) => return Some(Step::Text(text)),
                _ => {}
            }
        }
    }
}

impl Node {
    const fn new(kind: Kind) -> Self {
        Self {
            parent: NONE,
            previous: NONE,
            next: NONE,
            first: NONE,
            last: NONE,
            kind,
        }
    }
}

/// Where the parser puts what it reads.
pub(super) struct Sink {
    tree: RefCell<Tree>,
}

impl Default for Sink {
    fn default() -> Self {
        Self {
            tree: RefCell::new(Tree {
                nodes: vec![Node::new(Kind::Other)],
            }),
        }
    }
}

impl Sink {
    /// What was built.
    pub fn into_tree(self) -> Tree {
        self.tree.into_inner()
    }
}

/// Links between nodes. A node that does not exist is left alone: the parser names none.
impl Tree {
    fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(usize::try_from(id).ok()?)
    }

    fn node_mut(&mut self, id: NodeId) -> Option<&mut Node> {
        self.nodes.get_mut(usize::try_from(id).ok()?)
    }

    /// Adds a node. What is read of a page makes far fewer than can be numbered.
    fn add(&mut self, kind: Kind) -> NodeId {
        let id = NodeId::try_from(self.nodes.len()).unwrap_or(NONE);
        self.nodes.push(Node::new(kind));
        id
    }

    fn detach(&mut self, id: NodeId) {
        let Some(node) = self.node_mut(id) else {
            return;
        };
        let (parent, previous, next) = (node.parent, node.previous, node.next);
        (node.parent, node.previous, node.next) = (NONE, NONE, NONE);
        match self.node_mut(previous) {
            Some(previous) => previous.next = next,
            None => {
                if let Some(parent) = self.node_mut(parent) {
                    parent.first = next;
                }
            }
        }
        match self.node_mut(next) {
            Some(next) => next.previous = previous,
            None => {
                if let Some(parent) = self.node_mut(parent) {
                    parent.last = previous;
                }
            }
        }
    }

    fn append(&mut self, parent: NodeId, id: NodeId) {
        self.detach(id);
        let Some(above) = self.node_mut(parent) else {
            return;
        };
        let last = std::mem::replace(&mut above.last, id);
        if last == NONE {
            above.first = id;
        }
        if let Some(last) = self.node_mut(last) {
            last.next = id;
        }
        if let Some(node) = self.node_mut(id) {
            node.parent = parent;
            node.previous = last;
        }
    }

    fn insert_before(&mut self, sibling: NodeId, id: NodeId) {
        self.detach(id);
        let Some(behind) = self.node_mut(sibling) else {
            return;
        };
        let parent = behind.parent;
        let previous = std::mem::replace(&mut behind.previous, id);
        match self.node_mut(previous) {
            Some(previous) => previous.next = id,
            None => {
                if let Some(parent) = self.node_mut(parent) {
                    parent.first = id;
                }
            }
        }
        if let Some(node) = self.node_mut(id) {
            (node.parent, node.previous, node.next) = (parent, previous, sibling);
        }
    }

    fn join_text(&mut self, id: NodeId, text: &StrTendril) -> bool {
        match self.node_mut(id).map(|node| &mut node.kind) {
            Some(Kind::Text(before)) => {
                before.push_tendril(text);
                true
            }
            _ => false,
        }
    }
}

/// The name of an element, borrowed from the tree.
#[derive(Debug)]
pub(super) struct Name<'t>(Ref<'t, QualName>);

impl ElemName for Name<'_> {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

/// The name of what is no element.
static NO_NAME: QualName = QualName {
    prefix: None,
    ns: html5ever::ns!(),
    local: html5ever::local_name!(""),
};

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Tree;
    type ElemName<'t> = Name<'t>;

    fn finish(self) -> Tree {
        self.into_tree()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        ROOT
    }

    fn elem_name<'t>(&'t self, target: &'t NodeId) -> Name<'t> {
        Name(Ref::map(self.tree.borrow(), |tree| {
            match tree.node(*target).map(|node| &node.kind) {
                Some(Kind::Element(element)) => &element.name,
                _ => &NO_NAME,
            }
        }))
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        _: ElementFlags,
    ) -> NodeId {
        let element = Element { name, attributes };
        self.tree.borrow_mut().add(Kind::Element(element))
    }

    fn create_comment(&self, _: StrTendril) -> NodeId {
        self.tree.borrow_mut().add(Kind::Other)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> NodeId {
        self.tree.borrow_mut().add(Kind::Other)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        let mut tree = self.tree.borrow_mut();
        match child {
            NodeOrText::AppendNode(id) => tree.append(*parent, id),
            NodeOrText::AppendText(text) => {
                let last = tree.node(*parent).map_or(NONE, |node| node.last);
                if !tree.join_text(last, &text) {
                    let id = tree.add(Kind::Text(text));
                    tree.append(*parent, id);
                }
            }
        }
    }

    fn append_based_on_parent_node(
        &self,
        element: &NodeId,
        previous: &NodeId,
        child: NodeOrText<NodeId>,
    ) {
        let has_parent = self
            .tree
            .borrow()
            .node(*element)
            .is_some_and(|node| node.parent != NONE);
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// What a template holds stands in the template itself.
    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        *target
    }

    fn same_node(&self, x: &NodeId, y: &NodeId) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &NodeId, new: NodeOrText<NodeId>) {
        let mut tree = self.tree.borrow_mut();
        match new {
            NodeOrText::AppendNode(id) => tree.insert_before(*sibling, id),
            NodeOrText::AppendText(text) => {
                let previous = tree.node(*sibling).map_or(NONE, |node| node.previous);
                if !tree.join_text(previous, &text) {
                    let id = tree.add(Kind::Text(text));
                    tree.insert_before(*sibling, id);
                }
            }
        }
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<Attribute>) {
        let mut tree = self.tree.borrow_mut();
        if let Some(Kind::Element(element)) = tree.node_mut(*target).map(|node| &mut node.kind) {
            for attribute in attributes {
                let is_known = element
                    .attributes
                    .iter()
                    .any(|known| known.name == attribute.name);
                if !is_known {
                    element.attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.tree.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        let mut tree = self.tree.borrow_mut();
        while let Some(child) = tree
            .node(*node)
            .map(|node| node.first)
            .filter(|child| *child != NONE)
        {
            tree.append(*new_parent, child);
        }
    }
}
