//! ORCID iDs.

use super::{IdentError, digits, identifier, modulo_11, path_on, without_label, without_query};

identifier! {
    /// An ORCID iD in four groups: `0000-0002-1825-0097`.
    ///
    /// Source: ORCID, "Structure of the ORCID Identifier" (ISO 7064 modulo 11-2).
    Orcid
}

impl Orcid {
    /// Reads the bare iD, with or without hyphens, `ORCID: …` and `https://orcid.org/…`.
    ///
    /// # Errors
    /// The text has not sixteen digits, or its check digit is wrong.
    pub fn parse(text: &str) -> Result<Self, IdentError> {
        let bare = match path_on(text, &["orcid.org"]) {
            Some(path) => without_query(path).trim_end_matches('/'),
            None => without_label(text, &["orcid id", "orcid"]),
        };
        let digits = digits(bare).filter(|digits| digits.len() == 16);
        let check = digits.as_deref().and_then(check);
        match (digits, check) {
            (Some(digits), Some(check)) if digits.ends_with(check) => {
                let groups = [0..4, 4..8, 8..12, 12..16].map(|group| digits.get(group));
                Ok(Self(groups.map(Option::unwrap_or_default).join("-")))
            }
            (_, Some(check)) => Err(IdentError::CheckDigit {
                text: text.trim().to_owned(),
                kind: "an ORCID iD",
                check,
            }),
            _ => Err(IdentError::form(
                text.trim(),
                "an ORCID iD (four groups of four digits)",
            )),
        }
    }

    /// The person's page at ORCID.
    pub fn url(&self) -> String {
        format!("https://orcid.org/{}", self.0)
    }
}

/// ISO 7064 modulo 11-2 of the first fifteen digits.
fn check(digits: &str) -> Option<char> {
    let mut total = 0;
    for digit in digits.chars().take(15) {
        total = (total + digit.to_digit(10)?) * 2 % 11;
    }
    Some(modulo_11((12 - total) % 11))
}
