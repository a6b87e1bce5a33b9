//! Digital object identifiers.

use std::fmt::Write as _;

use super::{IdentError, identifier, path_on, without_label};

identifier! {
    /// A DOI, as written but for what stands around it: `10.1038/nphys1170`.
    ///
    /// DOIs that differ in the case of ASCII letters are the same: [`Doi::normalised`] is the form to
    /// compare. Source: ISO 26324, DOI Handbook 2.2.
    Doi
}

const FORM: &str = "a DOI (`10.`, a number, `/` and a suffix)";

impl Doi {
    /// Reads `10.1000/182`, `doi:10.1000/182`, `https://doi.org/10.1000/182`.
    ///
    /// Full stops, commas and closing brackets without their partner at the end belong to the
    /// sentence around the DOI. In URLs, percent-encoding is undone, and query and fragment stay:
    /// a DOI may hold `?` and `#`.
    ///
    /// # Errors
    /// The text is not in the form of a DOI.
    pub fn parse(text: &str) -> Result<Self, IdentError> {
        let error = || IdentError::form(text.trim(), FORM);
        let bare = match path_on(text, &["doi.org"]) {
            Some(path) => percent_decoded(path).ok_or_else(error)?,
            None => without_label(text, &["doi", "info:doi/", "urn:doi"])
                .trim_start_matches("info:doi/")
                .to_owned(),
        };
        let opening = ['(', '[', '<', '{', '"', '“', '«'];
        let bare = without_sentence(bare.trim().trim_start_matches(opening));
        let (prefix, suffix) = bare.split_once('/').ok_or_else(error)?;
        let registrant = prefix.strip_prefix("10.").ok_or_else(error)?;
        let numbers = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let is_registrant =
            registrant.split('.').all(numbers) && (4..=16).contains(&registrant.len());
        let in_suffix = |c: char| !c.is_whitespace() && !c.is_control();
        if !is_registrant || suffix.is_empty() || !suffix.chars().all(in_suffix) {
            return Err(error());
        }
        Ok(Self(bare.to_owned()))
    }

    /// The DOI in lower case, for comparing.
    pub fn normalised(&self) -> String {
        self.0.to_ascii_lowercase()
    }

    /// `https://doi.org/` and the DOI, percent-encoded where a URL needs it.
    pub fn url(&self) -> String {
        let mut out = String::from("https://doi.org/");
        for byte in self.0.bytes() {
            match byte {
                b'%'
                | b'"'
                | b'#'
                | b'?'
                | b' '
                | b'<'
                | b'>'
                | b'{'
                | b'}'
                | b'^'
                | b'['
                | b']'
                | b'`'
                | b'|'
                | b'\\'
                | b'+'
                | 0x80.. => {
                    // Writing to a string cannot fail.
                    let _ = write!(out, "%{byte:02X}");
                }
                _ => out.push(char::from(byte)),
            }
        }
        out
    }
}

/// Cuts what ends the sentence and not the DOI.
fn without_sentence(text: &str) -> &str {
    let mut text = text;
    loop {
        let before = text;
        text = text.trim_end_matches(['.', ',', ';', ':', '"', '\'', '”', '’', '»']);
        for (open, close) in [('(', ')'), ('[', ']'), ('<', '>'), ('{', '}')] {
            if text.ends_with(close) && text.matches(open).count() < text.matches(close).count() {
                text = text.strip_suffix(close).unwrap_or(text);
            }
        }
        if text.len() == before.len() {
            return text;
        }
    }
}

/// Undoes percent-encoding; `None` where that is no UTF-8.
fn percent_decoded(text: &str) -> Option<String> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        let hex = |at: usize| after.get(at).and_then(|b| char::from(*b).to_digit(16));
        match (byte, hex(0), hex(1)) {
            (b'%', Some(high), Some(low)) => {
                out.push(u8::try_from(high * 16 + low).ok()?);
                rest = after.get(2..)?;
            }
            _ => out.push(*byte),
        }
    }
    String::from_utf8(out).ok()
}
