//! The crate at its door.

mod text_article;
mod text_casing;
mod text_dates;
mod text_names;
