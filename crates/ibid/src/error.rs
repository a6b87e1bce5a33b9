//! What can go wrong, with the way out.

use ibid_catalog::CatalogError;
use ibid_extract::ExtractError;
use ibid_formats::FormatError;
use ibid_model::ident::{NearMiss, diagnose};
use ibid_model::{Diagnostic, ItemsError, codes};

use crate::correction::CorrectionError;
use crate::source::SourceForm;

/// Why there is no result.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IbidError {
    /// A file cannot be read.
    #[error("`{name}` cannot be read: {reason}")]
    Unreadable {
        /// The path.
        name: String,
        /// What the system says.
        reason: String,
        /// Whether there is no such file.
        missing: bool,
    },
    /// A source is no file, and looks like an identifier that is wrong.
    #[error("{0}")]
    NotIdentifier(NearMiss),
    /// A file cannot be written.
    #[error("`{name}` cannot be written: {reason}")]
    Unwritable {
        /// The path.
        name: String,
        /// What the system says.
        reason: String,
    },
    /// A page cannot be rewritten.
    #[cfg(feature = "embed")]
    #[error("`{name}` cannot be written into: {reason}")]
    NotRewritable {
        /// The page.
        name: String,
        /// Why.
        reason: String,
    },
    /// A server cannot listen.
    #[error("`{address}` cannot be listened on: {reason}")]
    CannotListen {
        /// Address and port.
        address: String,
        /// What the system says.
        reason: String,
    },
    /// A source is larger than what is read.
    #[error("`{name}` is larger than {} MB", limit / 1_000_000)]
    TooLarge {
        /// The source.
        name: String,
        /// In bytes.
        limit: u64,
    },
    /// A source is on the network, and what wants it reads files alone.
    #[error("`{name}` is on the network, and is not fetched here")]
    NeedsNetwork {
        /// The URL or identifier.
        name: String,
        /// The address of its page.
        url: String,
    },
    /// A source was looked up, and does not exist.
    #[error("`{name}` does not exist: {} no such thing", knows(witnesses))]
    Absent {
        /// The URL or identifier.
        name: String,
        /// Who says so.
        witnesses: Vec<String>,
    },
    /// It could not be told whether a source exists.
    #[error("{}", .0.message)]
    CouldNotTell(Box<Diagnostic>),
    /// The caller's settings cannot be used.
    #[error("{}", .0.message)]
    Settings(Box<Diagnostic>),
    /// A source is no article.
    #[error("`{name}` is no article: {reason}")]
    NoArticle {
        /// The source.
        name: String,
        /// Why.
        reason: ExtractError,
    },
    /// A source says nothing that a citation could hold.
    #[error("`{name}` holds nothing citable: no title, author, site or date was found")]
    NothingCitable {
        /// The source.
        name: String,
    },
    /// A file of references is in no format that is read.
    #[error("`{name}` holds no references that can be read: {reason}")]
    NoReferences {
        /// The file.
        name: String,
        /// Why.
        reason: FormatError,
    },
    /// A file of citations is none.
    #[error("`{name}` holds no citations that can be read: {reason}")]
    NoCitations {
        /// The file.
        name: String,
        /// Why.
        reason: ItemsError,
    },
    /// A file cannot be written in a format.
    #[error(transparent)]
    Format(#[from] FormatError),
    /// A line of JSON lines is no page.
    #[error("`{name}` is no page as a line of JSON: {reason}")]
    NotPageLine {
        /// The line.
        name: String,
        /// Why.
        reason: String,
    },
    /// A citation cites what is not there.
    #[error("{}", cites_unknown(id, *place))]
    UnknownItem {
        /// The id.
        id: String,
        /// 1-based place of the citation.
        place: usize,
    },
    /// The input of [`crate::citeproc`] is none.
    #[error("`{name}` is no input for citeproc: {reason}")]
    NotRequest {
        /// The file, or `-`.
        name: String,
        /// Why.
        reason: String,
        /// Line and column, from 1.
        place: Option<(usize, usize)>,
    },
    /// The input of [`crate::citeproc`] has no style, and none is given beside it.
    #[error("`{name}` has no `style`, and no other is given")]
    NoRequestStyle {
        /// The file, or `-`.
        name: String,
    },
    /// The input of [`crate::citeproc`] has no references, and none are given beside it.
    #[error("`{name}` has no `references`, and no others are given")]
    NoRequestReferences {
        /// The file, or `-`.
        name: String,
    },
    /// A text is no language tag.
    #[error("`{tag}` is no language tag")]
    NotLanguage {
        /// The text.
        tag: String,
    },
    /// A `--set FIELD=VALUE` cannot be done.
    #[error(transparent)]
    Correction(#[from] CorrectionError),
    /// A style or locale cannot be had.
    #[error(transparent)]
    Catalog(#[from] CatalogError),
}

/// What kind of failure it is: surfaces choose exit codes and HTTP statuses by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Failure {
    /// The caller asked for what cannot be: an unknown field or style.
    Usage,
    /// The input cannot be read or holds nothing citable.
    Input,
    /// It was looked up, and does not exist.
    Absent,
    /// It could not be told: the network is needed, or does not answer.
    Network,
}

impl IbidError {
    /// What kind of failure it is.
    pub fn failure(&self) -> Failure {
        match self {
            Self::NeedsNetwork { .. } | Self::CouldNotTell(_) => Failure::Network,
            Self::Absent { .. } => Failure::Absent,
            Self::Correction(_)
            | Self::Format(FormatError::NotRead(_) | FormatError::NotWritten(_))
            | Self::Settings(_)
            | Self::NoRequestStyle { .. }
            | Self::NotLanguage { .. }
            | Self::Catalog(CatalogError::UnknownStyle { .. }) => Failure::Usage,
            _ => Failure::Input,
        }
    }

    /// A file that is not there, or what looks like an identifier and is none.
    pub fn missing(name: &str) -> Self {
        if let Some(miss) = diagnose(name) {
            return Self::NotIdentifier(miss);
        }
        Self::Unreadable {
            name: name.to_owned(),
            reason: "there is no such file".to_owned(),
            missing: true,
        }
    }

    /// A source that the system cannot read.
    pub fn unreadable(name: &str, error: &std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::NotFound {
            return Self::missing(name);
        }
        // "Permission denied (os error 13)": the number says nothing to a reader.
        let reason = error.to_string();
        let reason = reason.split(" (os error").next().unwrap_or_default();
        Self::Unreadable {
            name: name.to_owned(),
            reason: reason.to_owned(),
            missing: false,
        }
    }

    /// That a URL or identifier has to be fetched; `None` for what can be read here.
    pub fn needs_network(form: &SourceForm) -> Option<Self> {
        let (name, url) = match form {
            SourceForm::Url(url) => (url.clone(), url.clone()),
            SourceForm::Identifier(identifier) => {
                let name = identifier.as_str().to_owned();
                (name.clone(), identifier.url().unwrap_or(name))
            }
            _ => return None,
        };
        Some(Self::NeedsNetwork { name, url })
    }

    /// What is said of a source that holds no references, where the reader's word says why.
    fn without_references(&self, name: &str, mut reason: Diagnostic) -> Diagnostic {
        reason.code = codes::SOURCE_NO_REFERENCES;
        reason.message = self.to_string();
        reason.in_source(name)
    }

    /// The error as something to show to the user.
    // Long: a table, from each error to its way out.
    pub fn diagnostic(&self) -> Diagnostic {
        match self {
            Self::Unreadable { name, missing, .. } => {
                let help = if *missing {
                    "check the path; `-` reads the standard input"
                } else {
                    "check that it is a file and that you may read it"
                };
                self.named(codes::SOURCE_UNREADABLE, name).with_help(help)
            }
            Self::NotIdentifier(miss) => miss.diagnostic().in_source(&miss.text),
            #[cfg(feature = "embed")]
            Self::NotRewritable { name, .. } => self
                .named(codes::SOURCE_UNREADABLE, name)
                .with_help("print the block without `--in-place`, and put it into the page yourself"),
            Self::CannotListen { .. } => Diagnostic::error(codes::CANNOT_LISTEN, self.to_string())
                .with_help("another program may listen there: `--port 0` takes one that is free"),
            Self::Unwritable { name, .. } => self
                .named(codes::OUTPUT_FAILED, name)
                .with_help("check that the folder is there and that you may write to it"),
            Self::TooLarge { name, .. } => self
                .named(codes::SOURCE_UNREADABLE, name)
                .with_help("give the article alone, or the references in several files"),
            Self::NeedsNetwork { url, .. } => {
                let help =
                    format!("fetch it yourself: `curl -sL '{url}' > FILE`, and give the file");
                Diagnostic::error(codes::SOURCE_NEEDS_NETWORK, self.to_string()).with_help(help)
            }
            Self::Absent { name, .. } => self
                .named(codes::FETCH_ABSENT, name)
                .with_help("check it for a slip of the pen"),
            Self::CouldNotTell(diagnostic) | Self::Settings(diagnostic) => (**diagnostic).clone(),
            Self::NoArticle { name, reason } => {
                let mut diagnostic = reason.diagnostic();
                diagnostic.message = self.to_string();
                diagnostic.in_source(name)
            }
            Self::NothingCitable { name } => self.named(codes::NOTHING_CITABLE, name).with_help(
                "give the fields yourself: `--set title=… --set author='Family, Given'`",
            ),
            Self::NoReferences { name, reason } => {
                self.without_references(name, reason.to_diagnostic())
            }
            Self::NoCitations { name, reason } => {
                self.without_references(name, reason.to_diagnostic())
            }
            Self::Format(error) => error.to_diagnostic(),
            Self::NotPageLine { name, .. } => self
                .named(codes::SOURCE_UNREADABLE, name)
                .with_help("each line is `{\"url\": \"https://…\", \"html\": \"<html>…\"}`; `text` instead of `html` for plain text"),
            Self::UnknownItem { id, place } => Self::unknown_item(id, *place),
            Self::NotRequest { name, place, .. } => Diagnostic {
                line: place.map(|(line, _)| line),
                column: place.map(|(_, column)| column),
                ..self.named(codes::REQUEST_UNREADABLE, name)
            }
            .with_help(
                "the input is `{\"citations\": […], \"references\": […], \"style\": \"<style …>\"}`",
            ),
            Self::NoRequestStyle { name } => self
                .named(codes::REQUEST_NO_STYLE, name)
                .with_help("give `--style FILE`, or the style's XML in the input as `style`"),
            Self::NoRequestReferences { name } => self
                .named(codes::REQUEST_NO_REFERENCES, name)
                .with_help("give `--references FILE`, or an array of items in the input as `references`"),
            Self::NotLanguage { .. } => {
                Diagnostic::error(codes::REQUEST_LANGUAGE, self.to_string())
                    .with_help("give a BCP 47 tag such as `de`, `fr-CA` or `de-u-co-phonebk`")
            }
            Self::Correction(error) => error.diagnostic(),
            Self::Catalog(error) => error.diagnostic(),
        }
    }

    /// The diagnostic of [`Self::UnknownItem`]: for programs in which no other is to be had, as the messages of the
    /// others name all formats.
    pub fn unknown_item(id: &str, place: usize) -> Diagnostic {
        Diagnostic::error(codes::CITED_UNKNOWN, cites_unknown(id, place))
            .with_help("give the item in the file of references, or mend the cite's `id`")
    }

    fn named(&self, code: ibid_model::Code, name: &str) -> Diagnostic {
        Diagnostic::error(code, self.to_string()).in_source(name)
    }
}

fn cites_unknown(id: &str, place: usize) -> String {
    format!("the citation at place {place} cites `{id}`, and no item has that id")
}

/// "`a` and `b` know".
fn knows(witnesses: &[String]) -> String {
    let quoted: Vec<String> = witnesses
        .iter()
        .map(|witness| format!("`{witness}`"))
        .collect();
    let verb = if quoted.len() > 1 { "know" } else { "knows" };
    format!("{} {verb}", quoted.join(" and "))
}
