//! Reads attributes and children of XML elements, and says what is not as it should be.

use std::collections::{HashMap, HashSet};

use ibid_model::{Code, Diagnostic, Parsed, Span, codes};
use roxmltree::{Attribute, Node};

use crate::error::{Place, StyleError};
use crate::tree::MacroIndex;

/// The namespace of CSL; files without any namespace are read as well.
const CSL_NAMESPACE: &str = "http://purl.org/net/xbiblio/csl";
const XML_NAMESPACE: &str = "http://www.w3.org/XML/1998/namespace";

/// How many warnings are kept in full; a file with more is not CSL, or all warnings are alike.
const WARNINGS_KEPT: usize = 200;

/// Names an allowed value, and what it stands for.
pub(super) type Keywords<T> = &'static [(&'static str, T)];

/// The source, what was found wrong in it, and the macros that may be called.
pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) macros: HashMap<String, MacroIndex>,
    /// Terms that the style defines itself.
    pub(super) own_terms: HashSet<String>,
    diagnostics: Vec<Diagnostic>,
    unlisted: usize,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            macros: HashMap::new(),
            own_terms: HashSet::new(),
            diagnostics: Vec::new(),
            unlisted: 0,
        }
    }

    /// What was read, with everything that was found wrong in the order of the file.
    pub(super) fn parsed<T>(mut self, value: T) -> Parsed<T> {
        self.diagnostics.sort_by_key(|d| d.span.map(|s| s.start));
        if self.unlisted > 0 {
            self.diagnostics.push(Diagnostic::warning(
                codes::STYLE_WARNINGS_CUT,
                format!("{} more warnings are not listed", self.unlisted),
            ));
        }
        Parsed {
            value,
            diagnostics: self.diagnostics,
        }
    }

    pub(super) fn place(&self, node: Node<'_, '_>) -> Place {
        Place::of(self.text, opening_tag(self.text, node))
    }

    pub(super) fn warn(&mut self, code: Code, span: Span, message: String, help: Option<String>) {
        if self.diagnostics.len() >= WARNINGS_KEPT {
            self.unlisted += 1;
            return;
        }
        let place = Place::of(self.text, span);
        let mut diagnostic = Diagnostic::warning(code, message);
        diagnostic.line = Some(place.line);
        diagnostic.column = Some(place.column);
        diagnostic.span = Some(span);
        diagnostic.help = help;
        self.diagnostics.push(diagnostic);
    }

    /// Warns of every attribute of `node` that is in none of the groups.
    pub(super) fn allow(&mut self, node: Node<'_, '_>, groups: &[&[&str]]) {
        for attribute in node.attributes() {
            let known = attribute.namespace().is_some()
                || groups.iter().any(|group| group.contains(&attribute.name()));
            if !known {
                let names: Vec<&str> = groups.concat();
                self.warn(
                    codes::STYLE_UNKNOWN_ATTRIBUTE,
                    span_of(&attribute),
                    format!(
                        "attribute `{}` on `{}` is not CSL 1.0.2 and is ignored",
                        attribute.name(),
                        node.tag_name().name()
                    ),
                    Some(expectation(attribute.name(), &names)),
                );
            }
        }
    }

    /// The children of `node` that are CSL elements; warns of other content.
    pub(super) fn children<'a, 'i>(&mut self, node: Node<'a, 'i>) -> Vec<Node<'a, 'i>> {
        let mut elements = Vec::new();
        for child in node.children() {
            if child.is_element() {
                if is_csl(child) {
                    elements.push(child);
                } else {
                    self.unexpected(child, node, &[]);
                }
            } else if child.is_text() && child.text().is_some_and(|t| !t.trim().is_empty()) {
                self.warn(
                    codes::STYLE_UNKNOWN_ELEMENT,
                    span(child),
                    format!("text in `{}` is ignored", node.tag_name().name()),
                    Some("text to print goes into `<text value=\"...\"/>`".to_owned()),
                );
            }
        }
        elements
    }

    /// Warns of an element that cannot stand in `parent`.
    pub(super) fn unexpected(
        &mut self,
        node: Node<'_, '_>,
        parent: Node<'_, '_>,
        expected: &[&str],
    ) {
        let found = describe(node);
        self.warn(
            codes::STYLE_UNKNOWN_ELEMENT,
            opening_tag(self.text, node),
            format!(
                "element {found} cannot stand in `{}` and is ignored",
                parent.tag_name().name()
            ),
            (!expected.is_empty()).then(|| expectation(node.tag_name().name(), expected)),
        );
    }

    /// Warns that an element is there a second time.
    pub(super) fn repeated(&mut self, node: Node<'_, '_>) {
        self.warn(
            codes::STYLE_REPEATED,
            opening_tag(self.text, node),
            format!(
                "`{}` is there more than once; the first one counts",
                node.tag_name().name()
            ),
            None,
        );
    }

    /// Warns that `node` has to have an attribute.
    pub(super) fn missing_attribute(&mut self, node: Node<'_, '_>, names: &[&str]) {
        self.warn(
            codes::STYLE_MISSING_ATTRIBUTE,
            opening_tag(self.text, node),
            format!(
                "`{}` has no {}, and is ignored",
                node.tag_name().name(),
                quoted(names)
            ),
            None,
        );
    }

    /// The attribute's value as it is written.
    pub(super) fn text(node: Node<'_, '_>, name: &str) -> Option<String> {
        node.attribute(name).map(decoded)
    }

    /// The value of an attribute with a closed set of values.
    pub(super) fn keyword<T: Copy>(
        &mut self,
        node: Node<'_, '_>,
        name: &str,
        keywords: Keywords<T>,
    ) -> Option<T> {
        let attribute = node.attribute_node(name)?;
        let value = attribute.value().trim();
        let found = keywords.iter().find(|(keyword, _)| *keyword == value);
        if found.is_none() {
            let names: Vec<&str> = keywords.iter().map(|(keyword, _)| *keyword).collect();
            self.unknown_value(node, &attribute, value, Some(expectation(value, &names)));
        }
        found.map(|(_, meaning)| *meaning)
    }

    pub(super) fn flag(&mut self, node: Node<'_, '_>, name: &str) -> Option<bool> {
        self.keyword(
            node,
            name,
            &[("true", true), ("false", false), ("1", true), ("0", false)],
        )
    }

    pub(super) fn count(&mut self, node: Node<'_, '_>, name: &str) -> Option<u32> {
        let attribute = node.attribute_node(name)?;
        let value = attribute.value().trim();
        let number = value.parse().ok();
        if number.is_none() {
            let help = "expected a whole number".to_owned();
            self.unknown_value(node, &attribute, value, Some(help));
        }
        number
    }

    /// Each word of a list attribute that `meaning` knows; warns of the others.
    pub(super) fn list<T>(
        &mut self,
        node: Node<'_, '_>,
        name: &str,
        known: impl Fn() -> Vec<&'static str>,
        meaning: impl Fn(&str) -> Option<T>,
    ) -> Vec<Option<T>> {
        let Some(attribute) = node.attribute_node(name) else {
            return Vec::new();
        };
        let words = attribute.value().split_whitespace();
        words
            .map(|word| {
                let found = meaning(word);
                if found.is_none() {
                    self.unknown_value(node, &attribute, word, did_you_mean(word, &known()));
                }
                found
            })
            .collect()
    }

    pub(super) fn unknown_value(
        &mut self,
        node: Node<'_, '_>,
        attribute: &Attribute<'_, '_>,
        value: &str,
        help: Option<String>,
    ) {
        self.warn(
            codes::STYLE_UNKNOWN_VALUE,
            span_of(attribute),
            format!(
                "`{value}` is not a value of `{}` on `{}`, and is ignored",
                attribute.name(),
                node.tag_name().name()
            ),
            help,
        );
    }

    /// The macro that `name` calls.
    pub(super) fn macro_named(
        &self,
        node: Node<'_, '_>,
        name: &str,
    ) -> Result<MacroIndex, StyleError> {
        if let Some(index) = self.macros.get(name) {
            return Ok(*index);
        }
        let mut names: Vec<&str> = self.macros.keys().map(String::as_str).collect();
        names.sort_unstable();
        Err(StyleError::MissingMacro {
            name: name.to_owned(),
            similar: nearest(name, &names).map(str::to_owned),
            place: self.place(node),
        })
    }
}

/// Whether an element is CSL: in its namespace, or in none.
pub(super) fn is_csl(node: Node<'_, '_>) -> bool {
    matches!(node.tag_name().namespace(), None | Some(CSL_NAMESPACE))
}

/// The element's name in backticks, with its namespace where that is not CSL's.
pub(super) fn describe(node: Node<'_, '_>) -> String {
    let name = node.tag_name();
    match name.namespace() {
        None | Some(CSL_NAMESPACE) => format!("`{}`", name.name()),
        Some(other) => format!("`{}` of the namespace `{other}`", name.name()),
    }
}

/// `xml:lang`, where it is not empty.
pub(super) fn language(node: Node<'_, '_>) -> Option<String> {
    let tag = node.attribute((XML_NAMESPACE, "lang"))?.trim();
    (!tag.is_empty()).then(|| tag.to_owned())
}

/// All text inside an element, as it is written.
pub(super) fn content(node: Node<'_, '_>) -> String {
    node.descendants()
        .filter(Node::is_text)
        .filter_map(|text| text.text())
        .collect()
}

/// All text inside an element, with white space made single spaces.
pub(super) fn tidy_content(node: Node<'_, '_>) -> String {
    let content = content(node);
    let words: Vec<&str> = content.split_whitespace().collect();
    words.join(" ")
}

pub(super) fn span(node: Node<'_, '_>) -> Span {
    let range = node.range();
    Span {
        start: range.start,
        end: range.end,
    }
}

/// The bytes of an element's opening tag.
fn opening_tag(text: &str, node: Node<'_, '_>) -> Span {
    let whole = span(node);
    let first_inside = node.first_child().map(|child| child.range().start);
    let end = first_inside.filter(|&at| at > whole.start && at <= text.len());
    Span {
        start: whole.start,
        end: end.unwrap_or(whole.end),
    }
}

fn span_of(attribute: &Attribute<'_, '_>) -> Span {
    let range = attribute.range();
    Span {
        start: range.start,
        end: range.end,
    }
}

fn quoted(names: &[&str]) -> String {
    format!("`{}`", names.join("`, `"))
}

/// "did you mean" where a name is like the one found, else all the names.
fn expectation(found: &str, names: &[&str]) -> String {
    if names.is_empty() {
        return "no attribute is expected here".to_owned();
    }
    did_you_mean(found, names).unwrap_or_else(|| format!("expected one of {}", quoted(names)))
}

pub(super) fn did_you_mean(found: &str, names: &[&str]) -> Option<String> {
    nearest(found, names).map(|name| format!("did you mean `{name}`?"))
}

/// The name most like `found`, if it is like enough to be a slip of the pen.
fn nearest<'n>(found: &str, names: &[&'n str]) -> Option<&'n str> {
    /// Longer words are no names, and comparing them would take long.
    const LONGEST: usize = 100;
    if found.len() > LONGEST {
        return None;
    }
    let slips = (found.chars().count() / 3).clamp(1, 3);
    names
        .iter()
        .filter(|name| name.len() <= LONGEST)
        .map(|name| (strsim::osa_distance(found, name), *name))
        .filter(|(distance, _)| *distance <= slips)
        .min()
        .map(|(_, name)| name)
}

/// A value in which numeric character references were escaped twice (`&amp;#160;`): some official
/// styles are written so, and mean the character.
fn decoded(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(start) = rest.find("&#") {
        let (before, from) = rest.split_at(start);
        out.push_str(before);
        if let Some((character, length)) = reference(from) {
            out.push(character);
            rest = from.get(length..).unwrap_or("");
        } else {
            out.push_str("&#");
            rest = from.get(2..).unwrap_or("");
        }
    }
    out.push_str(rest);
    out
}

/// The character of a reference at the start of `text`, and the reference's length in bytes.
fn reference(text: &str) -> Option<(char, usize)> {
    let end = text.find(';').filter(|end| *end <= 10)?;
    let digits = text.get(2..end)?;
    let number = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => digits.parse().ok()?,
    };
    Some((char::from_u32(number)?, end + 1))
}
