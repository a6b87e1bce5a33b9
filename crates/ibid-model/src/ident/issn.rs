//! International standard serial numbers.

use super::{IdentError, digits, identifier, modulo_11, path_on, without_label, without_query};

identifier! {
    /// An ISSN with its hyphen: `0378-5955`. Source: ISO 3297.
    Issn
}

impl Issn {
    /// Reads `0378-5955`, `03785955`, `ISSN 0378-5955`, `eISSN: …`, and the ISSN portal's URLs.
    ///
    /// # Errors
    /// The text has not eight digits, or its check digit is wrong.
    pub fn parse(text: &str) -> Result<Self, IdentError> {
        let labels = [
            "urn:issn", "e-issn", "p-issn", "eissn", "pissn", "issn-l", "issn",
        ];
        let bare = path_on(text, &["portal.issn.org"]).map_or_else(
            || without_label(text, &labels),
            |path| without_query(path).rsplit('/').next().unwrap_or(path),
        );
        let digits = digits(bare).filter(|digits| digits.len() == 8);
        let check = digits.as_deref().and_then(check);
        match (digits, check) {
            (Some(digits), Some(check)) if digits.ends_with(check) => {
                let (head, tail) = digits.split_at_checked(4).unwrap_or_default();
                Ok(Self(format!("{head}-{tail}")))
            }
            (_, Some(check)) => Err(IdentError::CheckDigit {
                text: text.trim().to_owned(),
                kind: "an ISSN",
                check,
            }),
            _ => Err(IdentError::form(
                text.trim(),
                "an ISSN (two groups of four digits)",
            )),
        }
    }
}

/// The check digit of the first seven digits, weighted 8 to 2, modulo 11.
fn check(digits: &str) -> Option<char> {
    let mut sum = 0;
    for (weight, digit) in (2..=8).rev().zip(digits.chars().take(7)) {
        sum += weight * digit.to_digit(10)?;
    }
    Some(modulo_11((11 - sum % 11) % 11))
}
