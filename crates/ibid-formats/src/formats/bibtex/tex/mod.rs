//! Text between TeX and CSL-JSON's rich text.

mod commands;
mod decode;
mod encode;

pub(super) use decode::{Reading, decode, skip_group, whole_braces, without_whole_braces};
pub(super) use encode::{Writing, encode, same};
