//! Bibliographic formats to and from [`Item`](ibid_model::Item): one module a format, behind one
//! registry.
//!
//! [`Format`] names each and says what it can do; [`detect`] tells which one a file is;
//! [`read()`] and [`read_each`] read it, tolerant of what one bad entry does; [`Writer`] and
//! [`write()`] write it and report what it cannot hold. The crate does no I/O.
//!
//! ```
//! use ibid_formats::{Format, read, write};
//!
//! let csl = br#"[{"id": "a", "type": "book", "title": "Ulysses", "issued": {"date-parts": [[1922]]}}]"#;
//! let references = read(Format::CslJson, csl)?;
//! assert_eq!(references.items.len(), 1);
//! let written = write(Format::CslJson, &references.items)?;
//! assert!(written.losses.is_empty());
//! # Ok::<(), ibid_formats::FormatError>(())
//! ```

#![cfg_attr(
    not(test),
    warn(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing
    )
)]

mod codec;
mod detect;
mod draft;
mod encoding;
mod error;
mod fill;
mod format;
mod formats;
mod jats_text;
mod json;
mod keys;
mod languages;
mod months;
mod outgoing;
mod parts;
mod read;
mod record;
mod relators;
pub mod table;
mod tree;
mod write;
mod xml;
mod xml_write;
mod yaml;

pub use codec::Sink;
pub use detect::detect;
pub use encoding::{Decoded, decode};
pub use error::FormatError;
pub use format::Format;
pub use outgoing::{Fate, Loss};
pub use read::{References, read, read_each};
pub use write::{Writer, Written, write};
