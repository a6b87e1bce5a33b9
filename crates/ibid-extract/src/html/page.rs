//! A page, read once: its elements in document order and its visible text.
//!
//! Extractors work on flat lists, so that a page is walked once and not once an extractor. Every
//! element knows its range of descendants and its range of the visible text.

use std::ops::Range;

use super::tree::{self, Step, Tree};
use super::words::{HintMemory, Hints};

/// Stands in [`Page::text`] where two inline elements meet without white space between them.
pub(crate) const SEAM: char = '\u{1f}';

/// An element's index in [`Page::elements`].
pub(crate) type ElementId = usize;

/// One element.
pub(crate) struct Element<'a> {
    pub node: &'a tree::Element,
    /// The tag's name in lower case.
    tag: &'a str,
    /// Its class names.
    pub class: &'a str,
    /// Whether it has attributes of microdata or RDFa.
    pub is_marked_up: bool,
    /// Whether it has the attribute `datetime`.
    pub is_dated: bool,
    pub parent: Option<ElementId>,
    /// One past the last descendant.
    pub end: ElementId,
    /// Bytes of [`Page::text`].
    pub text: Range<usize>,
    /// What its class names and id say.
    pub hints: Hints,
    /// What the class names, ids and tags of it and its ancestors say of the part of the page that
    /// it is in.
    pub region: Hints,
}

impl<'a> Element<'a> {
    pub const fn tag(&self) -> &'a str {
        self.tag
    }

    /// An attribute's value, trimmed; `None` where it is empty.
    pub fn attr(&self, name: &str) -> Option<&'a str> {
        self.node
            .attr(name)
            .map(str::trim)
            .filter(|value| !value.is_empty())
    }
}

/// A page.
pub(crate) struct Page<'a> {
    pub elements: Vec<Element<'a>>,
    /// Visible text: white space collapsed, blocks on lines of their own, [`SEAM`] between inline
    /// elements that touch.
    pub text: String,
    /// Text of elements that show none: `script` and `title`.
    raw: Vec<(ElementId, &'a str)>,
}

impl<'a> Page<'a> {
    /// Reads the tree.
    pub fn new(tree: &'a Tree) -> Self {
        let mut reader = Reader::default();
        for step in tree.walk() {
            match step {
                Step::Open(element) => reader.open(element),
                Step::Text(text) => reader.text(text),
                Step::Close(element) => reader.close(element),
            }
        }
        let mut page = Self {
            elements: reader.elements,
            text: reader.text,
            raw: reader.raw,
        };
        page.mark_regions(None);
        page
    }

    /// The element.
    pub fn get(&self, id: ElementId) -> Option<&Element<'a>> {
        self.elements.get(id)
    }

    /// Elements with a tag, in document order.
    pub fn by_tag<'s>(
        &'s self,
        tag: &'s str,
    ) -> impl Iterator<Item = (ElementId, &'s Element<'a>)> + 's {
        self.elements
            .iter()
            .enumerate()
            .filter(move |(_, element)| element.tag() == tag)
    }

    /// The descendants of an element, in document order.
    pub fn descendants(&self, id: ElementId) -> impl Iterator<Item = (ElementId, &Element<'a>)> {
        let end = self.get(id).map_or(0, |element| element.end);
        (id + 1..end).filter_map(|at| self.get(at).map(|element| (at, element)))
    }

    /// The element's ancestors, nearest first.
    pub fn ancestors(&self, id: ElementId) -> impl Iterator<Item = (ElementId, &Element<'a>)> {
        let mut at = self.get(id).and_then(|element| element.parent);
        std::iter::from_fn(move || {
            let here = at?;
            let element = self.get(here)?;
            at = element.parent;
            Some((here, element))
        })
    }

    /// The visible text of an element as one line.
    pub fn line(&self, id: ElementId) -> String {
        self.get(id).map_or_else(String::new, |element| {
            one_line(self.slice(element.text.clone()))
        })
    }

    /// The visible text of an element with its line breaks, and [`SEAM`]s as line breaks' lesser
    /// kin: ` ` stays white space, blocks stay lines.
    pub fn lines(&self, id: ElementId) -> &str {
        self.get(id)
            .map_or("", |element| self.slice(element.text.clone()))
            .trim_matches(|c: char| c.is_whitespace() || c == SEAM)
    }

    /// The innermost element that shows the byte at `offset`.
    pub fn element_at(&self, offset: usize) -> Option<ElementId> {
        let after = self
            .elements
            .partition_point(|element| element.text.start <= offset);
        let mut at = after.checked_sub(1);
        while let Some((id, element)) = at.and_then(|id| Some((id, self.get(id)?))) {
            if element.text.contains(&offset) {
                return Some(id);
            }
            at = element.parent;
        }
        None
    }

    /// The range of the line of visible text around `offset`.
    pub fn line_around(&self, offset: usize) -> Range<usize> {
        let start = self
            .slice(0..offset)
            .rfind('\n')
            .map_or(0, |newline| newline + 1);
        let end = self
            .slice(offset..self.text.len())
            .find('\n')
            .map_or(self.text.len(), |newline| offset + newline);
        start..end
    }

    /// The lines of visible text in a range, with where each starts.
    pub fn lines_in(&self, range: Range<usize>) -> impl Iterator<Item = (usize, &str)> {
        let mut at = range.start;
        self.slice(range).split('\n').filter_map(move |line| {
            let start = at;
            at += line.len() + 1;
            (!line.trim().is_empty()).then_some((start, line))
        })
    }

    /// The nearest offset at or before `offset` where a character starts.
    pub fn boundary(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }

    /// The visible text of an element without that of the descendants that are `extra`; a space
    /// stands for each.
    pub fn text_without(&self, id: ElementId, extra: impl Fn(&Element<'a>) -> bool) -> String {
        let Some(element) = self.get(id) else {
            return String::new();
        };
        let mut kept = String::new();
        let mut at = element.text.start;
        let mut skip_to = id;
        for (inner, part) in self.descendants(id) {
            if inner < skip_to || part.text.is_empty() || !extra(part) {
                continue;
            }
            skip_to = part.end;
            kept.push_str(self.slice(at..part.text.start));
            kept.push(' ');
            at = part.text.end;
        }
        kept.push_str(self.slice(at..element.text.end));
        kept
    }

    /// A range of the visible text.
    pub fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or("")
    }

    /// The text of a `script` or `title` element.
    pub fn raw_text(&self, id: ElementId) -> String {
        self.raw
            .iter()
            .filter(|(owner, _)| *owner == id)
            .map(|(_, text)| *text)
            .collect()
    }

    /// A CSS path to an element, from its nearest ancestor with an id.
    pub fn path(&self, id: ElementId) -> String {
        let mut steps = Vec::new();
        let mut at = Some(id);
        while let Some((here, element)) = at.and_then(|at| Some((at, self.get(at)?))) {
            let (step, is_anchor) = path_step(element);
            steps.push(step);
            if is_anchor || steps.len() == 6 {
                break;
            }
            at = self.get(here).and_then(|element| element.parent);
        }
        steps.reverse();
        steps.join(" > ")
    }
}

/// One step of a CSS path, and whether it is an id, which needs no ancestors.
fn path_step(element: &Element<'_>) -> (String, bool) {
    let tag = element.tag();
    let plain = |name: &str| {
        name.len() <= 40
            && name
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
            && !name.starts_with(|c: char| c.is_ascii_digit())
    };
    if let Some(id) = element.attr("id").filter(|id| plain(id)) {
        return (format!("{tag}#{id}"), true);
    }
    match element
        .attr("class")
        .and_then(|class| class.split_ascii_whitespace().find(|class| plain(class)))
    {
        Some(class) => (format!("{tag}.{class}"), false),
        None => (tag.to_owned(), tag == "html"),
    }
}

/// Text as one line: line breaks become spaces, [`SEAM`]s vanish.
pub(crate) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let (words, behind) = rest.split_at(plain_words(rest));
        line.push_str(words);
        let mut behind = behind.chars();
        match behind.next() {
            Some(c) if c == SEAM || is_invisible(c) => {}
            Some(c) if !c.is_whitespace() => line.push(c),
            Some(_) if !line.is_empty() && !line.ends_with(' ') => line.push(' '),
            _ => {}
        }
        rest = behind.as_str();
    }
    line.truncate(line.trim_end().len());
    line
}

/// Characters that show nothing: soft hyphens, zero-width and direction marks, controls.
pub(crate) const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'
            | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\0'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}'
    )
}

/// Elements that run on in their line.
fn is_inline(tag: &str) -> bool {
    matches!(
        tag,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "nobr"
            | "q"
            | "rb"
            | "ruby"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
            | "address"
    )
}

/// Elements whose text is not shown, or is not prose.
fn is_silent(tag: &str) -> bool {
    matches!(
        tag,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "svg"
            | "iframe"
            | "select"
            | "textarea"
            | "object"
            | "head"
            | "title"
            | "audio"
            | "video"
            | "rt"
            | "rp"
    )
}

/// What the attributes of an element say.
#[derive(Default)]
struct Said<'a> {
    hints: Hints,
    class: &'a str,
    is_hidden: bool,
    is_marked_up: bool,
    is_dated: bool,
}

impl<'a> Said<'a> {
    fn by(node: &'a tree::Element, memory: &mut HintMemory<'a>) -> Self {
        let mut said = Self::default();
        for (name, value) in node.attrs() {
            match name {
                "class" => {
                    said.class = value;
                    said.hints |= memory.of(value);
                }
                "id" | "data-testid" | "data-component" | "rel" => said.hints |= memory.of(value),
                "datetime" => said.is_dated = true,
                "hidden" => said.is_hidden = true,
                "style" => {
                    said.is_hidden |=
                        value.contains("display:none") || value.contains("display: none");
                }
                "itemprop" | "itemscope" | "typeof" | "property" => said.is_marked_up = true,
                _ => {}
            }
        }
        said
    }
}

/// The state of the walk.
#[derive(Default)]
struct Reader<'a> {
    elements: Vec<Element<'a>>,
    text: String,
    raw: Vec<(ElementId, &'a str)>,
    /// Open elements, and whether each is silent.
    open: Vec<(ElementId, bool)>,
    memory: HintMemory<'a>,
    /// How many open elements are silent.
    silent: usize,
}

impl<'a> Reader<'a> {
    fn open(&mut self, node: &'a tree::Element) {
        let tag = node.name();
        let said = Said::by(node, &mut self.memory);
        let is_silent = said.is_hidden || is_silent(tag);
        if is_silent {
            self.silent += 1;
        }
        self.separate(tag);
        let id = self.elements.len();
        self.elements.push(Element {
            node,
            tag,
            class: said.class,
            is_marked_up: said.is_marked_up,
            is_dated: said.is_dated,
            parent: self.open.last().map(|(id, _)| *id),
            end: id + 1,
            text: self.text.len()..self.text.len(),
            hints: said.hints,
            region: Hints::default(),
        });
        self.open.push((id, is_silent));
    }

    fn close(&mut self, node: &'a tree::Element) {
        let Some((id, is_silent)) = self.open.pop() else {
            return;
        };
        let (end, text_end) = (self.elements.len(), self.text.len());
        if let Some(element) = self.elements.get_mut(id) {
            element.end = end;
            element.text.end = text_end.max(element.text.start);
        }
        self.separate(node.name());
        if is_silent {
            self.silent -= 1;
        }
    }

    fn text(&mut self, text: &'a str) {
        if self.silent > 0 {
            if let Some(&(owner, _)) = self.open.last() {
                self.raw.push((owner, text));
            }
            return;
        }
        let mut rest = text;
        while !rest.is_empty() {
            // Most of a text is plain words: they are taken in one piece.
            let (words, behind) = rest.split_at(plain_words(rest));
            self.text.push_str(words);
            let mut chars = behind.chars();
            if let Some(c) = chars.next() {
                let is_space = c.is_whitespace();
                if is_space && !self.text.ends_with([' ', '\n']) {
                    self.text.push(' ');
                } else if !is_space && !is_invisible(c) {
                    self.text.push(c);
                }
            }
            rest = chars.as_str();
        }
    }

    fn separate(&mut self, tag: &str) {
        if self.silent > 0 {
            return;
        }
        if !is_inline(tag) {
            if !self.text.ends_with('\n') {
                self.text.push('\n');
            }
        } else if !self.text.ends_with([' ', '\n', SEAM]) {
            self.text.push(SEAM);
        }
    }
}

/// How long a text's start is of which every character is shown as it stands: words, and single
/// spaces between them.
fn plain_words(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut was_word = false;
    for (at, byte) in bytes.iter().enumerate() {
        let is_word = match byte {
            b' ' if was_word => false,
            // White space and what shows nothing starts with one of these, beside letters; the
            // bytes after the first of other characters follow it.
            0xc2 | 0xe1 | 0xe2 | 0xe3 | 0xef => return at,
            byte if byte.is_ascii_graphic() || *byte >= 0x80 => true,
            _ => return at,
        };
        was_word = is_word;
    }
    bytes.len()
}

/// Visible text with [`SEAM`]s as spaces.
pub(crate) fn with_spaces(text: &str) -> String {
    text.replace(SEAM, " ")
}
