//! Articles without markup: plain text as copied from a page, Markdown with front matter, mails,
//! the text of a PDF's first pages, Project Gutenberg's header.
//!
//! Each reader looks at the lines for one kind of statement and gives candidates with the line they
//! stand on: [`front_matter`] and [`fields`] (what the text says of itself in `key: value`), [`head`]
//! (the title) and [`bylines`] (who signs near it), [`dates`] (labelled dates), [`author_box`] ("About the
//! Author"), [`citation`] ("Cite this article as …"), [`addresses`] (DOI and URL).

mod addresses;
mod author_box;
mod bylines;
mod citation;
mod dates;
mod fields;
mod front_matter;
mod head;
mod lines;

use crate::candidate::{Candidate, Creator, CreatorKind, DateReading, Property, Value};
use crate::provenance::Provenance;

pub(crate) use citation::is_label as is_citation_label;
pub(crate) use front_matter::is_at_start as has_front_matter;
use lines::{Line, lines};

/// What a plain text says of itself. `language` is the text's BCP 47 tag, where it is known: it
/// decides how names and dates are read.
pub fn candidates(text: &str, language: Option<&str>) -> Vec<Candidate> {
    let all = lines(text);
    let mut found = Found {
        candidates: Vec::new(),
        language: language.unwrap_or_default().to_owned(),
    };
    let body = front_matter::read(&all, &mut found);
    let body = all.get(body..).unwrap_or_default();
    let after_fields = fields::read(body, &mut found);
    head::read(body.get(after_fields..).unwrap_or_default(), &mut found);
    dates::read(body, &mut found);
    author_box::read(body, &mut found);
    citation::read(body, &mut found);
    addresses::read(body, &mut found);
    found.candidates
}

/// The fields of the citation that a text gives of itself, where it gives one.
pub(crate) fn own_citation(text: &str, language: Option<&str>) -> Vec<Candidate> {
    let mut found = Found {
        candidates: Vec::new(),
        language: language.unwrap_or_default().to_owned(),
    };
    citation::read(&lines(text), &mut found);
    found.candidates
}

/// The fields of an entry in a list of references.
pub(crate) fn fields_of_citation(text: &str) -> Vec<Candidate> {
    let mut found = Found {
        candidates: Vec::new(),
        language: String::new(),
    };
    citation::read_entry(text, &mut found);
    found.candidates
}

/// Whether a heading is that of a list of references.
pub(crate) fn is_references_heading(heading: &str) -> bool {
    addresses::REFERENCES.contains(&heading.to_lowercase().as_str())
}

/// What was found so far.
struct Found {
    candidates: Vec<Candidate>,
    language: String,
}

impl Found {
    fn languages(&self) -> Vec<&str> {
        if self.language.is_empty() {
            Vec::new()
        } else {
            vec![self.language.as_str()]
        }
    }

    fn language(&self) -> Option<&str> {
        Some(self.language.as_str()).filter(|tag| !tag.is_empty())
    }

    fn has(&self, property: Property) -> bool {
        self.candidates
            .iter()
            .any(|candidate| candidate.property == property)
    }

    fn add(&mut self, property: Property, value: Value, line: &Line<'_>, trust: f32) {
        self.candidates.push(Candidate {
            property,
            value,
            provenance: Provenance::line(line.number, line.text),
            trust,
        });
    }

    fn text(&mut self, property: Property, text: &str, line: &Line<'_>, trust: f32) {
        if !text.is_empty() {
            self.add(property, Value::Text(text.to_owned()), line, trust);
        }
    }

    fn creators(
        &mut self,
        property: Property,
        texts: &[String],
        kind: CreatorKind,
        line: &Line<'_>,
        trust: f32,
    ) {
        if texts.is_empty() {
            return;
        }
        let creators = texts.iter().map(|text| Creator::new(text, kind)).collect();
        self.add(property, Value::Creators(creators), line, trust);
    }

    fn date(&mut self, property: Property, date: DateReading, line: &Line<'_>, trust: f32) {
        self.add(property, Value::Date(date), line, trust);
    }

    /// Reads a value that is meant to be a date.
    fn timestamp(&mut self, property: Property, text: &str, line: &Line<'_>, trust: f32) {
        if let Some(reading) = crate::dates::read(text, self.language()) {
            self.date(property, reading, line, trust);
        }
    }
}
