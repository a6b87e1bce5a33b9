//! Why a function fails: a diagnostic, which is thrown as a JavaScript error.

use ibid::IbidError;
use ibid::catalog::CatalogError;
use ibid::model::{Diagnostic, codes};
use ibid::report::DiagnosticReport;

/// Why a function fails.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure(Box<Diagnostic>);

impl Failure {
    /// What is thrown where a request is not the JSON that it has to be.
    pub(crate) fn request(message: String) -> Self {
        let help = "the request is `{\"items\": […], \"style\": \"apa\", \"locale\": \"en-US\", \
                    \"cite_each\": true}`";
        Self::from(Diagnostic::error(codes::RENDER_UNREADABLE, message).with_help(help))
    }

    /// What is wrong, as a sentence.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The diagnostic as JSON: `{code, severity, message, source, line, column, span, help, url}`.
    pub fn json(&self) -> String {
        // It has nothing that JSON cannot hold.
        serde_json::to_string(&DiagnosticReport::new(&self.0)).unwrap_or_default()
    }
}

impl From<Diagnostic> for Failure {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(Box::new(diagnostic))
    }
}

#[cfg(feature = "articles")]
impl From<IbidError> for Failure {
    fn from(error: IbidError) -> Self {
        Self::from(error.diagnostic())
    }
}

// The messages of other errors have the names of formats in them, and with the names come the formats, half of the
// module: the engine alone reads no references and has no such errors.
#[cfg(not(feature = "articles"))]
impl From<IbidError> for Failure {
    fn from(error: IbidError) -> Self {
        match error {
            IbidError::Catalog(error) => error.into(),
            IbidError::UnknownItem { id, place } => IbidError::unknown_item(&id, place).into(),
            _ => Self::request("the request cannot be rendered".to_owned()),
        }
    }
}

impl From<CatalogError> for Failure {
    fn from(error: CatalogError) -> Self {
        Self::from(error.diagnostic())
    }
}
