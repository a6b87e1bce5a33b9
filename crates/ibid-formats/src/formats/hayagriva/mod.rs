//! Hayagriva's YAML, Typst's format: entries by key, each in what it appeared in.
//!
//! [`table`] has types and roles. What a work appeared in is its `parent`, a series the parent of
//! that. Strings protect their case with braces and escape `{`, `}`, `$` and `\`. Variables
//! without a field stand in `note`.

mod read;
mod strings;
mod table;
mod write;

use crate::codec::{Codec, Likeness};

pub(crate) const CODEC: Codec = Codec {
    name: "hayagriva",
    title: "Hayagriva YAML",
    aliases: &["hayagriva-yaml", "typst"],
    extensions: &["yml", "hayagriva.yml", "hayagriva.yaml"],
    media_types: &["application/vnd.hayagriva+yaml"],
    specification: "https://github.com/typst/hayagriva/blob/main/docs/file-format.md",
    fields_in_note: true,
    sniff,
    read: Some(read::read),
    write: Some(|| Box::new(write::Writer)),
};

/// A key at the left edge with a Hayagriva type below it.
fn sniff(head: &str) -> Likeness {
    // Files with lists of references have `type:` below keys too.
    let is_other = |line: &str| line.starts_with("references:") || line.starts_with("cff-version:");
    if head.lines().any(is_other) {
        return Likeness::No;
    }
    let mut is_under_key = false;
    for line in head.lines() {
        let bare = line.trim_end();
        if bare.is_empty() || bare.starts_with('#') || bare == "---" {
            continue;
        }
        if !bare.starts_with([' ', '\t']) {
            is_under_key = bare.ends_with(':') && !bare.starts_with('-');
            continue;
        }
        let value = bare.trim_start().strip_prefix("type:");
        let kind = value.map(|kind| kind.trim().trim_matches(['"', '\'']));
        if is_under_key && kind.is_some_and(table::is_type) {
            return Likeness::Certain;
        }
    }
    Likeness::No
}
