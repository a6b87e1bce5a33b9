//! `cs:names` (CSL 1.0.2 "Names"): which names are shown, and what stands between them.

use ibid_csl::{DelimiterPrecedes, Formatting, LabelPlural, NameForm};
use ibid_model::{Name, NameVariable, Variable};
use smallvec::SmallVec;

use super::Evaluator;
use super::context::{CitePosition, GivenLevel, NameListReport, Purpose};
use super::wrap::is_romanesque;
use crate::compile::program::{LabelTerm, NameStyle, NamesLabel, NamesNode, Node};
use crate::output::{Mark, Role, Tag};

/// One list of names to print, with its label.
struct NameList<'a> {
    variable: NameVariable,
    names: &'a [Name],
    term: Option<&'a LabelTerm>,
}

/// How many names of a list are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Shown {
    /// From the start.
    first: usize,
    /// Whether "et al." or an ellipsis stands for others.
    abbreviated: bool,
    /// The last name follows the ellipsis.
    last: bool,
}

impl<'a> Evaluator<'a> {
    pub(super) fn names(&mut self, node: &'a NamesNode) {
        // Within a substitute, the names that it stands for decide.
        let suppressed = self.context.suppress_author && !self.author_seen && !self.substituting;
        let start = self.out.position();
        let lists = self.name_lists(node);
        for variable in &node.variables {
            self.group.called = true;
            if lists.iter().any(|list| list.variable == *variable) {
                self.called(Variable::Name(*variable), true);
            }
        }
        if lists.is_empty() {
            self.first_of(&node.substitute);
        } else {
            let formatted = self.environment.options.habits.lone_normal
                && node.wrap.formatting != Formatting::default();
            self.wrapped(node.wrap.around(), |evaluator| {
                if formatted {
                    evaluator.out.open(Mark::Tag(Tag::Apart));
                }
                evaluator.print_lists(node, &lists);
                if formatted {
                    evaluator.out.close();
                }
            });
        }
        if self.printed_since(start) && !self.substituting {
            self.author_seen = true;
            self.author_suppressed |= suppressed;
            let stands_for = [Tag::Names, Tag::Substitute];
            if suppressed && stands_for.iter().any(|tag| self.out.has_since(start, *tag)) {
                self.out.truncate(start);
            }
        }
    }

    /// The lists that have names, editors and translators made one where they are the same people.
    fn name_lists(&self, node: &'a NamesNode) -> SmallVec<[NameList<'a>; 2]> {
        let item = self.context.item;
        let label = node.label.as_ref();
        let mut lists: SmallVec<[NameList<'a>; 2]> = SmallVec::new();
        for (index, variable) in node.variables.iter().enumerate() {
            if self.is_substituted(Variable::Name(*variable)) {
                continue;
            }
            let Some(names) = item.names.get(*variable).filter(|names| !names.is_empty()) else {
                continue;
            };
            let term = label
                .and_then(|label| label.terms.get(index))
                .and_then(Option::as_ref);
            lists.push(NameList {
                variable: *variable,
                names,
                term,
            });
        }
        let merged = label
            .and_then(|label| label.editor_translator.as_ref())
            .filter(|term| !term.single.is_empty());
        if let ([first, second], Some(term)) = (lists.as_slice(), merged) {
            let mut both = [first.variable, second.variable];
            both.sort();
            if both == [NameVariable::Editor, NameVariable::Translator]
                && first.names == second.names
            {
                lists.truncate(1);
                if let Some(list) = lists.first_mut() {
                    list.term = Some(term);
                }
            }
        }
        lists
    }

    /// Tries the elements of a `cs:substitute` until one prints something; whether one did. A term
    /// always does, even an empty one: it is no variable that could be missing. `cs:choose` prints
    /// nothing itself: the elements that it chooses are candidates each.
    fn first_of(&mut self, candidates: &'a [Node]) -> bool {
        candidates.iter().any(|candidate| {
            if let Node::Choose {
                branches,
                otherwise,
            } = candidate
            {
                let chosen = self.choose(branches, otherwise);
                return self.first_of(chosen);
            }
            self.stands_in(candidate)
        })
    }

    /// Prints a candidate in the place of the names; whether it printed something or is a term.
    fn stands_in(&mut self, candidate: &'a Node) -> bool {
        let start = self.out.position();
        let outer = std::mem::replace(&mut self.substituting, true);
        let group = std::mem::take(&mut self.group);
        self.out.open(Mark::Tag(Tag::Substitute));
        self.node(candidate);
        self.out.close();
        let inner = std::mem::replace(&mut self.group, group);
        self.substituting = outer;
        if self.printed_since(start) {
            self.group.called |= inner.called;
            self.group.printed |= inner.printed;
            self.group.has_text |= inner.has_text;
            self.group.variable |= inner.variable;
            // Names stand for themselves, and a term is nobody's name.
            if self.out.has_since(start, Tag::Names) || !inner.variable {
                self.out.unmark(start);
            }
            return true;
        }
        self.out.truncate(start);
        matches!(candidate, Node::Fixed { is_term: true, .. })
    }

    fn print_lists(&mut self, node: &'a NamesNode, lists: &[NameList<'a>]) {
        if node.style.form == NameForm::Count {
            let count: usize = lists.iter().map(|list| self.count(&node.style, list)).sum();
            self.out.text(&count.to_string(), Role::Content);
            return;
        }
        for (index, list) in lists.iter().enumerate() {
            if index > 0 {
                self.out.affix(&node.delimiter);
            }
            self.labelled_list(node, list);
        }
    }

    /// How many names `form="count"` counts, noted as a rendered list is.
    fn count(&mut self, style: &NameStyle, list: &NameList<'a>) -> usize {
        let shown = self.shown(style, list.names.len());
        self.report.name_lists.push(NameListReport {
            variable: Some(list.variable),
            shown: shown.first,
            total: list.names.len(),
            first_level: None,
            has_initials: false,
        });
        shown.first
    }

    fn labelled_list(&mut self, node: &'a NamesNode, list: &NameList<'a>) {
        let label = node.label.as_ref().filter(|_| !self.is_sorting());
        if let Some(label) = label.filter(|label| label.first) {
            self.names_label(label, list);
        }
        self.out.open(Mark::Tag(Tag::Names));
        self.list(node, list);
        self.out.close();
        if let Some(label) = label.filter(|label| !label.first) {
            self.names_label(label, list);
        }
    }

    fn names_label(&mut self, label: &'a NamesLabel, list: &NameList<'a>) {
        let Some(term) = list.term else { return };
        let plural = match label.plural {
            LabelPlural::Always => true,
            LabelPlural::Never => false,
            LabelPlural::Contextual => list.names.len() > 1,
        };
        let text = if plural { &term.multiple } else { &term.single };
        self.leaf(text, label.wrap.around(), true);
    }

    pub(super) fn is_sorting(&self) -> bool {
        matches!(self.context.purpose, Purpose::SortKey(_))
    }

    /// The names of a list, joined.
    fn list(&mut self, node: &'a NamesNode, list: &NameList<'a>) {
        let style = &node.style;
        let shown = self.shown(style, list.names.len());
        let index = self.report.name_lists.len();
        self.report.name_lists.push(NameListReport {
            variable: Some(list.variable),
            shown: shown.first,
            total: list.names.len(),
            first_level: None,
            has_initials: self.has_initials(style),
        });
        let formatting = style.wrap.formatting;
        let around = self.environment.options.habits.et_al_as_names
            && shown.abbreviated
            && !shown.last
            && formatting != Formatting::default();
        if around {
            self.out.open(Mark::Font(formatting));
        }
        let mut inverted = false;
        for (position, name) in list.names.iter().take(shown.first).enumerate() {
            if position > 0 {
                let is_last = position + 1 == shown.first && !shown.abbreviated;
                self.separator(style, name, is_last, shown.first, inverted);
            }
            inverted = self.one_name(style, name, index, position);
        }
        if shown.abbreviated && (shown.last || !self.is_sorting()) {
            self.abbreviation(node, list, shown, index, inverted);
        }
        if around {
            self.out.close();
        }
    }

    /// "et al.", or an ellipsis and the last name.
    fn abbreviation(
        &mut self,
        node: &'a NamesNode,
        list: &NameList<'a>,
        shown: Shown,
        index: usize,
        inverted: bool,
    ) {
        let style = &node.style;
        if shown.first == 0 {
            return;
        }
        if shown.last {
            let delimiter = if shown.first > 1 {
                &*style.delimiter
            } else {
                " "
            };
            self.out.affix(delimiter);
            self.out.text("\u{2026}", Role::Content);
            self.out.affix(" ");
            if let Some(name) = list.names.last() {
                self.one_name(style, name, index, list.names.len() - 1);
            }
            return;
        }
        let text = &node.et_al.text;
        if text.is_empty() {
            return;
        }
        let delimited = match style.delimiter_precedes_et_al {
            DelimiterPrecedes::Contextual => shown.first > 1,
            DelimiterPrecedes::Always => true,
            DelimiterPrecedes::Never => false,
            DelimiterPrecedes::AfterInvertedName => inverted,
        };
        if delimited {
            self.out.affix(&style.delimiter);
        } else if starts_romanesque(text) {
            self.out.affix(" ");
        }
        let mut formatting = node.et_al.formatting;
        if !is_romanesque(text) {
            formatting.font_style = None;
        }
        if formatting != Formatting::default() {
            self.out.open(Mark::Font(formatting));
        }
        self.content(text, true);
        if formatting != Formatting::default() {
            self.out.close();
        }
    }

    /// What stands before a name that is not the first.
    fn separator(
        &mut self,
        style: &NameStyle,
        name: &Name,
        is_last: bool,
        count: usize,
        inverted: bool,
    ) {
        let and = style
            .and
            .as_deref()
            .filter(|_| is_last && !self.is_sorting());
        let Some(and) = and else {
            self.out.affix(&style.delimiter);
            return;
        };
        let institution =
            self.environment.options.habits.plain_institutions && name.literal.is_some();
        let precedes = if institution {
            style.inherited_precedes_last
        } else {
            style.delimiter_precedes_last
        };
        let delimited = match precedes {
            DelimiterPrecedes::Contextual => count > 2 && starts_romanesque(and),
            DelimiterPrecedes::Always => true,
            DelimiterPrecedes::Never => false,
            DelimiterPrecedes::AfterInvertedName => inverted,
        };
        let spaced = starts_romanesque(and);
        if delimited {
            self.out.affix(&style.delimiter);
        } else if spaced {
            self.out.affix(" ");
        }
        self.content(and, true);
        if spaced {
            self.out.affix(" ");
        }
    }

    /// How many of `total` names are shown (CSL 1.0.2 "Et-al Abbreviation", "Disambiguation").
    fn shown(&self, style: &NameStyle, total: usize) -> Shown {
        let (min, first, use_last) = self.et_al_settings(style);
        let Some(first) = first else {
            return Shown {
                first: total,
                abbreviated: false,
                last: false,
            };
        };
        let asked = self
            .context
            .disambiguation
            .names
            .get(self.report.name_lists.len());
        let count = match min {
            Some(min) if total >= min && first < total => {
                first.max(asked.copied().unwrap_or(0)).min(total)
            }
            _ => total,
        };
        let abbreviated = count < total;
        // An ellipsis stands for one name at least.
        let last = abbreviated && use_last && total >= count + 2;
        Shown {
            first: count,
            abbreviated,
            last,
        }
    }

    /// `et-al-min`, `et-al-use-first` and `et-al-use-last` as they are here.
    fn et_al_settings(&self, style: &NameStyle) -> (Option<usize>, Option<usize>, bool) {
        let mut min = style.et_al_min;
        let mut first = style.et_al_use_first;
        let mut last = style.et_al_use_last;
        match self.context.purpose {
            Purpose::SortKey(own) => {
                min = own.min.or(min);
                first = own.use_first.or(first);
                last = own.use_last.unwrap_or(last);
            }
            Purpose::Citation if self.context.position >= CitePosition::Subsequent => {
                min = style.et_al_subsequent_min.or(min);
                first = style.et_al_subsequent_use_first.or(first);
            }
            _ => {}
        }
        (
            min.map(|min| min as usize),
            first.map(|first| first as usize),
            last,
        )
    }
}

/// How much of a given name the style shows of itself.
pub(super) fn default_level(style: &NameStyle) -> GivenLevel {
    match style.form {
        NameForm::Short | NameForm::Count => GivenLevel::Hidden,
        NameForm::Long if style.initialize_with.is_some() => GivenLevel::Initials,
        NameForm::Long => GivenLevel::Full,
    }
}

/// Whether a word is set off by spaces: not in scripts written without them.
pub(super) fn starts_romanesque(text: &str) -> bool {
    text.chars()
        .next()
        .is_some_and(|c| c == '&' || (c.is_alphabetic() && is_spaced_script(c)))
}

/// Whether `c` is of a script that CSL processors set as they set Latin: with spaces, initials and
/// inverted names.
pub(super) fn is_spaced_script(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c,
            '\u{0e01}'..='\u{0e5b}' // Thai
            | '\u{00c0}'..='\u{017f}' // Latin
            | '\u{0370}'..='\u{03ff}' // Greek
            | '\u{0400}'..='\u{052f}' // Cyrillic
            // Hebrew, but for vav: the conjunction "and" is written on the word.
            | '\u{0590}'..='\u{05d4}'
            | '\u{05d6}'..='\u{05ff}'
            | '\u{1f00}'..='\u{1fff}' // Greek
            | '\u{0600}'..='\u{06ff}' // Arabic
            | '\u{200c}'..='\u{200e}'
            | '\u{0218}'..='\u{021b}'
            | '\u{202a}'..='\u{202e}')
}
