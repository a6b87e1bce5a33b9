//! CSL-JSON: every CSL variable has its place.

use ibid_model::csl_json::{read_items, write_item};

use crate::codec::{Codec, ItemWriter, Likeness, Sink};
use crate::error::FormatError;
use crate::format::Format;
use crate::outgoing::Outgoing;

pub(crate) const CODEC: Codec = Codec {
    name: "csl-json",
    title: "CSL-JSON",
    aliases: &["csl", "citeproc-json", "csljson"],
    extensions: &["json", "csl.json", "csljson"],
    media_types: &["application/vnd.citationstyles.csl+json"],
    specification: "https://docs.citationstyles.org/en/stable/specification.html",
    fields_in_note: false,
    sniff,
    read: Some(read),
    write: Some(|| Box::new(Writer::default())),
};

/// An object or array of objects: other JSON formats have signatures of their own.
fn sniff(head: &str) -> Likeness {
    let mut signs = head.chars().filter(|c| !c.is_whitespace());
    match (signs.next(), signs.next()) {
        (Some('{'), Some('"' | '}')) | (Some('['), Some('{' | ']')) => Likeness::Perhaps,
        _ => Likeness::No,
    }
}

fn read(text: &str, sink: &mut dyn Sink) -> Result<(), FormatError> {
    let parsed = read_items(text).map_err(|error| {
        let diagnostic = error.to_diagnostic();
        FormatError::NotOfFormat {
            format: Format::CslJson,
            message: diagnostic.message.clone(),
            place: diagnostic.line.zip(diagnostic.column),
        }
    })?;
    for diagnostic in parsed.diagnostics {
        sink.diagnostic(diagnostic);
    }
    for item in parsed.value {
        sink.item(item);
    }
    Ok(())
}

/// Writes an array, an item a line.
#[derive(Default)]
struct Writer {
    is_behind_item: bool,
}

impl ItemWriter for Writer {
    fn begin(&mut self, out: &mut String) {
        out.push('[');
    }

    fn item(&mut self, item: &mut Outgoing<'_>, out: &mut String) {
        out.push_str(if self.is_behind_item { ",\n" } else { "\n" });
        self.is_behind_item = true;
        out.push_str(&write_item(item.take_all()).to_string());
    }

    fn end(&mut self, out: &mut String) {
        out.push_str("\n]\n");
    }
}
