//! `cs:label` of number variables and locators.

use ibid_csl::LabelPlural;
use ibid_model::{NumberVariable, Variable};

use super::Evaluator;
use crate::compile::program::LabelNode;
use crate::text::number::Simple;

impl<'a> Evaluator<'a> {
    pub(super) fn label(&mut self, node: &'a LabelNode) {
        let variable = node.variable;
        let empty = self.environment.options.habits.empty_labels;
        let substituted = self.is_substituted(Variable::Number(variable));
        let value = self.number_value(variable).filter(|_| !substituted);
        let Some(value) = value.or_else(|| empty.then(|| "".into())) else {
            return;
        };
        let value = self.unranged(variable, value);
        let (is_plural, label) = if let Some(simple) = Simple::of(variable, &value) {
            (simple.is_plural(), simple.label())
        } else {
            let content = self.parse_number(variable, &value);
            (content.is_plural(), content.label())
        };
        let plural = match node.plural {
            LabelPlural::Always => true,
            LabelPlural::Never => false,
            LabelPlural::Contextual => match variable {
                // "24 pages", "3 volumes": the number says how many.
                NumberVariable::NumberOfPages | NumberVariable::NumberOfVolumes => {
                    value.trim().parse::<u64>() != Ok(1)
                }
                _ => is_plural,
            },
        };
        let pick = |single: &'a str, multiple: &'a str| if plural { multiple } else { single };
        let own_label = match variable {
            NumberVariable::Locator | NumberVariable::Number | NumberVariable::Page => label,
            _ => None,
        };
        let text = match (own_label, &node.term) {
            (None, Some(term)) => pick(&term.single, &term.multiple),
            (own, _) => {
                let name = own.unwrap_or(self.context.label).as_str();
                let style = self.style;
                let term = style.locale.term(name, node.form, None);
                term.map_or("", |term| pick(&term.single, &term.multiple))
            }
        };
        self.fixed(text, false, node.wrap.around());
    }
}
