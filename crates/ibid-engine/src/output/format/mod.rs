//! From a settled stream to a string: one module a format.

mod html;
mod json;
mod latex;
mod markdown;
mod org;
mod rtf;
mod superscript;
mod text;
mod typst;

pub(crate) use html::Fragment as HtmlFragment;
pub(crate) use json::Json;

use ibid_csl::{
    Display, FontStyle, FontVariant, FontWeight, Formatting, TextDecoration, VerticalAlign,
};

use smallvec::SmallVec;

use super::link::LinkTarget;
use super::{Event, Mark, Role, Step, Stream, Tag};
use crate::compile::LocaleIndex;
use crate::text::markup::{Inline, Quotes};

/// The formats that citations and entries are written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum OutputFormat {
    /// Plain text.
    #[default]
    Text,
    /// HTML as the CSL test suite writes it.
    Html,
    /// CommonMark, with HTML where it has no mark of its own.
    Markdown,
    /// LaTeX; links need `hyperref`.
    Latex,
    /// Typst markup.
    Typst,
    /// Rich Text Format.
    Rtf,
    /// Org mode.
    Org,
}

/// A change of type face.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Face {
    Italic,
    Oblique,
    Upright,
    SmallCaps,
    NoSmallCaps,
    Bold,
    Light,
    NormalWeight,
    Underline,
    NoUnderline,
    Superscript,
    Subscript,
    Baseline,
}

/// How text and marks are written to a string, or to what a format has in its place.
pub(crate) trait Writer<Out = String> {
    /// Appends `text` with the format's special characters escaped.
    fn text(&self, text: &str, out: &mut Out);
    /// Begins `face`.
    fn open(&self, face: Face, out: &mut Out);
    /// Ends `face`.
    fn close(&self, face: Face, out: &mut Out);
    /// Begins a block of an entry.
    fn open_display(&self, display: Display, out: &mut Out);
    /// Ends a block of an entry.
    fn close_display(&self, display: Display, out: &mut Out);
    /// Begins a quotation with its mark.
    fn open_quote(&self, mark: &str, out: &mut Out) {
        self.text(mark, out);
    }
    /// Ends a quotation with its mark.
    fn close_quote(&self, mark: &str, out: &mut Out) {
        self.text(mark, out);
    }
    /// Begins a link.
    fn open_link(&self, _target: &LinkTarget, _out: &mut Out) {}
    /// Ends a link.
    fn close_link(&self, _target: &LinkTarget, _out: &mut Out) {}
}

/// How a format puts together what was written.
pub(crate) trait Format: Writer {
    /// Does to a whole cite cluster what the format does at its ends.
    fn finish_cluster(&self, _cluster: &mut String) {}
    /// Does to a whole bibliography entry what the format does at its ends.
    fn finish_entry(&self, _entry: &mut String) {}
    /// What stands around finished entries.
    fn frame(&self) -> Frame;
}

/// What stands around the entries of a bibliography.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    /// Before the first.
    pub open: &'static str,
    /// Between two.
    pub between: &'static str,
    /// Behind the last.
    pub close: &'static str,
}

impl Frame {
    /// Nothing but what separates the entries.
    const fn separated(between: &'static str) -> Self {
        Self {
            open: "",
            between,
            close: "",
        }
    }
}

impl OutputFormat {
    /// Every format.
    pub const ALL: &'static [Self] = &[
        Self::Text,
        Self::Html,
        Self::Markdown,
        Self::Latex,
        Self::Typst,
        Self::Rtf,
        Self::Org,
    ];

    /// The format's name on the command line: `text`, `html`, ...
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Html => "html",
            Self::Markdown => "markdown",
            Self::Latex => "latex",
            Self::Typst => "typst",
            Self::Rtf => "rtf",
            Self::Org => "org",
        }
    }

    pub(crate) fn writer(self) -> &'static dyn Format {
        match self {
            Self::Text => &text::Text,
            Self::Html => &html::Html,
            Self::Markdown => &markdown::Markdown,
            Self::Latex => &latex::Latex,
            Self::Typst => &typst::Typst,
            Self::Rtf => &rtf::Rtf,
            Self::Org => &org::Org,
        }
    }

    /// Puts finished entries together to a bibliography.
    pub fn bibliography(self, entries: &[&str]) -> String {
        let frame = self.writer().frame();
        [frame.open, &entries.join(frame.between), frame.close].concat()
    }
}

/// Escapes what would make a paragraph an item of a list: a number and a period, a dash or a plus.
fn escape_list_marker(paragraph: &mut String) {
    let digits = paragraph.chars().take_while(char::is_ascii_digit).count();
    let Some((number, rest)) = paragraph.split_at_checked(digits) else {
        return;
    };
    let is_marker = if number.is_empty() {
        rest.starts_with(['-', '+', '=', '/']) && rest.chars().nth(1).is_none_or(|c| c == ' ')
    } else {
        rest.starts_with(['.', ')'])
    };
    if is_marker {
        paragraph.insert(digits, '\\');
    }
}

/// What stands at one point of the stream, for marks that depend on it.
#[derive(Clone, Copy, Debug, Default)]
struct Current {
    font_style: Option<FontStyle>,
    font_variant: Option<FontVariant>,
    font_weight: Option<FontWeight>,
    text_decoration: Option<TextDecoration>,
    vertical_align: Option<VerticalAlign>,
    quotes: Option<QuoteKind>,
    /// Whose quotation marks.
    locale: LocaleIndex,
}

/// Which of the locale's quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum QuoteKind {
    Outer,
    Inner,
}

/// What ending a mark has to write.
enum Ending<'q> {
    Nothing,
    Faces(Faces),
    Quote(&'q str),
    Display(Display),
    Link(LinkTarget),
}

/// Faces, from the outermost to the innermost: one a formatting attribute at most.
type Faces = SmallVec<[Face; 5]>;

/// What becomes a link.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Linking<'a> {
    /// Addresses do.
    pub addresses: bool,
    /// Cites do, of the items with these ids.
    pub cites: &'a [String],
}

impl Linking<'_> {
    /// Where what a tag was just opened around leads.
    fn target<'s>(self, tag: Tag, inside: impl Iterator<Item = Step<'s>>) -> Option<LinkTarget> {
        match tag {
            Tag::Link(link) if self.addresses => LinkTarget::of(link, inside),
            Tag::Cite(place) => {
                let id = self.cites.get(usize::try_from(place).ok()?);
                id.map(|id| LinkTarget::entry(id))
            }
            _ => None,
        }
    }
}

/// Writes a settled stream with the quotation marks of each locale, and of the one to begin with.
pub(crate) fn write<Out>(
    stream: &Stream,
    writer: &dyn Writer<Out>,
    (quotes, locale): (&[&Quotes], LocaleIndex),
    linking: Linking<'_>,
    out: &mut Out,
) {
    let mut current = Current {
        locale,
        ..Current::default()
    };
    let mut stack: SmallVec<[(Current, Ending<'_>); 8]> = SmallVec::new();
    let mut runs = stream.runs();
    while let Some(event) = runs.next() {
        match event {
            Event::Text(span, role) => {
                pieces(stream.slice(span), role).for_each(|piece| writer.text(piece, out));
            }
            Event::Open(mark) => {
                let before = current;
                let ending = match mark {
                    Mark::Font(formatting) => open_font(formatting, &mut current, writer, out),
                    Mark::Inline(inline) => open_inline(inline, &mut current, writer, out),
                    Mark::Quote => open_quote(QuoteKind::Outer, &mut current, writer, quotes, out),
                    Mark::InnerQuote => {
                        open_quote(QuoteKind::Inner, &mut current, writer, quotes, out)
                    }
                    Mark::Display(display) => {
                        writer.open_display(display, out);
                        Ending::Display(display)
                    }
                    // No format has links within links.
                    Mark::Tag(Tag::Link(_) | Tag::Cite(_)) if in_link(&stack) => Ending::Nothing,
                    Mark::Tag(tag @ (Tag::Link(_) | Tag::Cite(_))) => {
                        let inside = stream.steps_from(runs.place());
                        open_link(linking.target(tag, inside), writer, out)
                    }
                    Mark::Tag(Tag::Apart) => {
                        current = stack.last().map_or(current, |(around, _)| *around);
                        Ending::Nothing
                    }
                    Mark::Tag(tag) => {
                        if let Tag::Locale(locale) = tag {
                            current.locale = locale;
                        }
                        Ending::Nothing
                    }
                };
                stack.push((before, ending));
            }
            Event::Close => {
                let Some((before, ending)) = stack.pop() else {
                    continue;
                };
                close(ending, writer, out);
                current = before;
            }
        }
    }
}

/// The parts of a text that are written apart: the first space of a prefix is none of a run of
/// spaces that must not break.
fn pieces(text: &str, role: Role) -> impl Iterator<Item = &str> {
    let (space, rest) = match role {
        Role::Prefix if text.starts_with("  ") => text.split_at(1),
        _ => ("", text),
    };
    [space, rest].into_iter().filter(|piece| !piece.is_empty())
}

/// Whether a link is open.
fn in_link(stack: &[(Current, Ending<'_>)]) -> bool {
    let mut endings = stack.iter().map(|(_, ending)| ending);
    endings.any(|ending| matches!(ending, Ending::Link(_)))
}

fn close<Out>(ending: Ending<'_>, writer: &dyn Writer<Out>, out: &mut Out) {
    match ending {
        Ending::Nothing => {}
        Ending::Faces(faces) => {
            for face in faces.into_iter().rev() {
                writer.close(face, out);
            }
        }
        Ending::Quote(mark) => writer.close_quote(mark, out),
        Ending::Display(display) => writer.close_display(display, out),
        Ending::Link(target) => writer.close_link(&target, out),
    }
}

fn open_link<'q, Out>(
    target: Option<LinkTarget>,
    writer: &dyn Writer<Out>,
    out: &mut Out,
) -> Ending<'q> {
    target.map_or(Ending::Nothing, |target| {
        writer.open_link(&target, out);
        Ending::Link(target)
    })
}

fn opening_quote(quotes: &Quotes, kind: QuoteKind) -> &str {
    match kind {
        QuoteKind::Outer => &quotes.open,
        QuoteKind::Inner => &quotes.inner_open,
    }
}

fn closing_quote(quotes: &Quotes, kind: QuoteKind) -> &str {
    match kind {
        QuoteKind::Outer => &quotes.close,
        QuoteKind::Inner => &quotes.inner_close,
    }
}

/// Opens a quotation: of the kind that the one around it is not, or of its own.
fn open_quote<'q, Out>(
    own: QuoteKind,
    current: &mut Current,
    writer: &dyn Writer<Out>,
    quotes: &[&'q Quotes],
    out: &mut Out,
) -> Ending<'q> {
    let Some(quotes) = quotes.get(current.locale.place()) else {
        return Ending::Nothing;
    };
    let kind = match current.quotes {
        None => own,
        Some(QuoteKind::Outer) => QuoteKind::Inner,
        Some(QuoteKind::Inner) => QuoteKind::Outer,
    };
    current.quotes = Some(kind);
    writer.open_quote(opening_quote(quotes, kind), out);
    Ending::Quote(closing_quote(quotes, kind))
}

/// Opens the attributes that change something; `normal` counts only inside what it undoes.
fn open_font<'q, Out>(
    formatting: Formatting,
    current: &mut Current,
    writer: &dyn Writer<Out>,
    out: &mut Out,
) -> Ending<'q> {
    let faces = font_faces(formatting, current);
    for face in &faces {
        writer.open(*face, out);
    }
    Ending::Faces(faces)
}

/// The faces of formatting attributes, from the outermost to the innermost.
fn font_faces(formatting: Formatting, current: &mut Current) -> Faces {
    let mut faces = Faces::new();
    if let Some(align) = formatting.vertical_align {
        let face = match align {
            VerticalAlign::Superscript => Some(Face::Superscript),
            VerticalAlign::Subscript => Some(Face::Subscript),
            VerticalAlign::Baseline => Some(Face::Baseline),
        };
        faces.extend(face);
        current.vertical_align = (align != VerticalAlign::Baseline).then_some(align);
    }
    if let Some(decoration) = formatting.text_decoration {
        let face = match decoration {
            TextDecoration::Underline => Some(Face::Underline),
            TextDecoration::None => Some(Face::NoUnderline),
        };
        faces.extend(face);
        current.text_decoration = (decoration != TextDecoration::None).then_some(decoration);
    }
    if let Some(weight) = formatting.font_weight {
        let face = match weight {
            FontWeight::Bold => Some(Face::Bold),
            FontWeight::Light => Some(Face::Light),
            FontWeight::Normal => current.font_weight.map(|_| Face::NormalWeight),
        };
        faces.extend(face);
        current.font_weight = (weight != FontWeight::Normal).then_some(weight);
    }
    if let Some(variant) = formatting.font_variant {
        let face = match variant {
            FontVariant::SmallCaps => Some(Face::SmallCaps),
            FontVariant::Normal => current.font_variant.map(|_| Face::NoSmallCaps),
        };
        faces.extend(face);
        current.font_variant = (variant != FontVariant::Normal).then_some(variant);
    }
    if let Some(style) = formatting.font_style {
        let face = match style {
            FontStyle::Italic => Some(Face::Italic),
            FontStyle::Oblique => Some(Face::Oblique),
            FontStyle::Normal => current.font_style.map(|_| Face::Upright),
        };
        faces.extend(face);
        current.font_style = (style != FontStyle::Normal).then_some(style);
    }
    faces
}

/// Opens inline markup: italics within italics are upright, and so on (CSL "flip-flopping").
fn open_inline<'q, Out>(
    inline: Inline,
    current: &mut Current,
    writer: &dyn Writer<Out>,
    out: &mut Out,
) -> Ending<'q> {
    let formatting = match inline {
        Inline::Italic => Formatting {
            font_style: Some(match current.font_style {
                None => FontStyle::Italic,
                Some(_) => FontStyle::Normal,
            }),
            ..Formatting::default()
        },
        Inline::Bold => Formatting {
            font_weight: Some(match current.font_weight {
                None => FontWeight::Bold,
                Some(_) => FontWeight::Normal,
            }),
            ..Formatting::default()
        },
        Inline::SmallCaps => Formatting {
            font_variant: Some(match current.font_variant {
                None => FontVariant::SmallCaps,
                Some(_) => FontVariant::Normal,
            }),
            ..Formatting::default()
        },
        Inline::Superscript => Formatting {
            vertical_align: Some(VerticalAlign::Superscript),
            ..Formatting::default()
        },
        Inline::Subscript => Formatting {
            vertical_align: Some(VerticalAlign::Subscript),
            ..Formatting::default()
        },
        Inline::NoDecoration => Formatting {
            font_style: Some(FontStyle::Normal),
            font_variant: Some(FontVariant::Normal),
            font_weight: Some(FontWeight::Normal),
            ..Formatting::default()
        },
        Inline::Quote | Inline::InnerQuote => Formatting::default(),
    };
    open_font(formatting, current, writer, out)
}
