//! Styles by the names that people give them, ready to cite in.

use std::sync::Arc;

use ibid_catalog::{Catalog, FoundStyle, StyleEntry};
use ibid_engine::{CompiledStyle, ItemLocales};
use ibid_model::{Diagnostic, Severity};

use crate::error::IbidError;
use crate::report::StyleReport;

/// The styles and locales at hand.
#[derive(Debug, Default)]
pub struct Styles {
    catalog: Arc<Catalog>,
}

/// A style in a locale, ready to cite in.
#[derive(Clone, Debug)]
pub struct LoadedStyle {
    /// The style that was asked for.
    pub entry: StyleEntry,
    /// Its rules, compiled.
    pub compiled: Arc<CompiledStyle>,
    /// The same in the locales of items, for documents in which each item keeps its own.
    pub item_locales: Arc<ItemLocales>,
    /// What the user should know: a locale that is not there; as notes, what is odd in the style.
    pub warnings: Vec<Diagnostic>,
}

impl Styles {
    /// The styles in the program, and no others.
    pub fn embedded() -> Self {
        Self::default()
    }

    /// The styles that the user added, those in the program, and those of the system.
    #[cfg(feature = "fs")]
    pub fn open() -> Self {
        Self {
            catalog: Arc::new(Catalog::new(&ibid_catalog::Dirs::from_env())),
        }
    }

    /// The catalogue behind it: lists, searches, the user's own styles.
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// Loads a style by name, alias, id, title or path, for a locale, else the style's own, else
    /// en-US.
    ///
    /// # Errors
    /// [`IbidError::Catalog`] where there is no such style or it cannot be used. A locale that is
    /// not there is a warning: the nearest one is used.
    pub fn load(&self, style: &str, locale: Option<&str>) -> Result<LoadedStyle, IbidError> {
        Ok(self.compiled(self.catalog.find(style)?, locale))
    }

    /// Loads a style as [`Self::load`] does, but never by path: for names that come from elsewhere.
    ///
    /// # Errors
    /// As [`Self::load`].
    pub fn load_named(&self, style: &str, locale: Option<&str>) -> Result<LoadedStyle, IbidError> {
        Ok(self.compiled(self.catalog.find_named(style)?, locale))
    }

    /// Loads a style that is given as XML, as [`Self::load`] does; `name` is for messages.
    ///
    /// # Errors
    /// [`IbidError::Catalog`] where the XML is no style, or the style's parent is not at hand.
    pub fn load_xml(
        &self,
        name: &str,
        xml: &str,
        locale: Option<&str>,
    ) -> Result<LoadedStyle, IbidError> {
        Ok(self.compiled(self.catalog.read(name, xml)?, locale))
    }

    fn compiled(&self, found: FoundStyle, locale: Option<&str>) -> LoadedStyle {
        // Who cites did not write the style: what is odd in it is for `styles check` to warn of.
        let mut warnings = found.diagnostics;
        for diagnostic in &mut warnings {
            diagnostic.severity = Severity::Note;
        }
        warnings.extend(locale.and_then(|locale| self.catalog.check_locale(locale)));
        let style = Arc::new(found.style);
        LoadedStyle {
            entry: found.entry,
            compiled: Arc::new(CompiledStyle::compile(&style, &*self.catalog, locale)),
            item_locales: Arc::new(ItemLocales::new(style, Arc::clone(&self.catalog) as _)),
            warnings,
        }
    }
}

impl LoadedStyle {
    /// The style's title.
    pub fn title(&self) -> &str {
        &self.entry.info.title
    }

    /// The style as reports name it.
    pub fn report(&self) -> StyleReport<'_> {
        StyleReport {
            id: &self.entry.info.id,
            title: &self.entry.info.title,
            class: if self.compiled.is_note_style() {
                "note"
            } else {
                "in-text"
            },
            updated: self.entry.info.updated.as_deref(),
        }
    }
}
