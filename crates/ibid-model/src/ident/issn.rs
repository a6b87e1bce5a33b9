//! International standard serial numbers.

use super::address::Address;
use super::text::{digits, modulo_11, without_label};
use super::{IdentError, identifier};

identifier! {
    /// An ISSN with its hyphen: `0378-5955`. Source: ISO 3297.
    Issn
}

pub(super) const LABELS: &[&str] = &[
    "urn:issn",
    "info:issn/",
    "e-issn",
    "p-issn",
    "eissn",
    "pissn",
    "issn-l",
    "issn",
];

impl Issn {
    /// Reads `0378-5955`, `03785955`, `ISSN 0378-5955`, `eISSN: …`, `urn:issn:…`, and URLs of the ISSN
    /// portal and WorldCat.
    ///
    /// # Errors
    /// The text has not eight digits, or its check digit is wrong.
    pub fn parse(text: &str) -> Result<Self, IdentError> {
        let hosts = ["portal.issn.org", "urn.issn.org", "worldcat.org"];
        let address = Address::parse(text).filter(|address| address.on(&hosts));
        let bare = match address {
            Some(address) => {
                let named = address.behind("issn");
                named.or_else(|| address.segments().pop())
            }
            None => None,
        };
        let bare = bare.as_deref().unwrap_or(text);
        let digits = digits(without_label(bare, LABELS)).filter(|digits| digits.len() == 8);
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

    /// The series' page at the ISSN portal.
    pub fn url(&self) -> String {
        format!("https://portal.issn.org/resource/ISSN/{}", self.0)
    }
}

/// The check digit of the first seven digits, weighted 8 to 2, modulo 11.
pub(super) fn check(digits: &str) -> Option<char> {
    let mut sum = 0;
    for (weight, digit) in (2..=8).rev().zip(digits.chars().take(7)) {
        sum += weight * digit.to_digit(10)?;
    }
    Some(modulo_11((11 - sum % 11) % 11))
}
