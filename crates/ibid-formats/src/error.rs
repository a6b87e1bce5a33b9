//! Why a file cannot be read or written at all.

use ibid_model::{Diagnostic, codes};

use crate::format::Format;

/// Why nothing at all could be read or written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FormatError {
    /// There is no text.
    #[error("the file is empty")]
    Empty,
    /// It is not known which format it is.
    #[error("it is in no format that is known")]
    Unknown,
    /// The text is not of the format.
    #[error("not {}: {message}", format.title())]
    NotOfFormat {
        /// The format that it was read as.
        format: Format,
        /// What is wrong.
        message: String,
        /// 1-based line and column, where there is a place.
        place: Option<(usize, usize)>,
    },
    /// The format is written, not read.
    #[error("{} is written, not read", _0.title())]
    NotRead(Format),
    /// The format is read, not written.
    #[error("{} is read, not written", _0.title())]
    NotWritten(Format),
    /// A limit that keeps hostile files from taking all memory or time.
    #[error("{what} is more than {limit}, which is what is read")]
    Limit {
        /// What there is too much of: "the nesting of elements".
        what: &'static str,
        /// How much is read.
        limit: u64,
    },
}

impl FormatError {
    #[allow(dead_code)]
    /// A text that is not of `format`, without a place.
    pub(crate) fn not(format: Format, message: impl Into<String>) -> Self {
        Self::NotOfFormat {
            format,
            message: message.into(),
            place: None,
        }
    }

    /// The error as a diagnostic.
    pub fn to_diagnostic(&self) -> Diagnostic {
        let mut diagnostic = Diagnostic::error(codes::FORMAT_UNREADABLE, self.to_string());
        diagnostic = match self {
            Self::NotOfFormat { .. } => diagnostic.with_help(
                "say which format it is with `--from FORMAT`; `ibid convert --list` has them",
            ),
            Self::Unknown => diagnostic
                .with_help("say which one with `--from FORMAT`; `ibid convert --list` has them"),
            Self::NotRead(_) | Self::NotWritten(_) => {
                diagnostic.with_help("`ibid convert --list` says what each format can do")
            }
            Self::Empty => diagnostic.with_help("export the references again"),
            Self::Limit { .. } => diagnostic.with_help("split the file"),
        };
        if let Self::NotOfFormat {
            place: Some((line, column)),
            ..
        } = self
        {
            diagnostic.line = Some(*line);
            diagnostic.column = Some(*column);
        }
        diagnostic
    }
}
