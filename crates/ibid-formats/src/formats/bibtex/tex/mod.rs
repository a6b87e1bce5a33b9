//! Text between TeX and CSL-JSON's rich text.

mod commands;
mod decode;
mod decode_command;
mod encode;
mod groups;

pub(super) use decode::{Reading, decode};
pub(super) use encode::{Writing, encode, same};
pub(super) use groups::{skip_group, whole_braces, without_whole_braces};
