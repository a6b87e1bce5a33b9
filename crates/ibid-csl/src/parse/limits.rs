//! Bounds on what is given to the XML parser, whose work grows with the square of the number of
//! attributes of an element and of the number of namespaces.

use ibid_model::Span;

use crate::error::{Place, StyleError};

/// The largest official style has 250 kB.
pub(super) const MAX_BYTES: usize = 4 * 1024 * 1024;
/// Official styles reach 19.
const MAX_DEPTH: usize = 100;
/// `cs:name` has 20 attributes.
const MAX_ATTRIBUTES: usize = 200;
/// A style declares one.
const MAX_NAMESPACES: usize = 20;

/// Fails where a file is too large or too deep to be a style or locale.
pub(super) fn check(text: &str) -> Result<(), StyleError> {
    if text.len() > MAX_BYTES {
        return Err(StyleError::TooLarge {
            bytes: text.len(),
            limit: MAX_BYTES,
        });
    }
    let (mut depth, mut namespaces) = (0_usize, 0);
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let tag = rest.get(at..).unwrap_or_default();
        let start = text.len() - tag.len();
        let too_much = |what, limit| {
            let end = start + 1;
            let place = Place::of(text, Span { start, end });
            Err(StyleError::TooMuch { what, limit, place })
        };
        let (length, values) = measure_markup(tag);
        let markup = tag.get(..length).unwrap_or(tag);
        rest = tag.get(length..).unwrap_or_default();
        match markup.as_bytes().get(1) {
            Some(b'!' | b'?') => continue,
            Some(b'/') => depth = depth.saturating_sub(1),
            _ if !markup.ends_with("/>") => depth += 1,
            _ => {}
        }
        namespaces += markup.matches("xmlns").count();
        if depth > MAX_DEPTH {
            return too_much("levels of elements", MAX_DEPTH);
        }
        if values > MAX_ATTRIBUTES {
            return too_much("attributes on an element", MAX_ATTRIBUTES);
        }
        if namespaces > MAX_NAMESPACES {
            return too_much("namespaces", MAX_NAMESPACES);
        }
    }
    Ok(())
}

/// How many bytes the comment, CDATA section, instruction or tag at the start of `text` has, and
/// how many quoted values are in the tag.
fn measure_markup(text: &str) -> (usize, usize) {
    let until = |end: &str| (text.find(end).map_or(text.len(), |at| at + end.len()), 0);
    if text.starts_with("<!--") {
        return until("-->");
    }
    if text.starts_with("<![CDATA[") {
        return until("]]>");
    }
    if text.starts_with("<?") {
        return until("?>");
    }
    let (mut quote, mut values) = (None, 0);
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'"' | b'\'') => {
                quote = Some(byte);
                values += 1;
            }
            (None, b'>') => return (at + 1, values),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    (text.len(), values)
}
