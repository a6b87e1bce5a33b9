//! Sources that are neither a page nor a text: one file a kind. Each gives candidates, and knows
//! nothing of how they are weighed.

mod docx;
mod epub;
mod mail;
mod mhtml;
mod package;
pub(crate) mod pdf;
pub(crate) mod saved;

use crate::error::ExtractError;
use crate::extract::{ExtractOptions, Read, SourceKind};
use mail::Message;
use package::Package;

/// Reads a source that is one of these kinds: as the caller says, or as its content shows. `None`
/// where it is none of them.
pub(crate) fn read(source: &[u8], options: &ExtractOptions) -> Option<Result<Read, ExtractError>> {
    let url = options.url.as_deref();
    let kind = match options.kind {
        Some(SourceKind::Html | SourceKind::Text) => return None,
        Some(kind) => kind,
        None => kind_of(source)?,
    };
    match kind {
        SourceKind::Mail => Some(mail::read(source, url)),
        SourceKind::WebArchive => Some(mhtml::read(source, url)),
        SourceKind::Docx | SourceKind::Epub => read_package(source, options.kind),
        SourceKind::Html | SourceKind::Text => None,
    }
}

/// What kind a source is, by its first bytes.
fn kind_of(source: &[u8]) -> Option<SourceKind> {
    if source.starts_with(b"PK\x03\x04") {
        return Some(SourceKind::Docx);
    }
    mail::kind_of(source).map(|message| match message {
        Message::Mail => SourceKind::Mail,
        Message::Page => SourceKind::WebArchive,
    })
}

/// Reads a document that is an archive; `None` for archives of other things, of which the caller
/// says nothing.
fn read_package(source: &[u8], wanted: Option<SourceKind>) -> Option<Result<Read, ExtractError>> {
    let mut package = match Package::open(source) {
        Ok(package) => package,
        Err(error) => return Some(Err(error)),
    };
    match wanted {
        Some(SourceKind::Epub) => Some(epub::read(&mut package)),
        Some(SourceKind::Docx) => Some(docx::read(&mut package)),
        _ if epub::is_one(&package) => Some(epub::read(&mut package)),
        _ if docx::is_one(&package) => Some(docx::read(&mut package)),
        _ => None,
    }
}
