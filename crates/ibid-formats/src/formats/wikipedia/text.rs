//! Wikitext to rich text, and back.

use ibid_model::rich::{Piece, Tag, pieces};

use super::entities::{entities, without_entities};
use super::scan::Unparsed;
use crate::formats::tagged::values::one_line;

/// A template, link or the value itself that is being read.
#[derive(Default)]
struct Frame {
    start: &'static str,
    parts: Vec<String>,
    current: String,
}

impl Frame {
    fn new(start: &'static str) -> Self {
        Self {
            start,
            ..Self::default()
        }
    }

    fn into_parts(mut self) -> Vec<String> {
        self.parts.push(self.current);
        self.parts
    }
}

/// The rich text of a parameter's value.
pub(super) fn read(wikitext: &str) -> String {
    let mut stack = vec![Frame::new("")];
    let mut unparsed = Unparsed::new(wikitext);
    let mut at = 0;
    while let Some(rest) = wikitext.get(at..).filter(|rest| !rest.is_empty()) {
        if let Some((shown, end)) = unparsed.at(at) {
            push(&mut stack, &escaped(shown));
            at = end;
        } else {
            at += step(rest, &mut stack).max(1);
        }
    }
    while stack.len() > 1 {
        if let Some(open) = stack.pop() {
            let start = open.start;
            let raw = format!("{start}{}", open.into_parts().join("|"));
            push(&mut stack, &raw);
        }
    }
    let text = stack.pop().map(|frame| frame.current).unwrap_or_default();
    let text = one_line(&quotes(&text));
    let inside = text
        .strip_prefix("((")
        .and_then(|text| text.strip_suffix("))"));
    entities(inside.unwrap_or(&text))
}

fn push(stack: &mut [Frame], text: &str) {
    if let Some(frame) = stack.last_mut() {
        frame.current.push_str(text);
    }
}

/// Reads the sign at the start of `rest`; how long it is.
fn step(rest: &str, stack: &mut Vec<Frame>) -> usize {
    let kind = stack.last().map_or("", |frame| frame.start);
    if rest.starts_with("{{") {
        stack.push(Frame::new("{{"));
        return 2;
    }
    if rest.starts_with("[[") {
        stack.push(Frame::new("[["));
        return 2;
    }
    let closes = kind == "{{" && rest.starts_with("}}") || kind == "[[" && rest.starts_with("]]");
    if closes {
        if let Some(frame) = stack.pop() {
            let shown = if kind == "{{" {
                template(frame)
            } else {
                link(frame)
            };
            push(stack, &shown);
        }
        return 2;
    }
    if let Some(frame) = stack
        .last_mut()
        .filter(|_| rest.starts_with('|') && !kind.is_empty())
    {
        let part = std::mem::take(&mut frame.current);
        frame.parts.push(part);
        return 1;
    }
    if let Some((label, length)) = external(rest) {
        push(stack, label);
        return length;
    }
    if let Some(length) = line_break(rest) {
        push(stack, " ");
        return length;
    }
    let length = rest.chars().next().map_or(1, char::len_utf8);
    push(stack, rest.get(..length).unwrap_or_default());
    length
}

/// `[https://… label]`: the label, and how long all of it is.
fn external(rest: &str) -> Option<(&str, usize)> {
    const LONGEST: usize = 4_096;
    let inside = rest.strip_prefix("[http")?;
    let ends = |byte: u8| matches!(byte, b']' | b'\n' | b'{');
    let end = inside.bytes().take(LONGEST).position(ends)?;
    let (address, label) = inside.get(..end)?.split_once(' ')?;
    (inside.as_bytes().get(end) == Some(&b']') && address.contains("://"))
        .then_some((label, end + "[http]".len()))
}

fn line_break(rest: &str) -> Option<usize> {
    let head = rest
        .get(..3)
        .filter(|head| head.eq_ignore_ascii_case("<br"))?;
    let behind = rest.get(head.len()..)?;
    let bare = behind.trim_start_matches([' ', '/']);
    bare.starts_with('>').then(|| rest.len() - bare.len() + 1)
}

/// What a link shows.
fn link(frame: Frame) -> String {
    let mut parts = frame.into_parts();
    let shown = parts.pop().filter(|label| !label.trim().is_empty());
    shown.or_else(|| parts.pop()).unwrap_or_default()
}

/// What a template shows, for those that stand in titles and names.
fn template(frame: Frame) -> String {
    let parts = frame.into_parts();
    let name = parts
        .first()
        .map(|name| name.trim().to_lowercase())
        .unwrap_or_default();
    let is_positional = |part: &&String| {
        let named = part.split_once('=').map(|(name, _)| name.trim());
        named.is_none_or(|name| name.parse::<u8>().is_ok() || name.contains([' ', '<', '/']))
    };
    let given: Vec<&str> = parts
        .iter()
        .skip(1)
        .filter(is_positional)
        .map(|part| {
            part.trim_start_matches("1=")
                .trim_start_matches("2=")
                .trim()
        })
        .collect();
    let shown = match name.as_str() {
        "!" => "|",
        "=" => "&#61;",
        "'" | "'-" | "-'" | "'s" => "&#39;",
        "ndash" | "en dash" | "–" | "snd" | "spnd" => "–",
        "mdash" | "em dash" | "—" => "—",
        "nbsp" | "space" | "spaces" => " ",
        "(" => "&#123;",
        ")" => "&#125;",
        "sup" => return format!("<sup>{}</sup>", given.join("")),
        "sub" => return format!("<sub>{}</sub>", given.join("")),
        "sc" | "smallcaps" => {
            return format!(
                "<span style=\"font-variant:small-caps;\">{}</span>",
                given.join("")
            );
        }
        "lang" | "transl" | "transliteration" | "langx" => {
            given.last().copied().unwrap_or_default()
        }
        // `{{nowrap|text}}`, `{{lang-de|text}}`, `{{ill|name|de|…}}`, `{{sic|text}}`.
        _ => match given.first() {
            Some(first) => first,
            None => return format!("&#123;&#123;{}&#125;&#125;", parts.join("&#124;")),
        },
    };
    shown.to_owned()
}

/// Quotes of wikitext as markup: `''italic''`, `'''bold'''`.
fn quotes(text: &str) -> String {
    if !text.contains("''") {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let (mut italic, mut bold) = (false, false);
    let mut rest = text;
    while let Some(at) = rest.find("''") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let run = from.len() - from.trim_start_matches('\'').len();
        let (is_bold, is_italic) = match run {
            2 => (false, true),
            3 | 4 => (true, false),
            _ => (true, true),
        };
        let marks = 3 * usize::from(is_bold) + 2 * usize::from(is_italic);
        out.extend(std::iter::repeat_n('\'', run.saturating_sub(marks)));
        if is_italic && italic {
            out.push_str("</i>");
        }
        if is_bold {
            out.push_str(if bold { "</b>" } else { "<b>" });
            bold = !bold;
        }
        if is_italic {
            out.push_str(if italic { "" } else { "<i>" });
            italic = !italic;
        }
        rest = from.get(run..).unwrap_or_default();
    }
    out.push_str(rest);
    out.push_str(if italic { "</i>" } else { "" });
    out.push_str(if bold { "</b>" } else { "" });
    out
}

/// Rich text as wikitext.
pub(super) fn write(rich: &str) -> String {
    let mut out = String::with_capacity(rich.len());
    for piece in pieces(rich) {
        match piece {
            Piece::Text(text) => out.push_str(&escaped(&one_space(text))),
            Piece::Open(Tag::Italic) | Piece::Close(Tag::Italic) => out.push_str("''"),
            Piece::Open(Tag::Bold) | Piece::Close(Tag::Bold) => out.push_str("'''"),
            Piece::Open(Tag::Subscript) => out.push_str("<sub>"),
            Piece::Close(Tag::Subscript) => out.push_str("</sub>"),
            Piece::Open(Tag::Superscript) => out.push_str("<sup>"),
            Piece::Close(Tag::Superscript) => out.push_str("</sup>"),
            Piece::Open(_) | Piece::Close(_) | Piece::CloseSpan => {}
        }
    }
    let text = out.trim();
    if text.starts_with("((") && text.ends_with("))") {
        return format!("(({text}))");
    }
    text.to_owned()
}

/// Line ends and tabs are spaces in a parameter.
fn one_space(text: &str) -> String {
    text.replace(['\n', '\r', '\t'], " ")
}

/// Text in which nothing is a sign of wikitext.
fn escaped(text: &str) -> String {
    let text = without_entities(text);
    let mut out = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    let mut last = None;
    while let Some(c) = signs.next() {
        let is_edge = |c: Option<char>| c.is_none_or(|c| c == '\'');
        match c {
            '|' => out.push_str("{{!}}"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '[' => out.push_str("&#91;"),
            ']' => out.push_str("&#93;"),
            '{' => out.push_str("&#123;"),
            '}' => out.push_str("&#125;"),
            // Beside others, or beside markup, it would be a part of it.
            '\'' if is_edge(last) || is_edge(signs.peek().copied()) => out.push_str("&#39;"),
            '~' if last == Some('~') => out.push_str("&#126;"),
            _ => out.push(c),
        }
        last = Some(c);
    }
    out
}
