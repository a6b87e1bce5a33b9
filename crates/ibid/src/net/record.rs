//! A registry's record as an inspection: each field with its place in the answer.

use ibid_extract::text::casing::{Evidence as CaseEvidence, to_sentence_case};
use ibid_fetch::Record;
use ibid_model::csl_json::write_item;
use ibid_model::{DateVariable, Diagnostic, Item, TextVariable, codes};
use serde_json::Value;

use crate::evidence::{Evidence, Place};
use crate::inspect::Inspection;

/// How sure a registry's field is: publishers fill them in, and slip at times.
const CONFIDENCE: f32 = 0.95;
/// Where the printed form of a title is kept.
const AS_PRINTED: &str = "title-as-printed";

/// What a registry says, field by field.
pub(super) fn inspection(name: &str, mut record: Record, keep_case: bool) -> Inspection {
    let printed = if keep_case {
        None
    } else {
        in_sentence_case(&mut record.item)
    };
    let mut fields = Vec::new();
    if let Value::Object(members) = write_item(&record.item) {
        let said = members
            .into_iter()
            .filter(|(key, _)| key != "id" && key != "custom");
        fields.extend(said.map(|(key, value)| {
            let is_cased = key == "title" && printed.is_some();
            Evidence {
                provenance: vec![place(
                    &record,
                    &key,
                    &value,
                    printed.as_deref().filter(|_| is_cased),
                )],
                derived_from: is_cased.then(|| format!("custom.{AS_PRINTED}")),
                name: key,
                value,
                confidence: CONFIDENCE,
                alternatives: Vec::new(),
            }
        }));
    }
    let mut warnings = record.warnings;
    warnings.extend(missing(&record.item, record.resolver));
    Inspection {
        source: name.to_owned(),
        item: record.item,
        fields,
        warnings,
        sources: None,
    }
}

/// What the user is to know of what a record does not say.
fn missing(item: &Item, resolver: &str) -> Vec<Diagnostic> {
    let needed = [
        (
            item.texts.contains(TextVariable::Title),
            codes::NO_TITLE,
            "has no title",
            "title",
        ),
        (
            !item.names.is_empty(),
            codes::NO_AUTHOR,
            "names no author",
            "author",
        ),
        (
            item.dates.contains(DateVariable::Issued),
            codes::NO_DATE,
            "has no date",
            "issued",
        ),
    ];
    let missing = needed.into_iter().filter(|(is_there, ..)| !is_there);
    let told = missing.map(|(_, code, what, field)| {
        let message = format!("the record of `{resolver}` {what}");
        Diagnostic::warning(code, message).with_help(format!("give it with `--set {field}=…`"))
    });
    told.collect()
}

fn place(record: &Record, key: &str, value: &Value, printed: Option<&str>) -> Place {
    let text = printed.or(value.as_str()).map(str::to_owned);
    Place {
        extractor: record.resolver.to_owned(),
        where_: record
            .place(key)
            .map_or_else(|| record.asked.url.to_string(), str::to_owned),
        text: text.unwrap_or_else(|| value.to_string()),
        line: None,
    }
}

/// Brings the title to sentence case, as that of an article is; its printed form is kept, and
/// returned. What the record says besides is the evidence for names.
fn in_sentence_case(item: &mut Item) -> Option<String> {
    let title = item.text(TextVariable::Title)?.to_owned();
    // Marked up, it is what the registry's own editors made of it.
    if title.contains('<') {
        return None;
    }
    let body = item.text(TextVariable::Abstract).unwrap_or_default();
    let cased = to_sentence_case(&title, &CaseEvidence::from_body(body), item.language())?;
    item.texts.insert(TextVariable::Title, cased.into());
    item.custom
        .insert(AS_PRINTED.to_owned(), Value::from(title.as_str()));
    Some(title)
}
