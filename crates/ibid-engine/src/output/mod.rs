//! What rendering produces: a flat stream of text and marks, and what is done with it.
//!
//! A stream stands for a tree: every [`Event::Open`] has its [`Event::Close`]. Being flat, it is
//! cheap to build, to cut back (a group that turns out empty is a truncation) and to walk. The way
//! of a cite or entry is: events -> [`punctuation::settle`] -> [`format::write`].

pub mod format;
pub(crate) mod link;
mod punctuation;
mod tree;

pub use link::Link;
pub(crate) use punctuation::{Punctuation, settle};
pub use tree::OutputNode;
pub(crate) use tree::{Tree, TreeBuilder};

use ibid_csl::{Display, Formatting};

use crate::compile::LocaleIndex;
use crate::text::markup::{Inline, Piece};

/// Where a piece of text comes from, which decides how its punctuation meets its neighbours'.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The start of a variable's, term's or value's text.
    Content,
    /// More of the same text: its punctuation is the author's and stays.
    Continued,
    /// The suffix of an element that prints one text, an affix of the cite, and all else of the style.
    Affix,
    /// The suffix of an element around others.
    Outer,
    /// The last of the spaces that a suffix ends with, where it is the last thing of the element around.
    LastSpace,
    /// The prefix of an element.
    Prefix,
    /// A delimiter.
    Delimiter,
    /// A delimiter behind an element that ends with a suffix of its own.
    DelimiterBeside,
}

impl Role {
    /// Whether the style or the cite put it around or between what is printed.
    pub fn is_affix(self) -> bool {
        !matches!(self, Self::Content | Self::Continued)
    }
}

/// A part of an entry that later steps look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Tag {
    /// The names of a `cs:names`, without label and affixes.
    Names,
    /// One name of a `cs:names`.
    Name,
    /// A cite without its affixes, by its place in the cluster: what links to its item's entry.
    Cite(usize),
    /// A year, with its suffix.
    Year,
    /// A year suffix: `a`, `b`.
    YearSuffix,
    /// The cite's own number, which no sentence begins with.
    CitationNumber,
    /// What keeps a space that it begins with beside one before it.
    SpacesApart,
    /// What keeps a mark or space that it begins with beside one before it.
    MarksApart,
    /// What a `cs:substitute` prints that is no names, where it prints a variable.
    Substitute,
    /// The suffix of an element of the layout.
    LayoutSuffix,
    /// What does not know of the formatting that its element has.
    Apart,
    /// The first element of a bibliography layout, for `second-field-align`.
    FirstField,
    /// A cite in the locale of its item, which has its own quotation marks.
    Locale(LocaleIndex),
    /// The link target kind of a variable (DOI, URL, PMID, PMCID).
    Link(Link),
}

/// A mark around events.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Mark {
    /// Formatting attributes of the style.
    Font(Formatting),
    /// Inline markup of an item's text: it flips what is around it.
    Inline(Inline),
    /// `quotes="true"`, or quotation marks in an item's text.
    Quote,
    /// A quotation that has the locale's inner marks where it stands in no other.
    InnerQuote,
    /// `display`
    Display(Display),
    /// A part that later steps look for.
    Tag(Tag),
}

impl Mark {
    /// Whether it is a quotation.
    pub fn is_quote(self) -> bool {
        matches!(self, Self::Quote | Self::InnerQuote)
    }
}

/// One step of a stream.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Event {
    /// Some text.
    Text(Box<str>, Role),
    /// A mark begins.
    Open(Mark),
    /// The mark that was opened last ends.
    Close,
}

/// A place in a stream, to cut back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Position(usize);

impl From<Vec<Event>> for Stream {
    fn from(events: Vec<Event>) -> Self {
        Self { events }
    }
}

/// A stream being built.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Stream {
    events: Vec<Event>,
}

impl Stream {
    /// Adds text; nothing for an empty one.
    pub fn text(&mut self, text: impl Into<Box<str>>, role: Role) {
        let text = text.into();
        if !text.is_empty() {
            self.events.push(Event::Text(text, role));
        }
    }

    /// Adds an affix or delimiter.
    pub fn affix(&mut self, text: &str) {
        if !text.is_empty() {
            self.events.push(Event::Text(text.into(), Role::Affix));
        }
    }

    /// Adds an affix or delimiter in a role of its own.
    pub fn affix_as(&mut self, text: &str, role: Role) {
        if !text.is_empty() {
            self.events.push(Event::Text(text.into(), role));
        }
    }

    /// Sets the last of several spaces apart that the last suffix ends with.
    pub fn part_last_space(&mut self) {
        let Some(Event::Text(text, role)) = self.events.last_mut() else {
            return;
        };
        if role.is_affix()
            && let Some(rest) = text.strip_suffix(' ')
            && rest.ends_with(' ')
        {
            *text = rest.into();
            self.affix_as(" ", Role::LastSpace);
        }
    }

    /// Begins a mark.
    pub fn open(&mut self, mark: Mark) {
        self.events.push(Event::Open(mark));
    }

    /// Ends the last mark.
    pub fn close(&mut self) {
        self.events.push(Event::Close);
    }

    /// The place after everything so far.
    pub fn position(&self) -> Position {
        Position(self.events.len())
    }

    /// Drops everything after `position`.
    pub fn truncate(&mut self, position: Position) {
        self.events.truncate(position.0);
    }

    /// Whether text was added after `position`.
    pub fn has_text_since(&self, position: Position) -> bool {
        self.since(position)
            .iter()
            .any(|event| matches!(event, Event::Text(..)))
    }

    /// The text that is not an affix or delimiter.
    pub fn content_text(&self) -> String {
        let texts = self.events.iter().filter_map(|event| match event {
            Event::Text(text, role) if !role.is_affix() => Some(&**text),
            _ => None,
        });
        texts.collect()
    }

    /// Whether there is text that a sentence could begin with: no affix, delimiter or cite number.
    pub fn has_content(&self) -> bool {
        let mut numbers: Vec<bool> = Vec::new();
        for event in &self.events {
            match event {
                Event::Open(mark) => numbers.push(*mark == Mark::Tag(Tag::CitationNumber)),
                Event::Close => {
                    numbers.pop();
                }
                Event::Text(_, role) => {
                    if !role.is_affix() && !numbers.contains(&true) {
                        return true;
                    }
                }
            }
        }
        false
    }

    /// The events after `position`.
    pub fn since(&self, position: Position) -> &[Event] {
        self.events.get(position.0..).unwrap_or(&[])
    }

    /// The texts after `position`, to be changed in place.
    pub fn texts_since_mut(&mut self, position: Position) -> impl Iterator<Item = &mut Box<str>> {
        self.events
            .iter_mut()
            .skip(position.0)
            .filter_map(|event| match event {
                Event::Text(text, role) if !role.is_affix() => Some(text),
                _ => None,
            })
    }

    /// Adds the pieces of a text with inline markup; `first` and `rest` are the roles of its texts.
    pub fn pieces(&mut self, pieces: Vec<Piece<'_>>, first: Role, rest: Role) {
        let mut role = first;
        for piece in pieces {
            match piece {
                Piece::Text(text) => {
                    self.text(&*text, role);
                    role = rest;
                }
                Piece::Open(Inline::Quote) => self.open(Mark::Quote),
                Piece::Open(Inline::InnerQuote) => self.open(Mark::InnerQuote),
                Piece::Open(inline) => self.open(Mark::Inline(inline)),
                Piece::Close(_) => self.close(),
            }
        }
    }

    /// Whether a mark `tag` was opened after `position`.
    pub fn has_since(&self, position: Position, tag: Tag) -> bool {
        self.since(position).contains(&Event::Open(Mark::Tag(tag)))
    }

    /// Takes away the mark that was opened at `position` and closed last.
    pub fn unmark(&mut self, position: Position) {
        if matches!(self.events.get(position.0), Some(Event::Open(_)))
            && self.events.last() == Some(&Event::Close)
        {
            self.events.pop();
            self.events.remove(position.0);
        }
    }

    /// The stream marked as being in a locale; the document's needs no mark.
    pub fn in_locale(mut self, locale: LocaleIndex) -> Self {
        if locale != LocaleIndex::default() && !self.events.is_empty() {
            self.events
                .insert(0, Event::Open(Mark::Tag(Tag::Locale(locale))));
            self.events.push(Event::Close);
        }
        self
    }

    /// Adds the events of another stream.
    pub fn append(&mut self, other: Stream) {
        self.events.extend(other.events);
    }

    /// Every event.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// Whether there is no text in it.
    pub fn is_empty(&self) -> bool {
        !self.has_text_since(Position(0))
    }

    /// The text without formatting or punctuation rules: what sorting and comparing need.
    pub fn plain_text(&self) -> String {
        let mut out = String::new();
        for event in &self.events {
            if let Event::Text(text, _) = event {
                out.push_str(text);
            }
        }
        out
    }

    /// Takes the events out.
    pub fn into_events(self) -> Vec<Event> {
        self.events
    }

    /// The range of events inside the first mark `tag` (without the marks themselves).
    pub fn find(&self, tag: Tag) -> Option<std::ops::Range<usize>> {
        self.find_all(tag).into_iter().next()
    }

    /// The ranges of events inside each mark `tag`.
    pub fn find_all(&self, tag: Tag) -> Vec<std::ops::Range<usize>> {
        let mut found = Vec::new();
        let mut open: Vec<(usize, bool)> = Vec::new();
        for (index, event) in self.events.iter().enumerate() {
            match event {
                Event::Open(mark) => open.push((index, *mark == Mark::Tag(tag))),
                Event::Close => {
                    if let Some((start, true)) = open.pop() {
                        found.push(start + 1..index);
                    }
                }
                Event::Text(..) => {}
            }
        }
        found.sort_by_key(|range| range.start);
        found
    }

    /// The text of a range of events.
    pub fn text_of(&self, range: std::ops::Range<usize>) -> String {
        let mut out = String::new();
        for event in self.events.get(range).unwrap_or(&[]) {
            if let Event::Text(text, _) = event {
                out.push_str(text);
            }
        }
        out
    }

    /// The stream without marks that have no text inside.
    pub fn without_empty_marks(self) -> Self {
        let mut out: Vec<Event> = Vec::with_capacity(self.events.len());
        for event in self.events {
            if event == Event::Close && matches!(out.last(), Some(Event::Open(_))) {
                out.pop();
            } else {
                out.push(event);
            }
        }
        Self { events: out }
    }

    /// Moves a space that begins or ends the whole out of the display block that it stands in.
    pub fn with_edge_spaces_outside(self) -> Self {
        let mut events = self.events;
        let is_block = |event: &Event| matches!(event, Event::Open(Mark::Display(_)));
        let first = events
            .iter()
            .position(|event| matches!(event, Event::Text(..)));
        if let Some(first) = first
            && let Some(block) = events.iter().take(first).position(is_block)
            && let Some(Event::Text(text, role)) = events.get_mut(first)
            && role.is_affix()
            && let Some(rest) = text.strip_prefix(' ')
        {
            *text = rest.into();
            events.insert(block, Event::Text(" ".into(), Role::Affix));
        }
        let last = events
            .iter()
            .rposition(|event| matches!(event, Event::Text(..)));
        let ends_block = events.iter().any(is_block) && events.last() == Some(&Event::Close);
        if let Some(last) = last
            && ends_block
            && let Some(Event::Text(text, role)) = events.get_mut(last)
            && role.is_affix()
            && let Some(rest) = text.strip_suffix(' ')
        {
            *text = rest.into();
            events.push(Event::Text(" ".into(), Role::Affix));
        }
        Self { events }
    }

    /// Puts `text` in the place of a range of events.
    pub fn replace(&mut self, range: std::ops::Range<usize>, text: &str) {
        let event = (!text.is_empty()).then(|| Event::Text(text.into(), Role::Content));
        if range.start <= range.end && range.end <= self.events.len() {
            self.events.splice(range, event);
        }
    }
}
