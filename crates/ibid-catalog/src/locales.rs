//! The locales at hand.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use ibid_csl::{
    Locale, LocaleProvider, conventional_tag, dialect_of, fallback_chain, parse_locale,
};
use ibid_model::{Diagnostic, codes};

use crate::catalog::{Catalog, Source};
use crate::embedded::{self, EmbeddedLocale};
use crate::entry::Origin;
use crate::folder::read_text;

/// A locale at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocaleEntry {
    /// Its tag, such as `de-AT`.
    pub tag: String,
    /// Where it comes from.
    pub origin: Origin,
}

/// Locales that have been read; each is parsed once.
#[derive(Default)]
pub(crate) struct LocaleCache {
    read: Mutex<BTreeMap<String, Option<Arc<Locale>>>>,
}

impl LocaleCache {
    /// Drops what was found for a tag: there is another locale for it.
    pub(crate) fn forget(&self, tag: &str) {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        read.remove(tag);
    }
}

impl fmt::Debug for LocaleCache {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LocaleCache")
    }
}

impl LocaleProvider for Catalog {
    fn locale(&self, tag: &str) -> Option<Arc<Locale>> {
        let tag = conventional_tag(tag);
        let mut read = self
            .locales
            .read
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let locale = read.entry(tag).or_insert_with_key(|tag| {
            if let Some(given) = self.given.locale(tag) {
                return Some(given);
            }
            let text = self.sources().find_map(|source| locale_text(source, tag))?;
            parse_locale(&text)
                .ok()
                .map(|parsed| Arc::new(parsed.value))
        });
        locale.clone()
    }
}

impl Catalog {
    /// Every locale at hand, sorted by tag; of several with one tag, the one that is used.
    pub fn locales(&self) -> Vec<LocaleEntry> {
        let mut all = BTreeMap::new();
        for source in self.sources() {
            match source {
                Source::Given(given) => {
                    for tag in given.locale_tags() {
                        all.insert(tag, Origin::Given);
                    }
                }
                Source::Embedded => {
                    for locale in embedded::locales() {
                        all.entry(locale.tag.to_owned()).or_insert(Origin::Embedded);
                    }
                }
                Source::Added(folder) | Source::System(folder) => {
                    for (tag, path) in folder.locale_files() {
                        all.entry(tag).or_insert_with(|| source.origin(path));
                    }
                }
            }
        }
        all.into_iter()
            .map(|(tag, origin)| LocaleEntry { tag, origin })
            .collect()
    }

    /// A warning where a locale that was asked for is not at hand, with what is used in its place.
    ///
    /// `None` where the locale, or the language's primary dialect for a bare language, is there.
    pub fn check_locale(&self, tag: &str) -> Option<Diagnostic> {
        let wanted = conventional_tag(tag);
        let used = fallback_chain(&wanted)
            .into_iter()
            .find(|tag| self.locale(tag).is_some());
        let is_primary = used
            .as_deref()
            .is_some_and(|used| dialect_of(&wanted) == Some(used));
        if used.as_ref() == Some(&wanted) || is_primary {
            return None;
        }
        let used = used.unwrap_or_else(|| "en-US".to_owned());
        let language = wanted.split('-').next().unwrap_or_default();
        let dialects: Vec<String> = self
            .locales()
            .into_iter()
            .map(|locale| locale.tag)
            .filter(|tag| tag.split('-').next() == Some(language))
            .collect();
        let help = if dialects.is_empty() {
            "`ibid styles locales` lists the locales at hand".to_owned()
        } else {
            format!("locales of this language: `{}`", dialects.join("`, `"))
        };
        let message = format!("there is no locale `{tag}`; `{used}` is used");
        Some(Diagnostic::warning(codes::CATALOG_UNKNOWN_LOCALE, message).with_help(help))
    }
}

fn locale_text(source: Source<'_>, tag: &str) -> Option<String> {
    let folder = match source {
        // Those are read already.
        Source::Given(_) => return None,
        Source::Embedded => return embedded::locale(tag).map(EmbeddedLocale::text),
        Source::Added(folder) | Source::System(folder) => folder,
    };
    let files = folder.locale_files();
    let file = files
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(tag));
    read_text(file?.1).ok()
}
