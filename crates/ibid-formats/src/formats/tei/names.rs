//! Names: `author`, `editor` and `respStmt`.

use ibid_model::{Name, NameVariable};
use roxmltree::Node;

use crate::draft::{Draft, person};
use crate::relators;
use crate::xml::{Xml, plain};

/// Adds the names in `node`: an author is `author`'s, an editor `editor`'s or what its role says.
pub(super) fn read(
    draft: &mut Draft<'_, '_, '_>,
    node: Node<'_, '_>,
    author: NameVariable,
    editor: NameVariable,
) {
    for child in node.children() {
        let variable = match child.name() {
            "author" => author,
            "editor" => child
                .attr("role")
                .and_then(relators::variable)
                .unwrap_or(editor),
            "respStmt" => {
                let said = child
                    .text_at("resp")
                    .and_then(|resp| relators::variable(&resp));
                said.unwrap_or(NameVariable::Contributor)
            }
            _ => continue,
        };
        add(draft, child, variable);
    }
}

fn add(draft: &mut Draft<'_, '_, '_>, node: Node<'_, '_>, variable: NameVariable) {
    let is_person = |n: &Node<'_, '_>| matches!(n.name(), "persName" | "orgName" | "name");
    let mut named = node.children().filter(is_person).peekable();
    if named.peek().is_none() {
        return draft.name(variable, name(node));
    }
    named.for_each(|child| draft.name(variable, name(child)));
    let mut ids = node.descendants().filter(|n| n.name() == "idno");
    let orcid = ids.find(|id| id.has("type", "ORCID")).map(plain);
    draft.custom("orcid", orcid);
}

fn name(node: Node<'_, '_>) -> Name {
    let part = |part: &str| -> String {
        let parts = node.all(part).map(plain);
        parts.collect::<Vec<_>>().join(" ")
    };
    let (family, given) = (part("surname"), part("forename"));
    if node.name() == "orgName" || family.is_empty() && given.is_empty() {
        let text = plain(node);
        return match node.name() {
            "orgName" => Name::literal(text),
            _ => Name::from_inverted(&text),
        };
    }
    let suffix = Some(part("genName")).filter(|text| !text.is_empty());
    let mut name = person(&family, &given, suffix);
    let link = part("nameLink");
    if !link.is_empty() && name.non_dropping_particle.is_none() {
        name.non_dropping_particle = Some(link);
    }
    name
}
