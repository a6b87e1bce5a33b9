//! Where a style asks for numbers that the document gives: what depends on them changes with it.

use ibid_csl::{Condition, MacroIndex};
use ibid_model::{NumberVariable, Variable};

use super::program::{Area, KeyBy, MacroNodes, Node};

/// Notes on an area what asks for the citation number and for the first note of an item.
pub(super) fn note(area: &mut Area) {
    let number = NumberVariable::CitationNumber;
    let mut search = Search::of(number, &area.macros);
    let sorts = area.sort.iter().any(|key| match &key.by {
        KeyBy::Variable(variable) => *variable == Variable::Number(number),
        KeyBy::Nodes(nodes) => search.elements(nodes),
        KeyBy::Macro(index) => search.called(*index),
    });
    let prints = search.elements(&area.layout);
    let mut search = Search::of(NumberVariable::FirstReferenceNoteNumber, &area.macros);
    area.refers_back = search.elements(&area.layout);
    area.sorts_by_number = sorts;
    area.prints_number = prints;
}

/// Looks through each macro once: macros do not call themselves, but many may call one.
struct Search<'a> {
    variable: NumberVariable,
    macros: &'a [MacroNodes],
    known: Vec<Option<bool>>,
}

impl<'a> Search<'a> {
    fn of(variable: NumberVariable, macros: &'a [MacroNodes]) -> Self {
        Self {
            variable,
            macros,
            known: vec![None; macros.len()],
        }
    }

    fn elements(&mut self, nodes: &[Node]) -> bool {
        nodes.iter().any(|node| self.element(node))
    }

    fn element(&mut self, node: &Node) -> bool {
        match node {
            Node::TextNumber { variable, .. } | Node::Number { variable, .. } => {
                *variable == self.variable
            }
            Node::Label(label) => label.variable == self.variable,
            Node::Macro { index, .. } => self.called(*index),
            Node::Names(names) => self.elements(&names.substitute),
            Node::Group { children, .. } => self.elements(children),
            Node::Choose {
                branches,
                otherwise,
            } => {
                let asks = |condition: &Condition| {
                    let (Condition::Variable(variable) | Condition::IsNumeric(variable)) =
                        condition
                    else {
                        return false;
                    };
                    *variable == Variable::Number(self.variable)
                };
                let mut conditions = branches.iter().flat_map(|branch| &branch.conditions);
                let mut children = branches.iter().map(|branch| &branch.children);
                conditions.any(asks)
                    || children.any(|children| self.elements(children))
                    || self.elements(otherwise)
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
