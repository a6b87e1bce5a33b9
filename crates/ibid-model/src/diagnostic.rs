//! What a reader, parser or surface has to say about its input.

use std::fmt;
use std::sync::OnceLock;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something that the user may want to know.
    Note,
    /// The result stands, but may not be what the user wants.
    Warning,
    /// A part of the input could not be used.
    Error,
}

impl Severity {
    /// `note`, `warning` or `error`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A stable code such as `E0123` or `W0401`; [`crate::codes`] explains each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub &'static str);

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// A range of bytes in a source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// Something to tell the user: what, where, and the way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable code.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong; names the thing in backticks.
    pub message: String,
    /// The file, URL or `-` that it is about.
    pub source: Option<String>,
    /// 1-based line in the source.
    pub line: Option<usize>,
    /// 1-based column, counted in characters.
    pub column: Option<usize>,
    /// Bytes in the source.
    pub span: Option<Span>,
    /// What to do next.
    pub help: Option<String>,
    /// The clause or page that says more.
    pub url: Option<String>,
}

impl Diagnostic {
    /// A diagnostic with a code, a severity and a message.
    pub fn new(code: Code, severity: Severity, message: impl Into<String>) -> Self {
        Self {
            code,
            severity,
            message: message.into(),
            source: None,
            line: None,
            column: None,
            span: None,
            help: None,
            url: None,
        }
    }

    /// A warning.
    pub fn warning(code: Code, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, message)
    }

    /// An error.
    pub fn error(code: Code, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, message)
    }

    /// Adds what to do next.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says which file, URL or `-` it is about.
    #[must_use]
    pub fn in_source(mut self, source: impl Into<String>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Points at `span` of `text`, and works out line and column.
    ///
    /// That reads the text up to there: where there may be many diagnostics, [`Self::at_indexed`]
    /// is the one to use.
    #[must_use]
    pub fn at(mut self, text: &str, span: Span) -> Self {
        let before = text.get(..span.start.min(text.len())).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        self.line = Some(before.matches('\n').count() + 1);
        self.column = Some(before.get(line_start..).map_or(0, |s| s.chars().count()) + 1);
        self.span = Some(span);
        self
    }

    /// Points at `span` of an indexed text.
    #[must_use]
    pub fn at_indexed(mut self, index: &LineIndex<'_>, span: Span) -> Self {
        let (line, column) = index.position(span.start);
        self.line = Some(line);
        self.column = Some(column);
        self.span = Some(span);
        self
    }
}

/// Lines and columns of a text, found in constant time however long its lines are.
#[derive(Clone, Debug)]
pub struct LineIndex<'t> {
    text: &'t str,
    marks: OnceLock<Vec<Mark>>,
}

/// A place whose line and column are known.
#[derive(Clone, Copy, Debug)]
struct Mark {
    offset: usize,
    line: usize,
    column: usize,
}

impl Mark {
    fn advance(&mut self, c: char) {
        self.offset += c.len_utf8();
        if c == '\n' {
            self.line += 1;
            self.column = 1;
        } else {
            self.column += 1;
        }
    }
}

impl<'t> LineIndex<'t> {
    /// How many bytes lie between two marks.
    const STEP: usize = 1024;

    /// An index of a text, which is read when the first place is asked for.
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            marks: OnceLock::new(),
        }
    }

    /// Reads the text once.
    fn marks(&self) -> &[Mark] {
        self.marks.get_or_init(|| {
            let mut here = Mark {
                offset: 0,
                line: 1,
                column: 1,
            };
            let mut marks = vec![here];
            let mut next = Self::STEP;
            for c in self.text.chars() {
                here.advance(c);
                if here.offset >= next {
                    marks.push(here);
                    next = here.offset + Self::STEP;
                }
            }
            marks
        })
    }

    /// 1-based line, and 1-based column in characters, of a byte offset.
    pub fn position(&self, offset: usize) -> (usize, usize) {
        let marks = self.marks();
        let behind = marks.partition_point(|mark| mark.offset <= offset);
        let Some(mark) = behind.checked_sub(1).and_then(|at| marks.get(at)) else {
            return (1, 1);
        };
        let mut here = *mark;
        let rest = self.text.get(here.offset..).unwrap_or_default();
        for c in rest.chars() {
            if here.offset >= offset {
                break;
            }
            here.advance(c);
        }
        (here.line, here.column)
    }
}
