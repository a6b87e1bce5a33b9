//! The languages that whoever asks prefers.

/// The languages that whoever asks prefers, as the field `Accept-Language` has them: `de-CH, de;q=0.9`.
///
/// Source: RFC 9110, 12.5.4.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Languages(String);

/// A list that is longer is no list of languages that anyone reads.
const LONGEST: usize = 256;

impl Languages {
    /// The languages of a field's value; `None` where it has not the form of one, or asks for any.
    ///
    /// ```
    /// use ibid_fetch::Languages;
    ///
    /// assert_eq!(Languages::parse(" de-CH, de;q=0.9 ").unwrap().as_str(), "de-CH, de;q=0.9");
    /// assert_eq!(Languages::parse("de\r\nHost: evil.example"), None);
    /// assert_eq!(Languages::parse("*"), None);
    /// ```
    pub fn parse(value: &str) -> Option<Self> {
        let value = value.trim();
        let is_sign = |c: char| c.is_ascii_alphanumeric() || "-*,;=. ".contains(c);
        let says_something = value.chars().any(|c| c.is_ascii_alphabetic());
        (says_something && value.len() <= LONGEST && value.chars().all(is_sign))
            .then(|| Self(value.to_owned()))
    }

    /// The field's value.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
