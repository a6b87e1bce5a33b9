//! The settled stream as a tree, for embedders that lay text out themselves.

use ibid_csl::{Display, Formatting};

use super::{Event, Link, Mark, Tag};
use crate::text::markup::Inline;

/// A node of rendered output.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum OutputNode {
    /// Text, not escaped.
    Text(String),
    /// Formatting attributes of the style.
    Formatted(Formatting, Vec<OutputNode>),
    /// Inline markup of an item's text.
    Inline(Inline, Vec<OutputNode>),
    /// A quotation; the reader's quotation marks are put around it.
    Quoted(Vec<OutputNode>),
    /// A block of a bibliography entry.
    Display(Display, Vec<OutputNode>),
    /// An address.
    Link(Link, Vec<OutputNode>),
}

/// Builds the tree of a settled stream.
pub(crate) fn build(events: &[Event]) -> Vec<OutputNode> {
    let mut stack: Vec<(Option<Mark>, Vec<OutputNode>)> = vec![(None, Vec::new())];
    for event in events {
        match event {
            Event::Text(text, _) => push(&mut stack, OutputNode::Text(text.to_string())),
            Event::Open(mark) => stack.push((Some(*mark), Vec::new())),
            Event::Close => {
                let Some((Some(mark), children)) = stack.pop() else {
                    continue;
                };
                match mark {
                    Mark::Font(formatting) => {
                        push(&mut stack, OutputNode::Formatted(formatting, children));
                    }
                    Mark::Inline(inline) => push(&mut stack, OutputNode::Inline(inline, children)),
                    Mark::Quote | Mark::InnerQuote => {
                        push(&mut stack, OutputNode::Quoted(children));
                    }
                    Mark::Display(display) => {
                        push(&mut stack, OutputNode::Display(display, children));
                    }
                    Mark::Tag(Tag::Link(link)) => {
                        push(&mut stack, OutputNode::Link(link, children));
                    }
                    Mark::Tag(_) => children.into_iter().for_each(|node| push(&mut stack, node)),
                }
            }
        }
    }
    stack
        .into_iter()
        .next()
        .map(|(_, nodes)| nodes)
        .unwrap_or_default()
}

fn push(stack: &mut [(Option<Mark>, Vec<OutputNode>)], node: OutputNode) {
    if let Some((_, nodes)) = stack.last_mut() {
        nodes.push(node);
    }
}
