//! A document as one side renders it in one style.

use serde::{Deserialize, Serialize};

/// The strings of a document in a style, or why there are none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rendering {
    /// The style's file name without `.csl`.
    pub style: String,
    /// The clusters in HTML, in the document's order.
    #[serde(default)]
    pub clusters: Vec<Option<String>>,
    /// Item id and HTML of each entry, in the bibliography's order.
    #[serde(default)]
    pub entries: Vec<(String, String)>,
    /// Why nothing could be rendered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}

impl Rendering {
    /// A rendering that failed.
    pub fn failed(style: &str, error: String) -> Self {
        Self {
            style: style.to_owned(),
            clusters: Vec::new(),
            entries: Vec::new(),
            error: Some(error),
        }
    }
}
