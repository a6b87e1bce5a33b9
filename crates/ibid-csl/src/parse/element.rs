//! Rendering elements (CSL 1.0.2 "Rendering Elements"), except `cs:names` and `cs:date`.

use ibid_model::{
    DateVariable, ItemType, LocatorLabel, NameVariable, NumberVariable, TextVariable, Variable,
    codes,
};
use roxmltree::Node;

use super::keywords as k;
use super::reader::{Reader, did_you_mean, span};
use super::shared::affixes;
use super::terms::{is_term_name, term_names};
use crate::error::StyleError;
use crate::tree::{
    Branch, Choose, Condition, Element, Group, LabelElement, LabelPlural, NumberElement,
    TextElement, TextSource, canonical_term_name,
};

impl Reader<'_> {
    /// The rendering elements in `parent`, in order.
    pub(super) fn elements(&mut self, parent: Node<'_, '_>) -> Result<Vec<Element>, StyleError> {
        let mut elements = Vec::new();
        for child in self.children(parent) {
            elements.extend(self.element(child, parent)?);
        }
        Ok(elements)
    }

    fn element(
        &mut self,
        node: Node<'_, '_>,
        parent: Node<'_, '_>,
    ) -> Result<Option<Element>, StyleError> {
        Ok(match node.tag_name().name() {
            "text" => self.text_element(node)?.map(Element::Text),
            "date" => self.date_element(node).map(Element::Date),
            "number" => self.number_element(node),
            "names" => self
                .names_element(node)?
                .map(|n| Element::Names(Box::new(n))),
            "label" => self.label_element(node).map(Element::Label),
            "group" => Some(Element::Group(self.group(node)?)),
            "choose" => Some(Element::Choose(self.choose(node)?)),
            _ => {
                self.unexpected(node, parent, k::RENDERING);
                None
            }
        })
    }

    fn text_element(&mut self, node: Node<'_, '_>) -> Result<Option<TextElement>, StyleError> {
        self.allow(
            node,
            &[
                k::AFFIXES,
                k::FORMATTING,
                &["variable", "macro", "term", "value", "form", "plural"],
                &["display", "quotes", "strip-periods", "text-case"],
            ],
        );
        let Some(source) = self.text_source(node)? else {
            return Ok(None);
        };
        Ok(Some(TextElement {
            source,
            formatting: self.formatting(node),
            affixes: affixes(node),
            display: self.keyword(node, "display", k::DISPLAY),
            quotes: self.flag(node, "quotes").unwrap_or_default(),
            strip_periods: self.flag(node, "strip-periods").unwrap_or_default(),
            text_case: self.keyword(node, "text-case", k::TEXT_CASE),
            span: span(node),
        }))
    }

    fn text_source(&mut self, node: Node<'_, '_>) -> Result<Option<TextSource>, StyleError> {
        const SOURCES: &[&str] = &["variable", "macro", "term", "value"];
        let given = SOURCES.iter().filter(|name| node.has_attribute(**name));
        if given.count() > 1 {
            self.warn(
                codes::STYLE_REPEATED,
                span(node),
                "`text` renders one thing only; the first of `variable`, `macro`, `term`, \
                 `value` counts"
                    .to_owned(),
                None,
            );
        }
        if node.has_attribute("variable") {
            let variable = self.variable(node, all_variables, Variable::from_keyword);
            let form = self.keyword(node, "form", k::VARIABLE_FORM);
            return Ok(variable.map(|v| TextSource::Variable(v, form.unwrap_or_default())));
        }
        if let Some(name) = node.attribute("macro") {
            return Ok(Some(TextSource::Macro(self.macro_named(node, name)?)));
        }
        if let Some(term) = node.attribute("term") {
            let term = canonical_term_name(term.trim());
            self.check_term(node, term);
            return Ok(Some(TextSource::Term {
                term: term.to_owned(),
                form: self.keyword(node, "form", k::TERM_FORM).unwrap_or_default(),
                plural: self.flag(node, "plural").unwrap_or_default(),
            }));
        }
        if let Some(value) = node.attribute("value") {
            return Ok(Some(TextSource::Value(value.to_owned())));
        }
        self.missing_attribute(node, SOURCES);
        Ok(None)
    }

    /// Warns of a term that neither CSL nor the style itself has.
    fn check_term(&mut self, node: Node<'_, '_>, term: &str) {
        if is_term_name(term) || self.own_terms.contains(term) {
            return;
        }
        let known: Vec<&str> = term_names().collect();
        self.warn(
            codes::STYLE_UNKNOWN_TERM,
            span(node),
            format!("`{term}` is not a term of CSL 1.0.2"),
            did_you_mean(term, &known),
        );
    }

    /// `variable`, where it names one; warns otherwise.
    pub(super) fn variable<V>(
        &mut self,
        node: Node<'_, '_>,
        known: impl Fn() -> Vec<&'static str>,
        meaning: impl Fn(&str) -> Option<V>,
    ) -> Option<V> {
        if !node.has_attribute("variable") {
            self.missing_attribute(node, &["variable"]);
        }
        self.list(node, "variable", known, meaning)
            .into_iter()
            .flatten()
            .next()
    }

    fn number_element(&mut self, node: Node<'_, '_>) -> Option<Element> {
        self.allow(
            node,
            &[
                k::AFFIXES,
                k::FORMATTING,
                &["variable", "form", "display", "text-case"],
            ],
        );
        let variable = self.variable(node, number_variables, Variable::from_keyword)?;
        let form = self
            .keyword(node, "form", k::NUMBER_FORM)
            .unwrap_or_default();
        let formatting = self.formatting(node);
        let display = self.keyword(node, "display", k::DISPLAY);
        let text_case = self.keyword(node, "text-case", k::TEXT_CASE);
        if let Variable::Number(variable) = variable {
            return Some(Element::Number(NumberElement {
                variable,
                form,
                formatting,
                affixes: affixes(node),
                display,
                text_case,
                span: span(node),
            }));
        }
        self.warn(
            codes::STYLE_UNKNOWN_VALUE,
            span(node),
            format!("`{variable}` is no number variable; it is rendered as text"),
            Some(format!("use `<text variable=\"{variable}\"/>`")),
        );
        Some(Element::Text(TextElement {
            source: TextSource::Variable(variable, crate::tree::VariableForm::Long),
            formatting,
            affixes: affixes(node),
            display,
            quotes: false,
            strip_periods: false,
            text_case,
            span: span(node),
        }))
    }

    fn label_element(&mut self, node: Node<'_, '_>) -> Option<LabelElement> {
        let variable = self.variable(node, number_variables, NumberVariable::from_keyword)?;
        Some(LabelElement {
            variable: Some(variable),
            ..self.label(node, &["variable"])
        })
    }

    /// What `cs:label` has in common outside and inside `cs:names`.
    pub(super) fn label(&mut self, node: Node<'_, '_>, more: &[&str]) -> LabelElement {
        self.allow(
            node,
            &[
                k::AFFIXES,
                k::FORMATTING,
                &["form", "plural", "text-case", "strip-periods"],
                more,
            ],
        );
        LabelElement {
            variable: None,
            form: self.keyword(node, "form", k::TERM_FORM).unwrap_or_default(),
            plural: self
                .keyword(node, "plural", k::LABEL_PLURAL)
                .unwrap_or(LabelPlural::Contextual),
            formatting: self.formatting(node),
            affixes: affixes(node),
            text_case: self.keyword(node, "text-case", k::TEXT_CASE),
            strip_periods: self.flag(node, "strip-periods").unwrap_or_default(),
            span: span(node),
        }
    }

    fn group(&mut self, node: Node<'_, '_>) -> Result<Group, StyleError> {
        self.allow(
            node,
            &[k::AFFIXES, k::FORMATTING, &["delimiter", "display"]],
        );
        Ok(Group {
            elements: self.elements(node)?,
            delimiter: Self::text(node, "delimiter"),
            formatting: self.formatting(node),
            affixes: affixes(node),
            display: self.keyword(node, "display", k::DISPLAY),
            span: span(node),
        })
    }

    fn choose(&mut self, node: Node<'_, '_>) -> Result<Choose, StyleError> {
        self.allow(node, &[]);
        let mut branches = Vec::new();
        let mut otherwise = None;
        for child in self.children(node) {
            match child.tag_name().name() {
                "if" | "else-if" => branches.push(self.branch(child)?),
                "else" if otherwise.is_some() => self.repeated(child),
                "else" => {
                    self.allow(child, &[]);
                    otherwise = Some(self.elements(child)?);
                }
                _ => self.unexpected(child, node, &["if", "else-if", "else"]),
            }
        }
        Ok(Choose {
            branches,
            otherwise: otherwise.unwrap_or_default(),
            span: span(node),
        })
    }

    fn branch(&mut self, node: Node<'_, '_>) -> Result<Branch, StyleError> {
        const TESTS: &[&str] = &[
            "disambiguate",
            "is-numeric",
            "is-uncertain-date",
            "locator",
            "position",
            "type",
            "variable",
        ];
        self.allow(node, &[TESTS, &["match"]]);
        let mut conditions = self.conditions(node);
        // A test of an extension is one that no item meets: rather no output than wrong output.
        let extensions = node
            .attributes()
            .filter(|a| {
                a.namespace().is_none() && a.name() != "match" && !TESTS.contains(&a.name())
            })
            .count();
        conditions.extend(std::iter::repeat_n(Condition::Unknown, extensions));
        if conditions.is_empty() {
            self.missing_attribute(node, TESTS);
            conditions.push(Condition::Unknown);
        }
        Ok(Branch {
            matching: self.keyword(node, "match", k::MATCH).unwrap_or_default(),
            conditions,
            elements: self.elements(node)?,
        })
    }

    fn conditions(&mut self, node: Node<'_, '_>) -> Vec<Condition> {
        let mut found: Vec<Option<Condition>> = Vec::new();
        if node.has_attribute("disambiguate") {
            let given = self.keyword(node, "disambiguate", &[("true", ())]);
            found.push(given.map(|()| Condition::Disambiguate));
        }
        found.extend(self.list(node, "is-numeric", all_variables, |word| {
            Variable::from_keyword(word).map(Condition::IsNumeric)
        }));
        found.extend(
            self.list(node, "is-uncertain-date", date_variables, |word| {
                DateVariable::from_keyword(word).map(Condition::IsUncertainDate)
            }),
        );
        found.extend(self.locator_conditions(node));
        found.extend(self.list(
            node,
            "position",
            || k::POSITION.iter().map(|(word, _)| *word).collect(),
            |word| {
                let known = k::POSITION.iter().find(|(keyword, _)| *keyword == word);
                known.map(|(_, test)| Condition::Position(*test))
            },
        ));
        found.extend(self.list(
            node,
            "type",
            || ItemType::ALL.iter().map(|t| t.as_str()).collect(),
            |word| ItemType::from_keyword(word).map(Condition::Type),
        ));
        found.extend(self.list(node, "variable", all_variables, |word| {
            Variable::from_keyword(word).map(Condition::Variable)
        }));
        found
            .into_iter()
            .map(|condition| condition.unwrap_or(Condition::Unknown))
            .collect()
    }

    /// `locator`; `sub verbo` is how CSL 1.0.1 spells `sub-verbo`, in a list of its own words.
    fn locator_conditions(&mut self, node: Node<'_, '_>) -> Vec<Option<Condition>> {
        let labels = || LocatorLabel::ALL.iter().map(|l| l.as_str()).collect();
        let old_spelling = node
            .attribute("locator")
            .map(|value| value.split_whitespace().collect::<Vec<_>>())
            .is_some_and(|words| words.windows(2).any(|pair| pair == ["sub", "verbo"]));
        let mut found = self.list(node, "locator", labels, |word| match word {
            "sub" if old_spelling => Some(None),
            "verbo" if old_spelling => Some(Some(LocatorLabel::SubVerbo)),
            _ => LocatorLabel::from_keyword(word).map(Some),
        });
        found.retain(|label| !matches!(label, Some(None)));
        found
            .into_iter()
            .map(|label| label.flatten().map(Condition::Locator))
            .collect()
    }
}

pub(super) fn all_variables() -> Vec<&'static str> {
    let text = TextVariable::ALL.iter().map(|v| v.as_str());
    let names = NameVariable::ALL.iter().map(|v| v.as_str());
    text.chain(number_variables())
        .chain(names)
        .chain(date_variables())
        .collect()
}

fn number_variables() -> Vec<&'static str> {
    NumberVariable::ALL.iter().map(|v| v.as_str()).collect()
}

pub(super) fn date_variables() -> Vec<&'static str> {
    DateVariable::ALL.iter().map(|v| v.as_str()).collect()
}
