//! XML to the typed tree.

mod date;
mod element;
mod info;
mod keywords;
mod limits;
mod locale;
mod macros;
mod names;
mod reader;
mod shared;
mod style;
mod terms;

use ibid_model::{Parsed, Span};
use roxmltree::{Document, Node};

use crate::error::{Place, StyleError};
use crate::tree::{Locale, StyleFile, StyleHead};
use reader::{Reader, describe, is_csl};

/// Reads a style, independent or dependent.
///
/// What CSL 1.0.2 does not know (elements, attributes and values of CSL-M or of a slip of the
/// pen) is left out with a diagnostic that names it, its place and what was expected. Old
/// spellings of CSL 1.0 are read as their present ones. The CSL namespace may be absent.
///
/// Source: CSL 1.0.2 and its schema.
///
/// # Errors
///
/// [`StyleError`] where nothing could be rendered: the text is no XML or no style, the citation
/// or a layout is missing, a macro is called that is not there or that calls itself, or the file
/// is larger or deeper than a style has reason to be.
///
/// ```
/// use ibid_csl::{StyleFile, parse_style};
///
/// let parsed = parse_style(
///     r#"<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
///          <info><title>Numbers</title><id>http://example.org/numbers</id></info>
///          <citation><layout><text varible="citation-number"/></layout></citation>
///        </style>"#,
/// )?;
/// let StyleFile::Independent(style) = parsed.value else { unreachable!() };
/// assert_eq!(style.info.title, "Numbers");
/// let warning = parsed.diagnostics.last().ok_or("no warning")?;
/// assert_eq!((warning.line, warning.help.as_deref()), (Some(3), Some("did you mean `variable`?")));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn parse_style(xml: &str) -> Result<Parsed<StyleFile>, StyleError> {
    let document = document(xml)?;
    let root = root(xml, &document, "style")?;
    let mut reader = Reader::new(xml);
    let value = reader.style_file(root)?;
    Ok(reader.parsed(value))
}

/// Reads a locale file.
///
/// Source: CSL 1.0.2 "Locale Files - Structure".
///
/// # Errors
///
/// [`StyleError`] where the text is no XML or no locale, or larger or deeper than a locale has
/// reason to be.
pub fn parse_locale(xml: &str) -> Result<Parsed<Locale>, StyleError> {
    let document = document(xml)?;
    let root = root(xml, &document, "locale")?;
    let mut reader = Reader::new(xml);
    let value = reader.locale(root);
    Ok(reader.parsed(value))
}

/// Reads only what a style says of itself: its `cs:info`, and what is on its root element.
///
/// Much cheaper than [`parse_style`]: nothing after `cs:info` is looked at, so that `xml` may also
/// be the first part of a file.
///
/// # Errors
///
/// [`StyleError`] where the text is no XML or no style.
pub fn parse_style_head(xml: &str) -> Result<StyleHead, StyleError> {
    let cut = head_of(xml);
    let text = cut.as_deref().unwrap_or(xml);
    let document = document(text)?;
    let root = root(text, &document, "style")?;
    let mut reader = Reader::new(text);
    let info = root
        .children()
        .find(|child| is_csl(*child) && child.tag_name().name() == "info");
    Ok(StyleHead {
        info: info.map(|node| reader.info(node)).unwrap_or_default(),
        default_locale: root
            .attribute("default-locale")
            .map(|tag| tag.trim().to_owned()),
    })
}

/// The text up to the end of `cs:info`, with the root element closed after it.
fn head_of(xml: &str) -> Option<String> {
    let end = xml
        .find("</info>")
        .map(|at| (at + "</info>".len(), "</style>"));
    let prefixed = || {
        xml.find("</cs:info>")
            .map(|at| (at + "</cs:info>".len(), "</cs:style>"))
    };
    let (end, close) = end.or_else(prefixed)?;
    Some([xml.get(..end)?, close].concat())
}

fn document(xml: &str) -> Result<Document<'_>, StyleError> {
    limits::check(xml)?;
    Document::parse(xml).map_err(|error| not_xml(xml, &error))
}

/// The root element, if it is the one that is expected.
fn root<'a, 'i>(
    xml: &str,
    document: &'a Document<'i>,
    expected: &'static str,
) -> Result<Node<'a, 'i>, StyleError> {
    let root = document.root_element();
    if is_csl(root) && root.tag_name().name() == expected {
        return Ok(root);
    }
    Err(StyleError::WrongRoot {
        found: describe(root),
        expected,
        place: Reader::new(xml).place(root),
    })
}

fn not_xml(xml: &str, error: &roxmltree::Error) -> StyleError {
    let at = |start: usize| Place::of(xml, Span { start, end: start });
    if xml.trim_start_matches('\u{feff}').trim().is_empty() {
        return StyleError::NotXml {
            reason: "the file is empty".to_owned(),
            place: at(0),
        };
    }
    if matches!(error, roxmltree::Error::DtdDetected) {
        return StyleError::NotXml {
            reason: "a document type declaration is not read".to_owned(),
            place: at(xml.find("<!DOCTYPE").unwrap_or_default()),
        };
    }
    let position = error.pos();
    // The parser's own text ends with the place, which is given apart from it here.
    let message = error.to_string();
    let reason = message
        .strip_suffix(&format!(" at {position}"))
        .unwrap_or(&message);
    StyleError::NotXml {
        reason: reason.replace('\'', "`"),
        place: at(offset(xml, position.row as usize, position.col as usize)),
    }
}

/// The byte at a line and column that count from 1, columns in characters.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let mut start = 0;
    for _ in 1..line {
        let rest = text.get(start..).unwrap_or_default();
        start += rest.find('\n').map_or(rest.len(), |at| at + 1);
    }
    let rest = text.get(start..).unwrap_or_default();
    let within = rest.char_indices().nth(column.saturating_sub(1));
    start + within.map_or(rest.len(), |(at, _)| at)
}
