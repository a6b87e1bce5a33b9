//! Rendered clusters and entries: settled, and ready for any format.

use std::sync::Arc;

use ibid_csl::Display;
use smallvec::SmallVec;

use crate::compile::{CompiledStyle, LocaleIndex};
use crate::output::format::{self, OutputFormat, Writer};
use crate::output::{Mark, OutputNode, Step, Stream, Tree, TreeBuilder, link};
use crate::text::markup::Quotes;

/// What is printed where an item has nothing that the style prints.
pub(crate) const NO_PRINTED_FORM: &str = "[CSL STYLE ERROR: reference with no printed form.]";

/// A rendered cluster or entry. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Rendered {
    styles: Arc<[Arc<CompiledStyle>]>,
    locale: LocaleIndex,
    stream: Arc<Stream>,
    links: bool,
    /// The ids of the items that the cites link to, by their place; empty where they do not link.
    cites: Vec<String>,
    kind: Kind,
    has_printed_form: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Cluster,
    Entry,
}

impl Rendered {
    pub(crate) fn new(
        styles: Arc<[Arc<CompiledStyle>]>,
        locale: LocaleIndex,
        stream: Stream,
        links: bool,
        kind: Kind,
    ) -> Self {
        let is_message =
            |step| matches!(step, Step::Text(text, _) if text.ends_with(NO_PRINTED_FORM));
        let has_printed_form = !stream.steps().any(is_message);
        let passing = Self::passing(styles, locale, stream, links, kind);
        Self {
            stream: Arc::new(passing.stream.compacted()),
            has_printed_form,
            ..passing
        }
    }

    /// What is written once and not kept: it takes no trouble to be small, and nobody asks it whether it
    /// has a printed form.
    pub(crate) fn passing(
        styles: Arc<[Arc<CompiledStyle>]>,
        locale: LocaleIndex,
        stream: Stream,
        links: bool,
        kind: Kind,
    ) -> Self {
        Self {
            styles,
            locale,
            has_printed_form: true,
            stream: Arc::new(if links {
                link::with_uri_components(stream)
            } else {
                stream
            }),
            links,
            cites: Vec::new(),
            kind,
        }
    }

    /// Links the cites to the entries of the items with these ids, by their place.
    pub(crate) fn linking(mut self, cites: Vec<String>) -> Self {
        self.cites = cites;
        self
    }

    /// The text in a format.
    pub fn write(&self, format: OutputFormat) -> String {
        self.written(format.writer())
    }

    /// The text as HTML for pages that lay entries out themselves: as [`Self::write`] has it, without
    /// the entry's own `div` and without line breaks.
    pub fn html_fragment(&self) -> String {
        self.written(&format::HtmlFragment)
    }

    /// The text as a JSON array of strings and of `{"format": …, "contents": […]}`, as pandoc's
    /// `citeproc` writes it.
    ///
    /// `format` is `italics`, `bold`, `small-caps`, `underline`, `superscript`, `subscript`,
    /// `no-italics`, `no-bold`, `no-small-caps`, `no-decoration`, `baseline`, `link` (with `target`) or
    /// `div` (with `class`).
    pub fn json(&self) -> String {
        self.written(&format::Json)
    }

    /// Whether the item has anything that the style prints; else a message stands in its place.
    pub fn has_printed_form(&self) -> bool {
        self.has_printed_form
    }

    fn written(&self, writer: &dyn format::Format) -> String {
        // Markup takes its room.
        let mut out = String::with_capacity(self.stream.len() + self.stream.len() / 4 + 64);
        self.write_over(writer, &mut out);
        out
    }

    /// Puts the text in a format in the place of what `out` holds: for many texts in one buffer.
    pub(crate) fn write_over(&self, writer: &dyn format::Format, out: &mut String) {
        out.clear();
        self.write_to(writer, out);
        match self.kind {
            Kind::Cluster => writer.finish_cluster(out),
            Kind::Entry => writer.finish_entry(out),
        }
    }

    /// What becomes a link.
    fn linked(&self) -> format::Linking<'_> {
        format::Linking {
            addresses: self.links,
            cites: &self.cites,
        }
    }

    /// The text as a tree, for embedders that lay it out themselves.
    pub fn tree(&self) -> Vec<OutputNode> {
        let mut tree = TreeBuilder::new();
        self.write_to(&Tree, &mut tree);
        tree.finish()
    }

    fn write_to<Out>(&self, writer: &dyn Writer<Out>, out: &mut Out) {
        let quotes = self.styles.iter().map(|style| &style.terms.quotes);
        let quotes: SmallVec<[&Quotes; 2]> = quotes.collect();
        format::write(
            &self.stream,
            writer,
            (&quotes, self.locale),
            self.linked(),
            out,
        );
    }

    /// How many characters the block in the margin has: what `second-field-align` must make room
    /// for.
    pub(crate) fn margin_width(&self) -> usize {
        let mut depth = 0usize;
        let mut width = 0;
        for step in self.stream.steps() {
            match step {
                Step::Open(Mark::Display(Display::LeftMargin)) if depth == 0 => depth = 1,
                Step::Open(_) if depth > 0 => depth += 1,
                Step::Close if depth > 0 => depth -= 1,
                Step::Text(text, _) if depth > 0 => width += text.chars().count(),
                _ => {}
            }
        }
        width
    }

    /// Whether nothing is printed.
    pub fn is_empty(&self) -> bool {
        self.stream.is_empty()
    }
}

impl PartialEq for Rendered {
    /// Two are equal that print the same.
    fn eq(&self, other: &Self) -> bool {
        self.stream == other.stream
            && self.locale == other.locale
            && self.kind == other.kind
            && self.cites == other.cites
    }
}
