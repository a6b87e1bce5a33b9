//! CSL-JSON's inline markup as pandoc's Markdown, and back.
//!
//! | CSL-JSON | Markdown |
//! |---|---|
//! | `<i>` | `*x*` |
//! | `<b>` | `**x**` |
//! | `<sub>` | `~x~` |
//! | `<sup>` | `^x^` |
//! | small caps | `[x]{.smallcaps}` |
//! | `class="nocase"` | `[x]{.nocase}` |
//! | `class="nodecor"` | `[x]{.nodecor}` |
//!
//! Source: pandoc's manual, "Pandoc's Markdown" (Inline formatting, Backslash escapes, Smart).

use ibid_model::rich::{Piece, Tag, pieces};

/// Signs that mean something in a text of Markdown.
const SPECIAL: &str = "\\*_^~[]<>`$@|";

/// How many marks may wait for their partners.
const MAX_OPEN: usize = 64;

/// A text with CSL-JSON's markup as Markdown.
pub(super) fn write(source: &str) -> String {
    let markdown = convert(source);
    // Marks that touch each other can be read in several ways: the tags are then kept as they are.
    if read(&markdown) == source {
        markdown
    } else {
        keep_tags(source)
    }
}

/// The text with a backslash before each sign that would mean something.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let behind = text.get(at + c.len_utf8()..).unwrap_or_default();
        let next = behind.chars().next().unwrap_or(' ');
        let is_inside_word = before.is_alphanumeric() && next.is_alphanumeric();
        let is_special = match c {
            '_' => !is_inside_word,
            '&' => is_entity(behind),
            '-' => before == '-' || next == '-',
            '.' => before == '.' || next == '.',
            '#' | '>' | '+' => out.is_empty(),
            _ => SPECIAL.contains(c),
        };
        if is_special || (c == '-' && out.is_empty() && next == ' ') {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out
}

/// Whether what follows `&` makes it an entity.
fn is_entity(behind: &str) -> bool {
    let end = behind.bytes().take(32).position(|b| b == b';');
    let name = end.and_then(|end| behind.get(..end)).unwrap_or_default();
    let name = name.strip_prefix('#').unwrap_or(name);
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric())
}

fn convert(source: &str) -> String {
    let mut out = String::new();
    let mut open: Vec<Tag> = Vec::new();
    for piece in pieces(source) {
        match piece {
            Piece::Text(text) => {
                let text = escape(text);
                let is_tight = open
                    .iter()
                    .any(|tag| matches!(tag, Tag::Subscript | Tag::Superscript));
                // Spaces end subscripts and superscripts, but for escaped ones.
                out.push_str(&if is_tight {
                    text.replace(' ', "\\ ")
                } else {
                    text
                });
            }
            Piece::Open(tag) => {
                out.push_str(marks(tag).0);
                open.push(tag);
            }
            Piece::Close(_) | Piece::CloseSpan => {
                if let Some(tag) = open.pop() {
                    out.push_str(marks(tag).1);
                }
            }
        }
    }
    out
}

/// What stands before and behind text with a tag.
fn marks(tag: Tag) -> (&'static str, &'static str) {
    match tag {
        Tag::Italic => ("*", "*"),
        Tag::Bold => ("**", "**"),
        Tag::Subscript => ("~", "~"),
        Tag::Superscript => ("^", "^"),
        Tag::SmallCaps => ("[", "]{.smallcaps}"),
        Tag::NoCase => ("[", "]{.nocase}"),
        Tag::NoDecor => ("[", "]{.nodecor}"),
    }
}

/// The text with its tags as they are, everything else escaped.
fn keep_tags(source: &str) -> String {
    let mut out = String::new();
    let mut rest = source;
    for piece in pieces(source) {
        let length = match piece {
            Piece::Text(text) => text.len(),
            _ => rest.find('>').map_or(rest.len(), |at| at + 1),
        };
        let (own, after) = rest.split_at(length);
        match piece {
            Piece::Text(_) => out.push_str(&escape(own)),
            _ => out.push_str(own),
        }
        rest = after;
    }
    out
}

/// Markdown as text with CSL-JSON's markup. What is no markup of this table stays as it is.
pub(super) fn read(markdown: &str) -> String {
    let tokens = tokens(markdown);
    let partners = partners(&tokens);
    let mut out = String::with_capacity(markdown.len());
    for (at, token) in tokens.iter().enumerate() {
        let partner = partners.get(at).copied().flatten();
        match (token, partner) {
            (Token::Text(text), _) => out.push_str(text),
            (Token::Mark(mark), None) => out.push_str(mark),
            (Token::Mark(mark), Some(other)) => out.push_str(tag(mark, other > at)),
            (Token::Bracket, None) => out.push('['),
            (Token::Bracket, Some(other)) => {
                if let Some(Token::Class(class, _)) = tokens.get(other) {
                    out.push_str(span(class));
                }
            }
            (Token::Class(_, literal), None) => out.push_str(literal),
            (Token::Class(..), Some(_)) => out.push_str("</span>"),
        }
    }
    out
}

/// Markdown as plain text: its escapes undone.
pub(super) fn unescape(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut rest = markdown.chars().peekable();
    while let Some(c) = rest.next() {
        match rest.peek() {
            Some(next) if c == '\\' && next.is_ascii_punctuation() => {
                out.push(*next);
                rest.next();
            }
            _ => out.push(c),
        }
    }
    out
}

/// A part of Markdown.
enum Token {
    Text(String),
    /// `*`, `**`, `~` or `^`; `_` and `__` are `*` and `**`.
    Mark(&'static str),
    /// `[`
    Bracket,
    /// `]{.class}`, with what it is as text.
    Class(&'static str, String),
}

fn tokens(markdown: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut text = String::new();
    let mut rest = markdown;
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        let (length, token) = token(rest, before);
        match token {
            Some(token) => {
                if !text.is_empty() {
                    out.push(Token::Text(std::mem::take(&mut text)));
                }
                out.push(token);
            }
            None => text.push_str(&plain(rest, length)),
        }
        before = rest
            .get(..length)
            .and_then(|t| t.chars().last())
            .unwrap_or(c);
        rest = rest.get(length..).unwrap_or_default();
    }
    if !text.is_empty() {
        out.push(Token::Text(text));
    }
    out
}

/// The mark at the start of a text, if there is one, and the length of it or of the plain text.
fn token(rest: &str, before: char) -> (usize, Option<Token>) {
    let first = rest.chars().next().unwrap_or(' ');
    let mut behind = rest.chars().skip(1);
    let next = behind.next().unwrap_or(' ');
    let is_inside_word = before.is_alphanumeric() && next.is_alphanumeric();
    match first {
        '\\' if next.is_ascii_punctuation() || next == ' ' => (2, None),
        '*' if next == '*' => (2, Some(Token::Mark("**"))),
        '*' => (1, Some(Token::Mark("*"))),
        '_' if next == '_' => (2, Some(Token::Mark("**"))),
        '_' if !is_inside_word => (1, Some(Token::Mark("*"))),
        '~' if next != '~' => (1, Some(Token::Mark("~"))),
        '^' => (1, Some(Token::Mark("^"))),
        '[' => (1, Some(Token::Bracket)),
        ']' => {
            for class in ["smallcaps", "nocase", "nodecor"] {
                let literal = format!("]{{.{class}}}");
                if rest.starts_with(&literal) {
                    return (literal.len(), Some(Token::Class(class, literal)));
                }
            }
            (1, None)
        }
        '&' => {
            let known = ENTITIES.iter().find(|(name, _)| rest.starts_with(name));
            (known.map_or(1, |(name, _)| name.len()), None)
        }
        '-' if rest.starts_with("---") => (3, None),
        '-' if rest.starts_with("--") => (2, None),
        '.' if rest.starts_with("...") => (3, None),
        // A tag of CSL-JSON stands for itself.
        _ => (first.len_utf8(), None),
    }
}

/// Entities that are met in titles.
const ENTITIES: [(&str, &str); 5] = [
    ("&amp;", "&"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&nbsp;", "\u{a0}"),
];

/// What a stretch of Markdown without marks stands for.
fn plain(rest: &str, length: usize) -> String {
    let own = rest.get(..length).unwrap_or(rest);
    match own {
        "---" => "—".to_owned(),
        "--" => "–".to_owned(),
        "..." => "…".to_owned(),
        // An escaped space is one that does not end a subscript.
        "\\ " => " ".to_owned(),
        _ if own.starts_with('\\') && own.len() > 1 => own.get(1..).unwrap_or_default().to_owned(),
        _ if own.starts_with('&') => ENTITIES
            .iter()
            .find(|(name, _)| *name == own)
            .map_or_else(|| own.to_owned(), |(_, sign)| (*sign).to_owned()),
        _ => own.to_owned(),
    }
}

/// For each token where its partner stands; `None` for a mark without one.
fn partners(tokens: &[Token]) -> Vec<Option<usize>> {
    let mut out = vec![None; tokens.len()];
    let mut open: Vec<(usize, &str)> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Mark(mark) => {
                let known = open.iter().rposition(|(_, known)| known == mark);
                let is_closing = known.is_some() && !ends_with_space(tokens, at);
                match known.filter(|_| is_closing) {
                    Some(position) => pair(&mut out, &mut open, position, at),
                    None if !starts_with_space(tokens, at) && open.len() < MAX_OPEN => {
                        open.push((at, mark));
                    }
                    None => {}
                }
            }
            Token::Bracket if open.len() < MAX_OPEN => open.push((at, "[")),
            Token::Class(..) => {
                if let Some(position) = open.iter().rposition(|(_, known)| *known == "[") {
                    pair(&mut out, &mut open, position, at);
                }
            }
            Token::Bracket | Token::Text(_) => {}
        }
    }
    out
}

/// Marks a pair; what was opened between the two has no partner.
fn pair(out: &mut [Option<usize>], open: &mut Vec<(usize, &str)>, position: usize, at: usize) {
    if let Some((start, _)) = open.get(position).copied() {
        for (place, partner) in [(start, at), (at, start)] {
            if let Some(slot) = out.get_mut(place) {
                *slot = Some(partner);
            }
        }
    }
    open.truncate(position);
}

fn ends_with_space(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    matches!(before, Some(Token::Text(text)) if text.ends_with(' '))
}

fn starts_with_space(tokens: &[Token], at: usize) -> bool {
    match tokens.get(at + 1) {
        Some(Token::Text(text)) => text.starts_with(' '),
        None => true,
        _ => false,
    }
}

fn span(class: &str) -> &'static str {
    match class {
        "smallcaps" => "<span style=\"font-variant:small-caps;\">",
        "nocase" => "<span class=\"nocase\">",
        _ => "<span class=\"nodecor\">",
    }
}

fn tag(mark: &str, is_opening: bool) -> &'static str {
    match (mark, is_opening) {
        ("*", true) => "<i>",
        ("*", false) => "</i>",
        ("**", true) => "<b>",
        ("**", false) => "</b>",
        ("~", true) => "<sub>",
        ("~", false) => "</sub>",
        (_, true) => "<sup>",
        (_, false) => "</sup>",
    }
}
