//! The suite's fixtures on disk.

use crate::{Dataset, Fixture, FixtureError, MissingData, files};
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// All fixtures of the suite.
#[derive(Debug)]
pub struct Suite {
    /// The fixtures that count, by name.
    pub fixtures: Vec<Fixture>,
    /// The suite's folder `off-spec`: behaviour that the specification does not ask for.
    pub off_spec: Vec<Fixture>,
}

/// Why the suite could not be loaded.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum SuiteError {
    /// The suite is not there.
    #[error(transparent)]
    Missing(#[from] MissingData),
    /// A file or folder could not be read.
    #[error("cannot read `{path}`: {source}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A file is not a fixture.
    #[error("`{path}`: {source}")]
    Fixture {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: FixtureError,
    },
}

impl Suite {
    /// Reads the suite from the test data.
    ///
    /// # Errors
    ///
    /// [`SuiteError`] where the suite is missing, or a file of it cannot be read as a fixture.
    pub fn load() -> Result<Self, SuiteError> {
        Self::load_from(&crate::find(Dataset::TestSuite)?)
    }

    /// Reads the suite from `folder`. Its subfolder `experiments` is left out: these fixtures are
    /// proposals to change the specification.
    ///
    /// # Errors
    ///
    /// [`SuiteError`] where a file cannot be read as a fixture.
    pub fn load_from(folder: &Path) -> Result<Self, SuiteError> {
        let off_spec = folder.join("off-spec");
        Ok(Self {
            fixtures: load_folder(folder)?,
            off_spec: if off_spec.is_dir() {
                load_folder(&off_spec)?
            } else {
                Vec::new()
            },
        })
    }
}

/// The fixtures directly in `folder`, by name.
fn load_folder(folder: &Path) -> Result<Vec<Fixture>, SuiteError> {
    let io_error = |path: &Path| {
        let path = path.to_path_buf();
        move |source| SuiteError::Io { path, source }
    };
    let mut fixtures = Vec::new();
    for path in files(folder, "txt").map_err(io_error(folder))? {
        let text = std::fs::read_to_string(&path).map_err(io_error(&path))?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let fixture = Fixture::parse(&name, &text);
        fixtures.push(fixture.map_err(|source| SuiteError::Fixture { path, source })?);
    }
    fixtures.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(fixtures)
}
