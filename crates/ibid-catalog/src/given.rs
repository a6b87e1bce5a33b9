//! Styles and locales that the program was given as XML: where there are no files, as in browsers.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use ibid_csl::{Locale, StyleFile, conventional_tag, parse_locale, parse_style};
use ibid_model::Diagnostic;

use crate::add::AddedStyle;
use crate::catalog::Catalog;
use crate::entry::{Origin, StyleEntry};
use crate::error::CatalogError;
use crate::names::{name_key, name_of_id};

/// A locale that was given.
#[derive(Clone, Debug)]
pub struct GivenLocale {
    /// Its tag, such as `de-AT`.
    pub tag: String,
    /// What reading it had to say.
    pub diagnostics: Vec<Diagnostic>,
}

/// What was given, by name and tag.
#[derive(Debug, Default)]
pub(crate) struct Given {
    kept: RwLock<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    styles: BTreeMap<String, GivenStyle>,
    locales: BTreeMap<String, Arc<Locale>>,
}

#[derive(Debug)]
struct GivenStyle {
    entry: StyleEntry,
    xml: Arc<str>,
}

impl Given {
    fn read(&self) -> RwLockReadGuard<'_, Kept> {
        self.kept.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Kept> {
        self.kept.write().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn style(&self, name: &str) -> Option<StyleEntry> {
        self.read()
            .styles
            .get(name)
            .map(|style| style.entry.clone())
    }

    pub(crate) fn styles(&self) -> Vec<StyleEntry> {
        let kept = self.read();
        kept.styles
            .values()
            .map(|style| style.entry.clone())
            .collect()
    }

    pub(crate) fn xml(&self, name: &str) -> Option<String> {
        self.read()
            .styles
            .get(name)
            .map(|style| style.xml.as_ref().to_owned())
    }

    /// The locale of exactly this conventional tag.
    pub(crate) fn locale(&self, tag: &str) -> Option<Arc<Locale>> {
        self.read().locales.get(tag).cloned()
    }

    pub(crate) fn locale_tags(&self) -> Vec<String> {
        self.read().locales.keys().cloned().collect()
    }
}

impl Catalog {
    /// Takes in a style's XML for as long as the catalogue lives, under the last part of its id. It
    /// stands before all other styles, and in the place of one that was given under that name.
    ///
    /// # Errors
    ///
    /// [`CatalogError::Invalid`] where it is no style.
    pub fn give_style(&self, xml: &str) -> Result<AddedStyle, CatalogError> {
        let parsed = parse_style(xml).map_err(|source| CatalogError::Invalid {
            origin: "the style".to_owned(),
            source,
        })?;
        let (info, default_locale) = match parsed.value {
            StyleFile::Independent(style) => (style.info, style.default_locale),
            StyleFile::Dependent(style) => (style.info, style.default_locale),
        };
        let key = name_key(&name_of_id(&info.id));
        let name = if key.is_empty() {
            "style".to_owned()
        } else {
            key
        };
        let entry = StyleEntry {
            name: name.clone(),
            info,
            default_locale,
            origin: Origin::Given,
        };
        let given = GivenStyle {
            entry: entry.clone(),
            xml: xml.into(),
        };
        let before = self.given.write().styles.insert(name, given);
        Ok(AddedStyle {
            entry,
            replaced: before.is_some(),
            diagnostics: parsed.diagnostics,
        })
    }

    /// Takes in a locale's XML for as long as the catalogue lives. It stands before all other
    /// locales of its tag.
    ///
    /// # Errors
    ///
    /// [`CatalogError::Invalid`] where it is no locale, [`CatalogError::NoLanguage`] where it does
    /// not say of which language it is.
    pub fn give_locale(&self, xml: &str) -> Result<GivenLocale, CatalogError> {
        let parsed = parse_locale(xml).map_err(|source| CatalogError::Invalid {
            origin: "the locale".to_owned(),
            source,
        })?;
        let language = parsed.value.language.as_deref().map(conventional_tag);
        let tag = language
            .filter(|tag| !tag.is_empty())
            .ok_or(CatalogError::NoLanguage)?;
        let locale = Arc::new(parsed.value);
        self.given.write().locales.insert(tag.clone(), locale);
        self.locales.forget(&tag);
        Ok(GivenLocale {
            tag,
            diagnostics: parsed.diagnostics,
        })
    }
}
