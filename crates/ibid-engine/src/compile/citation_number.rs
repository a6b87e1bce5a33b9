//! Where a style asks for the citation number: what depends on it changes with the document.

use ibid_csl::MacroIndex;
use ibid_model::{NumberVariable, Variable};

use super::program::{Area, KeyBy, MacroNodes, Node};

/// Notes on an area whether its keys and its layout ask for the citation number.
pub(super) fn note(area: &mut Area) {
    let mut search = Search {
        macros: &area.macros,
        known: vec![None; area.macros.len()],
    };
    let sorts = area.sort.iter().any(|key| match &key.by {
        KeyBy::Variable(variable) => *variable == Variable::Number(NumberVariable::CitationNumber),
        KeyBy::Nodes(nodes) => search.elements(nodes),
        KeyBy::Macro(index) => search.called(*index),
    });
    let prints = search.elements(&area.layout);
    area.sorts_by_number = sorts;
    area.prints_number = prints;
}

/// Looks through each macro once: macros do not call themselves, but many may call one.
struct Search<'a> {
    macros: &'a [MacroNodes],
    known: Vec<Option<bool>>,
}

impl Search<'_> {
    fn elements(&mut self, nodes: &[Node]) -> bool {
        nodes.iter().any(|node| self.element(node))
    }

    fn element(&mut self, node: &Node) -> bool {
        match node {
            Node::TextNumber { variable, .. } | Node::Number { variable, .. } => {
                *variable == NumberVariable::CitationNumber
            }
            Node::Label(label) => label.variable == NumberVariable::CitationNumber,
            Node::Macro { index, .. } => self.called(*index),
            Node::Names(names) => self.elements(&names.substitute),
            Node::Group { children, .. } => self.elements(children),
            Node::Choose {
                branches,
                otherwise,
            } => {
                let mut all = branches.iter().map(|branch| &branch.children);
                all.any(|children| self.elements(children)) || self.elements(otherwise)
            }
            Node::Text { .. } | Node::Fixed { .. } | Node::Date(_) => false,
        }
    }

    fn called(&mut self, index: MacroIndex) -> bool {
        if let Some(Some(known)) = self.known.get(index.0) {
            return *known;
        }
        let called = self.macros.get(index.0);
        let asks = called.is_some_and(|called| self.elements(called.nodes()));
        if let Some(known) = self.known.get_mut(index.0) {
            *known = Some(asks);
        }
        asks
    }
}
