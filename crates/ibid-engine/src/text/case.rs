//! Text case (CSL 1.0.2 "Text-case", "Sentence Case Conversion", "Title Case Conversion").

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops::Range;

use ibid_csl::TextCase;

use super::stop_words::is_stop_word;
use super::tags::{Element, Name, Tag, tag_at};

/// Applies a text case to text with CSL-JSON inline markup.
///
/// Tags stay as they are, and so does what stands in a span with `nocase`, in super- and subscript and
/// in small capitals. `title` changes English text only.
pub fn apply(text: &str, case: TextCase, english: bool) -> Cow<'_, str> {
    apply_in(text, case, english, None)
}

/// [`apply`], with the case mapping of the text's language (a BCP 47 tag): Turkish and Azerbaijani
/// tell dotted from dotless i.
pub fn apply_in<'a>(
    text: &'a str,
    case: TextCase,
    english: bool,
    language: Option<&str>,
) -> Cow<'a, str> {
    if text.is_empty() || (case == TextCase::Title && !english) {
        return Cow::Borrowed(text);
    }
    let mut converter = Converter::new(text, case, Mapping::of(language));
    converter.run();
    if converter.output == text {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(converter.output)
    }
}

/// How letters map between cases.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mapping {
    /// As Unicode has it for all languages.
    Common,
    /// i and İ are a pair, and so are ı and I.
    Turkic,
    /// Capitals have no accents.
    Greek,
}

impl Mapping {
    fn of(language: Option<&str>) -> Self {
        let primary = language
            .and_then(|tag| tag.split(['-', '_']).next())
            .unwrap_or_default();
        match primary.to_ascii_lowercase().as_str() {
            "tr" | "az" => Self::Turkic,
            "el" => Self::Greek,
            _ => Self::Common,
        }
    }

    fn push_upper(self, output: &mut String, character: char) {
        match (self, character) {
            (Self::Turkic, 'i') => output.push('İ'),
            (Self::Greek, character) => output.push(greek_capital(character)),
            _ => output.extend(character.to_uppercase()),
        }
    }

    fn push_lower(self, output: &mut String, word: &str) {
        match self {
            Self::Common | Self::Greek if word.is_ascii() => {
                output.extend(word.chars().map(|character| character.to_ascii_lowercase()));
            }
            Self::Common | Self::Greek => output.push_str(&word.to_lowercase()),
            Self::Turkic => {
                output.push_str(&word.replace('I', "ı").replace('İ', "i").to_lowercase());
            }
        }
    }
}

/// A Greek capital, without its accent but with its diaeresis (Unicode, "el-Upper").
fn greek_capital(character: char) -> char {
    match character {
        'ά' | 'Ά' => 'Α',
        'έ' | 'Έ' => 'Ε',
        'ή' | 'Ή' => 'Η',
        'ί' | 'Ί' => 'Ι',
        'ό' | 'Ό' => 'Ο',
        'ύ' | 'Ύ' => 'Υ',
        'ώ' | 'Ώ' => 'Ω',
        'ΐ' | 'ϊ' => 'Ϊ',
        'ΰ' | 'ϋ' => 'Ϋ',
        other => {
            let mut upper = other.to_uppercase();
            match (upper.next(), upper.next()) {
                (Some(only), None) => only,
                _ => other,
            }
        }
    }
}

/// Where the next word stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// It is the first.
    Start,
    /// The first one is before it, or ends in it after an apostrophe.
    AfterFirst,
    /// After a mark that starts a new sentence or subtitle.
    AfterMark,
    /// Anywhere else.
    Within,
}

/// One pass over a text. Words are cut at spaces, punctuation, quotation marks and tags.
struct Converter<'a> {
    text: &'a str,
    case: TextCase,
    mapping: Mapping,
    output: String,
    /// Closing tags that end the protection that is on.
    protection: Vec<Name>,
    place: Place,
    /// The character before, tags not counted.
    previous: Option<char>,
    /// The next word follows an apostrophe, so that it is the tail of one.
    after_apostrophe: bool,
    /// Where the last word stands in the output, if its case may still change.
    last_word: Option<Range<usize>>,
    /// Where in the text the last single quotation mark stands that can end a quotation.
    last_single_close: Option<usize>,
}

impl<'a> Converter<'a> {
    fn new(text: &'a str, case: TextCase, mapping: Mapping) -> Self {
        Self {
            text,
            case,
            mapping,
            output: String::with_capacity(text.len() + 4),
            protection: Vec::new(),
            place: Place::Start,
            previous: None,
            after_apostrophe: false,
            last_word: None,
            last_single_close: last_single_close(text),
        }
    }

    fn run(&mut self) {
        let mut rest = self.text;
        while let Some(first) = rest.chars().next() {
            let length = if let Some((tag, length)) = tag_at(rest) {
                self.protect(tag);
                self.output.push_str(rest.get(..length).unwrap_or_default());
                length
            } else if is_space(first) || is_mark(first) {
                self.mark(first, rest);
                first.len_utf8()
            } else {
                let word = word_at(rest);
                self.word(word, rest.get(word.len()..).unwrap_or_default());
                word.len()
            };
            rest = rest.get(length..).unwrap_or_default();
        }
        if self.case == TextCase::Title {
            self.capitalize_last();
        }
    }

    fn protect(&mut self, tag: Tag) {
        match tag {
            Tag::Open(Element::Italic | Element::Bold) => {}
            Tag::Open(element) => self.protection.push(element.name()),
            Tag::Close(name) if self.protection.last() == Some(&name) => {
                self.protection.pop();
            }
            Tag::Close(_) => {}
        }
    }

    /// A space or punctuation mark at the start of `rest`.
    fn mark(&mut self, mark: char, rest: &str) {
        if matches!(mark, '!' | '?' | ':') && self.place != Place::Start {
            self.place = Place::AfterMark;
        }
        self.after_apostrophe = matches!(mark, '\'' | '’' | '‘') && self.is_apostrophe(mark, rest);
        self.output.push(mark);
        self.previous = Some(mark);
    }

    /// Whether a single quotation mark at the start of `rest` is an apostrophe with a word after it:
    /// within a word (`don't`), or before one with no mark further on that could end a quotation (`'til`).
    fn is_apostrophe(&self, mark: char, rest: &str) -> bool {
        let next = rest.chars().nth(1);
        if !next.is_some_and(char::is_alphanumeric) {
            return false;
        }
        let within = self.previous.is_some_and(char::is_alphanumeric);
        let position = self.text.len() - rest.len();
        within || mark == '’' || self.last_single_close.is_none_or(|close| close < position)
    }

    fn word(&mut self, word: &str, rest: &str) {
        let is_tail = std::mem::take(&mut self.after_apostrophe);
        let start = self.output.len();
        if self.protection.is_empty() {
            self.convert(word, is_tail, rest);
            self.last_word = (!is_tail).then_some(start..self.output.len());
        } else {
            self.output.push_str(word);
            self.last_word = None;
        }
        self.place = match self.place {
            Place::Start => Place::AfterFirst,
            Place::AfterFirst if is_tail => Place::AfterFirst,
            _ => Place::Within,
        };
        self.previous = word.chars().next_back();
    }

    fn convert(&mut self, word: &str, is_tail: bool, rest: &str) {
        let at_start = self.place == Place::Start;
        let capitalizes = match self.case {
            TextCase::Lowercase => return self.mapping.push_lower(&mut self.output, word),
            TextCase::Uppercase => return self.push_upper(word),
            TextCase::Sentence if is_tail => {
                self.place != Place::Within && self.place != Place::AfterMark
            }
            TextCase::Sentence => at_start,
            TextCase::CapitalizeFirst => at_start && is_lower(word),
            TextCase::CapitalizeAll => is_lower(word),
            TextCase::Title => is_lower(word) && self.begins_title_word(word, rest),
        };
        match (capitalizes, self.case) {
            (false, TextCase::Sentence) => self.mapping.push_lower(&mut self.output, word),
            (true, _) if !is_tail => self.push_capitalized(word),
            _ => self.output.push_str(word),
        }
    }

    fn push_upper(&mut self, word: &str) {
        for character in word.chars() {
            self.mapping.push_upper(&mut self.output, character);
        }
    }

    /// Whether title case capitalises a lower-case word: any that is no stop word and no single letter,
    /// and those too at the start, after a colon or end of sentence, and at the start of a compound.
    fn begins_title_word(&self, word: &str, rest: &str) -> bool {
        let is_long = word.chars().nth(1).is_some();
        let begins_compound = rest.starts_with('-') && self.previous != Some('-');
        (is_long && !is_stop_word(word))
            || matches!(self.place, Place::Start | Place::AfterMark)
            || begins_compound
    }

    /// A Greek letter alone is a symbol, and stays.
    fn push_capitalized(&mut self, word: &str) {
        let mut characters = word.chars();
        let Some(first) = characters.next() else {
            return;
        };
        if characters.as_str().is_empty() && ('\u{370}'..='\u{3ff}').contains(&first) {
            self.output.push(first);
        } else {
            self.mapping.push_upper(&mut self.output, first);
        }
        self.output.push_str(characters.as_str());
    }

    /// The last word of a title is capitalised, stop word or not.
    fn capitalize_last(&mut self) {
        let Some(range) = self.last_word.take() else {
            return;
        };
        let word = self
            .output
            .get(range.clone())
            .unwrap_or_default()
            .to_owned();
        if word.chars().nth(1).is_some() && is_stop_word(&word) {
            let after = self.output.split_off(range.end);
            self.output.truncate(range.start);
            self.push_capitalized(&word);
            self.output.push_str(&after);
        }
    }
}

/// Where the last mark stands that can end a quotation in single marks: at the end of a word.
fn last_single_close(text: &str) -> Option<usize> {
    let marks = text.rmatch_indices(['\'', '’']);
    marks.map(|(position, _)| position).find(|&position| {
        let before = text
            .get(..position)
            .and_then(|head| head.chars().next_back());
        let after = text.get(position..).and_then(|tail| tail.chars().nth(1));
        before.is_some_and(|c| !c.is_whitespace()) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// The characters up to the next space, mark or tag.
fn word_at(text: &str) -> &str {
    let mut indices = text.char_indices();
    indices.next();
    let end = indices.find(|&(index, c)| {
        is_space(c) || is_mark(c) || (c == '<' && text.get(index..).and_then(tag_at).is_some())
    });
    end.and_then(|(index, _)| text.get(..index)).unwrap_or(text)
}

fn is_space(character: char) -> bool {
    character.is_whitespace() || character == '\u{200b}'
}

/// Quotation marks and the punctuation that words are cut at.
fn is_mark(character: char) -> bool {
    matches!(
        character,
        '‘' | '’'
            | '“'
            | '”'
            | '"'
            | '\''
            | '-'
            | '–'
            | '—'
            | '/'
            | '.'
            | ','
            | ';'
            | '?'
            | '!'
            | ':'
            | '['
            | ']'
            | '('
            | ')'
    )
}

/// Whether a word has no capital letter.
fn is_lower(word: &str) -> bool {
    word.chars()
        .all(|character| character.to_lowercase().eq([character]))
}
