//! Where locale files come from, and which ones stand in for which.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::tree::Locale;

/// Gives locale files by their tag.
///
/// ```
/// use std::sync::Arc;
/// use ibid_csl::{Locale, LocaleProvider};
///
/// let provider = |tag: &str| (tag == "en-US").then(|| Arc::new(Locale::default()));
/// assert!(provider.locale("en-US").is_some());
/// ```
pub trait LocaleProvider {
    /// The locale file for exactly this tag (such as `de-AT`), without any fallback.
    fn locale(&self, tag: &str) -> Option<Arc<Locale>>;
}

impl<F> LocaleProvider for F
where
    F: Fn(&str) -> Option<Arc<Locale>>,
{
    fn locale(&self, tag: &str) -> Option<Arc<Locale>> {
        self(tag)
    }
}

/// Locale files in memory. Tags are compared without regard to case.
#[derive(Clone, Debug, Default)]
pub struct LocaleMap {
    locales: BTreeMap<String, Arc<Locale>>,
}

impl LocaleMap {
    /// No locales.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a locale file under its own tag; one without a tag goes for `en-US`.
    pub fn insert(&mut self, locale: Locale) {
        let tag = normal_tag(locale.language.as_deref().unwrap_or("en-US"));
        self.locales.insert(tag, Arc::new(locale));
    }
}

impl LocaleProvider for LocaleMap {
    fn locale(&self, tag: &str) -> Option<Arc<Locale>> {
        self.locales.get(&normal_tag(tag)).cloned()
    }
}

impl FromIterator<Locale> for LocaleMap {
    fn from_iter<I: IntoIterator<Item = Locale>>(locales: I) -> Self {
        let mut map = Self::new();
        for locale in locales {
            map.insert(locale);
        }
        map
    }
}

/// The dialect that goes for a language as a whole.
///
/// Source: `primary-dialects` of the official locales, and CSL 1.0.2 "Locale Fallback".
const PRIMARY_DIALECTS: &[(&str, &str)] = &[
    ("af", "af-ZA"),
    ("bal", "bal-PK"),
    ("bg", "bg-BG"),
    ("brh", "brh-PK"),
    ("ca", "ca-AD"),
    ("cs", "cs-CZ"),
    ("cy", "cy-GB"),
    ("da", "da-DK"),
    ("de", "de-DE"),
    ("el", "el-GR"),
    ("en", "en-US"),
    ("es", "es-ES"),
    ("et", "et-EE"),
    ("fa", "fa-IR"),
    ("fi", "fi-FI"),
    ("fr", "fr-FR"),
    ("gl", "gl-ES"),
    ("he", "he-IL"),
    ("hi", "hi-IN"),
    ("hr", "hr-HR"),
    ("hu", "hu-HU"),
    ("hy", "hy-AM"),
    ("id", "id-ID"),
    ("is", "is-IS"),
    ("it", "it-IT"),
    ("ja", "ja-JP"),
    ("km", "km-KH"),
    ("ko", "ko-KR"),
    ("lij", "lij-IT"),
    ("lt", "lt-LT"),
    ("lv", "lv-LV"),
    ("mn", "mn-MN"),
    ("ms", "ms-MY"),
    ("nb", "nb-NO"),
    ("nl", "nl-NL"),
    ("nn", "nn-NO"),
    ("pa", "pa-PK"),
    ("pl", "pl-PL"),
    ("pt", "pt-PT"),
    ("ro", "ro-RO"),
    ("ru", "ru-RU"),
    ("sk", "sk-SK"),
    ("sl", "sl-SI"),
    ("sr", "sr-Latn-RS"),
    ("sv", "sv-SE"),
    ("th", "th-TH"),
    ("tr", "tr-TR"),
    ("uk", "uk-UA"),
    ("vi", "vi-VN"),
    ("zh", "zh-CN"),
    // Beyond the table: another name of the language, or the script that the region writes, so
    // that the reader can read what is chosen (CLDR: language aliases and likely subtags).
    ("iw", "he-IL"),
    ("no", "nb-NO"),
    ("sr-cyrl", "sr-Cyrl-RS"),
    ("zh-hant", "zh-TW"),
    ("zh-hk", "zh-TW"),
    ("zh-mo", "zh-TW"),
];

/// The dialect that a bare language stands for: `de-DE` for `de`.
pub fn dialect_of(tag: &str) -> Option<&'static str> {
    let tag = normal_tag(tag);
    let found = PRIMARY_DIALECTS.iter().find(|(name, _)| *name == tag);
    found.map(|(_, dialect)| *dialect)
}

/// The tags of locale files that go for `tag`, the first one first; the last is `en-US`.
///
/// `de-AT` gives `de-AT`, `de`, `de-DE`, `en-US`. Case is made as BCP 47 recommends; `_` goes for
/// `-`. Source: CSL 1.0.2 "Locale Fallback", B; RFC 4647 for tags of more than two parts.
pub fn fallback_chain(tag: &str) -> Vec<String> {
    let mut chain: Vec<String> = Vec::new();
    let mut add = |tag: String| {
        if !chain.contains(&tag) {
            chain.push(tag);
        }
    };
    let shorter = truncations(tag);
    for tag in &shorter {
        add(tag.clone());
    }
    for tag in &shorter {
        if let Some(dialect) = dialect_of(tag) {
            add(dialect.to_owned());
        }
    }
    add("en-US".to_owned());
    chain
}

/// A tag and what is left of it when parts are taken off its end, as RFC 4647 looks tags up.
pub(crate) fn truncations(tag: &str) -> Vec<String> {
    /// No tag in use has more parts.
    const MOST_PARTS: usize = 16;
    let tag = conventional_tag(tag);
    let parts: Vec<&str> = tag.split('-').take(MOST_PARTS).collect();
    (1..=parts.len())
        .rev()
        .filter_map(|count| parts.get(..count))
        // A single letter introduces what follows it and does not end a tag.
        .filter(|kept| kept.last().is_some_and(|last| last.len() > 1))
        .map(|kept| kept.join("-"))
        .collect()
}

/// The tag for comparing: lower case, parts separated by `-`.
pub(crate) fn normal_tag(tag: &str) -> String {
    tag.trim().replace('_', "-").to_ascii_lowercase()
}

/// The tag in the case that BCP 47 recommends, with `-` for `_`: `zh-Hant-TW`.
pub fn conventional_tag(tag: &str) -> String {
    let tag = normal_tag(tag);
    // What follows a single letter is an extension, which stays in lower case.
    let mut in_extension = false;
    let mut parts = Vec::new();
    for (at, part) in tag.split('-').enumerate() {
        in_extension |= part.len() == 1;
        let mut letters = part.chars();
        parts.push(match (at, part.len(), letters.next()) {
            _ if in_extension => part.to_owned(),
            (1.., 2, _) => part.to_ascii_uppercase(),
            (1.., 4, Some(first)) if first.is_ascii_alphabetic() => {
                format!("{}{}", first.to_ascii_uppercase(), letters.as_str())
            }
            _ => part.to_owned(),
        });
    }
    parts.join("-")
}
