//! The evidence for a field: its value, where it stood, how sure, and what else there was.

use serde_json::Value;

/// A field of an item with its evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// The CSL variable, `type`, or `custom.NAME`.
    pub name: String,
    /// The value as CSL-JSON writes it; `null` where nothing that was found is likely enough.
    pub value: Value,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// Where it was found: the first place decided, the others agree.
    pub provenance: Vec<Place>,
    /// The field that this one was made from, and how.
    pub derived_from: Option<String>,
    /// What else was found, the likeliest first.
    pub alternatives: Vec<Alternative>,
}

/// A place in a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The reader that found it: `json-ld`, `highwire`, `text`, `caller`, …
    pub extractor: String,
    /// A CSS path, a JSON pointer, or `line 3`.
    pub where_: String,
    /// What stands there.
    pub text: String,
    /// 1-based line, where the source has lines.
    pub line: Option<usize>,
}

/// A value that was found for a field and not taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Alternative {
    /// The value as CSL-JSON writes it.
    pub value: Value,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// Where it was found.
    pub provenance: Vec<Place>,
    /// Why it was not taken.
    pub reason: String,
}

impl From<ibid_extract::Provenance> for Place {
    fn from(provenance: ibid_extract::Provenance) -> Self {
        Self {
            extractor: provenance.extractor.as_str().to_owned(),
            where_: provenance.where_,
            text: provenance.text,
            line: provenance.line,
        }
    }
}

impl From<ibid_extract::Field> for Evidence {
    fn from(field: ibid_extract::Field) -> Self {
        let places = |provenance: Vec<ibid_extract::Provenance>| {
            provenance.into_iter().map(Place::from).collect()
        };
        Self {
            name: field.name,
            value: field.value,
            confidence: field.confidence,
            provenance: places(field.provenance),
            derived_from: field.derived_from,
            alternatives: field
                .alternatives
                .into_iter()
                .map(|alternative| Alternative {
                    value: alternative.value,
                    confidence: alternative.confidence,
                    provenance: places(alternative.provenance),
                    reason: alternative.reason,
                })
                .collect(),
        }
    }
}
