//! A registry's record as an item, with the place of each field.

use ibid_model::csl_json::read_item;
use ibid_model::{Diagnostic, Item, codes};
use serde_json::{Map, Value, json};

use crate::answer::Doubt;
use crate::client::{Asked, Fetched};

/// What a registry says of a work.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// The work; its `id` is empty.
    pub item: Item,
    /// The registry: `doi.org`.
    pub resolver: &'static str,
    /// Where and when it was asked.
    pub asked: Asked,
    /// Where each field stands in the answer, by its name in CSL-JSON: a JSON pointer or XML path.
    pub places: Vec<(String, String)>,
    /// What there is to say.
    pub warnings: Vec<Diagnostic>,
}

/// What registries keep for themselves: counts, dates and numbers of their own records. It says
/// nothing of the work.
const BOOKKEEPING: &[&str] = &[
    "indexed",
    "deposited",
    "created",
    "member",
    "prefix",
    "score",
    "resource",
    "link",
    "source",
    "content-domain",
    "reference",
    "reference-count",
    "references-count",
    "is-referenced-by-count",
    "update-policy",
    "assertion",
    "journal-issue",
    "issn-type",
    "isbn-type",
    "alternative-id",
    "archive",
    "published",
    "published-print",
    "published-online",
    "published-other",
    "copyright",
    "article-number-type",
];

impl Record {
    /// The record in a CSL-JSON object.
    ///
    /// # Errors
    /// It is no object, or one without title and names.
    pub(super) fn from_csl(
        resolver: &'static str,
        fetched: &Fetched,
        value: &Value,
    ) -> Result<Self, Doubt> {
        let Value::Object(members) = value else {
            return Err(Doubt::unreadable(fetched.host(), "it is no record"));
        };
        let places = members.keys().map(|key| (key.clone(), format!("/{key}")));
        Self::build(resolver, fetched, members.clone(), places.collect())
    }

    fn build(
        resolver: &'static str,
        fetched: &Fetched,
        mut members: Map<String, Value>,
        places: Vec<(String, String)>,
    ) -> Result<Self, Doubt> {
        members.retain(|key, _| !BOOKKEEPING.contains(&key.as_str()));
        // Registries number items in ways of their own; a key is made of the work.
        members.insert("id".to_owned(), json!("record"));
        let read = read_item(&Value::Object(members));
        let has_content = |item: &Item| {
            item.texts.contains(ibid_model::TextVariable::Title) || !item.names.is_empty()
        };
        let Some(mut item) = read.value.filter(has_content) else {
            return Err(Doubt::unreadable(fetched.host(), "it describes no work"));
        };
        item.id.clear();
        let mut warnings = read.diagnostics;
        // What other vocabularies call things is registries' everyday way, and nothing to tell.
        warnings.retain(|warning| {
            warning.severity > ibid_model::Severity::Note && warning.code != codes::TYPE_MAPPED
        });
        Ok(Self {
            item,
            resolver,
            asked: fetched.asked.clone(),
            places,
            warnings,
        })
    }

    /// Where a field stands in the answer.
    pub fn place(&self, field: &str) -> Option<&str> {
        let mut places = self.places.iter();
        let found = places.find(|(name, _)| name == field);
        found.map(|(_, place)| place.as_str())
    }
}

/// A record on its way from an answer that is not CSL-JSON.
#[derive(Default)]
pub(super) struct Draft {
    members: Map<String, Value>,
    places: Vec<(String, String)>,
}

impl Draft {
    pub fn of_type(item_type: &str) -> Self {
        let mut draft = Self::default();
        draft.members.insert("type".to_owned(), json!(item_type));
        draft
    }

    /// Sets a field to what stands at a place; text without content sets nothing.
    pub fn set(&mut self, field: &str, value: impl Into<Value>, place: impl Into<String>) {
        let value = value.into();
        let is_empty = match &value {
            Value::Null => true,
            Value::String(text) => text.trim().is_empty(),
            Value::Array(entries) => entries.is_empty(),
            _ => false,
        };
        if !is_empty {
            self.members.insert(field.to_owned(), value);
            self.places.push((field.to_owned(), place.into()));
        }
    }

    /// Sets a date as it is written there.
    pub fn set_date(&mut self, field: &str, raw: &str, place: impl Into<String>) {
        if !raw.trim().is_empty() {
            self.set(field, json!({"raw": raw.trim()}), place);
        }
    }

    /// # Errors
    /// There is neither title nor name in it.
    pub fn finish(self, resolver: &'static str, fetched: &Fetched) -> Result<Record, Doubt> {
        Record::build(resolver, fetched, self.members, self.places)
    }
}

/// A person's name that is written given name first, as most catalogues have them: the last word is the
/// family name, with the particles before it. A name of one word, or with a comma, is as it is.
pub(super) fn person(name: &str) -> Value {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((family, given)) = name.split_once(',') {
        return json!({"family": family.trim(), "given": given.trim()});
    }
    let words: Vec<&str> = name.split(' ').collect();
    let is_particle = |word: &str| word.starts_with(char::is_lowercase);
    let particles = words
        .iter()
        .rev()
        .skip(1)
        .take_while(|word| is_particle(word))
        .count();
    let at = words.len().saturating_sub(1 + particles);
    match words.split_at_checked(at) {
        Some((given, family)) if !given.is_empty() => {
            json!({"family": family.join(" "), "given": given.join(" ")})
        }
        _ => json!({"literal": name}),
    }
}
