//! Any article in, a correct citation out: the library that every ibid surface calls.
//!
//! The way is always the same: a [`Source`] is [inspected](inspect()) into [`Inspection`]s (the item
//! and the evidence for each field), the caller's [`Correction`]s are applied, and a [`Document`]
//! cites the items in a style. [`report`] has the JSON documents that surfaces print.
//!
//! The crate holds what surfaces share and no citation logic of its own: extraction is
//! `ibid-extract`'s, formatting `ibid-engine`'s.

#![cfg_attr(
    not(test),
    warn(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing
    )
)]

#[cfg(feature = "fs")]
pub mod batch;
pub mod citeproc;
mod convert;
mod correction;
mod dedupe;
mod document;
#[cfg(feature = "embed")]
pub mod embed;
mod error;
mod evidence;
mod inspect;
#[cfg(feature = "net")]
pub mod net;
#[cfg(feature = "pdf")]
pub mod pdf;
mod references;
pub mod report;
mod source;
mod styles;

pub use convert::{
    ConvertOptions, ConvertOutput, Converted, ConvertedText, FormatReport, convert, losses,
    write_references,
};
pub use correction::{Correction, CorrectionError};
pub use document::{Cited, Document, DocumentOptions};
pub use error::{Failure, IbidError};
pub use evidence::{Alternative, Evidence, Place};
pub use inspect::{InspectOptions, Inspection, inspect, unique_ids};
pub use references::{References, has_errors, read_citation_file, read_references};
pub use source::{Source, SourceForm, SourceKind};
pub use styles::{LoadedStyle, Styles};

pub use ibid_catalog as catalog;
pub use ibid_csl as csl;
pub use ibid_engine as engine;
pub use ibid_engine::{Habits, OutputFormat};
pub use ibid_extract as extract;
#[cfg(feature = "net")]
pub use ibid_fetch as fetch;
pub use ibid_formats as formats;
pub use ibid_formats::Format;
pub use ibid_model as model;
