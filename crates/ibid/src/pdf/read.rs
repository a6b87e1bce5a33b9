//! What is read of a PDF: the document's information, its XMP, the lines of its first pages.

use std::io::Read as _;
use std::panic::{AssertUnwindSafe, catch_unwind};

use ibid_extract::{ExtractError, PdfFacts, PdfLine};
use pdf_extract::{
    Dictionary, Document, MediaBox, Object, OutputDev, OutputError, Stream, Transform,
    decode_text_string, output_doc_page,
};

use super::broken;

/// How many pages are read: what says what a document is stands on the first.
const PAGES: u32 = 2;
/// The most lines that are read, and the most characters of one.
const LINES: usize = 600;
const LINE: usize = 2_000;
/// The most that a stream may unpack to, in bytes; pictures are not unpacked.
const UNPACKED: u64 = 48 * 1024 * 1024;

/// What a PDF says of itself. Readers of PDFs may panic, loop, and eat memory: call it in a process
/// of its own, as [`super::PdfReader`] does.
///
/// # Errors
/// The PDF is broken, locked, or a stream of it unpacks to too much.
pub fn facts(pdf: &[u8]) -> Result<PdfFacts, ExtractError> {
    check_packed_objects(pdf)?;
    let loaded = catch_unwind(|| Document::load_mem(pdf));
    let mut document = loaded
        .map_err(|_| broken("its reader gave up".to_owned()))?
        .map_err(|error| broken(error.to_string()))?;
    // Many are locked for writers only: the empty password opens them for readers.
    let is_locked = document.trailer.get(b"Encrypt").is_ok() && !document.was_encrypted();
    if is_locked && document.decrypt("").is_err() {
        return Err(ExtractError::Encrypted { what: super::WHAT });
    }
    check_streams(&document)?;
    Ok(PdfFacts {
        info: info(&document),
        xmp: xmp(&document),
        lines: lines(&document),
    })
}

/// Objects may be packed into streams, which are unpacked as a document is opened: each is looked
/// at before that.
fn check_packed_objects(pdf: &[u8]) -> Result<(), ExtractError> {
    const MARK: &[u8] = b"stream";
    let mut at = 0;
    while let Some(found) = find(pdf.get(at..).unwrap_or_default(), MARK) {
        let start = at + found + MARK.len();
        let head = pdf
            .get(start.saturating_sub(600)..start)
            .unwrap_or_default();
        at = start;
        if find(head, b"/ObjStm").is_none() && find(head, b"/XRef").is_none() {
            continue;
        }
        let body = pdf.get(start..).unwrap_or_default();
        let body = body.strip_prefix(b"\r").unwrap_or(body);
        check_unpacked(body.strip_prefix(b"\n").unwrap_or(body))?;
    }
    Ok(())
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window == wanted)
}

/// Unpacks a stream into nothing, up to the limit.
fn check_unpacked(packed: &[u8]) -> Result<u64, ExtractError> {
    let mut unpacked = flate2::read::ZlibDecoder::new(packed).take(UNPACKED + 1);
    // What is not packed this way, or ends early, is for the reader to see.
    let size = std::io::copy(&mut unpacked, &mut std::io::sink()).unwrap_or(0);
    if size > UNPACKED {
        return Err(ExtractError::Unpacked {
            what: super::WHAT,
            limit: UNPACKED,
        });
    }
    Ok(size)
}

/// Looks at all streams that the reader might unpack.
fn check_streams(document: &Document) -> Result<(), ExtractError> {
    for object in document.objects.values() {
        let Object::Stream(stream) = object else {
            continue;
        };
        let is_picture = stream
            .dict
            .get(b"Subtype")
            .and_then(Object::as_name)
            .is_ok_and(|name| name == b"Image");
        if is_picture {
            continue;
        }
        let filters = stream.filters().unwrap_or_default();
        let packed = filters.iter().filter(|filter| filter.ends_with(b"Decode"));
        match packed.count() {
            0 => {}
            1 => {
                check_unpacked(&stream.content)?;
            }
            // Packed twice, little becomes more than anybody can look at.
            _ => check_twice(stream, &filters)?,
        }
    }
    Ok(())
}

/// A stream that is packed and then written as letters is common; one that is packed twice is not.
fn check_twice(stream: &Stream, filters: &[&[u8]]) -> Result<(), ExtractError> {
    let flates = filters
        .iter()
        .filter(|filter| **filter == b"FlateDecode")
        .count();
    let lzws = filters
        .iter()
        .filter(|filter| **filter == b"LZWDecode")
        .count();
    if flates + lzws > 1 || stream.content.len() as u64 > UNPACKED / 1_000 && flates + lzws > 0 {
        return Err(ExtractError::Unpacked {
            what: super::WHAT,
            limit: UNPACKED,
        });
    }
    Ok(())
}

/// The document information dictionary (ISO 32000-1, 14.3.3).
fn info(document: &Document) -> Vec<(String, String)> {
    let dictionary = document
        .trailer
        .get(b"Info")
        .and_then(|info| document.dereference(info))
        .and_then(|(_, info)| info.as_dict());
    let Ok(dictionary) = dictionary else {
        return Vec::new();
    };
    let mut entries: Vec<(String, String)> = dictionary
        .iter()
        .filter_map(|(name, value)| {
            let (_, value) = document.dereference(value).ok()?;
            let text = decode_text_string(value).ok()?;
            let text: String = text.chars().take(LINE).collect();
            Some((String::from_utf8_lossy(name).into_owned(), text))
        })
        .collect();
    entries.sort_unstable();
    entries
}

/// The document's XMP packet (ISO 32000-1, 14.3.2).
fn xmp(document: &Document) -> Option<String> {
    let catalog: &Dictionary = document.catalog().ok()?;
    let metadata = catalog.get(b"Metadata").ok()?;
    let (_, metadata) = document.dereference(metadata).ok()?;
    let stream = metadata.as_stream().ok()?;
    let bytes = stream
        .decompressed_content()
        .unwrap_or_else(|_| stream.content.clone());
    let bytes = bytes.get(..1024 * 1024).unwrap_or(&bytes);
    Some(String::from_utf8_lossy(bytes).into_owned())
}

/// The lines of the first pages, as far as their reader comes.
fn lines(document: &Document) -> Vec<PdfLine> {
    let mut all = Vec::new();
    let pages = catch_unwind(AssertUnwindSafe(|| document.get_pages().len())).unwrap_or(0);
    let pages = u32::try_from(pages).unwrap_or(PAGES).min(PAGES);
    for page in 1..=pages {
        let mut lines = Lines::default();
        // A page that its reader cannot read to its end is read up to there.
        let _ = catch_unwind(AssertUnwindSafe(|| {
            output_doc_page(document, &mut lines, page)
        }));
        lines.end_line();
        let page = usize::try_from(page).unwrap_or(1);
        all.extend(
            lines
                .done
                .into_iter()
                .map(|(size, text)| PdfLine { page, size, text }),
        );
    }
    all.truncate(LINES);
    all
}

/// Letters with their places, gathered into lines.
#[derive(Default)]
struct Lines {
    done: Vec<(f32, String)>,
    text: String,
    size: f64,
    /// Where the next letter would be, were it to follow without a gap.
    next: (f64, f64),
}

impl Lines {
    fn end_line(&mut self) {
        let text = std::mem::take(&mut self.text);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() && self.done.len() < LINES {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "points, of which few are many"
            )]
            self.done
                .push(((self.size * 10.0).round() as f32 / 10.0, text));
        }
        self.size = 0.0;
    }
}

impl OutputDev for Lines {
    fn begin_page(
        &mut self,
        _: u32,
        _: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _: f64,
        font_size: f64,
        character: &str,
    ) -> Result<(), OutputError> {
        let scale = (place.m11 * place.m22 - place.m12 * place.m21).abs().sqrt();
        let size = font_size.abs() * scale;
        // The direction in which the line runs: arXiv's stamp runs up the margin.
        let length = place.m11.hypot(place.m12).max(f64::MIN_POSITIVE);
        let (along, across) = (place.m11 / length, place.m12 / length);
        let gap = (place.m31 - self.next.0, place.m32 - self.next.1);
        let forward = gap.0 * along + gap.1 * across;
        let aside = (gap.1 * along - gap.0 * across).abs();
        let larger = size.max(self.size);
        if aside > larger * 0.6 || forward < -larger || forward > larger * 8.0 {
            self.end_line();
        } else if forward > size * 0.15 {
            self.text.push(' ');
        }
        if self.text.len() < LINE {
            self.text.push_str(character);
        }
        self.size = self.size.max(size);
        let advance = width * size;
        self.next = (place.m31 + along * advance, place.m32 + across * advance);
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
