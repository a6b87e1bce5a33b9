//! What a SOURCE is, and what the user knows of it.

use clap::{Args, ValueEnum};
use ibid::SourceKind;

/// What to read, and what the user knows better.
#[derive(Debug, Args)]
pub struct SourceArguments {
    /// A URL, a DOI, PMID, PMCID, arXiv id or ISBN, a file (HTML, text, Markdown, mail, MHTML, PDF, DOCX, EPUB, or
    /// CSL-JSON), or `-` for the standard input
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
        let format = if self.html {
            Some(InputFormat::Html)
        } else {
            self.from
        };
        format.map(SourceKind::from)
    }
}

/// What a source can be read as.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum InputFormat {
    /// A page
    Html,
    /// Plain text or Markdown
    #[value(alias = "txt", alias = "markdown", alias = "md")]
    Text,
    /// References in CSL-JSON
    #[value(alias = "json")]
    CslJson,
    /// A mail
    #[value(alias = "mail")]
    Eml,
    /// A page saved with all that it shows
    #[value(alias = "mht")]
    Mhtml,
    /// A word processor's document
    Docx,
    /// An electronic book
    Epub,
    /// A PDF
    Pdf,
}

impl From<InputFormat> for SourceKind {
    fn from(format: InputFormat) -> Self {
        match format {
            InputFormat::Html => Self::Html,
            InputFormat::Text => Self::Text,
            InputFormat::CslJson => Self::CslJson,
            InputFormat::Eml => Self::Mail,
            InputFormat::Mhtml => Self::WebArchive,
            InputFormat::Docx => Self::Docx,
            InputFormat::Epub => Self::Epub,
            InputFormat::Pdf => Self::Pdf,
        }
    }
}
