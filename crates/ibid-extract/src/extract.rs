//! The crate's door.

use ibid_model::{Diagnostic, codes};

use crate::candidate::Candidate;
use crate::charset;
use crate::extraction::Extraction;
use crate::html;
use crate::language::sniff;
use crate::provenance::Extractor;
use crate::resolve::{Source, resolve};
use crate::text::article;

/// Bytes of a source that are read; the rest is left out, with a warning.
const BYTE_LIMIT: usize = 16 * 1024 * 1024;

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
    /// Plain text.
    Text,
}

/// Why nothing could be extracted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ExtractError {
    /// There is nothing to read.
    #[error("the source is empty")]
    Empty,
    /// The bytes are not text.
    #[error("the source is not a page or a text but {what}")]
    NotText {
        /// What the bytes look like, such as `a PDF file`.
        what: &'static str,
    },
}

impl ExtractError {
    /// The error as a diagnostic.
    pub fn diagnostic(&self) -> Diagnostic {
        let code = match self {
            Self::Empty => codes::SOURCE_EMPTY,
            Self::NotText { .. } => codes::SOURCE_NOT_TEXT,
        };
        Diagnostic::error(code, self.to_string())
            .with_help("give an HTML page or a plain text file")
    }
}

/// Extracts one item from a source.
///
/// # Errors
///
/// [`ExtractError`] where there is nothing to read or the bytes are not text. A page that says
/// nothing of itself is no error: the item is then empty but for its type, with warnings.
pub fn extract(source: &[u8], options: &ExtractOptions) -> Result<Extraction, ExtractError> {
    let read = read(source, options)?;
    Ok(weighed(&read, options))
}

fn weighed(read: &Read, options: &ExtractOptions) -> Extraction {
    let source = Source {
        url: options.url.as_deref(),
        text: &read.text,
        keep_case: options.keep_case,
    };
    resolve(&read.candidates, &source, read.warnings.clone())
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
struct Read {
    candidates: Vec<Candidate>,
    /// Visible text.
    text: String,
    warnings: Vec<Diagnostic>,
}

fn read(source: &[u8], options: &ExtractOptions) -> Result<Read, ExtractError> {
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
    Ok(
        match options.kind.unwrap_or_else(|| kind_of(&decoded.text)) {
            SourceKind::Html => read_html(&decoded.text, options.url.as_deref(), warnings),
            SourceKind::Text => {
                let language = sniff(&decoded.text).map(|(code, _)| code);
                Read {
                    candidates: article::candidates(&decoded.text, language),
                    text: decoded.text,
                    warnings,
                }
            }
        },
    )
}

fn read_html(page: &str, url: Option<&str>, mut warnings: Vec<Diagnostic>) -> Read {
    let layers = html::candidates(page, url);
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
    }
}

/// Whether a text is HTML: a tag stands before much else.
fn kind_of(text: &str) -> SourceKind {
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
        (b"PK\x03\x04", "a ZIP archive (DOCX, EPUB, …)"),
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
