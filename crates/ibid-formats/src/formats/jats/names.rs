//! Names of persons and organisations in JATS.

use ibid_model::{Name, NameVariable};
use roxmltree::Node;

use crate::draft::{Draft, person};
use crate::xml::{Xml, plain};

/// `person-group-type` and `contrib-type`, and the variable for each. Source: JATS 1.3,
/// "@person-group-type", and what publishers write.
const ROLES: &[(&str, NameVariable)] = &[
    ("author", NameVariable::Author),
    ("allauthors", NameVariable::Author),
    ("inventor", NameVariable::Author),
    ("editor", NameVariable::Editor),
    ("guest-editor", NameVariable::Editor),
    ("series-editor", NameVariable::CollectionEditor),
    ("translator", NameVariable::Translator),
    ("transed", NameVariable::EditorTranslator),
    ("compiler", NameVariable::Compiler),
    ("curator", NameVariable::Curator),
    ("director", NameVariable::Director),
    ("illustrator", NameVariable::Illustrator),
    ("producer", NameVariable::Producer),
    ("performer", NameVariable::Performer),
];

/// Groups that made nothing.
const NO_ROLES: &[&str] = &["assignee", "research-assistant"];

/// The variable for a role; `None` where those names are none of a citation's.
pub(super) fn role(kind: Option<&str>) -> Option<NameVariable> {
    let Some(kind) = kind else {
        return Some(NameVariable::Author);
    };
    let kind = kind.to_ascii_lowercase();
    let bare = kind.strip_suffix('s').unwrap_or(&kind);
    let known = |(name, _): &&(&str, NameVariable)| *name == bare || *name == kind;
    let found = ROLES.iter().find(known).map(|(_, role)| *role);
    found.or_else(|| (!NO_ROLES.contains(&bare)).then_some(NameVariable::Contributor))
}

/// Adds the names that stand in `node`, whatever is around them in it.
pub(super) fn add_all(draft: &mut Draft<'_, '_, '_>, node: Node<'_, '_>, role: NameVariable) {
    let mut waiting: Vec<Node<'_, '_>> = node.children().rev().collect();
    while let Some(child) = waiting.pop() {
        match child.name() {
            "" | "aff" | "address" | "contrib-group" | "role" => {}
            "etal" => draft.custom("etal", Some("true")),
            "name-alternatives" | "collab-alternatives" => {
                waiting.extend(child.first_element_child());
            }
            "name" | "string-name" | "collab" | "institution" | "on-behalf-of" => {
                draft.name(role, name(child));
            }
            _ => waiting.extend(child.children().rev()),
        }
    }
}

/// The name in `name`, `string-name` or `collab`.
pub(super) fn name(node: Node<'_, '_>) -> Name {
    let part = |part: &str| {
        let found = node.descendants().find(|n| n.name() == part);
        found
            .map(plain)
            .map(|text| text.trim_end_matches([',', ';']).to_owned())
    };
    let family = part("surname").filter(|text| !text.is_empty());
    let given = part("given-names").filter(|text| !text.is_empty());
    match (node.name(), family, given) {
        ("name" | "string-name", Some(family), given) => {
            let mut name = person(&family, &given.unwrap_or_default(), part("suffix"));
            name.static_ordering = node.has("name-style", "eastern");
            name
        }
        ("name" | "string-name", None, Some(given)) => Name::literal(given),
        ("string-name", ..) => Name::from_inverted(&plain(node)),
        _ => Name::literal(plain(node)),
    }
}
