//! A style in the form that runs: options inherited, terms looked up, dates localised.

use std::sync::Arc;

use ibid_csl::{
    Condition, DatePartForm, DatePartName, DelimiterPrecedes, Display, Formatting, Gender,
    LabelPlural, MacroIndex, Match, NameAsSortOrder, NameForm, NumberForm, TermForm, TextCase,
};
use ibid_model::{DateVariable, ItemType, NameVariable, NumberVariable, TextVariable, Variable};

use super::by_type::{self, ByType};

/// `cs:citation` or `cs:bibliography`, ready to run.
#[derive(Clone, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "facts about a layout that do not depend on each other"
)]
pub(crate) struct Area {
    pub layout: Vec<Node>,
    pub formatting: Formatting,
    pub prefix: Box<str>,
    pub suffix: Box<str>,
    pub delimiter: Box<str>,
    pub sort: Vec<Key>,
    /// A key asks for the citation number, which changes with the document.
    pub sorts_by_number: bool,
    /// The layout prints the citation number.
    pub prints_number: bool,
    /// The layout asks for the note that cites the item first.
    pub refers_back: bool,
    /// The layout asks where a cite stands among the others of its item.
    pub asks_for_place: bool,
    /// The style's macros with this area's name options; [`MacroIndex`] points here.
    pub macros: Vec<MacroNodes>,
}

impl Area {
    /// Whether the layout begins with a block.
    pub fn begins_with_block(&self) -> bool {
        self.layout.first().is_some_and(Node::is_block)
    }

    /// Whether citation numbers run against the order of the entries: the last key that sorts by
    /// them is descending.
    pub fn counts_down(&self) -> bool {
        let last = self.sort.iter().rfind(|key| key.by_citation_number);
        last.is_some_and(|key| key.descending)
    }
}

/// `cs:macro`
#[derive(Clone, Debug, Default)]
pub(crate) struct MacroNodes {
    nodes: Vec<Node>,
    /// It holds a `cs:date` of its own, not in a macro that it calls.
    pub has_date: bool,
    /// Its elements by the type of the item, where they test for it.
    by_type: Option<ByType>,
}

impl MacroNodes {
    pub fn new(nodes: Vec<Node>) -> Self {
        Self {
            has_date: nodes.iter().any(Node::has_date),
            by_type: by_type::test_types(&nodes).then(ByType::default),
            nodes,
        }
    }

    /// All elements.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The elements that an item of a type can come to.
    pub fn nodes_of(&self, item_type: ItemType) -> &[Node] {
        match &self.by_type {
            Some(by_type) => by_type.of(&self.nodes, item_type),
            None => &self.nodes,
        }
    }
}

/// `cs:key`
#[derive(Clone, Debug)]
pub(crate) struct Key {
    pub by: KeyBy,
    pub descending: bool,
    /// It sorts by the citation number, itself or through a macro that prints nothing else.
    pub by_citation_number: bool,
    pub names: NamesOverride,
}

/// What a key sorts by.
#[derive(Clone, Debug)]
pub(crate) enum KeyBy {
    Variable(Variable),
    /// A name variable, as the names that it prints.
    Nodes(Vec<Node>),
    Macro(MacroIndex),
}

/// A key's own et-al settings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct NamesOverride {
    pub min: Option<u32>,
    pub use_first: Option<u32>,
    pub use_last: Option<bool>,
}

/// What an element puts around its text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Wrap {
    pub formatting: Formatting,
    pub prefix: Box<str>,
    pub suffix: Box<str>,
    pub display: Option<Display>,
    pub quotes: bool,
    pub strip_periods: bool,
    pub text_case: Option<TextCase>,
}

impl Wrap {
    /// All of it, borrowed.
    pub fn around(&self) -> Around<'_> {
        Around {
            formatting: self.formatting,
            prefix: &self.prefix,
            suffix: &self.suffix,
            display: self.display,
            quotes: self.quotes,
            strip_periods: self.strip_periods,
            text_case: self.text_case,
        }
    }
}

/// A [`Wrap`], or a part of one: what is put around one text.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Around<'w> {
    pub formatting: Formatting,
    pub prefix: &'w str,
    pub suffix: &'w str,
    pub display: Option<Display>,
    pub quotes: bool,
    pub strip_periods: bool,
    pub text_case: Option<TextCase>,
}

impl Around<'_> {
    /// Whether it puts nothing around the text.
    pub fn is_bare(&self) -> bool {
        self.prefix.is_empty()
            && self.suffix.is_empty()
            && self.display.is_none()
            && !self.quotes
            && !self.strip_periods
            && self.text_case.is_none()
            && self.formatting == Formatting::default()
    }

    /// Affixes and block alone.
    pub fn outside(self) -> Self {
        Self {
            prefix: self.prefix,
            suffix: self.suffix,
            display: self.display,
            ..Self::default()
        }
    }

    /// All but affixes and block.
    pub fn inside(self) -> Self {
        Self {
            prefix: "",
            suffix: "",
            display: None,
            ..self
        }
    }
}

/// A rendering element.
#[derive(Clone, Debug)]
pub(crate) enum Node {
    Text {
        variable: TextVariable,
        short: bool,
        wrap: Wrap,
    },
    TextNumber {
        variable: NumberVariable,
        wrap: Wrap,
    },
    /// A term or a fixed text; a term takes a capital where it begins a sentence.
    Fixed {
        text: Box<str>,
        is_term: bool,
        wrap: Wrap,
    },
    Macro {
        index: MacroIndex,
        wrap: Wrap,
    },
    Date(Arc<DateNode>),
    Number {
        variable: NumberVariable,
        form: NumberForm,
        gender: Option<Gender>,
        wrap: Wrap,
    },
    Names(Arc<NamesNode>),
    Label(Arc<LabelNode>),
    Group {
        children: Vec<Node>,
        delimiter: Box<str>,
        wrap: Wrap,
    },
    Choose {
        branches: Vec<BranchNode>,
        otherwise: Vec<Node>,
    },
}

impl Node {
    /// Whether a `cs:date` stands in it, the macros that it calls left aside.
    fn has_date(&self) -> bool {
        match self {
            Self::Date(_) => true,
            Self::Names(names) => names.substitute.iter().any(Self::has_date),
            Self::Group { children, .. } => children.iter().any(Self::has_date),
            Self::Choose {
                branches,
                otherwise,
            } => {
                let chosen = branches.iter().flat_map(|branch| &branch.children);
                chosen.chain(otherwise).any(Self::has_date)
            }
            _ => false,
        }
    }

    /// Whether it prints a text that is no date and no name.
    pub fn is_plain_leaf(&self) -> bool {
        matches!(
            self,
            Self::Text { .. }
                | Self::TextNumber { .. }
                | Self::Fixed { .. }
                | Self::Number { .. }
                | Self::Label(_)
        )
    }

    /// Whether it prints the cite's number.
    pub fn is_citation_number(&self) -> bool {
        matches!(
            self,
            Self::TextNumber {
                variable: NumberVariable::CitationNumber,
                ..
            } | Self::Number {
                variable: NumberVariable::CitationNumber,
                ..
            }
        )
    }

    /// What it puts around its text; `None` of `cs:choose`, which prints nothing itself.
    pub fn wrap(&self) -> Option<&Wrap> {
        match self {
            Self::Text { wrap, .. }
            | Self::TextNumber { wrap, .. }
            | Self::Fixed { wrap, .. }
            | Self::Macro { wrap, .. }
            | Self::Number { wrap, .. }
            | Self::Group { wrap, .. } => Some(wrap),
            Self::Date(date) => Some(&date.wrap),
            Self::Names(names) => Some(&names.wrap),
            Self::Label(label) => Some(&label.wrap),
            Self::Choose { .. } => None,
        }
    }

    fn is_block(&self) -> bool {
        self.wrap().is_some_and(|wrap| wrap.display.is_some())
    }

    /// Whether it ends with a suffix, or prints one text in a formatting of its own.
    pub fn ends_apart(&self) -> bool {
        let is_leaf = matches!(
            self,
            Self::Text { .. } | Self::TextNumber { .. } | Self::Fixed { .. } | Self::Number { .. }
        );
        self.wrap().is_some_and(|wrap| {
            !wrap.suffix.is_empty() || (is_leaf && wrap.formatting != Formatting::default())
        })
    }
}

/// `cs:if` or `cs:else-if`
#[derive(Clone, Debug)]
pub(crate) struct BranchNode {
    pub matching: Match,
    /// Several types are one test, met by any of them: an item has one type, and styles are written
    /// so. A type that CSL does not know is one of them.
    pub types: Option<TypeSet>,
    /// The tests of other kinds.
    pub conditions: Vec<Condition>,
    pub children: Vec<Node>,
}

/// Some of the item types.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct TypeSet(u64);

impl TypeSet {
    /// Adds a type.
    pub fn insert(&mut self, item_type: ItemType) {
        self.0 |= Self::bit(item_type);
    }

    /// Whether a type is among them.
    pub fn contains(self, item_type: ItemType) -> bool {
        self.0 & Self::bit(item_type) != 0
    }

    /// CSL has 45 types: each has a bit.
    fn bit(item_type: ItemType) -> u64 {
        1 << (item_type as u8)
    }
}

impl BranchNode {
    /// A branch that tests for `conditions`.
    pub fn new(matching: Match, conditions: &[Condition], children: Vec<Node>) -> Self {
        let mut types: Option<TypeSet> = None;
        for condition in conditions {
            if let Condition::Type(item_type) = condition {
                types.get_or_insert_default().insert(*item_type);
            }
        }
        let others = conditions.iter().filter(|condition| match condition {
            Condition::Type(_) => false,
            Condition::Unknown => types.is_none(),
            _ => true,
        });
        Self {
            matching,
            types,
            conditions: others.cloned().collect(),
            children,
        }
    }
}

/// `cs:date` with its parts, localised ones put in.
#[derive(Clone, Debug)]
pub(crate) struct DateNode {
    pub variable: DateVariable,
    pub parts: Vec<DatePartNode>,
    pub delimiter: Box<str>,
    pub wrap: Wrap,
}

/// `cs:date-part`
#[derive(Clone, Debug)]
pub(crate) struct DatePartNode {
    pub name: DatePartName,
    pub form: DatePartForm,
    pub range_delimiter: Box<str>,
    pub wrap: Wrap,
}

/// `cs:label`
#[derive(Clone, Debug)]
pub(crate) struct LabelNode {
    pub variable: NumberVariable,
    pub form: TermForm,
    pub plural: LabelPlural,
    /// The variable's term; looked up by the cite's label for `locator`.
    pub term: Option<LabelTerm>,
    pub wrap: Wrap,
}

/// Both numbers of a term.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct LabelTerm {
    pub single: Box<str>,
    pub multiple: Box<str>,
}

/// `cs:names`
#[derive(Clone, Debug)]
pub(crate) struct NamesNode {
    pub variables: Vec<NameVariable>,
    pub style: NameStyle,
    pub et_al: EtAlNode,
    pub label: Option<NamesLabel>,
    pub substitute: Vec<Node>,
    pub delimiter: Box<str>,
    pub wrap: Wrap,
}

/// `cs:label` of `cs:names`
#[derive(Clone, Debug)]
pub(crate) struct NamesLabel {
    pub plural: LabelPlural,
    /// One for each of the variables, in their order.
    pub terms: Vec<Option<LabelTerm>>,
    /// The term for editors who are the translators too.
    pub editor_translator: Option<LabelTerm>,
    pub first: bool,
    pub wrap: Wrap,
}

/// `cs:et-al`
#[derive(Clone, Debug, Default)]
pub(crate) struct EtAlNode {
    pub text: Box<str>,
    pub formatting: Formatting,
}

/// `cs:name` with every inherited option.
#[derive(Clone, Debug)]
pub(crate) struct NameStyle {
    /// The text of `and`, a term or `&`.
    pub and: Option<Box<str>>,
    pub delimiter_precedes_et_al: DelimiterPrecedes,
    pub delimiter_precedes_last: DelimiterPrecedes,
    /// As the elements around `cs:name` have it, without `cs:name` itself.
    pub inherited_precedes_last: DelimiterPrecedes,
    pub et_al_min: Option<u32>,
    pub et_al_use_first: Option<u32>,
    pub et_al_subsequent_min: Option<u32>,
    pub et_al_subsequent_use_first: Option<u32>,
    pub et_al_use_last: bool,
    pub initialize: bool,
    pub initialize_with: Option<Box<str>>,
    pub name_as_sort_order: Option<NameAsSortOrder>,
    pub sort_separator: Box<str>,
    pub form: NameForm,
    pub delimiter: Box<str>,
    pub given: NamePartStyle,
    pub family: NamePartStyle,
    pub wrap: Wrap,
}

/// `cs:name-part`
#[derive(Clone, Debug, Default)]
pub(crate) struct NamePartStyle {
    pub formatting: Formatting,
    pub prefix: Box<str>,
    pub suffix: Box<str>,
    pub text_case: Option<TextCase>,
}
