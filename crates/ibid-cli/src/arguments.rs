//! The command line: verbs, options, and their help.

mod convert;
mod embed;
mod format;
mod serve;
mod source;

use std::ffi::{OsStr, OsString};
use std::path::Path;

use anstream::ColorChoice;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use ibid::Habits;

pub use convert::ConvertArguments;
pub use embed::EmbedArguments;
pub use format::Format;
pub use serve::ServeArguments;
pub use source::{NetworkArguments, SourceArguments};

/// The name of [`Verb::ReadPdf`].
pub const READ_PDF: &str = "read-pdf";

const LONG_VERSION: &str = concat!(
    env!("CARGO_PKG_VERSION"),
    "\nLicensed under MIT or Apache 2.0.\n\
     The CSL styles and locales in this program are by the Citation Style Language project and its\n\
     contributors (https://citationstyles.org), licensed under CC BY-SA 3.0\n\
     (https://creativecommons.org/licenses/by-sa/3.0/)."
);

/// Examples of every day's use, for the end of the help.
const EXAMPLES: &str = "\
Examples:
  ibid cite https://example.org/a                 the reference entry, in APA
  ibid cite 10.1000/182 PMID:16566972             works by their identifiers
  ibid cite page.html --style mla                 a saved page
  ibid cite notes.txt --style mla --set URL=https://example.org/a --accessed today
  curl -s https://example.org/a | ibid cite - --url https://example.org/a --all
  ibid inspect page.html                          every field, and where it came from
  ibid render references.bib --style ieee         a bibliography
  ibid convert references.bib references.ris      from one format to another
  ibid styles search harvard                      which styles there are";

const EXIT_CODES: &str = "\
Exit codes:
  0  done (warnings may have been printed)
  1  some sources failed, the others' results are printed
  2  usage
  3  input could not be read or holds nothing citable
  4  looked up, and does not exist
  5  could not tell: network, rate limit, refused by the guard
  6  --strict, and there were warnings";

/// The protocol of pandoc's `citeproc`, for the end of the verb's help.
const CITEPROC_HELP: &str = "\
Examples:
  ibid citeproc --style apa < request.json
  ibid citeproc request.json --references library.json -f json
  ln -s \"$(command -v ibid)\" ~/.local/bin/citeproc    tools that call `citeproc` call ibid

Input, every key optional where an option gives the same:
  {\"citations\": [{\"citationItems\": [{\"id\": \"doe\", \"label\": \"page\", \"locator\": \"3\", \"prefix\": \"see \"}],
                  \"citationNoteNumber\": 1, \"citationResetPosition\": false}],
   \"references\": [{\"id\": \"doe\", \"type\": \"book\", ...}], \"style\": \"<style ...>\",
   \"abbreviations\": {\"default\": {\"container-title\": {\"Long\": \"Short\"}}}, \"lang\": \"fr-FR\"}
Output:
  {\"citations\": [\"(Doe 2000)\"], \"bibliography\": [[\"doe\", \"Doe ...\"]], \"warnings\": []}
With `-f json`, a formatted text is an array of strings and of objects with `format` and `contents`:
  italics, bold, small-caps, underline, superscript, subscript, baseline, no-italics, no-bold,
  no-small-caps, no-decoration, link (with `target`), div (with `class`)";

/// The arguments of the process. A program called `citeproc`, as a link to this one may be, is
/// `ibid citeproc`.
pub fn given() -> Vec<OsString> {
    let mut given: Vec<OsString> = std::env::args_os().collect();
    let name = given.first().map(Path::new).and_then(Path::file_stem);
    if name == Some(OsStr::new("citeproc")) {
        given.insert(1, "citeproc".into());
    }
    given
}

/// Any article in, a correct citation out, in any style, with the evidence for every field.
#[derive(Debug, Parser)]
#[command(
    name = "ibid",
    version,
    long_version = LONG_VERSION,
    arg_required_else_help = true,
    after_help = EXAMPLES,
    after_long_help = format!("{EXAMPLES}\n\n{EXIT_CODES}"),
)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub verb: Verb,
}

/// Options of every verb.
#[derive(Debug, Args)]
#[command(next_help_heading = "Options of every verb")]
pub struct Global {
    /// Print errors only
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Print notes too
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    pub verbose: bool,
    /// Colours and type faces
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: Color,
    /// End with exit code 6 if there were warnings
    #[arg(long, global = true)]
    pub strict: bool,
}

/// When to use colours and type faces.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl From<Color> for ColorChoice {
    fn from(color: Color) -> Self {
        match color {
            Color::Auto => Self::Auto,
            Color::Always => Self::AlwaysAnsi,
            Color::Never => Self::Never,
        }
    }
}

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Print the reference entry of an article
    #[command(after_help = "\
Examples:
  ibid cite page.html --style chicago-notes --all
  ibid cite article.txt --set author='Doe, Jane; Roe, R.' --set issued=2024-05
  ibid cite page.html --url https://example.org/a -f csl-json")]
    Cite(CiteArguments),
    /// Print the item behind a source, field by field, with the evidence
    #[command(after_help = "\
Examples:
  ibid inspect page.html
  ibid inspect page.html --url https://example.org/a --json
  ibid inspect article.txt --sources               what the article cites
  ibid inspect --jsonl pages/ > items.jsonl        a folder, a line for each file
  find . -name '*.html' | ibid inspect --jsonl -   a list of paths
  ibid inspect --jsonl - < pages.jsonl             lines of {\"url\": \"…\", \"html\": \"…\"}

With `--jsonl`, sources are read in parallel and printed in order; one that cannot be read is a line
with `error`. Ids are made for each source alone.")]
    Inspect(InspectArguments),
    /// Print a bibliography, and citations, of a file of references
    #[command(after_help = "\
Examples:
  ibid render references.json --style ieee -f html
  ibid render references.json --citations citations.json --style chicago-notes
  ibid render references.json --cite-each")]
    Render(RenderArguments),
    /// Convert references from one format to another
    #[command(after_help = "\
Examples:
  ibid convert library.bib library.json
  ibid convert export.ris --to bibtex > library.bib
  ibid convert library.bib --to ris --strict       fails where RIS has no place for a field
  ibid convert a.ris --dedupe                      entries of one work are merged
  ibid convert --list                              the formats, and what each can do

What the target does not hold is reported, item by item: what was moved to its notes, what is not kept
whole, and what was left out.")]
    Convert(ConvertArguments),
    /// Make the block that cites a page, for the page itself
    #[command(after_help = "\
Examples:
  ibid embed page.html --url https://example.org/a            the block, to be put into the page
  ibid embed public/ --in-place --meta -s apa -s mla          a whole site, again and again with one result
  ibid embed page.html --meta                                 tags for the head that other tools cite by
  ibid embed public/ --check                                  do the layers agree? for continuous integration

The block works without a script. `--script URL` adds the module that makes it alive (web/ in the repository).")]
    Embed(EmbedArguments),
    /// Format a JSON request as pandoc's `citeproc` does
    #[command(version, after_help = CITEPROC_HELP)]
    Citeproc(CiteprocArguments),
    /// List, search, show, add and check styles
    Styles(StylesArguments),
    /// Serve the web page and the HTTP API
    #[command(after_help = "\
Examples:
  ibid serve                                       http://127.0.0.1:8080, for this machine alone
  ibid serve --host 0.0.0.0 --allow-host cite.example.org
  curl -s 'http://127.0.0.1:8080/api/v1/render?style=ieee&format=text' --data-binary @library.bib

The server answers those who call it by a name of its own, and pages of its own; on loopback, no limit of
requests. A log line for each request says route, status and time, and nothing that the client sent
(`IBID_LOG=info`).")]
    Serve(ServeArguments),
    /// Read a PDF from the standard input for the program that asked
    #[command(name = READ_PDF, hide = true)]
    ReadPdf,
    /// Explain a code such as E0101; all of them without one
    Explain(ExplainArguments),
    /// Print completions for a shell
    #[command(
        after_help = "Example:\n  ibid completions bash > ~/.local/share/bash-completion/completions/ibid"
    )]
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page, or that of a verb
    #[command(after_help = "Example:\n  ibid man | man -l -")]
    Man {
        /// A verb such as `cite`
        verb: Option<String>,
    },
}

impl Verb {
    /// Whether a program reads what is printed.
    pub fn wants_json(&self) -> bool {
        match self {
            Self::Cite(arguments) => arguments.json.any(),
            Self::Inspect(arguments) => arguments.json.any(),
            Self::Render(arguments) => arguments.json,
            Self::Convert(arguments) => arguments.json,
            Self::Embed(arguments) => arguments.json,
            Self::Styles(arguments) => arguments.verb.json(),
            Self::Explain(arguments) => arguments.json,
            Self::Citeproc(_)
            | Self::Serve(_)
            | Self::ReadPdf
            | Self::Completions { .. }
            | Self::Man { .. } => false,
        }
    }
}

/// How to print for programs.
#[derive(Clone, Copy, Debug, Args)]
#[group(multiple = false)]
pub struct JsonArguments {
    /// Print JSON
    #[arg(long)]
    pub json: bool,
    /// Print JSON, a line for each source
    #[arg(long)]
    pub jsonl: bool,
}

impl JsonArguments {
    /// Whether JSON is wanted at all.
    pub fn any(self) -> bool {
        self.json || self.jsonl
    }
}

/// In which style and language.
#[derive(Debug, Args)]
pub struct StyleArguments {
    /// The style: a name, an alias, an id, a title, or a file (`.csl`)
    #[arg(short, long, value_name = "STYLE", default_value = "apa")]
    pub style: String,
    /// The language of terms and dates, such as `de-DE`; else the style's own, else en-US
    #[arg(short, long, value_name = "LOCALE")]
    pub locale: Option<String>,
}

/// How a document is rendered.
#[derive(Clone, Copy, Debug, Args)]
pub struct RenderingArguments {
    /// Make links of DOIs, URLs, PMIDs and PMCIDs, where the format has links
    #[arg(long)]
    pub links: bool,
    /// Print each item in the locale of its `language`: terms, dates, quotation marks, "et al."
    #[arg(long)]
    pub item_locale: bool,
    /// Whose ways decide where citeproc-js goes beyond the specification, or against it
    #[arg(long, value_name = "WHOSE", default_value = "specification")]
    pub habits: Whose,
}

/// Whose habits a style is rendered with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Whose {
    /// The specification's
    Specification,
    /// Those of citeproc-js, the reference processor
    CiteprocJs,
}

impl From<Whose> for Habits {
    fn from(whose: Whose) -> Self {
        match whose {
            Whose::Specification => Self::specification(),
            Whose::CiteprocJs => Self::citeproc_js(),
        }
    }
}

#[derive(Debug, Args)]
pub struct CiteArguments {
    #[command(flatten)]
    pub source: SourceArguments,
    #[command(flatten)]
    pub style: StyleArguments,
    /// What to print
    #[arg(short, long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
    #[command(flatten)]
    pub rendering: RenderingArguments,
    #[command(flatten)]
    pub form: FormArguments,
    #[command(flatten)]
    pub json: JsonArguments,
}

/// Which form of the citation to print.
#[derive(Clone, Copy, Debug, Args)]
#[group(multiple = false)]
pub struct FormArguments {
    /// Print the citation in the text
    #[arg(long)]
    pub in_text: bool,
    /// Print the note
    #[arg(long)]
    pub note: bool,
    /// Print all forms, each on a line with its name
    #[arg(long)]
    pub all: bool,
}

#[derive(Debug, Args)]
pub struct InspectArguments {
    #[command(flatten)]
    pub source: SourceArguments,
    /// List the works that the source cites: references, links, attributions in the text
    #[arg(long = "sources")]
    pub with_sources: bool,
    #[command(flatten)]
    pub json: JsonArguments,
}

#[derive(Debug, Args)]
pub struct RenderArguments {
    /// A file of references in any format, or `-` for the standard input
    #[arg(value_name = "REFS")]
    pub references: String,
    /// The format of the references, whatever they look like
    #[arg(long, value_name = "FORMAT", value_parser = convert::readable())]
    pub from: Option<ibid::Format>,
    #[command(flatten)]
    pub style: StyleArguments,
    /// What to print
    #[arg(short, long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
    #[command(flatten)]
    pub rendering: RenderingArguments,
    /// Print the clusters of these CSL citation objects first, a line each
    #[arg(long, value_name = "FILE")]
    pub citations: Option<String>,
    /// Cite each item once, in the file's order, and print the clusters first
    #[arg(long, conflicts_with = "citations")]
    pub cite_each: bool,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// The options of pandoc's `citeproc`; each goes before what the input says.
#[derive(Debug, Args)]
pub struct CiteprocArguments {
    /// The request, a file of JSON; else the standard input
    #[arg(value_name = "FILE", default_value = "-")]
    pub input: String,
    /// The style: a file, or a name as of `ibid cite`
    #[arg(short, long, value_name = "FILE")]
    pub style: Option<String>,
    /// The references: a file in any format
    #[arg(short, long, value_name = "FILE")]
    pub references: Option<String>,
    /// Abbreviations for `form="short"`: a file of JSON
    #[arg(short, long, value_name = "FILE")]
    pub abbreviations: Option<String>,
    /// The language, such as `de-DE`, or with an order of its own, `de-u-co-phonebk`
    #[arg(short, long, value_name = "LANG")]
    pub lang: Option<String>,
    /// How formatted text is written
    #[arg(short, long, value_name = "FORMAT", default_value = "html")]
    pub format: CiteprocFormat,
    /// Link each cite to `#ref-ID`
    #[arg(long)]
    pub link_citations: bool,
    /// Link the URL, DOI, PMID and PMCID of entries
    #[arg(long)]
    pub link_bibliography: bool,
    /// Whose ways decide where citeproc-js, the reference processor, goes beyond the specification
    #[arg(long, value_name = "WHOSE", default_value = "citeproc-js")]
    pub habits: Whose,
}

/// How formatted text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CiteprocFormat {
    /// HTML as the CSL test suite has it
    Html,
    /// A JSON tree
    Json,
}

#[derive(Debug, Args)]
pub struct StylesArguments {
    #[command(subcommand)]
    pub verb: StylesVerb,
}

#[derive(Debug, Subcommand)]
pub enum StylesVerb {
    /// List the styles at hand
    List {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Find styles by words of their names and titles
    Search {
        /// Words
        #[arg(required = true, value_name = "WORD")]
        words: Vec<String>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Show what a style is
    Show {
        /// A name, an alias, an id, a title, or a file
        #[arg(value_name = "STYLE")]
        style: String,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Add styles of your own, from files or folders
    Add {
        /// Files (`.csl`) or folders of them
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<String>,
    },
    /// List the locales at hand
    Locales {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Check style files: what is wrong, where, and what was expected
    Check {
        /// Files (`.csl`), or names of styles
        #[arg(required = true, value_name = "STYLE")]
        styles: Vec<String>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
}

impl StylesVerb {
    fn json(&self) -> bool {
        match self {
            Self::List { json }
            | Self::Locales { json }
            | Self::Search { json, .. }
            | Self::Show { json, .. }
            | Self::Check { json, .. } => *json,
            Self::Add { .. } => false,
        }
    }
}

#[derive(Debug, Args)]
pub struct ExplainArguments {
    /// A code that a message has, such as E0101
    pub code: Option<String>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}
