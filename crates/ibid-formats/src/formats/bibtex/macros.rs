//! `@string`: names for text.
//!
//! A string is put together when it is defined, from those that are defined by then: none can hold
//! itself. Two limits keep a file from making text without end out of few bytes.

use std::collections::HashMap;

use crate::months::ENGLISH;

/// A longer string is cut.
const LONGEST: usize = 16_384;

/// How many times a file's length its strings may come to, and how much they may in any case.
const GROWTH: usize = 8;
const FREE: usize = 1 << 20;

/// Why there is no text for a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unexpanded {
    /// It has not been defined.
    Unknown,
    /// The file's strings have come to too much.
    TooMuch,
}

/// The strings that are defined so far, and the months.
pub(super) struct Macros {
    defined: HashMap<String, String>,
    left: usize,
}

impl Macros {
    /// No strings but the months, for a file of `length` bytes.
    pub fn new(length: usize) -> Self {
        Self {
            defined: HashMap::new(),
            left: length.saturating_mul(GROWTH).saturating_add(FREE),
        }
    }

    /// Defines a string, `name` in lower case; whether it is whole.
    pub fn define(&mut self, name: &str, value: &str) -> bool {
        let mut end = value.len().min(LONGEST);
        while !value.is_char_boundary(end) {
            end -= 1;
        }
        let kept = value.get(..end).unwrap_or_default();
        self.defined.insert(name.to_owned(), kept.to_owned());
        kept.len() == value.len()
    }

    /// The text of a string; case does not count.
    pub fn get(&mut self, name: &str) -> Result<&str, Unexpanded> {
        if self.defined.is_empty() {
            return month(name).ok_or(Unexpanded::Unknown);
        }
        match self.defined.get(name.to_ascii_lowercase().as_str()) {
            Some(value) => {
                self.left = self
                    .left
                    .checked_sub(value.len())
                    .ok_or(Unexpanded::TooMuch)?;
                Ok(value)
            }
            None => month(name).ok_or(Unexpanded::Unknown),
        }
    }
}

/// The months, which BibTeX's styles define; their full names are met without braces too.
fn month(name: &str) -> Option<&'static str> {
    let is = |month: &&&str| {
        let short = month.get(..3).unwrap_or_default();
        let known = name.len() == 3 || name.len() == 4;
        let head = name.get(..3).unwrap_or_default();
        month.eq_ignore_ascii_case(name)
            || known
                && short.eq_ignore_ascii_case(head)
                && (name.len() == 3 || name.eq_ignore_ascii_case("sept"))
    };
    ENGLISH.iter().find(is).copied()
}
