//! What elements put around their text: affixes, formatting, quotes, case.

use std::borrow::Cow;

use ibid_csl::{Display, Formatting, TextCase};

use super::Evaluator;
use super::names::is_spaced_script;
use crate::compile::program::Around;
use crate::output::{Mark, Position, Role, Tag};
use crate::text::markup;
use crate::text::{case, typography};

impl<'a> Evaluator<'a> {
    /// Runs `body` with the marks of `wrap` around it; nothing is left where it printed nothing.
    /// Returns whether it printed something.
    pub(super) fn wrapped(&mut self, wrap: Around<'_>, body: impl FnOnce(&mut Self)) -> bool {
        self.wrapped_as(wrap, wrap.formatting, body)
    }

    /// As [`Self::wrapped`], in another formatting than that of `wrap`.
    pub(super) fn wrapped_as(
        &mut self,
        wrap: Around<'_>,
        formatting: Formatting,
        body: impl FnOnce(&mut Self),
    ) -> bool {
        let start = self.out.position();
        if wrap.is_bare() && formatting == Formatting::default() {
            self.depth += 1;
            body(self);
            self.depth -= 1;
            if !self.out.has_text_since(start) {
                self.out.truncate(start);
                return false;
            }
            self.out.part_last_space();
            return true;
        }
        let inner = self.begin(wrap, formatting);
        self.strip_periods += usize::from(wrap.strip_periods);
        self.depth += 1;
        body(self);
        self.depth -= 1;
        self.strip_periods -= usize::from(wrap.strip_periods);
        if !self.out.has_text_since(inner) {
            self.out.truncate(start);
            return false;
        }
        let cases = !self.environment.options.habits.plain_macros;
        if let Some(text_case) = wrap.text_case.filter(|_| cases) {
            self.change_case(inner, text_case);
        }
        if formatting == Formatting::default() && !wrap.quotes {
            self.out.part_last_space();
        }
        self.end(wrap, formatting, Role::Outer);
        true
    }

    /// `display` structures an entry: it counts on the elements of the layout alone.
    fn display(&self, wrap: Around<'_>) -> Option<Display> {
        wrap.display.filter(|_| self.depth == 0)
    }

    fn begin(&mut self, wrap: Around<'_>, formatting: Formatting) -> Position {
        if let Some(display) = self.display(wrap) {
            self.out.open(Mark::Display(display));
        }
        self.out.text(wrap.prefix, Role::Prefix);
        if wrap.quotes {
            self.out.open(Mark::Quote);
        }
        if formatting != Formatting::default() {
            self.out.open(Mark::Font(formatting));
        }
        self.out.position()
    }

    fn end(&mut self, wrap: Around<'_>, formatting: Formatting, suffix: Role) {
        if formatting != Formatting::default() {
            self.out.close();
        }
        if wrap.quotes {
            self.out.close();
        }
        let tagged = self.depth == 0 && wrap.display.is_none() && !wrap.suffix.is_empty();
        if tagged {
            self.out.open(Mark::Tag(Tag::LayoutSuffix));
        }
        self.out.text(wrap.suffix, suffix);
        if tagged {
            self.out.close();
        }
        if self.display(wrap).is_some() {
            self.out.close();
        }
    }

    /// Prints the text of a text variable inside `wrap`: title case is for English items.
    pub(super) fn variable_leaf(&mut self, text: &str, wrap: Around<'_>, markup: bool) -> bool {
        let english = self.is_english();
        self.leaf_with(text, wrap, markup, english)
    }

    /// Prints text that is the style's own, or a name's or number's, inside `wrap`.
    pub(super) fn leaf(&mut self, text: &str, wrap: Around<'_>, markup: bool) -> bool {
        self.leaf_with(text, wrap, markup, true)
    }

    /// Prints `text` inside `wrap`; `markup` says whether it may hold inline markup and quotes.
    fn leaf_with(&mut self, text: &str, wrap: Around<'_>, markup: bool, english: bool) -> bool {
        if text.is_empty() {
            return false;
        }
        let mut formatting = wrap.formatting;
        if !is_romanesque(text) {
            formatting.font_style = None;
        }
        let start = self.out.position();
        let inner = self.begin(wrap, formatting);
        let cased = match wrap.text_case {
            Some(text_case) => case::apply_in(text, text_case, english, Some(self.text_language())),
            None => text.into(),
        };
        if wrap.strip_periods || self.strip_periods > 0 {
            let stripped = strip_periods(&cased);
            self.content(&stripped, markup);
        } else {
            self.content(&cased, markup);
        }
        if !self.out.has_text_since(inner) {
            self.out.truncate(start);
            return false;
        }
        self.end(wrap, formatting, Role::Affix);
        true
    }

    /// Adds the text of a variable, term or value.
    pub(super) fn content(&mut self, text: &str, markup: bool) {
        if prints_as_it_is(text) {
            self.out.text(text, Role::Content);
            return;
        }
        let text = typography::narrow_spaces(text);
        if !markup || markup::is_plain(&text) {
            self.out.text(&text, Role::Content);
            return;
        }
        let pieces = markup::parse(&text, &self.style.terms.quotes);
        self.out.pieces(pieces, Role::Content, Role::Continued);
    }

    /// Changes the case of what was printed after `position`.
    fn change_case(&mut self, position: Position, text_case: TextCase) {
        let english = self.is_english();
        let language = self.text_language();
        let only_first = matches!(text_case, TextCase::CapitalizeFirst | TextCase::Sentence);
        self.out.change_texts_since(position, |text| {
            let changed = match case::apply_in(text, text_case, english, Some(language)) {
                Cow::Borrowed(_) => None,
                Cow::Owned(changed) => Some(changed),
            };
            (changed, only_first)
        });
    }

    /// A name in another case, as its language has it.
    pub(super) fn in_case<'t>(&self, text: &'t str, text_case: TextCase) -> Cow<'t, str> {
        case::apply_in(
            text,
            text_case,
            self.is_english(),
            Some(self.text_language()),
        )
    }

    /// The language of the item's text: its own, or the style's.
    fn text_language(&self) -> &'a str {
        let own = self
            .context
            .item
            .language()
            .filter(|language| !language.is_empty());
        own.unwrap_or(self.style.language())
    }

    /// Whether the item's text is English (CSL 1.0.2 "Title Case Conversion").
    pub(super) fn is_english(&self) -> bool {
        match self.context.item.language() {
            Some(language) if !language.is_empty() => crate::is_english(language),
            _ => self.style.is_english(),
        }
    }
}

/// Whether text surely has nothing that [`typography::narrow_spaces`] or [`markup`] would change: such is
/// almost all.
fn prints_as_it_is(text: &str) -> bool {
    let mut found = 0;
    let mut before = 0;
    // Without a branch a byte: texts are short.
    for byte in text.bytes() {
        let class = CLASSES.get(usize::from(byte)).copied().unwrap_or(CHANGES);
        found |= (class & CHANGES) | ((before << 1) & class & MARK);
        before = class & SPACE;
    }
    found == 0
}

/// A space, which changes before a [`MARK`].
const SPACE: u8 = 1;
/// A mark that a space before it is narrow at.
const MARK: u8 = SPACE << 1;
/// What may be, or begin, markup, a quotation mark or a character that is not ASCII.
const CHANGES: u8 = MARK << 1;

/// The class of each byte for [`prints_as_it_is`].
#[expect(clippy::indexing_slicing, reason = "there is a class for each byte")]
const CLASSES: [u8; 256] = {
    let mut classes = [CHANGES; 256];
    let mut byte = 0u8;
    while byte.is_ascii() {
        classes[byte as usize] = match byte {
            b'<' | b'"' | b'\'' | b'`' => CHANGES,
            b':' | b';' | b'?' | b'!' => MARK,
            b' ' => SPACE,
            _ => 0,
        };
        byte += 1;
    }
    classes
};

/// Whether `text` has a letter or digit of a script that is set in italics.
pub(super) fn is_romanesque(text: &str) -> bool {
    text.chars()
        .any(|c| c.is_ascii_digit() || c == '-' || is_spaced_script(c))
}

/// Drops periods, but not those inside a word ("e.g" keeps its own).
fn strip_periods(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '.' && chars.peek().is_none_or(|next| !next.is_ascii_lowercase()) {
            continue;
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_prints_as_it_is_is_changed_by_nothing() {
        let marks = [
            ":", ";", "?", "!", "<i>", "\"", "'", "`", "»", "« ", "é", "–", " ", "x", "7",
        ];
        for first in marks {
            for second in marks {
                for text in [
                    format!("{first}{second}"),
                    format!("{first} {second}"),
                    format!("a long text before {first} {second} and after them both"),
                ] {
                    if prints_as_it_is(&text) {
                        assert_eq!(typography::narrow_spaces(&text), text);
                        assert!(markup::is_plain(&text), "{text}");
                    }
                }
            }
        }
        assert!(prints_as_it_is("A title: with words, and 12 more"));
        assert!(!prints_as_it_is("Quoi ?"));
    }
}
