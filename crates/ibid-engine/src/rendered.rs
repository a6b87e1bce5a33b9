//! Rendered clusters and entries: settled, and ready for any format.

use std::sync::Arc;

use crate::compile::CompiledStyle;
use crate::output::format::{self, OutputFormat};
use crate::output::{Event, OutputNode, build_tree};

/// A rendered cluster or entry.
#[derive(Clone, Debug)]
pub struct Rendered {
    style: Arc<CompiledStyle>,
    events: Vec<Event>,
    links: bool,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Cluster,
    Entry,
}

impl Rendered {
    pub(crate) fn new(
        style: Arc<CompiledStyle>,
        events: Vec<Event>,
        links: bool,
        kind: Kind,
    ) -> Self {
        Self {
            style,
            events,
            links,
            kind,
        }
    }

    /// The text in a format.
    pub fn write(&self, format: OutputFormat) -> String {
        let writer = format.writer();
        let mut out = String::new();
        format::write(
            &self.events,
            writer,
            &self.style.terms.quotes,
            self.links,
            &mut out,
        );
        match self.kind {
            Kind::Cluster => writer.finish_cluster(out),
            Kind::Entry => writer.finish_entry(out),
        }
    }

    /// The text as a tree, for embedders that lay it out themselves.
    pub fn tree(&self) -> Vec<OutputNode> {
        build_tree(&self.events)
    }

    /// Whether nothing is printed.
    pub fn is_empty(&self) -> bool {
        !self
            .events
            .iter()
            .any(|event| matches!(event, Event::Text(..)))
    }
}

impl PartialEq for Rendered {
    /// Two are equal that print the same.
    fn eq(&self, other: &Self) -> bool {
        self.events == other.events && self.kind == other.kind
    }
}
