//! Text as numbers, words and marks.

use unicode_normalization::UnicodeNormalization;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Decimal digits of one script, with their value (saturated) and count.
    Number { value: u32, digits: u8 },
    /// Letters with their combining marks.
    Word,
    /// Any other character, and each ideograph and the syllables 년, 월, 일 after a number.
    Mark(char),
}

/// A token and where it stands, in bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub kind: Kind,
    pub start: usize,
    pub end: usize,
}

/// Splits text into tokens; white space only separates.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    for (start, character) in text.char_indices() {
        if character.is_whitespace() {
            continue;
        }
        let end = start + character.len_utf8();
        let kind = classify(character, tokens.last(), start);
        match (tokens.last_mut(), kind) {
            (Some(last), Kind::Number { value: digit, .. }) if last.end == start => {
                if let Kind::Number { value, digits } = &mut last.kind {
                    *value = value.saturating_mul(10).saturating_add(digit);
                    *digits = digits.saturating_add(1);
                    last.end = end;
                    continue;
                }
            }
            (Some(last), Kind::Word) if last.end == start && last.kind == Kind::Word => {
                last.end = end;
                continue;
            }
            _ => {}
        }
        tokens.push(Token { kind, start, end });
    }
    tokens
}

fn classify(character: char, last: Option<&Token>, start: usize) -> Kind {
    let after_number =
        last.is_some_and(|token| token.end == start && matches!(token.kind, Kind::Number { .. }));
    if let Some(value) = digit(character) {
        Kind::Number { value, digits: 1 }
    } else if is_ideograph(character) || (after_number && matches!(character, '년' | '월' | '일'))
    {
        Kind::Mark(character)
    } else if character.is_alphabetic() || is_joiner(character) {
        Kind::Word
    } else {
        Kind::Mark(character)
    }
}

/// The value of a decimal digit of the scripts that newspapers print.
pub(super) fn digit(character: char) -> Option<u32> {
    const ZEROS: [u32; 8] = [0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10, 0xBE6];
    if character.is_ascii() {
        return character.to_digit(10);
    }
    let code = u32::from(character);
    ZEROS
        .iter()
        .find(|zero| (**zero..**zero + 10).contains(&code))
        .map(|zero| code - zero)
}

const fn is_ideograph(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}

/// Combining marks that stand inside words: Latin accents, Arabic and Hebrew points, and the vowel
/// signs of South and South-East Asian scripts.
const fn is_joiner(character: char) -> bool {
    matches!(
        character,
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{640}'
            | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}'
            | '\u{981}'..='\u{983}' | '\u{9bc}'..='\u{9cd}' | '\u{b82}' | '\u{bbe}'..='\u{bcd}'
            | '\u{c00}'..='\u{c04}' | '\u{c3e}'..='\u{c4d}' | '\u{e31}' | '\u{e34}'..='\u{e3a}'
            | '\u{e47}'..='\u{e4e}' | '\u{200c}' | '\u{200d}'
    )
}

/// A word as the month table holds it: lower case, without Latin, Greek and Cyrillic accents and
/// without Arabic vowel points.
pub(super) fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.nfd()
        .flat_map(char::to_lowercase)
        .filter(|character| {
            !matches!(character, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{652}' | '\u{640}' | '\u{200c}' | '\u{200d}')
        })
        .map(|character| if character == 'ı' { 'i' } else { character })
        .collect()
}
