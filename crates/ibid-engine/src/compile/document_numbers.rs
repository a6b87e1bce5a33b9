//! Where a style asks for what the document gives, a number or a place: what depends on it changes with
//! it.

use ibid_csl::{Condition, MacroIndex};
use ibid_model::{NumberVariable, Variable};

use super::program::{Area, KeyBy, MacroNodes, NameStyle, Node};

/// Notes on an area what asks for the citation number, for the first note of an item, and for the place
/// of a cite among the others of its item.
pub(super) fn note(area: &mut Area) {
    let number = NumberVariable::CitationNumber;
    let mut search = Search::of(Asked::Number(number), &area.macros);
    let sorts = area.sort.iter().any(|key| match &key.by {
        KeyBy::Variable(variable) => *variable == Variable::Number(number),
        KeyBy::Nodes(nodes) => search.elements(nodes),
        KeyBy::Macro(index) => search.called(*index),
    });
    let prints = search.elements(&area.layout);
    let first_note = NumberVariable::FirstReferenceNoteNumber;
    let mut search = Search::of(Asked::Number(first_note), &area.macros);
    area.refers_back = search.elements(&area.layout);
    let mut search = Search::of(Asked::Place, &area.macros);
    area.asks_for_place = search.elements(&area.layout);
    area.sorts_by_number = sorts;
    area.prints_number = prints;
}

/// What is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    Number(NumberVariable),
    /// The position of a cite, in a condition or in what "et al." is set by.
    Place,
}

impl Asked {
    fn is_number(self, variable: NumberVariable) -> bool {
        self == Self::Number(variable)
    }

    fn is_in(self, condition: &Condition) -> bool {
        match condition {
            Condition::Variable(Variable::Number(variable))
            | Condition::IsNumeric(Variable::Number(variable)) => self.is_number(*variable),
            Condition::Position(_) => self == Self::Place,
            _ => false,
        }
    }

    fn is_of_names(self, style: &NameStyle) -> bool {
        let of_later = [style.et_al_subsequent_min, style.et_al_subsequent_use_first];
        self == Self::Place && of_later.iter().any(Option::is_some)
    }
}

/// Looks through each macro once: macros do not call themselves, but many may call one.
struct Search<'a> {
    asked: Asked,
    macros: &'a [MacroNodes],
    known: Vec<Option<bool>>,
}

impl<'a> Search<'a> {
    fn of(asked: Asked, macros: &'a [MacroNodes]) -> Self {
        Self {
            asked,
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
                self.asked.is_number(*variable)
            }
            Node::Label(label) => self.asked.is_number(label.variable),
            Node::Macro { index, .. } => self.called(*index),
            Node::Names(names) => {
                self.asked.is_of_names(&names.style) || self.elements(&names.substitute)
            }
            Node::Group { children, .. } => self.elements(children),
            Node::Choose {
                branches,
                otherwise,
            } => {
                let mut conditions = branches.iter().flat_map(|branch| &branch.conditions);
                let mut children = branches.iter().map(|branch| &branch.children);
                conditions.any(|condition| self.asked.is_in(condition))
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
