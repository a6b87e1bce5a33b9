//! From a fixture to the processor's output, put together as citeproc-js's harness does.

use crate::fixture::Fixture;
use thiserror::Error;

/// Why a fixture has no output.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum RenderError {
    /// The processor is not built yet.
    #[error("the processor is not built yet")]
    NoProcessor,
}

/// Renders fixtures.
#[derive(Debug, Default)]
pub struct Renderer;

impl Renderer {
    /// A renderer with the official locales of the test data.
    ///
    /// # Errors
    ///
    /// Where the locales are missing.
    pub fn new() -> Result<Self, RenderError> {
        Ok(Self)
    }

    /// The output of `fixture`.
    ///
    /// # Errors
    ///
    /// [`RenderError`]
    pub fn render(&self, _fixture: &Fixture) -> Result<String, RenderError> {
        Err(RenderError::NoProcessor)
    }
}
