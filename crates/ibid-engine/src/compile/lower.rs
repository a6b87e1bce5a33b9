//! The lowering of the typed tree: one method a kind of element.

use ibid_csl::{
    Affixes, And, Branch, Condition, DateElement, DateForm, DatePart, DatePartForm, DatePartName,
    DatePartsShown, DelimiterPrecedes, Element, EtAl, Formatting, LabelElement, Layout, LocaleDate,
    MergedLocale, NameAsSortOrder, NameElement, NameForm, NameOptions, NamePartName, NamesElement,
    SortBy, SortKey, Style, TermForm, TextElement, TextSource, VariableForm,
};
use ibid_model::{NameVariable, NumberVariable, TextVariable, Variable};

use super::Terms;
use super::program::{
    Area, BranchNode, DateNode, DatePartNode, EtAlNode, Key, KeyBy, LabelNode, LabelTerm,
    NamePartStyle, NameStyle, NamesLabel, NamesNode, NamesOverride, Node, Wrap,
};

/// Lowers one style; notes on the way what the whole style does.
pub(super) struct Lowering<'s> {
    style: &'s Style,
    locale: &'s MergedLocale,
    terms: &'s Terms,
    /// Inheritable name options, the nearest first.
    inherited: Vec<&'s NameOptions>,
    pub places_year_suffix: bool,
    pub has_disambiguate_condition: bool,
    pub prints_citation_number: bool,
}

/// What a `cs:names` inside `cs:substitute` takes over when it has no children of its own.
#[derive(Clone, Copy)]
struct Outer<'s> {
    name: Option<&'s NameElement>,
    et_al: Option<&'s EtAl>,
    label: Option<&'s LabelElement>,
    label_first: bool,
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
            .map(|m| self.elements(&m.elements, None))
            .collect();
        Area {
            layout: self.elements(&layout.elements, None),
            formatting: layout.formatting,
            prefix: layout.affixes.prefix.as_str().into(),
            suffix: layout.affixes.suffix.as_str().into(),
            delimiter: layout.delimiter.as_deref().unwrap_or("").into(),
            sort: sort.iter().map(|sort_key| self.key(sort_key)).collect(),
            macros,
        }
    }

    fn key(&self, key: &SortKey) -> Key {
        Key {
            by: match key.by {
                SortBy::Variable(Variable::Name(variable)) => {
                    KeyBy::Nodes(vec![Node::Names(Box::new(self.sort_names(variable)))])
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

    /// The names of a variable as a sort key prints them: in full, family name first.
    fn sort_names(&self, variable: NameVariable) -> NamesNode {
        NamesNode {
            variables: vec![variable],
            style: NameStyle {
                name_as_sort_order: Some(NameAsSortOrder::All),
                sort_separator: " ".into(),
                form: NameForm::Long,
                ..self.name_style(None)
            },
            et_al: EtAlNode::default(),
            label: None,
            substitute: Vec::new(),
            delimiter: "".into(),
            wrap: Wrap::default(),
        }
    }

    fn elements(&mut self, elements: &'s [Element], outer: Option<Outer<'s>>) -> Vec<Node> {
        elements
            .iter()
            .map(|element| self.element(element, outer))
            .collect()
    }

    fn element(&mut self, element: &'s Element, outer: Option<Outer<'s>>) -> Node {
        match element {
            Element::Text(text) => self.text(text),
            Element::Date(date) => Node::Date(Box::new(self.date(date))),
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
            Element::Names(names) => Node::Names(Box::new(self.names(names, outer))),
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
        BranchNode {
            matching: branch.matching,
            conditions: branch.conditions.clone(),
            children: self.elements(&branch.elements, outer),
        }
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
        Node::Label(Box::new(LabelNode {
            variable,
            form: label.form,
            plural: label.plural,
            term,
            wrap: label_wrap(label),
        }))
    }

    fn label_term(&self, name: &str, form: TermForm) -> Option<LabelTerm> {
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
            range_delimiter: part.range_delimiter.as_deref().unwrap_or(delimiter).into(),
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

    fn names(&mut self, names: &'s NamesElement, outer: Option<Outer<'s>>) -> NamesNode {
        let bare = names.name.is_none() && names.et_al.is_none() && names.label.is_none();
        let own = Outer {
            name: names.name.as_ref(),
            et_al: names.et_al.as_ref(),
            label: names.label.as_ref(),
            label_first: names.label_first,
        };
        let effective = outer.filter(|_| bare).unwrap_or(own);
        let label = effective
            .label
            .map(|label| self.names_label(label, effective, names));
        let delimiter = names.delimiter.as_deref().or_else(|| {
            self.inherited
                .iter()
                .find_map(|options| options.names_delimiter.as_deref())
        });
        NamesNode {
            variables: names.variables.clone(),
            style: self.name_style(effective.name),
            et_al: self.et_al(effective.et_al),
            label,
            substitute: self.elements(&names.substitute, Some(effective)),
            delimiter: delimiter.unwrap_or("").into(),
            wrap: Wrap {
                display: names.display,
                ..wrap(names.formatting, &names.affixes)
            },
        }
    }

    fn names_label(
        &self,
        label: &LabelElement,
        effective: Outer<'s>,
        names: &NamesElement,
    ) -> NamesLabel {
        let term = |variable: &NameVariable| self.label_term(variable.as_str(), label.form);
        NamesLabel {
            plural: label.plural,
            terms: names.variables.iter().map(term).collect(),
            editor_translator: self.label_term("editortranslator", label.form),
            first: effective.label_first,
            wrap: label_wrap(label),
        }
    }

    fn et_al(&self, et_al: Option<&EtAl>) -> EtAlNode {
        let Some(et_al) = et_al else {
            return EtAlNode {
                text: self.terms.et_al.as_str().into(),
                formatting: Formatting::default(),
            };
        };
        let term = self.locale.term(&et_al.term, TermForm::Long, None);
        EtAlNode {
            text: term.map_or_else(Box::default, |term| printable(&term.single)),
            formatting: et_al.formatting,
        }
    }

    fn name_style(&self, name: Option<&'s NameElement>) -> NameStyle {
        let own = name.map(|name| &name.options);
        let chain: Vec<&NameOptions> = own
            .into_iter()
            .chain(self.inherited.iter().copied())
            .collect();
        let and = chain.iter().find_map(|o| o.and).map(|and| match and {
            And::Text => self.terms.and.as_str().into(),
            And::Symbol => "&".into(),
        });
        let part = |which: NamePartName| {
            let parts = name.map(|name| name.parts.as_slice()).unwrap_or_default();
            parts
                .iter()
                .rev()
                .find(|part| part.name == which)
                .map_or_else(NamePartStyle::default, |part| NamePartStyle {
                    formatting: part.formatting,
                    prefix: part.affixes.prefix.as_str().into(),
                    suffix: part.affixes.suffix.as_str().into(),
                    text_case: part.text_case,
                })
        };
        let text = |pick: fn(&NameOptions) -> Option<&str>, default: &str| -> Box<str> {
            chain.iter().find_map(|o| pick(o)).unwrap_or(default).into()
        };
        NameStyle {
            and,
            delimiter_precedes_et_al: chain
                .iter()
                .find_map(|o| o.delimiter_precedes_et_al)
                .unwrap_or(DelimiterPrecedes::Contextual),
            delimiter_precedes_last: chain
                .iter()
                .find_map(|o| o.delimiter_precedes_last)
                .unwrap_or(DelimiterPrecedes::Contextual),
            et_al_min: chain.iter().find_map(|o| o.et_al_min),
            et_al_use_first: chain.iter().find_map(|o| o.et_al_use_first),
            et_al_subsequent_min: chain.iter().find_map(|o| o.et_al_subsequent_min),
            et_al_subsequent_use_first: chain.iter().find_map(|o| o.et_al_subsequent_use_first),
            et_al_use_last: chain.iter().find_map(|o| o.et_al_use_last).unwrap_or(false),
            initialize: chain.iter().find_map(|o| o.initialize).unwrap_or(true),
            initialize_with: chain
                .iter()
                .find_map(|o| o.initialize_with.as_deref())
                .map(Into::into),
            name_as_sort_order: chain.iter().find_map(|o| o.name_as_sort_order),
            sort_separator: text(|o| o.sort_separator.as_deref(), ", "),
            form: chain.iter().find_map(|o| o.form).unwrap_or(NameForm::Long),
            delimiter: text(|o| o.delimiter.as_deref(), ", "),
            given: part(NamePartName::Given),
            family: part(NamePartName::Family),
            wrap: name.map_or_else(Wrap::default, |name| wrap(name.formatting, &name.affixes)),
        }
    }
}

fn wrap(formatting: Formatting, affixes: &Affixes) -> Wrap {
    Wrap {
        formatting,
        prefix: affixes.prefix.as_str().into(),
        suffix: affixes.suffix.as_str().into(),
        ..Wrap::default()
    }
}

fn label_wrap(label: &LabelElement) -> Wrap {
    Wrap {
        strip_periods: label.strip_periods,
        text_case: label.text_case,
        ..wrap(label.formatting, &label.affixes)
    }
}

/// A term's text; nothing for one that only the layout of the XML file fills.
fn printable(text: &str) -> Box<str> {
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
