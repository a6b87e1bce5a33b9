//! What the user gave: its bytes, and what is known of where they came from.

use std::io::Read;

use ibid_formats::Format;
use ibid_model::ident::Identifier;

use crate::error::IbidError;

/// What kind of thing a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SourceKind {
    /// An article's page.
    Html,
    /// An article as plain text or Markdown.
    Text,
    /// A mail.
    Mail,
    /// A page with all that it shows in one file (MHTML).
    WebArchive,
    /// A word processor's document.
    Docx,
    /// An electronic book.
    Epub,
    /// A PDF.
    Pdf,
    /// References.
    References(Format),
}

impl SourceKind {
    /// What the end of a path says, where it says what the content cannot.
    ///
    /// Text is read as HTML where it has tags, unless it is Markdown, which may have them.
    pub fn of_path(path: &str) -> Option<Self> {
        let (_, extension) = path.rsplit_once('.')?;
        let is = |known: &str| extension.eq_ignore_ascii_case(known);
        if ["html", "htm", "xhtml"].iter().any(|known| is(known)) {
            Some(Self::Html)
        } else if ["md", "markdown", "mdx", "qmd", "rmd", "myst"]
            .iter()
            .any(|known| is(known))
        {
            Some(Self::Text)
        } else if is("eml") {
            Some(Self::Mail)
        } else {
            // An end that several kinds of files share (`xml`, `json`, `txt`) says nothing.
            Format::of_path(path)
                .filter(|format| format.is_read() && !format.is_found_in_articles())
                .map(Self::References)
        }
    }
}

impl From<SourceKind> for Option<ibid_extract::SourceKind> {
    fn from(kind: SourceKind) -> Self {
        Some(match kind {
            SourceKind::Html => ibid_extract::SourceKind::Html,
            SourceKind::Text => ibid_extract::SourceKind::Text,
            SourceKind::Mail => ibid_extract::SourceKind::Mail,
            SourceKind::WebArchive => ibid_extract::SourceKind::WebArchive,
            SourceKind::Docx => ibid_extract::SourceKind::Docx,
            SourceKind::Epub => ibid_extract::SourceKind::Epub,
            SourceKind::References(_) | SourceKind::Pdf => return None,
        })
    }
}

/// What a SOURCE argument is, by its form alone.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SourceForm {
    /// `-`
    Stdin,
    /// An `http` or `https` URL.
    Url(String),
    /// A DOI, PMID, ISBN or other identifier of a work, bare or as an address where it resolves.
    Identifier(Identifier),
    /// Anything else is the path of a file.
    File(String),
}

impl SourceForm {
    /// What `argument` is. A path that exists goes before an identifier that looks like it:
    /// `is_file` says whether it does.
    pub fn of(argument: &str, is_file: impl Fn(&str) -> bool) -> Self {
        if argument == "-" {
            return Self::Stdin;
        }
        if is_file(argument) {
            return Self::File(argument.to_owned());
        }
        if let Some(identifier) = Identifier::recognise(argument) {
            return Self::Identifier(identifier);
        }
        let scheme = argument.split_once("://").map(|(scheme, _)| scheme);
        let is_web = |scheme: &str| {
            ["http", "https"]
                .iter()
                .any(|s| scheme.eq_ignore_ascii_case(s))
        };
        if scheme.is_some_and(is_web) {
            return Self::Url(argument.to_owned());
        }
        Self::File(argument.to_owned())
    }
}

/// The content of a source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// What messages call it: a path, a URL, or `-`.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
    /// Where the content came from, if that is known.
    pub url: Option<String>,
    /// The content type that came with it (`text/html; charset=utf-8`).
    pub content_type: Option<String>,
    /// What it is; `None`: as its content shows.
    pub kind: Option<SourceKind>,
}

impl Source {
    /// Content with a name for messages.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            name: name.into(),
            bytes: bytes.into(),
            ..Self::default()
        }
    }

    /// Reads a file.
    ///
    /// # Errors
    /// The file is not there, is no file, may not be read, or is larger than [`Self::LIMIT`].
    #[cfg(feature = "fs")]
    pub fn read(path: &str) -> Result<Self, IbidError> {
        match std::fs::File::open(path) {
            Ok(file) => {
                let size = file.metadata().map_or(0, |metadata| metadata.len());
                Self::from_reader_of(path, file, size.min(Self::LIMIT))
            }
            Err(error) => Err(IbidError::unreadable(path, &error)),
        }
    }

    /// Reads all that a reader gives.
    ///
    /// # Errors
    /// The reader fails, or gives more than [`Self::LIMIT`].
    pub fn from_reader(name: &str, reader: impl Read) -> Result<Self, IbidError> {
        Self::from_reader_of(name, reader, 0)
    }

    /// [`Self::from_reader`], with how much will come, as far as is known.
    fn from_reader_of(name: &str, reader: impl Read, size: u64) -> Result<Self, IbidError> {
        // One more byte shows that there is no more.
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0) + 1);
        let read = reader.take(Self::LIMIT + 1).read_to_end(&mut bytes);
        let size = read.map_err(|error| IbidError::unreadable(name, &error))?;
        if u64::try_from(size).is_ok_and(|size| size > Self::LIMIT) {
            return Err(IbidError::TooLarge {
                name: name.to_owned(),
                limit: Self::LIMIT,
            });
        }
        Ok(Self::new(name, bytes))
    }

    /// How many bytes of a source are read. More is a mistake, or a device without end.
    pub const LIMIT: u64 = 256 * 1024 * 1024;

    /// Takes what the end of the name says for what it is, unless the content is plainly something
    /// else: pages are saved under the names of documents, and documents under those of pages.
    pub fn take_kind_of_name(&mut self) {
        let is_packed = self.bytes.starts_with(b"%PDF-") || self.bytes.starts_with(b"PK\x03\x04");
        if !is_packed {
            self.kind = SourceKind::of_path(&self.name);
        }
    }

    /// Whether it is a PDF: as the caller says, or as its first bytes show (ISO 32000-1, 7.5.2).
    pub(crate) fn is_pdf(&self) -> bool {
        match self.kind {
            Some(kind) => kind == SourceKind::Pdf,
            None => self.bytes.starts_with(b"%PDF-"),
        }
    }

    /// The format of its references, if it is a file of references: as the caller says, or as its
    /// content shows. Formats that stand inside articles have to be asked for.
    pub fn references_format(&self) -> Option<Format> {
        match self.kind {
            Some(SourceKind::References(format)) => Some(format),
            Some(_) => None,
            None => ibid_formats::detect(Some(&self.name), &self.bytes)
                .filter(|format| !format.is_found_in_articles()),
        }
    }
}
