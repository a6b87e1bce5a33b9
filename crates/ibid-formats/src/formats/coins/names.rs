//! Authors: each in `rft.au`, the first in parts too, organisations in `rft.aucorp` too.

use ibid_model::Name;

use crate::formats::tagged::NameForm;
use crate::formats::tagged::values::{one_line, read_name, write_name};

/// The parts of the first author.
#[derive(Default)]
pub(super) struct First {
    pub family: String,
    pub given: String,
    pub suffix: String,
}

impl First {
    /// The name, unless there is none.
    pub fn name(&self) -> Option<Name> {
        if self.family.is_empty() {
            return None;
        }
        let mut name = Name::person(self.family.as_str(), self.given.as_str()).split_particles();
        if !self.suffix.is_empty() {
            name.suffix = Some(self.suffix.clone());
        }
        Some(name)
    }

    /// Whether a name as it is written whole is this one.
    fn is(&self, text: &str) -> bool {
        let orders = [
            format!("{} {}", self.given, self.family),
            format!("{}, {}", self.family, self.given),
            format!("{}, {}, {}", self.family, self.given, self.suffix),
        ];
        !self.family.is_empty()
            && orders
                .iter()
                .any(|order| order.trim().trim_end_matches(',') == text)
    }
}

/// Reads names: whole ones, organisations, and the parts of the first.
pub(super) fn read(whole: &[String], organisations: &[String], first: &First) -> Vec<Name> {
    let mut names = Vec::new();
    let mut has_first = first.name().is_none();
    for text in whole {
        if !has_first && first.is(text) {
            has_first = true;
            names.extend(first.name());
        } else {
            names.push(read_one(text, organisations));
        }
    }
    if !has_first {
        names.insert(0, first.name().unwrap_or_default());
    }
    let others = organisations.iter().filter(|name| !whole.contains(name));
    names.extend(others.map(|name| Name::literal(name.as_str())));
    names
}

/// A name with a comma is a person's, and so is one of several words that is no organisation's.
fn read_one(text: &str, organisations: &[String]) -> Name {
    if organisations.iter().any(|name| name == text) {
        return Name::literal(text);
    }
    let form = if text.contains(',') {
        NameForm::Inverted
    } else {
        NameForm::Refer
    };
    read_name(text, form)
}

/// Names as they are written: whole ones, organisations, and the parts of the first.
pub(super) struct Written {
    pub whole: Vec<String>,
    pub organisations: Vec<String>,
    pub first: First,
}

/// Writes names.
pub(super) fn write(names: &[Name]) -> Written {
    let mut written = Written {
        whole: Vec::new(),
        organisations: Vec::new(),
        first: First::default(),
    };
    for name in names {
        if let Some(literal) = &name.literal {
            let text = one_line(literal);
            if !written.organisations.contains(&text) {
                written.organisations.push(text.clone());
            }
            written.whole.push(text);
        } else {
            let (text, _) = write_name(name, NameForm::Inverted);
            written.whole.push(text);
        }
    }
    written.whole.retain(|text| !text.is_empty());
    if let Some(name) = names.first().filter(|name| name.literal.is_none()) {
        written.first = parts(name);
        // Parts that say something else than the whole name would make two of one.
        if written.first.name().as_ref() != Some(name) {
            written.first = First::default();
        }
    }
    written
}

fn parts(name: &Name) -> First {
    let joined = |parts: [&Option<String>; 2]| {
        let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        one_line(&parts.join(" "))
    };
    First {
        family: joined([&name.non_dropping_particle, &name.family]),
        given: joined([&name.given, &name.dropping_particle]),
        suffix: joined([&name.suffix, &None]),
    }
}
