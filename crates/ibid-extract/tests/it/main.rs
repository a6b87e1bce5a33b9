//! The crate at its door.

mod text_names;
