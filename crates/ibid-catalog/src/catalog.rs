//! The catalogue: sources in order, and how what is asked for is found in them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use ibid_csl::{Style, StyleFile, parse_style, parse_style_head};
use ibid_model::Diagnostic;

use crate::dirs::Dirs;
use crate::embedded::{self, EmbeddedStyle};
use crate::entry::{FoundStyle, Origin, StyleEntry};
use crate::error::CatalogError;
use crate::folder::{Folder, read_head, read_text};
use crate::given::Given;
use crate::locales::LocaleCache;
use crate::names::{id_key, is_id, is_path, name_key, name_of_id, unaliased};

/// How many dependent styles may lead from one to another before the independent one.
const MOST_PARENTS: usize = 4;

/// The styles and locales at hand: those that the program was given, those that the user added,
/// those in the program, and those of the system, in this order.
///
/// Only what is asked for is read: making a catalogue touches no file.
///
/// ```
/// use ibid_catalog::Catalog;
///
/// let catalog = Catalog::embedded();
/// let found = catalog.find("MLA")?;
/// assert_eq!(found.entry.name, "modern-language-association");
/// # Ok::<(), ibid_catalog::CatalogError>(())
/// ```
#[derive(Debug, Default)]
pub struct Catalog {
    pub(crate) given: Given,
    added: Option<Folder>,
    system: Vec<Folder>,
    pub(crate) locales: LocaleCache,
}

/// One of the catalogue's sources.
#[derive(Clone, Copy)]
pub(crate) enum Source<'c> {
    Given(&'c Given),
    Added(&'c Folder),
    Embedded,
    System(&'c Folder),
}

impl Source<'_> {
    pub(crate) fn folder(&self) -> Option<&Folder> {
        match self {
            Self::Added(folder) | Self::System(folder) => Some(folder),
            Self::Given(_) | Self::Embedded => None,
        }
    }

    pub(crate) fn origin(&self, path: PathBuf) -> Origin {
        match self {
            Self::Added(_) => Origin::Added(path),
            Self::Given(_) => Origin::Given,
            Self::Embedded => Origin::Embedded,
            Self::System(_) => Origin::System(path),
        }
    }
}

impl Catalog {
    /// The styles and locales in the program, and no others.
    pub fn embedded() -> Self {
        Self::default()
    }

    /// The styles and locales in the program and in these folders.
    pub fn new(dirs: &Dirs) -> Self {
        Self {
            given: Given::default(),
            added: dirs.data.clone().map(Folder::new),
            system: dirs.system.iter().cloned().map(Folder::new).collect(),
            locales: LocaleCache::default(),
        }
    }

    pub(crate) fn sources(&self) -> impl Iterator<Item = Source<'_>> {
        let added = self.added.iter().map(Source::Added);
        let system = self.system.iter().map(Source::System);
        let given = std::iter::once(Source::Given(&self.given));
        given.chain(added).chain([Source::Embedded]).chain(system)
    }

    pub(crate) fn added_folder(&self) -> Option<&Folder> {
        self.added.as_ref()
    }

    /// Finds a style by path, id, name, alias, former name or title, and reads it.
    ///
    /// A path has a separator or ends in `.csl`. An id is an URL, with `http` or `https` and with
    /// or without `www`. Names and titles are compared without regard to case, accents and
    /// punctuation. A style that the user added stands before an alias of the same name.
    ///
    /// # Errors
    ///
    /// [`CatalogError`] where there is no such style, with suggestions; where its file cannot be
    /// read or used; and where the parent of a dependent style is not at hand.
    pub fn find(&self, query: &str) -> Result<FoundStyle, CatalogError> {
        let entry = self.entry(query)?;
        self.load(entry)
    }

    /// Finds a style as [`Self::find`] does, but never by path: for names that come from elsewhere.
    ///
    /// # Errors
    ///
    /// As [`Self::find`].
    pub fn find_named(&self, query: &str) -> Result<FoundStyle, CatalogError> {
        let query = query.trim();
        let found = if is_id(query) {
            self.by_id(query)
        } else if is_path(query) {
            self.by_title(query)
        } else {
            self.by_name(query).or_else(|| self.by_title(query))
        };
        let entry = found.ok_or_else(|| CatalogError::UnknownStyle {
            query: query.to_owned(),
            suggestions: self.suggestions(query),
        })?;
        self.load(entry)
    }

    /// Finds a style as [`Self::find`] does, without reading its rules.
    ///
    /// # Errors
    ///
    /// [`CatalogError`] where there is no such style, or its file cannot be read.
    pub fn entry(&self, query: &str) -> Result<StyleEntry, CatalogError> {
        let query = query.trim();
        let found = if is_id(query) {
            self.by_id(query)
        } else if is_path(query) {
            let path = Path::new(query);
            // A title may have a separator as well: `6th/7th edition`.
            let title = if path.exists() {
                None
            } else {
                self.by_title(query)
            };
            return title.map_or_else(|| entry_of_path(path), Ok);
        } else {
            self.by_name(query).or_else(|| self.by_title(query))
        };
        found.ok_or_else(|| CatalogError::UnknownStyle {
            query: query.to_owned(),
            suggestions: self.suggestions(query),
        })
    }

    /// The XML of a style.
    ///
    /// # Errors
    ///
    /// [`CatalogError::File`] where its file cannot be read.
    pub fn xml(&self, entry: &StyleEntry) -> Result<String, CatalogError> {
        match entry.origin.path() {
            Some(path) => read_text(path),
            None if entry.origin == Origin::Given => {
                Ok(self.given.xml(&entry.name).unwrap_or_default())
            }
            None => Ok(embedded::style(&entry.name)
                .map(EmbeddedStyle::text)
                .unwrap_or_default()),
        }
    }

    /// Reads the rules of a style, or of the parent of a dependent one.
    ///
    /// # Errors
    ///
    /// [`CatalogError`] where a file cannot be read or used, or a parent is not at hand.
    pub fn load(&self, entry: StyleEntry) -> Result<FoundStyle, CatalogError> {
        let (file, diagnostics) = parsed(&entry, &self.xml(&entry)?)?;
        self.resolved(entry, file, diagnostics)
    }

    /// Reads a style that is given as XML, or the rules of its parent; `name` is for messages.
    ///
    /// # Errors
    ///
    /// [`CatalogError`] where the XML is no style, or the parent is not at hand.
    pub fn read(&self, name: &str, xml: &str) -> Result<FoundStyle, CatalogError> {
        let mut entry = StyleEntry {
            name: name.to_owned(),
            info: ibid_csl::Info::default(),
            default_locale: None,
            origin: Origin::Given,
        };
        let (file, diagnostics) = parsed(&entry, xml)?;
        (entry.info, entry.default_locale) = match &file {
            StyleFile::Independent(style) => (style.info.clone(), style.default_locale.clone()),
            StyleFile::Dependent(style) => (style.info.clone(), style.default_locale.clone()),
        };
        self.resolved(entry, file, diagnostics)
    }

    fn resolved(
        &self,
        entry: StyleEntry,
        file: StyleFile,
        mut diagnostics: Vec<Diagnostic>,
    ) -> Result<FoundStyle, CatalogError> {
        let dependent = match file {
            StyleFile::Independent(style) => {
                return Ok(FoundStyle {
                    entry,
                    parent: None,
                    style: *style,
                    diagnostics,
                });
            }
            StyleFile::Dependent(dependent) => dependent,
        };
        let parent_id = dependent.info.parent.unwrap_or_default();
        let (parent, mut style, more) = self.independent_parent(&entry, parent_id)?;
        diagnostics.extend(more);
        style.default_locale = dependent.default_locale.or(style.default_locale);
        Ok(FoundStyle {
            entry,
            parent: Some(parent),
            style,
            diagnostics,
        })
    }

    /// The independent style that a dependent one leads to.
    fn independent_parent(
        &self,
        child: &StyleEntry,
        mut parent: String,
    ) -> Result<(StyleEntry, Style, Vec<Diagnostic>), CatalogError> {
        for _ in 0..MOST_PARENTS {
            let found = self.by_id(&parent).or_else(|| beside(child, &parent));
            let Some(entry) = found else {
                return Err(CatalogError::MissingParent {
                    style: child.name.clone(),
                    parent,
                });
            };
            match parsed(&entry, &self.xml(&entry)?)? {
                (StyleFile::Independent(style), diagnostics) => {
                    return Ok((entry, *style, diagnostics));
                }
                (StyleFile::Dependent(next), _) => {
                    parent = next.info.parent.unwrap_or_default();
                }
            }
        }
        Err(CatalogError::NoIndependentParent {
            style: child.name.clone(),
            parent,
        })
    }

    fn by_name(&self, query: &str) -> Option<StyleEntry> {
        let key = name_key(query);
        if key.is_empty() {
            return None;
        }
        let mut users = self
            .sources()
            .take_while(|s| !matches!(s, Source::Embedded));
        users
            .find_map(|source| named(source, &key))
            .or_else(|| self.named(unaliased(&key)?))
            .or_else(|| self.named(&key))
            .or_else(|| self.named(&self.renamed(&key)?))
    }

    /// The style of this name in the first source that has it.
    fn named(&self, name: &str) -> Option<StyleEntry> {
        self.sources().find_map(|source| named(source, name))
    }

    fn renamed(&self, key: &str) -> Option<String> {
        let mut folders = self.added.iter().chain(&self.system);
        folders.find_map(|folder| folder.renamed(key))
    }

    /// The style with this id: first where a file of that name would be, then anywhere.
    fn by_id(&self, id: &str) -> Option<StyleEntry> {
        let key = id_key(id);
        let has_id = |entry: &StyleEntry| id_key(&entry.info.id) == key;
        let name = name_of_id(id);
        let by_file = self
            .sources()
            .filter_map(|source| named(source, &name))
            .find(has_id);
        by_file
            .or_else(|| {
                let style = embedded::styles()
                    .iter()
                    .find(|style| id_key(style.id) == key);
                style.map(embedded_entry)
            })
            .or_else(|| {
                // A style that was renamed is at hand under its new name.
                let new_name = unaliased(&name).map(str::to_owned);
                let new_name = new_name.or_else(|| self.renamed(&name));
                let is_official = key.starts_with("zotero.org/styles/");
                new_name
                    .filter(|_| is_official)
                    .and_then(|name| self.named(&name))
            })
            .or_else(|| self.list().into_iter().find(has_id))
    }

    /// The style with this title or short title, or with a name that files do not usually have.
    fn by_title(&self, query: &str) -> Option<StyleEntry> {
        let key = name_key(query);
        if key.is_empty() {
            return None;
        }
        let all = self.list();
        let name = |entry: &&StyleEntry| name_key(&entry.name) == key;
        let title = |entry: &&StyleEntry| name_key(&entry.info.title) == key;
        let short = |entry: &&StyleEntry| {
            entry.info.title_short.as_deref().map(name_key).as_ref() == Some(&key)
        };
        all.iter()
            .find(name)
            .or_else(|| all.iter().find(title))
            .or_else(|| all.iter().filter(|entry| !entry.is_dependent()).find(short))
            .cloned()
    }

    /// Every style at hand, sorted by name; of several with one name, the one that is found.
    pub fn list(&self) -> Vec<StyleEntry> {
        let mut all: BTreeMap<String, StyleEntry> = BTreeMap::new();
        for source in self.sources() {
            for entry in entries(source) {
                all.entry(entry.name.clone()).or_insert(entry);
            }
        }
        all.into_values().collect()
    }
}

/// Reads a style's XML.
fn parsed(entry: &StyleEntry, xml: &str) -> Result<(StyleFile, Vec<Diagnostic>), CatalogError> {
    let path = entry.origin.path().map(|path| path.display().to_string());
    let origin = path.unwrap_or_else(|| entry.name.clone());
    match parse_style(xml) {
        Ok(parsed) => {
            let placed = parsed.diagnostics.into_iter();
            let placed = placed.map(|diagnostic| diagnostic.in_source(origin.clone()));
            Ok((parsed.value, placed.collect()))
        }
        Err(source) => Err(CatalogError::Invalid { origin, source }),
    }
}

/// The style of this name in a source.
fn named(source: Source<'_>, name: &str) -> Option<StyleEntry> {
    match source {
        Source::Given(given) => given.style(name),
        Source::Embedded => embedded::style(name).map(embedded_entry),
        Source::Added(folder) | Source::System(folder) => {
            let path = folder.style_file(name)?;
            Some(file_entry(name.to_owned(), source, path))
        }
    }
}

fn entries(source: Source<'_>) -> Vec<StyleEntry> {
    match source {
        Source::Given(given) => given.styles(),
        Source::Embedded => embedded::styles().iter().map(embedded_entry).collect(),
        Source::Added(folder) | Source::System(folder) => {
            let files = folder.style_files().into_iter();
            files
                .map(|(name, path)| file_entry(name, source, path))
                .collect()
        }
    }
}

fn embedded_entry(style: &EmbeddedStyle) -> StyleEntry {
    StyleEntry {
        name: style.name.to_owned(),
        info: style.info(),
        default_locale: style.default_locale.map(str::to_owned),
        origin: Origin::Embedded,
    }
}

/// A file's entry. A broken file has one too, without a title, so that asking for it tells why.
fn file_entry(name: String, source: Source<'_>, path: PathBuf) -> StyleEntry {
    let head = read_head(&path).and_then(|text| parse_style_head(&text).ok());
    // What comes before the end of `info` may be longer than expected.
    let head = head.or_else(|| parse_style_head(&read_text(&path).ok()?).ok());
    let head = head.unwrap_or_default();
    StyleEntry {
        name,
        info: head.info,
        default_locale: head.default_locale,
        origin: source.origin(path),
    }
}

fn entry_of_path(path: &Path) -> Result<StyleEntry, CatalogError> {
    let text = read_text(path)?;
    let head = parse_style_head(&text).map_err(|source| CatalogError::Invalid {
        origin: path.display().to_string(),
        source,
    })?;
    let name = path.file_stem().unwrap_or(path.as_os_str());
    Ok(StyleEntry {
        name: name.to_string_lossy().into_owned(),
        info: head.info,
        default_locale: head.default_locale,
        origin: Origin::File(path.to_owned()),
    })
}

/// The parent in the folder of a dependent style's file, or in the folder above, as the official
/// repository has it.
fn beside(child: &StyleEntry, parent: &str) -> Option<StyleEntry> {
    let folder = child.origin.path()?.parent()?;
    let file = format!("{}.csl", name_of_id(parent));
    let entry_in = |folder: &Path| entry_of_path(&folder.join(&file)).ok();
    let has_id = |entry: &StyleEntry| id_key(&entry.info.id) == id_key(parent);
    let same_folder = entry_in(folder).filter(has_id);
    same_folder.or_else(|| entry_in(folder.parent()?).filter(has_id))
}
