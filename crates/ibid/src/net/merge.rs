//! A page and the registry's record of its DOI, merged field by field.
//!
//! The registry decides bibliographic facts, the page what only it knows; each has what the other says
//! as an alternative. Where both say the same, the fuller form stands, with both places.

use std::collections::BTreeSet;

use ibid_model::{Diagnostic, Item, TextVariable, Variable, codes};
use serde_json::Value;

use crate::evidence::{Alternative, Evidence};
use crate::inspect::Inspection;

/// Fields of which the page knows best: where it is, when it was read, and what it says of itself.
const OF_THE_PAGE: &[&str] = &["URL", "accessed", "abstract", "language"];

/// Fields in which a disagreement is worth a word: the others differ in spelling for the most part.
const TOLD: &[&str] = &["title", "author", "issued", "volume", "issue", "page"];

/// Where the printed form of a title is kept.
const AS_PRINTED: &str = "title-as-printed";

/// The share of words that two titles of one work have in common, at the least.
const SAME_TITLE: f64 = 0.6;

/// Merges the registry's record into what the page says.
pub(super) fn merge(page: &mut Inspection, record: Inspection) {
    if !is_same_work(&page.item, &record.item) {
        page.warnings.push(other_work(&page.item, &record.item));
        page.item.texts.remove(TextVariable::Doi);
        page.fields.retain(|field| field.name != "DOI");
        return;
    }
    for warning in record.warnings {
        if !page.warnings.iter().any(|known| known.code == warning.code) {
            page.warnings.push(warning);
        }
    }
    let mut disagreements = Vec::new();
    for field in record.fields {
        let name = field.name.clone();
        if merge_field(page, field, &record.item) == Decision::Registry {
            disagreements.push(name);
        }
    }
    if disagreements.iter().any(|name| name == "title") {
        // The printed form was that of the page's title.
        page.item.custom.remove(AS_PRINTED);
        page.fields
            .retain(|field| field.name != "custom.title-as-printed");
    }
    for (key, value) in record.item.custom {
        page.item.custom.entry(key).or_insert(value);
    }
    settle(page);
    disagreements.retain(|name| TOLD.contains(&name.as_str()));
    page.warnings.extend(disagreement(&disagreements));
}

/// Merges one field of the registry's.
fn merge_field(page: &mut Inspection, field: Evidence, record: &Item) -> Decision {
    let Some(known) = page
        .fields
        .iter_mut()
        .find(|known| known.name == field.name)
    else {
        copy(record, &mut page.item, &field.name);
        page.fields.push(field);
        return Decision::SameAndFuller;
    };
    let decision = decide(&known.value, &field);
    match decision {
        Decision::Same => known.provenance.extend(field.provenance),
        Decision::SameAndFuller => {
            copy(record, &mut page.item, &field.name);
            let places = std::mem::replace(&mut known.provenance, field.provenance);
            known.provenance.extend(places);
            known.value = field.value;
            known.confidence = known.confidence.max(field.confidence);
        }
        Decision::Page => known
            .alternatives
            .push(alternative(field, "the page's own is taken")),
        Decision::Registry => {
            copy(record, &mut page.item, &field.name);
            let old = std::mem::replace(known, field);
            known.alternatives.extend(with_alternatives(old));
        }
    }
    decision
}

/// Takes away the page's warnings of what the registry has.
fn settle(page: &mut Inspection) {
    let has = |name: &str| page.fields.iter().any(|field| field.name == name);
    let (title, author) = (has("title"), !page.item.names.is_empty());
    let (issued, container) = (has("issued"), has("container-title"));
    page.warnings.retain(|warning| {
        let is_settled = match warning.code {
            codes::NO_AUTHOR => author,
            codes::NO_DATE => issued,
            codes::NO_SITE => container,
            codes::NO_TITLE => title,
            _ => false,
        };
        !is_settled
    });
}

/// What becomes of a field that both have.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Decision {
    /// Both say the same, and the page's form stands.
    Same,
    /// Both say the same, and the registry says more.
    SameAndFuller,
    Page,
    Registry,
}

fn decide(page: &Value, registry: &Evidence) -> Decision {
    let name = registry.name.as_str();
    let value = &registry.value;
    let dates = (date(page), date(value));
    if let (Some(here), Some(there)) = dates {
        return if OF_THE_PAGE.contains(&name) {
            Decision::Page
        } else if here.starts_with(&there) {
            Decision::Same
        } else if there.starts_with(&here) {
            Decision::SameAndFuller
        } else {
            Decision::Registry
        };
    }
    let is_same = match (page, value) {
        (Value::Array(here), Value::Array(there)) => families(here) == families(there),
        _ => folded(page) == folded(value),
    };
    match (is_same, page) {
        // The registry has given names in full, and markup.
        (true, Value::Array(_)) => Decision::SameAndFuller,
        (true, Value::String(_)) if value.as_str().is_some_and(|text| text.contains('<')) => {
            Decision::SameAndFuller
        }
        (true, _) => Decision::Same,
        (false, _) if OF_THE_PAGE.contains(&name) => Decision::Page,
        (false, _) => Decision::Registry,
    }
}

/// Whether page and record are of one work. A DOI on a page may be that of a study which the page
/// writes about: then titles and people differ.
fn is_same_work(page: &Item, record: &Item) -> bool {
    let title = |item: &Item| words(item.text(TextVariable::Title).unwrap_or_default());
    let (here, there) = (title(page), title(record));
    let fewer = here.len().min(there.len());
    if fewer == 0 {
        return true;
    }
    let common = here.intersection(&there).count();
    let share = f64::from(u32::try_from(common).unwrap_or(u32::MAX))
        / f64::from(u32::try_from(fewer).unwrap_or(u32::MAX));
    // A title in another language is told by its people.
    share >= SAME_TITLE || has_same_people(page, record)
}

fn has_same_people(page: &Item, record: &Item) -> bool {
    let people = |item: &Item| -> Vec<String> {
        let authors = item.names.get(ibid_model::NameVariable::Author);
        let families = authors
            .into_iter()
            .flatten()
            .filter_map(|name| name.family.as_deref());
        families.map(letters).collect()
    };
    let (here, there) = (people(page), people(record));
    !here.is_empty() && here == there
}

/// Words of a title, without markup.
fn words(title: &str) -> BTreeSet<String> {
    let plain = without_markup(title).to_lowercase();
    let words = plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// A value's letters and digits alone, in lower case.
fn folded(value: &Value) -> String {
    let text = value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned);
    letters(&without_markup(&text))
}

fn letters(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// Text without tags such as `<i>`.
fn without_markup(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (place, part) in text.split('<').enumerate() {
        let outside = if place == 0 {
            Some(part)
        } else {
            part.split_once('>').map(|(_, rest)| rest)
        };
        out.push_str(outside.unwrap_or(part));
    }
    out
}

fn families(names: &[Value]) -> Vec<String> {
    let family = |name: &Value| {
        name.get("family")
            .or_else(|| name.get("literal"))
            .map(folded)
    };
    names.iter().filter_map(family).collect()
}

/// A single date's parts; `None` for what is none.
fn date(value: &Value) -> Option<Vec<i64>> {
    match value.get("date-parts")?.as_array()?.as_slice() {
        [single] => single.as_array()?.iter().map(Value::as_i64).collect(),
        _ => None,
    }
}

/// Sets a field to what another item has.
fn copy(from: &Item, to: &mut Item, field: &str) {
    match Variable::from_keyword(field) {
        Some(Variable::Text(variable)) => {
            if let Some(value) = from.texts.get(variable) {
                to.texts.insert(variable, value.clone());
            }
        }
        Some(Variable::Number(variable)) => {
            if let Some(value) = from.numbers.get(variable) {
                to.numbers.insert(variable, value.clone());
            }
        }
        Some(Variable::Name(variable)) => {
            if let Some(value) = from.names.get(variable) {
                to.names.insert(variable, value.clone());
            }
        }
        Some(Variable::Date(variable)) => {
            if let Some(value) = from.dates.get(variable) {
                to.dates.insert(variable, value.clone());
            }
        }
        None if field == "type" => to.item_type = from.item_type,
        None => {}
    }
}

fn alternative(field: Evidence, reason: &str) -> Alternative {
    Alternative {
        value: field.value,
        confidence: field.confidence,
        provenance: field.provenance,
        reason: reason.to_owned(),
    }
}

/// What the page said, and what else it might have said.
fn with_alternatives(mut field: Evidence) -> Vec<Alternative> {
    let others = std::mem::take(&mut field.alternatives);
    let mut out = vec![alternative(field, "the registry of the DOI says otherwise")];
    out.extend(others);
    out
}

fn disagreement(fields: &[String]) -> Option<Diagnostic> {
    let named: Vec<String> = fields.iter().map(|field| format!("`{field}`")).collect();
    if named.is_empty() {
        return None;
    }
    let message = format!(
        "the page and the registry of its DOI disagree on {}; the registry's is taken",
        named.join(", ")
    );
    let warning = Diagnostic::warning(codes::FETCH_REGISTRY_DISAGREES, message);
    Some(warning.with_help("`ibid inspect` shows both; `--set` corrects a field"))
}

fn other_work(page: &Item, record: &Item) -> Diagnostic {
    let text = |item: &Item, variable| item.text(variable).unwrap_or_default().to_owned();
    let message = format!(
        "the DOI of the page, `{}`, is that of `{}`, which has another title: it is left out",
        text(page, TextVariable::Doi),
        text(record, TextVariable::Title)
    );
    let help = "`--set DOI=…` puts it back; give the DOI itself to cite that work";
    Diagnostic::warning(codes::FETCH_DOI_OF_OTHER_WORK, message).with_help(help)
}
