//! Spaces around punctuation.

use std::borrow::Cow;

/// A no-break space narrower than a word space (U+202F).
const NARROW_NO_BREAK_SPACE: char = '\u{202f}';

/// Keeps a spaced-off punctuation mark on its line: the space before `:`, `;`, `?`, `!` and `»`,
/// and the one after `«`, becomes a narrow no-break space.
///
/// French typography asks for it; citeproc-js applies it to the text of every field, whatever the
/// language, since only such texts have a space there.
pub fn narrow_spaces(text: &str) -> Cow<'_, str> {
    // The guillemets are C2 AB and C2 BB in UTF-8.
    let has_space = text.as_bytes().windows(2).any(|pair| {
        matches!(
            pair,
            [b' ', b':' | b';' | b'?' | b'!' | 0xc2] | [0xab, b' ']
        )
    });
    if !has_space {
        return Cow::Borrowed(text);
    }
    let mut narrowed = String::with_capacity(text.len() + 2);
    let mut characters = text.chars().peekable();
    let mut previous = None;
    while let Some(character) = characters.next() {
        let before_mark = matches!(characters.peek(), Some(':' | ';' | '?' | '!' | '»'));
        let narrow = character == ' ' && (before_mark || previous == Some('«'));
        narrowed.push(if narrow {
            NARROW_NO_BREAK_SPACE
        } else {
            character
        });
        previous = Some(character);
    }
    Cow::Owned(narrowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn narrows_spaces_at_marks_only() {
        assert_eq!(
            narrow_spaces("Quoi ? « Rien »"),
            "Quoi\u{202f}? «\u{202f}Rien\u{202f}»"
        );
        assert_eq!(narrow_spaces("a b: c"), "a b: c");
        assert!(matches!(narrow_spaces("plain text"), Cow::Borrowed(_)));
    }
}
