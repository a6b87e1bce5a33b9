//! Why nothing could be extracted.

use ibid_model::{Code, Diagnostic, codes};

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
        /// What the bytes look like, such as `a PNG picture`.
        what: &'static str,
    },
    /// A document is not what its kind has to be.
    #[error("{what} is broken: {reason}")]
    Broken {
        /// What it is, such as `a ZIP archive`.
        what: &'static str,
        /// What its reader says.
        reason: String,
    },
    /// A document unpacks to more than is read.
    #[error("{what} unpacks to more than {} MB", limit / 1_000_000)]
    Unpacked {
        /// What it is.
        what: &'static str,
        /// In bytes.
        limit: u64,
    },
    /// A document takes too long to read.
    #[error("{what} takes more than {seconds} seconds to read")]
    TooSlow {
        /// What it is.
        what: &'static str,
        /// How long it was given.
        seconds: u64,
    },
    /// A page or a text is larger than any article.
    #[error(
        "the source has {size} bytes, more than the {} MB up to which a page or a text is read",
        limit / 1_000_000
    )]
    TooLarge {
        /// Its size in bytes.
        size: usize,
        /// The most that it may have.
        limit: usize,
    },
    /// A document is locked with a password.
    #[error("{what} is locked with a password")]
    Encrypted {
        /// What it is.
        what: &'static str,
    },
}

impl ExtractError {
    /// The error as a diagnostic.
    pub fn diagnostic(&self) -> Diagnostic {
        let (code, help): (Code, _) = match self {
            Self::Empty => (codes::SOURCE_EMPTY, "give a page, a text or a document"),
            Self::NotText { .. } => (
                codes::SOURCE_NOT_TEXT,
                "give a page (HTML, MHTML), a text, a mail, a DOCX, EPUB or PDF document",
            ),
            Self::Broken { .. } => (
                codes::SOURCE_BROKEN,
                "open and save it again with the program that made it, or give its text",
            ),
            Self::Unpacked { .. } => (
                codes::SOURCE_UNPACKED,
                "if you trust it, give its text, or the fields with `--set`",
            ),
            Self::TooSlow { .. } => (
                codes::SOURCE_TOO_SLOW,
                "give its first pages alone, or its text",
            ),
            Self::TooLarge { .. } => (
                codes::SOURCE_OVER_LIMIT,
                "give its start alone (`head -c 16000000 FILE`), or save the page without what it shows",
            ),
            Self::Encrypted { .. } => (
                codes::SOURCE_ENCRYPTED,
                "save it without the password, or give its text",
            ),
        };
        Diagnostic::error(code, self.to_string()).with_help(help)
    }
}
