//! Text with CSL-JSON inline markup.

use std::fmt;

/// A text value with CSL-JSON inline markup: `<i>`, `<b>`, `<sub>`, `<sup>`, `<sc>`,
/// `<span style="font-variant:small-caps;">`, `<span class="nocase">`.
///
/// The markup is kept as written: what is not one of these tags is text. Source: CSL-JSON,
/// "HTML-like formatting tags".
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct RichText(Box<str>);

impl RichText {
    /// Text that may hold markup.
    pub fn new(source: impl Into<String>) -> Self {
        Self(source.into().into_boxed_str())
    }

    /// The text with its markup.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Takes the text with its markup.
    pub fn into_string(self) -> String {
        self.0.into_string()
    }

    /// The text without its markup; what is not CSL-JSON markup stays.
    pub fn plain(&self) -> String {
        let mut out = String::with_capacity(self.0.len());
        for piece in pieces(&self.0) {
            if let Piece::Text(text) = piece {
                out.push_str(text);
            }
        }
        out
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A tag of CSL-JSON inline markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tag {
    /// `<i>`
    Italic,
    /// `<b>`
    Bold,
    /// `<sub>`
    Subscript,
    /// `<sup>`
    Superscript,
    /// `<sc>` and `<span style="font-variant:small-caps;">`
    SmallCaps,
    /// `<span class="nocase">`: text whose case stays.
    NoCase,
    /// `<span class="nodecor">`: text without the styles around it.
    NoDecor,
}

/// A piece of text with CSL-JSON inline markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Text as it stands.
    Text(&'t str),
    /// A tag opens.
    Open(Tag),
    /// `</i>`, `</b>`, `</sub>`, `</sup>` or `</sc>`: the tag closes.
    Close(Tag),
    /// `</span>`: the last open span closes.
    CloseSpan,
}

/// The pieces of text with CSL-JSON inline markup, in their order.
///
/// Tags need not be balanced: a tag without its partner is the reader's to treat as text.
pub fn pieces(source: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = source;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some((piece, length)) = tag(rest) {
            rest = rest.get(length..).unwrap_or_default();
            return Some(piece);
        }
        let end = rest
            .match_indices('<')
            .map(|(at, _)| at)
            .find(|at| rest.get(*at..).is_some_and(|from| tag(from).is_some()))
            .unwrap_or(rest.len());
        let (text, after) = rest.split_at(end);
        rest = after;
        Some(Piece::Text(text))
    })
}

/// The tag at the start of `text`, and its length.
fn tag(text: &str) -> Option<(Piece<'_>, usize)> {
    let body = text.strip_prefix('<')?;
    // The longest tag is a span with its attribute.
    let end = body.bytes().take(64).position(|b| b == b'>')?;
    let name = body.get(..end)?;
    let piece = match name {
        "i" => Piece::Open(Tag::Italic),
        "b" => Piece::Open(Tag::Bold),
        "sub" => Piece::Open(Tag::Subscript),
        "sup" => Piece::Open(Tag::Superscript),
        "sc" => Piece::Open(Tag::SmallCaps),
        "/i" => Piece::Close(Tag::Italic),
        "/b" => Piece::Close(Tag::Bold),
        "/sub" => Piece::Close(Tag::Subscript),
        "/sup" => Piece::Close(Tag::Superscript),
        "/sc" => Piece::Close(Tag::SmallCaps),
        "/span" => Piece::CloseSpan,
        _ => Piece::Open(span(name.strip_prefix("span ")?)?),
    };
    Some((piece, end + 2))
}

fn span(attribute: &str) -> Option<Tag> {
    let compact: String = attribute.chars().filter(|c| !c.is_whitespace()).collect();
    let compact = compact.replace('\'', "\"");
    match compact.as_str() {
        "class=\"nocase\"" => Some(Tag::NoCase),
        "class=\"nodecor\"" => Some(Tag::NoDecor),
        "style=\"font-variant:small-caps;\"" | "style=\"font-variant:small-caps\"" => {
            Some(Tag::SmallCaps)
        }
        _ => None,
    }
}

impl From<&str> for RichText {
    fn from(source: &str) -> Self {
        Self(source.into())
    }
}

impl From<String> for RichText {
    fn from(source: String) -> Self {
        Self(source.into())
    }
}

impl fmt::Display for RichText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
