//! CSL citation objects: which items a citation cites, and how.

use serde_json::Value;

use super::json::Json;
use super::{ItemsError, Parsed, parse_element, top_level};
use crate::codes;
use crate::diagnostic::{Diagnostic, LineIndex};
use crate::vocabulary::LocatorLabel;

/// A citation: a cluster of cites at one place in a document.
///
/// Source: `csl-citation.json` of the CSL schema.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Citation {
    /// `citationID`, where given.
    pub id: Option<String>,
    /// The cites, in their order.
    pub items: Vec<CitationItem>,
    /// `properties.noteIndex`, or pandoc's `citationNoteNumber`: the number of the note that the
    /// citation is in; 0 in the text. `None` where nothing is said.
    pub note_index: Option<u32>,
    /// `citationPrefix` of pandoc's `citeproc`: text before the first cite.
    pub prefix: String,
    /// `citationSuffix`: text behind the last cite.
    pub suffix: String,
    /// `citationResetPosition`: positions begin anew with this citation.
    pub resets_positions: bool,
}

/// One cite.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CitationItem {
    /// The id of the item that is cited.
    pub id: String,
    /// Text before the cite.
    pub prefix: String,
    /// Text behind the cite.
    pub suffix: String,
    /// The place in the work, as written.
    pub locator: Option<String>,
    /// What the locator counts; a page where nothing is said.
    pub label: Option<LocatorLabel>,
    /// Leaves the author out.
    pub suppress_author: bool,
    /// Prints nothing but the author.
    pub author_only: bool,
    /// `position`, as citeproc-js writes it: 0 first, 1 subsequent, 2 ibid, 3 ibid with locator.
    pub position: Option<u8>,
    /// `near-note`
    pub near_note: bool,
    /// `first-reference-note-number`
    pub first_reference_note_number: Option<u32>,
    /// `itemData`: the item itself, as CSL-JSON, where the citation carries it along.
    pub item_data: Option<Value>,
}

/// Reads CSL citation objects: an array, or one of them.
///
/// A citation may also be a bare array of cites (as the CSL test suite writes them) or one with the
/// citations before and after it (as citeproc-js takes it), and a cite a bare id. What pandoc's
/// `citeproc` adds is read: `citationNoteNumber`, `citationResetPosition`, and a cite's `type`.
///
/// # Errors
/// As [`super::read_items`].
pub fn read_citations(text: &str) -> Result<Parsed<Vec<Citation>>, ItemsError> {
    let lines = LineIndex::new(text);
    let mut parsed = Parsed {
        value: Vec::new(),
        diagnostics: Vec::new(),
    };
    for element in top_level(text)? {
        let value = match parse_element(&lines, &element) {
            Ok(value) => value,
            Err(diagnostic) => {
                parsed.diagnostics.push(*diagnostic);
                continue;
            }
        };
        let mut said = Vec::new();
        parsed.value.extend(read_citation(&value, &mut said));
        let place = |diagnostic: Diagnostic| diagnostic.at_indexed(&lines, element.span());
        parsed.diagnostics.extend(said.into_iter().map(place));
    }
    Ok(parsed)
}

fn read_citation(value: &Json<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Citation> {
    // `[citation, before, after]`
    let first = value.as_array().and_then(|entries| entries.first());
    let value = first
        .filter(|first| first.get("citationItems").is_some())
        .unwrap_or(value);
    let cites = match value {
        Json::Array(cites) => Some(cites.as_slice()),
        Json::Object(members) => ["citationItems", "cites", "items"]
            .iter()
            .find_map(|key| members.get(key)?.as_array()),
        _ => None,
    };
    let Some(cites) = cites else {
        let message = format!("a citation is {} without `citationItems`", value.kind());
        let help = "a citation is `{\"citationItems\": [{\"id\": …}], \"properties\": {\"noteIndex\": 0}}`";
        diagnostics.push(Diagnostic::error(codes::ENTRY_UNREADABLE, message).with_help(help));
        return None;
    };
    let note = value.get("properties").and_then(|p| p.get("noteIndex"));
    let note = note
        .or_else(|| value.get("citationNoteNumber"))
        .or_else(|| value.get("noteIndex"));
    let text = |key: &str| value.get(key).and_then(Json::text).unwrap_or_default();
    Some(Citation {
        id: value.get("citationID").and_then(Json::text),
        items: cites
            .iter()
            .filter_map(|cite| read_cite(cite, diagnostics))
            .collect(),
        note_index: note
            .and_then(Json::text)
            .and_then(|text| text.trim().parse().ok()),
        prefix: text("citationPrefix"),
        suffix: text("citationSuffix"),
        resets_positions: value.get("citationResetPosition").is_some_and(Json::truthy),
    })
}

fn read_cite(value: &Json<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<CitationItem> {
    let text = |key: &str| value.get(key).and_then(Json::text);
    let id = value.text().or_else(|| text("id")).or_else(|| {
        value
            .get("itemData")
            .and_then(|data| data.get("id"))
            .and_then(Json::text)
    });
    let Some(id) = id else {
        let message = "a cite has no `id`";
        let help = "name the item that it cites: `{\"id\": …}`";
        diagnostics.push(Diagnostic::error(codes::ENTRY_UNREADABLE, message).with_help(help));
        return None;
    };
    let flag = |key: &str| value.get(key).is_some_and(Json::truthy);
    let way = text("type").unwrap_or_default();
    if !["", "normal-cite", "suppress-author", "author-only"].contains(&way.as_str()) {
        let message = format!("the cite of `{id}` has the type `{way}`, which no cite has");
        let help = "use `normal-cite`, `suppress-author` or `author-only`";
        diagnostics.push(Diagnostic::warning(codes::CITE_TYPE_UNKNOWN, message).with_help(help));
    }
    let number = |key: &str| text(key).and_then(|text| text.trim().parse::<u32>().ok());
    Some(CitationItem {
        label: text("label").and_then(|label| read_label(&id, &label, diagnostics)),
        id,
        prefix: text("prefix").unwrap_or_default(),
        suffix: text("suffix").unwrap_or_default(),
        locator: text("locator").filter(|locator| !locator.is_empty()),
        suppress_author: way == "suppress-author" || flag("suppress-author"),
        author_only: way == "author-only" || flag("author-only"),
        position: number("position").and_then(|position| u8::try_from(position).ok()),
        near_note: flag("near-note"),
        first_reference_note_number: number("first-reference-note-number"),
        item_data: value
            .get("itemData")
            .filter(|data| data.as_object().is_some())
            .map(Json::to_value),
    })
}

fn read_label(id: &str, label: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<LocatorLabel> {
    let label = label.trim();
    // CSL 1.0.1 wrote "sub verbo".
    let known = LocatorLabel::from_keyword(&label.replace([' ', '_'], "-"));
    if known.is_none() && !label.is_empty() {
        let message =
            format!("the cite of `{id}` has the label `{label}`, which CSL does not know");
        let help = "use a CSL locator such as `page`, `chapter` or `section`";
        diagnostics.push(Diagnostic::warning(codes::LABEL_UNKNOWN, message).with_help(help));
    }
    known
}
