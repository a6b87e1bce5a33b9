//! Reference data: what ibid knows of a work, whatever it came from.
//!
//! [`Item`] is one work with its CSL variables; [`Name`], [`Date`] and [`RichText`] are the kinds
//! of values that a variable has; [`csl_json`] reads and writes them, [`ident`] checks
//! identifiers, [`key`] makes citation keys. The crate does no I/O and reads no clock.

#![cfg_attr(
    not(test),
    warn(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing
    )
)]

pub mod calendar;
pub mod codes;
pub mod csl_json;
pub mod date;
pub mod diagnostic;
mod edtf;
pub mod ident;
pub mod item;
pub mod json;
pub mod key;
pub mod name;
pub mod note_fields;
mod particles;
mod raw_date;
pub mod rich;
pub mod vocabulary;

pub use calendar::DateError;
pub use csl_json::{ItemsError, Parsed};
pub use date::{CalendarDate, Date, DateValue, Endpoint, Season, YearPart};
pub use diagnostic::{Code, Diagnostic, LineIndex, Severity, Span};
pub use item::{Item, VariableMap, Variant, VariantRole};
pub use name::Name;
pub use rich::RichText;
pub use vocabulary::{
    DateVariable, ItemType, LocatorLabel, NameVariable, NumberVariable, TextVariable, Variable,
};
