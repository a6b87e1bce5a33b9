//! Where tests and developer commands find the public data they run on: the official CSL styles,
//! locales, schemas and test suite, and the corpus of article pages; and how a [`Fixture`] of the
//! test suite is read.
//!
//! The data is not part of this repository. It is looked for in the folder that `IBID_TEST_DATA`
//! names, else in `../shared` beside the workspace root. A test that needs it and does not find it
//! prints the [`MissingData`] and skips. [`StubServer`] stands for the network.

#![cfg_attr(
    not(test),
    warn(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing
    )
)]

mod citeproc_js;
mod fixture;
mod stub_server;
mod suite;

pub use citeproc_js::{CiteprocJs, MissingCiteprocJs};
pub use fixture::{Fixture, FixtureError, Mode};
pub use stub_server::{StubReply, StubRequest, StubServer};
pub use suite::{Suite, SuiteError};

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// The variable that names the folder of test data.
pub const VARIABLE: &str = "IBID_TEST_DATA";

/// A set of data that tests run on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dataset {
    /// The official independent styles.
    Styles,
    /// The official dependent styles.
    DependentStyles,
    /// The official locales.
    Locales,
    /// The CSL test suite's fixtures.
    TestSuite,
    /// The CSL-JSON schemas and the style schema.
    Schema,
    /// One real article as plain text.
    Article,
    /// Article pages with checked metadata and the scoring script.
    Articles,
}

impl Dataset {
    /// Where it is below the folder of test data.
    pub const fn relative_path(self) -> &'static str {
        match self {
            Self::Styles => "csl/styles",
            Self::DependentStyles => "csl/styles/dependent",
            Self::Locales => "csl/locales",
            Self::TestSuite => "csl/test-suite",
            Self::Schema => "csl/schema",
            Self::Article => "corpora/article.txt",
            Self::Articles => "corpora/articles",
        }
    }

    /// How to get it.
    pub const fn origin(self) -> &'static str {
        match self {
            Self::Styles | Self::DependentStyles => {
                "https://github.com/citation-style-language/styles"
            }
            Self::Locales => "https://github.com/citation-style-language/locales",
            Self::TestSuite => {
                "https://github.com/citation-style-language/test-suite (its folder \
                 processor-tests/humans)"
            }
            Self::Schema => "https://github.com/citation-style-language/schema",
            Self::Article => "the project's corpus of article pages",
            Self::Articles => {
                "the project's corpus of article pages (made from adbar/trafilatura, \
                 postlight/parser, flairNLP/fundus and mozilla/readability)"
            }
        }
    }
}

/// A set of data that is not there, and how to get it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingData {
    /// What is missing.
    pub dataset: Dataset,
    /// Where it was looked for.
    pub path: PathBuf,
}

impl fmt::Display for MissingData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "no test data at `{}`: put {} there, or set `{VARIABLE}` to a folder with `{}`",
            self.path.display(),
            self.dataset.origin(),
            self.dataset.relative_path(),
        )
    }
}

impl std::error::Error for MissingData {}

/// The folder of test data: what [`VARIABLE`] says, else `../shared` beside the workspace root.
pub fn root() -> PathBuf {
    std::env::var_os(VARIABLE)
        .filter(|value| !value.is_empty())
        .map_or_else(|| workspace_root().join("../shared"), PathBuf::from)
}

/// The path of `dataset`.
///
/// # Errors
///
/// [`MissingData`] where there is nothing at that path.
pub fn find(dataset: Dataset) -> Result<PathBuf, MissingData> {
    let path = root().join(dataset.relative_path());
    if path.exists() {
        Ok(path)
    } else {
        Err(MissingData { dataset, path })
    }
}

/// The path of `dataset`; without it `None`, and a printed line that says what a test skips.
#[allow(clippy::print_stdout, reason = "a skipped test says so")]
pub fn find_or_skip(dataset: Dataset) -> Option<PathBuf> {
    find(dataset)
        .map_err(|missing| println!("skipped: {missing}"))
        .ok()
}

/// The files directly in `folder` whose names end in `.EXTENSION`, by name.
///
/// # Errors
///
/// Where the folder cannot be read.
pub fn files(folder: &Path, extension: &str) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|found| found == extension) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// The root of the workspace: of the package that cargo runs, else of the one that this crate was
/// built in.
pub fn workspace_root() -> PathBuf {
    let running = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let built = Path::new(env!("CARGO_MANIFEST_DIR"));
    let is_root = |folder: &&Path| folder.join("Cargo.lock").is_file();
    let package = running.as_deref().unwrap_or(built);
    let root = package.ancestors().find(is_root);
    root.unwrap_or(package).to_path_buf()
}
