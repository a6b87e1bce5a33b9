//! The records of an XML file, each parsed alone.

use ibid_model::{Diagnostic, Item, LineIndex, Span, codes};
use roxmltree::{Document, Node, ParsingOptions};

use super::reads::{self, Unread};
use super::tags::{Event, Kind, Tag, Tags, attributes};
use crate::codec::Sink;
use crate::error::FormatError;
use crate::format::Format;

/// Elements, attributes and texts of one record.
const MAX_NODES: u32 = 2_000_000;
/// Quoted values of one tag: the parser's work grows with the square of their number.
const MAX_ATTRIBUTES: usize = 200;
/// Namespaces that one record declares, likewise.
const MAX_NAMESPACES: usize = 500;
/// How deep elements stand in each other.
const MAX_DEPTH: usize = 2_000;
/// How deep records stand in other elements.
const MAX_AROUND: usize = 500;
/// How much of declarations a record takes from the elements around it.
const MAX_CONTEXT: usize = 8_192;

/// Prefixes that excerpts use without declaring them.
const USUAL_PREFIXES: &[&str] = &[
    "xlink", "mml", "m", "xsi", "mods", "marc", "ali", "ai", "fr", "rel", "ct", "jats", "tei",
];

/// Where the records of a format stand.
pub(crate) struct Layout {
    pub format: Format,
    /// Elements that hold the records: a file that has one of them may have no records.
    pub roots: &'static [&'static str],
    /// The elements that are records, the outermost of them.
    pub records: &'static [&'static str],
    /// Whether a record may hold an element of its own name.
    pub nests: bool,
}

/// A record, and where it stands.
pub(crate) struct Record<'r, 'i> {
    /// The record's element.
    pub node: Node<'r, 'i>,
    /// The names of the elements around it, the outermost first.
    ancestors: &'r [Open<'r>],
    index: &'r LineIndex<'r>,
    /// What is added to a place in the record's own text, and taken off.
    start: usize,
    prefix: usize,
}

impl Record<'_, '_> {
    /// Whether the record stands in an element of this name.
    pub(crate) fn is_in(&self, name: &str) -> bool {
        self.ancestors.iter().any(|open| open.name == name)
    }

    /// An attribute of the element of a name that the record stands in.
    pub(crate) fn around(&self, element: &str, attribute: &str) -> Option<&str> {
        let open = self
            .ancestors
            .iter()
            .rev()
            .find(|open| open.name == element)?;
        let mut all = attributes(open.attributes);
        all.find(|(name, _)| *name == attribute)
            .map(|(_, value)| value)
    }

    /// Whether the record is all that there is.
    pub(crate) fn is_root(&self) -> bool {
        self.ancestors.is_empty()
    }

    /// A warning about a value at `node`, which is kept as it is.
    pub(crate) fn warning(&self, node: Node<'_, '_>, message: String) -> Diagnostic {
        Diagnostic::warning(codes::FORMAT_VALUE, message).at_indexed(self.index, self.span(node))
    }

    /// A note that `node` was read as what it probably means.
    pub(crate) fn guess(&self, node: Node<'_, '_>, message: &str) -> Diagnostic {
        Diagnostic::warning(codes::FORMAT_GUESS, message).at_indexed(self.index, self.span(node))
    }

    /// An error: the record at `node` is left out.
    pub(crate) fn error(&self, node: Node<'_, '_>, message: String) -> Diagnostic {
        Diagnostic::error(codes::FORMAT_ENTRY, message).at_indexed(self.index, self.span(node))
    }

    fn span(&self, node: Node<'_, '_>) -> Span {
        let range = node.range();
        let place = |at: usize| (at + self.start).saturating_sub(self.prefix);
        Span {
            start: place(range.start),
            end: place(range.end),
        }
    }
}

/// What is done with a record.
pub(crate) type Handle<'h> = dyn FnMut(&Record<'_, '_>, &mut dyn Sink) + 'h;

/// Gives each record of `text` to `handle`, in the file's order. One that is not well-formed is a
/// diagnostic with its place in the file.
///
/// # Errors
/// There is no element of the layout, the file declares entities, or elements stand too deep.
pub(crate) fn each_record(
    text: &str,
    layout: &Layout,
    sink: &mut dyn Sink,
    handle: &mut Handle<'_>,
) -> Result<(), FormatError> {
    let mut scan = Scan {
        text,
        index: LineIndex::new(text),
        stack: Vec::new(),
        context: None,
        nests: layout.nests,
        unread: Unread::default(),
    };
    let mut tags = Tags::new(text, 0);
    let mut is_of_format = false;
    while let Some(event) = tags.next() {
        let tag = match event {
            Event::Tag(tag) => tag,
            Event::Doctype(declaration) => {
                refuse_entities(layout.format, &scan.index, declaration, tags.at)?;
                continue;
            }
        };
        is_of_format |= layout.roots.contains(&tag.name);
        if tag.kind != Kind::Close && layout.records.contains(&tag.name) {
            is_of_format = true;
            tags.at = scan.record(&mut tags, tag, sink, handle);
        } else {
            scan.step(tag)?;
        }
    }
    if is_of_format {
        if let Some(diagnostic) = scan.unread.diagnostic(&scan.index) {
            sink.diagnostic(diagnostic);
        }
        return Ok(());
    }
    let names: Vec<String> = layout.records.iter().map(|n| format!("`{n}`")).collect();
    let message = format!("there is no element {}", names.join(" or "));
    Err(FormatError::not(layout.format, message))
}

fn refuse_entities(
    format: Format,
    index: &LineIndex<'_>,
    declaration: &str,
    end: usize,
) -> Result<(), FormatError> {
    let Some(at) = declaration.find("<!ENTITY") else {
        return Ok(());
    };
    Err(FormatError::NotOfFormat {
        format,
        message:
            "its document type declares entities with `<!ENTITY`, which is not read: entities \
                  can grow without bound; expand them first, as with `xmllint --noent`"
                .to_owned(),
        place: Some(index.position(end - declaration.len() + at)),
    })
}

/// An element that is open.
#[derive(Clone, Copy)]
struct Open<'t> {
    name: &'t str,
    attributes: &'t str,
}

/// Where a record ends, and whether its end tag is there.
enum End {
    Whole(usize),
    /// It is not closed: what follows begins here.
    Broken(usize),
    /// It has more of something than the parser is given.
    TooMuch(usize, &'static str, usize),
}

struct Scan<'t> {
    text: &'t str,
    index: LineIndex<'t>,
    stack: Vec<Open<'t>>,
    /// What is put before a record, as long as the stack stays the same.
    context: Option<String>,
    nests: bool,
    unread: Unread,
}

impl<'t> Scan<'t> {
    /// Follows a tag outside of records.
    fn step(&mut self, tag: Tag<'t>) -> Result<(), FormatError> {
        if tag.kind != Kind::Empty {
            self.context = None;
        }
        match tag.kind {
            Kind::Empty => {}
            Kind::Open if self.stack.len() >= MAX_AROUND => {
                return Err(FormatError::Limit {
                    what: "the nesting of elements",
                    limit: MAX_AROUND as u64,
                });
            }
            Kind::Open => self.stack.push(Open {
                name: tag.name,
                attributes: tag.attributes,
            }),
            Kind::Close => {
                let near = self.stack.iter().rev().take(16);
                if let Some(above) = near.map(|open| open.name).position(|n| n == tag.name) {
                    self.stack.truncate(self.stack.len() - above - 1);
                }
            }
        }
        Ok(())
    }

    /// Reads the record that `tag` opens; returns where what follows begins.
    fn record(
        &mut self,
        tags: &mut Tags<'t>,
        tag: Tag<'t>,
        sink: &mut dyn Sink,
        handle: &mut Handle<'_>,
    ) -> usize {
        let mut say = |message: String, at: Span| {
            let diagnostic = Diagnostic::error(codes::FORMAT_ENTRY, message)
                .at_indexed(&self.index, at)
                .with_help("the record is left out; the others are read");
            sink.diagnostic(diagnostic);
        };
        let span = Span {
            start: tag.start,
            end: tag.end,
        };
        match self.end(tags, tag) {
            End::Whole(end) => {
                if self.context.is_none() {
                    self.context = Some(self.make_context());
                }
                self.parse(tag, end, sink, handle);
                end
            }
            End::Broken(end) => {
                say(format!("`{}` is not closed", tag.name), span);
                if !self.nests {
                    return end;
                }
                // What looked like records in this one are records behind it.
                self.nests = false;
                tag.end
            }
            End::TooMuch(end, what, limit) => {
                say(format!("`{}` has more than {limit} {what}", tag.name), span);
                end
            }
        }
    }

    /// Where the record that `tag` opens ends: at its end tag; unclosed, at the next record's
    /// start or the end of what it stands in.
    fn end(&self, tags: &mut Tags<'t>, tag: Tag<'t>) -> End {
        let parent = self.stack.last().map(|open| open.name);
        let (mut depth, mut parents, mut level, mut namespaces) = (1_usize, 0_usize, 0_usize, 0);
        let mut too_much = excess(tag, &mut namespaces);
        if tag.kind == Kind::Empty {
            return End::Whole(tag.end);
        }
        for event in tags.by_ref() {
            let Event::Tag(inner) = event else { continue };
            if inner.name == tag.name {
                match inner.kind {
                    Kind::Open if !self.nests => return End::Broken(inner.start),
                    Kind::Open => depth += 1,
                    Kind::Close => depth -= 1,
                    Kind::Empty => {}
                }
            } else if Some(inner.name) == parent {
                match (inner.kind, parents.checked_sub(1)) {
                    (Kind::Open, _) => parents += 1,
                    (Kind::Close, Some(fewer)) => parents = fewer,
                    (Kind::Close, None) => return End::Broken(inner.start),
                    (Kind::Empty, _) => {}
                }
            }
            match inner.kind {
                Kind::Open => level += 1,
                Kind::Close => level = level.saturating_sub(1),
                Kind::Empty => {}
            }
            if level > MAX_DEPTH {
                too_much = Some(("levels of elements", MAX_DEPTH));
            }
            too_much = too_much.or_else(|| excess(inner, &mut namespaces));
            if depth == 0 {
                let (end, whole) = (inner.end, End::Whole(inner.end));
                return too_much.map_or(whole, |(what, limit)| End::TooMuch(end, what, limit));
            }
        }
        End::Broken(self.text.len())
    }

    fn parse(&mut self, tag: Tag<'t>, end: usize, sink: &mut dyn Sink, handle: &mut Handle<'_>) {
        let Some(body) = self.text.get(tag.start..end) else {
            return;
        };
        let mut own = self.context.clone().unwrap_or_default();
        let prefix = own.len();
        own.push_str(body);
        own.push_str("</context>");
        let options = ParsingOptions {
            nodes_limit: MAX_NODES,
            ..ParsingOptions::default()
        };
        match Document::parse_with_options(&own, options) {
            Ok(document) => {
                let Some(node) = document.root_element().first_element_child() else {
                    return;
                };
                let record = Record {
                    node,
                    ancestors: &self.stack,
                    index: &self.index,
                    start: tag.start,
                    prefix,
                };
                reads::begin(document.descendants().count());
                let mut given = Given { sink, items: 0 };
                handle(&record, &mut given);
                if given.items > 0 {
                    self.unread.add(node, |element| record.span(element));
                }
            }
            Err(error) => sink.diagnostic(self.unreadable(tag, end, prefix, &error)),
        }
    }

    /// A start tag with the namespaces and the language that hold where the record stands.
    fn make_context(&self) -> String {
        let mut names: Vec<&str> = Vec::new();
        let mut out = "<context".to_owned();
        for open in self.stack.iter().rev() {
            if open.attributes.len() + out.len() > MAX_CONTEXT {
                continue;
            }
            for (name, value) in attributes(open.attributes) {
                let kept = name == "xmlns" || name.starts_with("xmlns:") || name == "xml:lang";
                if kept && !names.contains(&name) {
                    names.push(name);
                    out.extend([
                        " ",
                        name,
                        "=\"",
                        &value.replace(['\n', '\r', '"'], " "),
                        "\"",
                    ]);
                }
            }
        }
        for prefix in USUAL_PREFIXES {
            let name = format!("xmlns:{prefix}");
            if !names.contains(&name.as_str()) {
                out.extend([" ", &name, "=\"urn:", prefix, "\""]);
            }
        }
        out.push('>');
        out
    }

    /// The parser's error, at its place in the whole text.
    fn unreadable(
        &self,
        tag: Tag<'_>,
        end: usize,
        prefix: usize,
        error: &roxmltree::Error,
    ) -> Diagnostic {
        let message = error.to_string();
        let bare = message.rsplit_once(" at ").map_or(&*message, |(m, _)| m);
        let span = Span {
            start: tag.start,
            end,
        };
        let message = format!("`{}` is not well-formed XML: {bare}", tag.name);
        let mut diagnostic = Diagnostic::error(codes::FORMAT_ENTRY, message)
            .at_indexed(&self.index, span)
            .with_help("the record is left out; the others are read");
        let (row, column) = (error.pos().row as usize, error.pos().col as usize);
        let (line, first) = self.index.position(tag.start);
        diagnostic.line = Some(line + row.saturating_sub(1));
        diagnostic.column = Some(match row {
            0 | 1 => (first + column).saturating_sub(prefix + 1).max(first),
            _ => column,
        });
        diagnostic
    }
}

/// Passes on what a reader makes of a record, and counts the items.
struct Given<'s> {
    sink: &'s mut dyn Sink,
    items: usize,
}

impl Sink for Given<'_> {
    fn item(&mut self, item: Item) {
        self.items += 1;
        self.sink.item(item);
    }

    fn diagnostic(&mut self, diagnostic: Diagnostic) {
        self.sink.diagnostic(diagnostic);
    }
}

/// What a tag has too much of.
fn excess(tag: Tag<'_>, namespaces: &mut usize) -> Option<(&'static str, usize)> {
    if tag.attributes.is_empty() {
        return None;
    }
    let quotes = tag.attributes.bytes().filter(|b| matches!(b, b'"' | b'\''));
    if quotes.count() > 2 * MAX_ATTRIBUTES {
        return Some(("attributes on an element", MAX_ATTRIBUTES));
    }
    *namespaces += tag.attributes.matches("xmlns").count();
    (*namespaces > MAX_NAMESPACES).then_some(("namespaces", MAX_NAMESPACES))
}
