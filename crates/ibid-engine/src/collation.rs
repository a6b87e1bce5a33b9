//! How strings are ordered: an input, because browsers bring their own.

use std::cmp::Ordering;

/// An order of strings in a language.
pub trait Collation: Send + Sync {
    /// Compares two texts.
    fn compare(&self, left: &str, right: &str) -> Ordering;

    /// Bytes that compare as the text does, so that a text is looked at once and not at every
    /// comparison; `None` from a collation that can only compare.
    fn sort_key(&self, text: &str) -> Option<Vec<u8>> {
        let _ = text;
        None
    }
}

/// ICU's collation: case, accents and punctuation do not count, digits count as numbers.
#[cfg(feature = "icu")]
pub struct IcuCollation {
    collator: icu_collator::CollatorBorrowed<'static>,
}

#[cfg(feature = "icu")]
impl IcuCollation {
    /// The collation of a language (a BCP 47 tag); the root collation where the tag is none.
    pub fn new(language: &str) -> Option<Self> {
        use icu_collator::options::{AlternateHandling, CollatorOptions, Strength};
        use icu_collator::preferences::CollationNumericOrdering;
        use icu_collator::{Collator, CollatorPreferences};

        let locale =
            icu_locale::Locale::try_from_str(language).unwrap_or(icu_locale::Locale::UNKNOWN);
        let mut preferences = CollatorPreferences::from(&locale);
        preferences.numeric_ordering = Some(CollationNumericOrdering::True);
        let mut options = CollatorOptions::default();
        options.strength = Some(Strength::Primary);
        options.alternate_handling = Some(AlternateHandling::Shifted);
        Collator::try_new(preferences, options)
            .ok()
            .map(|collator| Self { collator })
    }
}

#[cfg(feature = "icu")]
impl Collation for IcuCollation {
    fn compare(&self, left: &str, right: &str) -> Ordering {
        self.collator.compare(left, right)
    }

    fn sort_key(&self, text: &str) -> Option<Vec<u8>> {
        let mut key = Vec::with_capacity(text.len());
        let Ok(()) = self.collator.write_sort_key_to(text, &mut key);
        Some(key)
    }
}

/// A collation without language data: folds case, counts digits as numbers.
#[derive(Clone, Copy, Debug, Default)]
pub struct PlainCollation;

impl Collation for PlainCollation {
    fn compare(&self, left: &str, right: &str) -> Ordering {
        self.sort_key(left).cmp(&self.sort_key(right))
    }

    /// Letters, digits and spaces in small letters; a number is `0`, how many digits it has without
    /// leading zeros, and these: longer numbers come after shorter ones, and all where digits do.
    fn sort_key(&self, text: &str) -> Option<Vec<u8>> {
        let mut key = Vec::with_capacity(text.len());
        let mut digits = Vec::new();
        let mut push = |c: char| {
            if c.is_ascii_digit() {
                digits.extend(u8::try_from(c));
                return;
            }
            push_number(&mut digits, &mut key);
            key.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        };
        text.chars()
            .filter(|c| c.is_alphanumeric() || c.is_whitespace())
            .flat_map(char::to_lowercase)
            .for_each(&mut push);
        push_number(&mut digits, &mut key);
        Some(key)
    }
}

/// Moves the digits of a number into a key.
fn push_number(digits: &mut Vec<u8>, key: &mut Vec<u8>) {
    if digits.is_empty() {
        return;
    }
    let zeros = digits.iter().take_while(|digit| **digit == b'0').count();
    let significant = digits.get(zeros..).unwrap_or_default();
    let length = u32::try_from(significant.len()).unwrap_or(u32::MAX);
    key.push(b'0');
    key.extend_from_slice(&length.to_be_bytes());
    key.extend_from_slice(significant);
    digits.clear();
}

/// The collation that a processor takes by itself for a language: a BCP 47 tag, whose extension
/// `u` may choose another order, such as `de-u-co-phonebk`.
pub fn default_collation(language: &str) -> std::sync::Arc<dyn Collation> {
    #[cfg(feature = "icu")]
    if let Some(collation) = IcuCollation::new(language) {
        return std::sync::Arc::new(collation);
    }
    let _ = language;
    std::sync::Arc::new(PlainCollation)
}
