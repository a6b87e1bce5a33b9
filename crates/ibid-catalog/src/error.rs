//! Why a style cannot be had.

use std::fmt;
use std::path::PathBuf;

use ibid_csl::StyleError;
use ibid_model::{Code, Diagnostic, codes};

/// A style that cannot be found, read or added.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CatalogError {
    /// No style has this name, alias, id or title.
    UnknownStyle {
        /// What was asked for.
        query: String,
        /// Names of styles like it, the most like first.
        suggestions: Vec<String>,
    },
    /// A dependent style's parent is not at hand.
    MissingParent {
        /// The dependent style's name.
        style: String,
        /// The parent's id.
        parent: String,
    },
    /// Dependent styles lead from one to another and to no independent one.
    NoIndependentParent {
        /// The dependent style's name.
        style: String,
        /// The id of the last dependent style on the way.
        parent: String,
    },
    /// A file cannot be read or written.
    File {
        /// What was to be done with it: `read`, `write`, ...
        action: &'static str,
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A file is no style that can be used.
    Invalid {
        /// The file, or the style's name.
        origin: String,
        /// What is wrong with it.
        source: StyleError,
    },
    /// A locale does not say of which language it is.
    NoLanguage,
    /// There is no folder for the user's own styles.
    NoDataFolder,
}

impl CatalogError {
    /// The code in the registry of [`codes`].
    pub fn code(&self) -> Code {
        match self {
            Self::UnknownStyle { .. } => codes::CATALOG_UNKNOWN_STYLE,
            Self::MissingParent { .. } | Self::NoIndependentParent { .. } => {
                codes::CATALOG_MISSING_PARENT
            }
            Self::File { .. } => codes::CATALOG_FILE,
            Self::Invalid { source, .. } => source.code(),
            Self::NoLanguage => codes::LOCALE_NO_LANGUAGE,
            Self::NoDataFolder => codes::CATALOG_NO_DATA_FOLDER,
        }
    }

    /// What to do about it.
    pub fn help(&self) -> String {
        match self {
            Self::UnknownStyle { suggestions, .. } if suggestions.is_empty() => {
                "`ibid styles search WORDS` looks for one, `ibid styles add FILE` adds one"
                    .to_owned()
            }
            Self::UnknownStyle { suggestions, .. } => {
                format!("did you mean `{}`?", suggestions.join("`, `"))
            }
            Self::MissingParent { parent, .. } => format!(
                "get the parent's file from {parent} and add it with `ibid styles add FILE`"
            ),
            Self::NoIndependentParent { .. } => {
                "a dependent style's parent has to be an independent style".to_owned()
            }
            Self::File { action: "read", path, .. } if !path.exists() => {
                "check the path; a name without `/` and `.csl` is looked up among the styles at hand"
                    .to_owned()
            }
            Self::File { .. } => "check the file's permissions".to_owned(),
            Self::Invalid { source, .. } => source.help(),
            Self::NoLanguage => "give its element `locale` the attribute `xml:lang`".to_owned(),
            Self::NoDataFolder => "set `IBID_DATA_DIR` to a folder".to_owned(),
        }
    }

    /// The error as something to show to the user.
    pub fn diagnostic(&self) -> Diagnostic {
        match self {
            Self::Invalid { origin, source } => source.diagnostic().in_source(origin),
            _ => Diagnostic::error(self.code(), self.to_string()).with_help(self.help()),
        }
    }
}

impl fmt::Display for CatalogError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownStyle { query, .. } => write!(f, "there is no style `{query}`"),
            Self::MissingParent { style, parent } => write!(
                f,
                "the style `{style}` takes its rules from `{parent}`, which is not at hand"
            ),
            Self::NoIndependentParent { style, parent } => write!(
                f,
                "the style `{style}` takes its rules from `{parent}`, which has none either"
            ),
            Self::File {
                action,
                path,
                source,
            } => {
                write!(f, "cannot {action} `{}`: {source}", path.display())
            }
            Self::Invalid { origin, source } => write!(f, "`{origin}`: {source}"),
            Self::NoLanguage => f.write_str("the locale does not say of which language it is"),
            Self::NoDataFolder => f.write_str("there is no folder for styles of your own"),
        }
    }
}
