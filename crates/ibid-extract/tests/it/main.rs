//! The crate at its door.

mod bad_input;
mod cited;
mod corpus;
mod front_matter;
mod headlines;
mod html;
mod inputs;
mod kept;
mod kinds;
mod layers;
mod mail;
mod package;
mod pdf;
mod saved;
mod templates;
mod text_article;
mod text_casing;
mod text_dates;
mod text_names;
