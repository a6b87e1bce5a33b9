//! Settled streams in as little room as they need: a document keeps one for each cluster and entry.

use smallvec::SmallVec;

use super::stream::Span;
use super::{Event, Mark, Role, Stream, Tag};

impl Stream {
    /// The stream in as little room as it needs: the marks that writers look at, and neighbouring
    /// texts as one where they are written as one.
    pub fn compacted(self) -> Self {
        let mut events: SmallVec<[Event; 64]> = SmallVec::new();
        // Whether each mark that is open is kept, and whether it is a link.
        let mut open: SmallVec<[(bool, bool); 16]> = SmallVec::new();
        let mut links = 0usize;
        for event in &self.events {
            match event {
                Event::Text(span, role) => {
                    let before = events.last_mut().filter(|_| links == 0);
                    if !before.is_some_and(|before| self.joins(before, *span, *role)) {
                        events.push(*event);
                    }
                }
                Event::Open(mark) => {
                    let is_link = matches!(mark, Mark::Tag(Tag::Link(_)));
                    links += usize::from(is_link);
                    open.push((mark.is_written(), is_link));
                    if mark.is_written() {
                        events.push(*event);
                    }
                }
                Event::Close => {
                    let (is_kept, is_link) = open.pop().unwrap_or((true, false));
                    links -= usize::from(is_link);
                    if is_kept {
                        events.push(*event);
                    }
                }
            }
        }
        Self {
            text: self.text.as_str().into(),
            events: events.as_slice().into(),
        }
    }

    /// Makes a text a part of the one before, where nothing between them tells them apart.
    fn joins(&self, before: &mut Event, span: Span, role: Role) -> bool {
        let Event::Text(earlier, earlier_role) = before else {
            return false;
        };
        let apart =
            |role: Role, span: Span| role == Role::Prefix && self.slice(span).starts_with("  ");
        let spaces = self.slice(*earlier).ends_with(char::is_whitespace)
            && self.slice(span).starts_with(char::is_whitespace);
        let is_one = earlier.end == span.start
            && !spaces
            && !apart(role, span)
            && !apart(*earlier_role, *earlier);
        if is_one {
            earlier.end = span.end;
        }
        is_one
    }
}
