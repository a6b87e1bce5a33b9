//! Documents that are ZIP archives: DOCX, EPUB.
//!
//! Only the entries that say what the document is are unpacked, each up to a limit: an archive of a
//! kilobyte may claim to hold terabytes.

use std::io::{Cursor, Read as _};

use roxmltree::{Document, ParsingOptions};
use zip::ZipArchive;
use zip::result::ZipError;

use crate::error::ExtractError;

/// The most that is unpacked of an archive, in bytes.
const UNPACKED: u64 = 32 * 1024 * 1024;
/// The most nodes of an XML document.
const NODES: u32 = 2_000_000;

/// An archive, and how much of it may still be unpacked.
pub(crate) struct Package<'s> {
    archive: ZipArchive<Cursor<&'s [u8]>>,
    left: u64,
}

impl<'s> Package<'s> {
    /// Opens an archive.
    pub fn open(source: &'s [u8]) -> Result<Self, ExtractError> {
        let archive = ZipArchive::new(Cursor::new(source)).map_err(|reason| broken(&reason))?;
        Ok(Self {
            archive,
            left: UNPACKED,
        })
    }

    /// Whether there is an entry.
    pub fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// An entry's text; `None` where there is no such entry.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, ExtractError> {
        let entry = match self.archive.by_name(name) {
            Ok(entry) => entry,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(reason) => return Err(broken(&reason)),
        };
        let mut bytes = Vec::new();
        let size = entry
            .take(self.left + 1)
            .read_to_end(&mut bytes)
            .map_err(|reason| ExtractError::Broken {
                what: "a ZIP archive",
                reason: format!("`{name}`: {reason}"),
            })?;
        let size = u64::try_from(size).unwrap_or(u64::MAX);
        match self.left.checked_sub(size) {
            Some(left) => self.left = left,
            None => {
                return Err(ExtractError::Unpacked {
                    what: "a ZIP archive",
                    limit: UNPACKED,
                });
            }
        }
        Ok(Some(crate::charset::decode(&bytes, None).text.into_owned()))
    }
}

fn broken(reason: &ZipError) -> ExtractError {
    match reason {
        ZipError::UnsupportedArchive(what) if *what == ZipError::PASSWORD_REQUIRED => {
            ExtractError::Encrypted {
                what: "a ZIP archive",
            }
        }
        _ => ExtractError::Broken {
            what: "a ZIP archive",
            reason: reason.to_string(),
        },
    }
}

/// Reads XML, without document types and the entities that they could declare.
pub(crate) fn xml<'x>(text: &'x str, what: &'static str) -> Result<Document<'x>, ExtractError> {
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: NODES,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).map_err(|reason| ExtractError::Broken {
        what,
        reason: reason.to_string(),
    })
}
