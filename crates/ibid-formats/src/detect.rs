//! Which format a file is in.

use crate::codec::Likeness;
use crate::encoding::decode;
use crate::format::Format;

/// How many bytes of a file are looked at.
const HEAD: usize = 8_192;

/// The format of a file's content. What the content says for certain goes before what the end of
/// its name says, and that before what the content may be; `None` where nothing tells.
///
/// `name` is a path or file name, if there is one.
pub fn detect(name: Option<&str>, bytes: &[u8]) -> Option<Format> {
    let head = decode(bytes.get(..HEAD).unwrap_or(bytes)).text;
    let readable = Format::ALL.iter().filter(|format| format.is_read());
    let looks: Vec<(Likeness, Format)> = readable
        .map(|format| ((format.codec().sniff)(&head), *format))
        .filter(|(likeness, _)| *likeness > Likeness::No)
        .collect();
    let first = |wanted: Likeness| {
        let mut of_kind = looks.iter().filter(|(likeness, _)| *likeness == wanted);
        of_kind.next().map(|(_, format)| *format)
    };
    // A name can tell formats with one signature apart (BibTeX and BibLaTeX).
    let named = name.and_then(Format::of_path);
    let likest = looks.iter().map(|(likeness, _)| *likeness).max();
    let fits = |(likeness, format): &(Likeness, Format), named: &Format| {
        format == named && Some(*likeness) == likest
    };
    let named_fits = named.filter(|named| looks.iter().any(|look| fits(look, named)));
    named_fits
        .or_else(|| first(Likeness::Certain))
        .or(named.filter(|named| named.is_read()))
        .or_else(|| first(Likeness::Perhaps))
}
