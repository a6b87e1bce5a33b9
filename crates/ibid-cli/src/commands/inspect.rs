//! `ibid inspect`: the item behind a source, field by field, with the evidence.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use ibid::extract::CitedWork;
use ibid::model::csl_json::write_item;
use ibid::report::InspectReport;
use ibid::{Alternative, Evidence, Inspection, Place};
use serde_json::Value;

use crate::arguments::InspectArguments;
use crate::diagnostics::{Diagnostics, as_text};
use crate::exit::{Exit, Stop};
use crate::output::Output;
use crate::sources;
use crate::terminal::sanitised;

/// Prints what is known of each source. Warnings are part of the result.
pub fn run(
    arguments: &InspectArguments,
    output: &mut Output,
    diagnostics: &mut Diagnostics,
) -> Result<Exit, Stop> {
    if arguments.json.jsonl {
        return super::batch::run(arguments, output, diagnostics);
    }
    let mut options = sources::options(&arguments.source)?;
    options.sources = arguments.with_sources;
    let loaded = sources::load(&arguments.source, &options, diagnostics)?;
    let inspections = &loaded.inspections;
    for warning in inspections
        .iter()
        .flat_map(|inspection| &inspection.warnings)
    {
        diagnostics.note(warning);
    }
    if arguments.json.json {
        match inspections.as_slice() {
            [one] => output.json(&InspectReport::new(one), true)?,
            several => {
                let reports: Vec<_> = several.iter().map(InspectReport::new).collect();
                output.json(&reports, true)?;
            }
        }
    } else {
        for (place, inspection) in inspections.iter().enumerate() {
            let separator = if place > 0 { "\n" } else { "" };
            output.styled(&format!("{separator}{}", as_page(inspection)))?;
        }
    }
    Ok(loaded.exit)
}

/// The inspection for people to read.
fn as_page(inspection: &Inspection) -> String {
    let bold = Style::new().bold();
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{bold}{}{bold:#}", sanitised(&inspection.source));
    for evidence in &inspection.fields {
        write_field(&mut out, evidence);
    }
    if let Some(works) = &inspection.sources {
        write_sources(&mut out, works);
    }
    if !inspection.warnings.is_empty() {
        out.push('\n');
    }
    for warning in &inspection.warnings {
        out.push_str(&as_text(warning));
    }
    out
}

fn write_field(out: &mut String, evidence: &Evidence) {
    let name = AnsiColor::Green.on_default();
    let _ = writeln!(
        out,
        "  {name}{}{name:#}: {}",
        sanitised(&evidence.name),
        sanitised(&shown(&evidence.value))
    );
    write_evidence(out, evidence);
    for alternative in &evidence.alternatives {
        write_alternative(out, alternative);
    }
}

/// How sure a value is, and where it stands; nothing of a field without one.
fn write_evidence(out: &mut String, evidence: &Evidence) {
    if evidence.value.is_null() {
        return;
    }
    let mut lead = format!("{:3.0} %", evidence.confidence * 100.0);
    if evidence.provenance.is_empty() {
        let _ = writeln!(out, "    {lead} nothing in the source tells");
    }
    for place in &evidence.provenance {
        write_place(out, &lead, place);
        "   and".clone_into(&mut lead);
    }
    if let Some(origin) = &evidence.derived_from {
        let _ = writeln!(out, "     made from {}", sanitised(origin));
    }
}

/// A value that was not taken, why, and where it stands.
fn write_alternative(out: &mut String, alternative: &Alternative) {
    let _ = writeln!(
        out,
        "     not {} ({:.0} %): {}",
        sanitised(&shown(&alternative.value)),
        alternative.confidence * 100.0,
        sanitised(&alternative.reason)
    );
    for place in &alternative.provenance {
        write_place(out, "        ", place);
    }
}

/// The works that a source cites.
fn write_sources(out: &mut String, works: &[CitedWork]) {
    let name = AnsiColor::Green.on_default();
    let _ = writeln!(out, "\n  {name}sources{name:#}: {}", works.len());
    for work in works {
        let Value::Object(fields) = write_item(&work.item) else {
            continue;
        };
        let said = fields
            .iter()
            .filter(|(key, _)| !matches!(key.as_str(), "id" | "type" | "custom"));
        let said: Vec<String> = said
            .map(|(key, value)| format!("{key} {}", shown(value)))
            .collect();
        let _ = writeln!(
            out,
            "    {} {}: {}",
            work.status.as_str(),
            work.item.item_type.as_str(),
            sanitised(&said.join("; "))
        );
        let _ = writeln!(
            out,
            "      {}: `{}`",
            sanitised(&work.where_),
            sanitised(&one_line(&work.sentence))
        );
    }
}

fn write_place(out: &mut String, lead: &str, place: &Place) {
    let dim = Style::new().dimmed();
    let where_ = sanitised(&place.where_);
    let _ = writeln!(
        out,
        "    {lead} {where_}: `{}` {dim}({}){dim:#}",
        sanitised(&one_line(&place.text)),
        place.extractor
    );
}

/// Text with its white space collapsed.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A value of CSL-JSON in a line.
fn shown(value: &Value) -> String {
    match value {
        Value::Null => "(nothing taken)".to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(entries) => {
            let shown: Vec<String> = entries.iter().map(shown).collect();
            shown.join("; ")
        }
        Value::Object(members) if members.contains_key("date-parts") => shown_date(value),
        Value::Object(members) => shown_name(members).unwrap_or_else(|| value.to_string()),
        other => other.to_string(),
    }
}

fn shown_date(value: &Value) -> String {
    let parsed = ibid::model::csl_json::read_item(&serde_json::json!({"issued": value}));
    let date = parsed
        .value
        .and_then(|mut item| item.dates.remove(ibid::model::DateVariable::Issued));
    let date = date.and_then(|date| date.to_edtf());
    date.unwrap_or_else(|| value.to_string())
}

/// "van Gogh, Vincent", or an organisation as it stands.
fn shown_name(members: &serde_json::Map<String, Value>) -> Option<String> {
    let part = |key: &str| members.get(key).and_then(Value::as_str);
    if let Some(literal) = part("literal") {
        return Some(literal.to_owned());
    }
    let family: Vec<&str> = [part("non-dropping-particle"), part("family")]
        .into_iter()
        .flatten()
        .collect();
    let given: Vec<&str> = [part("given"), part("dropping-particle")]
        .into_iter()
        .flatten()
        .collect();
    let mut parts = vec![family.join(" "), given.join(" ")];
    parts.extend(part("suffix").map(str::to_owned));
    parts.retain(|part| !part.is_empty());
    (!parts.is_empty()).then(|| parts.join(", "))
}
