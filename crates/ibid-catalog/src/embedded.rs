//! The styles and locales in the binary: compressed XML that is unpacked when it is asked for.
//!
//! They are those of hayagriva's archive, brought back to how the official files are written.

use std::io::Read as _;

use flate2::read::DeflateDecoder;
use ibid_csl::Info;

static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/embedded.bin"));

use index::{LOCALES, STYLES};

/// What is where among the bytes, as the build wrote it.
#[allow(
    clippy::unreadable_literal,
    reason = "the numbers are for the program only"
)]
mod index {
    use super::{EmbeddedLocale, EmbeddedStyle, Place};

    include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
}

/// Where a file is among the bytes.
struct Place {
    start: usize,
    end: usize,
    /// Bytes when unpacked.
    size: usize,
}

impl Place {
    /// The file's text. The bytes are written by the build, and each of its files is read by a
    /// test; were one broken all the same, it would be empty, and be reported as no XML.
    fn text(&self) -> String {
        let mut text = String::with_capacity(self.size);
        let packed = BYTES.get(self.start..self.end).unwrap_or_default();
        let unpacked = DeflateDecoder::new(packed).read_to_string(&mut text);
        unpacked.map_or_else(|_| String::new(), |_| text)
    }
}

/// A style in the binary.
pub(crate) struct EmbeddedStyle {
    /// The last part of its id, which is its file name in the official repository.
    pub(crate) name: &'static str,
    /// Its names in hayagriva and Typst.
    pub(crate) names: &'static [&'static str],
    pub(crate) id: &'static str,
    title: &'static str,
    title_short: Option<&'static str>,
    updated: Option<&'static str>,
    citation_format: Option<&'static str>,
    fields: &'static [&'static str],
    pub(crate) default_locale: Option<&'static str>,
    place: Place,
}

impl EmbeddedStyle {
    /// What the style says of itself, without unpacking it.
    pub(crate) fn info(&self) -> Info {
        Info {
            id: self.id.to_owned(),
            title: self.title.to_owned(),
            title_short: self.title_short.map(str::to_owned),
            updated: self.updated.map(str::to_owned),
            citation_format: self.citation_format.map(str::to_owned),
            fields: self
                .fields
                .iter()
                .map(|field| (*field).to_owned())
                .collect(),
            ..Info::default()
        }
    }

    pub(crate) fn text(&self) -> String {
        self.place.text()
    }
}

/// A locale in the binary.
pub(crate) struct EmbeddedLocale {
    pub(crate) tag: &'static str,
    place: Place,
}

impl EmbeddedLocale {
    pub(crate) fn text(&self) -> String {
        self.place.text()
    }
}

/// Every style, sorted by name.
pub(crate) fn styles() -> &'static [EmbeddedStyle] {
    STYLES
}

/// The style of this name, or of this name in hayagriva.
pub(crate) fn style(name: &str) -> Option<&'static EmbeddedStyle> {
    let official = STYLES.binary_search_by(|style| style.name.cmp(name)).ok();
    let official = official.and_then(|at| STYLES.get(at));
    official.or_else(|| STYLES.iter().find(|style| style.names.contains(&name)))
}

/// Every locale, sorted by tag.
pub(crate) fn locales() -> &'static [EmbeddedLocale] {
    LOCALES
}

/// The locale of exactly this tag; case does not count.
pub(crate) fn locale(tag: &str) -> Option<&'static EmbeddedLocale> {
    LOCALES
        .iter()
        .find(|locale| locale.tag.eq_ignore_ascii_case(tag))
}
