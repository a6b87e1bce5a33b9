//! COinS: OpenURL context objects in the titles of spans, and bare ones.
//!
//! | file | its part |
//! |---|---|
//! | `scan.rs` | spans of HTML, and keys and values |
//! | `tables.rs` | formats, genres and keys |
//! | `names.rs` | authors, whose names stand twice |
//! | `read.rs`, `write.rs` | context objects to items, and back |
//!
//! Sources: "OpenURL COinS: A Convention to Embed Bibliographic Metadata in HTML" (ocoins.info);
//! ANSI/NISO Z39.88-2004 and its registry's KEV matrices. Keys that a matrix does not have are
//! ignored by those who do not know them: the CSL type and the abstract are such keys.

mod names;
mod read;
mod scan;
mod tables;
mod write;

use ibid_model::{Diagnostic, LineIndex, codes};

use crate::codec::{Codec, Likeness, Sink};
use crate::error::FormatError;
use crate::format::Format;

pub(crate) const CODEC: Codec = Codec {
    name: "coins",
    title: "COinS",
    aliases: &["z3988", "openurl"],
    extensions: &["coins"],
    media_types: &["application/x-openurl-kev"],
    specification: "https://web.archive.org/web/20170420223952/http://ocoins.info/",
    fields_in_note: false,
    sniff,
    read: Some(read_file),
    write: Some(|| Box::new(write::Spans)),
};

/// A span or a context object at the beginning; a span anywhere may be an article's.
fn sniff(head: &str) -> Likeness {
    let start = head.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let first = scan::first_span(start);
    let is_bare = ["ctx_ver=Z39.88", "url_ver=Z39.88"]
        .iter()
        .any(|k| start.starts_with(k));
    match first {
        Some(0) => Likeness::Certain,
        _ if is_bare => Likeness::Certain,
        Some(_) => Likeness::Perhaps,
        None => Likeness::No,
    }
}

fn read_file(text: &str, sink: &mut dyn Sink) -> Result<(), FormatError> {
    let index = LineIndex::new(text);
    let mut found_any = false;
    for (span, object) in scan::objects(text) {
        found_any = true;
        let pairs = scan::pairs(&object);
        let mut remarks = Vec::new();
        if !pairs.iter().any(|(key, _)| key.starts_with("rft")) {
            let message = "the context object has nothing of a work: no key begins with `rft`";
            let diagnostic = Diagnostic::error(codes::FORMAT_ENTRY, message);
            let help = "describe the work with `rft.title`, `rft.au` and others";
            sink.diagnostic(diagnostic.at_indexed(&index, span).with_help(help));
            continue;
        }
        if pairs.len() == scan::MOST_PAIRS {
            let most = scan::MOST_PAIRS;
            let message = format!("the context object has {most} keys or more: these are read");
            remarks.push((codes::FORMAT_VALUE, message));
        }
        let item = read::item(pairs, &mut remarks);
        for (code, message) in remarks {
            let diagnostic = Diagnostic::warning(code, message).at_indexed(&index, span);
            sink.diagnostic(diagnostic.with_help("correct it in the source"));
        }
        sink.item(item);
    }
    if found_any {
        return Ok(());
    }
    let message = "there is no `<span class=\"Z3988\" title=\"ctx_ver=Z39.88-2004&…\">` in it";
    Err(FormatError::not(Format::Coins, message))
}
