//! The crate's door.

use ibid_model::{Diagnostic, TextVariable, codes};

use crate::candidate::Candidate;
use crate::charset;
use crate::cited::{self, Body};
use crate::error::ExtractError;
use crate::extraction::Extraction;
use crate::html;
use crate::input::pdf::PdfFacts;
use crate::input::{self, saved::Origin};
use crate::language::sniff;
use crate::provenance::{Extractor, Provenance};
use crate::resolve::{Source, resolve};
use crate::text::article;

/// Bytes of a page or a text that are read; the rest is left out, with a warning.
const BYTE_LIMIT: usize = 16 * 1024 * 1024;

/// The most bytes of a page or a text that is read at all: above it, it is something else.
const HARD_LIMIT: usize = 100_000_000;

/// What the caller knows of a source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExtractOptions {
    /// Where it came from.
    pub url: Option<String>,
    /// The content type or character encoding that came with it, such as
    /// `text/html; charset=utf-8`.
    pub content_type: Option<String>,
    /// What it is; `None`: as its content shows.
    pub kind: Option<SourceKind>,
    /// Leave the title as printed instead of bringing it to sentence case.
    pub keep_case: bool,
    /// List the works that the source cites.
    pub cited: bool,
}

/// Extracts one item from a source by a choice of its layers: to measure what a layer adds.
///
/// # Errors
///
/// As [`extract`].
pub fn extract_with(
    source: &[u8],
    options: &ExtractOptions,
    is_read: impl Fn(Extractor) -> bool,
) -> Result<Extraction, ExtractError> {
    let mut read = read(source, options)?;
    read.candidates
        .retain(|candidate| is_read(candidate.provenance.extractor));
    Ok(weighed(&read, options))
}

/// Kinds of sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SourceKind {
    /// A page.
    Html,
    /// Plain text or Markdown.
    Text,
    /// A mail (`.eml`).
    Mail,
    /// A page with all that it shows in one file (MHTML).
    WebArchive,
    /// A word processor's document.
    Docx,
    /// An electronic book.
    Epub,
}

/// Extracts one item from a source.
///
/// # Errors
///
/// [`ExtractError`] where there is nothing to read, the bytes are not text, or a page or a text is
/// larger than 100 MB; of one larger than 16 MB the start is read, with a warning. A page that says
/// nothing of itself is no error: the item is then empty but for its type, with warnings.
pub fn extract(source: &[u8], options: &ExtractOptions) -> Result<Extraction, ExtractError> {
    let read = read(source, options)?;
    Ok(weighed(&read, options))
}

/// Extracts one item from what was read of a PDF.
///
/// # Errors
///
/// [`ExtractError::Empty`] where there is nothing: no information, no XMP, no text.
pub fn extract_pdf(facts: &PdfFacts, options: &ExtractOptions) -> Result<Extraction, ExtractError> {
    let has_text = facts.lines.iter().any(|line| !line.text.trim().is_empty());
    if facts.info.is_empty() && facts.xmp.is_none() && !has_text {
        return Err(ExtractError::Empty);
    }
    Ok(weighed(&input::pdf::read(facts), options))
}

fn weighed(read: &Read, options: &ExtractOptions) -> Extraction {
    let origin = read.origin.as_ref();
    let source = Source {
        url: origin.map_or(options.url.as_deref(), |(url, _)| Some(url)),
        url_place: origin.map(|(_, place)| place),
        text: &read.text,
        keep_case: options.keep_case,
    };
    let mut extraction = resolve(&read.candidates, &source, read.warnings.clone());
    if options.cited {
        let url = source
            .url
            .or_else(|| extraction.item.text(TextVariable::Url));
        extraction.cited = cited::works(&read.body(), url);
    }
    extraction
}

/// All candidates that the layers of a source give, before they are weighed.
///
/// # Errors
///
/// As [`extract`].
pub fn candidates(source: &[u8], options: &ExtractOptions) -> Result<Vec<Candidate>, ExtractError> {
    read(source, options).map(|read| read.candidates)
}

/// A source as its layers read it.
#[derive(Default)]
pub(crate) struct Read {
    pub candidates: Vec<Candidate>,
    /// Visible text.
    pub text: String,
    pub warnings: Vec<Diagnostic>,
    /// The page's own address, where the source knows it better than the caller; and where it
    /// says so.
    pub origin: Option<(String, Provenance)>,
    /// The page, where it is one and its text is kept.
    pub page: Option<String>,
    /// Whether the text has a paragraph on each second line, and no lines of the source.
    pub is_of_paragraphs: bool,
}

impl Read {
    /// What is read for the works that it cites.
    fn body(&self) -> Body<'_> {
        match &self.page {
            Some(page) => Body::Page(page),
            None if self.is_of_paragraphs => Body::Paragraphs(&self.text),
            None => Body::Text(&self.text),
        }
    }
}

fn read(source: &[u8], options: &ExtractOptions) -> Result<Read, ExtractError> {
    if let Some(read) = input::read(source, options) {
        return read;
    }
    if source.len() > HARD_LIMIT {
        return Err(ExtractError::TooLarge {
            size: source.len(),
            limit: HARD_LIMIT,
        });
    }
    let mut warnings = Vec::new();
    let bytes = match source.get(..BYTE_LIMIT) {
        Some(start) if source.len() > BYTE_LIMIT => {
            warnings.push(Diagnostic::warning(
                codes::SOURCE_TOO_LARGE,
                format!(
                    "the source has {} bytes, of which the first {BYTE_LIMIT} were read",
                    source.len()
                ),
            ));
            start
        }
        _ => source,
    };
    if let Some(what) = binary_kind(bytes) {
        return Err(ExtractError::NotText { what });
    }
    let decoded = charset::decode(bytes, options.content_type.as_deref());
    if let Some((declared, used)) = decoded.contradicted {
        warnings.push(Diagnostic::warning(
            codes::CHARSET_CONTRADICTED,
            format!("the source says that it is `{declared}`, but its bytes are `{used}`"),
        ));
    }
    if decoded.text.trim().is_empty() {
        return Err(ExtractError::Empty);
    }
    let kind = options.kind.unwrap_or_else(|| kind_of(&decoded.text));
    if kind == SourceKind::Html {
        let mut read = read_page(&decoded.text, options.url.as_deref(), options.cited);
        warnings.append(&mut read.warnings);
        read.warnings = warnings;
        return Ok(read);
    }
    let language = sniff(&decoded.text).map(|(code, _)| code);
    Ok(Read {
        candidates: article::candidates(&decoded.text, language),
        text: decoded.text.into_owned(),
        warnings,
        ..Read::default()
    })
}

/// Reads a page, or a copy of one; `is_kept`: its text goes with it, to be read for the works that it
/// cites.
pub(crate) fn read_page(page: &str, url: Option<&str>, is_kept: bool) -> Read {
    let mut warnings = Vec::new();
    let origin = Origin::of(page, url);
    let own = origin.url.as_ref().map(|(url, _)| url.as_str());
    let page = origin.clean(page);
    let mut layers = html::candidates(&page, own.or(url));
    layers.candidates.extend(origin.candidates());
    if layers.is_cut {
        warnings.push(Diagnostic::warning(
            codes::SOURCE_TOO_LARGE,
            "the page nests its elements too deep; the deepest tags were left out",
        ));
    }
    if layers.unreadable_scripts > 0 {
        warnings.push(Diagnostic::warning(
            codes::JSON_LD_UNREADABLE,
            format!(
                "{} JSON-LD scripts could not be read",
                layers.unreadable_scripts
            ),
        ));
    }
    Read {
        candidates: layers.candidates,
        text: layers.text,
        warnings,
        page: is_kept.then(|| page.into_owned()),
        origin: origin.url,
        is_of_paragraphs: false,
    }
}

/// Whether a text is HTML: a tag stands before much else.
fn kind_of(text: &str) -> SourceKind {
    if article::has_front_matter(text) {
        return SourceKind::Text;
    }
    let mut at = text.len().min(4_096);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let head = text.get(..at).unwrap_or(text).to_ascii_lowercase();
    let marks = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<meta",
        "<title",
        "<article",
        "<div",
        "<p>",
        "<h1",
        "<script",
        "<link ",
    ];
    if marks.iter().any(|mark| head.contains(mark)) {
        SourceKind::Html
    } else {
        SourceKind::Text
    }
}

/// What binary file the bytes are, if they are one.
fn binary_kind(bytes: &[u8]) -> Option<&'static str> {
    const SIGNATURES: &[(&[u8], &str)] = &[
        (b"%PDF-", "a PDF file"),
        (b"PK\x03\x04", "a ZIP archive that is neither DOCX nor EPUB"),
        (
            b"\xd0\xcf\x11\xe0",
            "an Office document of the old kind, or locked with a password",
        ),
        (b"\x89PNG", "a PNG picture"),
        (b"\xff\xd8\xff", "a JPEG picture"),
        (b"GIF8", "a GIF picture"),
        (b"\x1f\x8b", "a gzip archive"),
        (b"\x7fELF", "a program"),
        (b"SQLite format 3", "an SQLite database"),
    ];
    if let Some((_, what)) = SIGNATURES
        .iter()
        .find(|(start, _)| bytes.starts_with(start))
    {
        return Some(what);
    }
    let has_mark = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let sample = bytes.get(..8_192).unwrap_or(bytes);
    let controls = sample
        .iter()
        .filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31))
        .count();
    (!has_mark && controls * 20 > sample.len().max(20)).then_some("a binary file")
}
