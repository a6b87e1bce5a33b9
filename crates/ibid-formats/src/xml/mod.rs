//! XML formats' common ground: records found in a file, what stands in an element, and inline
//! markup.
//!
//! A file is never parsed as a whole. [`each_record`] finds the elements that are records with a
//! light scanner and parses each alone, so that memory is that of one record, and one record that
//! is not well-formed costs that record. No document type definition reaches the parser: one that
//! declares entities is refused.

mod inline;
mod node;
mod reads;
mod records;
mod tags;

pub(crate) use inline::{lines, plain, raw, rich};
pub(crate) use node::Xml;
pub(crate) use records::{Layout, Record, each_record};

/// How much the beginning of a text looks like XML with one of these elements first: certain
/// where `namespace` (if one is given) stands there too.
pub(crate) fn root_is(head: &str, roots: &[&str]) -> bool {
    tags::first_element(head).is_some_and(|root| roots.contains(&root))
}

/// Whether one of these elements opens in the beginning of a text.
pub(crate) fn opens(head: &str, names: &[&str]) -> bool {
    tags::Tags::new(head, 0).any(|event| match event {
        tags::Event::Tag(tag) => names.contains(&tag.name) && tag.kind != tags::Kind::Close,
        tags::Event::Doctype(_) => false,
    })
}
