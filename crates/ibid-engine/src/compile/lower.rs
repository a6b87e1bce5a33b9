//! The lowering of the typed tree: one method a kind of element.

use std::sync::Arc;

use ibid_csl::{
    Affixes, Branch, Condition, DateElement, DateForm, DatePart, DatePartForm, DatePartName,
    DatePartsShown, Element, Formatting, LabelElement, Layout, LocaleDate, MergedLocale,
    NameOptions, SortBy, SortKey, Style, TermForm, TextElement, TextSource, VariableForm,
};
use ibid_model::{NumberVariable, TextVariable, Variable};

use super::lower_names::Outer;
use super::program::{
    Area, BranchNode, DateNode, DatePartNode, Key, KeyBy, LabelNode, LabelTerm, MacroNodes,
    NamesOverride, Node, Wrap,
};
use super::{Terms, document_numbers};

/// Lowers one style; notes on the way what the whole style does.
pub(super) struct Lowering<'s> {
    style: &'s Style,
    pub(super) locale: &'s MergedLocale,
    pub(super) terms: &'s Terms,
    /// Inheritable name options, the nearest first.
    pub(super) inherited: Vec<&'s NameOptions>,
    pub places_year_suffix: bool,
    pub has_disambiguate_condition: bool,
    pub prints_citation_number: bool,
}

impl<'s> Lowering<'s> {
    pub fn new(style: &'s Style, locale: &'s MergedLocale, terms: &'s Terms) -> Self {
        Self {
            style,
            locale,
            terms,
            inherited: Vec::new(),
            places_year_suffix: false,
            has_disambiguate_condition: false,
            prints_citation_number: false,
        }
    }

    pub fn citation(&mut self) -> Area {
        let style = self.style;
        self.inherited = vec![&style.citation.names, &style.options.names];
        self.area(&style.citation.layout, &style.citation.sort)
    }

    pub fn bibliography(&mut self) -> Option<Area> {
        let style = self.style;
        let bibliography = style.bibliography.as_ref()?;
        self.inherited = vec![&bibliography.names, &style.options.names];
        Some(self.area(&bibliography.layout, &bibliography.sort))
    }

    fn area(&mut self, layout: &'s Layout, sort: &'s [SortKey]) -> Area {
        let style = self.style;
        let macros = style
            .macros
            .iter()
            .map(|m| MacroNodes::new(self.elements(&m.elements, None)))
            .collect();
        let mut area = Area {
            layout: self.elements(&layout.elements, None),
            formatting: layout.formatting,
            prefix: layout.affixes.prefix.as_str().into(),
            suffix: layout.affixes.suffix.as_str().into(),
            delimiter: layout.delimiter.as_deref().unwrap_or("").into(),
            sort: sort.iter().map(|sort_key| self.key(sort_key)).collect(),
            sorts_by_number: false,
            prints_number: false,
            refers_back: false,
            asks_for_place: false,
            macros,
        };
        document_numbers::note(&mut area);
        area
    }

    fn key(&self, key: &SortKey) -> Key {
        Key {
            by: match key.by {
                SortBy::Variable(Variable::Name(variable)) => {
                    KeyBy::Nodes(vec![Node::Names(Arc::new(self.sort_names(variable)))])
                }
                SortBy::Variable(variable) => KeyBy::Variable(variable),
                SortBy::Macro(index) => KeyBy::Macro(index),
            },
            descending: key.descending,
            by_citation_number: self.is_citation_number(key.by),
            names: NamesOverride {
                min: key.names_min,
                use_first: key.names_use_first,
                use_last: key.names_use_last,
            },
        }
    }

    fn is_citation_number(&self, by: SortBy) -> bool {
        let number = Variable::Number(NumberVariable::CitationNumber);
        match by {
            SortBy::Variable(variable) => variable == number,
            SortBy::Macro(index) => {
                let elements = self
                    .style
                    .macros
                    .get(index.0)
                    .map(|m| m.elements.as_slice());
                if let Some([Element::Number(element)]) = elements {
                    return element.variable == NumberVariable::CitationNumber;
                }
                matches!(elements, Some([Element::Text(TextElement {
                    source: TextSource::Variable(variable, _), ..
                })]) if *variable == number)
            }
        }
    }

    pub(super) fn elements(
        &mut self,
        elements: &'s [Element],
        outer: Option<Outer<'s>>,
    ) -> Vec<Node> {
        elements
            .iter()
            .map(|element| self.element(element, outer))
            .collect()
    }

    fn element(&mut self, element: &'s Element, outer: Option<Outer<'s>>) -> Node {
        match element {
            Element::Text(text) => self.text(text),
            Element::Date(date) => Node::Date(Arc::new(self.date(date))),
            Element::Number(number) => Node::Number {
                variable: number.variable,
                form: number.form,
                gender: self.gender_of(number.variable),
                wrap: Wrap {
                    display: number.display,
                    text_case: number.text_case,
                    ..wrap(number.formatting, &number.affixes)
                },
            },
            Element::Names(names) => Node::Names(Arc::new(self.names(names, outer))),
            Element::Label(label) => self.label(label),
            Element::Group(group) => Node::Group {
                children: self.elements(&group.elements, outer),
                delimiter: group.delimiter.as_deref().unwrap_or("").into(),
                wrap: Wrap {
                    display: group.display,
                    ..wrap(group.formatting, &group.affixes)
                },
            },
            Element::Choose(choose) => Node::Choose {
                branches: choose
                    .branches
                    .iter()
                    .map(|b| self.branch(b, outer))
                    .collect(),
                otherwise: self.elements(&choose.otherwise, outer),
            },
        }
    }

    fn branch(&mut self, branch: &'s Branch, outer: Option<Outer<'s>>) -> BranchNode {
        self.has_disambiguate_condition |= branch.conditions.contains(&Condition::Disambiguate);
        let children = self.elements(&branch.elements, outer);
        BranchNode::new(branch.matching, &branch.conditions, children)
    }

    fn text(&mut self, text: &'s TextElement) -> Node {
        let wrap = Wrap {
            display: text.display,
            quotes: text.quotes,
            strip_periods: text.strip_periods,
            text_case: text.text_case,
            ..wrap(text.formatting, &text.affixes)
        };
        match &text.source {
            TextSource::Variable(Variable::Text(variable), form) => {
                self.places_year_suffix |= *variable == TextVariable::YearSuffix;
                Node::Text {
                    variable: *variable,
                    short: *form == VariableForm::Short,
                    wrap,
                }
            }
            TextSource::Variable(Variable::Number(variable), _) => {
                self.prints_citation_number |= *variable == NumberVariable::CitationNumber;
                Node::TextNumber {
                    variable: *variable,
                    wrap,
                }
            }
            // A name or date variable has no text form: nothing is printed.
            TextSource::Variable(..) => Node::Fixed {
                text: "".into(),
                is_term: false,
                wrap,
            },
            TextSource::Macro(index) => Node::Macro {
                index: *index,
                wrap,
            },
            TextSource::Term { term, form, plural } => {
                let found = self.locale.term(term, *form, None);
                let text = found.map_or("", |t| if *plural { &t.multiple } else { &t.single });
                Node::Fixed {
                    text: text.into(),
                    is_term: true,
                    wrap,
                }
            }
            TextSource::Value(value) => Node::Fixed {
                text: value.as_str().into(),
                is_term: false,
                wrap,
            },
        }
    }

    fn gender_of(&self, variable: NumberVariable) -> Option<ibid_csl::Gender> {
        self.locale
            .term(variable.as_str(), TermForm::Long, None)
            .and_then(|term| term.gender)
    }

    fn label(&mut self, label: &'s LabelElement) -> Node {
        let Some(variable) = label.variable else {
            return Node::Fixed {
                text: "".into(),
                is_term: false,
                wrap: Wrap::default(),
            };
        };
        let term = match variable {
            NumberVariable::Locator => None,
            _ => self.label_term(variable.as_str(), label.form),
        };
        Node::Label(Arc::new(LabelNode {
            variable,
            form: label.form,
            plural: label.plural,
            term,
            wrap: label_wrap(label),
        }))
    }

    pub(super) fn label_term(&self, name: &str, form: TermForm) -> Option<LabelTerm> {
        let term = self.locale.term(name, form, None)?;
        Some(LabelTerm {
            single: printable(&term.single),
            multiple: printable(&term.multiple),
        })
    }

    fn date(&mut self, date: &'s DateElement) -> DateNode {
        let own = Wrap {
            display: date.display,
            text_case: date.text_case,
            ..wrap(date.formatting, &date.affixes)
        };
        let localised = date.form.and_then(|form| self.locale.date(form));
        let Some(localised) = localised else {
            return DateNode {
                variable: date.variable,
                parts: date
                    .parts
                    .iter()
                    .map(|part| self.part(part, date.form))
                    .collect(),
                delimiter: date.delimiter.as_deref().unwrap_or("").into(),
                wrap: own,
            };
        };
        DateNode {
            variable: date.variable,
            parts: self.localised_parts(date, localised),
            delimiter: date
                .delimiter
                .as_deref()
                .or(localised.delimiter.as_deref())
                .unwrap_or("")
                .into(),
            wrap: own,
        }
    }

    /// The locale's parts that are shown, changed by the style's own (CSL 1.0.2 "Localized
    /// Dates").
    fn localised_parts(&self, date: &DateElement, localised: &LocaleDate) -> Vec<DatePartNode> {
        let shown = |name: DatePartName| match date.parts_shown {
            DatePartsShown::YearMonthDay => true,
            DatePartsShown::YearMonth => name != DatePartName::Day,
            DatePartsShown::Year => name == DatePartName::Year,
        };
        let mut parts = Vec::new();
        for part in localised.parts.iter().filter(|part| shown(part.name)) {
            let mut merged = part.clone();
            if let Some(change) = date.parts.iter().find(|change| change.name == part.name) {
                override_part(&mut merged, change);
            }
            parts.push(self.part(&merged, Some(localised.form)));
        }
        parts
    }

    fn part(&self, part: &DatePart, form: Option<DateForm>) -> DatePartNode {
        let default = match (part.name, form) {
            (DatePartName::Day, _) => DatePartForm::Numeric,
            _ => DatePartForm::Long,
        };
        let delimiter = &self.terms.year_range_delimiter;
        DatePartNode {
            name: part.name,
            form: part.form.unwrap_or(default),
            range_delimiter: part
                .range_delimiter
                .as_deref()
                .filter(|delimiter| !delimiter.is_empty())
                .unwrap_or(delimiter)
                .into(),
            wrap: Wrap {
                formatting: part.formatting,
                prefix: part.prefix.as_deref().unwrap_or("").into(),
                suffix: part.suffix.as_deref().unwrap_or("").into(),
                strip_periods: part.strip_periods.unwrap_or(false),
                text_case: part.text_case,
                ..Wrap::default()
            },
        }
    }
}

pub(super) fn wrap(formatting: Formatting, affixes: &Affixes) -> Wrap {
    Wrap {
        formatting,
        prefix: affixes.prefix.as_str().into(),
        suffix: affixes.suffix.as_str().into(),
        ..Wrap::default()
    }
}

pub(super) fn label_wrap(label: &LabelElement) -> Wrap {
    Wrap {
        strip_periods: label.strip_periods,
        text_case: label.text_case,
        ..wrap(label.formatting, &label.affixes)
    }
}

/// A term's text; nothing for one that only the layout of the XML file fills.
pub(super) fn printable(text: &str) -> Box<str> {
    if text.contains('\n') && text.trim().is_empty() {
        "".into()
    } else {
        text.into()
    }
}

/// Puts what the style says of a localised date's part over what the locale says.
fn override_part(part: &mut DatePart, change: &DatePart) {
    let formatting = &mut part.formatting;
    let new = change.formatting;
    formatting.font_style = new.font_style.or(formatting.font_style);
    formatting.font_variant = new.font_variant.or(formatting.font_variant);
    formatting.font_weight = new.font_weight.or(formatting.font_weight);
    formatting.text_decoration = new.text_decoration.or(formatting.text_decoration);
    formatting.vertical_align = new.vertical_align.or(formatting.vertical_align);
    part.form = change.form.or(part.form);
    part.strip_periods = change.strip_periods.or(part.strip_periods);
    part.text_case = change.text_case.or(part.text_case);
    for (own, theirs) in [
        (&mut part.range_delimiter, &change.range_delimiter),
        (&mut part.prefix, &change.prefix),
        (&mut part.suffix, &change.suffix),
    ] {
        if theirs.is_some() {
            own.clone_from(theirs);
        }
    }
}
