//! A style in the locales of its items, for documents in which each item keeps its own.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use ibid_csl::{LocaleProvider, Style, conventional_tag, fallback_chain};

use crate::compile::CompiledStyle;

/// A style in the locales of its items: compiled when an item first asks, once each.
///
/// Not in the specification, where a document has one locale: bibliographies that print "et al." for
/// English items and "等" for Chinese ones (GB/T 7714) have a locale for each item.
pub struct ItemLocales {
    style: Arc<Style>,
    locales: Arc<dyn LocaleProvider + Send + Sync>,
    compiled: Mutex<BTreeMap<String, Arc<CompiledStyle>>>,
}

impl ItemLocales {
    /// The locales of `locales` for a style: the one that the document's was compiled from.
    pub fn new(style: Arc<Style>, locales: Arc<dyn LocaleProvider + Send + Sync>) -> Self {
        Self {
            style,
            locales,
            compiled: Mutex::new(BTreeMap::new()),
        }
    }

    /// The style for items in `language`; `None` where the document's locale serves them: it is the
    /// same, the language alone is given and is the document's, or there is no locale for it.
    pub(crate) fn style_for(&self, language: &str, document: &str) -> Option<Arc<CompiledStyle>> {
        let tag = self.tag_for(language)?;
        let document = conventional_tag(document);
        let bare_and_same = conventional_tag(language) == primary(&document);
        if tag == document || bare_and_same {
            return None;
        }
        let mut compiled = self.compiled.lock().unwrap_or_else(PoisonError::into_inner);
        let style = compiled.entry(tag).or_insert_with_key(|tag| {
            Arc::new(CompiledStyle::compile(
                &self.style,
                &*self.locales,
                Some(tag),
            ))
        });
        Some(Arc::clone(style))
    }

    /// The first locale of the language that there is (CSL 1.0.2 "Locale Fallback").
    fn tag_for(&self, language: &str) -> Option<String> {
        let wanted = conventional_tag(language);
        let in_style = |tag: &str| {
            let tags = self
                .style
                .locales
                .iter()
                .filter_map(|l| l.language.as_deref());
            tags.map(conventional_tag).any(|own| own == tag)
        };
        fallback_chain(&wanted)
            .into_iter()
            .filter(|tag| primary(tag) == primary(&wanted) || is_alias(&wanted))
            .find(|tag| in_style(tag) || self.locales.locale(tag).is_some())
    }
}

/// The language of a tag, without region and script.
fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// Whether a tag's language has its locale under another name: `no` as `nb-NO`, `iw` as `he-IL`.
fn is_alias(tag: &str) -> bool {
    let language = primary(tag);
    ibid_csl::dialect_of(language).is_some_and(|dialect| primary(dialect) != language)
}

impl fmt::Debug for ItemLocales {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ItemLocales")
    }
}
