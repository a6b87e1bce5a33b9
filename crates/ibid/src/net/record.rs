//! A registry's record as an inspection: each field with its place in the answer.

use ibid_extract::text::casing::{Evidence as CaseEvidence, to_sentence_case};
use ibid_fetch::Record;
use ibid_model::csl_json::write_item;
use ibid_model::{Item, TextVariable};
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
    Inspection {
        source: name.to_owned(),
        item: record.item,
        fields,
        warnings: record.warnings,
        sources: None,
    }
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
