//! Pure functions on text: case, inline markup, numbers, page ranges, initials.
//!
//! Nothing here knows of styles in use, items or output formats: a function takes text and the few
//! settings that it needs, and gives text or a small tree back. All run in time linear in the text.

pub mod case;
pub mod initials;
pub mod markup;
pub mod number;
pub mod page_range;
pub mod roman;
pub mod suffix;
pub mod typography;

mod stop_words;

pub(crate) use stop_words::is_stop_word;
mod tags;
