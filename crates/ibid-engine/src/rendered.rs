//! Rendered clusters and entries: settled, and ready for any format.

use std::sync::Arc;

use ibid_csl::Display;

use crate::compile::CompiledStyle;
use crate::output::format::{self, OutputFormat};
use crate::output::{Event, Mark, OutputNode, build_tree};

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

    /// How many characters the block in the margin has: what `second-field-align` must make room
    /// for.
    pub(crate) fn margin_width(&self) -> usize {
        let mut depth = 0usize;
        let mut width = 0;
        for event in &self.events {
            match event {
                Event::Open(Mark::Display(Display::LeftMargin)) if depth == 0 => depth = 1,
                Event::Open(_) if depth > 0 => depth += 1,
                Event::Close if depth > 0 => depth -= 1,
                Event::Text(text, _) if depth > 0 => width += text.chars().count(),
                _ => {}
            }
        }
        width
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
