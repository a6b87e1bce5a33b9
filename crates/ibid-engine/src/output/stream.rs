//! The flat stream of text and marks that rendering produces.
//!
//! A stream stands for a tree: every [`Event::Open`] has its [`Event::Close`]. All of its text is in
//! one arena, and events say where: building, cutting back (a group that turns out empty is a
//! truncation) and rearranging copy no strings.

use std::ops::Range;

use super::{Mark, Role, Tag};
use crate::compile::LocaleIndex;
use crate::text::markup::{Inline, Piece};

/// Where some text stands in the arena of its stream, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Span {
    pub(super) start: u32,
    pub(super) end: u32,
}

impl Span {
    /// The span without its first `bytes`.
    pub fn without_first(self, bytes: usize) -> Self {
        let start = u32::try_from(bytes).map_or(self.end, |bytes| self.start.saturating_add(bytes));
        Self {
            start: start.min(self.end),
            ..self
        }
    }

    /// The span without its last `bytes`.
    pub fn without_last(self, bytes: usize) -> Self {
        let end = u32::try_from(bytes).map_or(self.start, |bytes| self.end.saturating_sub(bytes));
        Self {
            end: end.max(self.start),
            ..self
        }
    }

    /// Whether it is of no text.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    pub(super) fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// One event of a stream.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Event {
    /// Some text of the arena.
    Text(Span, Role),
    /// A mark begins.
    Open(Mark),
    /// The mark that was opened last ends.
    Close,
}

impl Event {
    /// Whether it begins a block of an entry.
    pub fn opens_block(&self) -> bool {
        matches!(self, Self::Open(Mark::Display(_)))
    }

    /// Whether it is text.
    pub fn is_text(&self) -> bool {
        matches!(self, Self::Text(..))
    }
}

/// An event with its text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Step<'s> {
    /// Some text.
    Text(&'s str, Role),
    /// A mark begins.
    Open(Mark),
    /// The mark that was opened last ends.
    Close,
}

/// A place in a stream, to cut back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Position {
    events: usize,
    text: usize,
}

/// A stream being built. It holds at most 4 GiB of text: what goes beyond is left out.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stream {
    pub(super) text: String,
    pub(super) events: Vec<Event>,
}

impl PartialEq for Stream {
    /// Two are equal that have the same marks and texts, wherever these stand in the arena.
    fn eq(&self, other: &Self) -> bool {
        self.events.len() == other.events.len() && self.steps().eq(other.steps())
    }
}

impl Stream {
    /// An empty stream with room for a usual cite or entry.
    pub fn roomy() -> Self {
        Self {
            text: String::with_capacity(512),
            events: Vec::with_capacity(80),
        }
    }

    /// Adds text; nothing for an empty one.
    pub fn text(&mut self, text: &str, role: Role) {
        if let Some(span) = self.store(text) {
            self.events.push(Event::Text(span, role));
        }
    }

    /// Adds an affix or delimiter.
    pub fn affix(&mut self, text: &str) {
        self.text(text, Role::Affix);
    }

    /// Puts text into the arena; `None` for an empty one.
    fn store(&mut self, text: &str) -> Option<Span> {
        if text.is_empty() {
            return None;
        }
        let start = u32::try_from(self.text.len()).ok()?;
        let end = u32::try_from(self.text.len() + text.len()).ok()?;
        self.text.push_str(text);
        Some(Span { start, end })
    }

    /// The text of a span.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// Sets the last of several spaces apart that the last suffix ends with.
    pub fn part_last_space(&mut self) {
        let Some(Event::Text(span, role)) = self.events.last().copied() else {
            return;
        };
        let bytes = self.text.as_bytes().get(span.range()).unwrap_or_default();
        if !role.is_affix() || !bytes.ends_with(b"  ") {
            return;
        }
        let rest = span.without_last(1);
        let space = Span {
            start: rest.end,
            ..span
        };
        self.events.pop();
        self.events.push(Event::Text(rest, role));
        self.events.push(Event::Text(space, Role::LastSpace));
    }

    /// Begins a mark.
    pub fn open(&mut self, mark: Mark) {
        self.events.push(Event::Open(mark));
    }

    /// Ends the last mark.
    pub fn close(&mut self) {
        self.events.push(Event::Close);
    }

    /// Adds an event with its text.
    pub fn push(&mut self, step: Step<'_>) {
        match step {
            Step::Text(text, role) => self.text(text, role),
            Step::Open(mark) => self.open(mark),
            Step::Close => self.close(),
        }
    }

    /// The place after everything so far.
    pub fn position(&self) -> Position {
        Position {
            events: self.events.len(),
            text: self.text.len(),
        }
    }

    /// Drops everything after `position`.
    pub fn truncate(&mut self, position: Position) {
        self.events.truncate(position.events);
        self.text.truncate(position.text);
    }

    /// Whether text was added after `position`.
    pub fn has_text_since(&self, position: Position) -> bool {
        self.text.len() > position.text
    }

    /// The text that is not an affix or delimiter.
    pub fn content_text(&self) -> String {
        let texts = self.steps().filter_map(|step| match step {
            Step::Text(text, role) if !role.is_affix() => Some(text),
            _ => None,
        });
        texts.collect()
    }

    /// Whether there is text that a sentence could begin with: no affix, delimiter or cite number.
    pub fn has_content(&self) -> bool {
        // How many marks are open from the outermost cite number inwards.
        let mut in_number = 0usize;
        for event in &self.events {
            match event {
                Event::Open(_) if in_number > 0 => in_number += 1,
                Event::Open(mark) => {
                    in_number = usize::from(*mark == Mark::Tag(Tag::CitationNumber));
                }
                Event::Close => in_number = in_number.saturating_sub(1),
                Event::Text(_, role) => {
                    if !role.is_affix() && in_number == 0 {
                        return true;
                    }
                }
            }
        }
        false
    }

    /// Puts what `change` makes of each text after `position` in its place, until `change` says that
    /// it was the last: affixes and delimiters are none.
    pub fn change_texts_since(
        &mut self,
        position: Position,
        mut change: impl FnMut(&str) -> (Option<String>, bool),
    ) {
        for at in position.events..self.events.len() {
            let Some(Event::Text(span, role)) = self.events.get(at).copied() else {
                continue;
            };
            if role.is_affix() {
                continue;
            }
            let (changed, was_last) = change(self.slice(span));
            if let Some(changed) = changed {
                let span = self.store(&changed).unwrap_or_default();
                if let Some(event) = self.events.get_mut(at) {
                    *event = Event::Text(span, role);
                }
            }
            if was_last {
                return;
            }
        }
    }

    /// Adds the pieces of a text with inline markup; `first` and `rest` are the roles of its texts.
    pub fn pieces(&mut self, pieces: Vec<Piece<'_>>, first: Role, rest: Role) {
        let mut role = first;
        for piece in pieces {
            match piece {
                Piece::Text(text) => {
                    self.text(&text, role);
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
        let since = self.events.get(position.events..).unwrap_or_default();
        since.contains(&Event::Open(Mark::Tag(tag)))
    }

    /// Takes away the mark that was opened at `position` and closed last.
    pub fn unmark(&mut self, position: Position) {
        if matches!(self.events.get(position.events), Some(Event::Open(_)))
            && self.events.last() == Some(&Event::Close)
        {
            self.events.pop();
            self.events.remove(position.events);
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
    pub fn append(&mut self, other: &Stream) {
        self.append_range(other, 0..other.events.len());
    }

    /// Adds a range of the events of another stream.
    pub fn append_range(&mut self, other: &Stream, range: Range<usize>) {
        let events = other.events.get(range).unwrap_or_default();
        self.events.reserve(events.len());
        for event in events {
            self.push(other.step(*event));
        }
    }

    fn step(&self, event: Event) -> Step<'_> {
        match event {
            Event::Text(span, role) => Step::Text(self.slice(span), role),
            Event::Open(mark) => Step::Open(mark),
            Event::Close => Step::Close,
        }
    }

    /// Every event, with its text.
    pub fn steps(&self) -> impl Iterator<Item = Step<'_>> + Clone {
        self.events.iter().map(|event| self.step(*event))
    }

    /// The events from the `index`-th on, with their texts.
    pub fn steps_from(&self, index: usize) -> impl Iterator<Item = Step<'_>> + Clone {
        let events = self.events.get(index..).unwrap_or_default();
        events.iter().map(|event| self.step(*event))
    }

    /// How much text there is, in bytes; more where some has been taken out.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Every event.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// Every event, to be rearranged.
    pub fn events_mut(&mut self) -> &mut Vec<Event> {
        &mut self.events
    }

    /// Puts other events over the same text in the place of these.
    pub fn with_events(self, events: Vec<Event>) -> Self {
        Self { events, ..self }
    }

    /// An event of new text, to be put among the others; `None` for an empty text.
    pub fn make_text(&mut self, text: &str, role: Role) -> Option<Event> {
        let span = self.store(text)?;
        Some(Event::Text(span, role))
    }

    /// Replaces the last byte of a span, an ASCII character, with another one.
    pub fn replace_last_ascii(&mut self, span: Span, with: char) {
        let last = span.range().end.saturating_sub(1)..span.range().end;
        let is_ascii = self.text.get(last.clone()).is_some_and(str::is_ascii);
        if is_ascii && with.is_ascii() {
            self.text.replace_range(last, with.encode_utf8(&mut [0; 4]));
        }
    }

    /// Whether there is no text in it.
    pub fn is_empty(&self) -> bool {
        !self.events.iter().any(Event::is_text)
    }

    /// Whether there is text in a range of events.
    pub fn has_text_in(&self, range: Range<usize>) -> bool {
        let events = self.events.get(range).unwrap_or_default();
        events.iter().any(Event::is_text)
    }

    /// The text without formatting or punctuation rules: what sorting and comparing need.
    pub fn plain_text(&self) -> String {
        self.text_of(0..self.events.len())
    }

    /// The range of events inside the first mark `tag` (without the marks themselves).
    pub fn find(&self, tag: Tag) -> Option<Range<usize>> {
        let open = Event::Open(Mark::Tag(tag));
        let start = self.events.iter().position(|event| *event == open)? + 1;
        let mut depth = 0usize;
        for (index, event) in self.events.iter().enumerate().skip(start) {
            match event {
                Event::Open(_) => depth += 1,
                Event::Close if depth == 0 => return Some(start..index),
                Event::Close => depth -= 1,
                Event::Text(..) => {}
            }
        }
        None
    }

    /// The ranges of events inside each mark `tag`.
    pub fn find_all(&self, tag: Tag) -> Vec<Range<usize>> {
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
    pub fn text_of(&self, range: Range<usize>) -> String {
        let events = self.events.get(range).unwrap_or_default();
        let texts = events.iter().filter_map(|event| match event {
            Event::Text(span, _) => Some(self.slice(*span)),
            _ => None,
        });
        let mut out = String::with_capacity(texts.clone().map(str::len).sum());
        out.extend(texts);
        out
    }

    /// Takes out the marks that have no text inside.
    pub fn drop_empty_marks(&mut self) {
        let is_empty = |pair: &[Event]| matches!(pair, [Event::Open(_), Event::Close]);
        let Some(first) = self.events.windows(2).position(is_empty) else {
            return;
        };
        let mut kept = first;
        for at in first..self.events.len() {
            let Some(event) = self.events.get(at).copied() else {
                break;
            };
            let before = kept.checked_sub(1).and_then(|at| self.events.get(at));
            if event == Event::Close && matches!(before, Some(Event::Open(_))) {
                kept -= 1;
            } else {
                if let Some(slot) = self.events.get_mut(kept) {
                    *slot = event;
                }
                kept += 1;
            }
        }
        self.events.truncate(kept);
    }

    /// Moves a space that begins or ends the whole out of the display block that it stands in.
    pub fn move_edge_spaces_out(&mut self) {
        if !self.events.iter().any(Event::opens_block) {
            return;
        }
        let first = self.events.iter().position(Event::is_text);
        if let Some(first) = first
            && let Some(block) = self.events.iter().take(first).position(Event::opens_block)
            && let Some(Event::Text(span, role)) = self.events.get(first).copied()
            && role.is_affix()
            && self.slice(span).starts_with(' ')
        {
            self.set(first, Event::Text(span.without_first(1), role));
            if let Some(space) = self.make_text(" ", Role::Affix) {
                self.events.insert(block, space);
            }
        }
        let last = self.events.iter().rposition(Event::is_text);
        if let Some(last) = last
            && self.events.last() == Some(&Event::Close)
            && let Some(Event::Text(span, role)) = self.events.get(last).copied()
            && role.is_affix()
            && self.slice(span).ends_with(' ')
        {
            self.set(last, Event::Text(span.without_last(1), role));
            self.affix(" ");
        }
    }

    /// Puts an event in the place of the `index`-th.
    pub fn set(&mut self, index: usize, event: Event) {
        if let Some(slot) = self.events.get_mut(index) {
            *slot = event;
        }
    }

    /// Puts `text` in the place of a range of events.
    pub fn replace(&mut self, range: Range<usize>, text: &str) {
        let event = self.make_text(text, Role::Content);
        if range.start <= range.end && range.end <= self.events.len() {
            self.events.splice(range, event);
        }
    }
}
