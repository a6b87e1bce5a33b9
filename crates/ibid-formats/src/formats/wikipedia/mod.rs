//! Wikipedia's citation templates: `{{cite journal}}` and its kin, alone or in an article's text.
//!
//! | file | its part |
//! |---|---|
//! | `scan.rs` | templates out of wikitext, with their parameters |
//! | `entities.rs` | HTML's entities |
//! | `text.rs` | wikitext to rich text, and back |
//! | `fields.rs` | the tables of templates and parameters |
//! | `names.rs` | `last1`, `editor2-first`, `vauthors` |
//! | `read.rs`, `write.rs` | templates to items, and back |
//!
//! A parameter that no variable holds is kept in the item's `custom` as `wikipedia-` and its name.
//!
//! Source: Wikipedia, "Help:Citation Style 1".

mod entities;
mod fields;
mod names;
mod read;
mod scan;
mod text;
mod write;

use crate::codec::{Codec, Likeness};

pub(crate) const CODEC: Codec = Codec {
    name: "wikipedia",
    title: "Wikipedia templates",
    aliases: &["wiki", "wikitext", "mediawiki"],
    extensions: &["wiki", "wikitext", "mediawiki"],
    media_types: &["text/x-wiki"],
    specification: "https://en.wikipedia.org/wiki/Help:Citation_Style_1",
    fields_in_note: false,
    sniff,
    read: Some(read::read),
    write: Some(|| Box::new(write::Writer)),
};

fn sniff(head: &str) -> Likeness {
    let lower = head.trim_start().to_ascii_lowercase();
    let lower = lower.trim_start_matches(['*', '#', ' ']);
    if ["{{cite ", "{{citation"]
        .iter()
        .any(|mark| lower.starts_with(mark))
    {
        return Likeness::Certain;
    }
    let has_one = ["{{cite ", "{{citation|", "{{citation |"]
        .iter()
        .any(|mark| lower.contains(mark));
    if has_one {
        Likeness::Perhaps
    } else {
        Likeness::No
    }
}
