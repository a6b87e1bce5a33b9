//! Where two pieces of text meet: doubled punctuation and spaces, and punctuation at quotes.
//!
//! Source: CSL 1.0.2 "Punctuation" (`punctuation-in-quote`) and, for which marks survive a
//! meeting, the table that citeproc-js made the practice of the field.

use super::{Event, Mark, Role, Tag};

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
pub(crate) fn settle(events: Vec<Event>, punctuation: Punctuation) -> Vec<Event> {
    let mut settler = Settler {
        out: Vec::with_capacity(events.len() + 4),
        open: Vec::new(),
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
            Event::Text(text, role) => settler.text(text, role),
            Event::Open(mark) => settler.begin(mark),
            Event::Close => settler.end(),
        }
    }
    settler.out
}

/// The state of [`settle`].
struct Settler {
    out: Vec<Event>,
    open: Vec<Mark>,
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

    fn last_char(&self) -> Option<char> {
        match self.last.and_then(|at| self.out.get(at)) {
            Some(Event::Text(text, _)) => text.chars().next_back(),
            _ => None,
        }
    }

    /// Replaces the last character of the last text, or takes it away.
    fn replace_last_char(&mut self, with: Option<char>) {
        if let Some(Event::Text(text, _)) = self.last.and_then(|at| self.out.get_mut(at)) {
            let mut changed = String::from(std::mem::take(text));
            changed.pop();
            changed.extend(with);
            *text = changed.into_boxed_str();
        }
    }

    /// Moves a comma, colon or semicolon that ends the quotation closed at `close` behind it.
    fn move_out(&mut self, close: usize) {
        let Some(last) = self.last_char().filter(|c| moves_out(*c)) else {
            return;
        };
        if self.last.is_some_and(|at| at < close) {
            self.replace_last_char(None);
            self.last = Some(self.out.len());
            self.out
                .push(Event::Text(last.to_string().into(), Role::Affix));
            self.closes = None;
        }
    }

    fn text(&mut self, text: Box<str>, role: Role) {
        let rest = if matches!(role, Role::Continued | Role::LastSpace) {
            &*text
        } else {
            self.absorb(&text, role)
        };
        if rest.is_empty() {
            return;
        }
        let whole = rest.len() == text.len();
        let event = if whole { text } else { rest.into() };
        self.before = (self.last, self.closes);
        self.formatted = false;
        self.font_closed = false;
        self.kept = false;
        self.last = Some(self.out.len());
        self.closes = None;
        self.out.push(Event::Text(event, role));
    }

    /// Takes from the start of `text` what the text before already says or takes in; returns the
    /// rest.
    fn absorb<'t>(&mut self, text: &'t str, role: Role) -> &'t str {
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let Some(last) = self.last_char() else { break };
            let tail = rest.get(c.len_utf8()..).unwrap_or("");
            if c == ' ' && (last == ' ' || last == '\u{a0}') && self.meets_space(role) {
                rest = tail;
                continue;
            }
            if !is_mark(c) {
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
                    self.replace_last_char(Some(c));
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
        let before = self.last.and_then(|at| self.out.get(at));
        match (before, role) {
            (Some(Event::Text(_, Role::Prefix)), Role::Prefix) => true,
            (Some(Event::Text(_, Role::Delimiter | Role::DelimiterBeside)), Role::Prefix)
            | (Some(Event::Text(_, Role::Affix | Role::Outer)), Role::DelimiterBeside) => last != c,
            (_, Role::Affix | Role::DelimiterBeside) => self.font_closed && last != c,
            _ => false,
        }
    }

    /// Whether a space that text of `role` begins with is one with the space before: between
    /// affixes without formatting in between. The spaces of a value are its own.
    fn meets_space(&self, role: Role) -> bool {
        let last = self.last.and_then(|at| self.out.get(at));
        let after_affix = matches!(last, Some(Event::Text(_, role)) if role.is_affix());
        role.is_affix() && after_affix && !self.formatted
    }

    /// Takes a mark that stands alone behind a quotation back out, so that the one that comes in its
    /// place meets the quotation itself.
    fn take_back_lone_mark(&mut self) -> bool {
        let (last, closes) = self.before;
        let Some(at) = self.last.filter(|_| closes.is_some()) else {
            return false;
        };
        let mut behind = self.out.iter().skip(at);
        let is_lone =
            matches!(behind.next(), Some(Event::Text(text, _)) if text.chars().count() == 1);
        if !is_lone || !behind.all(|event| matches!(event, Event::Open(Mark::Tag(_)))) {
            return false;
        }
        self.out.remove(at);
        (self.last, self.closes) = (last, closes);
        true
    }

    /// Puts `c` before the closing marks at `at`.
    fn insert(&mut self, at: usize, c: char) {
        self.out
            .insert(at, Event::Text(c.to_string().into(), Role::Affix));
        self.last = Some(at);
        self.closes = Some(at + 1);
    }
}
