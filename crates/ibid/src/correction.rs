//! Corrections that the caller makes: `FIELD=VALUE` over what the source says.

use std::str::FromStr;

use ibid_model::csl_json::write_item;
use ibid_model::{
    Code, Date, Diagnostic, Item, ItemType, Name, NameVariable, RichText, Variable, codes,
};
use serde_json::Value;

use crate::evidence::{Alternative, Evidence, Place};
use crate::inspect::Inspection;

/// Words that people use for a CSL variable.
const OTHER_WORDS: [(&str, &str); 22] = [
    ("authors", "author"),
    ("book", "container-title"),
    ("city", "publisher-place"),
    ("container", "container-title"),
    ("creator", "author"),
    ("date", "issued"),
    ("journal", "container-title"),
    ("lang", "language"),
    ("link", "URL"),
    ("magazine", "container-title"),
    ("name", "title"),
    ("newspaper", "container-title"),
    ("pages", "page"),
    ("place", "publisher-place"),
    ("published", "issued"),
    ("retrieved", "accessed"),
    ("series", "collection-title"),
    ("short-title", "title-short"),
    ("site", "container-title"),
    ("site-name", "container-title"),
    ("website", "container-title"),
    ("year", "issued"),
];

/// What a correction sets.
#[derive(Clone, Debug, PartialEq)]
enum Change {
    Id(String),
    Type(ItemType),
    Text(Variable, String),
    Names(NameVariable, Vec<Name>),
    Date(Variable, Date),
    Remove(Variable),
}

/// One `FIELD=VALUE`. The field is a CSL variable, `type` or `id`; nothing after `=` takes the field away.
///
/// Names are `Family, Given` (a name without a comma is an organisation's), several with `;`
/// between them. Dates are EDTF.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    change: Change,
    /// The option that it came by, for the evidence: `--set`.
    origin: &'static str,
    written: String,
}

/// Why text is no correction.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CorrectionError {
    /// There is no `=`.
    #[error("`{text}` is not `FIELD=VALUE`")]
    NoValue {
        /// The text.
        text: String,
    },
    /// The field is no CSL variable.
    #[error("`{field}` is not a CSL variable")]
    UnknownField {
        /// The field as written.
        field: String,
        /// A variable with a name like it.
        similar: Option<&'static str>,
    },
    /// The value is no EDTF date.
    #[error("`{value}` is not a date for `{field}`: {reason}")]
    Date {
        /// The field.
        field: &'static str,
        /// The value.
        value: String,
        /// What is wrong with it.
        reason: String,
        /// The EDTF date that was perhaps meant.
        similar: Option<String>,
    },
    /// The value is no CSL type.
    #[error("`{value}` is not a CSL type")]
    Type {
        /// The value.
        value: String,
        /// A type with a name like it.
        similar: Option<&'static str>,
    },
}

impl CorrectionError {
    fn code(&self) -> Code {
        match self {
            Self::NoValue { .. } | Self::UnknownField { .. } => codes::FIELD_UNKNOWN,
            Self::Date { .. } | Self::Type { .. } => codes::FIELD_VALUE,
        }
    }

    /// What is right, where nothing is like what was written.
    const fn help(&self) -> &'static str {
        match self {
            Self::NoValue { .. } => "write `--set FIELD=VALUE`, as in `--set publisher=Knopf`",
            Self::UnknownField { .. } => {
                "fields are `type`, `id` and the CSL variables: `title`, `author`, `issued`, \
                 `container-title`, `publisher`, `URL`, `DOI`, `volume`, `page`, …"
            }
            Self::Date { .. } => "dates are EDTF: `2017`, `2017-07`, `2017-07-19`, `1999/2001`",
            Self::Type { .. } => {
                "types are CSL's: `article-journal`, `article-newspaper`, `book`, `webpage`, …"
            }
        }
    }

    /// The error as something to show to the user.
    pub fn diagnostic(&self) -> Diagnostic {
        let similar = match self {
            Self::UnknownField { similar, .. } | Self::Type { similar, .. } => *similar,
            Self::Date { similar, .. } => similar.as_deref(),
            Self::NoValue { .. } => None,
        };
        let help = match (similar, self) {
            (Some(similar), _) => format!("did you mean `{similar}`?"),
            (None, general) => general.help().to_owned(),
        };
        Diagnostic::error(self.code(), self.to_string()).with_help(help)
    }
}

impl FromStr for Correction {
    type Err = CorrectionError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let Some((field, value)) = text.split_once('=') else {
            return Err(CorrectionError::NoValue {
                text: text.to_owned(),
            });
        };
        let (field, value) = (field.trim(), value.trim());
        let change = match field.to_ascii_lowercase().as_str() {
            "id" if !value.is_empty() => Change::Id(value.to_owned()),
            "type" => Change::Type(item_type(value)?),
            _ => change(variable(field)?, value)?,
        };
        Ok(Self {
            change,
            origin: "--set",
            written: text.to_owned(),
        })
    }
}

fn change(variable: Variable, value: &str) -> Result<Change, CorrectionError> {
    Ok(match variable {
        _ if value.is_empty() => Change::Remove(variable),
        Variable::Text(_) | Variable::Number(_) => Change::Text(variable, value.to_owned()),
        Variable::Name(role) => Change::Names(role, names(value)),
        Variable::Date(_) => Change::Date(variable, date(variable.as_str(), value)?),
    })
}

impl Correction {
    /// Sets `accessed`, as `--accessed DATE` does.
    ///
    /// # Errors
    /// The text is no EDTF date.
    pub fn accessed(value: &str) -> Result<Self, CorrectionError> {
        let variable = Variable::Date(ibid_model::DateVariable::Accessed);
        Ok(Self {
            change: Change::Date(variable, date("accessed", value)?),
            origin: "--accessed",
            written: value.to_owned(),
        })
    }

    /// The field that it changes.
    pub fn field(&self) -> &'static str {
        match &self.change {
            Change::Id(_) => "id",
            Change::Type(_) => "type",
            Change::Text(variable, _) | Change::Date(variable, _) | Change::Remove(variable) => {
                variable.as_str()
            }
            Change::Names(role, _) => role.as_str(),
        }
    }

    /// Makes the change, and makes the caller the field's evidence.
    pub fn apply(&self, inspection: &mut Inspection) {
        self.apply_to(&mut inspection.item);
        let field = self.field();
        if field == "title" {
            // The printed form was that of another title.
            inspection.item.custom.remove("title-as-printed");
            inspection
                .fields
                .retain(|evidence| evidence.name != "custom.title-as-printed");
        }
        inspection
            .warnings
            .retain(|warning| !settles(field, warning.code));
        let value = write_item(&inspection.item).get(field).cloned();
        let old = inspection
            .fields
            .iter()
            .position(|evidence| evidence.name == field);
        match (value, old.and_then(|at| inspection.fields.get_mut(at))) {
            (Some(value), Some(evidence)) => {
                let mut new = self.evidence(field, value);
                new.alternatives = alternatives(evidence, self.origin);
                *evidence = new;
            }
            (Some(value), None) => inspection.fields.push(self.evidence(field, value)),
            (None, _) => inspection.fields.retain(|evidence| evidence.name != field),
        }
    }

    fn apply_to(&self, item: &mut Item) {
        match &self.change {
            Change::Id(id) => item.id.clone_from(id),
            Change::Type(item_type) => item.item_type = *item_type,
            Change::Text(Variable::Number(variable), text) => {
                item.numbers
                    .insert(*variable, RichText::from(text.as_str()));
            }
            Change::Text(Variable::Text(variable), text) => {
                item.texts.insert(*variable, RichText::from(text.as_str()));
            }
            Change::Names(role, names) => {
                item.names.insert(*role, names.clone());
            }
            Change::Date(Variable::Date(variable), date) => {
                item.dates.insert(*variable, date.clone());
            }
            Change::Remove(variable) => match variable {
                Variable::Text(variable) => drop(item.texts.remove(*variable)),
                Variable::Number(variable) => drop(item.numbers.remove(*variable)),
                Variable::Name(variable) => drop(item.names.remove(*variable)),
                Variable::Date(variable) => drop(item.dates.remove(*variable)),
            },
            // Texts are made for text and number variables, dates for date variables.
            Change::Text(..) | Change::Date(..) => {}
        }
    }

    fn evidence(&self, field: &str, value: Value) -> Evidence {
        Evidence {
            name: field.to_owned(),
            value,
            confidence: 1.0,
            provenance: vec![Place {
                extractor: "caller".to_owned(),
                where_: self.origin.to_owned(),
                text: self.written.clone(),
                line: None,
            }],
            derived_from: None,
            alternatives: Vec::new(),
        }
    }
}

/// What a corrected field had before, as alternatives.
fn alternatives(old: &Evidence, origin: &str) -> Vec<Alternative> {
    let mut out = Vec::new();
    if !old.value.is_null() {
        out.push(Alternative {
            value: old.value.clone(),
            confidence: old.confidence,
            provenance: old.provenance.clone(),
            reason: format!("corrected with `{origin}`"),
        });
    }
    out.extend(old.alternatives.iter().cloned());
    out
}

/// Whether setting a field settles what a warning says.
fn settles(field: &str, code: Code) -> bool {
    match field {
        "title" => code == codes::NO_TITLE,
        "author" => code == codes::NO_AUTHOR,
        "issued" => [
            codes::NO_DATE,
            codes::DATE_IS_UPDATE,
            codes::DATE_AMBIGUOUS,
            codes::DATES_DISAGREE,
        ]
        .contains(&code),
        "URL" => code == codes::NO_URL,
        "container-title" => code == codes::NO_SITE,
        "id" => code == codes::ID_MISSING,
        "type" => code == codes::TYPE_MISSING || code == codes::TYPE_UNKNOWN,
        _ => false,
    }
}

/// The variable that a field names; case does not count.
fn variable(field: &str) -> Result<Variable, CorrectionError> {
    let field = field.replace([' ', '_'], "-");
    let field = match field.as_str() {
        // The three variables that CSL writes with an underscore.
        "archive-collection" => "archive_collection",
        "archive-location" => "archive_location",
        other => other,
    };
    let exact = Variable::from_keyword(field);
    exact
        .or_else(|| {
            let names = variable_names();
            let same = names
                .into_iter()
                .find(|name| name.eq_ignore_ascii_case(field));
            same.and_then(Variable::from_keyword)
        })
        .ok_or_else(|| CorrectionError::UnknownField {
            field: field.to_owned(),
            similar: similar_variable(field),
        })
}

fn similar_variable(field: &str) -> Option<&'static str> {
    let lower = field.to_ascii_lowercase();
    let other = OTHER_WORDS.iter().find(|(word, _)| *word == lower);
    other
        .map(|(_, variable)| *variable)
        .or_else(|| similar(field, &variable_names()))
}

fn variable_names() -> Vec<&'static str> {
    use ibid_model::{DateVariable, NumberVariable, TextVariable};
    let texts = TextVariable::ALL.iter().map(|v| v.as_str());
    let numbers = NumberVariable::ALL.iter().map(|v| v.as_str());
    let names = NameVariable::ALL.iter().map(|v| v.as_str());
    let dates = DateVariable::ALL.iter().map(|v| v.as_str());
    texts.chain(numbers).chain(names).chain(dates).collect()
}

fn item_type(value: &str) -> Result<ItemType, CorrectionError> {
    let names: Vec<&'static str> = ItemType::ALL.iter().map(|t| t.as_str()).collect();
    ItemType::from_keyword(value).ok_or_else(|| CorrectionError::Type {
        value: value.to_owned(),
        similar: similar(value, &names),
    })
}

/// The name that is most like `text`, if one is like it at all.
fn similar(text: &str, names: &[&'static str]) -> Option<&'static str> {
    let text = text.to_ascii_lowercase();
    let likeness = |name: &str| strsim::jaro_winkler(&text, &name.to_ascii_lowercase());
    names
        .iter()
        .map(|name| (likeness(name), *name))
        .filter(|(likeness, _)| *likeness > 0.85)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, name)| name)
}

fn date(field: &'static str, value: &str) -> Result<Date, CorrectionError> {
    Date::parse_edtf(value).map_err(|error| CorrectionError::Date {
        field,
        value: value.to_owned(),
        reason: error.to_string(),
        similar: Date::parse_raw(value).to_edtf(),
    })
}

/// `Family, Given; Family, Given; Organisation`.
fn names(value: &str) -> Vec<Name> {
    value
        .split(';')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(Name::from_inverted)
        .collect()
}
