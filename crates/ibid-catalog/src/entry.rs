//! What the catalogue says of a style.

use std::path::PathBuf;

use ibid_csl::{Info, Style};
use ibid_model::Diagnostic;

/// Where a style or locale comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The user added this file.
    Added(PathBuf),
    /// It is in the program.
    Embedded,
    /// The system has this file.
    System(PathBuf),
    /// The user named this file.
    File(PathBuf),
    /// Its XML was given.
    Given,
}

impl Origin {
    /// `added`, `embedded`, `system`, `file` or `given`.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Added(_) => "added",
            Self::Embedded => "embedded",
            Self::System(_) => "system",
            Self::File(_) => "file",
            Self::Given => "given",
        }
    }

    /// The file; `None` for what is in no file.
    pub fn path(&self) -> Option<&PathBuf> {
        match self {
            Self::Added(path) | Self::System(path) | Self::File(path) => Some(path),
            Self::Embedded | Self::Given => None,
        }
    }
}

/// A style at hand: its name and what it says of itself.
#[derive(Clone, Debug)]
pub struct StyleEntry {
    /// The name to ask for it by: its file's name without `.csl`.
    pub name: String,
    /// Title, id, date of the last change, fields, ...; a dependent style's has a parent.
    pub info: Info,
    /// `default-locale`.
    pub default_locale: Option<String>,
    /// Where it comes from.
    pub origin: Origin,
}

impl StyleEntry {
    /// Whether it takes its rules from another style.
    pub fn is_dependent(&self) -> bool {
        self.info.parent.is_some()
    }
}

/// A style that was found and read, ready to be compiled.
#[derive(Clone, Debug)]
pub struct FoundStyle {
    /// The style that was asked for.
    pub entry: StyleEntry,
    /// The independent style that a dependent one takes its rules from.
    pub parent: Option<StyleEntry>,
    /// The rules. Of a dependent style they are the parent's, with the dependent style's
    /// `default-locale` where it has one.
    pub style: Style,
    /// What reading the styles had to say.
    pub diagnostics: Vec<Diagnostic>,
}
