//! From a file's text to its entries: what stands at the sign `@`, recovering from what is broken.
//!
//! Source: BibTeX's `bibtex.web`, and biber's reader for what it allows beyond that. Every byte is
//! looked at a fixed number of times, and braces are counted, not nested in calls.

use std::borrow::Cow;

use ibid_model::{Code, Span, codes};

use super::macros::Macros;

/// A field of an entry.
#[derive(Clone, Debug)]
pub(super) struct Field<'t> {
    /// In lower case.
    pub name: Cow<'t, str>,
    /// The value, put together, without its delimiters.
    pub value: Cow<'t, str>,
    /// Where its name stands.
    pub span: Span,
}

/// An entry as it is written.
#[derive(Clone, Debug)]
pub(super) struct Entry<'t> {
    /// The word behind `@`, in lower case.
    pub kind: Cow<'t, str>,
    /// The key; empty where there is none.
    pub key: &'t str,
    /// The fields, as they stand; each name once.
    pub fields: Vec<Field<'t>>,
    /// From `@` to the key.
    pub span: Span,
}

impl Entry<'_> {
    /// The value of a field.
    pub fn get(&self, name: &str) -> Option<&str> {
        let mut fields = self.fields.iter();
        fields
            .find(|field| field.name == name)
            .map(|f| f.value.as_ref())
    }
}

/// Something to say of a place.
#[derive(Clone, Debug)]
pub(super) struct Remark {
    pub code: Code,
    pub message: String,
    pub help: &'static str,
    pub span: Span,
}

/// A value that does not end: where it opens.
pub(super) struct Unclosed {
    pub opens_at: usize,
    pub sign: char,
}

/// The end of comments that do not end is looked for so often; from then on, BibTeX's rule holds.
const UNCLOSED_COMMENTS: u8 = 8;

/// How far back from `@` the start of its line is looked for.
const INDENT: usize = 32;

/// More fields than any entry has.
const MAX_FIELDS: usize = 200;

/// A longer key or type is none.
const LONGEST_KEY: usize = 512;

/// Reads one entry after the other.
pub(super) struct Scanner<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    pub(super) macros: Macros,
    unclosed_comments: u8,
    /// Whether anything of the syntax was found.
    pub found_any: bool,
    /// What there is to say since they were last taken.
    pub remarks: Vec<Remark>,
}

/// What `@word{` says.
struct Head<'t> {
    kind: Cow<'t, str>,
    close: u8,
    start: usize,
}

impl<'t> Scanner<'t> {
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            macros: Macros::new(text.len()),
            unclosed_comments: 0,
            found_any: false,
            remarks: Vec::new(),
        }
    }

    /// The next entry that can be read.
    pub fn next_entry(&mut self) -> Option<Entry<'t>> {
        loop {
            let rest = self.bytes().get(self.at..)?;
            let start = self.at + memchr::memchr(b'@', rest)?;
            self.at = start + 1;
            if self.is_commented_out(start) {
                self.at += self.run(self.at, |b| b != b'\n');
                continue;
            }
            let Some(head) = self.head(start) else {
                continue;
            };
            self.found_any = true;
            match head.kind.as_ref() {
                "comment" => self.skip_comment(head.close),
                "string" => self.strings(&head),
                "preamble" => self.preamble(&head),
                _ => {
                    if let Some(entry) = self.entry(head) {
                        return Some(entry);
                    }
                }
            }
        }
    }

    pub(super) fn bytes(&self) -> &'t [u8] {
        self.text.as_bytes()
    }

    pub(super) fn byte(&self, at: usize) -> Option<u8> {
        self.bytes().get(at).copied()
    }

    pub(super) fn slice(&self, start: usize, end: usize) -> &'t str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// From `at` on, how many bytes are as `is` says.
    pub(super) fn run(&self, at: usize, is: impl Fn(u8) -> bool) -> usize {
        let rest = self.bytes().get(at..).unwrap_or_default();
        rest.iter()
            .position(|byte| !is(*byte))
            .unwrap_or(rest.len())
    }

    pub(super) fn skip_space(&mut self) {
        self.at += self.run(self.at, |b| b.is_ascii_whitespace());
    }

    /// Spaces, commas, and comments from `%` to the line's end between fields.
    fn skip_between_fields(&mut self) {
        loop {
            self.at += self.run(self.at, |b| b.is_ascii_whitespace() || b == b',');
            if self.byte(self.at) != Some(b'%') {
                return;
            }
            self.at += self.run(self.at, |b| b != b'\n');
        }
    }

    pub(super) fn remark(&mut self, code: Code, message: String, help: &'static str, span: Span) {
        self.remarks.push(Remark {
            code,
            message,
            help,
            span,
        });
    }

    pub(super) fn guess(&mut self, message: String, start: usize) {
        let span = Span {
            start,
            end: self.at.max(start),
        };
        self.remark(codes::FORMAT_GUESS, message, "", span);
    }

    /// `@word{` or `@word(`, from its `@`; then stands behind the delimiter.
    fn head(&mut self, start: usize) -> Option<Head<'t>> {
        let before = start.checked_sub(1).and_then(|at| self.byte(at));
        if before.is_some_and(|b| b.is_ascii_alphanumeric()) {
            return None;
        }
        let (word, delimiter) = self.word_and_delimiter(start)?;
        let close = if self.byte(delimiter) == Some(b'{') {
            b'}'
        } else {
            b')'
        };
        self.at = delimiter + 1;
        let kind = lowercase(word);
        Some(Head { kind, close, start })
    }

    /// The word behind the `@` at `start`, and where the delimiter behind it stands.
    fn word_and_delimiter(&self, start: usize) -> Option<(&'t str, usize)> {
        let word_at = start + 1 + self.run(start + 1, |b| b == b' ');
        let length = self.run(word_at, |b| {
            b.is_ascii_alphanumeric() || b == b'_' || b == b'-'
        });
        let starts_well = self.byte(word_at).is_some_and(|b| b.is_ascii_alphabetic());
        if !starts_well || length > LONGEST_KEY {
            return None;
        }
        let end = word_at + length;
        let delimiter = end + self.run(end, |b| b.is_ascii_whitespace());
        let is_delimiter = matches!(self.byte(delimiter), Some(b'{' | b'('));
        is_delimiter.then(|| (self.slice(word_at, end), delimiter))
    }

    /// Whether `%` starts the line of the `@` at `at`, as biber reads comments between entries.
    fn is_commented_out(&self, at: usize) -> bool {
        let from = at.saturating_sub(INDENT);
        let before = self.bytes().get(from..at).unwrap_or_default();
        let line = before.iter().rposition(|b| matches!(b, b'\n' | b'\r'));
        if line.is_none() && from > 0 {
            return false;
        }
        let line = before.get(line.map_or(0, |at| at + 1)..);
        line.unwrap_or_default()
            .trim_ascii_start()
            .starts_with(b"%")
    }

    fn is_at_line_start(&self, at: usize) -> bool {
        let from = at.saturating_sub(INDENT);
        let before = self.bytes().get(from..at).unwrap_or_default();
        let last = before.iter().rev().find(|b| !matches!(b, b' ' | b'\t'));
        matches!(last, None | Some(b'\n' | b'\r')) && (last.is_some() || from == 0)
    }

    /// Whether `@word{key,` starts a line at `at`: then what stands before has not been closed.
    pub(super) fn is_entry(&self, at: usize) -> bool {
        if !self.is_at_line_start(at) {
            return false;
        }
        let Some((word, delimiter)) = self.word_and_delimiter(at) else {
            return false;
        };
        let is = |name: &str| word.eq_ignore_ascii_case(name);
        if is("string") || is("comment") || is("preamble") {
            return true;
        }
        let key = delimiter + 1 + self.run(delimiter + 1, |b| b.is_ascii_whitespace());
        let in_key = |b: u8| !b.is_ascii_whitespace() && !b",{}\"=#@".contains(&b);
        let rest = self.bytes().get(key..).unwrap_or_default();
        let length = rest.iter().take(LONGEST_KEY).position(|b| !in_key(*b));
        let Some(length) = length else { return false };
        let end = key + length;
        self.byte(end + self.run(end, |b| b.is_ascii_whitespace())) == Some(b',')
    }

    /// Whether `@word{` starts a line at `at`, whatever stands behind it.
    fn is_entry_like(&self, at: usize) -> bool {
        self.is_at_line_start(at) && self.word_and_delimiter(at).is_some()
    }

    /// `@comment{…}`: biber's rule is to leave out what the braces hold, BibTeX's to leave out the
    /// word alone. The latter holds where the braces do not close.
    fn skip_comment(&mut self, close: u8) {
        if close != b'}' {
            return;
        }
        if self.unclosed_comments >= UNCLOSED_COMMENTS {
            return;
        }
        let start = self.at;
        let mut depth = 1_usize;
        loop {
            let rest = self.bytes().get(self.at..).unwrap_or_default();
            let Some(found) = memchr::memchr2(b'{', b'}', rest) else {
                self.unclosed_comments = self.unclosed_comments.saturating_add(1);
                self.at = start;
                return;
            };
            let at = self.at + found;
            self.at = at + 1;
            match self.byte(at) {
                Some(b'{') => depth += 1,
                _ => depth -= 1,
            }
            if depth == 0 {
                return;
            }
        }
    }

    /// `@string{name = value, …}`.
    fn strings(&mut self, head: &Head<'t>) {
        if let Some(fields) = self.fields(head, "") {
            for field in fields {
                if !self.macros.define(&field.name, &field.value) {
                    let message = format!("the string `{}` is too long and is cut", field.name);
                    let help = "write the text where it is used";
                    self.remark(codes::FORMAT_VALUE, message, help, field.span);
                }
            }
        }
    }

    /// `@preamble{value}`: TeX's, not ours.
    fn preamble(&mut self, head: &Head<'t>) {
        self.skip_space();
        match self.value("preamble", head.close) {
            Ok(_) => {
                self.skip_space();
                if self.byte(self.at) == Some(head.close) {
                    self.at += 1;
                }
            }
            Err(unclosed) => self.say_unclosed(head, "", &unclosed),
        }
    }

    fn entry(&mut self, head: Head<'t>) -> Option<Entry<'t>> {
        let key = self.key(&head);
        let span = Span {
            start: head.start,
            end: self.at,
        };
        let fields = self.fields(&head, key)?;
        let fields = self.without_duplicates(fields);
        Some(Entry {
            kind: head.kind,
            key,
            fields,
            span,
        })
    }

    /// The first of fields with one name counts, as in BibTeX.
    fn without_duplicates(&mut self, fields: Vec<Field<'t>>) -> Vec<Field<'t>> {
        let mut once: Vec<Field<'t>> = Vec::with_capacity(fields.len().min(MAX_FIELDS));
        for field in fields {
            let is_new = once.iter().all(|other| other.name != field.name);
            if is_new && once.len() < MAX_FIELDS {
                once.push(field);
                continue;
            }
            let (message, help) = if is_new {
                let message = format!(
                    "an entry has more than {MAX_FIELDS} fields: `{}` is left out",
                    field.name
                );
                (message, "close the entry before the next one")
            } else {
                let name = &field.name;
                let message = format!("the field `{name}` stands twice, the first one counts");
                (message, "remove one of them")
            };
            self.remark(codes::FORMAT_GUESS, message, help, field.span);
        }
        once
    }

    /// The key, up to the comma or what stands for it.
    fn key(&mut self, head: &Head<'t>) -> &'t str {
        self.skip_space();
        let start = self.at;
        let ends = |b: u8| matches!(b, b',' | b'=' | b'\n' | b'"' | b'{') || b == head.close;
        let end = start + self.run(start, |b| !ends(b));
        let key = self.slice(start, end).trim();
        match self.byte(end) {
            Some(b',') => self.at = end + 1,
            Some(b'\n') => {
                self.at = end;
                self.skip_space();
                if self.byte(self.at) == Some(b',') {
                    self.at += 1;
                } else if self.byte(self.at) != Some(head.close) {
                    self.guess(format!("no comma stands behind the key `{key}`"), start);
                }
            }
            // A field stands where the key should.
            Some(b'=' | b'{' | b'"') => {
                self.guess("the entry has no key: one is made".to_owned(), head.start);
                return "";
            }
            _ => self.at = end,
        }
        if key.is_empty() && self.byte(end).is_some() {
            self.guess("the entry has no key: one is made".to_owned(), head.start);
        }
        key
    }

    /// The fields up to the end of the entry; `None` where a value does not end.
    fn fields(&mut self, head: &Head<'t>, key: &str) -> Option<Vec<Field<'t>>> {
        let mut fields = Vec::with_capacity(12);
        loop {
            self.skip_between_fields();
            let at = self.at;
            match self.byte(at) {
                None => {
                    self.guess(format!("the entry `{key}` is not closed"), head.start);
                    return Some(fields);
                }
                Some(b'@') if self.is_entry_like(at) => {
                    self.guess(format!("the entry `{key}` is not closed"), head.start);
                    return Some(fields);
                }
                Some(byte) if byte == head.close => {
                    self.at += 1;
                    if !self.goes_on() {
                        return Some(fields);
                    }
                    self.guess("a brace closes the entry before its end".to_owned(), at);
                }
                _ => match self.field(head) {
                    Ok(field) => fields.extend(field),
                    Err(unclosed) => {
                        self.say_unclosed(head, key, &unclosed);
                        return None;
                    }
                },
            }
        }
    }

    /// Whether a comma and a field stand behind the entry's end.
    fn goes_on(&self) -> bool {
        let comma = self.at + self.run(self.at, |b| b.is_ascii_whitespace());
        if self.byte(comma) != Some(b',') {
            return false;
        }
        let name = comma + 1 + self.run(comma + 1, |b| b.is_ascii_whitespace());
        self.is_field(name)
    }

    /// Whether `name =` stands at `at`.
    pub(super) fn is_field(&self, at: usize) -> bool {
        let length = self.run(at, is_name);
        let end = at + length;
        let starts_well = self.byte(at).is_some_and(|b| b.is_ascii_alphabetic());
        starts_well && self.byte(end + self.run(end, |b| b.is_ascii_whitespace())) == Some(b'=')
    }

    fn say_unclosed(&mut self, head: &Head<'t>, key: &str, unclosed: &Unclosed) {
        let name = if key.is_empty() { &head.kind } else { key };
        let message = format!(
            "the entry `{name}` is left out: `{}` is not closed",
            unclosed.sign
        );
        let help = "close it before the next entry";
        let span = Span {
            start: unclosed.opens_at,
            end: unclosed.opens_at + 1,
        };
        self.remark(codes::FORMAT_ENTRY, message, help, span);
    }

    /// A field; `None` where text is left out that is none.
    fn field(&mut self, head: &Head<'t>) -> Result<Option<Field<'t>>, Unclosed> {
        let start = self.at;
        let end = start + self.run(start, is_name);
        let span = Span { start, end };
        let name = lowercase(self.slice(start, end));
        self.at = end;
        self.skip_space();
        match self.byte(self.at) {
            Some(b'=') if start < end => self.at += 1,
            Some(b'{' | b'"') if start < end => {
                self.guess(format!("no `=` stands behind `{name}`"), start);
            }
            Some(b'{') => {
                self.braced()?;
                self.guess("text that is no field is left out".to_owned(), start);
                return Ok(None);
            }
            _ => {
                if start == end {
                    let next = self.slice(start, self.text.len()).chars().next();
                    self.at = start + next.map_or(1, char::len_utf8);
                    let more = |b: u8| !is_name(b) && !b"{},@".contains(&b) && b != head.close;
                    self.at += self.run(self.at, more);
                }
                let left_out = self.slice(start, self.at).trim();
                let message = format!("text that is no field is left out: `{}`", shown(left_out));
                self.guess(message, start);
                return Ok(None);
            }
        }
        let value = self.value(&name, head.close)?;
        self.skip_space();
        if self.is_field(self.at) {
            self.guess(format!("no comma stands behind the field `{name}`"), start);
        }
        Ok(Some(Field { name, value, span }))
    }
}

/// Whether a byte may stand in the name of a field.
fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_:+./*!?'&;<>[]^|~$\\".contains(&byte) || byte >= 0x80
}

fn lowercase(text: &str) -> Cow<'_, str> {
    if text.bytes().any(|b| b.is_ascii_uppercase()) {
        Cow::Owned(text.to_ascii_lowercase())
    } else {
        Cow::Borrowed(text)
    }
}

/// The first of a text, for a message.
fn shown(text: &str) -> String {
    let mut shown: String = text.chars().take(40).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}
