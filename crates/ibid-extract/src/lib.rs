//! From an article (HTML or plain text) to one item, each field with its evidence.
//!
//! [`extract`] reads a source in three steps: its bytes become text, every layer of the text gives
//! [`Candidate`]s (the JSON-LD, the tags, the headline, the byline, …), and one resolver weighs them
//! into an [`Extraction`]. Nothing is invented: a field that no candidate has stays absent.
#![cfg_attr(
    not(test),
    warn(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing
    )
)]

mod address;
mod candidate;
mod charset;
mod cited;
mod clean;
mod csl_json;
mod dates;
mod error;
mod extract;
mod extraction;
mod html;
mod identifiers;
mod input;
mod labels;
mod language;
mod names;
mod provenance;
mod resolve;
pub mod text;

pub use candidate::{Candidate, Creator, CreatorKind, DateReading, Property, Value};
pub use cited::{CitedStatus, CitedWork};
pub use error::ExtractError;
pub use extract::{ExtractOptions, SourceKind, candidates, extract, extract_pdf, extract_with};
pub use extraction::{Alternative, Extraction, Field};
pub use input::pdf::{PdfFacts, PdfLine};
pub use provenance::{Extractor, Provenance};
