//! Bibcodes of the Astrophysics Data System.

use super::address::Address;
use super::text::{percent_decoded, percent_encoded, without_label};
use super::{IdentError, identifier};

identifier! {
    /// A bibcode of nineteen characters `YYYYJJJJJVVVVMPPPPA`: year, journal, volume, qualifier, page, and the initial
    /// of the first author's family name, with full stops where nothing stands: `1999ApJ...517..565P`.
    ///
    /// Source: SIMBAD/NED "refcode" convention (Schmitz et al. 1995), ADS "Bibliographic identifiers".
    Bibcode
}

pub(super) const LABELS: &[&str] = &["info:bibcode/", "bibcode", "ads"];

/// How many characters a bibcode has.
pub(super) const LENGTH: usize = 19;

impl Bibcode {
    /// Reads a bare bibcode, `bibcode:…`, and the URLs of ADS and its mirrors, where `&` may be written
    /// `%26`.
    ///
    /// # Errors
    /// The text has not nineteen characters, or not those of a bibcode at each place.
    pub fn parse(text: &str) -> Result<Self, IdentError> {
        let error = || {
            IdentError::form(
                text.trim(),
                "a bibcode (19 characters: year, journal, volume, page, initial)",
            )
        };
        let address = Address::parse(text).filter(|address| {
            address.on(&["adsabs.harvard.edu"]) || address.host.starts_with("ads.")
        });
        let bare = match address {
            Some(address) => of_address(&address).ok_or_else(error)?,
            None => without_label(text, LABELS).to_owned(),
        };
        if is_bibcode(&bare) {
            Ok(Self(bare))
        } else {
            Err(error())
        }
    }

    /// The work's page at ADS.
    pub fn url(&self) -> String {
        let path = percent_encoded(&self.0, b"&");
        format!("https://ui.adsabs.harvard.edu/abs/{path}")
    }
}

/// The bibcode behind `abs`, `full`, `link` and their like, in the query, or in the fragment of older
/// addresses.
fn of_address(address: &Address) -> Option<String> {
    if let Some(value) = address.value(&["bibcode"]) {
        return Some(value);
    }
    let fragment = percent_decoded(&address.fragment)?;
    let parts = address.segments().into_iter();
    let mut parts = parts.chain(fragment.split('/').map(str::to_owned));
    parts.find(|part| is_bibcode(part))
}

/// Whether the text has the form of a bibcode.
fn is_bibcode(text: &str) -> bool {
    let bytes = text.as_bytes();
    let all = |range: std::ops::Range<usize>, is: fn(u8) -> bool| {
        bytes
            .get(range)
            .is_some_and(|part| part.iter().all(|b| is(*b)))
    };
    let year = text.get(..4).and_then(|year| year.parse::<u16>().ok());
    let is_page = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b':');
    bytes.len() == LENGTH
        && year.is_some_and(|year| (1400..=2199).contains(&year))
        && all(4..5, |b| b.is_ascii_alphabetic())
        && all(5..9, |b| {
            b.is_ascii_alphanumeric() || matches!(b, b'.' | b'&')
        })
        && all(9..18, is_page)
        && all(18..19, |b| {
            b.is_ascii_alphabetic() || matches!(b, b'.' | b':')
        })
}
