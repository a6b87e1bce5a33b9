//! The lowering of `cs:names`: options inherited, labels looked up, substitutes completed.

use ibid_csl::{
    Affixes, And, DelimiterPrecedes, EtAl, Formatting, LabelElement, NameAsSortOrder, NameElement,
    NameForm, NameOptions, NamePartName, NamesElement, TermForm,
};
use ibid_model::NameVariable;

use super::lower::{Lowering, label_wrap, printable, wrap};
use super::program::{EtAlNode, NamePartStyle, NameStyle, NamesLabel, NamesNode, Wrap};

/// What a `cs:names` inside `cs:substitute` takes over when it has no children of its own.
#[derive(Clone, Copy)]
pub(super) struct Outer<'s> {
    name: Option<&'s NameElement>,
    et_al: Option<&'s EtAl>,
    label: Option<&'s LabelElement>,
    label_first: bool,
    formatting: Formatting,
    affixes: &'s Affixes,
}

impl<'s> Lowering<'s> {
    /// The names of a variable as a sort key prints them: in full, family name first.
    pub(super) fn sort_names(&self, variable: NameVariable) -> NamesNode {
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

    pub(super) fn names(&mut self, names: &'s NamesElement, outer: Option<Outer<'s>>) -> NamesNode {
        let bare = names.name.is_none() && names.et_al.is_none() && names.label.is_none();
        let own = Outer {
            name: names.name.as_ref(),
            et_al: names.et_al.as_ref(),
            label: names.label.as_ref(),
            label_first: names.label_first,
            formatting: names.formatting,
            affixes: &names.affixes,
        };
        let effective = outer.filter(|_| bare).unwrap_or(own);
        // Without anything of its own it is printed as the names that it stands for.
        let unadorned =
            names.formatting == Formatting::default() && names.affixes == Affixes::default();
        let adorned = if unadorned { effective } else { own };
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
                ..wrap(adorned.formatting, adorned.affixes)
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
            inherited_precedes_last: self
                .inherited
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
            sort_separator: single_spaces(&text(|o| o.sort_separator.as_deref(), ", ")),
            form: chain.iter().find_map(|o| o.form).unwrap_or(NameForm::Long),
            delimiter: text(|o| o.delimiter.as_deref(), ", "),
            given: part(NamePartName::Given),
            family: part(NamePartName::Family),
            wrap: name.map_or_else(Wrap::default, |name| wrap(name.formatting, &name.affixes)),
        }
    }
}

/// Names take one space between their parts, however many the style writes.
fn single_spaces(separator: &str) -> Box<str> {
    let mut out = String::with_capacity(separator.len());
    for c in separator.chars() {
        if c != ' ' || !out.ends_with(' ') {
            out.push(c);
        }
    }
    out.into()
}
