//! Creators as names (interim: to be replaced by the byline reader of `crate::text`).

use ibid_model::Name;

use crate::candidate::{Creator, CreatorKind};

/// A creator's names.
pub(crate) fn read(creator: &Creator, _language: Option<&str>) -> Vec<Name> {
    if creator.kind == CreatorKind::Organisation {
        return vec![Name::literal(creator.text.clone())];
    }
    let mut text = creator.text.trim();
    if let Some(rest) = crate::labels::after_opener(text) {
        text = rest;
    }
    text.split([',', '&', ';', '|', '\n'])
        .flat_map(|part| part.split(" and "))
        .map(str::trim)
        .filter(|part| !part.is_empty() && part.len() < 60)
        .map(|part| match part.rsplit_once(' ') {
            Some((given, family)) => Name::person(family, given),
            None => Name::literal(part),
        })
        .collect()
}
