//! How strings are ordered: an input, because browsers bring their own.

use std::cmp::Ordering;

/// An order of strings in a language.
pub trait Collation: Send + Sync {
    /// Compares two sort keys.
    fn compare(&self, left: &str, right: &str) -> Ordering;
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
}

/// A collation without language data: folds case, counts digits as numbers.
#[derive(Clone, Copy, Debug, Default)]
pub struct PlainCollation;

impl Collation for PlainCollation {
    fn compare(&self, left: &str, right: &str) -> Ordering {
        let fold = |text: &str| -> Vec<char> {
            text.chars()
                .filter(|c| c.is_alphanumeric() || c.is_whitespace())
                .flat_map(char::to_lowercase)
                .collect()
        };
        let (left, right) = (fold(left), fold(right));
        let mut left = left.as_slice();
        let mut right = right.as_slice();
        loop {
            let (number_left, rest_left) = split_number(left);
            let (number_right, rest_right) = split_number(right);
            if !number_left.is_empty() && !number_right.is_empty() {
                let order = number_left
                    .len()
                    .cmp(&number_right.len())
                    .then_with(|| number_left.cmp(number_right));
                if order != Ordering::Equal {
                    return order;
                }
                (left, right) = (rest_left, rest_right);
                continue;
            }
            match (left.split_first(), right.split_first()) {
                (None, None) => return Ordering::Equal,
                (None, _) => return Ordering::Less,
                (_, None) => return Ordering::Greater,
                (Some((a, rest_a)), Some((b, rest_b))) => {
                    if a != b {
                        return a.cmp(b);
                    }
                    (left, right) = (rest_a, rest_b);
                }
            }
        }
    }
}

/// The digits at the start, without leading zeros, and what follows.
fn split_number(text: &[char]) -> (&[char], &[char]) {
    let length = text.iter().take_while(|c| c.is_ascii_digit()).count();
    let (digits, rest) = text.split_at(length);
    let zeros = digits.iter().take_while(|c| **c == '0').count();
    let significant = digits
        .get(zeros.min(length.saturating_sub(1))..)
        .unwrap_or(digits);
    (significant, rest)
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
