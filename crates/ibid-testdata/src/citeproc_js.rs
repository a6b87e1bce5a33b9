//! citeproc-js, which developer commands measure ibid against.

use std::path::PathBuf;
use thiserror::Error;

/// citeproc-js as npm has installed it for this workspace.
#[derive(Clone, Debug)]
pub struct CiteprocJs {
    /// The folder with `node_modules/citeproc`.
    pub folder: PathBuf,
    /// The text of its `package.json`.
    pub manifest: String,
}

/// citeproc-js is not there, and how to get it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error(
    "citeproc-js is not installed: run `npm install --prefix {} citeproc` (npm comes with node, \
     from https://nodejs.org or your system's packages)",
    folder.display()
)]
pub struct MissingCiteprocJs {
    /// The folder that npm has to install it into.
    pub folder: PathBuf,
}

impl CiteprocJs {
    /// Finds it below `target/differential` of the workspace.
    ///
    /// # Errors
    ///
    /// [`MissingCiteprocJs`]
    pub fn find() -> Result<Self, MissingCiteprocJs> {
        let folder = crate::workspace_root().join("target/differential");
        match std::fs::read_to_string(folder.join("node_modules/citeproc/package.json")) {
            Ok(manifest) => Ok(Self { folder, manifest }),
            Err(_) => Err(MissingCiteprocJs { folder }),
        }
    }
}
