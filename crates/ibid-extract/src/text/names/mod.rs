//! Names as people write them: bylines taken apart, and single names read into their CSL parts.
//!
//! A byline goes through one file a step: [`clean`] (markup, addresses, handles), [`noise`]
//! (dates, times, counts), [`fields`]
//! (labels such as "By", "Autor:", "Photos by", and what stands between bars and lines), [`split`]
//! (several names in one field), then for each piece [`organisation`], [`role`] and [`plausible`]
//! say what it is, [`trim`] cuts it
//! down to the name, and [`person`] or [`east_asian`] reads the name. [`same`] compares names of
//! different sources.

mod byline;
mod clean;
mod east_asian;
mod fields;
mod noise;
mod organisation;
mod person;
mod plausible;
mod recase;
mod role;
mod same;
mod split;
mod surnames;
mod trim;
mod vocabulary;

use ibid_model::Name;

pub use byline::parse_byline;
pub use organisation::is_organisation;
pub use person::{parse_person, parse_person_in};
pub use plausible::is_plausible_person;
pub use same::same_person;

/// One name of a byline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BylineName {
    /// The name: parts for a person, a literal for an organisation and for names of one word.
    pub name: Name,
    /// Whether it is an organisation, an agency, a desk, a team.
    pub is_organisation: bool,
    /// The job or affiliation that is printed beside the name ("Staff Writer", "Reuters").
    pub role: Option<String>,
    /// What the byline says that this one did.
    pub contribution: Contribution,
}

/// What a byline says that someone did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Contribution {
    /// Wrote it; also where nothing is said.
    #[default]
    Author,
    /// "Edited by", "Redaktion:", 編集.
    Editor,
    /// "Translated by", "Übersetzung:", 訳.
    Translator,
    /// "Photos by", "Foto:", "Illustration by", 撮影: pictures, not the text.
    Illustrator,
    /// "Medically reviewed by", "Fact checked by".
    Reviewer,
}

/// The name that a text begins with, where the text goes on with a sentence ("Jane Doe is a …").
pub(crate) fn cut_person(text: &str) -> String {
    trim::person_part(text).0
}

/// Whether a word names a job ("writer", "Redakteurin").
pub(crate) fn is_job(word: &str) -> bool {
    vocabulary::JOBS.contains(&word.to_lowercase().as_str())
}
