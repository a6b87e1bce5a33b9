//! International standard book numbers.

use super::address::Address;
use super::text::{digits, modulo_11, without_label};
use super::{IdentError, identifier};

identifier! {
    /// An ISBN of ten or thirteen digits, without hyphens: `9780306406157`, `097522980X`.
    ///
    /// Source: ISO 2108, "ISBN Users' Manual".
    Isbn
}

pub(super) const LABELS: &[&str] = &[
    "urn:isbn",
    "info:isbn/",
    "isbn-13",
    "isbn-10",
    "isbn13",
    "isbn10",
    "isbn 13",
    "isbn 10",
    "isbn",
];

impl Isbn {
    /// Reads `978-0-306-40615-7`, `0-9752298-0-X`, `ISBN 978…`, `urn:isbn:…`, and the URLs of
    /// WorldCat, Open Library and Google Books that name an ISBN.
    ///
    /// # Errors
    /// The text has not ten or thirteen digits, the thirteen are not from 978 or 979 (979-0 is for
    /// printed music), or the check digit is wrong.
    pub fn parse(text: &str) -> Result<Self, IdentError> {
        let in_catalogue = of_catalogue(text);
        let bare = in_catalogue.as_deref().unwrap_or(text);
        let digits = digits(without_label(bare, LABELS));
        let check = digits.as_deref().and_then(check);
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

    /// The ISBN that a URL holds, wherever it leads: `?isbn=`, `/isbn/`, `/dp/` of shops, or a part
    /// of the path that is thirteen digits. The check digit must be right.
    pub fn in_url(url: &str) -> Option<Self> {
        if let Ok(isbn) = Self::parse(url) {
            return Some(isbn);
        }
        let address = Address::parse(url)?;
        let named = address.value(&["isbn", "isbn13", "isbn10", "ean", "vid"]);
        let behind = ["isbn", "dp", "product"].map(|name| address.behind(name));
        let segments = address.segments();
        let thirteen = segments.into_iter().filter(|segment| {
            segment.len() >= 13 && digits(segment).is_some_and(|digits| digits.len() == 13)
        });
        named
            .into_iter()
            .chain(behind.into_iter().flatten())
            .chain(thirteen)
            .find_map(|text| Self::parse(&of_value(&text)).ok())
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

    /// The editions with this number at WorldCat.
    pub fn url(&self) -> String {
        format!("https://www.worldcat.org/isbn/{}", self.0)
    }
}

/// The number in the address of a catalogue that names books by it.
fn of_catalogue(text: &str) -> Option<String> {
    let address = Address::parse(text)?;
    let is_google = address.host.starts_with("books.google.")
        || (address.host.contains("google.") && address.path.starts_with("books"));
    if is_google {
        let value = address.value(&["isbn", "vid"])?;
        return Some(of_value(&value));
    }
    let is_catalogue = address.on(&["worldcat.org", "openlibrary.org", "isbnsearch.org"]);
    is_catalogue.then(|| address.behind("isbn"))?
}

/// A value such as `ISBN9780306406157`, `ISBN:9780306406157` or the number alone.
fn of_value(value: &str) -> String {
    let bare = super::text::strip_prefix_ignoring_case(value, "isbn").unwrap_or(value);
    bare.trim_start_matches(':').to_owned()
}

/// The check digit that ten or thirteen digits should end in; `None` for others.
pub(super) fn check(digits: &str) -> Option<char> {
    let is_book =
        digits.starts_with("978") || (digits.starts_with("979") && !digits.starts_with("9790"));
    match digits.len() {
        10 => check_10(digits),
        13 if is_book && !digits.ends_with('X') => check_13(digits),
        _ => None,
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
