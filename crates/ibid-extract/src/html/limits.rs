//! What of a page is not parsed: what is too deep, and what shows nothing.
//!
//! An HTML parser looks through its open elements for each tag that it reads, so that 100,000
//! nested ones take it minutes. Nobody writes such a page: elements nested deeper than a limit are
//! left out, and their text stays. A third of most pages is programs and style sheets, and
//! much of the rest attributes for programs, which say nothing of the work: they are left out too.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr;

/// Deepest nesting that is parsed.
const DEPTH_LIMIT: usize = 1_000;

/// A page without the tags that nest too deep and without programs and style sheets; whether tags
/// were left out. Line breaks and the white space behind them become one space, as browsers show
/// them: most pages indent every line.
pub(crate) fn lean(source: &str) -> (String, bool) {
    let mut kept = String::with_capacity(source.len());
    let mut copied = 0;
    let mut depth = 0_usize;
    let mut at = 0;
    let mut is_cut = false;
    let (mut unclosed, mut unread) = (Vec::new(), Vec::new());
    while let Some(start) = find_tag(source, at) {
        unread.clear();
        let Some(tag) = Tag::at(source, start, &mut unclosed, &mut unread) else {
            at = start + 1;
            continue;
        };
        at = tag.end;
        for value in &unread {
            push_lean(&mut kept, source.get(copied..value.start).unwrap_or(""));
            copied = value.end;
        }
        match tag.text {
            Some((from, Text::Dropped)) => {
                push_lean(&mut kept, source.get(copied..from).unwrap_or(""));
                copied = tag.end;
            }
            Some((from, Text::Data)) => {
                push_lean(&mut kept, source.get(copied..from).unwrap_or(""));
                kept.push_str(source.get(from..tag.end).unwrap_or(""));
                copied = tag.end;
            }
            None => {}
        }
        if !tag.nests {
            continue;
        }
        let too_deep = if tag.closes {
            let was_too_deep = depth > DEPTH_LIMIT;
            depth = depth.saturating_sub(1);
            was_too_deep
        } else {
            depth += 1;
            depth > DEPTH_LIMIT
        };
        if too_deep {
            is_cut = true;
            push_lean(&mut kept, source.get(copied..start).unwrap_or(""));
            copied = tag.end;
        }
    }
    push_lean(&mut kept, source.get(copied..).unwrap_or(""));
    (kept, is_cut)
}

/// Adds a piece of the page, with one space for each line break and what follows it.
fn push_lean(kept: &mut String, piece: &str) {
    let mut rest = piece;
    while let Some(at) = memchr(b'\n', rest.as_bytes()) {
        let (line, behind) = rest.split_at(at);
        kept.push_str(line.trim_end_matches(['\r', ' ', '\t']));
        kept.push(' ');
        rest = behind.trim_start_matches(['\n', '\r', ' ', '\t']);
    }
    kept.push_str(rest);
}

/// What an element's name says of how it is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Nature {
    /// Others stand in it.
    Nests,
    /// It ends by itself: where the next one starts, or at once.
    Ends,
    /// Its text has no tags in it.
    Raw,
    /// Nothing in it is of the work, where it is closed.
    Silent,
}

impl Nature {
    fn of(name: &str) -> Self {
        // Names are short, and most are in lower case already.
        let lower: Cow<'_, str> = if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(name.to_ascii_lowercase())
        } else {
            Cow::Borrowed(name)
        };
        match &*lower {
            "p" | "li" | "dt" | "dd" | "td" | "th" | "tr" | "tbody" | "thead" | "option" | "br"
            | "img" | "input" | "hr" | "meta" | "link" | "source" | "wbr" | "col" | "area"
            | "base" | "embed" | "param" | "track" => Self::Ends,
            "script" | "style" | "textarea" | "title" | "xmp" => Self::Raw,
            "svg" | "select" | "noscript" | "iframe" => Self::Silent,
            _ => Self::Nests,
        }
    }
}

/// A tag in the source.
struct Tag {
    /// Behind it; for an element of raw text, behind its text too.
    end: usize,
    closes: bool,
    /// Whether it opens or closes an element that others can stand in. Paragraphs, list items and
    /// cells, which end where the next one starts, are not counted.
    nests: bool,
    /// Where the text of an element of raw text starts, and what is done with it.
    text: Option<(usize, Text)>,
}

/// What is done with the text of an element of raw text.
#[derive(Clone, Copy)]
enum Text {
    /// It is left out.
    Dropped,
    /// It is kept as it stands.
    Data,
}

impl Tag {
    /// A comment, as a tag that does nothing.
    fn comment(source: &str, start: usize) -> Self {
        Self {
            end: find(source, start + 4, "-->").map_or(source.len(), |end| end + 3),
            closes: false,
            nests: false,
            text: None,
        }
    }

    /// The tag that starts here. `unclosed` are names that no closing tag follows any more, so that a
    /// page of nothing but opening tags is not searched through for each; `unread` gets the values of
    /// attributes that are left out.
    fn at<'s>(
        source: &'s str,
        start: usize,
        unclosed: &mut Vec<&'s str>,
        unread: &mut Vec<Range<usize>>,
    ) -> Option<Self> {
        let rest = source.get(start + 1..)?;
        if rest.starts_with("!--") {
            return Some(Self::comment(source, start));
        }
        let closes = rest.starts_with('/');
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let length = rest
            .bytes()
            .position(|b| !b.is_ascii_alphanumeric() && b != b'-')
            .unwrap_or(rest.len());
        let name = rest.get(..length)?;
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let nature = Nature::of(name);
        let opened = end_of_tag(source, start, unread);
        let mut tag = Self {
            end: opened,
            closes,
            nests: matches!(nature, Nature::Nests | Nature::Silent),
            text: None,
        };
        if closes {
            return Some(tag);
        }
        if nature == Nature::Silent
            && !unclosed
                .iter()
                .any(|known| known.eq_ignore_ascii_case(name))
        {
            if let Some(end) = end_of_raw(source, opened, name) {
                tag.end = end;
                tag.text = Some((opened, Text::Dropped));
            } else {
                unclosed.push(name);
            }
        } else if nature == Nature::Raw {
            tag.end = end_of_raw(source, opened, name).unwrap_or(source.len());
            let text = source.get(opened..tag.end).unwrap_or("");
            let is_dropped = name.eq_ignore_ascii_case("style")
                || name.eq_ignore_ascii_case("script")
                    && is_program(source.get(start..opened).unwrap_or(""), text);
            let text = if is_dropped {
                Text::Dropped
            } else {
                Text::Data
            };
            tag.text = Some((opened, text));
        }
        Some(tag)
    }
}

/// Whether a script holds no data: its type is not JSON's, or it has none and its text is not that
/// of an object.
fn is_program(tag: &str, text: &str) -> bool {
    let says_json = tag
        .as_bytes()
        .windows(4)
        .any(|part| part.eq_ignore_ascii_case(b"json"));
    // A page that opens a comment in a script means its own end by another rule: leave it be.
    !says_json && !text.trim_start().starts_with(['{', '[']) && !text.contains("<!--")
}

/// Behind the `>` of a tag, which may stand in its attributes' quoted values too. Values that no
/// extractor reads are added to `unread`.
fn end_of_tag(source: &str, start: usize, unread: &mut Vec<Range<usize>>) -> usize {
    let bytes = source.as_bytes();
    let mut at = start + 1;
    let mut before = b' ';
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'>' => return at + 1,
            // A value starts behind its `=`; other quotes are strays.
            b'"' | b'\'' if before == b'=' => {
                let value = at + 1;
                let Some(length) = source
                    .get(value..)
                    .and_then(|rest| memchr(byte, rest.as_bytes()))
                else {
                    return source.len();
                };
                at = value + length;
                if length >= LONG_VALUE && is_unread(source.get(start..value).unwrap_or("")) {
                    unread.push(value..at);
                }
                before = byte;
            }
            byte if byte.is_ascii_whitespace() => {}
            byte => before = byte,
        }
        at += 1;
    }
    source.len()
}

/// Values shorter than this are left where they stand.
const LONG_VALUE: usize = 24;

/// Whether the attribute whose value starts behind this text is one that no extractor reads.
fn is_unread(before: &str) -> bool {
    let before = before.trim_end_matches(['"', '\'', ' ', '=']);
    let name = before
        .rsplit(|c: char| c.is_ascii_whitespace() || matches!(c, '"' | '\'' | '/'))
        .next()
        .unwrap_or("");
    let is_read = matches!(
        name,
        "data-testid" | "data-component" | "data-datetime" | "data-date"
    );
    !is_read
        && (name.starts_with("data-")
            || name.starts_with("on")
            || matches!(name, "srcset" | "sizes" | "imagesrcset" | "d" | "points"))
}

/// Where the closing tag of an element of raw text stands.
fn end_of_raw(source: &str, from: usize, name: &str) -> Option<usize> {
    let mut at = from;
    while let Some(found) = find_tag(source, at) {
        let end = source.as_bytes().get(found + 1..found + 2 + name.len());
        if end.is_some_and(|end| {
            end.first() == Some(&b'/')
                && end
                    .get(1..)
                    .is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes()))
        }) {
            return Some(found);
        }
        at = found + 1;
    }
    None
}

/// Where `mark` stands at or behind `from`.
fn find(source: &str, from: usize, mark: &str) -> Option<usize> {
    source.get(from..)?.find(mark).map(|at| from + at)
}

/// Where the next `<` stands at or behind `from`.
fn find_tag(source: &str, from: usize) -> Option<usize> {
    let rest = source.as_bytes().get(from..)?;
    memchr(b'<', rest).map(|at| from + at)
}
