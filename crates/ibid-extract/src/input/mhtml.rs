//! Pages saved as one file with all that they show (MHTML, `.mht`).
//!
//! Source: RFC 2557 (MIME Encapsulation of Aggregate HTML); `Snapshot-Content-Location` is Chromium's
//! (`MHTMLArchive`).

use mailparse::{MailHeaderMap as _, ParsedMail};

use super::mail;
use crate::address;
use crate::candidate::{Candidate, Property};
use crate::error::ExtractError;
use crate::extract::{Read, read_page};
use crate::provenance::{Extractor, Provenance};
use crate::text::dates::parse_timestamp;

/// Reads the page that a message holds.
pub(crate) fn read(source: &[u8], url: Option<&str>) -> Result<Read, ExtractError> {
    let message = mail::parse(source)?;
    let Some(page) = mail::body(&message, "text/html") else {
        return Err(ExtractError::NotText {
            what: "a message without a page",
        });
    };
    let own = origin(&message);
    let mut read = read_page(
        &page,
        url.or(own.as_ref().map(|(url, _)| url.as_str())),
        true,
    );
    if url.is_none() && read.origin.is_none() {
        read.origin = own;
    }
    if let Some(date) = message.headers.get_first_value("Date")
        && let Some(stamp) = parse_timestamp(date.trim())
    {
        let provenance = Provenance::new(Extractor::Saved, "Date", &date);
        let day = super::saved::iso(stamp.date);
        read.candidates
            .push(Candidate::text(Property::SavedDate, day, provenance, 0.95));
    }
    Ok(read)
}

/// Where the page came from.
fn origin(message: &ParsedMail<'_>) -> Option<(String, Provenance)> {
    let root = message
        .parts()
        .find(|part| part.subparts.is_empty() && part.ctype.mimetype == "text/html");
    let places = [
        (Some(message), "Snapshot-Content-Location"),
        (root, "Content-Location"),
        (Some(message), "Content-Location"),
    ];
    places.into_iter().find_map(|(part, name)| {
        let value = part?.headers.get_first_value(name)?;
        let url = value.trim();
        address::is_web(url).then(|| (url.to_owned(), Provenance::new(Extractor::Saved, name, url)))
    })
}
