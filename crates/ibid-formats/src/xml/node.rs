//! What stands in an element, by local names: files have namespaces or none.

use roxmltree::Node;

use super::inline::{plain, rich};

/// Short ways into an element.
pub(crate) trait Xml<'a, 'i: 'a>: Sized {
    /// Its name without a prefix; empty for what is no element.
    fn name(self) -> &'a str;
    /// The child elements of a name.
    fn all(self, name: &str) -> impl Iterator<Item = Node<'a, 'i>>;
    /// The first child element of a name.
    fn child(self, name: &str) -> Option<Node<'a, 'i>>;
    /// The first element on a path of child names: `a/b`. Each step takes the first that leads on.
    fn at(self, path: &str) -> Option<Node<'a, 'i>>;
    /// All elements on a path of child names: `a/b`.
    fn every(self, path: &str) -> Vec<Node<'a, 'i>>;
    /// The plain text at a path, if there is some.
    fn text_at(self, path: &str) -> Option<String>;
    /// The text at a path with CSL markup, if there is some.
    fn rich_at(self, path: &str) -> Option<String>;
    /// An attribute by its local name.
    fn attr(self, name: &str) -> Option<&'a str>;
    /// Whether an attribute has a value; case does not count.
    fn has(self, name: &str, value: &str) -> bool;
}

impl<'a, 'i: 'a> Xml<'a, 'i> for Node<'a, 'i> {
    fn name(self) -> &'a str {
        if self.is_element() {
            self.tag_name().name()
        } else {
            ""
        }
    }

    fn all(self, name: &str) -> impl Iterator<Item = Self> {
        self.children().filter(move |child| child.name() == name)
    }

    fn child(self, name: &str) -> Option<Self> {
        self.children().find(|child| child.name() == name)
    }

    fn at(self, path: &str) -> Option<Self> {
        self.every(path).into_iter().next()
    }

    fn every(self, path: &str) -> Vec<Self> {
        let mut found = vec![self];
        for step in path.split('/') {
            found = found.iter().flat_map(|node| node.all(step)).collect();
        }
        found
    }

    fn text_at(self, path: &str) -> Option<String> {
        let texts = self.every(path).into_iter().map(plain);
        texts.into_iter().find(|text| !text.is_empty())
    }

    fn rich_at(self, path: &str) -> Option<String> {
        let texts = self.every(path).into_iter().map(rich);
        texts.into_iter().find(|text| !text.is_empty())
    }

    fn attr(self, name: &str) -> Option<&'a str> {
        let mut attributes = self.attributes().filter(|a| a.name() == name);
        let value = attributes.next().map(|a| a.value().trim());
        value.filter(|value| !value.is_empty())
    }

    fn has(self, name: &str, value: &str) -> bool {
        self.attr(name)
            .is_some_and(|v| v.eq_ignore_ascii_case(value))
    }
}
