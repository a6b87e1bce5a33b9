//! Where two pieces of text meet: doubled punctuation and spaces, and punctuation at quotes.
//!
//! Source: CSL 1.0.2 "Punctuation" (`punctuation-in-quote`) and, for which marks survive a
//! meeting, the table that citeproc-js made the practice of the field.

use smallvec::SmallVec;

use super::stream::Span;
use super::{Event, Mark, Role, Stream, Tag};

/// How two punctuation marks that meet are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meeting {
    /// Both.
    Both,
    /// The first alone.
    First,
    /// The second alone.
    Second,
}

/// What becomes of `second` right after `first`.
fn meet(first: char, second: char) -> Meeting {
    match (first, second) {
        (a, b) if a == b => Meeting::First,
        ('!' | '?' | ';', '.' | ':') | (':', '.') => Meeting::First,
        (':' | ';', '!' | '?') => Meeting::Second,
        _ => Meeting::Both,
    }
}

/// Whether `c` takes part in meetings.
fn is_mark(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?')
}

/// Whether text that begins with a byte may meet what stands before it: marks and the space are a byte
/// each.
fn may_meet(first: u8) -> bool {
    first == b' ' || is_mark(char::from(first))
}

/// Whether `c` moves inside a closing quotation mark where the locale wants punctuation there.
fn moves_in(c: char) -> bool {
    matches!(c, '.' | ',' | '!' | '?')
}

/// Whether `c` moves outside a closing quotation mark elsewhere.
fn moves_out(c: char) -> bool {
    matches!(c, ',' | ';' | ':')
}

/// Whether a mark changes how text looks.
fn is_formatting(mark: Mark) -> bool {
    matches!(
        mark,
        Mark::Font(_) | Mark::Inline(_) | Mark::Quote | Mark::InnerQuote
    )
}

/// How punctuation is settled.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Punctuation {
    /// Full stops and commas stand inside of closing quotation marks.
    pub in_quote: bool,
    /// The mark of a suffix stays beside one that formatted text ends with.
    pub kept_marks: bool,
}

/// Settles punctuation and spaces where the pieces of a stream meet.
pub(crate) fn settle(mut stream: Stream, punctuation: Punctuation) -> Stream {
    let events = std::mem::take(stream.events_mut());
    let mut settler = Settler {
        out: Vec::with_capacity(events.len() + 4),
        arena: stream,
        open: SmallVec::new(),
        last: None,
        closes: None,
        before: (None, None),
        formatted: false,
        font_closed: false,
        kept: false,
        punctuation,
    };
    for event in events {
        match event {
            Event::Text(span, role) => settler.text(span, role),
            Event::Open(mark) => settler.begin(mark),
            Event::Close => settler.end(),
        }
    }
    settler.arena.with_events(settler.out)
}

/// The state of [`settle`].
struct Settler {
    out: Vec<Event>,
    /// Holds the text; its events have been taken out.
    arena: Stream,
    open: SmallVec<[Mark; 16]>,
    /// Index in `out` of the last text.
    last: Option<usize>,
    /// Index in `out` of the first closing quotation mark since the last text.
    closes: Option<usize>,
    /// Formatting begins or ends after the last text: spaces on both sides of it stay.
    formatted: bool,
    /// The formatting of an element ends after the last text.
    font_closed: bool,
    /// What comes next keeps its mark beside one of the last text.
    kept: bool,
    /// `last` and `closes` as they were before the last text.
    before: (Option<usize>, Option<usize>),
    punctuation: Punctuation,
}

impl Settler {
    fn begin(&mut self, mark: Mark) {
        self.open.push(mark);
        let apart = matches!(mark, Mark::Tag(Tag::SpacesApart | Tag::MarksApart));
        self.formatted |= apart || is_formatting(mark);
        self.kept |= mark == Mark::Tag(Tag::MarksApart);
        self.out.push(Event::Open(mark));
    }

    fn end(&mut self) {
        let mark = self.open.pop();
        self.formatted |= mark.is_some_and(is_formatting);
        self.font_closed |= matches!(mark, Some(Mark::Font(_)));
        let at = self.out.len();
        self.out.push(Event::Close);
        if mark.is_some_and(Mark::is_quote) {
            self.closes.get_or_insert(at);
            if !self.punctuation.in_quote {
                self.move_out(at);
            }
        }
    }

    /// The last text.
    fn last_text(&self) -> Option<(Span, Role)> {
        match self.last.and_then(|at| self.out.get(at)) {
            Some(Event::Text(span, role)) => Some((*span, *role)),
            _ => None,
        }
    }

    fn last_role(&self) -> Option<Role> {
        self.last_text().map(|(_, role)| role)
    }

    fn last_char(&self) -> Option<char> {
        let (span, _) = self.last_text()?;
        self.arena.slice(span).chars().next_back()
    }

    /// Takes the mark away that the last text ends with.
    fn drop_last_mark(&mut self) {
        if let Some(Event::Text(span, _)) = self.last.and_then(|at| self.out.get_mut(at)) {
            *span = span.without_last(1);
        }
    }

    /// Moves a comma, colon or semicolon that ends the quotation closed at `close` behind it.
    fn move_out(&mut self, close: usize) {
        let Some(last) = self.last_char().filter(|c| moves_out(*c)) else {
            return;
        };
        if self.last.is_some_and(|at| at < close) {
            self.drop_last_mark();
            self.last = Some(self.out.len());
            self.push_mark(self.out.len(), last);
            self.closes = None;
        }
    }

    /// Puts a mark of its own at a place.
    fn push_mark(&mut self, at: usize, mark: char) {
        let text = mark.encode_utf8(&mut [0; 4]).to_owned();
        if let Some(event) = self.arena.make_text(&text, Role::Affix) {
            self.out.insert(at, event);
        }
    }

    fn text(&mut self, span: Span, role: Role) {
        let meets = self.arena.first_byte(span).is_some_and(may_meet);
        let rest = if meets && !matches!(role, Role::Continued | Role::LastSpace) {
            self.absorb(span, role)
        } else {
            span
        };
        if rest.is_empty() {
            return;
        }
        self.before = (self.last, self.closes);
        self.formatted = false;
        self.font_closed = false;
        self.kept = false;
        self.last = Some(self.out.len());
        self.closes = None;
        self.out.push(Event::Text(rest, role));
    }

    /// Takes from the start of a text what the text before already says or takes in; returns the
    /// rest.
    fn absorb(&mut self, span: Span, role: Role) -> Span {
        let mut rest = span;
        // Marks and the space are a byte each.
        while let Some(c) = self.arena.slice(rest).chars().next() {
            let is_mark_here = is_mark(c);
            if c != ' ' && !is_mark_here {
                break;
            }
            let Some(last) = self.last_char() else { break };
            let tail = rest.without_first(1);
            if c == ' ' && (last == ' ' || last == '\u{a0}') && self.meets_space(role) {
                rest = tail;
                continue;
            }
            if !is_mark_here {
                break;
            }
            let apart = self.kept || self.punctuation.kept_marks && self.stays(last, c, role);
            let met = if is_mark(last) && !apart {
                meet(last, c)
            } else {
                Meeting::Both
            };
            match met {
                Meeting::First => {}
                Meeting::Second => {
                    if self.take_back_lone_mark() {
                        continue;
                    }
                    if let Some((span, _)) = self.last_text() {
                        self.arena.replace_last_ascii(span, c);
                    }
                }
                Meeting::Both => match self.closes {
                    Some(at) if self.punctuation.in_quote && moves_in(c) => self.insert(at, c),
                    _ => break,
                },
            }
            rest = tail;
        }
        rest
    }

    /// Whether by habit the mark `c`, which text of `role` begins with, stays beside `last`.
    fn stays(&self, last: char, c: char, role: Role) -> bool {
        match (self.last_role(), role) {
            (Some(Role::Prefix), Role::Prefix) => true,
            (Some(Role::Delimiter | Role::DelimiterBeside), Role::Prefix)
            | (Some(Role::Affix | Role::Outer), Role::DelimiterBeside) => last != c,
            (_, Role::Affix | Role::DelimiterBeside) => self.font_closed && last != c,
            _ => false,
        }
    }

    /// Whether a space that text of `role` begins with is one with the space before: between
    /// affixes without formatting in between. The spaces of a value are its own.
    fn meets_space(&self, role: Role) -> bool {
        let after_affix = self.last_role().is_some_and(Role::is_affix);
        role.is_affix() && after_affix && !self.formatted
    }

    /// Takes a mark that stands alone behind a quotation back out, so that the one that comes in its
    /// place meets the quotation itself.
    fn take_back_lone_mark(&mut self) -> bool {
        let (last, closes) = self.before;
        let Some(at) = self.last.filter(|_| closes.is_some()) else {
            return false;
        };
        let is_lone = self.last_text().is_some_and(|(span, _)| {
            let mut chars = self.arena.slice(span).chars();
            chars.next().is_some() && chars.next().is_none()
        });
        let mut behind = self.out.iter().skip(at + 1);
        if !is_lone || !behind.all(|event| matches!(event, Event::Open(Mark::Tag(_)))) {
            return false;
        }
        self.out.remove(at);
        (self.last, self.closes) = (last, closes);
        true
    }

    /// Puts `c` before the closing marks at `at`.
    fn insert(&mut self, at: usize, c: char) {
        self.push_mark(at, c);
        self.last = Some(at);
        self.closes = Some(at + 1);
    }
}
