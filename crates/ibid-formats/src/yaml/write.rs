//! Trees as YAML in block style.

use std::fmt::Write as _;

use crate::tree::{Fields, Node};

/// Writes the members of a mapping, `indent` spaces from the edge.
pub(crate) fn write_fields(fields: &Fields, indent: usize, out: &mut String) {
    for (at, (key, value)) in fields.0.iter().enumerate() {
        if at > 0 || !out.ends_with("- ") {
            spaces(indent, out);
        }
        out.push_str(&quoted(key));
        out.push(':');
        write_member(value, indent, out);
    }
}

/// Writes the entries of a list, `indent` spaces from the edge.
pub(crate) fn write_list(entries: &[Node], indent: usize, out: &mut String) {
    for entry in entries {
        spaces(indent, out);
        out.push('-');
        match entry {
            Node::Map(fields) if !fields.is_empty() => {
                out.push(' ');
                write_fields(fields, indent + 2, out);
            }
            other => write_member(other, indent, out),
        }
    }
}

/// Writes a value behind a colon or dash, with the end of its line.
fn write_member(value: &Node, indent: usize, out: &mut String) {
    match value {
        Node::Map(fields) if !fields.is_empty() => {
            out.push('\n');
            write_fields(fields, indent + 2, out);
        }
        Node::List(entries) if !entries.is_empty() => {
            out.push('\n');
            write_list(entries, indent + 2, out);
        }
        other => {
            out.push(' ');
            match other {
                Node::Null => out.push('~'),
                Node::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
                Node::Number(number) => out.push_str(&number.to_string()),
                Node::Text(text) => out.push_str(&quoted(text)),
                Node::List(_) => out.push_str("[]"),
                Node::Map(_) => out.push_str("{}"),
            }
            out.push('\n');
        }
    }
}

fn spaces(count: usize, out: &mut String) {
    out.extend(std::iter::repeat_n(' ', count));
}

/// A text as a scalar that every YAML reader takes for that text: plain where it can be, else in
/// single quotation marks, or in double ones with escapes.
pub(crate) fn quoted(text: &str) -> String {
    let needs_escapes = text
        .chars()
        .any(|c| c.is_control() || matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}'));
    if needs_escapes {
        return double(text);
    }
    if is_plain(text) {
        return text.to_owned();
    }
    if text.contains(['"', '\\']) {
        return format!("'{}'", text.replace('\'', "''"));
    }
    format!("\"{text}\"")
}

fn double(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Whether a text may stand without quotation marks, for readers of YAML 1.1 too.
fn is_plain(text: &str) -> bool {
    const WORDS: [&str; 12] = [
        "null", "true", "false", "yes", "no", "on", "off", "y", "n", "~", "=", "<<",
    ];
    let Some(first) = text.chars().next() else {
        return false;
    };
    let is_word = WORDS.iter().any(|word| word.eq_ignore_ascii_case(text));
    // Numbers, dates and times, in whatever notation: `1_000`, `0x1F`, `1e3`, `.inf`, `12:30`.
    let is_number = (first.is_ascii_digit() || matches!(first, '.' | '+' | '-'))
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "_.:+- ".contains(c));
    !is_word
        && !is_number
        && !text.starts_with(|c: char| c.is_whitespace() || "-?:,[]{}#&*!|>'\"%@`".contains(c))
        && !text.ends_with(|c: char| c.is_whitespace() || c == ':')
        && !text.contains(": ")
        && !text.contains(" #")
}
