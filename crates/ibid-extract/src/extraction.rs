//! What extraction gives: the item, and for each field why.

use ibid_model::{Diagnostic, Item};
use serde_json::Value;

use crate::cited::CitedWork;
use crate::provenance::Provenance;

/// What an article says of itself.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Extraction {
    /// The work. Its `id` is empty: keys are made where the item meets others.
    pub item: Item,
    /// The fields of the item, each with its evidence, in a fixed order. Each candidate that was found
    /// is the value of one, or an alternative of one with the reason.
    pub fields: Vec<Field>,
    /// What the user should know.
    pub warnings: Vec<Diagnostic>,
    /// The works that the source cites, in its order, where they were asked for.
    pub cited: Vec<CitedWork>,
}

impl Extraction {
    /// The field of a CSL variable.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// One field with its evidence.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Field {
    /// The CSL variable (`title`, `author`, `issued`, `container-title`, …), `type`, or
    /// `custom.NAME`.
    pub name: String,
    /// The value as CSL-JSON writes it; `null` where nothing that was found is likely enough: the item
    /// is without the field then.
    pub value: Value,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// Where it was found: the first place decided, the others agree.
    pub provenance: Vec<Provenance>,
    /// The field that this one was made from, and how.
    pub derived_from: Option<String>,
    /// What else was found for this field, the likeliest first.
    pub alternatives: Vec<Alternative>,
}

/// A value that was found for a field and not taken.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Alternative {
    /// The value as CSL-JSON writes it.
    pub value: Value,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// Where it was found.
    pub provenance: Vec<Provenance>,
    /// Why it was not taken.
    pub reason: String,
}
