//! Where in the source a value was found, and by whom.

use std::fmt;

/// The reader that found a value.
///
/// The order is that of the layers: what the page says to machines first, then what it shows to
/// people, then what is only inferred.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Extractor {
    /// schema.org in `<script type="application/ld+json">`.
    JsonLd,
    /// schema.org in `itemprop` attributes.
    Microdata,
    /// schema.org in `property` attributes (RDFa Lite).
    Rdfa,
    /// Highwire Press `citation_*` tags, as Google Scholar reads them.
    Highwire,
    /// bepress, EPrints and PRISM tags.
    Repository,
    /// Dublin Core tags.
    DublinCore,
    /// OpenGraph `og:*` tags.
    OpenGraph,
    /// `article:*`, Parse.ly, Sailthru and like tags of publishing systems.
    ArticleMeta,
    /// `twitter:*` tags.
    Twitter,
    /// Plain `<meta name="author">` and its like.
    Meta,
    /// COinS: an OpenURL context object in a `span`.
    Coins,
    /// microformats2 `h-entry` and hAtom classes.
    Microformats,
    /// The `<title>` element.
    Title,
    /// The headline in the page (`<h1>` and its like).
    Headline,
    /// The byline in the page, by its markup.
    Byline,
    /// A `<time>` element.
    Time,
    /// `<link rel=…>`.
    Link,
    /// The site's name where the page shows it: its feeds' titles, its logo, its copyright line.
    SiteMarks,
    /// The `lang` attribute or a language header.
    Lang,
    /// The page's address.
    Url,
    /// The citation that the page gives of itself ("Cite this article as …").
    CitationLine,
    /// The header of a mail.
    Mail,
    /// The properties of a document: of DOCX, of EPUB's package.
    Properties,
    /// What a copy of a page says of where it came from.
    Saved,
    /// Visible text, by its wording and position.
    Text,
    /// The language of the text, guessed from its words.
    Sniffed,
    /// What the caller said.
    Caller,
}

impl Extractor {
    /// Every reader, in the order of the layers.
    pub const ALL: &[Self] = &[
        Self::JsonLd,
        Self::Microdata,
        Self::Rdfa,
        Self::Highwire,
        Self::Repository,
        Self::DublinCore,
        Self::OpenGraph,
        Self::ArticleMeta,
        Self::Twitter,
        Self::Meta,
        Self::Coins,
        Self::Microformats,
        Self::Title,
        Self::Headline,
        Self::Byline,
        Self::Time,
        Self::Link,
        Self::SiteMarks,
        Self::Lang,
        Self::Url,
        Self::CitationLine,
        Self::Mail,
        Self::Properties,
        Self::Saved,
        Self::Text,
        Self::Sniffed,
        Self::Caller,
    ];

    /// The name that programs see: `json-ld`, `highwire`, `h1`, …
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::JsonLd => "json-ld",
            Self::Microdata => "microdata",
            Self::Rdfa => "rdfa",
            Self::Highwire => "highwire",
            Self::Repository => "repository",
            Self::DublinCore => "dublin-core",
            Self::OpenGraph => "opengraph",
            Self::ArticleMeta => "article-meta",
            Self::Twitter => "twitter",
            Self::Meta => "meta",
            Self::Coins => "coins",
            Self::Microformats => "microformats",
            Self::Title => "title",
            Self::Headline => "headline",
            Self::Byline => "byline",
            Self::Time => "time",
            Self::Link => "link",
            Self::SiteMarks => "site-marks",
            Self::Lang => "lang",
            Self::Url => "url",
            Self::CitationLine => "citation-line",
            Self::Mail => "mail-header",
            Self::Properties => "document-properties",
            Self::Saved => "saved-copy",
            Self::Text => "text",
            Self::Sniffed => "sniffed",
            Self::Caller => "caller",
        }
    }
}

impl fmt::Display for Extractor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Where a value was found: enough for a person to find it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// The reader that found it.
    pub extractor: Extractor,
    /// A CSS path, a JSON pointer, or `line 3`.
    pub where_: String,
    /// What stands there, shortened.
    pub text: String,
    /// 1-based line of the source, for plain text.
    pub line: Option<usize>,
}

/// How many characters of the source's text a provenance keeps.
const TEXT_LIMIT: usize = 200;

impl Provenance {
    /// A place in a page.
    pub fn new(extractor: Extractor, where_: impl Into<String>, text: &str) -> Self {
        Self {
            extractor,
            where_: where_.into(),
            text: shorten(text),
            line: None,
        }
    }

    /// A line (1-based) of a plain text.
    pub fn line(line: usize, text: &str) -> Self {
        Self {
            extractor: Extractor::Text,
            where_: format!("line {line}"),
            text: shorten(text),
            line: Some(line),
        }
    }
}

/// At most [`TEXT_LIMIT`] characters of `text` on one line, with an ellipsis where something was cut.
fn shorten(text: &str) -> String {
    let head = match text.char_indices().nth(TEXT_LIMIT * 4) {
        Some((at, _)) => text.get(..at).unwrap_or(text),
        None => text,
    };
    let line = crate::html::page::one_line(head);
    match line.char_indices().nth(TEXT_LIMIT) {
        Some((at, _)) => format!("{}…", line.get(..at).unwrap_or(&line)),
        None => line,
    }
}
