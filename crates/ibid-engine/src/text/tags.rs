//! The tags of CSL-JSON inline markup.

/// A tag in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Open(Element),
    Close(Name),
}

/// What a tag opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
    Italic,
    Bold,
    SmallCaps,
    SmallCapsSpan,
    Superscript,
    Subscript,
    NoCase,
    NoDecoration,
}

/// The name in a closing tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    I,
    B,
    Sc,
    Sup,
    Sub,
    Span,
}

impl Element {
    pub(super) fn name(self) -> Name {
        match self {
            Self::Italic => Name::I,
            Self::Bold => Name::B,
            Self::SmallCaps => Name::Sc,
            Self::Superscript => Name::Sup,
            Self::Subscript => Name::Sub,
            Self::SmallCapsSpan | Self::NoCase | Self::NoDecoration => Name::Span,
        }
    }
}

/// Tags without attributes.
const SIMPLE: [(&str, Tag); 11] = [
    ("<i>", Tag::Open(Element::Italic)),
    ("</i>", Tag::Close(Name::I)),
    ("<b>", Tag::Open(Element::Bold)),
    ("</b>", Tag::Close(Name::B)),
    ("<sup>", Tag::Open(Element::Superscript)),
    ("</sup>", Tag::Close(Name::Sup)),
    ("<sub>", Tag::Open(Element::Subscript)),
    ("</sub>", Tag::Close(Name::Sub)),
    ("<sc>", Tag::Open(Element::SmallCaps)),
    ("</sc>", Tag::Close(Name::Sc)),
    ("</span>", Tag::Close(Name::Span)),
];

/// The tag that a text starts with and its length in bytes; `None` where it starts with anything else,
/// other HTML included.
pub(super) fn tag_at(text: &str) -> Option<(Tag, usize)> {
    if !text.starts_with('<') {
        return None;
    }
    let simple = SIMPLE.iter().find(|(tag, _)| text.starts_with(tag));
    simple
        .map(|&(written, tag)| (tag, written.len()))
        .or_else(|| span_at(text))
}

/// A `<span>` with one of the attributes that CSL-JSON knows; further attributes are passed over.
fn span_at(text: &str) -> Option<(Tag, usize)> {
    let attributes = text.strip_prefix("<span")?;
    let attribute = attributes.trim_start();
    if attribute.len() == attributes.len() {
        return None;
    }
    let small_caps = || {
        let value = attribute
            .strip_prefix("style=\"font-variant:")?
            .trim_start()
            .strip_prefix("small-caps")?;
        value.strip_prefix(';').unwrap_or(value).strip_prefix('"')
    };
    let (element, tail) = None
        .or_else(|| {
            attribute
                .strip_prefix("class=\"nocase\"")
                .map(|tail| (Element::NoCase, tail))
        })
        .or_else(|| {
            attribute
                .strip_prefix("class=\"nodecor\"")
                .map(|tail| (Element::NoDecoration, tail))
        })
        .or_else(|| small_caps().map(|tail| (Element::SmallCapsSpan, tail)))?;
    let end = tail
        .find(['<', '>'])
        .filter(|&end| tail.get(end..).is_some_and(|rest| rest.starts_with('>')))?;
    Some((Tag::Open(element), text.len() - tail.len() + end + 1))
}
