//! "Cite this article" on a publisher's page: the static block, the metadata layers, and both
//! written into the page.
//!
//! Everything is made from one record, so that it agrees; [`disagreements`] finds what does not.

mod block;
mod check;
mod layers;
mod markup;
mod page;
mod words;

use std::fmt::Write as _;

use ibid_model::Item;
use ibid_model::csl_json::write_item;

pub use block::{BlockOptions, Css, block};
pub use check::disagreements;
pub use layers::layers;
pub use page::{Embedding, Existing, existing, without_embedding, write_into};

/// Where an item keeps its title as the page prints it.
const AS_PRINTED: &str = "title-as-printed";

/// The item as it is embedded. That it was changed on the day of its publication says nothing: of a page whose only
/// date is that of a change, the layers have it as that of publication, and the page is to be read as the same again.
fn record(item: &Item) -> Item {
    let mut item = item.clone();
    if let Some(modified) = item.custom.get("modified")
        && write_item(&item).get("issued") == Some(modified)
    {
        item.custom.remove("modified");
    }
    item
}

/// Text for between tags and inside quoted attributes.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // No control character is text of HTML but these.
            c if c.is_control() && !matches!(c, '\n' | '\t') => {}
            c => out.push(c),
        }
    }
    out
}

/// Text as a `data:` URL has it (RFC 2397, RFC 3986).
fn percent_encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~!*:@/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// JSON for inside a `script` element: no `<` can end it.
fn script_json(value: &serde_json::Value) -> String {
    value.to_string().replace('<', "\\u003c")
}
