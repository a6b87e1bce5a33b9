//! Names: fields 100 to 111, 700 to 720.

use ibid_model::{ItemType, Name, NameVariable, TextVariable};
use roxmltree::Node;

use super::fields::{Marc, subfield, subfields, trimmed};
use crate::draft::{Draft, person};
use crate::relators;
use crate::xml::Xml;

/// Relators of names that made nothing of a work: publishers, former owners, dedicatees.
const NO_ROLES: &[&str] = &[
    "pbl",
    "publisher",
    "dst",
    "fmo",
    "dte",
    "dgg",
    "prt",
    "spn",
    "sponsor",
];

pub(super) fn read(draft: &mut Draft<'_, '_, '_>, marc: &Marc<'_, '_>) {
    let has_main = ["100", "110", "111"]
        .iter()
        .any(|tag| marc.first(tag).is_some());
    for tag in ["100", "110", "700", "710", "720"] {
        for field in marc.all(tag) {
            // With a title, it is the author of another work.
            if subfield(field, 't').is_some() {
                continue;
            }
            let relators = subfields(field, "4e");
            let is_none = |r: &String| NO_ROLES.contains(&trimmed(r).to_ascii_lowercase().as_str());
            if relators.iter().any(is_none) {
                continue;
            }
            let said = relators
                .iter()
                .find_map(|relator| relators::variable(relator));
            let by_default = match tag {
                "100" => NameVariable::Author,
                "110" if draft.item.item_type != ItemType::Periodical => NameVariable::Author,
                // A book that is under no one's name has been put together by those added.
                "700" if !has_main && draft.item.item_type == ItemType::Book => {
                    NameVariable::Editor
                }
                "700" if relators.is_empty() => NameVariable::Author,
                _ => NameVariable::Contributor,
            };
            // Field 720 says of a name only whether it is a person's.
            let is_body = tag.ends_with("10") || tag == "720" && !field.has("ind1", "1");
            let name = if is_body {
                body(field)
            } else {
                person_of(field)
            };
            draft.name(said.unwrap_or(by_default), name);
        }
    }
    for field in ["111", "711"].iter().flat_map(|tag| marc.all(tag)) {
        let part = |code| {
            let text = subfield(field, code).map(|text| trimmed(&text));
            text.map(|text| trimmed(text.trim_matches(['(', ')', ' '])))
        };
        draft.text(TextVariable::EventTitle, part('a'));
        draft.text(TextVariable::EventPlace, part('c'));
        let date = part('d').map(|d| ibid_model::Date::parse_raw(&d));
        draft.date(ibid_model::DateVariable::EventDate, date);
    }
}

/// `$a` `Doe, Jane,`, `$b` `II`, `$c` `Jr.,`: the first indicator says whether it is inverted.
fn person_of(field: Node<'_, '_>) -> Name {
    let name = trimmed(&subfield(field, 'a').unwrap_or_default());
    let mut suffix = [subfield(field, 'b'), subfield(field, 'c')]
        .into_iter()
        .flatten();
    let suffix = suffix.next().map(|text| trimmed(&text));
    let is_suffix = |text: &String| {
        let roman = text.chars().all(|c| "IVX".contains(c));
        roman || ["Jr", "Jr.", "Sr", "Sr."].contains(&text.as_str())
    };
    match name.split_once(',') {
        Some((family, given)) => person(family.trim(), given.trim(), suffix.filter(is_suffix)),
        None => Name::literal(match suffix {
            Some(title) => format!("{name} {title}"),
            None => name,
        }),
    }
}

/// A corporate body with its units: `Norway. Ice Office`.
fn body(field: Node<'_, '_>) -> Name {
    let parts = subfields(field, "ab");
    let parts: Vec<String> = parts.iter().map(|part| trimmed(part)).collect();
    Name::literal(parts.join(". "))
}
