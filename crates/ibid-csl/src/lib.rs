//! CSL 1.0.2 styles and locales as typed trees with spans.

pub mod tree;

pub use tree::*;
