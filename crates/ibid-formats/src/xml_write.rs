//! Elements to write as XML.
//!
//! Source: XML 1.0, 2.2 (which characters there may be) and 2.4 (which are escaped).

/// An element with attributes, and text or child elements.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    text: String,
    children: Vec<Element>,
}

impl Element {
    pub(crate) fn new(name: &'static str) -> Self {
        Self {
            name,
            ..Self::default()
        }
    }

    /// An element with text.
    pub(crate) fn leaf(name: &'static str, text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            text,
            ..Self::new(name)
        }
    }

    /// The element with an attribute.
    #[must_use]
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    pub(crate) fn push(&mut self, child: Self) {
        self.children.push(child);
    }

    pub(crate) fn extend(&mut self, children: impl IntoIterator<Item = Self>) {
        self.children.extend(children);
    }

    /// Adds a child unless there is nothing in it.
    pub(crate) fn push_unless_empty(&mut self, child: Self) {
        if !child.children.is_empty() || !child.text.is_empty() {
            self.children.push(child);
        }
    }

    /// Appends the element on lines of its own, indented for `depth` elements around it.
    pub(crate) fn write(&self, out: &mut String, depth: usize) {
        let indent = |out: &mut String| out.extend(std::iter::repeat_n("  ", depth));
        indent(out);
        out.extend(["<", self.name]);
        for (name, value) in &self.attributes {
            out.extend([" ", name, "=\""]);
            escape(value, true, out);
            out.push('"');
        }
        if self.children.is_empty() && self.text.is_empty() {
            out.push_str("/>\n");
            return;
        }
        out.push('>');
        escape(&self.text, false, out);
        if !self.children.is_empty() {
            out.push('\n');
            for child in &self.children {
                child.write(out, depth + 1);
            }
            indent(out);
        }
        out.extend(["</", self.name, ">\n"]);
    }
}

/// Whether XML 1.0 has the character.
fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

/// Whether all of a text can stand in XML; what cannot is left out in writing.
pub(crate) fn is_writable(text: &str) -> bool {
    text.chars().all(is_allowed)
}

fn escape(text: &str, in_attribute: bool, out: &mut String) {
    for c in text.chars().filter(|c| is_allowed(*c)) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if in_attribute => out.push_str("&quot;"),
            '\n' if in_attribute => out.push_str("&#10;"),
            '\t' if in_attribute => out.push_str("&#9;"),
            '\r' => out.push_str("&#13;"),
            _ => out.push(c),
        }
    }
}
