//! Reference data: what ibid knows of a work, whatever it came from.
//!
//! [`Item`] is one work with its CSL variables; [`Name`], [`Date`] and [`RichText`] are the kinds
//! of values that a variable has. The crate does no I/O and reads no clock.

pub mod codes;
pub mod date;
pub mod diagnostic;
pub mod item;
pub mod name;
pub mod rich;
pub mod vocabulary;

pub use date::{CalendarDate, Date, DateValue, Endpoint, Season, YearPart};
pub use diagnostic::{Code, Diagnostic, Severity, Span};
pub use item::{Item, VariableMap, Variant, VariantRole};
pub use name::Name;
pub use rich::RichText;
pub use vocabulary::{
    DateVariable, ItemType, LocatorLabel, NameVariable, NumberVariable, TextVariable, Variable,
};
