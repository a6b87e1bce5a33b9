//! The values of fields: in braces, in quotes, numbers, strings' names, and pieces put together.

use std::borrow::Cow;

use ibid_model::{Span, codes};

use super::macros::Unexpanded;
use super::scan::{Scanner, Unclosed};

impl<'t> Scanner<'t> {
    /// A value: pieces with `#` between them.
    pub(super) fn value(&mut self, name: &str, close: u8) -> Result<Cow<'t, str>, Unclosed> {
        let mut whole: Option<Cow<'t, str>> = None;
        loop {
            self.skip_space();
            let piece = match self.byte(self.at) {
                Some(b'{') => Cow::Borrowed(self.braced()?),
                Some(b'"') => Cow::Borrowed(self.quoted(name, close)?),
                _ => self.bare(name, close),
            };
            whole = Some(match whole {
                None => piece,
                Some(before) => Cow::Owned(before.into_owned() + &piece),
            });
            let behind = self.at;
            self.skip_space();
            if self.byte(self.at) != Some(b'#') {
                self.at = behind;
                return Ok(whole.unwrap_or_default());
            }
            self.at += 1;
        }
    }

    /// What the braces that open here hold.
    pub(super) fn braced(&mut self) -> Result<&'t str, Unclosed> {
        let opens_at = self.at;
        let mut depth = 0_usize;
        loop {
            let rest = self.bytes().get(self.at..).unwrap_or_default();
            let Some(found) = memchr::memchr3(b'{', b'}', b'@', rest) else {
                self.at = self.text.len();
                return Err(Unclosed {
                    opens_at,
                    sign: '{',
                });
            };
            let at = self.at + found;
            match self.byte(at) {
                Some(b'{') => depth += 1,
                Some(b'}') => depth = depth.saturating_sub(1),
                _ if self.is_entry(at) => {
                    self.at = at;
                    return Err(Unclosed {
                        opens_at,
                        sign: '{',
                    });
                }
                _ => {}
            }
            self.at = at + 1;
            if depth == 0 {
                return Ok(self.slice(opens_at + 1, at));
            }
        }
    }

    /// What stands in quotes. A quote inside of braces is text, and so is one behind which neither a
    /// comma nor the entry's end nor a field stands.
    fn quoted(&mut self, name: &str, close: u8) -> Result<&'t str, Unclosed> {
        let opens_at = self.at;
        let unclosed = Unclosed {
            opens_at,
            sign: '"',
        };
        let mut depth = 0_usize;
        let mut inner: Option<usize> = None;
        self.at += 1;
        while let Some(byte) = self.byte(self.at) {
            match byte {
                b'{' => depth += 1,
                b'}' if depth == 0 => return Err(unclosed),
                b'}' => depth -= 1,
                b'"' if depth == 0 => {
                    if self.value_ends_behind(self.at, close) {
                        let value = self.slice(opens_at + 1, self.at);
                        self.at += 1;
                        if let Some(at) = inner {
                            let message = format!("quotes in the value of `{name}` are not braced");
                            self.guess(message, at);
                        }
                        return Ok(value);
                    }
                    inner = inner.or(Some(self.at));
                }
                b'@' if self.is_entry(self.at) => return Err(unclosed),
                _ => {}
            }
            self.at += 1;
        }
        Err(unclosed)
    }

    /// Whether what stands behind the quote at `at` can stand behind a value.
    fn value_ends_behind(&self, at: usize, close: u8) -> bool {
        let behind = at + 1 + self.run(at + 1, |b| b.is_ascii_whitespace());
        match self.byte(behind) {
            None | Some(b',' | b'#' | b'}' | b'@' | b'%') => true,
            Some(byte) => byte == close || self.is_field(behind),
        }
    }

    /// A number, a string's name, or text that should be in braces.
    fn bare(&mut self, name: &str, close: u8) -> Cow<'t, str> {
        let start = self.at;
        let ends = |b: u8| b.is_ascii_whitespace() || b",#{}\"".contains(&b) || b == close;
        let end = start + self.run(start, |b| !ends(b));
        let word = self.slice(start, end);
        self.at = end;
        let behind = end + self.run(end, |b| b == b' ' || b == b'\t');
        let next = self.byte(behind);
        let is_alone = matches!(
            next,
            None | Some(b',' | b'#' | b'}' | b'\n' | b'\r' | b'@' | b'%')
        ) || next == Some(close)
            || self.is_field(behind);
        if word.is_empty() {
            self.guess(format!("the field `{name}` has no value"), start);
        } else if !is_alone {
            self.at = end + self.run(end, |b| !b",\n{}".contains(&b) && b != close);
            let text = self.slice(start, self.at).trim();
            self.guess(format!("the value of `{name}` is not in braces"), start);
            return Cow::Borrowed(text);
        } else if !word.bytes().all(|b| b.is_ascii_digit()) {
            return self.macro_value(name, word, start);
        }
        Cow::Borrowed(word)
    }

    /// What a string's name stands for; the name where there is no such string.
    fn macro_value(&mut self, name: &str, word: &'t str, start: usize) -> Cow<'t, str> {
        match self.macros.get(word) {
            Ok(value) => Cow::Owned(value.to_owned()),
            Err(why) => {
                let (message, help) = match why {
                    Unexpanded::Unknown if word.bytes().any(|b| b.is_ascii_digit()) => (
                        format!("the value of `{name}` is not in braces"),
                        "put it in braces",
                    ),
                    Unexpanded::Unknown => (
                        format!("there is no string `{word}`, which `{name}` names"),
                        "define it with `@string` before it is used, or put the text in braces",
                    ),
                    Unexpanded::TooMuch => (
                        format!("the strings of this file have become too long: `{word}` is kept"),
                        "write the text where it is used",
                    ),
                };
                let span = Span {
                    start,
                    end: start + word.len(),
                };
                self.remark(codes::FORMAT_VALUE, message, help, span);
                Cow::Borrowed(word)
            }
        }
    }
}
