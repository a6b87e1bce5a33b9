//! From bytes to text, whatever mixture of encodings a file has become.
//!
//! Source: WHATWG Encoding Standard.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use ibid_model::{Diagnostic, codes};

/// The text of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded<'b> {
    /// The text, without a byte order mark.
    pub text: Cow<'b, str>,
    /// 1-based numbers of the lines that are no UTF-8 and were read as Windows-1252: the first,
    /// and how many there are.
    pub foreign_lines: Option<(usize, usize)>,
}

/// Decodes a file: by its byte order mark, else as UTF-8. A line that is no UTF-8 is read as
/// Windows-1252: files that several programs wrote to have lines of both.
pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    let (encoding, body) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, bytes.get(length..).unwrap_or(bytes)),
        None => (UTF_8, bytes),
    };
    if encoding != UTF_8 {
        let (text, _) = encoding.decode_without_bom_handling(body);
        return Decoded {
            text: Cow::Owned(text.into_owned()),
            foreign_lines: None,
        };
    }
    match std::str::from_utf8(body) {
        Ok(text) => Decoded {
            text: Cow::Borrowed(text),
            foreign_lines: None,
        },
        Err(_) => by_line(body),
    }
}

fn by_line(bytes: &[u8]) -> Decoded<'static> {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 16);
    let mut foreign: Option<(usize, usize)> = None;
    for (line, number) in bytes.split_inclusive(|byte| *byte == b'\n').zip(1..) {
        if let Ok(line) = std::str::from_utf8(line) {
            text.push_str(line);
        } else {
            text.push_str(&WINDOWS_1252.decode_without_bom_handling(line).0);
            let (first, count) = foreign.unwrap_or((number, 0));
            foreign = Some((first, count + 1));
        }
    }
    Decoded {
        text: Cow::Owned(text),
        foreign_lines: foreign,
    }
}

impl Decoded<'_> {
    /// What there is to say of the encoding.
    pub(crate) fn diagnostic(&self) -> Option<Diagnostic> {
        let (first, count) = self.foreign_lines?;
        let message = match count {
            1 => "a line is no UTF-8 and was read as Windows-1252".to_owned(),
            _ => format!(
                "{count} lines are no UTF-8 and were read as Windows-1252, this is the first"
            ),
        };
        let mut diagnostic = Diagnostic::warning(codes::TEXT_FOREIGN, message)
            .with_help("save the file as UTF-8 if letters are wrong");
        diagnostic.line = Some(first);
        diagnostic.column = Some(1);
        Some(diagnostic)
    }
}
