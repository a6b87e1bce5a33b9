//! What can be printed.

use std::sync::LazyLock;

use clap::ValueEnum;
use clap::builder::PossibleValue;
use ibid::OutputFormat;

use super::source::possible_value;

/// What `-f` names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Formatted text.
    Formatted(OutputFormat),
    /// A tree of nodes in JSON.
    Json,
    /// The items themselves, in a format of references.
    References(ibid::Format),
}

/// Formats of formatted text, with the names that `-f` takes and what they are.
const FORMATTED: &[(OutputFormat, &str, &[&str], &str)] = &[
    (
        OutputFormat::Text,
        "text",
        &["plain", "txt"],
        "Plain text; italics on a terminal",
    ),
    (OutputFormat::Html, "html", &[], "HTML"),
    (OutputFormat::Markdown, "markdown", &["md"], "Markdown"),
    (OutputFormat::Latex, "latex", &["tex"], "LaTeX"),
    (OutputFormat::Typst, "typst", &[], "Typst markup"),
    (OutputFormat::Rtf, "rtf", &[], "Rich Text Format"),
    (OutputFormat::Org, "org", &[], "Org mode"),
];

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        static ALL: LazyLock<Vec<Format>> = LazyLock::new(|| {
            let formatted = FORMATTED
                .iter()
                .map(|(format, ..)| Format::Formatted(*format));
            let written = ibid::Format::ALL
                .iter()
                .filter(|format| format.is_written());
            let references = written.map(|format| Format::References(*format));
            formatted.chain([Format::Json]).chain(references).collect()
        });
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        match self {
            Self::Formatted(format) => {
                let (_, name, aliases, help) =
                    FORMATTED.iter().find(|(known, ..)| known == format)?;
                Some(PossibleValue::new(*name).aliases(*aliases).help(*help))
            }
            Self::Json => Some(
                PossibleValue::new("json")
                    .help("A tree of nodes in JSON, for programs that lay text out themselves"),
            ),
            Self::References(format) => Some(possible_value(*format)),
        }
    }
}
