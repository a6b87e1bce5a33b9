//! Brings the XML that citationberg writes back to how the official styles and locales are written.
//!
//! What it changes, and is undone here: it leaves out the CSL namespace, spells out defaults, gives
//! some terms the name of their variable or a hyphen of its own, and writes locales under a `style`
//! element.

use std::collections::HashSet;
use std::fmt::Write as _;

use roxmltree::{Document, Node};

const CSL_NAMESPACE: &str = "http://purl.org/net/xbiblio/csl";

/// Attributes with the value that holds where they are absent, by element.
///
/// Source: `a:defaultValue` in the CSL 1.0.2 schema. `strip-periods` of `date-part` is absent where
/// the locale's is to hold; none of the archive's styles undoes it with `false`.
const DEFAULTS: &[(&str, &str, &str)] = &[
    ("bibliography", "entry-spacing", "1"),
    ("bibliography", "hanging-indent", "false"),
    ("bibliography", "line-spacing", "1"),
    (
        "bibliography",
        "subsequent-author-substitute-rule",
        "complete-all",
    ),
    ("citation", "disambiguate-add-givenname", "false"),
    ("citation", "disambiguate-add-names", "false"),
    ("citation", "disambiguate-add-year-suffix", "false"),
    ("citation", "givenname-disambiguation-rule", "by-cite"),
    ("citation", "near-note-distance", "5"),
    ("date-part", "strip-periods", "false"),
    ("else-if", "match", "all"),
    ("if", "match", "all"),
    ("key", "sort", "ascending"),
    ("label", "form", "long"),
    ("label", "plural", "contextual"),
    ("label", "strip-periods", "false"),
    ("number", "form", "numeric"),
    ("style", "demote-non-dropping-particle", "display-and-sort"),
    ("style", "initialize-with-hyphen", "true"),
    ("term", "form", "long"),
    ("text", "form", "long"),
    ("text", "plural", "false"),
    ("text", "quotes", "false"),
    ("text", "strip-periods", "false"),
];

/// The document as the official repositories have it, under the root element `root`.
pub fn official(xml: &str, root: &str) -> Result<String, Box<dyn std::error::Error>> {
    let document = Document::parse(xml)?;
    let mut writer = Writer {
        out: String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"),
        terms: HashSet::new(),
    };
    writer.element(document.root_element(), root, true)?;
    writer.out.push('\n');
    Ok(writer.out)
}

struct Writer {
    out: String,
    /// Terms written so far: name, form and gender.
    terms: HashSet<[String; 3]>,
}

impl Writer {
    fn element(&mut self, node: Node<'_, '_>, name: &str, is_root: bool) -> std::fmt::Result {
        write!(self.out, "<{name}")?;
        if is_root {
            write!(self.out, " xmlns=\"{CSL_NAMESPACE}\"")?;
        }
        for attribute in node.attributes() {
            let value = self.value(node, attribute.name(), attribute.value());
            if DEFAULTS.contains(&(name, attribute.name(), &value)) {
                continue;
            }
            let prefix = attribute.namespace().map_or("", |_| "xml:");
            write!(
                self.out,
                " {prefix}{}=\"{}\"",
                attribute.name(),
                escaped(&value)
            )?;
        }
        if !node.has_children() {
            self.out.push_str("/>");
            return Ok(());
        }
        self.out.push('>');
        for child in node.children() {
            if child.is_element() {
                self.element(child, child.tag_name().name(), false)?;
            } else if let Some(text) = child.text().filter(|_| child.is_text()) {
                self.out.push_str(&escaped(text));
            }
        }
        write!(self.out, "</{name}>")
    }

    /// An attribute's value, with names as the official files spell them.
    fn value(&mut self, node: Node<'_, '_>, attribute: &str, value: &str) -> String {
        let element = node.tag_name().name();
        let official = match (element, attribute, value) {
            ("term", "name", _) => self.term_name(node, value),
            ("text" | "et-al", "term", _) => term(value),
            ("if" | "else-if", "locator", _) => {
                return value.replace("sub verbo", "sub-verbo");
            }
            ("style", "page-range-format", "chicago-15") => "chicago",
            _ => value,
        };
        official.to_owned()
    }

    /// Official locales have `editor-translator` and, after it, the same under the older name
    /// `editortranslator`; the archive has the first name twice.
    fn term_name<'v>(&mut self, node: Node<'_, '_>, value: &'v str) -> &'v str {
        let of = |name: &str| node.attribute(name).unwrap_or_default().to_owned();
        let is_new = self
            .terms
            .insert([value.to_owned(), of("form"), of("gender-form")]);
        match term(value) {
            "editor-translator" if !is_new => "editortranslator",
            name => name,
        }
    }
}

/// A term's name as CSL has it.
fn term(name: &str) -> &str {
    match name {
        "and-others" => "and others",
        "et al" => "et-al",
        "printing-number" => "printing",
        "sub verbo" => "sub-verbo",
        _ => name,
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\r' | '\t' => {
                let _ = write!(out, "&#{};", u32::from(character));
            }
            _ => out.push(character),
        }
    }
    out
}
