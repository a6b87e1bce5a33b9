//! JSON as pages have it: wrapped in comments or CDATA, with trailing commas, raw line breaks in
//! strings, a missing end, or several values one after another.

use serde_json::{Map, Number, Value};

/// Deepest nesting that is read; what is deeper is left out.
const DEPTH_LIMIT: usize = 64;

/// The JSON values in a script's text.
pub(crate) fn values(text: &str) -> Vec<Value> {
    let text = unwrapped(text);
    if text.is_empty() {
        return Vec::new();
    }
    if let Ok(value) = serde_json::from_str(text) {
        return vec![value];
    }
    let mut reader = Reader { rest: text };
    let mut values = Vec::new();
    while let Some(at) = reader.rest.find(['{', '[']) {
        reader.rest = reader.rest.get(at..).unwrap_or("");
        if let Some(value) = reader.value(0) {
            values.push(value);
        }
    }
    values
}

/// The text without the comment or CDATA marks around it.
fn unwrapped(text: &str) -> &str {
    let mut text = text.trim();
    loop {
        let before = text;
        for mark in [
            "<!--",
            "<![CDATA[",
            "//<![CDATA[",
            "/*<![CDATA[*/",
            "//",
            "/*",
            "*/",
        ] {
            text = text.strip_prefix(mark).unwrap_or(text).trim_start();
        }
        for mark in ["-->", "]]>", "//]]>", "/*]]>*/", "//", "*/", ";"] {
            text = text.strip_suffix(mark).unwrap_or(text).trim_end();
        }
        if text == before {
            return text;
        }
    }
}

/// A reader that takes what it can.
struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn skip_blank(&mut self) {
        loop {
            self.rest = self.rest.trim_start();
            let comment = self.rest.strip_prefix("/*").map(|rest| (rest, "*/"));
            match comment.or_else(|| self.rest.strip_prefix("<!--").map(|rest| (rest, "-->"))) {
                Some((rest, end)) => self.rest = rest.split_once(end).map_or("", |(_, rest)| rest),
                None => return,
            }
        }
    }

    fn take(&mut self, c: char) -> bool {
        self.skip_blank();
        match self.rest.strip_prefix(c) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// Any value. `None` where there is none; something is always consumed then, or the text has
    /// ended, or a closing mark stands there.
    fn value(&mut self, depth: usize) -> Option<Value> {
        self.skip_blank();
        match self.rest.chars().next()? {
            '{' => Some(self.object(depth)),
            '[' => Some(self.array(depth)),
            '"' => Some(Value::String(self.string())),
            '}' | ']' | ',' => None,
            _ => Some(self.word()),
        }
    }

    fn object(&mut self, depth: usize) -> Value {
        self.take('{');
        let mut map = Map::new();
        loop {
            self.skip_blank();
            match self.rest.chars().next() {
                None => break,
                Some('}') => {
                    self.take('}');
                    break;
                }
                Some('"') => self.member(depth, &mut map),
                // A stray mark: a second comma, a wrong bracket.
                Some(c) => self.rest = self.rest.get(c.len_utf8()..).unwrap_or(""),
            }
        }
        Value::Object(map)
    }

    fn member(&mut self, depth: usize, map: &mut Map<String, Value>) {
        let key = self.string();
        if self.take(':')
            && let Some(value) = self.nested(depth)
        {
            map.insert(key, value);
        }
        self.take(',');
    }

    fn array(&mut self, depth: usize) -> Value {
        self.take('[');
        let mut list = Vec::new();
        loop {
            if self.take(',') {
                continue;
            }
            if self.take(']') || self.rest.is_empty() || self.rest.starts_with('}') {
                break;
            }
            match self.nested(depth) {
                Some(value) => list.push(value),
                None => break,
            }
        }
        Value::Array(list)
    }

    /// A value within another; too deep a one is skipped by its brackets.
    fn nested(&mut self, depth: usize) -> Option<Value> {
        self.skip_blank();
        if depth < DEPTH_LIMIT || !self.rest.starts_with(['{', '[']) {
            return self.value(depth + 1);
        }
        let mut open = 0_usize;
        while let Some(c) = self.rest.chars().next() {
            match c {
                '"' => {
                    self.string();
                    continue;
                }
                '{' | '[' => open += 1,
                '}' | ']' => open = open.saturating_sub(1),
                _ => {}
            }
            self.rest = self.rest.get(c.len_utf8()..).unwrap_or("");
            if open == 0 {
                break;
            }
        }
        Some(Value::Null)
    }

    /// A string: raw line breaks are text, and a quotation mark ends it only where JSON goes on
    /// behind it.
    fn string(&mut self) -> String {
        let mut text = String::new();
        let mut chars = self.rest.char_indices();
        chars.next();
        while let Some((at, c)) = chars.next() {
            match c {
                '"' if ends_string(self.rest.get(at + 1..).unwrap_or("")) => {
                    self.rest = self.rest.get(at + 1..).unwrap_or("");
                    return text;
                }
                '\\' => match chars.next() {
                    Some((_, 'u')) => {
                        let digits = self.rest.get(at + 2..at + 6).unwrap_or("");
                        let unit = u16::from_str_radix(digits, 16).unwrap_or(0xfffd);
                        let (decoded, length) = self.utf16(at, unit);
                        text.push(decoded);
                        chars.nth(length - 1);
                    }
                    Some((_, 'n' | 'r' | 't' | 'b' | 'f')) => text.push(' '),
                    Some((_, c)) => text.push(c),
                    None => {}
                },
                c => text.push(c),
            }
        }
        self.rest = "";
        text
    }

    /// The character of a `\u` escape at `at`, and how many characters follow its `u`: a pair of
    /// surrogates takes two escapes.
    fn utf16(&self, at: usize, unit: u16) -> (char, usize) {
        if (0xd800..0xdc00).contains(&unit) && self.rest.get(at + 6..at + 8) == Some("\\u") {
            let low = self.rest.get(at + 8..at + 12).unwrap_or("");
            if let Ok(low) = u16::from_str_radix(low, 16)
                && let Some(Ok(c)) = char::decode_utf16([unit, low]).next()
            {
                return (c, 10);
            }
        }
        (
            char::from_u32(u32::from(unit)).unwrap_or(char::REPLACEMENT_CHARACTER),
            4,
        )
    }

    /// A number, `true`, `false`, `null`, or a bare word.
    fn word(&mut self) -> Value {
        let end = self
            .rest
            .find([',', '}', ']', '\n', '{', '['])
            .unwrap_or(self.rest.len());
        let end = end.max(self.rest.chars().next().map_or(0, char::len_utf8));
        let (word, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        match word.trim() {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            "null" => Value::Null,
            word => word
                .parse::<Number>()
                .map_or_else(|_| Value::String(word.to_owned()), Value::Number),
        }
    }
}

/// Whether JSON goes on in `rest` as it does behind a string.
fn ends_string(rest: &str) -> bool {
    let rest = rest.trim_start();
    match rest.chars().next() {
        // A quotation mark: a comma between two members was forgotten.
        None | Some(':' | '}' | ']' | '"') => true,
        // `"a "quoted", word"`: behind the comma a key, a value or a closing mark must follow.
        Some(',') => {
            rest.get(1..)
                .unwrap_or("")
                .trim_start()
                .starts_with(['"', '{', '[', '}', ']', '-', 't', 'f', 'n'])
                || rest
                    .get(1..)
                    .unwrap_or("")
                    .trim_start()
                    .starts_with(|c: char| c.is_ascii_digit())
        }
        Some(_) => false,
    }
}
