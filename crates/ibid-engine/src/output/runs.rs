//! The runs of a settled stream: neighbouring texts as one where they are written as one, and of the
//! marks those that writers look at.

use smallvec::SmallVec;

use super::stream::Span;
use super::{Event, Mark, Role, Stream, Tag};

/// A mark that is open.
#[derive(Clone, Copy)]
struct Open {
    is_written: bool,
    is_link: bool,
}

/// Goes through a stream run by run.
pub(crate) struct Runs<'s> {
    stream: &'s Stream,
    /// The place of the next event.
    at: usize,
    open: SmallVec<[Open; 16]>,
    /// How many links are open.
    links: usize,
}

impl Stream {
    /// The stream's runs, as events over its text.
    pub fn runs(&self) -> Runs<'_> {
        Runs {
            stream: self,
            at: 0,
            open: SmallVec::new(),
            links: 0,
        }
    }

    /// The stream in as little room as it needs: a document keeps one for each cluster and entry.
    pub fn compacted(&self) -> Self {
        let events: SmallVec<[Event; 64]> = self.runs().collect();
        Self {
            text: self.text.as_str().into(),
            events: events.as_slice().into(),
        }
    }

    /// The first byte of a span's text: most texts are told by it alone.
    pub(super) fn first_byte(&self, span: Span) -> Option<u8> {
        let bytes = self.text.as_bytes().get(span.range())?;
        bytes.first().copied()
    }

    /// Whether the text of a span begins with white space.
    pub(super) fn begins_with_space(&self, span: Span) -> bool {
        match self.first_byte(span) {
            Some(byte) if byte.is_ascii() => char::from(byte).is_whitespace(),
            _ => self.slice(span).starts_with(char::is_whitespace),
        }
    }

    /// A text and the one behind it as one, where nothing between them tells them apart.
    fn joined(&self, (before, role): (Span, Role), (span, next): (Span, Role)) -> Option<Span> {
        if before.end != span.start {
            return None;
        }
        let apart =
            |role: Role, span: Span| role == Role::Prefix && self.slice(span).starts_with("  ");
        let spaces =
            || self.begins_with_space(span) && self.slice(before).ends_with(char::is_whitespace);
        let is_one = !spaces() && !apart(next, span) && !apart(role, before);
        is_one.then_some(Span {
            start: before.start,
            end: span.end,
        })
    }
}

impl Runs<'_> {
    /// The place of the event behind the last one that was given.
    pub fn place(&self) -> usize {
        self.at
    }

    /// Opens a mark; whether it is written.
    fn begin(&mut self, mark: Mark) -> bool {
        let opened = Open {
            is_written: mark.is_written(),
            is_link: matches!(mark, Mark::Tag(Tag::Link(_))),
        };
        self.links += usize::from(opened.is_link);
        self.open.push(opened);
        opened.is_written
    }

    /// Closes the last mark; whether it is written.
    fn end(&mut self) -> bool {
        let closed = self.open.pop();
        self.links -= usize::from(closed.is_some_and(|closed| closed.is_link));
        closed.is_none_or(|closed| closed.is_written)
    }

    /// The text of a run that begins with `span`: goes on as far as it takes in what follows.
    fn run(&mut self, mut span: Span, role: Role) -> Event {
        // What a link leads to is read piece by piece.
        while self.links == 0 {
            match self.stream.events.get(self.at) {
                Some(Event::Text(next, next_role)) => {
                    match self.stream.joined((span, role), (*next, *next_role)) {
                        Some(joined) => span = joined,
                        None => break,
                    }
                }
                Some(Event::Open(mark)) if !mark.is_written() => {
                    self.begin(*mark);
                }
                Some(Event::Close) if self.open.last().is_some_and(|open| !open.is_written) => {
                    self.end();
                }
                _ => break,
            }
            self.at += 1;
        }
        Event::Text(span, role)
    }
}

impl Iterator for Runs<'_> {
    type Item = Event;

    fn next(&mut self) -> Option<Event> {
        loop {
            let event = *self.stream.events.get(self.at)?;
            self.at += 1;
            let is_written = match event {
                Event::Text(span, role) => return Some(self.run(span, role)),
                Event::Open(mark) => self.begin(mark),
                Event::Close => self.end(),
            };
            if is_written {
                return Some(event);
            }
        }
    }
}
