//! ORCID iDs.

use super::address::Address;
use super::text::{digits, modulo_11, without_label};
use super::{IdentError, identifier};

identifier! {
    /// An ORCID iD in four groups: `0000-0002-1825-0097`.
    ///
    /// Source: ORCID, "Structure of the ORCID Identifier" (ISO 7064 modulo 11-2, and the blocks of
    /// ISNI that are ORCID's).
    Orcid
}

pub(super) const LABELS: &[&str] = &["orcid id", "orcid"];

const FORM: &str = "an ORCID iD (four groups of four digits)";

/// The blocks that iDs are taken from, without the check digit.
const BLOCKS: [(u64, u64); 2] = [(15_000_000, 35_000_000), (900_000_000_000, 901_000_000_000)];

impl Orcid {
    /// Reads the bare iD, with or without hyphens, `ORCID: …` and `https://orcid.org/…`.
    ///
    /// # Errors
    /// The text has not sixteen digits, its check digit is wrong, or the number is in none of
    /// ORCID's blocks.
    pub fn parse(text: &str) -> Result<Self, IdentError> {
        let address = Address::parse(text).filter(|address| address.on(&["orcid.org"]));
        let bare = match address {
            Some(address) => address
                .segments()
                .into_iter()
                .find(|segment| digits(segment).is_some_and(|digits| digits.len() == 16)),
            None => None,
        };
        let bare = bare.as_deref().unwrap_or(text);
        let digits = digits(without_label(bare, LABELS)).filter(|digits| digits.len() == 16);
        let check = digits.as_deref().and_then(check);
        match (digits, check) {
            (Some(digits), Some(check)) if digits.ends_with(check) => {
                if !is_in_block(&digits) {
                    return Err(IdentError::form(text.trim(), "an ORCID iD (in its range)"));
                }
                let groups = [0..4, 4..8, 8..12, 12..16].map(|group| digits.get(group));
                Ok(Self(groups.map(Option::unwrap_or_default).join("-")))
            }
            (_, Some(check)) => Err(IdentError::CheckDigit {
                text: text.trim().to_owned(),
                kind: "an ORCID iD",
                check,
            }),
            _ => Err(IdentError::form(text.trim(), FORM)),
        }
    }

    /// The person's page at ORCID.
    pub fn url(&self) -> String {
        format!("https://orcid.org/{}", self.0)
    }
}

/// ISO 7064 modulo 11-2 of the first fifteen digits.
pub(super) fn check(digits: &str) -> Option<char> {
    let mut total = 0;
    for digit in digits.chars().take(15) {
        total = (total + digit.to_digit(10)?) * 2 % 11;
    }
    Some(modulo_11((12 - total) % 11))
}

/// Whether the first fifteen digits are in a block of ORCID's.
pub(super) fn is_in_block(digits: &str) -> bool {
    let number = digits.get(..15).and_then(|number| number.parse().ok());
    number.is_some_and(|number: u64| {
        let mut blocks = BLOCKS.iter();
        blocks.any(|(first, last)| (*first..=*last).contains(&number))
    })
}
