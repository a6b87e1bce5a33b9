//! Names and dates in formats that hold them as text, in and out.

use ibid_model::{Date, DateVariable, Name};

use crate::outgoing::Outgoing;

/// Family and given name, each with its particle: `van Gogh` and `Jean de`.
///
/// [`person`] takes them apart again; a suffix is left out.
pub(crate) fn family_given(name: &Name) -> (String, String) {
    (
        joined(
            name.non_dropping_particle.as_deref(),
            name.family.as_deref(),
        ),
        joined(name.given.as_deref(), name.dropping_particle.as_deref()),
    )
}

/// A person by family and given name, which may have particles and a suffix behind a comma.
pub(crate) fn person(family: &str, given: &str) -> Name {
    Name::person(family.trim(), given.trim()).split_particles()
}

/// Two words with a space between them, but behind an apostrophe or hyphen.
pub(crate) fn joined(before: Option<&str>, after: Option<&str>) -> String {
    match (before.unwrap_or_default(), after.unwrap_or_default()) {
        ("", word) | (word, "") => word.to_owned(),
        (before, after) if before.ends_with(['\'', '’', '-', ' ']) => format!("{before}{after}"),
        (before, after) => format!("{before} {after}"),
    }
}

/// A date as EDTF, or its own words, in quotation marks where they would be read as a date.
pub(crate) fn date_text(date: &Date) -> Option<String> {
    if let Some(edtf) = date.to_edtf() {
        return Some(edtf);
    }
    let literal = date.literal.clone()?;
    let is_read_back = Date::parse_raw(&literal).literal.as_deref() == Some(literal.as_str());
    Some(if is_read_back {
        literal
    } else {
        format!("\"{literal}\"")
    })
}

/// Takes a date as [`date_text`] has it.
pub(crate) fn take_date(item: &mut Outgoing<'_>, variable: DateVariable) -> Option<String> {
    let date = item.date(variable)?;
    if date.value.is_some() && date.literal.is_some() {
        item.reduced(variable.as_str(), "its own words");
    }
    date_text(date)
}
