//! Text with CSL-JSON inline markup.

use std::fmt;

/// A text value with CSL-JSON inline markup: `<i>`, `<b>`, `<sub>`, `<sup>`, `<sc>`,
/// `<span style="font-variant:small-caps;">`, `<span class="nocase">`.
///
/// The markup is kept as written: what is not one of these tags is text. Source: CSL-JSON,
/// "HTML-like formatting tags".
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct RichText(String);

impl RichText {
    /// Text that may hold markup.
    pub fn new(source: impl Into<String>) -> Self {
        Self(source.into())
    }

    /// The text with its markup.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Takes the text with its markup.
    pub fn into_string(self) -> String {
        self.0
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<&str> for RichText {
    fn from(source: &str) -> Self {
        Self(source.to_owned())
    }
}

impl From<String> for RichText {
    fn from(source: String) -> Self {
        Self(source)
    }
}

impl fmt::Display for RichText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
