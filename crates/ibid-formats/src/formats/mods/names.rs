//! Names: `name` with parts and roles.

use ibid_model::{Name, NameVariable};
use roxmltree::Node;

use crate::draft::person;
use crate::relators;
use crate::xml::{Xml, plain};
use crate::xml_write::Element;

/// The name in a `name` element.
pub(super) fn read(node: Node<'_, '_>) -> Name {
    let part = |kind: &str| -> String {
        let parts = node
            .all("namePart")
            .filter(|p| p.attr("type") == Some(kind));
        parts.map(plain).collect::<Vec<_>>().join(" ")
    };
    let (family, given) = (part("family"), part("given"));
    if !family.is_empty() || !given.is_empty() {
        return person(&family, &given, Some(part("termsOfAddress")));
    }
    let untyped = node
        .all("namePart")
        .filter(|p| p.attr("type").is_none())
        .map(plain);
    let untyped: Vec<String> = untyped.filter(|text| !text.is_empty()).collect();
    if untyped.is_empty() {
        return Name::literal(node.text_at("displayForm").unwrap_or_default());
    }
    if node.has("type", "personal") {
        return inverted(&untyped.join(" "), &part("termsOfAddress"));
    }
    let whole = untyped.join(". ");
    // Years behind a name are those of a life, where the type is not said.
    if node.attr("type").is_none() && whole.rsplit(',').next().is_some_and(is_years) {
        return inverted(&whole, "");
    }
    Name::literal(whole)
}

/// Whether a part of a name is the years of a life: `1950-`, `active 1700-1720`.
fn is_years(part: &str) -> bool {
    part.contains('-') && part.chars().filter(char::is_ascii_digit).count() >= 3
}

/// `Doe, Jane, 1950-`: catalogues put years behind the name.
pub(crate) fn inverted(text: &str, suffix: &str) -> Name {
    // `Lawson, Colin (Colin James)`, `Ek, Bo [1950-]`: what is in brackets is not printed.
    let text = text.split(" (").next().unwrap_or(text);
    let text = text.split(" [").next().unwrap_or(text);
    let has_year = |part: &str| part.chars().filter(char::is_ascii_digit).count() >= 3;
    let mut parts = text
        .split(',')
        .map(str::trim)
        .filter(|p| !p.is_empty() && !has_year(p));
    let (family, given, rest) = (parts.next(), parts.next(), parts.next());
    let (Some(family), Some(given)) = (family, given) else {
        return Name::literal(family.unwrap_or(text));
    };
    let suffix = Some(suffix).filter(|s| !s.is_empty()).or(rest);
    // A full stop behind a whole word ends the card's line.
    let last = given
        .rsplit([' ', '.'])
        .find(|word| !word.is_empty())
        .unwrap_or(given);
    let given = if last.chars().count() > 3 {
        given.trim_end_matches('.')
    } else {
        given
    };
    person(family, given, suffix.map(str::to_owned))
}

/// What the roles of a name come to.
pub(super) enum Role {
    Variable(NameVariable),
    /// It published the work, or granted its degree.
    Publisher,
    /// It issued the work.
    Authority,
    /// None is said.
    None,
}

pub(super) fn role(node: Node<'_, '_>) -> Role {
    let terms: Vec<String> = node.every("role/roleTerm").into_iter().map(plain).collect();
    let is = |names: &[&str]| {
        terms
            .iter()
            .any(|t| names.iter().any(|n| t.eq_ignore_ascii_case(n)))
    };
    if is(&["edt"]) && is(&["trl"]) {
        return Role::Variable(NameVariable::EditorTranslator);
    }
    if let Some(variable) = terms.iter().find_map(|term| relators::variable(term)) {
        return Role::Variable(variable);
    }
    if terms.is_empty() {
        Role::None
    } else if is(&[
        "pbl",
        "publisher",
        "dst",
        "distributor",
        "dgg",
        "degree granting institution",
    ]) {
        Role::Publisher
    } else if is(&["isb", "issuing body"]) {
        Role::Authority
    } else {
        Role::Variable(NameVariable::Contributor)
    }
}

/// A `name` element; whether it is read as the same name.
pub(super) fn write(name: &Name, role: NameVariable) -> (Element, bool) {
    let mut element;
    let read_as = if let Some(literal) = &name.literal {
        element = Element::new("name").with("type", "corporate");
        element.push(Element::leaf("namePart", literal));
        Name::literal(literal)
    } else {
        element = Element::new("name").with("type", "personal");
        let join = |parts: [&Option<String>; 2]| {
            let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
            parts.join(" ")
        };
        let family = join([&name.non_dropping_particle, &name.family]);
        let given = join([&name.given, &name.dropping_particle]);
        let suffix = name.suffix.clone().unwrap_or_default();
        for (kind, text) in [
            ("family", &family),
            ("given", &given),
            ("termsOfAddress", &suffix),
        ] {
            if !text.is_empty() {
                element.push(Element::leaf("namePart", text).with("type", kind));
            }
        }
        person(&family, &given, name.suffix.clone())
    };
    let term = match relators::code(role) {
        Some(code) => Element::leaf("roleTerm", code)
            .with("type", "code")
            .with("authority", "marcrelator"),
        None => Element::leaf("roleTerm", role.as_str()).with("type", "text"),
    };
    let mut around = Element::new("role");
    around.push(term);
    element.push(around);
    (element, read_as == *name)
}
