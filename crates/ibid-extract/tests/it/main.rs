//! The crate at its door.

mod bad_input;
mod corpus;
mod headlines;
mod html;
mod layers;
mod text_article;
mod text_casing;
mod text_dates;
mod text_names;
