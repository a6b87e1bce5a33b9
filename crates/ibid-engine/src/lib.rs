//! The CSL 1.0.2 processor: style, locale, items and citations in, formatted output out.
//!
//! A [`CompiledStyle`] is made once of a style and its locale. A [`Processor`] holds a document:
//! its items and citations; it renders clusters and the bibliography and reports what an edit
//! changed. The crate does no I/O; abbreviations and the collation are inputs.
//!
//! For a word processor: [`Processor::edit`] inserts, replaces, moves and removes citations by place and
//! says which clusters look different; [`Processor::process_citation`] takes the lists of
//! citeproc-js's `processCitationCluster`. Both work out no more than what the edit touches.

#![cfg_attr(
    not(test),
    warn(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing
    )
)]

mod bibliography;
mod cite;
mod collation;
mod compile;
mod eval;
mod habits;
mod item_locales;
mod label;
mod names;
mod options;
mod output;
mod processor;
mod rendered;
mod sort;
pub mod text;

pub use cite::{Citation, Cite, Standing};
#[cfg(feature = "icu")]
pub use collation::IcuCollation;
pub use collation::{Collation, PlainCollation, default_collation};
pub use compile::CompiledStyle;
pub use eval::context::CitePosition;
pub use habits::Habits;
pub use item_locales::ItemLocales;
pub use options::{Abbreviations, ProcessorOptions};
pub use output::format::OutputFormat;
pub use output::{Link, OutputNode};
pub use processor::{
    Bibliography, BibliographyEntry, ClusterUpdate, Edit, Processor, ProcessorError, Work,
};
pub use rendered::Rendered;

/// Whether a BCP 47 tag is of English.
pub(crate) fn is_english(tag: &str) -> bool {
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    primary.eq_ignore_ascii_case("en")
}
