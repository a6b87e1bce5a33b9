//! Names in numbered parameters: `last1`, `editor2-first`, `vauthors`.

use std::collections::BTreeMap;

use ibid_model::{Name, NameVariable};

use super::text;
use crate::formats::tagged::NameForm;
use crate::formats::tagged::values::read_name;

/// Which part of a name a parameter has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Whole,
    Last,
    First,
}

/// What stands before `-last` and `-first`, and the role.
pub(super) const ROLES: &[(&str, NameVariable)] = &[
    ("author", NameVariable::Author),
    ("editor", NameVariable::Editor),
    ("translator", NameVariable::Translator),
    ("interviewer", NameVariable::Interviewer),
    ("contributor", NameVariable::Contributor),
    ("host", NameVariable::Host),
    ("inventor", NameVariable::Author),
];

/// The parts of the names of a template.
#[derive(Default)]
pub(super) struct Names {
    parts: BTreeMap<(NameVariable, u32), [String; 3]>,
    short: Vec<(NameVariable, Name)>,
}

impl Names {
    /// Takes a parameter if it is one of a name.
    pub(super) fn take(&mut self, parameter: &str, value: &str) -> bool {
        let list = match parameter {
            "vauthors" => Some(NameVariable::Author),
            "veditors" => Some(NameVariable::Editor),
            _ => None,
        };
        if let Some(variable) = list {
            let names = vancouver(value).into_iter();
            self.short.extend(names.map(|name| (variable, name)));
            return true;
        }
        let Some((variable, part, number)) = parsed(parameter) else {
            return false;
        };
        let slot = self.parts.entry((variable, number)).or_default();
        let place = match part {
            Part::Whole => 0,
            Part::Last => 1,
            Part::First => 2,
        };
        if let Some(known) = slot.get_mut(place) {
            let is_literal = value.starts_with("((") && value.ends_with("))");
            let end = if is_literal && part == Part::Whole {
                ","
            } else {
                ""
            };
            *known = format!("{}{end}", text::read(value));
        }
        true
    }

    /// The names by role, in the order of their numbers.
    pub(super) fn finish(self) -> Vec<(NameVariable, Vec<Name>)> {
        let mut found: BTreeMap<NameVariable, Vec<Name>> = BTreeMap::new();
        for ((variable, _), [whole, last, first]) in self.parts {
            let name = name(&whole, &last, &first);
            if !name.is_empty() {
                found.entry(variable).or_default().push(name);
            }
        }
        for (variable, name) in self.short {
            found.entry(variable).or_default().push(name);
        }
        found.into_iter().collect()
    }
}

fn name(whole: &str, last: &str, first: &str) -> Name {
    match (last.is_empty(), first.is_empty()) {
        (false, false) => Name::person(last, first).split_particles(),
        (false, true) => Name::literal(last),
        // `author=Doe |first=Jane`
        (true, false) if !whole.is_empty() => Name::person(whole, first).split_particles(),
        (true, false) => Name::literal(first),
        (true, true) => read_name(whole, NameForm::Inverted),
    }
}

/// The role, part and number of `editor2-last`, `last1`, `author`.
fn parsed(parameter: &str) -> Option<(NameVariable, Part, u32)> {
    let digits: String = parameter.chars().filter(char::is_ascii_digit).collect();
    let number = if digits.is_empty() {
        1
    } else {
        digits.parse().ok()?
    };
    let bare: String = parameter.chars().filter(char::is_ascii_lowercase).collect();
    let part = |word: &str| {
        Some(match word {
            "" => Part::Whole,
            "last" | "surname" => Part::Last,
            "first" | "given" => Part::First,
            _ => return None,
        })
    };
    let is_own = parameter
        .chars()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if !is_own {
        return None;
    }
    if let Some(part) = part(&bare).filter(|part| *part != Part::Whole) {
        return Some((NameVariable::Author, part, number));
    }
    ROLES.iter().find_map(|(role, variable)| {
        let rest = bare.strip_prefix(role)?;
        Some((*variable, part(rest)?, number))
    })
}

/// `Doe J, Roe AB, ((World Health Organization)), et al.`
fn vancouver(value: &str) -> Vec<Name> {
    let mut names = Vec::new();
    let mut rest = value.trim();
    while !rest.is_empty() {
        let literal = rest.strip_prefix("((");
        let is_literal = literal.is_some();
        let (part, behind) = if let Some(inside) = literal {
            let (part, behind) = inside.split_once("))").unwrap_or((inside, ""));
            (part, behind.trim_start_matches([',', ' ']))
        } else {
            rest.split_once(',').unwrap_or((rest, ""))
        };
        let part = text::read(part);
        if is_literal {
            names.push(Name::literal(part));
        } else if !part.is_empty() && !part.starts_with("et al") {
            names.extend(short_name(&part));
        }
        rest = behind.trim_start();
    }
    names
}

/// The parameters of a name, and whether they are read as it.
pub(super) fn write(name: &Name, role: &str, number: usize) -> (Vec<(String, String)>, bool) {
    let parameter = |part: &str| match (role, part) {
        ("author", "") => format!("author{number}"),
        ("author", _) => format!("{part}{number}"),
        (_, "") => format!("{role}{number}"),
        _ => format!("{role}{number}-{part}"),
    };
    if let Some(literal) = &name.literal {
        let value = text::write(literal);
        let value = if literal.contains(',') {
            format!("(({value}))")
        } else {
            value
        };
        let is_whole = Name::literal(literal.as_str()) == *name;
        return (vec![(parameter(""), value)], is_whole);
    }
    let text = inverted(name);
    let (last, first) = text.split_once(", ").unwrap_or((&text, ""));
    let is_whole = Name::person(last, first).split_particles() == *name && !first.is_empty();
    let mut parameters = vec![(parameter("last"), text::write(last))];
    if !first.is_empty() {
        parameters.push((parameter("first"), text::write(first)));
    }
    (parameters, is_whole)
}

/// `van Raaij MJ`, `Smith J Jr`: a family name, initials, and what follows them.
///
/// Source: NLM, "Author (AU)".
fn short_name(text: &str) -> Option<Name> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_initials = |word: &&str| {
        word.chars().count() <= 4 && word.chars().all(|c| c.is_uppercase() || c == '-')
    };
    let at = words.iter().rposition(is_initials).filter(|at| *at > 0);
    let Some(at) = at else {
        return (!text.is_empty()).then(|| Name::literal(text));
    };
    let (family, rest) = words.split_at_checked(at)?;
    let initials: Vec<String> = rest.first()?.chars().map(|c| format!("{c}.")).collect();
    let given = initials.join(" ").replace(" -. ", "-");
    let mut name = Name::person(family.join(" "), given).split_particles();
    let suffix = rest.get(1..).unwrap_or_default().join(" ");
    name.suffix = Some(suffix).filter(|suffix| !suffix.is_empty());
    Some(name)
}

/// `van Gogh, Vincent`, `Fontaine, Jean de, Jr.`
fn inverted(name: &Name) -> String {
    let family = words([&name.non_dropping_particle, &name.family]);
    let given = words([&name.given, &name.dropping_particle]);
    let parts = [family, given, name.suffix.clone().unwrap_or_default()];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

/// Parts of a name with a space between them, or none behind an apostrophe.
fn words(parts: [&Option<String>; 2]) -> String {
    let mut out = String::new();
    for part in parts.into_iter().flatten().filter(|part| !part.is_empty()) {
        let joins = out.is_empty() || out.ends_with(['\'', '’', '-', ' ']);
        out.push_str(if joins { "" } else { " " });
        out.push_str(part);
    }
    out
}
