//! International standard book numbers.

use super::{IdentError, digits, identifier, modulo_11, without_label};

identifier! {
    /// An ISBN of ten or thirteen digits, without hyphens: `9780306406157`, `097522980X`.
    ///
    /// Source: ISO 2108, "ISBN Users' Manual".
    Isbn
}

impl Isbn {
    /// Reads `978-0-306-40615-7`, `0-9752298-0-X`, `ISBN 978…`, `urn:isbn:…`.
    ///
    /// # Errors
    /// The text has not ten or thirteen digits, or its check digit is wrong.
    pub fn parse(text: &str) -> Result<Self, IdentError> {
        let labels = ["urn:isbn", "isbn-13", "isbn-10", "isbn13", "isbn10", "isbn"];
        let digits = digits(without_label(text, &labels));
        let check = digits.as_deref().and_then(|digits| match digits.len() {
            10 => check_10(digits),
            13 if digits.starts_with("978") || digits.starts_with("979") => check_13(digits),
            _ => None,
        });
        match (digits, check) {
            (Some(digits), Some(check)) if digits.ends_with(check) => Ok(Self(digits)),
            (_, Some(check)) => Err(IdentError::CheckDigit {
                text: text.trim().to_owned(),
                kind: "an ISBN",
                check,
            }),
            _ => Err(IdentError::form(
                text.trim(),
                "an ISBN (10 digits, or 13 from 978 or 979)",
            )),
        }
    }

    /// The number with thirteen digits.
    #[must_use]
    pub fn to_isbn13(&self) -> Self {
        if self.0.len() == 13 {
            return self.clone();
        }
        let body = format!("978{}", self.0.get(..9).unwrap_or_default());
        let check = check_13(&body).unwrap_or('0');
        Self(format!("{body}{check}"))
    }
}

/// The check digit of the first nine digits, weighted 10 to 2, modulo 11.
fn check_10(digits: &str) -> Option<char> {
    let mut sum = 0;
    for (weight, digit) in (2..=10).rev().zip(digits.chars().take(9)) {
        sum += weight * digit.to_digit(10)?;
    }
    Some(modulo_11((11 - sum % 11) % 11))
}

/// The check digit of the first twelve digits, weighted 1 and 3 in turn, modulo 10.
fn check_13(digits: &str) -> Option<char> {
    let mut sum = 0;
    for (at, digit) in digits.chars().take(12).enumerate() {
        sum += digit.to_digit(10)? * if at % 2 == 0 { 1 } else { 3 };
    }
    char::from_digit((10 - sum % 10) % 10, 10)
}
