//! The input: one JSON object, every member optional.

use std::collections::BTreeMap;

use ibid_engine::Abbreviations;
use ibid_model::csl_json::{self, Citation, read_citations, read_item, read_items};
use ibid_model::{Diagnostic, Item, ItemsError, Severity, TextVariable, codes};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::error::IbidError;
use crate::references::References;
use crate::source::Source;

/// The input of pandoc's `citeproc`.
///
/// `{"citations": […], "references": […], "style": "<style …>", "abbreviations": {…}, "lang": "fr-FR"}`;
/// what is not in it may be set afterwards.
#[derive(Clone, Debug, Default)]
pub struct CiteprocRequest {
    pub(super) name: String,
    pub(super) citations: Vec<Citation>,
    pub(super) references: Option<Vec<Item>>,
    /// Items that cites carry along.
    pub(super) carried: Vec<Item>,
    pub(super) style: Option<String>,
    pub(super) abbreviations: Abbreviations,
    pub(super) language: Option<String>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// What there is to say of the references.
    pub(super) of_references: Vec<Diagnostic>,
}

impl CiteprocRequest {
    /// Reads the input.
    ///
    /// # Errors
    /// [`IbidError::NotRequest`] where it is no JSON object, or a member is of the wrong kind.
    /// What is wrong with single references is a diagnostic, and the others are read.
    pub fn read(source: &Source) -> Result<Self, IbidError> {
        let text = String::from_utf8_lossy(&source.bytes);
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let members: BTreeMap<String, &RawValue> =
            serde_json::from_str(text).map_err(|error| not_json(&source.name, &error))?;
        let mut request = Self {
            name: source.name.clone(),
            ..Self::default()
        };
        for (key, value) in &members {
            if value.get() != "null" {
                let place = Member { key, value, text };
                request.member(&place)?;
            }
        }
        Ok(request)
    }

    /// Puts other references in the place of the request's own.
    pub fn set_references(&mut self, references: References) {
        self.of_references = references.diagnostics;
        self.references = Some(references.items);
    }

    /// Puts the abbreviations of a file in the place of the request's own.
    ///
    /// # Errors
    /// [`IbidError::NotRequest`] where the file is not JSON.
    pub fn set_abbreviations(&mut self, source: &Source) -> Result<(), IbidError> {
        let text = String::from_utf8_lossy(&source.bytes);
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let value = serde_json::from_str(text).map_err(|error| not_json(&source.name, &error))?;
        self.abbreviations = abbreviations(&source.name, &value, &mut self.diagnostics);
        Ok(())
    }

    /// Puts another language in the place of the request's own: a BCP 47 tag, whose extension `u` may
    /// say how to sort, such as `de-u-co-phonebk`.
    ///
    /// # Errors
    /// [`IbidError::NotLanguage`] where it is none.
    pub fn set_language(&mut self, tag: &str) -> Result<(), IbidError> {
        if !is_language(tag) {
            return Err(IbidError::NotLanguage {
                tag: tag.to_owned(),
            });
        }
        self.language = Some(tag.to_owned());
        Ok(())
    }

    fn member(&mut self, member: &Member<'_>) -> Result<(), IbidError> {
        match member.key {
            "style" => self.style = Some(self.text(member)?),
            "lang" => {
                let tag = self.text(member)?;
                if is_language(&tag) {
                    self.language = Some(tag);
                } else {
                    let error = IbidError::NotLanguage { tag }.diagnostic();
                    self.diagnostics.push(Diagnostic {
                        severity: Severity::Warning,
                        ..error
                    });
                }
            }
            "references" => self.references(member)?,
            "citations" => self.citations(member)?,
            "abbreviations" => {
                let value = serde_json::from_str(member.value.get())
                    .map_err(|error| not_json(&self.name, &error))?;
                self.abbreviations = abbreviations(&self.name, &value, &mut self.diagnostics);
            }
            key => {
                let message = format!("the key `{key}` is not used");
                let note = Diagnostic::new(codes::REQUEST_UNKNOWN_KEY, Severity::Note, message);
                self.diagnostics.push(note.in_source(&self.name).with_help(
                    "use `citations`, `references`, `style`, `abbreviations` and `lang`",
                ));
            }
        }
        Ok(())
    }

    fn text(&self, member: &Member<'_>) -> Result<String, IbidError> {
        serde_json::from_str(member.value.get()).map_err(|_| IbidError::NotRequest {
            name: self.name.clone(),
            reason: format!("`{}` is not a string", member.key),
            place: Some(member.place()),
        })
    }

    fn references(&mut self, member: &Member<'_>) -> Result<(), IbidError> {
        let parsed = read_items(&member.in_place()).map_err(|error| self.failed(member, &error))?;
        self.references = Some(parsed.value);
        let told = parsed.diagnostics.into_iter();
        let told = told.map(|diagnostic| diagnostic.in_source(&self.name));
        self.of_references = told.collect();
        Ok(())
    }

    /// A citation that cannot be read ends it all: the results would go to the wrong places.
    fn citations(&mut self, member: &Member<'_>) -> Result<(), IbidError> {
        let parsed =
            read_citations(&member.in_place()).map_err(|error| self.failed(member, &error))?;
        let broken = parsed.diagnostics.iter();
        let mut broken = broken.filter(|diagnostic| diagnostic.severity == Severity::Error);
        if let Some(first) = broken.next() {
            return Err(IbidError::NotRequest {
                name: self.name.clone(),
                reason: first.message.clone(),
                place: first.line.zip(first.column),
            });
        }
        let cites = parsed.value.iter().flat_map(|citation| &citation.items);
        for cite in cites {
            if let Some(data) = &cite.item_data {
                self.carry(cite, data);
            }
        }
        self.citations = parsed.value;
        self.told(parsed.diagnostics);
        Ok(())
    }

    fn carry(&mut self, cite: &csl_json::CitationItem, data: &Value) {
        let mut data = data.clone();
        if let Some(members) = data.as_object_mut() {
            members.insert("id".to_owned(), Value::from(cite.id.as_str()));
        }
        let parsed = read_item(&data);
        self.told(parsed.diagnostics);
        self.carried.extend(parsed.value);
    }

    fn told(&mut self, diagnostics: Vec<Diagnostic>) {
        let told = diagnostics.into_iter();
        let told = told.map(|diagnostic| diagnostic.in_source(&self.name));
        self.diagnostics.extend(told);
    }

    fn failed(&self, member: &Member<'_>, error: &ItemsError) -> IbidError {
        let reason = match error {
            ItemsError::NotItems { found } => {
                format!("`{}` is {found}, not an array", member.key)
            }
            other => format!("`{}`: {other}", member.key),
        };
        IbidError::NotRequest {
            name: self.name.clone(),
            reason,
            place: Some(member.place()),
        }
    }
}

/// A member of the input, and where it stands.
struct Member<'t> {
    key: &'t str,
    value: &'t RawValue,
    text: &'t str,
}

impl Member<'_> {
    /// The text before it.
    fn before(&self) -> &str {
        let start = self.value.get().as_ptr() as usize;
        let start = start.saturating_sub(self.text.as_ptr() as usize);
        self.text.get(..start).unwrap_or_default()
    }

    /// Its line and column, from 1.
    fn place(&self) -> (usize, usize) {
        let before = self.before();
        let line = before.rsplit('\n').next().unwrap_or_default();
        (before.matches('\n').count() + 1, line.chars().count() + 1)
    }

    /// Its text at its place, with blanks before: readers say where things are in what they read.
    fn in_place(&self) -> String {
        let blank = |c| if c == '\n' { c } else { ' ' };
        let mut text: String = self.before().chars().map(blank).collect();
        text.push_str(self.value.get());
        text
    }
}

/// Whether a tag has the form of BCP 47: a language of letters, and parts of one to eight signs.
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split(['-', '_']);
    let language = parts.next().unwrap_or_default();
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    (2..=8).contains(&language.len())
        && language.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(is_part)
}

/// The list `default`; case of variables does not count. Lists of what is no text variable (`number`,
/// `hereinafter`) are for other processors.
fn abbreviations(name: &str, value: &Value, diagnostics: &mut Vec<Diagnostic>) -> Abbreviations {
    let mut abbreviations = Abbreviations::default();
    if value.as_object().is_some_and(serde_json::Map::is_empty) {
        return abbreviations;
    }
    let Some(lists) = value.get("default").and_then(Value::as_object) else {
        let message = "the abbreviations have no object `default`; none are used";
        let warning = Diagnostic::warning(codes::REQUEST_ABBREVIATIONS, message);
        diagnostics.push(warning.in_source(name).with_help(
            "abbreviations are `{\"default\": {\"container-title\": {\"Long title\": \"Short\"}}}`",
        ));
        return abbreviations;
    };
    for (keyword, list) in lists {
        let same = |variable: &&TextVariable| variable.as_str().eq_ignore_ascii_case(keyword);
        let (Some(variable), Some(list)) = (TextVariable::ALL.iter().find(same), list.as_object())
        else {
            let message = format!("the abbreviations of `{keyword}` are not used");
            let note = Diagnostic::new(codes::REQUEST_ABBREVIATIONS, Severity::Note, message);
            diagnostics.push(note.in_source(name));
            continue;
        };
        for (long, short) in list {
            if let Some(short) = short.as_str() {
                abbreviations.insert(*variable, long, short.to_owned());
            }
        }
    }
    abbreviations
}

fn not_json(name: &str, error: &serde_json::Error) -> IbidError {
    let reason = error.to_string();
    let reason = reason.split(" at line ").next().unwrap_or_default();
    IbidError::NotRequest {
        name: name.to_owned(),
        reason: reason.to_owned(),
        place: Some((error.line(), error.column().max(1))),
    }
}
