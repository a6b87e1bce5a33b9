//! Why a style or locale cannot be used at all.

use std::fmt;

use ibid_model::{Code, Diagnostic, Span, codes};

/// Where in the XML: line and column for people, bytes for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// 1-based line.
    pub line: usize,
    /// 1-based column, counted in characters.
    pub column: usize,
    /// Bytes of the source.
    pub span: Span,
}

impl Place {
    /// Line and column of `span` in `text`. A byte order mark takes no column.
    pub fn of(text: &str, span: Span) -> Self {
        let start = (0..=span.start.min(text.len()))
            .rev()
            .find(|at| text.is_char_boundary(*at))
            .unwrap_or_default();
        let before = text.get(..start).unwrap_or_default();
        let before = before.strip_prefix('\u{feff}').unwrap_or(before);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Self {
            line: before.matches('\n').count() + 1,
            column: before
                .get(line_start..)
                .map_or(0, |line| line.chars().count())
                + 1,
            span,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// A style or locale that cannot be used.
///
/// What rendering can go on without is a [`Diagnostic`] beside the parsed value instead.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StyleError {
    /// The file is larger than any style has reason to be.
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
        /// The largest size that is read.
        limit: usize,
    },
    /// The file has more of something than any style has reason to have.
    TooMuch {
        /// What there is too much of, such as `levels of elements`.
        what: &'static str,
        /// How much is read.
        limit: usize,
        /// Where the limit is passed.
        place: Place,
    },
    /// The file is not well-formed XML.
    NotXml {
        /// What the XML parser says, without the place.
        reason: String,
        /// Where.
        place: Place,
    },
    /// The root element is that of another kind of file.
    WrongRoot {
        /// The root element, with its namespace where that is what is wrong.
        found: String,
        /// The root element that was expected.
        expected: &'static str,
        /// Where.
        place: Place,
    },
    /// A required element is missing.
    MissingElement {
        /// The element.
        element: &'static str,
        /// The element that it has to be in.
        parent: &'static str,
        /// Where the parent stands.
        place: Place,
    },
    /// A macro is called that the style does not define.
    MissingMacro {
        /// The name that is called.
        name: String,
        /// A macro of the style with a name like it.
        similar: Option<String>,
        /// Where it is called.
        place: Place,
    },
    /// A macro calls itself, directly or through others.
    MacroCycle {
        /// The macros on the way round, the first one again at the end.
        path: Vec<String>,
        /// Where the first one stands.
        place: Place,
    },
}

impl StyleError {
    /// The code in the registry of [`codes`].
    pub fn code(&self) -> Code {
        match self {
            Self::TooLarge { .. } | Self::TooMuch { .. } => codes::STYLE_TOO_LARGE,
            Self::NotXml { .. } => codes::STYLE_NOT_XML,
            Self::WrongRoot { .. } => codes::STYLE_WRONG_ROOT,
            Self::MissingElement { .. } => codes::STYLE_MISSING_ELEMENT,
            Self::MissingMacro { .. } => codes::STYLE_MISSING_MACRO,
            Self::MacroCycle { .. } => codes::STYLE_MACRO_CYCLE,
        }
    }

    /// Where it is; `None` for the file as a whole.
    pub fn place(&self) -> Option<Place> {
        match self {
            Self::TooLarge { .. } => None,
            Self::TooMuch { place, .. }
            | Self::NotXml { place, .. }
            | Self::WrongRoot { place, .. }
            | Self::MissingElement { place, .. }
            | Self::MissingMacro { place, .. }
            | Self::MacroCycle { place, .. } => Some(*place),
        }
    }

    /// What is wrong, without the place.
    pub fn message(&self) -> String {
        match self {
            Self::TooLarge { bytes, limit } => {
                format!("the file has {bytes} bytes; styles and locales may have up to {limit}")
            }
            Self::TooMuch { what, limit, .. } => format!("more than {limit} {what}"),
            Self::NotXml { reason, .. } => format!("not well-formed XML: {reason}"),
            Self::WrongRoot {
                found, expected, ..
            } => format!("the root element is {found}; expected `{expected}`"),
            Self::MissingElement {
                element, parent, ..
            } => format!("`{parent}` has no `{element}`"),
            Self::MissingMacro { name, .. } => format!("there is no macro `{name}`"),
            Self::MacroCycle { path, .. } => {
                format!("a macro calls itself: `{}`", path.join("` -> `"))
            }
        }
    }

    /// What to do about it.
    pub fn help(&self) -> String {
        match self {
            Self::TooLarge { .. } | Self::TooMuch { .. } => {
                "check that this is a CSL file; the largest official style has 250 kB".to_owned()
            }
            Self::NotXml { .. } => {
                "check that the file is complete and is CSL, not a web page about it".to_owned()
            }
            Self::WrongRoot { expected, .. } => format!(
                "a CSL file starts with `<{expected} xmlns=\"http://purl.org/net/xbiblio/csl\" ...>`"
            ),
            Self::MissingElement {
                element: "citation",
                ..
            } => "add `<citation><layout>...</layout></citation>`, or, in a dependent style, \
                  `<link rel=\"independent-parent\" href=\"...\"/>` in `<info>`"
                .to_owned(),
            Self::MissingElement {
                element, parent, ..
            } => format!("add `<{element}>` to `<{parent}>`"),
            Self::MissingMacro {
                similar: Some(similar),
                ..
            } => format!("did you mean `{similar}`?"),
            Self::MissingMacro { name, .. } => {
                format!("add `<macro name=\"{name}\">`, or remove the call")
            }
            Self::MacroCycle { .. } => "remove one of these calls".to_owned(),
        }
    }

    /// The error as something to show to the user.
    pub fn diagnostic(&self) -> Diagnostic {
        let mut diagnostic = Diagnostic::error(self.code(), self.message()).with_help(self.help());
        if let Some(place) = self.place() {
            diagnostic.line = Some(place.line);
            diagnostic.column = Some(place.column);
            diagnostic.span = Some(place.span);
        }
        diagnostic
    }
}

impl fmt::Display for StyleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = self.place() {
            write!(f, "{place}: ")?;
        }
        f.write_str(&self.message())
    }
}
