//! From bytes to text: what the bytes are counts more than what a label says.
//!
//! Source: WHATWG Encoding Standard, and the HTML Living Standard, "Determining the character
//! encoding".

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// How many bytes of a page are searched for its label.
const PRESCAN: usize = 4_096;
/// How many bytes the guess looks at.
const SAMPLE: usize = 65_536;

/// Decoded text, and the label that turned out wrong.
pub(crate) struct Decoded<'b> {
    pub text: Cow<'b, str>,
    /// The encoding that was declared and the one that was used, where they differ.
    pub contradicted: Option<(&'static str, &'static str)>,
}

/// Decodes a source. `declared` is the label from outside, such as the HTTP header's.
pub(crate) fn decode<'b>(bytes: &'b [u8], declared: Option<&str>) -> Decoded<'b> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(length..).unwrap_or(bytes);
        return done(encoding, rest, None);
    }
    let label = declared
        .and_then(label_of)
        .or_else(|| from_markup(bytes.get(..PRESCAN).unwrap_or(bytes)));
    let utf8 = std::str::from_utf8(bytes).ok();
    if let Some(text) = utf8
        && label.is_none_or(|label| label == UTF_8)
    {
        return Decoded {
            text: Cow::Borrowed(text),
            contradicted: None,
        };
    }
    let is_utf8 = utf8.is_some() || utf8_errors(bytes) == 0;
    let has_high = !bytes.is_ascii();
    match label {
        Some(label) if label == UTF_8 => {
            // A few broken bytes do not make a page another encoding's.
            if is_utf8 || utf8_errors(bytes) * 500 < high_bytes(bytes) {
                done(UTF_8, bytes, None)
            } else {
                let guess = guess(bytes);
                done(
                    guess,
                    bytes,
                    (guess != UTF_8).then_some((label.name(), guess.name())),
                )
            }
        }
        Some(label) if is_utf8 && has_high && label.is_ascii_compatible() => {
            done(UTF_8, bytes, Some((label.name(), UTF_8.name())))
        }
        Some(label) => done(label, bytes, None),
        None if is_utf8 => done(UTF_8, bytes, None),
        None => done(guess(bytes), bytes, None),
    }
}

fn done<'b>(
    encoding: &'static Encoding,
    bytes: &'b [u8],
    contradicted: Option<(&'static str, &'static str)>,
) -> Decoded<'b> {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Decoded { text, contradicted }
}

/// The encoding of a label, or of a content type with one.
fn label_of(text: &str) -> Option<&'static Encoding> {
    let lower = text.to_ascii_lowercase();
    let label = match lower.split_once("charset=") {
        Some((_, rest)) => rest,
        None if lower.contains('/') => return None,
        None => &lower,
    };
    let label = label.trim_start_matches(['"', '\'', ' ']);
    let end = label
        .find(['"', '\'', ';', ' ', '>', '/'])
        .unwrap_or(label.len());
    Encoding::for_label(label.get(..end)?.as_bytes())
}

/// The encoding that a page's own markup declares.
fn from_markup(head: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let at = head.find("charset=").or_else(|| head.find("encoding="))?;
    let rest = head.get(at..)?;
    let (_, value) = rest.split_once('=')?;
    let value = value.trim_start_matches(['"', '\'', ' ']);
    let end = value.find(['"', '\'', ';', ' ', '>', '/']).unwrap_or(0);
    let found = Encoding::for_label(value.get(..end)?.as_bytes())?;
    // A label that the bytes around it contradict: the page could not have been read so far.
    Some(
        if found == encoding_rs::UTF_16LE || found == encoding_rs::UTF_16BE {
            UTF_8
        } else {
            found
        },
    )
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    let start = bytes.iter().position(|byte| *byte >= 0x80).unwrap_or(0);
    let start = start.saturating_sub(200);
    let sample = bytes.get(start..).unwrap_or(bytes);
    detector.feed(sample.get(..SAMPLE).unwrap_or(sample), true);
    let guess = detector.guess(None, chardetng::Utf8Detection::Allow);
    if guess == encoding_rs::REPLACEMENT {
        WINDOWS_1252
    } else {
        guess
    }
}

/// How many places are not UTF-8; counting stops at a thousand.
fn utf8_errors(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    let mut errors = 0;
    while let Err(error) = std::str::from_utf8(rest) {
        // A character that the end of the input cuts off is none.
        let Some(length) = error.error_len() else {
            break;
        };
        errors += 1;
        if errors >= 1_000 {
            break;
        }
        rest = rest.get(error.valid_up_to() + length..).unwrap_or(&[]);
    }
    errors
}

fn high_bytes(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte >= 0x80).count()
}
