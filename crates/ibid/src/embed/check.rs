//! Whether the layers of a page say the same, and the same as the page shows.

use ibid_model::{Diagnostic, codes, key};
use serde_json::Value;

use crate::evidence::{Alternative, Place};
use crate::inspect::Inspection;

/// Fields that a page's layers repeat.
const COMPARED: &[&str] = &[
    "title",
    "author",
    "issued",
    "container-title",
    "DOI",
    "ISSN",
];

/// Layers that speak of the page itself, with what people call them.
const LAYERS: &[(&str, &str)] = &[
    ("json-ld", "schema.org (JSON-LD)"),
    ("microdata", "schema.org (microdata)"),
    ("rdfa", "schema.org (RDFa)"),
    ("highwire", "`citation_*`"),
    ("repository", "bepress, EPrints or PRISM"),
    ("dublin-core", "Dublin Core"),
    ("opengraph", "OpenGraph"),
    ("article-meta", "`article:*`"),
    ("coins", "COinS"),
    ("microformats", "microformats"),
    ("meta", "plain `meta` tags"),
    ("byline", "the visible byline"),
    ("text", "the visible text"),
    ("headline", "the visible headline"),
];

/// Where two layers of a page, or a layer and what the page shows, disagree: a message for each.
pub fn disagreements(inspection: &Inspection) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let compared = inspection
        .fields
        .iter()
        .filter(|field| COMPARED.contains(&field.name.as_str()));
    for field in compared {
        let Some(ours) = field.provenance.iter().find_map(layer) else {
            continue;
        };
        for Alternative {
            value, provenance, ..
        } in &field.alternatives
        {
            let Some((layer, place)) = provenance
                .iter()
                .find_map(|place| Some((layer(place)?, place)))
            else {
                continue;
            };
            if layer == ours || agrees(&field.name, &field.value, value) {
                continue;
            }
            let message = format!(
                "`{}`: {layer} says `{}`, {ours} says `{}`",
                field.name,
                shown(value),
                shown(&field.value),
            );
            let mut diagnostic = Diagnostic::error(codes::LAYERS_DISAGREE, message)
                .in_source(&inspection.source)
                .with_help(format!(
                    "mend `{}`, or write all layers anew: `ibid embed --meta --in-place`",
                    place.where_
                ));
            diagnostic.line = place.line;
            found.push(diagnostic);
        }
    }
    found
}

/// What people call the layer of a place, if it is one.
fn layer(place: &Place) -> Option<&'static str> {
    let known = LAYERS
        .iter()
        .find(|(extractor, _)| *extractor == place.extractor);
    known.map(|(_, name)| *name)
}

/// Whether two values of a field can both be true: the one may say less than the other.
fn agrees(field: &str, one: &Value, other: &Value) -> bool {
    match field {
        "author" => {
            let (one, other) = (families(one), families(other));
            one.iter().all(|name| other.contains(name))
                || other.iter().all(|name| one.contains(name))
        }
        "issued" => {
            let (one, other) = (date_parts(one), date_parts(other));
            one.iter().zip(&other).all(|(a, b)| a == b)
        }
        _ => {
            let (one, other) = (key::fold(&text(one)), key::fold(&text(other)));
            one.starts_with(&other) || other.starts_with(&one) || one.ends_with(&other)
        }
    }
}

fn families(names: &Value) -> Vec<String> {
    let names = names.as_array().map(Vec::as_slice).unwrap_or_default();
    let family = |name: &Value| {
        let part = name.get("family").or_else(|| name.get("literal"))?;
        // A name without parts may be the other's with them: its last word is the family's.
        part.as_str()?.split_whitespace().last().map(key::fold)
    };
    names.iter().filter_map(family).collect()
}

fn date_parts(date: &Value) -> Vec<i64> {
    let parts = date.pointer("/date-parts/0").and_then(Value::as_array);
    parts
        .into_iter()
        .flatten()
        .filter_map(Value::as_i64)
        .collect()
}

fn text(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// A value as people write it.
fn shown(value: &Value) -> String {
    if let Some(names) = value.as_array() {
        let part =
            |name: &Value, key: &str| name.get(key).and_then(Value::as_str).map(str::to_owned);
        let name = |name: &Value| {
            let parts = [
                part(name, "family"),
                part(name, "given"),
                part(name, "literal"),
            ];
            parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
        };
        return names.iter().map(name).collect::<Vec<_>>().join("; ");
    }
    let parts = date_parts(value);
    if !parts.is_empty() {
        return parts
            .iter()
            .map(i64::to_string)
            .collect::<Vec<_>>()
            .join("-");
    }
    text(value)
}
