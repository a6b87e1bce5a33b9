//! What of a record was read: so that what was not can be said.
//!
//! Readers ask for elements by name, from many places. Which texts they took is noted where texts
//! are taken ([`super::plain`] and its like), for the one record that a thread has in hand.

use std::cell::RefCell;
use std::collections::BTreeMap;

use ibid_model::{Diagnostic, LineIndex, Severity, Span, codes};
use roxmltree::Node;

use super::inline::{is_aside, is_markup};
use super::node::Xml;

thread_local! {
    /// Whether the text at a node's place in its document was taken.
    static TAKEN: RefCell<Vec<bool>> = const { RefCell::new(Vec::new()) };
}

/// How many names of elements a message has.
const NAMED: usize = 12;

/// What holds an article, and says nothing of it as a work.
const ARTICLE: &[&str] = &[
    "body",
    "back",
    "text",
    "sub-article",
    "floats-group",
    "response",
];

/// Begins with a record of a document of so many nodes.
pub(super) fn begin(nodes: usize) {
    TAKEN.with_borrow_mut(|taken| {
        taken.clear();
        taken.resize(nodes, false);
    });
}

/// Notes that a text was taken.
pub(super) fn take(text: Node<'_, '_>) {
    TAKEN.with_borrow_mut(|taken| {
        if let Some(place) = taken.get_mut(text.id().get_usize()) {
            *place = true;
        }
    });
}

/// An element's name; MARC's fields by their tags.
fn name(element: Node<'_, '_>) -> String {
    let tag = element.attr("tag");
    let tag = tag.or_else(|| element.parent().and_then(|field| field.attr("tag")));
    tag.unwrap_or(element.name()).to_owned()
}

/// The elements of a file whose text no record's reader took.
#[derive(Default)]
pub(super) struct Unread {
    /// How often, and where first.
    elements: BTreeMap<String, (usize, Span)>,
}

impl Unread {
    /// Adds those of a record.
    pub(super) fn add(&mut self, record: Node<'_, '_>, span: impl Fn(Node<'_, '_>) -> Span) {
        let mut nodes = vec![record];
        while let Some(node) = nodes.pop() {
            if node.is_text() {
                let is_taken = |taken: &Vec<bool>| taken.get(node.id().get_usize()) == Some(&true);
                let is_blank = node.text().unwrap_or_default().trim().is_empty();
                if !is_blank && !TAKEN.with_borrow(is_taken) {
                    self.note(node, &span);
                }
            } else if node == record || !(is_aside(node) || ARTICLE.contains(&node.name())) {
                nodes.extend(node.children());
            }
        }
    }

    fn note(&mut self, text: Node<'_, '_>, span: impl Fn(Node<'_, '_>) -> Span) {
        let mut elements = text.ancestors().filter(Node::is_element);
        let Some(element) = elements.find(|element| !is_markup(*element)) else {
            return;
        };
        let place = self.elements.entry(name(element));
        place.or_insert_with(|| (0, span(element))).0 += 1;
    }

    /// What there is to say of them.
    pub(super) fn diagnostic(&self, index: &LineIndex<'_>) -> Option<Diagnostic> {
        let first = self.elements.values().map(|(_, span)| *span);
        let first = first.min_by_key(|span| span.start)?;
        let mut names: Vec<String> = self
            .elements
            .iter()
            .take(NAMED)
            .map(|(name, (count, _))| match count {
                1 => format!("`{name}`"),
                _ => format!("`{name}` ({count})"),
            })
            .collect();
        if let Some(more) = self.elements.len().checked_sub(NAMED).filter(|n| *n > 0) {
            names.push(format!("{more} others"));
        }
        let message = format!("elements that are not read: {}", names.join(", "));
        let diagnostic = Diagnostic::new(codes::CONVERT_DROPPED, Severity::Note, message);
        let help = "CSL has no place for what they hold; the first stands here";
        Some(diagnostic.at_indexed(index, first).with_help(help))
    }
}
