//! Authors and editors of MEDLINE's records.

use ibid_model::{Name, NameVariable};

use crate::formats::tagged::values::{one_line, read_name, write_name};
use crate::formats::tagged::{NameForm, Reader, Writer};

/// Reads `FAU`, or `AU` where there is no full name before it, and `CN`, in their order; the same
/// for editors.
pub(super) fn read(reader: &mut Reader<'_>) {
    for (full, short, organisation, variable) in [
        ("FAU", "AU", "CN", NameVariable::Author),
        ("FED", "ED", "", NameVariable::Editor),
    ] {
        let mut names = Vec::new();
        let mut has_full = false;
        for (tag, value) in reader.take_all(&[full, short, organisation]) {
            let is_short_again = tag == short && has_full;
            has_full = tag == full;
            if value.is_empty() || is_short_again {
                continue;
            }
            names.push(if tag == full {
                person(&value, variable)
            } else if tag == short {
                short_name(&value)
            } else {
                Name::literal(value)
            });
        }
        if !names.is_empty() {
            reader.item.names.insert(variable, names);
        }
    }
}

/// An author without a comma has but one name: organisations have a tag of their own.
fn person(text: &str, variable: NameVariable) -> Name {
    if variable == NameVariable::Author && !text.contains(',') {
        return Name::person(text, "");
    }
    read_name(text, NameForm::Inverted)
}

/// `van der Berg AB Jr`: initials behind the name, without full stops.
///
/// Source: MEDLINE/PubMed Data Element Descriptions, "Author".
fn short_name(text: &str) -> Name {
    const SUFFIXES: [&str; 7] = ["Jr", "Sr", "2nd", "3rd", "4th", "II", "III"];
    // ERIC: `Doe, Jane M.`
    if text.contains(", ") {
        return read_name(text, NameForm::Inverted);
    }
    let (rest, suffix) = match text.rsplit_once(' ') {
        Some((rest, last)) if SUFFIXES.contains(&last) && rest.contains(' ') => (rest, Some(last)),
        _ => (text, None),
    };
    let Some((family, initials)) = rest.rsplit_once(' ') else {
        return Name::person(text, "");
    };
    let is_initials = initials.chars().all(char::is_uppercase) && initials.chars().count() <= 4;
    if !is_initials {
        return Name::person(text, "");
    }
    let given: Vec<String> = initials.chars().map(|c| format!("{c}.")).collect();
    let mut name = Name::person(family, given.join(" ")).split_particles();
    name.suffix = suffix.map(str::to_owned);
    name
}

/// Writes authors and editors.
pub(super) fn write(writer: &mut Writer<'_, '_>) {
    for (full, short, variable) in [
        ("FAU", "AU", NameVariable::Author),
        ("FED", "ED", NameVariable::Editor),
    ] {
        let list = writer.item.names(variable).unwrap_or_default();
        let mut is_whole = true;
        for name in list {
            if let Some(literal) = name.literal.as_ref().filter(|_| full == "FAU") {
                let text = one_line(literal);
                is_whole &= text == *literal && *name == Name::literal(literal.as_str());
                writer.push("CN", text);
                continue;
            }
            let (text, _) = write_name(name, NameForm::Inverted);
            is_whole &= person(&text, variable) == *name;
            if !text.is_empty() {
                writer.push(full, text);
                writer.push(short, shortened(name));
            }
        }
        if !is_whole {
            writer
                .item
                .reduced(variable.as_str(), "how names are taken apart");
        }
    }
}

fn shortened(name: &Name) -> String {
    let parts = [&name.non_dropping_particle, &name.family, &name.literal];
    let mut text: Vec<String> = parts.into_iter().flatten().cloned().collect();
    let given = name.given.as_deref().unwrap_or_default();
    let words = given
        .split([' ', '-', '.'])
        .filter_map(|word| word.chars().next());
    let initials: String = words.collect();
    if !initials.is_empty() {
        text.push(initials);
    }
    if let Some(suffix) = &name.suffix {
        text.push(suffix.trim_end_matches('.').to_owned());
    }
    one_line(&text.join(" "))
}
