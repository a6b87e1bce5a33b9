//! Templates out of wikitext: one pass, however deep they nest.

use ibid_model::Span;

use super::fields;

/// A template with the text of its parameters as they stand.
pub(super) struct Template<'t> {
    /// In lower case, with single spaces: `cite web`.
    pub name: String,
    /// Names in lower case, and values.
    pub parameters: Vec<(String, &'t str)>,
    pub span: Span,
}

/// What the scanner finds.
pub(super) enum Found<'t> {
    Template(Template<'t>),
    /// A citation template that does not end.
    Open(Span),
}

struct Open {
    start: usize,
    is_link: bool,
    is_citation: bool,
    pipes: Vec<usize>,
}

/// Finds the citation templates of a text.
pub(super) fn scan<'t>(text: &'t str, found: &mut dyn FnMut(Found<'t>)) {
    let mut stack: Vec<Open> = Vec::new();
    let mut unparsed = Unparsed::new(text);
    let mut at = 0;
    while let Some(mark) = next_mark(text, at) {
        let rest = text.get(mark..).unwrap_or_default();
        at = mark + 1;
        if let Some((_, end)) = unparsed.at(mark) {
            at = end;
        } else if rest.starts_with("{{") || rest.starts_with("[[") {
            at = mark + 2;
            let is_link = rest.starts_with("[[");
            let is_citation = !is_link && is_citation(text.get(at..).unwrap_or_default());
            if is_citation {
                drop_open(&mut stack, found);
            }
            stack.push(Open {
                start: mark,
                is_link,
                is_citation,
                pipes: Vec::new(),
            });
        } else if rest.starts_with("}}") {
            at = mark + 2;
            while stack.pop_if(|open| open.is_link).is_some() {}
            if let Some(open) = stack.pop().filter(|open| open.is_citation) {
                found(Found::Template(template(text, &open, mark)));
            }
        } else if rest.starts_with("]]") {
            at = mark + 2;
            stack.pop_if(|open| open.is_link);
        } else if let Some(open) = stack.last_mut().filter(|_| rest.starts_with('|')) {
            open.pipes.push(mark);
        }
    }
    drop_open(&mut stack, found);
}

/// No citation stands in another: one that is open there lacks its end.
fn drop_open<'t>(stack: &mut Vec<Open>, found: &mut dyn FnMut(Found<'t>)) {
    let Some(first) = stack.iter().position(|open| open.is_citation) else {
        return;
    };
    for open in stack.drain(first..).filter(|open| open.is_citation) {
        let span = Span {
            start: open.start,
            end: open.start + 2,
        };
        found(Found::Open(span));
    }
}

fn next_mark(text: &str, from: usize) -> Option<usize> {
    let rest = text.as_bytes().get(from..)?;
    let is_mark = |byte: &u8| matches!(byte, b'{' | b'}' | b'[' | b']' | b'|' | b'<');
    rest.iter().position(is_mark).map(|at| from + at)
}

/// Comments and unparsed text of a text, each end of which is looked for once.
pub(super) struct Unparsed<'t> {
    text: &'t str,
    /// The next end of a comment and of unparsed text, where one is known.
    ends: [Option<usize>; 2],
}

impl<'t> Unparsed<'t> {
    const PAIRS: [(&'static str, &'static str); 2] = [("<!--", "-->"), ("<nowiki>", "</nowiki>")];

    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            ends: [Some(0); 2],
        }
    }

    /// The text of what begins at `at` (none for a comment), and where it ends.
    pub(super) fn at(&mut self, at: usize) -> Option<(&'t str, usize)> {
        let rest = self.text.get(at..)?;
        let kinds = Self::PAIRS.iter().zip(&mut self.ends);
        for ((start, end), known) in kinds {
            if !rest.starts_with(start) {
                continue;
            }
            let from = at + start.len();
            if known.is_some_and(|known| known < from) {
                let behind = self.text.as_bytes().get(from..)?;
                *known = memchr::memmem::find(behind, end.as_bytes()).map(|found| from + found);
            }
            let stop = (*known)?;
            let inside = self.text.get(from..stop)?;
            let shown = if start.starts_with("<!") { "" } else { inside };
            return Some((shown, stop + end.len()));
        }
        None
    }
}

fn is_citation(rest: &str) -> bool {
    let end = rest.find(['|', '}', '{', '<', '[']).unwrap_or(0).min(64);
    rest.get(..end)
        .is_some_and(|name| fields::item_type(&normal_name(name)).is_some())
}

fn normal_name(name: &str) -> String {
    let words = name.replace('_', " ").to_lowercase();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn template<'t>(text: &'t str, open: &Open, end: usize) -> Template<'t> {
    let first = open.pipes.first().copied().unwrap_or(end);
    let name = normal_name(text.get(open.start + 2..first).unwrap_or_default());
    let ends = open.pipes.iter().skip(1).copied().chain([end]);
    let parameters = open.pipes.iter().zip(ends).filter_map(|(pipe, end)| {
        let (name, value) = text.get(pipe + 1..end)?.split_once('=')?;
        let is_name = !name.contains(['{', '[', '<']);
        is_name.then(|| (name.trim().to_lowercase(), value.trim()))
    });
    Template {
        name,
        parameters: parameters.filter(|(_, value)| !value.is_empty()).collect(),
        span: Span {
            start: open.start,
            end: end + 2,
        },
    }
}
