//! Spans of HTML, and the keys and values of context objects.

use ibid_model::Span;

use crate::encoding::decode;

/// Most pairs of an object that are read.
pub(super) const MOST_PAIRS: usize = 500;

/// The context objects of a text: the titles of spans or, where there is none, lines.
pub(super) fn objects(text: &str) -> Box<dyn Iterator<Item = (Span, String)> + '_> {
    if first_span(text).is_some() {
        return Box::new(Spans { text, at: 0 });
    }
    let mut at = 0;
    let lines = text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line)
    });
    Box::new(lines.filter_map(|(start, line)| bare(line, start)))
}

/// Where the first span of the class begins.
pub(super) fn first_span(text: &str) -> Option<usize> {
    let (span, _) = Spans { text, at: 0 }.next()?;
    Some(span.start)
}

/// A context object on a line of its own, or in the query of a link.
fn bare(line: &str, start: usize) -> Option<(Span, String)> {
    let object = line.trim().trim_start_matches('\u{feff}');
    let is_object = ["ctx_ver=", "url_ver=", "rft_val_fmt=", "rft."];
    if !is_object.iter().any(|key| object.contains(key)) {
        return None;
    }
    let object = match object.split_once('?') {
        Some((address, query)) if !address.contains('=') => query,
        _ => object,
    };
    let span = Span {
        start,
        end: start + line.trim_end().len(),
    };
    Some((span, object.to_owned()))
}

/// The spans whose class has `Z3988`, with their titles.
///
/// A tag with a `<` in it is none: its values are encoded, and the tags behind one that lacks its
/// end are read.
struct Spans<'t> {
    text: &'t str,
    at: usize,
}

impl Iterator for Spans<'_> {
    type Item = (Span, String);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let rest = self.text.get(self.at..)?;
            let start = self.at + memchr::memchr(b'<', rest.as_bytes())?;
            let inside = self.text.get(start + 1..)?;
            let (length, is_whole) = tag_length(inside);
            let end = start + 1 + length;
            self.at = end;
            let is_span = inside
                .get(..4)
                .is_some_and(|name| name.eq_ignore_ascii_case("span"));
            let attributes = inside.get(4..length).filter(|_| is_span && is_whole);
            if let Some(title) = attributes.and_then(title_of) {
                return Some((
                    Span {
                        start,
                        end: end + 1,
                    },
                    title,
                ));
            }
        }
    }
}

/// How long a tag is up to its `>` outside quotes, and whether it has one before the next `<`.
fn tag_length(inside: &str) -> (usize, bool) {
    let mut quote = None;
    for (at, byte) in inside.bytes().enumerate() {
        match (byte, quote) {
            (b'<', _) => return (at, false),
            (b'>', None) => return (at, true),
            (b'"' | b'\'', None) => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            _ => {}
        }
    }
    (inside.len(), false)
}

/// The title of a span of the class.
fn title_of(attributes: &str) -> Option<String> {
    if !attributes.contains("3988") {
        return None;
    }
    let mut title = None;
    let mut has_class = false;
    let mut rest = attributes;
    while let Some((name, value, after)) = attribute(rest) {
        if name.eq_ignore_ascii_case("class") {
            let mut words = value.split_ascii_whitespace();
            has_class |= words.any(|word| word.eq_ignore_ascii_case("Z3988"));
        } else if name.eq_ignore_ascii_case("title") && title.is_none() {
            title = Some(without_references(value));
        }
        rest = after;
    }
    title.filter(|_| has_class)
}

/// The first attribute's name and value, and what stands behind it.
fn attribute(text: &str) -> Option<(&str, &str, &str)> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
    if text.is_empty() {
        return None;
    }
    let ends_name = |c: char| c.is_whitespace() || c == '=';
    // A sign that no name begins with is passed over.
    let name_end = text.char_indices().skip(1).find(|(_, c)| ends_name(*c));
    let (name, rest) = text.split_at(name_end.map_or(text.len(), |(at, _)| at));
    let Some(value) = rest.trim_start().strip_prefix('=') else {
        return Some((name, "", rest));
    };
    let value = value.trim_start();
    for quote in ['"', '\''] {
        if let Some(inside) = value.strip_prefix(quote) {
            let (value, after) = inside.split_once(quote).unwrap_or((inside, ""));
            return Some((name, value, after));
        }
    }
    let end = value.find(char::is_whitespace).unwrap_or(value.len());
    let (value, after) = value.split_at(end);
    Some((name, value, after))
}

/// Text without the character references that attributes have: those of XML, and numbers.
fn without_references(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, reference) = rest.split_at(at);
        out.push_str(before);
        let inside = reference.get(1..).unwrap_or_default();
        let end = inside.bytes().take(10).position(|byte| byte == b';');
        let found = end.and_then(|end| Some((referenced(inside.get(..end)?)?, end)));
        if let Some((c, end)) = found {
            out.push(c);
            rest = inside.get(end + 1..).unwrap_or_default();
        } else {
            out.push('&');
            rest = inside;
        }
    }
    out.push_str(rest);
    out
}

fn referenced(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "lt" => Some('<'),
        "gt" => Some('>'),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

/// Keys, in lower case, and values. Ampersands that were written as references twice divide too,
/// and semicolons where there is no ampersand.
pub(super) fn pairs(object: &str) -> Vec<(String, String)> {
    let object = object.replace("&amp;", "&");
    let divider = if object.contains('&') { '&' } else { ';' };
    let pairs = object
        .split(divider)
        .filter_map(|pair| pair.split_once('='));
    let pairs = pairs.map(|(key, value)| (key.trim().to_ascii_lowercase(), decoded(value)));
    let pairs = pairs.filter(|(_, value)| !value.is_empty());
    pairs.take(MOST_PAIRS).collect()
}

/// A value without its percent signs, as UTF-8 or what it was before that.
fn decoded(value: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        let code = hex.filter(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit()));
        let code = code.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match (first, code) {
            (b'%', Some(code)) => {
                bytes.push(code);
                rest = after.get(2..).unwrap_or_default();
            }
            (b'+', _) => bytes.push(b' '),
            _ => bytes.push(*first),
        }
    }
    let text = decode(&bytes).text;
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A value with percent signs, that may stand in an attribute.
pub(super) fn encoded(value: &str, out: &mut String) {
    const HEX: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
    ];
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for digit in [byte >> 4, byte & 15] {
                out.extend(HEX.get(usize::from(digit)));
            }
        }
    }
}
