//! The words of the block, in the page's language.

use std::collections::BTreeMap;
use std::sync::LazyLock;

type Strings = BTreeMap<String, BTreeMap<String, String>>;

/// What the element and the page use as well: one file for all.
static STRINGS: LazyLock<Strings> = LazyLock::new(|| {
    let text = include_str!("../../../../web/strings.json");
    serde_json::from_str(text).unwrap_or_default()
});

/// The words of a language.
pub(super) struct Words {
    /// The language that there are words in.
    pub language: &'static str,
    strings: Option<&'static BTreeMap<String, String>>,
}

impl Words {
    /// The words for a BCP 47 tag; English where there are none.
    pub(super) fn of(tag: Option<&str>) -> Self {
        let primary = tag.unwrap_or("en").split(['-', '_']).next().unwrap_or("en");
        let primary = primary.to_ascii_lowercase();
        let entry = STRINGS
            .get_key_value(&primary)
            .or_else(|| STRINGS.get_key_value("en"));
        Self {
            language: entry.map_or("en", |(language, _)| language.as_str()),
            strings: entry.map(|(_, strings)| strings),
        }
    }

    /// The text of a key.
    pub(super) fn get(&self, key: &'static str) -> &'static str {
        let text = self.strings.and_then(|strings| strings.get(key));
        text.map_or(key, String::as_str)
    }

    /// `rtl` or `ltr`.
    pub(super) fn direction(&self) -> &'static str {
        if matches!(self.language, "ar" | "fa" | "he" | "ur") {
            "rtl"
        } else {
            "ltr"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_word() {
        let english = STRINGS.get("en").unwrap();
        for language in ["en", "de", "fr", "es", "pt", "ar", "zh", "ja"] {
            let strings = STRINGS.get(language).unwrap();
            assert!(strings.keys().eq(english.keys()), "{language}");
            assert!(
                strings.values().all(|text| !text.trim().is_empty()),
                "{language}"
            );
        }
    }

    #[test]
    fn the_nearest_language_is_taken() {
        assert_eq!(Words::of(Some("pt-BR")).get("reference"), "Referência");
        assert_eq!(Words::of(Some("ar")).direction(), "rtl");
        assert_eq!(Words::of(Some("xx")).language, "en");
        assert_eq!(Words::of(None).language, "en");
    }
}
