//! Crossref XML: what Crossref answers (UNIXREF, UNIXSD, the flat query output) and what is
//! deposited there. Read only.
//!
//! A journal, book, proceedings or database with parts gives its parts; one without gives itself.
//!
//! Source: Crossref's metadata deposit schema 5.3 and `unixref` 1.1, "crossref_query_output" 3.0.

mod flat;
mod parts;
mod works;

use crate::codec::{Codec, Likeness, Sink};
use crate::error::FormatError;
use crate::format::Format;
use crate::xml::{Layout, Record, Xml, each_record, opens, plain, root_is};

pub(crate) const CODEC: Codec = Codec {
    name: "crossref-xml",
    title: "Crossref XML",
    aliases: &["unixref", "unixsd"],
    extensions: &["unixref", "crossref.xml"],
    media_types: &[
        "application/vnd.crossref.unixref+xml",
        "application/vnd.crossref.unixsd+xml",
        "application/vnd.crossref.deposit+xml",
    ],
    specification: "https://www.crossref.org/documentation/schema-library/",
    fields_in_note: false,
    sniff,
    read: Some(read),
    write: None,
};

const LAYOUT: Layout = Layout {
    format: Format::CrossrefXml,
    roots: &["doi_records", "crossref_result", "doi_batch", "crossref"],
    records: &[
        "query",
        "doi_record",
        "journal",
        "book",
        "conference",
        "dissertation",
        "report-paper",
        "standard",
        "database",
        "posted_content",
        "peer_review",
        "error",
    ],
    nests: false,
};

fn sniff(head: &str) -> Likeness {
    let parts = [
        "journal_metadata",
        "book_metadata",
        "doi_record",
        "doi_data",
    ];
    if root_is(head, LAYOUT.roots) || root_is(head, LAYOUT.records) && opens(head, &parts) {
        Likeness::Certain
    } else {
        Likeness::No
    }
}

fn read(text: &str, sink: &mut dyn Sink) -> Result<(), FormatError> {
    each_record(text, &LAYOUT, sink, &mut |record, sink| {
        let node = record.node;
        let inner = node.child("doi_record").unwrap_or(node);
        match inner.name() {
            "doi_record" => {
                let around = inner.child("crossref").unwrap_or(inner);
                for work in around.children().filter(roxmltree::Node::is_element) {
                    read_work(record, work, sink);
                }
            }
            "query" => flat::read(record, sink),
            _ => read_work(record, inner, sink),
        }
    })
}

fn read_work(record: &Record<'_, '_>, work: roxmltree::Node<'_, '_>, sink: &mut dyn Sink) {
    if work.name() == "error" {
        let message = format!("Crossref answered with an error: `{}`", plain(work));
        sink.diagnostic(record.error(work, message));
    } else if !works::read(record, work, sink) {
        let message = format!("`{}` is no kind of work that is read", work.name());
        sink.diagnostic(record.error(work, message));
    }
}
