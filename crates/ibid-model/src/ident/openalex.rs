//! OpenAlex ids.

use super::address::Address;
use super::text::{is_number, without_label};
use super::{IdentError, identifier};

identifier! {
    /// An OpenAlex id: a letter that says what it is of, and a number: `W2741809807`.
    ///
    /// Source: OpenAlex, "The OpenAlex ID".
    OpenAlexId
}

pub(super) const LABELS: &[&str] = &["openalex"];

/// What an OpenAlex id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OpenAlexEntity {
    /// `W`
    Work,
    /// `A`
    Author,
    /// `S`, formerly `V`: a journal, repository or conference.
    Source,
    /// `I`
    Institution,
    /// `P`
    Publisher,
    /// `F`
    Funder,
    /// `T`
    Topic,
    /// `C`
    Concept,
}

impl OpenAlexEntity {
    /// What it is, with its article: `a work`, `an author`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Work => "a work",
            Self::Author => "an author",
            Self::Source => "a source",
            Self::Institution => "an institution",
            Self::Publisher => "a publisher",
            Self::Funder => "a funder",
            Self::Topic => "a topic",
            Self::Concept => "a concept",
        }
    }

    const fn of(letter: char) -> Option<Self> {
        Some(match letter {
            'W' => Self::Work,
            'A' => Self::Author,
            'S' | 'V' => Self::Source,
            'I' => Self::Institution,
            'P' => Self::Publisher,
            'F' => Self::Funder,
            'T' => Self::Topic,
            'C' => Self::Concept,
            _ => return None,
        })
    }
}

impl OpenAlexId {
    /// Reads a bare id, `openalex:…`, and OpenAlex's URLs, those of its API among them.
    ///
    /// # Errors
    /// The text is not a letter of [`OpenAlexEntity`] and a number of one to twelve digits.
    pub fn parse(text: &str) -> Result<Self, IdentError> {
        let error = || IdentError::form(text.trim(), "an OpenAlex id (`W` and a number)");
        let bare = match Address::parse(text).filter(|address| address.on(&["openalex.org"])) {
            Some(address) => address.segments().pop().ok_or_else(error)?,
            None => without_label(text, LABELS).to_owned(),
        };
        let bare = bare.trim().to_ascii_uppercase();
        let mut chars = bare.chars();
        let is_letter = chars.next().and_then(OpenAlexEntity::of).is_some();
        let number = chars.as_str();
        if is_letter && is_number(number) && number.len() <= 12 && !number.starts_with('0') {
            Ok(Self(bare))
        } else {
            Err(error())
        }
    }

    /// What the id names.
    pub fn entity(&self) -> OpenAlexEntity {
        let letter = self.0.chars().next();
        letter
            .and_then(OpenAlexEntity::of)
            .unwrap_or(OpenAlexEntity::Work)
    }

    /// The page at OpenAlex.
    pub fn url(&self) -> String {
        format!("https://openalex.org/{}", self.0)
    }
}
