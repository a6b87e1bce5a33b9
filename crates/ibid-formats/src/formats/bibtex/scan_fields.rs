//! The fields of an entry, recovering from what stands between them.

use ibid_model::{Span, codes};

use super::scan::{Field, Head, Scanner, Unclosed, lowercase};

impl<'t> Scanner<'t> {
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

    /// The fields up to the end of the entry; `None` where a value does not end.
    pub(super) fn fields(&mut self, head: &Head<'t>, key: &str) -> Option<Vec<Field<'t>>> {
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

    pub(super) fn say_unclosed(&mut self, head: &Head<'t>, key: &str, unclosed: &Unclosed) {
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

/// The first of a text, for a message.
fn shown(text: &str) -> String {
    let mut shown: String = text.chars().take(40).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}
