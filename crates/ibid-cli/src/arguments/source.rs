//! What a SOURCE is, and what the user knows of it.

use std::sync::LazyLock;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};
use ibid::{Format, SourceKind};

/// What to read, and what the user knows better.
#[derive(Debug, Args)]
pub struct SourceArguments {
    /// A URL, a DOI, PMID, PMCID, arXiv id or ISBN, a file (HTML, text, Markdown, mail, MHTML, PDF, DOCX, EPUB, or
    /// references such as BibTeX), or `-` for the standard input
    #[arg(value_name = "SOURCE", required = true)]
    pub sources: Vec<String>,
    /// Where the content of a file or of the standard input came from
    #[arg(long, value_name = "URL")]
    pub url: Option<String>,
    /// Read the source as this, whatever it looks like
    #[arg(long, value_name = "FORMAT")]
    pub from: Option<InputFormat>,
    /// Read the source as HTML: the same as `--from html`
    #[arg(long, conflicts_with = "from")]
    pub html: bool,
    /// Set a field: a CSL variable, `type` or `id`; no value takes it away
    #[arg(long, value_name = "FIELD=VALUE", allow_hyphen_values = true)]
    pub set: Vec<String>,
    /// When the source was read, as YYYY-MM-DD, or `today`
    #[arg(long, value_name = "DATE")]
    pub accessed: Option<String>,
    /// Leave the title as printed instead of bringing it to sentence case
    #[arg(long)]
    pub keep_case: bool,
    #[command(flatten)]
    pub network: NetworkArguments,
}

/// How the network is used.
#[derive(Debug, Args)]
pub struct NetworkArguments {
    /// Never use the network: take what was fetched before, however old
    #[arg(long)]
    pub offline: bool,
    /// Fetch anew what was fetched before
    #[arg(long, conflicts_with = "offline")]
    pub refresh: bool,
    /// Fetch from addresses that are not public too: this machine, the networks that it is in
    #[arg(long)]
    pub allow_private: bool,
    /// Ask a registry elsewhere, at a mirror: doi, ncbi, eutils, arxiv, openlibrary, googlebooks or wikidata
    #[arg(long, value_name = "NAME=URL")]
    pub endpoint: Vec<String>,
}

impl SourceArguments {
    /// What the user says that the sources are.
    pub fn kind(&self) -> Option<SourceKind> {
        if self.html {
            return Some(SourceKind::Html);
        }
        self.from.map(SourceKind::from)
    }
}

/// What a source can be read as.
#[derive(Clone, Copy, Debug)]
pub struct InputFormat(SourceKind);

/// Kinds of articles, with the names that `--from` takes and what they are.
const ARTICLES: &[(SourceKind, &str, &[&str], &str)] = &[
    (SourceKind::Html, "html", &[], "A page"),
    (
        SourceKind::Text,
        "text",
        &["txt", "markdown", "md"],
        "Plain text or Markdown",
    ),
    (SourceKind::Mail, "eml", &["mail"], "A mail"),
    (
        SourceKind::WebArchive,
        "mhtml",
        &["mht"],
        "A page saved with all that it shows",
    ),
    (SourceKind::Docx, "docx", &[], "A word processor's document"),
    (SourceKind::Epub, "epub", &[], "An electronic book"),
    (SourceKind::Pdf, "pdf", &[], "A PDF"),
];

impl ValueEnum for InputFormat {
    fn value_variants<'a>() -> &'a [Self] {
        static ALL: LazyLock<Vec<InputFormat>> = LazyLock::new(|| {
            let articles = ARTICLES.iter().map(|(kind, ..)| *kind);
            let readable = Format::ALL.iter().filter(|format| format.is_read());
            let references = readable.map(|format| SourceKind::References(*format));
            articles.chain(references).map(InputFormat).collect()
        });
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let article = ARTICLES.iter().find(|(kind, ..)| *kind == self.0);
        match (article, self.0) {
            (Some((_, name, aliases, help)), _) => {
                Some(PossibleValue::new(*name).aliases(*aliases).help(*help))
            }
            (None, SourceKind::References(format)) => Some(possible_value(format)),
            _ => None,
        }
    }
}

/// A format of references as the value of an option.
pub fn possible_value(format: Format) -> PossibleValue {
    PossibleValue::new(format.name())
        .aliases(format.aliases())
        .help(format.title())
}

impl From<InputFormat> for SourceKind {
    fn from(format: InputFormat) -> Self {
        format.0
    }
}
