//! Rendering one item: a program run over a context gives a stream.

pub(crate) mod context;
mod date;
mod label;
mod name;
mod names;
mod number;
mod text;
mod wrap;

use ibid_csl::{Condition, Formatting, MacroIndex, Match, PositionTest};
use ibid_model::{DateVariable, NumberVariable, TextVariable, Variable};

use std::sync::Arc;

use crate::compile::program::{Area, Around, BranchNode, Node};
use crate::compile::{CompiledStyle, LocaleIndex};
use crate::names::NameRegistry;
use crate::options::ProcessorOptions;
use crate::output::{Mark, Position, Punctuation, Role, Stream, Tag};
use crate::text::number::Simple;
use context::{CitePosition, Context, Report};
pub(crate) use number::first_page;

/// What is the same for every evaluation of a processor.
#[derive(Clone, Copy)]
pub(crate) struct Environment<'a> {
    /// In the locale of the document.
    pub style: &'a CompiledStyle,
    /// In each locale that items have.
    pub styles: &'a [Arc<CompiledStyle>],
    pub options: &'a ProcessorOptions,
    pub names: &'a NameRegistry,
}

impl Environment<'_> {
    /// The environment in one of the document's locales.
    pub fn in_locale(self, locale: LocaleIndex) -> Self {
        let style = self
            .styles
            .get(locale.place())
            .map_or(self.style, |style| style);
        Self { style, ..self }
    }

    /// How punctuation is settled in what is rendered here.
    pub fn punctuation(self) -> Punctuation {
        Punctuation {
            in_quote: self.style.options.punctuation_in_quote,
            kept_marks: self.options.habits.kept_marks,
        }
    }
}

/// Renders a cite in its item's locale, marked where that is not the document's.
pub(crate) fn render_cite(environment: Environment<'_>, context: &Context<'_>) -> (Stream, Report) {
    let environment = environment.in_locale(context.locale);
    let (stream, report) = render(environment, &environment.style.citation, context);
    (stream.in_locale(context.locale), report)
}

/// Renders a layout; returns the stream and what was learnt on the way.
pub(crate) fn render(
    environment: Environment<'_>,
    area: &Area,
    context: &Context<'_>,
) -> (Stream, Report) {
    let mut evaluator = Evaluator::new(environment, area, context);
    let mut last = None;
    for (index, node) in area.layout.iter().enumerate() {
        let tagged = index == 0;
        if tagged {
            evaluator.out.open(Mark::Tag(Tag::FirstField));
        }
        let start = evaluator.out.position();
        evaluator.sequence_from(std::slice::from_ref(node), "", &mut last);
        if evaluator.printed_since(start) {
            evaluator.report.ends_empty = false;
        } else if matches!(node, Node::Macro { .. } | Node::Group { .. }) {
            evaluator.report.ends_empty = true;
        }
        if tagged {
            evaluator.out.close();
        }
    }
    (evaluator.out, evaluator.report)
}

/// Renders elements apart from their layout: a sort key.
pub(crate) fn render_nodes(
    environment: Environment<'_>,
    area: &Area,
    context: &Context<'_>,
    nodes: &[Node],
) -> Stream {
    let mut evaluator = Evaluator::new(environment, area, context);
    evaluator.group(nodes, "", Around::default());
    evaluator.out
}

/// Renders one macro: a sort key.
pub(crate) fn render_macro(
    environment: Environment<'_>,
    area: &Area,
    context: &Context<'_>,
    index: MacroIndex,
) -> Stream {
    let mut evaluator = Evaluator::new(environment, area, context);
    evaluator.call_macro(index, Around::default());
    evaluator.out
}

/// What a group's elements did (CSL 1.0.2 "Group": a group that calls variables is dropped when
/// they are all empty).
#[derive(Clone, Copy, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "facts that do not exclude each other"
)]
struct GroupState {
    /// A term or fixed text was printed.
    has_text: bool,
    /// A variable was called.
    called: bool,
    /// A variable was printed, or a group that stands by itself.
    printed: bool,
    /// A variable was printed.
    variable: bool,
}

/// The state of one evaluation.
#[expect(
    clippy::struct_excessive_bools,
    reason = "facts that do not exclude each other"
)]
pub(crate) struct Evaluator<'a> {
    environment: Environment<'a>,
    style: &'a CompiledStyle,
    area: &'a Area,
    context: &'a Context<'a>,
    out: Stream,
    group: GroupState,
    /// Variables that `cs:substitute` printed: empty from there on.
    substituted: Vec<Variable>,
    /// Within a `cs:substitute`: what is printed is not printed again.
    substituting: bool,
    strip_periods: usize,
    /// Within a macro of a sort key that dates alone print.
    only_dates: bool,
    /// How many elements are around the present one.
    depth: usize,
    year_suffix_done: bool,
    author_seen: bool,
    /// The author was left out: the sentence has begun with it all the same.
    author_suppressed: bool,
    report: Report,
}

impl<'a> Evaluator<'a> {
    fn new(environment: Environment<'a>, area: &'a Area, context: &'a Context<'a>) -> Self {
        Self {
            environment,
            style: environment.style,
            area,
            context,
            out: Stream::roomy(),
            group: GroupState::default(),
            substituted: Vec::new(),
            substituting: false,
            strip_periods: 0,
            only_dates: false,
            depth: 0,
            year_suffix_done: false,
            author_seen: false,
            author_suppressed: false,
            report: Report::default(),
        }
    }

    fn call_macro(&mut self, index: MacroIndex, wrap: Around<'_>) {
        let Some(called) = self.area.macros.get(index.0) else {
            return;
        };
        let of_dates =
            called.has_date && self.is_sorting() && self.environment.options.habits.bare_date_keys;
        let outer = std::mem::replace(&mut self.only_dates, of_dates);
        let nodes = called.nodes_of(self.context.item.item_type);
        self.group(nodes, "", wrap);
        self.only_dates = outer;
    }

    fn node(&mut self, node: &'a Node) {
        if self.only_dates && node.is_plain_leaf() {
            return;
        }
        match node {
            Node::Text {
                variable,
                short,
                wrap,
            } => self.text(*variable, *short, wrap.around()),
            Node::TextNumber { variable, wrap } => self.text_number(*variable, wrap.around()),
            Node::Fixed {
                text,
                is_term,
                wrap,
            } => self.fixed(text, *is_term, wrap.around()),
            Node::Macro { index, wrap } => self.call_macro(*index, wrap.around()),
            Node::Date(date) => self.date(date),
            Node::Number {
                variable,
                form,
                gender,
                wrap,
            } => {
                self.number(*variable, *form, *gender, wrap.around());
            }
            Node::Names(names) => self.names(names),
            Node::Label(label) => self.label(label),
            Node::Group {
                children,
                delimiter,
                wrap,
            } => self.group(children, delimiter, wrap.around()),
            Node::Choose {
                branches,
                otherwise,
            } => {
                for node in self.choose(branches, otherwise) {
                    self.node(node);
                }
            }
        }
    }

    /// Renders `nodes` with `delimiter` between those that print something.
    fn sequence(&mut self, nodes: &'a [Node], delimiter: &str) {
        let mut last = None;
        self.sequence_from(nodes, delimiter, &mut last);
    }

    fn sequence_from(&mut self, nodes: &'a [Node], delimiter: &str, last: &mut Option<&'a Node>) {
        for node in nodes {
            if let Node::Choose {
                branches,
                otherwise,
            } = node
            {
                let chosen = self.choose(branches, otherwise);
                self.sequence_from(chosen, delimiter, last);
                continue;
            }
            let before = self.out.position();
            let mut start = before;
            match *last {
                None => self.node(node),
                Some(last) if delimiter.is_empty() => self.beside(last, node),
                Some(last) => {
                    let role = if last.ends_apart() {
                        Role::DelimiterBeside
                    } else {
                        Role::Delimiter
                    };
                    self.out.text(delimiter, role);
                    start = self.out.position();
                    self.node(node);
                }
            }
            if self.out.has_text_since(start) {
                *last = Some(node);
            } else {
                self.out.truncate(before);
            }
        }
    }

    /// Prints an element right behind `last`. The cite's number keeps its space beside another, and
    /// by habit formatted elements theirs and their mark.
    fn beside(&mut self, last: &Node, node: &'a Node) {
        let habit = self.environment.options.habits.kept_marks;
        if !habit && !last.is_citation_number() {
            return self.node(node);
        }
        let kept = match last.wrap() {
            Some(wrap) if habit && wrap.formatting != Formatting::default() => {
                Some(Tag::MarksApart)
            }
            Some(wrap) if habit && wrap.quotes => Some(Tag::SpacesApart),
            _ if last.is_citation_number() => Some(Tag::SpacesApart),
            _ => None,
        };
        if let Some(tag) = kept {
            self.out.open(Mark::Tag(tag));
        }
        self.node(node);
        if kept.is_some() {
            self.out.close();
        }
    }

    fn group(&mut self, children: &'a [Node], delimiter: &str, wrap: Around<'_>) {
        let outer = std::mem::take(&mut self.group);
        let start = self.out.position();
        let year_suffix_done = self.year_suffix_done;
        self.wrapped(wrap, |evaluator| evaluator.sequence(children, delimiter));
        let inner = std::mem::replace(&mut self.group, outer);
        if inner.printed || (inner.has_text && !inner.called) {
            self.group.printed = true;
            self.group.variable |= inner.variable;
        } else {
            self.out.truncate(start);
            self.group.called |= inner.called;
            self.year_suffix_done = year_suffix_done;
        }
    }

    /// Whether `variable` has been printed by a `cs:substitute`.
    fn is_substituted(&self, variable: Variable) -> bool {
        self.substituted.contains(&variable)
    }

    /// Notes that a variable was called, and whether it printed something.
    fn called(&mut self, variable: Variable, printed: bool) {
        self.group.called = true;
        if printed {
            self.group.printed = true;
            self.group.variable = true;
            if self.substituting {
                self.substituted.push(variable);
            }
        }
    }

    fn choose(&mut self, branches: &'a [BranchNode], otherwise: &'a [Node]) -> &'a [Node] {
        for branch in branches {
            if self.matches(branch) {
                return &branch.children;
            }
        }
        otherwise
    }

    /// Whether a branch is taken.
    fn matches(&mut self, branch: &BranchNode) -> bool {
        let own = self.context.item.item_type;
        let of_types = branch.types.map(|types| types.contains(own));
        let others = branch.conditions.iter();
        let mut results = of_types
            .into_iter()
            .chain(others.map(|other| self.test(other)));
        match branch.matching {
            Match::All => results.all(|met| met),
            Match::Any => results.any(|met| met),
            Match::None => !results.any(|met| met),
        }
    }

    fn test(&mut self, condition: &Condition) -> bool {
        match condition {
            Condition::Disambiguate => {
                self.report.conditions += 1;
                self.report.conditions <= self.context.disambiguation.conditions
            }
            Condition::IsNumeric(variable) => self.is_numeric(*variable),
            Condition::IsUncertainDate(variable) => self
                .context
                .item
                .dates
                .get(*variable)
                .is_some_and(|date| date.uncertain || date.approximate),
            Condition::Locator(label) => {
                self.context.locator.is_some() && self.context.label == *label
            }
            Condition::Position(test) => self.test_position(*test),
            Condition::Type(item_type) => self.context.item.item_type == *item_type,
            Condition::Variable(variable) => self.has(*variable),
            Condition::Unknown => false,
        }
    }

    fn test_position(&self, test: PositionTest) -> bool {
        if self.context.purpose == context::Purpose::Bibliography {
            return false;
        }
        let position = self.context.position;
        match test {
            PositionTest::First => position == CitePosition::First,
            PositionTest::Subsequent => position >= CitePosition::Subsequent,
            PositionTest::IbidWithLocator => position == CitePosition::IbidWithLocator,
            PositionTest::Ibid => position >= CitePosition::IbidWithLocator,
            PositionTest::NearNote => self.context.near_note,
        }
    }

    /// Whether the item (or the cite) has a value for `variable`.
    fn has(&self, variable: Variable) -> bool {
        let item = self.context.item;
        match variable {
            Variable::Text(TextVariable::YearSuffix) => {
                self.context.disambiguation.year_suffix.is_some()
            }
            Variable::Text(text) => self.text_value(text).is_some_and(|value| !value.is_empty()),
            Variable::Number(number) => self.number_value(number).is_some(),
            Variable::Name(name) => item
                .names
                .get(name)
                .is_some_and(|names| names.iter().any(|n| !n.is_empty())),
            Variable::Date(date) => self.has_date(date),
        }
    }

    fn has_date(&self, variable: DateVariable) -> bool {
        self.context
            .item
            .dates
            .get(variable)
            .is_some_and(|date| !date.is_empty())
    }

    fn is_numeric(&self, variable: Variable) -> bool {
        match variable {
            Variable::Number(NumberVariable::CitationNumber) => true,
            Variable::Number(number) => self.number_value(number).is_some_and(|value| {
                Simple::of(number, &value).is_some()
                    || self.parse_number(number, &value).is_numeric()
            }),
            Variable::Text(text) => self.text_value(text).is_some_and(|value| {
                self.parse_number(NumberVariable::Number, value)
                    .is_numeric()
            }),
            Variable::Name(_) | Variable::Date(_) => false,
        }
    }

    /// Whether text was added after `position`.
    fn printed_since(&self, position: Position) -> bool {
        self.out.has_text_since(position)
    }
}
