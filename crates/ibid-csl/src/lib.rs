//! CSL 1.0.2 styles and locales as typed trees with spans.
//!
//! [`parse_style`] and [`parse_locale`] read XML; [`MergedLocale`] answers what a term, a date
//! format or an option is in a language, from the style's own `cs:locale` elements and the locale
//! files that a [`LocaleProvider`] has. The crate does no I/O.

#![cfg_attr(
    not(test),
    warn(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing
    )
)]

pub mod tree;

mod error;
mod merged;
mod parse;
mod provider;

pub use error::{Place, StyleError};
pub use merged::{LocaleSettings, MergedLocale};
pub use parse::{parse_locale, parse_style, parse_style_head};
pub use provider::{LocaleMap, LocaleProvider, conventional_tag, dialect_of, fallback_chain};
pub use tree::*;
