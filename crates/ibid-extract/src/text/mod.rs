//! Plain text read as people write it: names in bylines, dates, the casing of titles, and whole
//! articles without markup.
//!
//! Everything here is a pure function of its arguments.

pub mod article;
pub mod casing;
pub mod dates;
pub mod names;

/// The first `bytes` bytes of a text, less where that would cut a character.
fn head(text: &str, bytes: usize) -> &str {
    let mut end = text.len().min(bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}
