//! The content of an answer, as sent and unpacked, within bounds.

use std::io::{self, Read};

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

use super::Bounds;
use crate::answer::{Doubt, Part};

/// Reads content as it is sent.
///
/// # Errors
/// What the reader says, or that there is more than `limit`.
pub(super) fn read(reader: impl Read, limit: usize) -> Result<Result<Vec<u8>, Part>, io::Error> {
    let mut body = Vec::new();
    // One more byte shows that there is more.
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    reader.take(most).read_to_end(&mut body)?;
    Ok(if body.len() > limit {
        Err(Part::Body)
    } else {
        Ok(body)
    })
}

/// Unpacks content by its `Content-Encoding` (RFC 9110, 8.4): the last coding was applied last.
///
/// # Errors
/// It is larger than the bounds, in a coding that was not asked for, or broken.
pub(super) fn unpack(
    mut body: Vec<u8>,
    codings: &[&str],
    bounds: &Bounds,
    host: &str,
) -> Result<Vec<u8>, Doubt> {
    // Codings upon codings are a way to unpack a little to a lot.
    if codings.len() > 2 {
        return Err(Doubt::unreadable(host, "it is packed more than twice"));
    }
    for coding in codings.iter().rev() {
        let reader: Box<dyn Read + '_> = match coding.to_ascii_lowercase().as_str() {
            "identity" | "" => continue,
            "gzip" | "x-gzip" => Box::new(MultiGzDecoder::new(body.as_slice())),
            // Some servers send the bare format, without the zlib header of RFC 1950.
            "deflate" if has_zlib_header(&body) => Box::new(ZlibDecoder::new(body.as_slice())),
            "deflate" => Box::new(DeflateDecoder::new(body.as_slice())),
            other => {
                let reason = format!("it is packed with `{other}`, which was not asked for");
                return Err(Doubt::unreadable(host, reason));
            }
        };
        let unpacked = read(reader, bounds.body)
            .map_err(|error| Doubt::unreadable(host, format!("it cannot be unpacked: {error}")))?;
        body = unpacked.map_err(|_| Doubt::TooLarge {
            host: host.to_owned(),
            part: Part::Unpacked,
            limit: bounds.body,
        })?;
    }
    Ok(body)
}

/// RFC 1950, 2.2: the method is 8, and the first two bytes are a multiple of 31.
fn has_zlib_header(body: &[u8]) -> bool {
    match body {
        [method, flags, ..] => {
            method & 0x0f == 8 && (u16::from(*method) << 8 | u16::from(*flags)) % 31 == 0
        }
        _ => false,
    }
}
