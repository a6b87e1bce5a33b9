//! Formattable strings, dates and persons.
//!
//! Source: Hayagriva's file format, "Formattable String", "Person" and "Date".

use ibid_model::rich::{Piece, Tag, pieces};
use ibid_model::{Date, DateValue, Name, YearPart};
use serde_json::Value;

use crate::parts;
use crate::record::{Record, scalar};
use crate::tree::{Fields, Node};

/// The fields of a person's name.
pub(super) const OF_NAMES: &[&str] = &["name", "given-name", "prefix", "suffix", "comma-suffix"];

const OPEN: &str = "<span class=\"nocase\">";
const CLOSE: &str = "</span>";

/// A string with its braces as protected case, and its short form.
pub(super) fn read(value: Value) -> (Option<String>, Option<String>) {
    let Value::Object(fields) = value else {
        return (scalar(&value).map(|text| unbraced(&text)), None);
    };
    let mut fields = Record::from(fields);
    let is_verbatim = fields.text("verbatim").as_deref() == Some("true");
    let text = match fields.take("value") {
        // The long form may be verbatim by itself.
        Some(nested @ Value::Object(_)) => read(nested).0,
        Some(plain) if is_verbatim => scalar(&plain).map(|text| format!("{OPEN}{text}{CLOSE}")),
        Some(plain) => scalar(&plain).map(|text| unbraced(&text)),
        None => None,
    };
    let short = fields.take("short").and_then(|short| match short {
        nested @ Value::Object(_) => read(nested).0,
        plain => scalar(&plain).map(|text| unbraced(&text)),
    });
    (text, short)
}

/// Braces become protected case, escapes their signs.
fn unbraced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut depth = 0_usize;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\\' if rest.peek().is_some_and(|next| "\\{}$".contains(*next)) => {
                out.extend(rest.next());
            }
            '{' => {
                depth += 1;
                if depth == 1 {
                    out.push_str(OPEN);
                }
            }
            '}' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    out.push_str(CLOSE);
                }
            }
            c => out.push(c),
        }
    }
    if depth > 0 {
        out.push_str(CLOSE);
    }
    out
}

/// Text with CSL-JSON's markup as a formattable string, and whether markup was left out.
pub(super) fn write(source: &str) -> (String, bool) {
    let mut out = String::with_capacity(source.len() + 4);
    let mut is_reduced = false;
    let mut spans = Vec::new();
    for piece in pieces(source) {
        match piece {
            Piece::Text(text) => escape(text, &mut out),
            Piece::Open(Tag::NoCase) => {
                spans.push(true);
                out.push('{');
            }
            Piece::CloseSpan => {
                if spans.pop() == Some(true) {
                    out.push('}');
                }
            }
            Piece::Open(tag) => {
                is_reduced = true;
                if matches!(tag, Tag::SmallCaps | Tag::NoDecor) {
                    spans.push(false);
                }
            }
            Piece::Close(_) => is_reduced = true,
        }
    }
    out.extend(spans.iter().filter(|is_open| **is_open).map(|_| '}'));
    let is_same = unbraced(&out) == source;
    (out, is_reduced || !is_same)
}

/// Text in which nothing is markup.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(text, &mut out);
    out
}

fn escape(text: &str, out: &mut String) {
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let means_something = match c {
            '{' | '}' | '$' => true,
            // Before another sign a backslash stands for itself.
            '\\' => rest.peek().is_none_or(|next| "\\{}$".contains(*next)),
            _ => false,
        };
        if means_something {
            out.push('\\');
        }
        out.push(c);
    }
}

/// A date as EDTF: `~2005` is approximate.
pub(super) fn read_date(value: &Value) -> Option<String> {
    if let Value::Object(fields) = value {
        let mut fields = Record::from(fields.clone());
        let year = fields.text("year")?;
        let season = fields.text("season").and_then(|s| s.parse::<u8>().ok());
        let mark = if fields.text("approximate").as_deref() == Some("true") {
            "~"
        } else {
            ""
        };
        return Some(match season {
            Some(season @ 1..=4) => format!("{year:0>4}-{}{mark}", season + 20),
            _ => format!("{year:0>4}{mark}"),
        });
    }
    let text = scalar(value)?;
    Some(match text.strip_prefix('~') {
        Some(date) => format!("{}~", date.trim()),
        None => text,
    })
}

/// A year, month or day, for sure or approximate; `None` for any other date.
pub(super) fn write_date(date: &Date) -> Option<String> {
    let start = date.start()?;
    let is_single = matches!(date.value, Some(DateValue::Single(_)));
    let is_simple = matches!(
        start.part,
        YearPart::Year | YearPart::Month(_) | YearPart::Day { .. }
    );
    if !is_single || !is_simple || date.uncertain || date.literal.is_some() {
        return None;
    }
    let plain = Date {
        approximate: false,
        ..date.clone()
    };
    let edtf = plain.to_edtf().filter(|edtf| !edtf.starts_with('Y'))?;
    Some(if date.approximate {
        format!("~{edtf}")
    } else {
        edtf
    })
}

/// A person: `Family, Given`, `Family, Suffix, Given`, a name alone, or a mapping of its parts.
pub(super) fn read_person(value: Value) -> Name {
    let Value::Object(fields) = value else {
        let text = scalar(&value).unwrap_or_default();
        let pieces: Vec<&str> = text.split(',').map(str::trim).collect();
        return match pieces.as_slice() {
            [family, given] => parts::person(family, given),
            [family, suffix, given] => Name {
                suffix: Some((*suffix).to_owned()),
                ..parts::person(family, given)
            },
            _ => Name::literal(text),
        };
    };
    let mut fields = Record::from(fields);
    let family = fields.text("name").or_else(|| fields.text("alias"));
    let family = family.unwrap_or_default();
    let prefix = fields.text("prefix");
    let suffix = fields.text("suffix");
    match fields.text("given-name") {
        None if prefix.is_none() && suffix.is_none() => Name::literal(family),
        given => {
            let given = given.unwrap_or_default();
            let mut name = Name {
                non_dropping_particle: prefix.clone(),
                ..Name::person(family, given)
            };
            if prefix.is_none() {
                name = name.split_particles();
            } else {
                let (_, given) = parts::family_given(&name);
                let split = parts::person("X", &given);
                name.given = split.given;
                name.dropping_particle = split.dropping_particle;
            }
            name.suffix = suffix.or(name.suffix);
            name.comma_suffix = fields.text("comma-suffix").as_deref() == Some("true");
            name
        }
    }
}

/// A name in one line where it can be, else as a mapping.
pub(super) fn write_person(name: &Name) -> Node {
    let mut out = Fields::default();
    if let Some(literal) = &name.literal {
        // In a line, words in lower case would be taken for a particle.
        let is_plain = !literal.contains(',') && !literal.starts_with(char::is_lowercase);
        if is_plain {
            return Node::from(literal.as_str());
        }
        out.put("name", literal.as_str());
        return Node::Map(out);
    }
    let family = name.family.clone().unwrap_or_default();
    let given = parts::joined(name.given.as_deref(), name.dropping_particle.as_deref());
    let prefix = name.non_dropping_particle.clone();
    let is_plain = prefix.is_none()
        && name.suffix.is_none()
        && !family.contains(',')
        && !given.contains(',')
        && !given.is_empty()
        && !family.is_empty();
    if is_plain {
        return Node::Text(format!("{family}, {given}"));
    }
    out.put("name", family);
    out.put_some("given-name", Some(given).filter(|given| !given.is_empty()));
    out.put_some("prefix", prefix);
    out.put_some("suffix", name.suffix.clone());
    if name.comma_suffix {
        out.put("comma-suffix", Node::Flag(true));
    }
    Node::Map(out)
}
