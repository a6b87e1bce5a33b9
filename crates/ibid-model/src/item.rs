//! One bibliographic item: the CSL variables of one work.

use crate::date::Date;
use crate::name::Name;
use crate::rich::RichText;
use crate::vocabulary::{DateVariable, ItemType, NameVariable, NumberVariable, TextVariable};

/// A small map from a vocabulary to values, kept in the vocabulary's order.
///
/// An item has a dozen variables: a sorted vector is smaller and faster than a tree, and iterates
/// in a fixed order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VariableMap<K, V> {
    entries: Vec<(K, V)>,
}

impl<K, V> Default for VariableMap<K, V> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
        }
    }
}

impl<K: Copy + Ord, V> VariableMap<K, V> {
    /// The value of `key`, if the item has it.
    pub fn get(&self, key: K) -> Option<&V> {
        self.position(key)
            .ok()
            .and_then(|at| self.entries.get(at))
            .map(|(_, value)| value)
    }

    /// The value of `key`, to be changed.
    pub fn get_mut(&mut self, key: K) -> Option<&mut V> {
        let at = self.position(key).ok()?;
        self.entries.get_mut(at).map(|(_, value)| value)
    }

    /// Whether the item has `key`.
    pub fn contains(&self, key: K) -> bool {
        self.position(key).is_ok()
    }

    /// Sets `key` to `value`; returns the value that it had.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.position(key) {
            Ok(at) => self
                .entries
                .get_mut(at)
                .map(|entry| std::mem::replace(&mut entry.1, value)),
            Err(at) => {
                self.entries.insert(at, (key, value));
                None
            }
        }
    }

    /// Takes `key` out; returns the value that it had.
    pub fn remove(&mut self, key: K) -> Option<V> {
        self.position(key).ok().map(|at| self.entries.remove(at).1)
    }

    /// Keys and values, in the order of the vocabulary.
    pub fn iter(&self) -> impl Iterator<Item = (K, &V)> {
        self.entries.iter().map(|(key, value)| (*key, value))
    }

    /// Keys and values, the values to be changed, in the order of the vocabulary.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (K, &mut V)> {
        self.entries.iter_mut().map(|(key, value)| (*key, value))
    }

    /// How many variables are set.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether no variable is set.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Moves the variables to a map that has room for them and no more; this one keeps its room.
    pub(crate) fn take_fitted(&mut self) -> Self {
        Self {
            entries: self.entries.drain(..).collect(),
        }
    }

    fn position(&self, key: K) -> Result<usize, usize> {
        self.entries.binary_search_by(|(k, _)| k.cmp(&key))
    }
}

/// One work, as CSL sees it.
///
/// Variables that CSL 1.0.2 does not know are kept in [`Item::custom`] and written back where the
/// target can hold them. Forms of a value in other languages and scripts are in
/// [`Item::variants`].
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The citation key, unique among the items of a document.
    pub id: String,
    /// What kind of work it is.
    pub item_type: ItemType,
    /// Title and string variables.
    pub texts: VariableMap<TextVariable, RichText>,
    /// Number variables, as written: `"2"`, `"2nd"`, `"12-14"`, `"S3"`.
    pub numbers: VariableMap<NumberVariable, RichText>,
    /// Name variables: the names in their order.
    pub names: VariableMap<NameVariable, Vec<Name>>,
    /// Date variables.
    pub dates: VariableMap<DateVariable, Date>,
    /// CSL-JSON's `categories`.
    pub categories: Vec<String>,
    /// What the input had beyond the CSL variables, by its own name.
    pub custom: serde_json::Map<String, serde_json::Value>,
    /// Values in other languages or scripts: originals, romanisations, translations.
    pub variants: Vec<Variant>,
}

impl Item {
    /// An item of a type with nothing else set.
    pub fn new(id: impl Into<String>, item_type: ItemType) -> Self {
        Self {
            id: id.into(),
            item_type,
            texts: VariableMap::default(),
            numbers: VariableMap::default(),
            names: VariableMap::default(),
            dates: VariableMap::default(),
            categories: Vec::new(),
            custom: serde_json::Map::new(),
            variants: Vec::new(),
        }
    }

    /// Moves what is set to an item whose maps have room for it and no more; this one keeps its room,
    /// for the next.
    pub(crate) fn take_fitted(&mut self) -> Self {
        Self {
            id: std::mem::take(&mut self.id),
            item_type: self.item_type,
            texts: self.texts.take_fitted(),
            numbers: self.numbers.take_fitted(),
            names: self.names.take_fitted(),
            dates: self.dates.take_fitted(),
            categories: std::mem::take(&mut self.categories),
            custom: std::mem::take(&mut self.custom),
            variants: std::mem::take(&mut self.variants),
        }
    }

    /// The text of a title or string variable, with CSL-JSON inline markup.
    ///
    /// CSL 1.0.2 renamed `event` to `event-title`: each stands for the other where the item has
    /// but one of them.
    pub fn text(&self, variable: TextVariable) -> Option<&str> {
        let renamed = match variable {
            TextVariable::Event => Some(TextVariable::EventTitle),
            TextVariable::EventTitle => Some(TextVariable::Event),
            _ => None,
        };
        let own = self.texts.get(variable);
        own.or_else(|| self.texts.get(renamed?))
            .map(RichText::as_str)
    }

    /// The content of a number variable.
    pub fn number(&self, variable: NumberVariable) -> Option<&str> {
        self.numbers.get(variable).map(RichText::as_str)
    }

    /// The item's language as a BCP 47 tag, as the input has it.
    pub fn language(&self) -> Option<&str> {
        self.text(TextVariable::Language)
    }
}

/// A text variable's value in another language or script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// The variable that this is a form of.
    pub variable: TextVariable,
    /// BCP 47 tag of the form (`ja`, `ja-Latn`, `en`).
    pub language: String,
    /// How the form relates to the item's own value.
    pub role: VariantRole,
    /// The form.
    pub value: RichText,
}

/// How a [`Variant`] relates to the value that it is a form of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum VariantRole {
    /// The value in the work's own language and script.
    Original,
    /// The original in another script.
    Romanised,
    /// The meaning in another language.
    Translated,
}

impl VariantRole {
    /// `original`, `romanised` or `translated`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::Romanised => "romanised",
            Self::Translated => "translated",
        }
    }

    /// The role of a name that [`Self::as_str`] gives.
    pub fn from_keyword(keyword: &str) -> Option<Self> {
        [Self::Original, Self::Romanised, Self::Translated]
            .into_iter()
            .find(|role| role.as_str() == keyword)
    }
}
